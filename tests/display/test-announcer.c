/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-announcer.h"
#include "plumb-clock.h"
#include "plumb-test-desktop.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"
#include "plumb-window-stage.h"

typedef struct {
  PlumbTestSetup setup;
  PlumbDestination *destination;
  PlumbInbox *inbox;
  GSettings *settings;
  PlumbTestDesktop *desktop;
  GApplication *application;
  PlumbAnnouncer *announcer;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  plumb_test_setup_set_up (&fixture->setup, data);
  fixture->destination = plumb_test_setup_add (&fixture->setup, "Contoso");
  fixture->inbox =
      plumb_inbox_new (fixture->setup.store, fixture->setup.connectors, fixture->setup.list);
  fixture->settings = window_stage_make_settings ();
  fixture->desktop = plumb_test_desktop_new ();
  fixture->application = g_application_new ("io.github.plumb.Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (fixture->application, NULL, &error);
  g_assert_no_error (error);
  fixture->announcer = plumb_announcer_new (fixture->application, fixture->setup.store,
                                            fixture->inbox, fixture->setup.list, fixture->settings);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->announcer);
  g_object_unref (fixture->inbox);
  g_object_unref (fixture->application);
  plumb_test_desktop_free (fixture->desktop);
  g_object_unref (fixture->settings);
  plumb_test_setup_tear_down (&fixture->setup, data);
}

/* From an hour ago to an hour from now. */
static void
be_quiet (Fixture *fixture)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int minute = g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);

  g_settings_set_int (fixture->settings, "quiet-hours-begin", (minute + 23 * 60) % (24 * 60));
  g_settings_set_int (fixture->settings, "quiet-hours-end", (minute + 60) % (24 * 60));
  g_settings_set_boolean (fixture->settings, "quiet-hours-enabled", TRUE);
}

static void
arrive (Fixture *fixture, const char *last_name, guint n_leads)
{
  for (guint i = 0; i < n_leads; i++) {
    PlumbLeadFields fields = { .key = "a" };
    g_autoptr (PlumbLead) lead = NULL;

    fields.texts[PLUMB_LEAD_LAST_NAME] = last_name;
    lead = plumb_lead_new (&fields);
    g_signal_emit_by_name (fixture->inbox, "lead-arrived", lead);
  }
}

static void
test_after_quiet_hours_there_is_one_summary (Fixture *fixture, gconstpointer data)
{
  GVariant *shown = NULL;
  const char *action = NULL;

  be_quiet (fixture);
  arrive (fixture, "Doe", 7);
  arrive (fixture, "MSFT_TEST_636573304831318844", 1);
  plumb_test_settle ();
  g_assert_cmpuint (fixture->desktop->shown->len, ==, 0);

  g_settings_set_boolean (fixture->settings, "quiet-hours-enabled", FALSE);
  plumb_test_wait_until (plumb_test_desktop_shows, fixture->desktop);
  plumb_test_settle ();
  g_assert_cmpuint (fixture->desktop->shown->len, ==, 1);
  plumb_test_desktop_assert_title (fixture->desktop, "7 leads came in during quiet hours");
  shown = g_ptr_array_index (fixture->desktop->shown, 0);
  g_assert_true (g_variant_lookup (shown, "default-action", "&s", &action));
  g_assert_cmpstr (action, ==, "app.show-newest");
}

static void
test_it_is_told_once (Fixture *fixture, gconstpointer data)
{
  be_quiet (fixture);
  arrive (fixture, "Doe", 1);
  g_settings_set_boolean (fixture->settings, "quiet-hours-enabled", FALSE);
  plumb_test_wait_until (plumb_test_desktop_shows, fixture->desktop);
  plumb_test_desktop_assert_title (fixture->desktop, "1 lead came in during quiet hours");
  be_quiet (fixture);
  g_settings_set_boolean (fixture->settings, "quiet-hours-enabled", FALSE);
  plumb_test_settle ();
  g_assert_cmpuint (fixture->desktop->shown->len, ==, 1);
}

static void
test_without_notifications_nothing_is_told (Fixture *fixture, gconstpointer data)
{
  be_quiet (fixture);
  arrive (fixture, "Doe", 7);
  g_settings_set_boolean (fixture->settings, "notifications-enabled", FALSE);
  g_settings_set_boolean (fixture->settings, "quiet-hours-enabled", FALSE);
  plumb_test_settle ();
  g_assert_cmpuint (fixture->desktop->shown->len, ==, 0);
}

static void
test_a_connection_that_stays_broken_is_told_afterwards (Fixture *fixture, gconstpointer data)
{
  be_quiet (fixture);
  plumb_destination_set_trouble (fixture->destination, "network.offline");
  plumb_test_settle ();
  g_assert_cmpuint (fixture->desktop->shown->len, ==, 0);
  g_settings_set_boolean (fixture->settings, "quiet-hours-enabled", FALSE);
  plumb_test_wait_until (plumb_test_desktop_shows, fixture->desktop);
  plumb_test_desktop_assert_title (fixture->desktop, "Plumb no longer hears from Contoso");
}

