/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"
#include "plumb-watcher-private.h"

typedef PlumbTestSetup Fixture;

static PlumbWatcher *
make_watcher (Fixture *fixture, PlumbDestination *destination)
{
  return plumb_watcher_new (fixture->store, PLUMB_CONNECTOR (fixture->connector), fixture->list,
                            destination);
}

static gboolean
has_looked (gpointer user_data)
{
  return plumb_watcher_get_delay (user_data) > 0;
}

/* The look is over once it waits for the next. */
static void
look (PlumbWatcher *watcher)
{
  plumb_watcher_start (watcher);
  plumb_test_wait_until (has_looked, watcher);
}

static void
let_go (PlumbWatcher *watcher)
{
  plumb_watcher_stop (watcher);
  plumb_test_settle ();
  g_assert_finalize_object (watcher);
}

static char *
join_companies (Fixture *fixture)
{
  g_autoptr (GPtrArray) companies = plumb_test_setup_list_companies (fixture);

  g_ptr_array_add (companies, NULL);
  return g_strjoinv (" ", (char **) companies->pdata);
}

static char *
join_cursors (Fixture *fixture)
{
  GPtrArray *cursors = plumb_test_connector_get_cursors (fixture->connector);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < cursors->len; i++)
    g_string_append_printf (joined, "/%s", (const char *) g_ptr_array_index (cursors, i));
  return g_string_free (joined, FALSE);
}

#define KEYS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_a_page_delivered_twice_is_kept_once (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *destination = plumb_test_setup_add (fixture, "Contoso");
  PlumbWatcher *watcher = make_watcher (fixture, destination);
  g_autofree char *companies = NULL;

  plumb_test_connector_find_page (fixture->connector, KEYS ("a", "b"), "1", FALSE);
  plumb_test_connector_find_page (fixture->connector, KEYS ("a", "b", "c"), "2", FALSE);
  look (watcher);
  look (watcher);

  companies = join_companies (fixture);
  g_assert_cmpstr (companies, ==, "a b c");
  g_assert_null (plumb_destination_get_trouble (destination));
  g_assert_cmpint (plumb_destination_get_heard_at (destination), >, 0);
  g_assert_true (plumb_watcher_is_hearing (watcher));
  g_assert_cmpint (plumb_watcher_get_delay (watcher), ==, 30 * 1000);
  let_go (watcher);
}

static void
test_pages_are_walked_to_the_end (Fixture *fixture, gconstpointer data)
{
  PlumbWatcher *watcher = make_watcher (fixture, plumb_test_setup_add (fixture, "Contoso"));
  g_autofree char *companies = NULL;
  g_autofree char *cursors = NULL;

  plumb_test_connector_find_page (fixture->connector, KEYS ("a"), "1", TRUE);
  plumb_test_connector_find_page (fixture->connector, (const char *const[]){ NULL }, "2", TRUE);
  plumb_test_connector_find_page (fixture->connector, KEYS ("b"), "3", FALSE);
  look (watcher);

  companies = join_companies (fixture);
  cursors = join_cursors (fixture);
  g_assert_cmpstr (companies, ==, "a b");
  g_assert_cmpstr (cursors, ==, "//1/2");
  let_go (watcher);
}

static void
test_more_at_the_same_place_is_not_asked_for_without_end (Fixture *fixture, gconstpointer data)
{
  PlumbWatcher *watcher = make_watcher (fixture, plumb_test_setup_add (fixture, "Contoso"));
  g_autofree char *cursors = NULL;

  plumb_test_connector_find_page (fixture->connector, KEYS ("a"), "1", TRUE);
  plumb_test_connector_find_page (fixture->connector, KEYS ("a"), "1", TRUE);
  plumb_test_connector_find_page (fixture->connector, KEYS ("a"), "1", TRUE);
  look (watcher);

  cursors = join_cursors (fixture);
  g_assert_cmpstr (cursors, ==, "//1");
  let_go (watcher);
}

/* Once around, and no lead of it is lost; when the service is mended, the walk goes on from there.
 */
static void
test_pages_that_lead_in_circles_are_diagnosed (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *destination = plumb_test_setup_add (fixture, "Contoso");
  PlumbWatcher *watcher = make_watcher (fixture, destination);
  g_autofree char *companies = NULL;
  g_autofree char *cursors = NULL;

  plumb_test_connector_find_page (fixture->connector, KEYS ("a"), "1", TRUE);
  plumb_test_connector_find_page (fixture->connector, KEYS ("b"), "2", TRUE);
  plumb_test_connector_find_page (fixture->connector, KEYS ("a", "c"), "1", TRUE);
  plumb_test_connector_find_page (fixture->connector, KEYS ("b", "d"), "3", FALSE);
  look (watcher);
  g_assert_cmpstr (plumb_destination_get_trouble (destination), ==, "service.endless");
  g_assert_cmpint (plumb_watcher_get_delay (watcher), <=, 4000);
  g_assert_cmpint (plumb_destination_get_read_to_end_at (destination), ==, 0);
  look (watcher);
  g_assert_cmpint (plumb_destination_get_read_to_end_at (destination), >, 0);

  companies = join_companies (fixture);
  cursors = join_cursors (fixture);
  g_assert_cmpstr (companies, ==, "a b c d");
  g_assert_cmpstr (cursors, ==, "//1/2/1");
  g_assert_null (plumb_destination_get_trouble (destination));
  let_go (watcher);
}

