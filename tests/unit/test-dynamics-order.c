/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-connector.h"
#include "plumb-rung.h"
#include "plumb-test-sample.h"
#include "plumb-test-wait.h"
#include "plumb-twin.h"

#include <string.h>

#define LEAD                                                                                       \
  "{\"leadSource\":\"AzureMarketplace\",\"actionCode\":\"INS\",\"offerTitle\":\"Contoso\","        \
  "\"userDetails\":{\"lastName\":\"Roe\"}}"

/* The connector against the simulated instance, whose log proves what was asked, and in which
 * order. */
typedef struct {
  PlumbTwin *twin;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autoptr (GHashTable) fields = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  fixture->twin = plumb_twin_new (PLUMB_KIND_DYNAMICS, 0, &error);
  g_assert_no_error (error);
  fixture->connector = g_object_new (PLUMB_TYPE_DYNAMICS_CONNECTOR, "http", http, NULL);
  fixture->destination = plumb_destination_new (PLUMB_KIND_DYNAMICS, "Twin");
  fixture->credentials = plumb_credentials_new ();
  fields = plumb_twin_dup_fields (fixture->twin);
  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    if (g_str_equal (key, "client-secret") || g_str_equal (key, "password"))
      plumb_credentials_set (fixture->credentials, key, value);
    else
      plumb_destination_set_setting (fixture->destination, key, value);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->destination);
  g_clear_object (&fixture->credentials);
  g_clear_object (&fixture->twin);
}

static void
turn_on (Fixture *fixture, const char *fault)
{
  g_assert_true (plumb_twin_set_fault (fixture->twin, fault, TRUE, NULL));
}

static gboolean
verify (Fixture *fixture)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean passed = FALSE;

  plumb_connector_verify_async (fixture->connector, fixture->destination, fixture->credentials,
                                rungs, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  passed = plumb_connector_verify_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return passed;
}

static PlumbOutcome
send_sample (Fixture *fixture)
{
  g_autoptr (PlumbLead) lead = plumb_test_sample_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_connector_send_async (fixture->connector, fixture->destination, fixture->credentials, lead,
                              NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_send_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return plumb_attempt_get_outcome (attempt);
}

static PlumbPage *
watch (Fixture *fixture, const char *cursor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbPage *page = NULL;

  plumb_connector_watch_async (fixture->connector, fixture->destination, fixture->credentials,
                               cursor, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_watch_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  return page;
}

static void
test_no_secret_leaves_for_another_tenant (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *log = NULL;

  turn_on (fixture, "directory-id.other-tenant");
  g_assert_false (verify (fixture));
  g_assert_cmpint (send_sample (fixture), ==, PLUMB_OUTCOME_REFUSED);
  log = plumb_twin_dup_log (fixture->twin);

  g_assert_cmpuint (plumb_twin_get_n_requests (fixture->twin), ==, 2);
  g_assert_null (strstr (log, "token"));
  g_assert_null (strstr (log, "POST"));
}

static void
test_a_token_is_asked_for_once_and_last (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *log = NULL;
  const char *probe = NULL;
  const char *token = NULL;

  g_assert_true (verify (fixture));
  g_assert_cmpint (send_sample (fixture), ==, PLUMB_OUTCOME_ACCEPTED);
  log = plumb_twin_dup_log (fixture->twin);
  probe = strstr (log, "/WhoAmI 401");
  token = strstr (log, "/oauth2/v2.0/token 200");

  g_assert_true (probe != NULL && token != NULL && probe < token);
  g_assert_null (strstr (token + 1, "/oauth2/"));
  g_assert_null (strstr (token, " 401"));
}

/* A secret that works no more must not pass because it did an hour ago. */
static void
test_a_check_does_not_trust_an_old_token (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (verify (fixture));
  turn_on (fixture, "client-secret.expired");
  g_assert_cmpint (send_sample (fixture), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_false (verify (fixture));
}

static void
test_a_user_is_let_in_too (Fixture *fixture, gconstpointer unused)
{
  plumb_destination_set_setting (fixture->destination, "authentication", "office365");
  g_assert_true (verify (fixture));
  g_assert_cmpint (send_sample (fixture), ==, PLUMB_OUTCOME_ACCEPTED);
  plumb_credentials_set (fixture->credentials, "password", "wrong");
  g_assert_false (verify (fixture));
}

/* Reads on from @cursor to the end, and adds the keys; returns where to go on. */
static char *
collect (Fixture *fixture, const char *cursor, GHashTable *keys, guint *n_leads)
{
  g_autofree char *at = g_strdup (cursor);
  gboolean more = TRUE;

  for (guint i = 0; more && i < 100; i++) {
    g_autoptr (PlumbPage) page = watch (fixture, at);

    for (guint j = 0; j < page->leads->len; j++)
      g_hash_table_add (keys, g_strdup (plumb_lead_get_key (page->leads->pdata[j])));
    *n_leads += page->leads->len;
    more = page->more;
    g_free (at);
    at = g_strdup (page->cursor);
  }
  g_assert_false (more);
  return g_steal_pointer (&at);
}

static void
simulate (Fixture *fixture, guint n_leads)
{
  for (guint i = 0; i < n_leads; i++)
    g_assert_true (plumb_twin_simulate_lead (fixture->twin, LEAD, NULL));
}

static void
watch_all (Fixture *fixture, guint n_told)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint n_leads = 0;

  simulate (fixture, 3);
  first = collect (fixture, NULL, keys, &n_leads);
  simulate (fixture, 2);
  second = collect (fixture, first, keys, &n_leads);

  g_assert_cmpuint (g_hash_table_size (keys), ==, 5);
  g_assert_cmpuint (n_leads, ==, n_told);
}

static void
test_each_lead_is_told_once (Fixture *fixture, gconstpointer unused)
{
  watch_all (fixture, 5);
}

static void
test_small_and_empty_pages_lose_none (Fixture *fixture, gconstpointer unused)
{
  turn_on (fixture, "pages.tiny");
  watch_all (fixture, 5);
}

static void
test_beginning_again_tells_the_same_keys (Fixture *fixture, gconstpointer unused)
{
  turn_on (fixture, "tracking.expired");
  watch_all (fixture, 8);
}

static void
test_without_tracking_none_is_lost (Fixture *fixture, gconstpointer unused)
{
  turn_on (fixture, "tracking.off");
  watch_all (fixture, 8);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/dynamics-order/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("no-secret-leaves-for-another-tenant", test_no_secret_leaves_for_another_tenant);
  ADD ("a-token-is-asked-for-once-and-last", test_a_token_is_asked_for_once_and_last);
  ADD ("a-check-does-not-trust-an-old-token", test_a_check_does_not_trust_an_old_token);
  ADD ("a-user-is-let-in-too", test_a_user_is_let_in_too);
  ADD ("each-lead-is-told-once", test_each_lead_is_told_once);
  ADD ("small-and-empty-pages-lose-none", test_small_and_empty_pages_lose_none);
  ADD ("beginning-again-tells-the-same-keys", test_beginning_again_tells_the_same_keys);
  ADD ("without-tracking-none-is-lost", test_without_tracking_none_is_lost);

  return g_test_run ();
}
