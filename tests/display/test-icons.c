/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

static void
test_every_kind_and_lamp_has_an_icon (void)
{
  static const char *const names[] = {
    "plumb-kind-azure-blob-symbolic",
    "plumb-kind-azure-table-symbolic",
    "plumb-kind-dynamics-symbolic",
    "plumb-kind-https-symbolic",
    "plumb-kind-marketo-symbolic",
    "plumb-kind-salesforce-symbolic",
    "plumb-lamp-attention-symbolic",
    "plumb-lamp-off-symbolic",
    "plumb-lamp-proved-symbolic",
    "plumb-lamp-untested-symbolic",
    PLUMB_BASE_ID,
    PLUMB_BASE_ID "-symbolic",
  };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  gtk_icon_theme_add_resource_path (theme, "/io/github/plumb/Plumb/icons");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (gtk_icon_theme_has_icon (theme, names[i]));
}

static void
test_settings_are_installed (void)
{
  g_autoptr (GSettings) settings = g_settings_new (PLUMB_BASE_ID);

  g_assert_cmpint (g_settings_get_int (settings, "window-width"), >, 360);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/icons/every-kind-and-lamp-has-one", test_every_kind_and_lamp_has_an_icon);
  g_test_add_func ("/settings/are-installed", test_settings_are_installed);

  return g_test_run ();
}
