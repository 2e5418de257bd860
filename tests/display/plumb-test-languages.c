/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-languages.h"

#include "plumb-test-wait.h"

#include <glib/gi18n.h>
#include <locale.h>

const PlumbTestLanguage plumb_test_languages[] = {
  { "en", "C.UTF-8", "Gather" },
  { "fr", "fr_FR.UTF-8", "Rassembler" },
  { "pt", "pt_PT.UTF-8", "Reunir" },
  { "ru", "ru_RU.UTF-8", "Подготовка" },
  { NULL, NULL, NULL },
};

void
plumb_test_languages_init (void)
{
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  bindtextdomain (GETTEXT_PACKAGE, PLUMB_TEST_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

void
plumb_test_languages_speak (const PlumbTestLanguage *language)
{
  g_setenv ("LANGUAGE", language->name, TRUE);
  g_assert_nonnull (setlocale (LC_ALL, language->locale));
  g_assert_cmpstr (_("Gather"), ==, language->gather);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_frames = user_data;

  return --*n_frames > 0;
}

static gboolean
is_zero (gpointer user_data)
{
  return *(guint *) user_data == 0;
}

/* What changed has found its place after two. */
static void
wait_for_frames (GtkWindow *window)
{
  guint n_frames = 3;

  gtk_widget_add_tick_callback (GTK_WIDGET (window), tick_cb, &n_frames, NULL);
  plumb_test_wait_until (is_zero, &n_frames);
}

static void
unfold (GtkWidget *top)
{
  if (ADW_IS_EXPANDER_ROW (top))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (top), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

static gboolean
may_be_cut (GtkWidget *label)
{
  return gtk_widget_has_css_class (label, "subtitle") &&
         gtk_widget_get_ancestor (label, ADW_TYPE_WINDOW_TITLE) != NULL;
}

/* Adds the texts of what is cut off below @top; returns how many labels there are. */
static guint
collect_cut (GtkWidget *top, GPtrArray *cut)
{
  guint n_labels = GTK_IS_LABEL (top) && gtk_widget_get_mapped (top) ? 1 : 0;

  if (n_labels > 0 && !may_be_cut (top) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (top))))
    g_ptr_array_add (cut, (char *) gtk_label_get_text (GTK_LABEL (top)));
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_labels += collect_cut (child, cut);
  return n_labels;
}

guint
plumb_test_assert_readable (GtkWindow *window)
{
  g_autoptr (GPtrArray) cut = g_ptr_array_new ();
  g_autofree char *texts = NULL;
  guint n_labels;
  int width;

  wait_for_frames (window);
  unfold (GTK_WIDGET (window));
  wait_for_frames (window);
  n_labels = collect_cut (GTK_WIDGET (window), cut);
  g_ptr_array_add (cut, NULL);
  texts = g_strjoinv ("\n", (char **) cut->pdata);
  g_assert_cmpstr (texts, ==, "");
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, PLUMB_TEST_NARROW_WIDTH);
  return n_labels;
}
