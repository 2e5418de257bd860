/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-inbox.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"

typedef PlumbTestSetup Fixture;

/* What an inbox announced, as companies. */
typedef struct {
  PlumbInbox *inbox;
  GPtrArray *companies;
  guint n_wanted;
} Heard;

static void
arrived_cb (PlumbInbox *inbox, PlumbLead *lead, Heard *heard)
{
  g_ptr_array_add (heard->companies, g_strdup (plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY)));
}

static Heard *
start (Fixture *fixture)
{
  Heard *heard = g_new0 (Heard, 1);

  heard->companies = g_ptr_array_new_with_free_func (g_free);
  heard->inbox = plumb_inbox_new (fixture->store, fixture->connectors, fixture->list);
  g_signal_connect (heard->inbox, "lead-arrived", G_CALLBACK (arrived_cb), heard);
  plumb_inbox_start (heard->inbox);
  return heard;
}

static void
let_go (Heard *heard)
{
  plumb_inbox_stop (heard->inbox);
  plumb_inbox_close_endpoint (heard->inbox);
  plumb_test_settle ();
  g_assert_finalize_object (heard->inbox);
  g_ptr_array_unref (heard->companies);
  g_free (heard);
}

static gboolean
has_enough (gpointer user_data)
{
  Heard *heard = user_data;

  return heard->companies->len >= heard->n_wanted;
}

static void
wait_for (Heard *heard, guint n_wanted)
{
  heard->n_wanted = n_wanted;
  plumb_test_wait_until (has_enough, heard);
}

/* The result of the last adding of @n_leads, in batches that are written one after the other. */
static void
add_leads (PlumbStore *store, guint first, guint n_leads, guint n_batches)
{
  GAsyncResult **results = g_new0 (GAsyncResult *, n_batches);

  for (guint batch = 0; batch < n_batches; batch++) {
    g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);

    for (guint i = 0; i < n_leads / n_batches; i++) {
      g_autofree char *key = g_strdup_printf ("%u", first + batch * (n_leads / n_batches) + i);
      PlumbLeadFields fields = { .key = key, .received_at = G_USEC_PER_SEC, .raw = "{}" };

      fields.texts[PLUMB_LEAD_COMPANY] = key;
      g_ptr_array_add (leads, plumb_lead_new (&fields));
    }
    plumb_store_add_leads_async (store, "elsewhere", leads, NULL, NULL, plumb_test_keep_result,
                                 &results[batch]);
  }
  for (guint batch = 0; batch < n_batches; batch++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) added = NULL;

    plumb_test_wait_for (&results[batch]);
    added = plumb_store_add_leads_finish (store, results[batch], &error);
    g_assert_no_error (error);
    g_object_unref (results[batch]);
  }
  g_free (results);
}

static void
assert_each_once_in_order (Heard *heard, guint first, guint n_leads)
{
  plumb_test_settle ();
  g_assert_cmpuint (heard->companies->len, ==, n_leads);
  for (guint i = 0; i < n_leads; i++) {
    g_autofree char *expected = g_strdup_printf ("%u", first + i);

    g_assert_cmpstr (g_ptr_array_index (heard->companies, i), ==, expected);
  }
}

static void
test_a_burst_is_announced_in_order_each_once (Fixture *fixture, gconstpointer data)
{
  Heard *heard = start (fixture);

  add_leads (fixture->store, 0, 1000, 250);
  wait_for (heard, 1000);
  assert_each_once_in_order (heard, 0, 1000);
  let_go (heard);
}

static void
test_what_was_there_before_is_not_announced (Fixture *fixture, gconstpointer data)
{
  Heard *heard = NULL;

  add_leads (fixture->store, 0, 3, 1);
  heard = start (fixture);
  add_leads (fixture->store, 3, 2, 1);
  wait_for (heard, 2);
  assert_each_once_in_order (heard, 3, 2);
  let_go (heard);
}

/* The window does so when it is shown again. */
static void
test_started_again_it_passes_over_nothing (Fixture *fixture, gconstpointer data)
{
  Heard *heard = start (fixture);

  add_leads (fixture->store, 0, 4, 2);
  plumb_inbox_start (heard->inbox);
  wait_for (heard, 4);
  assert_each_once_in_order (heard, 0, 4);
  let_go (heard);
}

static void
test_another_process_s_leads_are_announced (Fixture *fixture, gconstpointer data)
{
  Heard *heard = start (fixture);
  PlumbStore *other = plumb_test_setup_open_store (fixture);

  add_leads (other, 0, 5, 1);
  wait_for (heard, 5);
  assert_each_once_in_order (heard, 0, 5);
  plumb_store_close (other);
  plumb_test_settle ();
  g_assert_finalize_object (other);
  let_go (heard);
}

