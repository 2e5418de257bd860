/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-suspicion.h"

#include <string.h>

typedef struct {
  PlumbKind kind;
  PlumbVerdict verdict;
  const char *key;
  const char *value;
  const char *address;
  guint status;
  const char *diagnosis;
  const char *first;
  PlumbLikelihood likelihood;
  gboolean has_evidence;
} Row;

/* What is offered first, and how likely it is. */
static const Row rows[] = {
  { PLUMB_KIND_SALESFORCE, PLUMB_VERDICT_LOST, NULL, NULL, NULL, 200, NULL, "captcha",
    PLUMB_LIKELIHOOD_HIGH, FALSE },
  { PLUMB_KIND_SALESFORCE, PLUMB_VERDICT_LOST, NULL, NULL, NULL, 200,
    "salesforce.picklist.required", "required-picklist", PLUMB_LIKELIHOOD_HIGH, TRUE },
  { PLUMB_KIND_SALESFORCE, PLUMB_VERDICT_ACCEPTED, NULL, NULL, NULL, 200,
    "salesforce.duplicate-rule", "duplicate-rule", PLUMB_LIKELIHOOD_HIGH, TRUE },
  { PLUMB_KIND_SALESFORCE, PLUMB_VERDICT_LOST, NULL, NULL, NULL, 200, "salesforce.daily-cap",
    "daily-cap", PLUMB_LIKELIHOOD_HIGH, TRUE },
  { PLUMB_KIND_SALESFORCE, PLUMB_VERDICT_LOST, NULL, NULL, NULL, 200,
    "salesforce.oid.other-organisation", "other-organisation", PLUMB_LIKELIHOOD_HIGH, TRUE },
  { PLUMB_KIND_MARKETO, PLUMB_VERDICT_LOST, NULL, NULL, NULL, 200, "marketo.form-id.draft",
    "draft-form", PLUMB_LIKELIHOOD_HIGH, TRUE },
  { PLUMB_KIND_MARKETO, PLUMB_VERDICT_ACCEPTED, NULL, NULL, NULL, 200, NULL, "draft-form",
    PLUMB_LIKELIHOOD_MEDIUM, FALSE },
  { PLUMB_KIND_HTTPS, PLUMB_VERDICT_ACCEPTED, NULL, NULL,
    "https://prod-1.eu.logic.azure.com/x?sig=1", 200, NULL, "retired-url", PLUMB_LIKELIHOOD_HIGH,
    TRUE },
  { PLUMB_KIND_HTTPS, PLUMB_VERDICT_ACCEPTED, NULL, NULL, "https://logic.azure.com.example.org/",
    202, NULL, "flow-run", PLUMB_LIKELIHOOD_HIGH, TRUE },
  { PLUMB_KIND_HTTPS, PLUMB_VERDICT_ACCEPTED, NULL, NULL, "https://example.org/", 200, NULL,
    "flow-run", PLUMB_LIKELIHOOD_HIGH, FALSE },
  { PLUMB_KIND_HTTPS, PLUMB_VERDICT_LOST, NULL, NULL, "https://example.org/", 302, NULL, "redirect",
    PLUMB_LIKELIHOOD_HIGH, TRUE },
  { PLUMB_KIND_HTTPS, PLUMB_VERDICT_LOST, "key-spelling", "pascal", NULL, 200, NULL, "key-case",
    PLUMB_LIKELIHOOD_HIGH, TRUE },
  { PLUMB_KIND_HTTPS, PLUMB_VERDICT_NONE, NULL, NULL, NULL, 0, NULL, "tenant-only",
    PLUMB_LIKELIHOOD_HIGH, FALSE },
  { PLUMB_KIND_AZURE_TABLE, PLUMB_VERDICT_LOST, "table", "Other", NULL, 204, NULL, "other-table",
    PLUMB_LIKELIHOOD_HIGH, TRUE },
  { PLUMB_KIND_AZURE_BLOB, PLUMB_VERDICT_NONE, NULL, NULL, NULL, 0, NULL, "blob",
    PLUMB_LIKELIHOOD_HIGH, TRUE },
  { PLUMB_KIND_DYNAMICS, PLUMB_VERDICT_LOST, NULL, NULL, NULL, 204, NULL, "automation",
    PLUMB_LIKELIHOOD_MEDIUM, FALSE },
};

static PlumbEvidence *
make_evidence (const Row *row)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (row->kind, "CRM");
  PlumbEvidence *evidence = NULL;

  if (row->key != NULL)
    plumb_destination_set_setting (destination, row->key, row->value);
  evidence = plumb_evidence_new (destination, row->verdict);
  plumb_evidence_note_address (evidence, row->address);
  evidence->status = row->status;
  plumb_evidence_note_diagnosis (evidence, row->diagnosis);
  plumb_destination_set_watching (destination, TRUE);
  return evidence;
}

