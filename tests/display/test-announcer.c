/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-announcer.h"
#include "plumb-clock.h"
#include "plumb-test-notifications.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"
#include "plumb-window-stage.h"

typedef struct {
  PlumbTestSetup setup;
  PlumbDestination *destination;
  PlumbInbox *inbox;
  GSettings *settings;
  PlumbTestNotifications notifications;
  PlumbAnnouncer *announcer;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  plumb_test_setup_set_up (&fixture->setup, data);
  fixture->destination = plumb_test_setup_add (&fixture->setup, "Contoso");
  fixture->inbox =
      plumb_inbox_new (fixture->setup.store, fixture->setup.connectors, fixture->setup.list);
  fixture->settings = window_stage_make_settings ();
  plumb_test_notifications_set_up (&fixture->notifications);
  fixture->announcer =
      plumb_announcer_new (fixture->notifications.application, fixture->setup.store, fixture->inbox,
                           fixture->setup.list, fixture->settings);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->announcer);
  plumb_test_notifications_tear_down (&fixture->notifications);
  g_object_unref (fixture->settings);
  g_object_unref (fixture->inbox);
  plumb_test_setup_tear_down (&fixture->setup, data);
}

/* Stores a lead of @last_name, and has the inbox say that it came. */
static gint64
arrive (Fixture *fixture, const char *last_name)
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
  return plumb_lead_get_row (g_ptr_array_index (added, 0));
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

static void
test_a_lead_is_told_and_leads_to_itself (Fixture *fixture, gconstpointer data)
{
  gint64 row = arrive (fixture, "Lovelace");
  g_autoptr (GVariant) target = NULL;

  plumb_test_notifications_wait_for_shown (&fixture->notifications, 1);
  g_assert_cmpstr (plumb_test_notifications_get_text (&fixture->notifications, "body"), ==,
                   "Ada Lovelace, Smith & Sons");
  target = plumb_test_notifications_get_target (&fixture->notifications, "app.show-lead");
  g_assert_cmpint (g_variant_get_int64 (target), ==, row);
}

static void
test_a_name_is_no_markup (Fixture *fixture, gconstpointer data)
{
  arrive (fixture, "<a href='http://evil.example'>Lovelace</a>");
  plumb_test_notifications_wait_for_shown (&fixture->notifications, 1);
  g_assert_null (strchr (plumb_test_notifications_get_text (&fixture->notifications, "body"), '<'));
}

static void
test_blurred_nobody_is_named (Fixture *fixture, gconstpointer data)
{
  g_settings_set_boolean (fixture->settings, "blurred", TRUE);
  arrive (fixture, "Lovelace");
  plumb_test_notifications_wait_for_shown (&fixture->notifications, 1);
  g_assert_null (plumb_test_notifications_get_text (&fixture->notifications, "body"));
}

static void
test_many_make_one (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 4; i++) {
    g_autofree char *name = g_strdup_printf ("Lovelace %u", i);

    arrive (fixture, name);
  }
  plumb_test_notifications_wait_for_shown (&fixture->notifications, 1);
  g_assert_cmpstr (plumb_test_notifications_get_text (&fixture->notifications, "title"), ==,
                   "4 new leads");
}

static void
test_who_is_erased_is_named_no_longer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup_printf ("lead-%" G_GINT64_FORMAT, arrive (fixture, "Lovelace"));

  plumb_test_notifications_wait_for_shown (&fixture->notifications, 1);
  erase_all (fixture);
  plumb_test_notifications_wait_for_withdrawn (&fixture->notifications, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->notifications.withdrawn, 0), ==, id);
}

static void
test_who_is_erased_at_once_is_never_named (Fixture *fixture, gconstpointer data)
{
  arrive (fixture, "Lovelace");
  erase_all (fixture);
  arrive (fixture, "Hopper");
  plumb_test_notifications_wait_for_shown (&fixture->notifications, 1);
  g_assert_cmpstr (plumb_test_notifications_get_text (&fixture->notifications, "body"), ==,
                   "Ada Hopper, Smith & Sons");
}

static void
test_a_connection_that_breaks_is_told_until_it_is_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) target = NULL;

  plumb_destination_set_trouble (fixture->destination, "network.failed");
  plumb_test_notifications_wait_for_shown (&fixture->notifications, 1);
  g_assert_cmpstr (plumb_test_notifications_get_text (&fixture->notifications, "title"), ==,
                   "Plumb no longer hears from Contoso");
  target = plumb_test_notifications_get_target (&fixture->notifications, "app.check");
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==,
                   plumb_destination_get_id (fixture->destination));
  plumb_test_setup_remove (&fixture->setup, fixture->destination);
  plumb_test_notifications_wait_for_withdrawn (&fixture->notifications, 1);
}

static void
begin_quiet_hours (Fixture *fixture)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int minute = g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);

  /* From an hour ago to an hour from now. */
  g_settings_set_int (fixture->settings, "quiet-hours-begin", (minute + 23 * 60) % (24 * 60));
  g_settings_set_int (fixture->settings, "quiet-hours-end", (minute + 60) % (24 * 60));
  g_settings_set_boolean (fixture->settings, "quiet-hours-enabled", TRUE);
}

static void
test_quiet_hours_put_it_off (Fixture *fixture, gconstpointer data)
{
  begin_quiet_hours (fixture);
  plumb_destination_set_trouble (fixture->destination, "network.failed");
  arrive (fixture, "Lovelace");
  plumb_test_settle ();
  g_assert_cmpuint (fixture->notifications.shown->len, ==, 0);

  g_settings_set_boolean (fixture->settings, "quiet-hours-enabled", FALSE);
  plumb_test_notifications_wait_for_shown (&fixture->notifications, 2);
}

static void
test_what_was_put_off_can_be_declined (Fixture *fixture, gconstpointer data)
{
  begin_quiet_hours (fixture);
  arrive (fixture, "Lovelace");
  plumb_destination_set_trouble (fixture->destination, "network.failed");
  g_settings_set_boolean (fixture->settings, "notifications-enabled", FALSE);
  g_settings_set_boolean (fixture->settings, "quiet-hours-enabled", FALSE);
  plumb_test_notifications_wait_for_shown (&fixture->notifications, 1);
  g_assert_cmpstr (plumb_test_notifications_get_text (&fixture->notifications, "title"), ==,
                   "Plumb no longer hears from Contoso");
}

int
main (int argc, char *argv[])
{
  plumb_test_notifications_prepare ();
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/announcer/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-lead-is-told-and-leads-to-itself", test_a_lead_is_told_and_leads_to_itself);
  ADD ("a-name-is-no-markup", test_a_name_is_no_markup);
  ADD ("blurred-nobody-is-named", test_blurred_nobody_is_named);
  ADD ("many-make-one", test_many_make_one);
  ADD ("who-is-erased-is-named-no-longer", test_who_is_erased_is_named_no_longer);
  ADD ("who-is-erased-at-once-is-never-named", test_who_is_erased_at_once_is_never_named);
  ADD ("quiet-hours-put-it-off", test_quiet_hours_put_it_off);
  ADD ("what-was-put-off-can-be-declined", test_what_was_put_off_can_be_declined);
  ADD ("a-connection-that-breaks-is-told-until-it-is-removed",
       test_a_connection_that_breaks_is_told_until_it_is_removed);
#undef ADD

  return g_test_run ();
}
