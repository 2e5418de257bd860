/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-wait.h"
#include "plumb-wizard-stage.h"
#include "plumb-wizard.h"

static void
close_cb (gboolean *is_open)
{
  *is_open = FALSE;
}

/* Shows one step of the wizard for people to look at: STEP [WIDTH [SECRET]]. */
int
main (int argc, char *argv[])
{
  g_autoptr (WizardStage) stage = wizard_stage_new (plumb_keyring_new_session_only ());
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Stage");
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (GtkCssProvider) style = NULL;
  guint step = argc > 1 ? (guint) atoi (argv[1]) : 0;
  gboolean is_open = TRUE;
  PlumbWizard *wizard;

  adw_init ();
  style = gtk_css_provider_new ();
  if (g_getenv ("SHOW_DARK") != NULL)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/plumb/Plumb/icons");
  gtk_css_provider_load_from_resource (style, "/io/github/plumb/Plumb/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  plumb_destination_set_setting (destination, "url", "https://stage.example/leads");
  plumb_destination_set_setting (destination, "region", "us");
  wizard = plumb_wizard_new (&stage->services);
  gtk_window_set_default_size (GTK_WINDOW (wizard), argc > 2 ? atoi (argv[2]) : 760, 640);
  g_signal_connect_swapped (wizard, "destroy", G_CALLBACK (close_cb), &is_open);
  if (step > 0) {
    g_autoptr (GAsyncResult) saved = NULL;

    plumb_credentials_set (credentials, "client-secret", argc > 3 ? argv[3] : "right");
    plumb_destination_list_save_async (stage->destinations, destination, credentials, TRUE, NULL,
                                       plumb_test_keep_result, &saved);
    plumb_test_wait_for (&saved);
    plumb_wizard_edit (wizard, destination, step, NULL);
  }
  gtk_window_present (GTK_WINDOW (wizard));
  while (is_open)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