static void
test_what_fits_the_evidence_comes_first (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PlumbEvidence) evidence = make_evidence (&rows[i]);
    g_autoptr (GPtrArray) suspicions = plumb_suspect_all (evidence);
    const PlumbSuspicion *first = NULL;

    g_assert_cmpuint (suspicions->len, >, 0);
    first = g_ptr_array_index (suspicions, 0);
    g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, first->suspect->id);
    g_assert_cmpstr (first->suspect->id, ==, rows[i].first);
    g_assert_cmpint (first->likelihood, ==, rows[i].likelihood);
    g_assert_cmpint (first->evidence != NULL, ==, rows[i].has_evidence);
  }
}

static void
test_they_are_ordered_and_of_the_kind (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PlumbEvidence) evidence = make_evidence (&rows[i]);
    g_autoptr (GPtrArray) suspicions = plumb_suspect_all (evidence);
    PlumbLikelihood before = PLUMB_LIKELIHOOD_HIGH;

    for (guint j = 0; j < suspicions->len; j++) {
      const PlumbSuspicion *suspicion = g_ptr_array_index (suspicions, j);

      g_assert_cmpint (suspicion->likelihood, <=, before);
      before = suspicion->likelihood;
      if (suspicion->suspect->kind != PLUMB_KIND_NONE)
        g_assert_cmpint (suspicion->suspect->kind, ==, rows[i].kind);
    }
  }
}

static void
test_other_verdicts_have_none (void)
{
  static const PlumbVerdict verdicts[] = { PLUMB_VERDICT_LANDED, PLUMB_VERDICT_FAILED,
                                           PLUMB_VERDICT_REFUSED, PLUMB_VERDICT_ALTERED };

  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++) {
    const Row row = { PLUMB_KIND_SALESFORCE, verdicts[i] };
    g_autoptr (PlumbEvidence) evidence = make_evidence (&row);
    g_autoptr (GPtrArray) suspicions = plumb_suspect_all (evidence);

    g_assert_cmpuint (suspicions->len, ==, 0);
  }
}

static const PlumbSuspicion *
find (GPtrArray *suspicions, const char *id)
{
  for (guint i = 0; i < suspicions->len; i++) {
    const PlumbSuspicion *suspicion = g_ptr_array_index (suspicions, i);

    if (g_str_equal (suspicion->suspect->id, id))
      return suspicion;
  }
  return NULL;
}

static void
test_a_rung_that_found_nothing_clears (void)
{
  const Row row = { PLUMB_KIND_SALESFORCE, PLUMB_VERDICT_LOST };
  g_autoptr (PlumbEvidence) evidence = make_evidence (&row);
  g_autoptr (PlumbRung) rung = plumb_rung_new ("duplicate-rules", "No duplicate rule stops it");
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autoptr (GPtrArray) suspicions = NULL;
  const PlumbSuspicion *suspicion = NULL;

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
  plumb_rung_start (rung);
  plumb_rung_finish (rung, PLUMB_RUNG_PASSED, NULL, attempt);
  plumb_evidence_note_rung (evidence, rung);
  suspicions = plumb_suspect_all (evidence);
  suspicion = find (suspicions, "duplicate-rule");
  g_assert_nonnull (suspicion);
  g_assert_cmpint (suspicion->likelihood, ==, PLUMB_LIKELIHOOD_LOW);
  g_assert_nonnull (suspicion->evidence);
}

static void
test_a_rung_passed_with_a_warning_is_evidence (void)
{
  const Row row = { PLUMB_KIND_SALESFORCE, PLUMB_VERDICT_LOST };
  g_autoptr (PlumbEvidence) evidence = make_evidence (&row);
  g_autoptr (PlumbRung) rung = plumb_rung_new ("duplicate-rules", "No duplicate rule stops it");
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autoptr (GPtrArray) suspicions = NULL;

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_attempt_set_status (attempt, 200);
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (attempt, "duplicate-rules");
  plumb_rung_start (rung);
  plumb_rung_finish (rung, PLUMB_RUNG_PASSED, NULL, attempt);
  plumb_evidence_note_rung (evidence, rung);
  suspicions = plumb_suspect_all (evidence);
  g_assert_cmpstr (((PlumbSuspicion *) suspicions->pdata[0])->suspect->id, ==, "duplicate-rule");
}

static void
test_an_address_of_today_is_not_retired (void)
{
  const Row row = { PLUMB_KIND_HTTPS, PLUMB_VERDICT_NONE, .address = "https://example.org/" };
  g_autoptr (PlumbEvidence) evidence = make_evidence (&row);
  g_autoptr (GPtrArray) suspicions = plumb_suspect_all (evidence);
  const PlumbSuspicion *suspicion = find (suspicions, "retired-url");

  g_assert_cmpint (suspicion->likelihood, ==, PLUMB_LIKELIHOOD_LOW);
  g_assert_nonnull (suspicion->evidence);
}

