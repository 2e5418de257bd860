/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-proof-report.h"
#include "plumb-proof-suspects.h"
#include "plumb-test-proof.h"
#include "plumb-test-wait.h"

#include <string.h>

#define PERSON "Jane Doe of Fabrikam"
#define NOON (G_GINT64_CONSTANT (1521720000) * G_USEC_PER_SEC)

static char *
write_report (PlumbTestProof *fixture, const char *file_name)
{
  const PlumbProofReport report = { .proof = fixture->proof, .made_at = NOON };

  return plumb_proof_report_write (&report, file_name);
}

static JsonNode *
write_json (PlumbTestProof *fixture)
{
  g_autofree char *text = write_report (fixture, "Report.JSON");
  g_autoptr (GError) error = NULL;
  JsonNode *node = plumb_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return node;
}

static JsonObject *
find_line (JsonObject *report, const char *field)
{
  JsonArray *lines = json_object_get_array_member (report, "comparison");

  for (guint i = 0; i < json_array_get_length (lines); i++) {
    JsonObject *line = json_array_get_object_element (lines, i);

    if (g_str_equal (json_object_get_string_member (line, "field"), field))
      return line;
  }
  return NULL;
}

static void
test_json_has_stages_and_comparison (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *report = NULL;
  JsonObject *line = NULL;

  plumb_test_proof_run (fixture, 0);
  node = write_json (fixture);
  report = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (report, "program"), ==, "Plumb " PLUMB_VERSION);
  g_assert_cmpstr (json_object_get_string_member (report, "made_at"), ==,
                   "2018-03-22T12:00:00.000000Z");
  g_assert_cmpstr (json_object_get_string_member (report, "verdict"), ==, "landed");
  g_assert_cmpstr (json_object_get_string_member (report, "tag"), ==,
                   plumb_proof_get_tag (fixture->proof));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "stages")), ==,
                    PLUMB_PROOF_N_STAGES);
  line = find_line (report, "last_name");
  g_assert_nonnull (line);
  g_assert_cmpstr (json_object_get_string_member (line, "stored"), ==,
                   plumb_proof_get_tag (fixture->proof));
  g_assert_true (json_object_get_null_member (line, "difference"));
}

/* Whose name came back, nobody knows. */
static void
test_what_came_back_for_another_is_masked (PlumbTestProof *fixture, gconstpointer data)
{
  g_autofree char *page = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *line = NULL;

  plumb_test_connector_alter (fixture->connector, PLUMB_LEAD_COMPANY, PERSON);
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_ALTERED);
  page = write_report (fixture, "report.html");
  text = write_report (fixture, "report.json");
  g_assert_null (strstr (page, PERSON));
  g_assert_null (strstr (text, PERSON));
  g_assert_nonnull (strstr (page, PLUMB_PROOF_MASK));
  node = write_json (fixture);
  line = find_line (json_node_get_object (node), "company");
  g_assert_cmpstr (json_object_get_string_member (line, "stored"), ==, PLUMB_PROOF_MASK);
  g_assert_cmpstr (json_object_get_string_member (line, "difference"), ==, "changed");
}

static void
test_what_is_cut_or_mapped_is_shown (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *report = NULL;

  plumb_test_connector_alter (fixture->connector, PLUMB_LEAD_COMPANY, "msft_test_6");
  plumb_test_connector_alter (fixture->connector, PLUMB_LEAD_COUNTRY, "United States");
  plumb_test_proof_run (fixture, 0);
  node = write_json (fixture);
  report = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (find_line (report, "country"), "stored"), ==,
                   "United States");
}

static void
test_no_secret_is_in_it (PlumbTestProof *fixture, gconstpointer data)
{
  g_autofree char *page = NULL;
  g_autofree char *text = NULL;

  plumb_test_proof_run (fixture, 0);
  page = write_report (fixture, "report.html");
  text = write_report (fixture, "report.json");
  g_assert_null (strstr (page, PLUMB_TEST_PROOF_SECRET));
  g_assert_null (strstr (text, PLUMB_TEST_PROOF_SECRET));
}

