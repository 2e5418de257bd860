/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-rotation-dialog.h"
#include "plumb-test-wait.h"
#include "plumb-wizard-stage.h"

static void
close_cb (gboolean *is_open)
{
  *is_open = FALSE;
}

/* Shows the dialog that replaces a secret for people to look at: [WIDTH [REGION]]. */
int
main (int argc, char *argv[])
{
  g_autoptr (WizardStage) stage = wizard_stage_new (plumb_keyring_new_session_only ());
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Stage");
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GtkCssProvider) style = NULL;
  gboolean is_open = TRUE;
  GtkWindow *dialog;

  adw_init ();
  style = gtk_css_provider_new ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/plumb/Plumb/icons");
  gtk_css_provider_load_from_resource (style, "/io/github/plumb/Plumb/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  plumb_destination_set_setting (destination, "url", "https://stage.example/leads");
  plumb_destination_set_setting (destination, "region", argc > 2 ? argv[2] : "eu");
  plumb_credentials_set (credentials, "client-secret", "right");
  plumb_destination_list_save_async (stage->destinations, destination, credentials, TRUE, NULL,
                                     plumb_test_keep_result, &saved);
  plumb_test_wait_for (&saved);
  dialog = plumb_rotation_dialog_new (&stage->services,
                                      plumb_destination_list_find (stage->destinations, "Stage"));
  gtk_window_set_default_size (dialog, argc > 1 ? atoi (argv[1]) : 560, 640);
  g_signal_connect_swapped (dialog, "destroy", G_CALLBACK (close_cb), &is_open);
  gtk_window_present (dialog);
  while (is_open)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