static void
test_a_connection_that_was_mended_is_not (Fixture *fixture, gconstpointer data)
{
  be_quiet (fixture);
  plumb_destination_set_trouble (fixture->destination, "network.offline");
  plumb_destination_set_trouble (fixture->destination, NULL);
  g_settings_set_boolean (fixture->settings, "quiet-hours-enabled", FALSE);
  plumb_test_settle ();
  g_assert_cmpuint (fixture->desktop->shown->len, ==, 0);
}

/* ── What is told and taken back ── */

/* Stores a lead of @last_name, and has the inbox say that it came. */
static void
arrive_for_real (Fixture *fixture, const char *last_name)
{
  PlumbLeadFields fields = { .key = last_name, .received_at = plumb_clock_now () };
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fields.texts[PLUMB_LEAD_FIRST_NAME] = "Ada";
  fields.texts[PLUMB_LEAD_LAST_NAME] = last_name;
  fields.texts[PLUMB_LEAD_COMPANY] = "Smith & Sons";
  g_ptr_array_add (leads, plumb_lead_new (&fields));
  plumb_store_add_leads_async (fixture->setup.store,
                               plumb_destination_get_id (fixture->destination), leads, NULL, NULL,
                               plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  added = plumb_store_add_leads_finish (fixture->setup.store, result, &error);
  g_assert_no_error (error);
  g_signal_emit_by_name (fixture->inbox, "lead-arrived", g_ptr_array_index (added, 0));
}

static void
erase_all (Fixture *fixture)
{
  g_autoptr (PlumbLeadQuery) all = plumb_lead_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_store_forget_leads_async (fixture->setup.store, all, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_cmpint (plumb_store_forget_leads_finish (fixture->setup.store, result, &error), >, 0);
}

/* @body: (nullable): of the one notification */
static void
assert_shown (Fixture *fixture, const char *body)
{
  const char *found = NULL;

  plumb_test_wait_until (plumb_test_desktop_shows, fixture->desktop);
  g_assert_cmpuint (fixture->desktop->shown->len, ==, 1);
  g_variant_lookup (g_ptr_array_index (fixture->desktop->shown, 0), "body", "&s", &found);
  g_assert_cmpstr (found, ==, body);
}

static void
test_a_name_is_no_markup (Fixture *fixture, gconstpointer data)
{
  arrive_for_real (fixture, "<b>Lovelace");
  assert_shown (fixture, "Ada ‹b>Lovelace, Smith & Sons");
}

static void
test_blurred_nobody_is_named (Fixture *fixture, gconstpointer data)
{
  g_settings_set_boolean (fixture->settings, "blurred", TRUE);
  arrive_for_real (fixture, "Lovelace");
  assert_shown (fixture, NULL);
}

static void
test_who_is_erased_is_named_no_longer (Fixture *fixture, gconstpointer data)
{
  arrive_for_real (fixture, "Lovelace");
  assert_shown (fixture, "Ada Lovelace, Smith & Sons");
  erase_all (fixture);
  plumb_test_wait_until (plumb_test_desktop_has_withdrawn, fixture->desktop);
}

static void
test_who_is_erased_at_once_is_never_named (Fixture *fixture, gconstpointer data)
{
  arrive_for_real (fixture, "Lovelace");
  erase_all (fixture);
  arrive_for_real (fixture, "Hopper");
  assert_shown (fixture, "Ada Hopper, Smith & Sons");
}

static void
test_a_connection_that_is_removed_is_taken_back (Fixture *fixture, gconstpointer data)
{
  plumb_destination_set_trouble (fixture->destination, "network.offline");
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
  g_test_add ("/announcer/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("after-quiet-hours-there-is-one-summary", test_after_quiet_hours_there_is_one_summary);
  ADD ("it-is-told-once", test_it_is_told_once);
  ADD ("without-notifications-nothing-is-told", test_without_notifications_nothing_is_told);
  ADD ("a-connection-that-stays-broken-is-told-afterwards",
       test_a_connection_that_stays_broken_is_told_afterwards);
  ADD ("a-connection-that-was-mended-is-not", test_a_connection_that_was_mended_is_not);
  ADD ("a-name-is-no-markup", test_a_name_is_no_markup);
  ADD ("blurred-nobody-is-named", test_blurred_nobody_is_named);
  ADD ("who-is-erased-is-named-no-longer", test_who_is_erased_is_named_no_longer);
  ADD ("who-is-erased-at-once-is-never-named", test_who_is_erased_at_once_is_never_named);
  ADD ("a-connection-that-is-removed-is-taken-back",
       test_a_connection_that_is_removed_is_taken_back);
#undef ADD

  return g_test_run ();
}
