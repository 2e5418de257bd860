/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-copy-row.h"
#include "plumb-secret-clipboard.h"
#include "plumb-sheet-print.h"
#include "plumb-wizard-stage.h"

static void
test_a_secret_is_masked_until_it_is_asked_for (void)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (plumb_copy_row_new ("Secret", "sesame", TRUE));
  g_autoptr (GtkWidget) plain = g_object_ref_sink (plumb_copy_row_new ("Plain", "open", FALSE));
  g_autofree char *shown = plumb_copy_row_dup_shown (PLUMB_COPY_ROW (row));
  g_autofree char *plain_shown = plumb_copy_row_dup_shown (PLUMB_COPY_ROW (plain));

  g_assert_null (strstr (shown, "sesame"));
  g_assert_cmpstr (plain_shown, ==, "open");
}

static void
test_a_secret_leaves_the_clipboard (void)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  g_autoptr (PlumbSecretClipboard) self = plumb_secret_clipboard_new (clipboard);

  plumb_secret_clipboard_copy (self, "sesame");
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
  for (guint i = 0; i < PLUMB_SECRET_CLIPBOARD_DELAY; i++)
    plumb_secret_clipboard_tick (self);
  g_assert_cmpuint (plumb_secret_clipboard_get_seconds_left (self), ==, 0);
  g_assert_null (gdk_clipboard_get_content (clipboard));
}

static void
test_a_secret_does_not_outlive_the_program (void)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  g_autoptr (PlumbSecretClipboard) self = plumb_secret_clipboard_new (clipboard);
  g_autoptr (GdkContentFormats) stored = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  plumb_secret_clipboard_copy (self, "sesame");
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&value), ==, "sesame");
  /* What GTK hands to the clipboard manager when the program ends. */
  stored = gdk_content_provider_ref_storable_formats (gdk_clipboard_get_content (clipboard));
  g_assert_null (gdk_content_formats_get_gtypes (stored, NULL));
  g_assert_null (gdk_content_formats_get_mime_types (stored, NULL));
  gdk_clipboard_set_content (clipboard, NULL);
}

static void
test_what_was_copied_since_stays_on_the_clipboard (void)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  g_autoptr (PlumbSecretClipboard) self = plumb_secret_clipboard_new (clipboard);

  plumb_secret_clipboard_copy (self, "sesame");
  gdk_clipboard_set_text (clipboard, "something else");
  for (guint i = 0; i < PLUMB_SECRET_CLIPBOARD_DELAY; i++)
    plumb_secret_clipboard_tick (self);
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
}

static void
test_what_is_printed_has_no_secret (void)
{
  g_autoptr (WizardStage) stage = wizard_stage_new (plumb_keyring_new_session_only ());
  g_autoptr (PlumbWizardDraft) draft = plumb_wizard_draft_new (&stage->services);
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;

  plumb_wizard_draft_set_connector (draft,
                                    plumb_connectors_get (stage->connectors, PLUMB_KIND_HTTPS));
  plumb_wizard_draft_set_value (draft, "url", "https://stage.example/leads");
  plumb_wizard_draft_set_value (draft, "client-secret", "sesame");
  text = plumb_sheet_dup_text (draft);
  kept = plumb_wizard_draft_to_text (draft);

  g_assert_nonnull (strstr (text, "https://stage.example/leads"));
  g_assert_nonnull (strstr (text, "Client secret"));
  g_assert_null (strstr (text, "sesame"));
  g_assert_null (strstr (kept, "sesame"));
}

static void
test_a_draft_takes_only_what_the_kind_knows (void)
{
  g_autoptr (WizardStage) stage = wizard_stage_new (plumb_keyring_new_session_only ());
  g_autoptr (PlumbWizardDraft) draft = plumb_wizard_draft_new (&stage->services);

  g_assert_false (plumb_wizard_draft_is_chosen (draft));
  plumb_wizard_draft_set_connector (draft,
                                    plumb_connectors_get (stage->connectors, PLUMB_KIND_HTTPS));
  g_assert_false (plumb_wizard_draft_has_changes (draft));
  g_assert_cmpstr (plumb_wizard_draft_get_name (draft), ==, "Stage");
  g_assert_false (plumb_wizard_draft_take_text (draft, "no draft at all"));
  g_assert_true (
      plumb_wizard_draft_take_text (draft, "('Half', {'url': 'https://a.example', 'odd': 'x'})"));
  g_assert_cmpstr (plumb_wizard_draft_get_value (draft, "url"), ==, "https://a.example");
  g_assert_null (plumb_destination_get_setting (plumb_wizard_draft_get_destination (draft), "odd"));
  g_assert_true (plumb_wizard_draft_has_changes (draft));
  g_assert_false (plumb_wizard_draft_is_saved (draft));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/copy-row/a-secret-is-masked-until-it-is-asked-for",
                   test_a_secret_is_masked_until_it_is_asked_for);
  g_test_add_func ("/secret-clipboard/a-secret-leaves-the-clipboard",
                   test_a_secret_leaves_the_clipboard);
  g_test_add_func ("/secret-clipboard/a-secret-does-not-outlive-the-program",
                   test_a_secret_does_not_outlive_the_program);
  g_test_add_func ("/secret-clipboard/what-was-copied-since-stays",
                   test_what_was_copied_since_stays_on_the_clipboard);
  g_test_add_func ("/sheet/what-is-printed-has-no-secret", test_what_is_printed_has_no_secret);
  g_test_add_func ("/wizard-draft/takes-only-what-the-kind-knows",
                   test_a_draft_takes_only_what_the_kind_knows);

  return g_test_run ();
}
