/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-end-announcer.h"
#include "plumb-field-date.h"
#include "plumb-secret-end.h"
#include "plumb-test-desktop.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"
#include "plumb-window-stage.h"

typedef struct {
  PlumbTestSetup setup;
  PlumbDestination *destination;
  GSettings *settings;
  PlumbTestDesktop *desktop;
  GApplication *application;
  PlumbEndAnnouncer *announcer;
} Fixture;

static void
end_in (Fixture *fixture, guint n_days)
{
  GDate date;
  g_autofree char *text = NULL;

  plumb_secret_end_get_today (plumb_clock_now (), &date);
  g_date_add_days (&date, n_days);
  text = plumb_field_format_date (&date);
  plumb_destination_set_setting (fixture->destination, "client-secret-ends", text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  plumb_test_setup_set_up (&fixture->setup, data);
  fixture->destination = plumb_test_setup_add (&fixture->setup, "Contoso");
  fixture->settings = window_stage_make_settings ();
  fixture->desktop = plumb_test_desktop_new ();
  fixture->application = g_application_new ("io.github.plumb.Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (fixture->application, NULL, &error);
  g_assert_no_error (error);
}

static void
start (Fixture *fixture)
{
  fixture->announcer =
      plumb_end_announcer_new (fixture->application, fixture->setup.store,
                               fixture->setup.connectors, fixture->setup.list, fixture->settings);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->announcer);
  g_object_unref (fixture->application);
  plumb_test_desktop_free (fixture->desktop);
  g_object_unref (fixture->settings);
  plumb_test_setup_tear_down (&fixture->setup, data);
}

static void
test_a_near_end_is_told_and_leads_to_a_new_secret (Fixture *fixture, gconstpointer data)
{
  const char *action = NULL;
  g_autoptr (GVariant) target = NULL;

  end_in (fixture, 6);
  start (fixture);
  plumb_test_wait_until (plumb_test_desktop_shows, fixture->desktop);
  g_assert_cmpuint (fixture->desktop->shown->len, ==, 1);
  plumb_test_desktop_assert_title (fixture->desktop, "Contoso: Secret ends in 6 days");
  g_assert_true (g_variant_lookup (g_ptr_array_index (fixture->desktop->shown, 0), "default-action",
                                   "&s", &action));
  g_assert_cmpstr (action, ==, "app.rotate");
  g_assert_true (g_variant_lookup (g_ptr_array_index (fixture->desktop->shown, 0),
                                   "default-action-target", "@*", &target));
  if (g_variant_is_of_type (target, G_VARIANT_TYPE_VARIANT)) {
    g_autoptr (GVariant) boxed = g_steal_pointer (&target);

    target = g_variant_get_variant (boxed);
  }
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==,
                   plumb_destination_get_id (fixture->destination));
}

static void
test_a_far_end_is_not_told (Fixture *fixture, gconstpointer data)
{
  end_in (fixture, 31);
  start (fixture);
  plumb_test_settle ();
  end_in (fixture, 30);
  plumb_test_wait_until (plumb_test_desktop_shows, fixture->desktop);
  g_assert_cmpuint (fixture->desktop->shown->len, ==, 1);
  plumb_test_desktop_assert_title (fixture->desktop, "Contoso: Secret ends in 30 days");
}

static void
test_quiet_hours_put_it_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int minute = g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);

  /* From an hour ago to an hour from now. */
  g_settings_set_int (fixture->settings, "quiet-hours-begin", (minute + 23 * 60) % (24 * 60));
  g_settings_set_int (fixture->settings, "quiet-hours-end", (minute + 60) % (24 * 60));
  g_settings_set_boolean (fixture->settings, "quiet-hours-enabled", TRUE);
  end_in (fixture, 6);
  start (fixture);
  plumb_test_settle ();
  end_in (fixture, 7);
  plumb_test_settle ();
  g_assert_cmpuint (fixture->desktop->shown->len, ==, 0);

  g_settings_set_boolean (fixture->settings, "quiet-hours-enabled", FALSE);
  plumb_test_wait_until (plumb_test_desktop_shows, fixture->desktop);
  plumb_test_desktop_assert_title (fixture->desktop, "Contoso: Secret ends in 7 days");
}

static void
test_a_new_date_takes_it_back (Fixture *fixture, gconstpointer data)
{
  end_in (fixture, 1);
  start (fixture);
  plumb_test_wait_until (plumb_test_desktop_shows, fixture->desktop);
  end_in (fixture, 365);
  plumb_test_wait_until (plumb_test_desktop_has_withdrawn, fixture->desktop);
  g_assert_cmpuint (fixture->desktop->shown->len, ==, 1);
}

static void
test_what_was_told_of_a_destination_goes_with_it (Fixture *fixture, gconstpointer data)
{
  end_in (fixture, 1);
  start (fixture);
  plumb_test_wait_until (plumb_test_desktop_shows, fixture->desktop);
  plumb_test_setup_remove (&fixture->setup, fixture->destination);
  plumb_test_wait_until (plumb_test_desktop_has_withdrawn, fixture->desktop);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GNOTIFICATION_BACKEND", "gtk", TRUE);
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/end-announcer/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-near-end-is-told-and-leads-to-a-new-secret",
       test_a_near_end_is_told_and_leads_to_a_new_secret);
  ADD ("a-far-end-is-not-told", test_a_far_end_is_not_told);
  ADD ("quiet-hours-put-it-off", test_quiet_hours_put_it_off);
  ADD ("a-new-date-takes-it-back", test_a_new_date_takes_it_back);
  ADD ("what-was-told-of-a-destination-goes-with-it",
       test_what_was_told_of_a_destination_goes_with_it);
#undef ADD

  return g_test_run ();
}
