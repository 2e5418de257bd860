/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-sample-row.h"

#include "plumb-json.h"
#include "plumb-sample.h"

#include <glib/gi18n.h>
#include <string.h>

static void
copy_clicked_cb (GtkButton *button, const char *mended)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), mended);
  gtk_button_set_label (button, _("Copied"));
}

static void
free_text (gpointer text, GClosure *closure)
{
  g_free (text);
}

static GtkWidget *
build_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
offer_mended (GtkWidget *row, const char *text)
{
  char *mended = plumb_sample_mend (text);
  GtkWidget *button = NULL;

  if (mended == NULL)
    return;
  button = gtk_button_new_with_label (_("Copy it mended"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked", G_CALLBACK (copy_clicked_cb), mended, free_text, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

GtkWidget *
plumb_sample_row_new (const char *text)
{
  g_autofree char *translations = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  GtkWidget *row = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  translations = plumb_sample_describe_translations (text);
  if (translations != NULL)
    return build_row (_("The keys of this sample are translated; these are the true ones"),
                         translations);
  if (text[0] != '{')
    return NULL;
  root = plumb_json_parse (text, strlen (text), &error);
  if (root != NULL)
    return NULL;
  row = build_row (_("This JSON is not valid"), error->message);
  offer_mended (row, text);
  return row;
}