/* A part of a page is refused: the leads come in, and it is told until a look is through without.
 */
static void
test_a_complaint_is_told_beside_the_leads (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *destination = plumb_test_setup_add (fixture, "Contoso");
  PlumbWatcher *watcher = make_watcher (fixture, destination);
  g_autofree char *companies = NULL;

  plumb_test_connector_find_page (fixture->connector, KEYS ("a"), "1", TRUE);
  plumb_test_connector_complain (fixture->connector, 403);
  plumb_test_connector_find_page (fixture->connector, KEYS ("b"), "2", FALSE);
  plumb_test_connector_find_page (fixture->connector, KEYS ("c"), "3", FALSE);
  look (watcher);
  companies = join_companies (fixture);
  g_assert_cmpstr (companies, ==, "a b");
  g_assert_cmpstr (plumb_destination_get_trouble (destination), ==, "https.url.forbidden");
  g_assert_cmpint (plumb_watcher_get_delay (watcher), ==, 30 * 1000);
  g_assert_cmpint (plumb_destination_get_read_to_end_at (destination), ==, 0);

  look (watcher);
  g_assert_null (plumb_destination_get_trouble (destination));
  g_assert_cmpint (plumb_destination_get_read_to_end_at (destination), >, 0);
  let_go (watcher);
}

static void
test_leads_and_cursor_survive_a_restart (Fixture *fixture, gconstpointer data)
{
  PlumbWatcher *watcher = make_watcher (fixture, plumb_test_setup_add (fixture, "Contoso"));
  g_autofree char *companies = NULL;
  g_autofree char *cursors = NULL;

  plumb_test_connector_find_page (fixture->connector, KEYS ("a"), "1", FALSE);
  look (watcher);
  let_go (watcher);
  plumb_test_setup_restart (fixture);

  watcher = make_watcher (fixture, plumb_destination_list_find (fixture->list, "Contoso"));
  plumb_test_connector_find_page (fixture->connector, KEYS ("a", "b"), "2", FALSE);
  look (watcher);

  companies = join_companies (fixture);
  cursors = join_cursors (fixture);
  g_assert_cmpstr (companies, ==, "a b");
  g_assert_cmpstr (cursors, ==, "//1");
  let_go (watcher);
}

static void
test_a_refusal_is_diagnosed_and_asked_again_when_told (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *destination = plumb_test_setup_add (fixture, "Contoso");
  PlumbWatcher *watcher = make_watcher (fixture, destination);

  plumb_test_connector_refuse_page (fixture->connector, 503, 77);
  look (watcher);

  g_assert_cmpstr (plumb_destination_get_trouble (destination), ==, "service.busy");
  g_assert_cmpint (plumb_watcher_get_delay (watcher), ==, 77 * 1000);
  g_assert_false (plumb_watcher_is_hearing (watcher));
  g_assert_cmpint (plumb_destination_get_heard_at (destination), ==, 0);
  look (watcher);
  g_assert_null (plumb_destination_get_trouble (destination));
  let_go (watcher);
}

static gboolean
has_refused_twice (gpointer user_data)
{
  Fixture *fixture = user_data;

  return plumb_test_connector_get_cursors (fixture->connector)->len == 2;
}

/* Two seconds, give or take a quarter, then four. */
static void
test_without_being_told_it_backs_off (Fixture *fixture, gconstpointer data)
{
  PlumbWatcher *watcher = make_watcher (fixture, plumb_test_setup_add (fixture, "Contoso"));

  plumb_test_connector_refuse_page (fixture->connector, 500, -1);
  look (watcher);
  g_assert_cmpint (plumb_watcher_get_delay (watcher), >=, 1500);
  g_assert_cmpint (plumb_watcher_get_delay (watcher), <=, 2500);

  plumb_test_connector_refuse_page (fixture->connector, 500, -1);
  plumb_test_wait_until (has_refused_twice, fixture);
  plumb_test_wait_until (has_looked, watcher);
  g_assert_cmpint (plumb_watcher_get_delay (watcher), >=, 3000);
  g_assert_cmpint (plumb_watcher_get_delay (watcher), <=, 5000);
  let_go (watcher);
}

static gboolean
has_trouble (gpointer user_data)
{
  return plumb_destination_get_trouble (user_data) != NULL;
}