static void
forget_all (Fixture *fixture)
{
  g_autoptr (PlumbLeadQuery) all = plumb_lead_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_store_forget_leads_async (fixture->store, all, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_cmpint (plumb_store_forget_leads_finish (fixture->store, result, &error), >, 0);
  g_assert_no_error (error);
  plumb_test_settle ();
}

static void
set_flag_cb (gboolean *flag)
{
  *flag = TRUE;
}

static gboolean
is_set (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static void
test_new_leads_are_announced_though_old_ones_were_forgotten (Fixture *fixture, gconstpointer data)
{
  Heard *heard = start (fixture);
  gboolean changed = FALSE;

  add_leads (fixture->store, 0, 5, 1);
  wait_for (heard, 5);
  g_signal_connect_swapped (fixture->store, "leads-changed", G_CALLBACK (set_flag_cb), &changed);
  forget_all (fixture);
  plumb_test_wait_until (is_set, &changed);
  add_leads (fixture->store, 5, 2, 1);
  wait_for (heard, 7);
  assert_each_once_in_order (heard, 0, 7);
  g_signal_handlers_disconnect_by_data (fixture->store, &changed);
  let_go (heard);
}

static void
test_stopped_it_announces_nothing (Fixture *fixture, gconstpointer data)
{
  Heard *heard = start (fixture);

  plumb_inbox_stop (heard->inbox);
  add_leads (fixture->store, 0, 2, 1);
  plumb_inbox_start (heard->inbox);
  add_leads (fixture->store, 2, 1, 1);
  wait_for (heard, 1);
  assert_each_once_in_order (heard, 2, 1);
  let_go (heard);
}

static gboolean
hears_all (gpointer user_data)
{
  return plumb_inbox_get_n_hearing (user_data) == 2;
}

static gboolean
is_deaf_to_one (gpointer user_data)
{
  return plumb_inbox_get_n_hearing (user_data) == 1;
}

static void
open_endpoint (PlumbInbox *inbox)
{
  PlumbEndpointOptions loopback = { .port = 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_inbox_open_endpoint_async (inbox, &loopback, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_inbox_open_endpoint_finish (inbox, result, &error));
  g_assert_no_error (error);
}

static void
test_it_tells_how_many_sources_hear (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *destination = plumb_test_setup_add (fixture, "Contoso");
  Heard *heard = start (fixture);
  gboolean told = FALSE;

  g_signal_connect_swapped (heard->inbox, "notify::heard-at", G_CALLBACK (set_flag_cb), &told);
  g_assert_cmpuint (plumb_inbox_get_n_sources (heard->inbox), ==, 1);
  open_endpoint (heard->inbox);
  g_assert_cmpuint (plumb_inbox_get_n_sources (heard->inbox), ==, 2);
  plumb_test_wait_until (hears_all, heard->inbox);
  g_assert_cmpint (plumb_inbox_get_heard_at (heard->inbox), >=,
                   plumb_destination_get_heard_at (destination));

  told = FALSE;
  plumb_test_connector_refuse_page (fixture->connector, 503, 600);
  plumb_inbox_refresh (heard->inbox, destination);
  plumb_test_wait_until (is_deaf_to_one, heard->inbox);
  g_assert_true (told);
  plumb_inbox_close_endpoint (heard->inbox);
  g_assert_cmpuint (plumb_inbox_get_n_sources (heard->inbox), ==, 1);
  g_assert_cmpuint (plumb_inbox_get_n_hearing (heard->inbox), ==, 0);
  let_go (heard);
}

static void
test_it_knows_its_own_address (Fixture *fixture, gconstpointer data)
{
  Heard *heard = start (fixture);
  g_autoptr (GUri) uri = NULL;
  g_autofree char *gateway = NULL;
  g_autofree char *in_query = NULL;

  g_assert_false (plumb_inbox_owns_url (heard->inbox, "https://example.com/leads"));
  open_endpoint (heard->inbox);
  uri = g_uri_parse (plumb_inbox_get_endpoint_url (heard->inbox), G_URI_FLAGS_NONE, NULL);
  gateway = g_strdup_printf ("https://gateway.example.com/x%s/run?sig=1", g_uri_get_path (uri));
  in_query = g_strdup_printf ("https://example.com/leads?to=%s", g_uri_get_path (uri));

  g_assert_true (plumb_inbox_owns_url (heard->inbox, plumb_inbox_get_endpoint_url (heard->inbox)));
  g_assert_true (plumb_inbox_owns_url (heard->inbox, gateway));
  g_assert_false (plumb_inbox_owns_url (heard->inbox, in_query));
  g_assert_false (plumb_inbox_owns_url (heard->inbox, "https://example.com/leads"));
  g_assert_false (plumb_inbox_owns_url (heard->inbox, "not an address"));
  g_assert_false (plumb_inbox_owns_url (heard->inbox, NULL));
  let_go (heard);
}

static void
test_let_go_in_the_middle_it_goes (Fixture *fixture, gconstpointer data)
{
  Heard *heard = NULL;

  plumb_test_setup_add (fixture, "Contoso");
  heard = start (fixture);
  plumb_test_connector_hang (fixture->connector, TRUE);
  open_endpoint (heard->inbox);
  add_leads (fixture->store, 0, 100, 1);
  let_go (heard);
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

  add_test ("/inbox/a-burst-is-announced-in-order-each-once",
            test_a_burst_is_announced_in_order_each_once);
  add_test ("/inbox/what-was-there-before-is-not-announced",
            test_what_was_there_before_is_not_announced);
  add_test ("/inbox/started-again-it-passes-over-nothing",
            test_started_again_it_passes_over_nothing);
  add_test ("/inbox/another-process-s-leads-are-announced",
            test_another_process_s_leads_are_announced);
  add_test ("/inbox/new-leads-are-announced-though-old-ones-were-forgotten",
            test_new_leads_are_announced_though_old_ones_were_forgotten);
  add_test ("/inbox/stopped-it-announces-nothing", test_stopped_it_announces_nothing);
  add_test ("/inbox/it-tells-how-many-sources-hear", test_it_tells_how_many_sources_hear);
  add_test ("/inbox/it-knows-its-own-address", test_it_knows_its_own_address);
  add_test ("/inbox/let-go-in-the-middle-it-goes", test_let_go_in_the_middle_it_goes);

  return g_test_run ();
}