/* Anything may come back in any place, and be in a name. */
static void
test_no_address_of_mail_is_in_it (PlumbTestProof *fixture, gconstpointer data)
{
  g_autofree char *page = NULL;
  g_autofree char *text = NULL;

  plumb_destination_set_name (fixture->destination, "Leads of jane@contoso.com");
  plumb_test_connector_alter (fixture->connector, PLUMB_LEAD_COUNTRY, "jane@contoso.com");
  plumb_test_proof_run (fixture, 0);
  plumb_attempt_set_request_id (plumb_proof_get_attempt (fixture->proof), "for jane@contoso.com");
  page = write_report (fixture, "report.html");
  text = write_report (fixture, "report.json");
  g_assert_null (strstr (page, "jane"));
  g_assert_null (strstr (text, "jane"));
  g_assert_nonnull (strstr (page, "Proof of Leads of " PLUMB_PROOF_MASK));
}

/* The user chooses what the offer is called, and may have pasted anything. */
static void
test_what_was_typed_is_masked_too (PlumbTestProof *fixture, gconstpointer data)
{
  const PlumbTestOptions options = { .offer_title = "For jane@contoso.com, +1 206 555 0100" };
  g_autoptr (PlumbLead) lead = plumb_test_lead_new (&options, plumb_clock_now ());
  g_autofree char *page = NULL;
  g_autofree char *text = NULL;

  fixture->proof = plumb_proof_new (fixture->store, PLUMB_CONNECTOR (fixture->connector),
                                    fixture->destination, fixture->credentials, FALSE, lead);
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_LANDED);
  page = write_report (fixture, "report.html");
  text = write_report (fixture, "report.json");
  g_assert_null (strstr (page, "jane"));
  g_assert_null (strstr (page, "0100"));
  g_assert_null (strstr (text, "jane"));
  g_assert_null (strstr (text, "0100"));
  g_assert_nonnull (strstr (text, "For " PLUMB_PROOF_MASK));
}

/* A page that takes a name for markup would run what a stranger wrote. */
static void
test_the_page_is_well_formed_whatever_the_name (PlumbTestProof *fixture, gconstpointer data)
{
  g_autofree char *page = NULL;

  plumb_destination_set_name (fixture->destination, "<script>alert(\"1\")</script> & Co");
  plumb_test_proof_run (fixture, 0);
  page = write_report (fixture, "report.htm");
  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>\n<html lang=\"en\">"));
  g_assert_null (strstr (page, "<script"));
  g_assert_nonnull (strstr (page, "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; Co"));
  g_assert_nonnull (strstr (page, plumb_proof_get_tag (fixture->proof)));
  g_assert_nonnull (strstr (page, "Plumb " PLUMB_VERSION));
  g_assert_null (strstr (page, "http://"));
}

static void
test_what_was_not_found_has_no_comparison (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) suspicions = NULL;
  g_autofree char *page = NULL;
  PlumbProofReport report = { .made_at = NOON };

  plumb_test_connector_hide (fixture->connector);
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_ACCEPTED);
  plumb_proof_find_suspects_async (fixture->proof, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  suspicions = plumb_proof_find_suspects_finish (fixture->proof, result, NULL);
  g_assert_cmpuint (suspicions->len, >, 0);
  report.proof = fixture->proof;
  report.suspicions = suspicions;
  page = plumb_proof_report_to_html (&report);
  g_assert_null (strstr (page, "Comparison"));
  g_assert_nonnull (strstr (page, "What may have swallowed it"));
  g_assert_nonnull (strstr (page, "not reached"));
}

static void
add (const char *path, void (*test) (PlumbTestProof *fixture, gconstpointer data))
{
  g_test_add (path, PlumbTestProof, NULL, plumb_test_proof_set_up, test,
              plumb_test_proof_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/proof-report/json-has-stages-and-comparison", test_json_has_stages_and_comparison);
  add ("/proof-report/what-came-back-for-another-is-masked",
       test_what_came_back_for_another_is_masked);
  add ("/proof-report/what-is-cut-or-mapped-is-shown", test_what_is_cut_or_mapped_is_shown);
  add ("/proof-report/no-secret-is-in-it", test_no_secret_is_in_it);
  add ("/proof-report/no-address-of-mail-is-in-it", test_no_address_of_mail_is_in_it);
  add ("/proof-report/what-was-typed-is-masked-too", test_what_was_typed_is_masked_too);
  add ("/proof-report/the-page-is-well-formed-whatever-the-name",
       test_the_page_is_well_formed_whatever_the_name);
  add ("/proof-report/what-was-not-found-has-no-comparison",
       test_what_was_not_found_has_no_comparison);

  return g_test_run ();
}
