/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-absence-window.h"
#include "plumb-proof-view.h"
#include "plumb-test-proof.h"
#include "plumb-test-setup.h"

static void
close_cb (gboolean *is_open)
{
  *is_open = FALSE;
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/plumb/Plumb/icons");
  gtk_css_provider_load_from_resource (style, "/io/github/plumb/Plumb/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static GtkWindow *
show_proof (PlumbTestProof *fixture)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = plumb_proof_view_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *page = adw_preferences_page_new ();

  plumb_test_connector_find_after (fixture->connector, G_MAXUINT);
  plumb_test_proof_run (fixture, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), view);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (window), page);
  plumb_proof_view_show (PLUMB_PROOF_VIEW (view), fixture->proof,
                         plumb_connector_get_info (PLUMB_CONNECTOR (fixture->connector)));
  return GTK_WINDOW (window);
}

/* Shows for people to look at what is offered for a lead that is `lost`, or for leads that stay
 * `away`: WHICH [WIDTH]. */
int
main (int argc, char *argv[])
{
  PlumbTestProof fixture = { NULL };
  PlumbTestSetup setup = { NULL };
  gboolean is_open = TRUE;
  GtkWindow *window;

  adw_init ();
  load_style ();
  plumb_test_proof_set_up (&fixture, NULL);
  plumb_test_setup_set_up (&setup, NULL);
  if (g_strcmp0 (argc > 1 ? argv[1] : NULL, "away") == 0)
    window =
        plumb_absence_window_new (NULL, setup.list, setup.store, PLUMB_CONNECTOR (setup.connector),
                                  plumb_test_setup_add (&setup, "Contoso"));
  else
    window = show_proof (&fixture);
  gtk_window_set_default_size (window, argc > 2 ? atoi (argv[2]) : 560, 700);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (close_cb), &is_open);
  gtk_window_present (window);
  while (is_open)
    g_main_context_iteration (NULL, TRUE);
  plumb_test_setup_tear_down (&setup, NULL);
  plumb_test_proof_tear_down (&fixture, NULL);
  return 0;
}
