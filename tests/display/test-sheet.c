/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-copy-row.h"
#include "plumb-secret-clipboard.h"

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

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/copy-row/a-secret-is-masked-until-it-is-asked-for",
                   test_a_secret_is_masked_until_it_is_asked_for);
  g_test_add_func ("/secret-clipboard/a-secret-leaves-the-clipboard",
                   test_a_secret_leaves_the_clipboard);
  g_test_add_func ("/secret-clipboard/what-was-copied-since-stays",
                   test_what_was_copied_since_stays_on_the_clipboard);

  return g_test_run ();
}
