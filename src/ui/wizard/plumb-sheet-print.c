/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-sheet-print.h"

#include "plumb-outcome-format.h"

#include <glib/gi18n.h>

static char *
dup_printed (PlumbWizardDraft *draft, const PlumbSheetRow *row)
{
  const PlumbFieldSpec *field =
      row->key != NULL ? plumb_kind_info_find_field (plumb_wizard_draft_get_info (draft), row->key)
                       : NULL;

  if (field != NULL && (field->flags & PLUMB_FIELD_SECRET) != 0)
    return g_strdup (_("(secret, not printed)"));
  return plumb_wizard_draft_dup_row_value (draft, row);
}

char *
plumb_sheet_dup_text (PlumbWizardDraft *draft)
{
  const PlumbKindInfo *info;
  GString *text;

  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (draft), NULL);
  g_return_val_if_fail (plumb_wizard_draft_is_chosen (draft), NULL);

  info = plumb_wizard_draft_get_info (draft);
  text = g_string_new (plumb_wizard_draft_get_name (draft));
  g_string_append (text, "\n\n");
  for (const PlumbSheetRow *row = info->sheet; row != NULL && row->label != NULL; row++) {
    g_autofree char *value = NULL;

    if (!plumb_wizard_draft_shows_row (draft, row))
      continue;
    value = dup_printed (draft, row);
    g_string_append_printf (text, "☐ %s\n%s\n\n", plumb_outcome_translate (row->label), value);
  }
  return g_string_free (text, FALSE);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  const char *text = g_object_get_data (G_OBJECT (operation), "text");
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans 11");

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_cairo_show_layout (gtk_print_context_get_cairo_context (context), layout);
}

void
plumb_sheet_print (PlumbWizardDraft *draft, GtkWindow *parent)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (PLUMB_IS_WIZARD_DRAFT (draft));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  operation = gtk_print_operation_new ();
  gtk_print_operation_set_job_name (operation, plumb_wizard_draft_get_name (draft));
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "text", plumb_sheet_dup_text (draft), g_free);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), NULL);
  /* A printer that fails says so itself, in its own dialog. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
