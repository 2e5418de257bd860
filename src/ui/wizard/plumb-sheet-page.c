/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-sheet-page.h"

#include "plumb-copy-row.h"
#include "plumb-outcome-format.h"
#include "plumb-secret-clipboard.h"
#include "plumb-sheet-print.h"
#include "plumb-toast.h"

#include <glib/gi18n.h>

struct _PlumbSheetPage {
  PlumbWizardPage parent_instance;

  AdwToastOverlay *toasts;
  AdwPreferencesGroup *sheet;
  GtkLabel *progress;

  GPtrArray *rows;
  guint shown_revision;
  PlumbSecretClipboard *clipboard;
  AdwToast *toast;
};

G_DEFINE_FINAL_TYPE (PlumbSheetPage, plumb_sheet_page, PLUMB_TYPE_WIZARD_PAGE)

static void
ticked_cb (PlumbSheetPage *self)
{
  guint n_ticked = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (plumb_copy_row_is_ticked (g_ptr_array_index (self->rows, i)))
      n_ticked++;
  /* Translators: how many of how many fields are filled in */
  text = g_strdup_printf (
      ngettext ("%u of %u field filled in", "%u of %u fields filled in", self->rows->len), n_ticked,
      self->rows->len);
  gtk_label_set_label (self->progress, text);
}

static void
toast_dismissed_cb (PlumbSheetPage *self)
{
  g_clear_object (&self->toast);
}

/* The toast that counts down, made when there is none. */
static AdwToast *
prepare_toast (PlumbSheetPage *self)
{
  if (self->toast == NULL) {
    self->toast = g_object_ref (plumb_toast_new ("", 0));
    g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                             G_CONNECT_SWAPPED);
    adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->toast));
  }
  return self->toast;
}

static void
seconds_left_cb (PlumbSheetPage *self)
{
  guint seconds = plumb_secret_clipboard_get_seconds_left (self->clipboard);
  g_autofree char *text = NULL;

  if (seconds == 0) {
    if (self->toast != NULL)
      adw_toast_dismiss (self->toast);
    return;
  }
  if (seconds < PLUMB_SECRET_CLIPBOARD_DELAY && self->toast == NULL)
    return;
  text = g_strdup_printf (ngettext ("Copied. It leaves the clipboard in %u second.",
                                    "Copied. It leaves the clipboard in %u seconds.", seconds),
                          seconds);
  plumb_toast_set_sentence (prepare_toast (self), text);
}

static void
copy_cb (PlumbSheetPage *self, const char *value, gboolean is_secret)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (!is_secret) {
    gdk_clipboard_set_text (clipboard, value);
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Copied.")));
    return;
  }
  if (self->clipboard == NULL) {
    self->clipboard = plumb_secret_clipboard_new (clipboard);
    g_signal_connect_object (self->clipboard, "notify::seconds-left", G_CALLBACK (seconds_left_cb),
                             self, G_CONNECT_SWAPPED);
  }
  plumb_secret_clipboard_copy (self->clipboard, value);
}

static void
print_clicked_cb (PlumbSheetPage *self)
{
  plumb_sheet_print (plumb_wizard_page_get_draft (PLUMB_WIZARD_PAGE (self)),
                     GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
add_row (PlumbSheetPage *self, const PlumbSheetRow *row)
{
  PlumbWizardDraft *draft = plumb_wizard_page_get_draft (PLUMB_WIZARD_PAGE (self));
  const PlumbFieldSpec *field =
      row->key != NULL ? plumb_kind_info_find_field (plumb_wizard_draft_get_info (draft), row->key)
                       : NULL;
  g_autofree char *value = plumb_wizard_draft_dup_row_value (draft, row);
  const char *note = row->note != NULL ? plumb_outcome_translate (row->note) : NULL;
  gboolean is_note = g_strcmp0 (value, note) == 0;
  GtkWidget *widget =
      plumb_copy_row_new (plumb_outcome_translate (row->label), value,
                          !is_note && field != NULL && (field->flags & PLUMB_FIELD_SECRET) != 0);

  if (is_note)
    plumb_copy_row_say_only (PLUMB_COPY_ROW (widget));
  else if (note != NULL)
    plumb_copy_row_add_note (PLUMB_COPY_ROW (widget), note);
  g_signal_connect_object (widget, "copy", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->sheet, widget);
  g_ptr_array_add (self->rows, widget);
}

static void
plumb_sheet_page_enter (PlumbWizardPage *page)
{
  PlumbSheetPage *self = PLUMB_SHEET_PAGE (page);
  PlumbWizardDraft *draft = plumb_wizard_page_get_draft (page);
  const PlumbKindInfo *info = plumb_wizard_draft_get_info (draft);

  /* Ticks stay while the values do. */
  if (self->shown_revision == plumb_wizard_draft_get_revision (draft))
    return;
  self->shown_revision = plumb_wizard_draft_get_revision (draft);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->sheet, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (const PlumbSheetRow *row = info->sheet; row != NULL && row->label != NULL; row++)
    if (plumb_wizard_draft_shows_row (draft, row))
      add_row (self, row);
  ticked_cb (self);
}

static void
plumb_sheet_page_dispose (GObject *object)
{
  PlumbSheetPage *self = PLUMB_SHEET_PAGE (object);

  if (self->toast != NULL)
    g_signal_handlers_disconnect_by_data (self->toast, self);
  g_clear_object (&self->toast);
  g_clear_object (&self->clipboard);
  G_OBJECT_CLASS (plumb_sheet_page_parent_class)->dispose (object);
}

static void
plumb_sheet_page_finalize (GObject *object)
{
  g_ptr_array_unref (PLUMB_SHEET_PAGE (object)->rows);
  G_OBJECT_CLASS (plumb_sheet_page_parent_class)->finalize (object);
}

static void
plumb_sheet_page_class_init (PlumbSheetPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = plumb_sheet_page_dispose;
  object_class->finalize = plumb_sheet_page_finalize;
  PLUMB_WIZARD_PAGE_CLASS (klass)->enter = plumb_sheet_page_enter;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-sheet-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbSheetPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, PlumbSheetPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, PlumbSheetPage, progress);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
}

static void
plumb_sheet_page_init (PlumbSheetPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
plumb_sheet_page_new (PlumbWizardDraft *draft)
{
  return g_object_new (PLUMB_TYPE_SHEET_PAGE, "draft", draft, NULL);
}
