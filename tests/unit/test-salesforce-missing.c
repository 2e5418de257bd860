/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-test-salesforce.h"

#define NOTHING "{\"totalSize\":0,\"done\":true,\"records\":[]}"

/* What is said of a lead that was sent and is not there. */

/* The sample is years old: that it is not there is worth a look at what may have stopped it. */
static void
test_what_stopped_an_overdue_lead_is_looked_for (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200,
                            "{\"records\":[{\"Id\":\"00Do0000000ZHogEAG\"}]}");
  plumb_test_salesforce_answer (fixture, 200,
                                "{\"fields\":[{\"name\":\"Tier__c\",\"type\":\"picklist\","
                                "\"createable\":true,\"nillable\":false}]}");
  attempt = plumb_test_salesforce_find_cause (fixture);

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt)->id, ==,
                   "salesforce.picklist.required");
  g_assert_cmpstr (plumb_attempt_get_message (attempt), ==, "Tier__c");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 4), ==,
                   "/services/data/v61.0/sobjects/Lead/describe");
}

static void
test_where_nothing_may_be_seen_there_is_no_suspect (PlumbTestSalesforce *fixture,
                                                    gconstpointer unused)
{
  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 403, "[{\"errorCode\":\"INSUFFICIENT_ACCESS\"}]");
  for (guint i = 0; i < 4; i++)
    plumb_test_salesforce_answer (fixture, 403, "[{\"errorCode\":\"INSUFFICIENT_ACCESS\"}]");

  g_assert_null (plumb_test_salesforce_find_cause (fixture));
}

/* All requests of a day are counted for the whole organisation, and a wait has many looks. */
static void
test_a_look_for_an_overdue_lead_is_one_question (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbLead) found = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200, NOTHING);
  attempt = plumb_test_salesforce_confirm (fixture, &found);

  g_assert_null (found);
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 3);
}

/* The sample is years old; this one was sent just now. */
static void
make_fresh (PlumbTestSalesforce *fixture)
{
  PlumbLeadFields fields = *plumb_lead_get_fields (fixture->lead);
  g_autoptr (PlumbLead) old = g_steal_pointer (&fixture->lead);

  fields.created_at = g_get_real_time () + G_TIME_SPAN_MINUTE;
  fixture->lead = plumb_lead_new (&fields);
}

/* Whoever answers so knows nothing of leads; it is none, and no reason to stumble. */
static void
test_a_record_that_is_none_is_no_lead (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  static const char *const others[] = { "null", "\"00Q\"", "[]", "1" };
  PlumbLead *found = NULL;

  make_fresh (fixture);
  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200, NOTHING);
  g_object_unref (plumb_test_salesforce_confirm (fixture, &found));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autofree char *answer = g_strdup_printf ("{\"records\":[%s]}", others[i]);

    plumb_test_salesforce_answer (fixture, 200, answer);
    g_object_unref (plumb_test_salesforce_confirm (fixture, &found));
    g_assert_null (found);
  }
}

static void
test_a_fresh_lead_is_only_not_there_yet (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbLead) found = NULL;

  make_fresh (fixture);
  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200, NOTHING);
  attempt = plumb_test_salesforce_confirm (fixture, &found);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_null (plumb_test_salesforce_find_cause (fixture));
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 3);
}

#define ADD(sentence, test)                                                                        \
  g_test_add ("/salesforce-missing/" sentence, PlumbTestSalesforce, NULL,                          \
              plumb_test_salesforce_set_up, test, plumb_test_salesforce_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what-stopped-an-overdue-lead-is-looked-for",
       test_what_stopped_an_overdue_lead_is_looked_for);
  ADD ("where-nothing-may-be-seen-there-is-no-suspect",
       test_where_nothing_may_be_seen_there_is_no_suspect);
  ADD ("a-look-for-an-overdue-lead-is-one-question",
       test_a_look_for_an_overdue_lead_is_one_question);
  ADD ("a-record-that-is-none-is-no-lead", test_a_record_that_is_none_is_no_lead);
  ADD ("a-fresh-lead-is-only-not-there-yet", test_a_fresh_lead_is_only_not_there_yet);

  return g_test_run ();
}
