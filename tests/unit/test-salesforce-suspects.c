/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-reply-private.h"
#include "plumb-salesforce-suspects.h"

#include <string.h>

#define OID "00Do0000000ZHog"

/* What every organisation has: required, and sent or filled in by itself. */
#define USUAL_FIELDS                                                                               \
  "{\"name\":\"LastName\",\"type\":\"string\",\"createable\":true,\"nillable\":false,"             \
  "\"defaultedOnCreate\":false},"                                                                  \
  "{\"name\":\"Company\",\"type\":\"string\",\"createable\":true,\"nillable\":false,"              \
  "\"defaultedOnCreate\":false},"                                                                  \
  "{\"name\":\"Status\",\"type\":\"picklist\",\"createable\":true,\"nillable\":false,"             \
  "\"defaultedOnCreate\":true},"                                                                   \
  "{\"name\":\"Id\",\"type\":\"id\",\"createable\":false,\"nillable\":false,"                      \
  "\"defaultedOnCreate\":false}"

static const PlumbSalesforceSuspect *
find (const char *id)
{
  const PlumbSalesforceSuspect *suspect = plumb_salesforce_suspects;

  while (!g_str_equal (suspect->id, id))
    suspect++;
  return suspect;
}

typedef struct {
  const char *id;
  const char *answer;
  const char *code;
  const char *names;
  const char *diagnosis;
  gboolean is_certain;
} Row;

static const Row rows[] = {
  { "organisation", "{\"records\":[{\"Id\":\"00Do0000000ZHogEAG\"}]}" },
  { "organisation", "{\"records\":[]}" },
  { "organisation", "{\"records\":[{\"Id\":\"00Do0000000ZHoGEAW\"}]}", "other-organisation",
    "00Do0000000ZHoGEAW", "salesforce.oid.other-organisation", TRUE },
  { "lead-fields", "{\"fields\":[" USUAL_FIELDS "]}" },
  { "lead-fields", "{\"fields\":\"none\"}" },
  { "lead-fields",
    "{\"fields\":[" USUAL_FIELDS ",{\"name\":\"Tier__c\",\"type\":\"picklist\",\"createable\":true,"
    "\"nillable\":false},{\"name\":\"Zone__c\",\"type\":\"multipicklist\",\"createable\":true,"
    "\"nillable\":false}]}",
    "required-picklist", "Tier__c, Zone__c", "salesforce.picklist.required", TRUE },
  { "lead-fields",
    "{\"fields\":[" USUAL_FIELDS ",{\"name\":\"Tax__c\",\"type\":\"string\",\"createable\":true,"
    "\"nillable\":false}]}",
    "required-field", "Tax__c", "salesforce.field.required", TRUE },
  { "lead-fields",
    "{\"fields\":[" USUAL_FIELDS ",{\"name\":\"LeadSource\",\"type\":\"picklist\","
    "\"createable\":true,\"nillable\":true,\"restrictedPicklist\":true}]}",
    "restricted-lead-source", "LeadSource", "salesforce.lead-source.restricted" },
  { "lead-fields",
    "{\"fields\":[" USUAL_FIELDS ",{\"name\":\"CountryCode\",\"type\":\"picklist\","
    "\"createable\":true,\"nillable\":true}]}",
    "country-picklist", "CountryCode", "salesforce.country-picklist" },
  { "validation-rules", "{\"records\":[]}" },
  { "validation-rules", "{\"records\":[{\"ValidationName\":\"A\"},{\"ValidationName\":\"B\"}]}",
    "validation-rules", "A, B", "salesforce.validation-rule" },
  { "daily-cap", "{\"totalSize\":499,\"records\":[]}" },
  { "daily-cap", "{\"totalSize\":500,\"records\":[]}", "daily-cap", "500", "salesforce.daily-cap" },
  { "duplicate-rules", "{\"records\":[{\"DeveloperName\":\"Leads\"}]}", "duplicate-rules", "Leads",
    "salesforce.duplicate-rule" },
  { "duplicate-rules", "[]" },
};

static PlumbReply *
make_reply (const char *answer, PlumbOutcome outcome)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  PlumbReply *reply = plumb_reply_new (attempt);
  g_autoptr (GBytes) body = g_bytes_new (answer, strlen (answer));

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_reply_set_answer (reply, 200, body);
  plumb_attempt_set_outcome (attempt, outcome);
  return reply;
}

static void
test_what_may_stop_leads_is_seen (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PlumbReply) reply = make_reply (rows[i].answer, PLUMB_OUTCOME_ACCEPTED);
    PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
    gboolean found = plumb_salesforce_suspect_judge (find (rows[i].id), reply, OID);

    g_test_message ("%s %s", rows[i].id, rows[i].answer);
    g_assert_true (found == (rows[i].code != NULL));
    g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, rows[i].code);
    g_assert_cmpstr (plumb_attempt_get_message (attempt), ==, rows[i].names);
    g_assert_true (plumb_salesforce_suspect_is_certain (rows[i].code) == rows[i].is_certain);
    if (found)
      g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt)->id, ==, rows[i].diagnosis);
  }
}

static void
test_what_cannot_be_seen_is_no_suspicion (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PlumbReply) refused = make_reply (rows[i].answer, PLUMB_OUTCOME_REFUSED);
    g_autoptr (PlumbReply) broken = make_reply ("<html>", PLUMB_OUTCOME_ACCEPTED);

    g_assert_false (plumb_salesforce_suspect_judge (find (rows[i].id), refused, OID));
    g_assert_false (plumb_salesforce_suspect_judge (find (rows[i].id), broken, OID));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/salesforce-suspects/what-may-stop-leads-is-seen",
                   test_what_may_stop_leads_is_seen);
  g_test_add_func ("/salesforce-suspects/what-cannot-be-seen-is-no-suspicion",
                   test_what_cannot_be_seen_is_no_suspicion);

  return g_test_run ();
}
