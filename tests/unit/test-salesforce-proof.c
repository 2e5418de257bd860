/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-late-arrivals.h"
#include "plumb-practice.h"
#include "plumb-proof.h"
#include "plumb-test-wait.h"
#include "plumb-trial.h"

/* Salesforce says yes to everything, and makes leads when it likes: only what was read back has
 * landed, and what was given up for lost may land all the same. */

static PlumbPractice *
start_practice (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbPractice *practice = NULL;

  plumb_practice_start_async (NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  practice = plumb_practice_start_finish (result, &error);
  g_assert_no_error (error);
  return practice;
}

static PlumbDestination *
add_destination (PlumbPractice *practice, PlumbCredentials *credentials)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_SALESFORCE, "CRM");
  g_autoptr (GHashTable) fields = plumb_practice_dup_fields (practice, PLUMB_KIND_SALESFORCE);
  PlumbDestinationList *list =
      plumb_profile_get_destinations (plumb_practice_get_profile (practice));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_str_equal (key, "consumer-secret"))
      plumb_credentials_set (credentials, key, value);
    else
      plumb_destination_set_setting (destination, key, value);
  plumb_destination_set_watching (destination, FALSE);
  plumb_destination_list_save_async (list, destination, credentials, FALSE, NULL,
                                     plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_destination_list_save_finish (list, result, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&destination);
}

static PlumbProof *
prove (PlumbPractice *practice, PlumbDestination *destination, PlumbCredentials *credentials,
       PlumbVerdict verdict)
{
  PlumbProfile *profile = plumb_practice_get_profile (practice);
  g_autoptr (PlumbLead) lead = plumb_test_lead_new (NULL, g_get_real_time ());
  PlumbProof *proof = plumb_proof_new (
      plumb_profile_get_store (profile),
      plumb_connectors_get (plumb_profile_get_connectors (profile), PLUMB_KIND_SALESFORCE),
      destination, credentials, FALSE, lead);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_proof_run_async (proof, 0, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_cmpint (plumb_proof_run_finish (proof, result, &error), ==, verdict);
  g_assert_no_error (error);
  return proof;
}

static void
let_go (PlumbPractice *practice)
{
  plumb_profile_close (plumb_practice_get_profile (practice));
  plumb_test_settle ();
  g_object_unref (practice);
}

static PlumbPage *
watch (PlumbPractice *practice, PlumbDestination *destination, PlumbCredentials *credentials)
{
  PlumbProfile *profile = plumb_practice_get_profile (practice);
  PlumbConnector *connector =
      plumb_connectors_get (plumb_profile_get_connectors (profile), PLUMB_KIND_SALESFORCE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbPage *page = NULL;

  plumb_connector_watch_async (connector, destination, credentials, NULL, NULL,
                               plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_watch_finish (connector, result, &error);
  g_assert_no_error (error);
  return page;
}

static void
keep_trial_cb (PlumbLateArrivals *arrivals, const PlumbTrial *trial, PlumbTrial **kept)
{
  *kept = plumb_trial_copy (trial);
}

static gboolean
is_set (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

static void
test_a_lead_after_the_wait_lands_late (void)
{
  PlumbPractice *practice = start_practice ();
  PlumbProfile *profile = plumb_practice_get_profile (practice);
  PlumbTwin *twin = plumb_practice_get_twin (practice, PLUMB_KIND_SALESFORCE);
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (PlumbDestination) destination = add_destination (practice, credentials);
  g_autoptr (PlumbLateArrivals) arrivals = plumb_late_arrivals_new (
      plumb_profile_get_store (profile), plumb_profile_get_connectors (profile));
  g_autoptr (PlumbProof) proof = NULL;
  g_autoptr (PlumbPage) page = NULL;
  g_autoptr (PlumbTrial) trial = NULL;

  g_assert_true (plumb_twin_set_fault (twin, "record.late", TRUE, NULL));
  proof = prove (practice, destination, credentials, PLUMB_VERDICT_LOST);
  g_assert_cmpstr (plumb_proof_get_diagnosis (proof)->id, ==, "salesforce.lost");
  do {
    g_clear_pointer (&page, plumb_page_free);
    page = watch (practice, destination, credentials);
  } while (page->leads->len == 0);

  g_signal_connect (arrivals, "arrived", G_CALLBACK (keep_trial_cb), &trial);
  plumb_late_arrivals_note (arrivals, page->leads->pdata[0]);
  plumb_test_wait_until (is_set, &trial);

  g_assert_cmpstr (trial->tag, ==, plumb_proof_get_tag (proof));
  g_assert_cmpint (trial->verdict, ==, PLUMB_VERDICT_LANDED);
  g_assert_true (trial->is_late);
  g_assert_cmpint (trial->found_at - trial->sent_at, >=, G_TIME_SPAN_SECOND);
  g_assert_null (trial->differences);
  g_clear_object (&proof);
  let_go (practice);
}

static void
test_a_dropped_lead_is_lost_where_it_can_be_looked_for (void)
{
  PlumbPractice *practice = start_practice ();
  PlumbTwin *twin = plumb_practice_get_twin (practice, PLUMB_KIND_SALESFORCE);
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (PlumbDestination) destination = add_destination (practice, credentials);
  g_autoptr (PlumbProof) proof = NULL;

  g_assert_true (plumb_twin_set_fault (twin, "record.dropped", TRUE, NULL));
  proof = prove (practice, destination, credentials, PLUMB_VERDICT_LOST);
  g_clear_object (&proof);
  let_go (practice);
}

static void
test_a_dropped_lead_is_accepted_where_nobody_can_look (void)
{
  PlumbPractice *practice = start_practice ();
  PlumbTwin *twin = plumb_practice_get_twin (practice, PLUMB_KIND_SALESFORCE);
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (PlumbDestination) destination = add_destination (practice, credentials);
  g_autoptr (PlumbProof) proof = NULL;

  plumb_credentials_set (credentials, "consumer-secret", NULL);
  g_assert_true (plumb_twin_set_fault (twin, "record.dropped", TRUE, NULL));
  g_assert_true (plumb_twin_set_fault (twin, "debug.ignored", TRUE, NULL));
  proof = prove (practice, destination, credentials, PLUMB_VERDICT_ACCEPTED);
  g_assert_cmpstr (plumb_proof_get_diagnosis (proof)->id, ==, "salesforce.accepted");
  g_clear_object (&proof);
  let_go (practice);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/salesforce-proof/a-lead-after-the-wait-lands-late",
                   test_a_lead_after_the_wait_lands_late);
  g_test_add_func ("/salesforce-proof/a-dropped-lead-is-lost-where-it-can-be-looked-for",
                   test_a_dropped_lead_is_lost_where_it_can_be_looked_for);
  g_test_add_func ("/salesforce-proof/a-dropped-lead-is-accepted-where-nobody-can-look",
                   test_a_dropped_lead_is_accepted_where_nobody_can_look);

  return g_test_run ();
}
