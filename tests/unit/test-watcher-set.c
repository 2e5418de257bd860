/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-setup.h"
#include "plumb-test-wait.h"
#include "plumb-watcher-set.h"

typedef PlumbTestSetup Fixture;

static PlumbWatcherSet *
make_set (Fixture *fixture)
{
  PlumbWatcherSet *set = plumb_watcher_set_new (fixture->store, fixture->connectors, fixture->list);

  plumb_watcher_set_set_running (set, TRUE);
  return set;
}

static gboolean
is_hearing (gpointer user_data)
{
  return plumb_watcher_set_get_n_hearing (user_data) > 0;
}

static void
test_the_set_follows_watching_and_the_list (Fixture *fixture, gconstpointer data)
{
  PlumbWatcherSet *set = make_set (fixture);
  g_autoptr (PlumbDestination) destination =
      g_object_ref (plumb_test_setup_add (fixture, "Contoso"));

  plumb_test_wait_until (is_hearing, set);
  g_assert_cmpuint (plumb_watcher_set_get_n_watchers (set), ==, 1);
  g_assert_cmpint (plumb_watcher_set_get_heard_at (set), ==,
                   plumb_destination_get_heard_at (destination));

  plumb_destination_set_watching (destination, FALSE);
  g_assert_cmpuint (plumb_watcher_set_get_n_watchers (set), ==, 0);
  g_assert_cmpuint (plumb_watcher_set_get_n_hearing (set), ==, 0);
  plumb_destination_set_watching (destination, TRUE);
  g_assert_cmpuint (plumb_watcher_set_get_n_watchers (set), ==, 1);

  plumb_test_setup_remove (fixture, destination);
  g_assert_cmpuint (plumb_watcher_set_get_n_watchers (set), ==, 0);
  /* Whoever still holds it cannot wake it. */
  plumb_destination_set_watching (destination, FALSE);
  plumb_destination_set_watching (destination, TRUE);
  g_assert_cmpuint (plumb_watcher_set_get_n_watchers (set), ==, 0);
  plumb_test_settle ();
  g_assert_finalize_object (set);
}

static gboolean
is_asked_twice (gpointer user_data)
{
  Fixture *fixture = user_data;

  return plumb_test_connector_get_cursors (fixture->connector)->len == 2;
}

static void
test_a_changed_setting_is_looked_at_anew (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *destination = plumb_test_setup_add (fixture, "Contoso");
  PlumbWatcherSet *set = make_set (fixture);

  plumb_test_wait_until (is_hearing, set);
  plumb_destination_set_setting (destination, "table", "Leads");
  plumb_test_wait_until (is_asked_twice, fixture);
  plumb_watcher_set_set_running (set, FALSE);
  g_assert_cmpuint (plumb_watcher_set_get_n_watchers (set), ==, 0);
  plumb_test_settle ();
  g_assert_finalize_object (set);
}

static void
add_test (const char *name, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (name, Fixture, NULL, plumb_test_setup_set_up, test, plumb_test_setup_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/watcher-set/follows-watching-and-the-list",
            test_the_set_follows_watching_and_the_list);
  add_test ("/watcher-set/a-changed-setting-is-looked-at-anew",
            test_a_changed_setting_is_looked_at_anew);

  return g_test_run ();
}