/* Its attempt may be one that was never answered, such as the look-up of a name. */
static void
test_a_rung_passed_well_accuses_nobody (void)
{
  const Row row = { PLUMB_KIND_SALESFORCE, PLUMB_VERDICT_LOST };
  g_autoptr (PlumbEvidence) evidence = make_evidence (&row);
  g_autoptr (PlumbRung) rung = plumb_rung_new ("name", "The name is known");
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_RESOLVE);
  plumb_rung_start (rung);
  plumb_rung_finish (rung, PLUMB_RUNG_PASSED, NULL, attempt);
  plumb_evidence_note_rung (evidence, rung);
  g_assert_cmpuint (evidence->diagnoses->len, ==, 0);
}

static void
note (PlumbEvidence *evidence, const char *email, gint64 received_at)
{
  PlumbLeadFields fields = { .received_at = received_at, .created_at = received_at };
  g_autoptr (PlumbLead) lead = NULL;

  fields.texts[PLUMB_LEAD_EMAIL] = email;
  lead = plumb_lead_new (&fields);
  plumb_evidence_note_lead (evidence, lead);
}

/* A test lead goes the way of the marketplace's: what lets it through stops no other. */
static void
test_a_test_lead_that_came_through_clears (void)
{
  static const struct {
    PlumbKind kind;
    PlumbVerdict last;
    const char *id;
    PlumbLikelihood likelihood;
  } cases[] = {
    { PLUMB_KIND_HTTPS, PLUMB_VERDICT_REFUSED, "tenant-only", PLUMB_LIKELIHOOD_HIGH },
    { PLUMB_KIND_HTTPS, PLUMB_VERDICT_ACCEPTED, "tenant-only", PLUMB_LIKELIHOOD_LOW },
    { PLUMB_KIND_SALESFORCE, PLUMB_VERDICT_ACCEPTED, "captcha", PLUMB_LIKELIHOOD_MEDIUM },
    { PLUMB_KIND_SALESFORCE, PLUMB_VERDICT_LANDED, "captcha", PLUMB_LIKELIHOOD_LOW },
    { PLUMB_KIND_SALESFORCE, PLUMB_VERDICT_ALTERED, "retired-url", PLUMB_LIKELIHOOD_LOW },
    /* Another lead may have another value in it. */
    { PLUMB_KIND_SALESFORCE, PLUMB_VERDICT_LANDED, "required-picklist", PLUMB_LIKELIHOOD_HIGH },
    { PLUMB_KIND_MARKETO, PLUMB_VERDICT_LANDED, "draft-form", PLUMB_LIKELIHOOD_LOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const Row row = { cases[i].kind, PLUMB_VERDICT_NONE };
    g_autoptr (PlumbEvidence) evidence = make_evidence (&row);
    g_autoptr (GPtrArray) suspicions = NULL;

    plumb_destination_set_last_proof (evidence->destination, cases[i].last, 1);
    suspicions = plumb_suspect_all (evidence);
    g_test_message ("%s", cases[i].id);
    g_assert_cmpint (find (suspicions, cases[i].id)->likelihood, ==, cases[i].likelihood);
  }
}

static void
test_customers_of_schools_are_evidence (void)
{
  const Row row = { PLUMB_KIND_DYNAMICS, PLUMB_VERDICT_NONE };
  g_autoptr (PlumbEvidence) evidence = make_evidence (&row);
  g_autoptr (GPtrArray) suspicions = NULL;

  note (evidence, "jane@state.EDU", 7);
  note (evidence, "jane@education.example", 9);
  note (evidence, "MSFT_TEST_636573304831318844@test.edu", 11);
  g_assert_cmpuint (evidence->n_leads, ==, 2);
  g_assert_cmpuint (evidence->n_schools, ==, 1);
  g_assert_cmpint (evidence->last_lead_at, ==, 9);
  suspicions = plumb_suspect_all (evidence);
  g_assert_cmpint (find (suspicions, "edu")->likelihood, ==, PLUMB_LIKELIHOOD_MEDIUM);
}

static void
test_a_destination_that_is_not_watched_is_told (void)
{
  const Row row = { PLUMB_KIND_DYNAMICS, PLUMB_VERDICT_NONE };
  g_autoptr (PlumbEvidence) evidence = make_evidence (&row);
  g_autoptr (GPtrArray) watched = plumb_suspect_all (evidence);
  g_autoptr (GPtrArray) unwatched = NULL;

  g_assert_null (find (watched, "watching-off"));
  plumb_destination_set_watching (evidence->destination, FALSE);
  unwatched = plumb_suspect_all (evidence);
  g_assert_cmpstr (((PlumbSuspicion *) unwatched->pdata[0])->suspect->id, ==, "watching-off");
}

static void
test_no_lead_at_all_points_to_partner_center (void)
{
  const Row row = { PLUMB_KIND_DYNAMICS, PLUMB_VERDICT_NONE };
  g_autoptr (PlumbEvidence) evidence = make_evidence (&row);
  g_autoptr (GPtrArray) suspicions = NULL;

  plumb_destination_set_last_proof (evidence->destination, PLUMB_VERDICT_LANDED, 1);
  suspicions = plumb_suspect_all (evidence);
  g_assert_cmpstr (((PlumbSuspicion *) suspicions->pdata[0])->suspect->id, ==, "not-published");
}

static void
test_the_silence_is_told_in_days (void)
{
  const Row row = { PLUMB_KIND_DYNAMICS, PLUMB_VERDICT_NONE };
  g_autoptr (PlumbEvidence) evidence = make_evidence (&row);
  g_autofree char *never = plumb_evidence_describe_silence (evidence, G_TIME_SPAN_DAY * 40);
  g_autofree char *long_ago = NULL;

  note (evidence, "jane@contoso.com", G_TIME_SPAN_DAY);
  long_ago = plumb_evidence_describe_silence (evidence, G_TIME_SPAN_DAY * 40);
  g_assert_cmpstr (never, ==, "No lead of a customer has come yet.");
  g_assert_cmpstr (long_ago, ==, "The last lead of a customer came 39 days ago.");
}

static void
test_of_an_address_only_the_host_is_kept (void)
{
  const Row row = { PLUMB_KIND_HTTPS, PLUMB_VERDICT_NONE,
                    .address = "https://Me:pw@Host.example:8/p?sig=1" };
  g_autoptr (PlumbEvidence) evidence = make_evidence (&row);

  g_assert_cmpstr (evidence->host, ==, "host.example");
}

/* An id that the catalogue does not have could never be found. */
static void
test_every_diagnosis_is_in_the_catalogue (void)
{
  for (const PlumbSuspect *suspect = plumb_suspects; suspect->id != NULL; suspect++) {
    g_auto (GStrv) ids = g_strsplit (suspect->diagnoses != NULL ? suspect->diagnoses : "", " ", -1);

    g_assert_true (g_str_has_suffix (suspect->why, "."));
    g_assert_true (g_str_has_suffix (suspect->check, "."));
    g_assert_false (g_str_has_suffix (suspect->title, "."));
    for (guint i = 0; ids[i] != NULL && *ids[i] != '\0'; i++) {
      g_test_message ("%s", ids[i]);
      g_assert_nonnull (plumb_diagnosis_find (ids[i]));
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suspects/what-fits-the-evidence-comes-first",
                   test_what_fits_the_evidence_comes_first);
  g_test_add_func ("/suspects/they-are-ordered-and-of-the-kind",
                   test_they_are_ordered_and_of_the_kind);
  g_test_add_func ("/suspects/other-verdicts-have-none", test_other_verdicts_have_none);
  g_test_add_func ("/suspects/a-rung-that-found-nothing-clears",
                   test_a_rung_that_found_nothing_clears);
  g_test_add_func ("/suspects/a-rung-passed-with-a-warning-is-evidence",
                   test_a_rung_passed_with_a_warning_is_evidence);
  g_test_add_func ("/suspects/an-address-of-today-is-not-retired",
                   test_an_address_of_today_is_not_retired);
  g_test_add_func ("/suspects/a-rung-passed-well-accuses-nobody",
                   test_a_rung_passed_well_accuses_nobody);
  g_test_add_func ("/suspects/a-test-lead-that-came-through-clears",
                   test_a_test_lead_that_came_through_clears);
  g_test_add_func ("/suspects/customers-of-schools-are-evidence",
                   test_customers_of_schools_are_evidence);
  g_test_add_func ("/suspects/a-destination-that-is-not-watched-is-told",
                   test_a_destination_that_is_not_watched_is_told);
  g_test_add_func ("/suspects/no-lead-at-all-points-to-partner-center",
                   test_no_lead_at_all_points_to_partner_center);
  g_test_add_func ("/suspects/the-silence-is-told-in-days", test_the_silence_is_told_in_days);
  g_test_add_func ("/suspects/of-an-address-only-the-host-is-kept",
                   test_of_an_address_only_the_host_is_kept);
  g_test_add_func ("/suspects/every-diagnosis-is-in-the-catalogue",
                   test_every_diagnosis_is_in_the_catalogue);

  return g_test_run ();
}