static void
assert_stopped_by (Fixture *fixture, int code, const char *trouble, gboolean asks_again)
{
  PlumbDestination *destination = plumb_test_setup_add (fixture, trouble);
  PlumbWatcher *watcher = make_watcher (fixture, destination);

  plumb_test_connector_fail_page (fixture->connector,
                                  g_error_new_literal (PLUMB_ERROR, code, "It did not work"));
  plumb_watcher_start (watcher);
  plumb_test_wait_until (has_trouble, destination);

  g_assert_cmpstr (plumb_destination_get_trouble (destination), ==, trouble);
  g_assert_true ((plumb_watcher_get_delay (watcher) > 0) == asks_again);
  g_assert_false (plumb_watcher_is_hearing (watcher));
  let_go (watcher);
}

static void
test_what_only_the_user_can_mend_is_not_asked_for_again (Fixture *fixture, gconstpointer data)
{
  assert_stopped_by (fixture, PLUMB_ERROR_SECRET, "secret.missing", FALSE);
  assert_stopped_by (fixture, PLUMB_ERROR_KEYRING_LOCKED, "keyring.locked", FALSE);
  assert_stopped_by (fixture, PLUMB_ERROR_KEYRING_DISMISSED, "keyring.dismissed", FALSE);
  assert_stopped_by (fixture, PLUMB_ERROR_SETTING, "settings.unusable", FALSE);
  assert_stopped_by (fixture, PLUMB_ERROR_KEYRING_ABSENT, "keyring.absent", TRUE);
  assert_stopped_by (fixture, PLUMB_ERROR_KEYRING_FAILED, "keyring.failed", TRUE);
  assert_stopped_by (fixture, PLUMB_ERROR_STORE, "store.failed", TRUE);
}

static void
test_without_secrets_nobody_is_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Bare");
  PlumbWatcher *watcher = make_watcher (fixture, destination);

  plumb_watcher_start (watcher);
  plumb_test_wait_until (has_trouble, destination);

  g_assert_cmpstr (plumb_destination_get_trouble (destination), ==, "secret.missing");
  g_assert_cmpint (plumb_watcher_get_delay (watcher), ==, -1);
  g_assert_cmpuint (plumb_test_connector_get_cursors (fixture->connector)->len, ==, 0);
  let_go (watcher);
}

static gboolean
is_asked (gpointer user_data)
{
  Fixture *fixture = user_data;

  return plumb_test_connector_get_cursors (fixture->connector)->len > 0;
}

static void
test_stopped_and_started_during_a_look_it_looks_once (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *destination = plumb_test_setup_add (fixture, "Contoso");
  PlumbWatcher *watcher = make_watcher (fixture, destination);

  plumb_test_connector_hang (fixture->connector, TRUE);
  plumb_watcher_start (watcher);
  plumb_test_wait_until (is_asked, fixture);
  plumb_watcher_stop (watcher);
  plumb_test_connector_hang (fixture->connector, FALSE);
  plumb_watcher_start (watcher);
  plumb_watcher_start (watcher);
  plumb_test_wait_until (has_looked, watcher);
  plumb_test_settle ();

  g_assert_cmpuint (plumb_test_connector_get_cursors (fixture->connector)->len, ==, 2);
  g_assert_null (plumb_destination_get_trouble (destination));
  let_go (watcher);
}

static void
test_let_go_during_a_look_it_goes (Fixture *fixture, gconstpointer data)
{
  PlumbWatcher *watcher = make_watcher (fixture, plumb_test_setup_add (fixture, "Contoso"));

  plumb_test_connector_hang (fixture->connector, TRUE);
  plumb_watcher_start (watcher);
  plumb_test_wait_until (is_asked, fixture);
  let_go (watcher);
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

  add_test ("/watcher/a-page-delivered-twice-is-kept-once",
            test_a_page_delivered_twice_is_kept_once);
  add_test ("/watcher/pages-are-walked-to-the-end", test_pages_are_walked_to_the_end);
  add_test ("/watcher/more-at-the-same-place-is-not-asked-for-without-end",
            test_more_at_the_same_place_is_not_asked_for_without_end);
  add_test ("/watcher/pages-that-lead-in-circles-are-diagnosed",
            test_pages_that_lead_in_circles_are_diagnosed);
  add_test ("/watcher/a-complaint-is-told-beside-the-leads",
            test_a_complaint_is_told_beside_the_leads);
  add_test ("/watcher/leads-and-cursor-survive-a-restart", test_leads_and_cursor_survive_a_restart);
  add_test ("/watcher/a-refusal-is-diagnosed-and-asked-again-when-told",
            test_a_refusal_is_diagnosed_and_asked_again_when_told);
  add_test ("/watcher/without-being-told-it-backs-off", test_without_being_told_it_backs_off);
  add_test ("/watcher/what-only-the-user-can-mend-is-not-asked-for-again",
            test_what_only_the_user_can_mend_is_not_asked_for_again);
  add_test ("/watcher/without-secrets-nobody-is-asked", test_without_secrets_nobody_is_asked);
  add_test ("/watcher/stopped-and-started-during-a-look-it-looks-once",
            test_stopped_and_started_during_a_look_it_looks_once);
  add_test ("/watcher/let-go-during-a-look-it-goes", test_let_go_during_a_look_it_goes);

  return g_test_run ();
}
