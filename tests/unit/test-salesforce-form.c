/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-reply-private.h"
#include "plumb-salesforce-form.h"
#include "plumb-test-sample.h"

#include <string.h>

#define TAG PLUMB_TEST_SAMPLE_TAG
#define OID "00Do0000000ZHog"

/* The marketplace's own test lead, as Microsoft documents it for forms. */
#define DOCUMENTED_BODY                                                                            \
  "oid=" OID "&retURL=http%3A%2F%2Flocalhost&first_name=" TAG "&last_name=" TAG "&email=" TAG      \
  "%40test.com&phone=1234567890&company=" TAG "&title=" TAG "&country=US&description=" TAG         \
  "&lead_source=" TAG "-" TAG "%7CContoso+Test&encoding=UTF-8"
#define DOCUMENTED_LENGTH 415

#define PAGE_START "<HTML><PRE><b>Salesforce.com Lead Capture Interface</b>\n\n"
#define PAGE_END "\noid: " OID "\nemail: " TAG "@test.com\n</PRE></HTML>"

/* (transfer full): @body of a request for a form, as text. */
static char *
dup_body (PlumbRequest *request)
{
  GBytes *body = plumb_request_get_body (request);

  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static PlumbLead *
make_documented_lead (void)
{
  g_autoptr (PlumbLead) sample = plumb_test_sample_new ();
  PlumbLeadFields fields = *plumb_lead_get_fields (sample);

  fields.texts[PLUMB_LEAD_SOURCE] = TAG;
  fields.texts[PLUMB_LEAD_ACTION] = TAG;
  fields.texts[PLUMB_LEAD_PUBLISHER] = NULL;
  fields.texts[PLUMB_LEAD_OFFER] = NULL;
  return plumb_lead_new (&fields);
}

static void
test_the_documented_lead_is_sent_to_the_byte (void)
{
  g_autoptr (PlumbLead) lead = make_documented_lead ();
  g_autoptr (PlumbRequest) request =
      plumb_salesforce_form_make_request ("https://webto.salesforce.com", OID, lead);
  g_autofree char *body = dup_body (request);

  g_assert_cmpuint (strlen (DOCUMENTED_BODY), ==, DOCUMENTED_LENGTH);
  g_assert_cmpstr (body, ==, DOCUMENTED_BODY "&debug=1&debugEmail=" TAG "%40test.com");
  g_assert_cmpstr (plumb_request_get_method (request), ==, "POST");
  g_assert_cmpstr (
      plumb_request_get_url (request), ==,
      "https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8&orgId=" OID);
  g_assert_cmpstr (plumb_request_get_content_type (request), ==,
                   "application/x-www-form-urlencoded");
}

/* In debug mode Salesforce repeats who the customer is. */
static void
test_a_real_lead_is_never_sent_in_debug_mode (void)
{
  PlumbLeadFields fields = { 0 };
  g_autoptr (PlumbLead) lead = NULL;
  g_autoptr (PlumbRequest) request = NULL;
  g_autofree char *body = NULL;

  fields.texts[PLUMB_LEAD_SOURCE] = "SPZA";
  fields.texts[PLUMB_LEAD_ACTION] = "PLT";
  fields.texts[PLUMB_LEAD_PUBLISHER] = "contoso";
  fields.texts[PLUMB_LEAD_OFFER] = "vm.v2";
  fields.texts[PLUMB_LEAD_LAST_NAME] = "Müller & Søn*";
  fields.texts[PLUMB_LEAD_EMAIL] = "a+b@x.dk";
  fields.texts[PLUMB_LEAD_COMPANY] = "Ж";
  lead = plumb_lead_new (&fields);
  request = plumb_salesforce_form_make_request ("https://webto.salesforce.com", OID, lead);
  body = dup_body (request);

  g_assert_cmpstr (body, ==,
                   "oid=" OID "&retURL=http%3A%2F%2Flocalhost&last_name=M%C3%BCller+%26+S%C3%B8n*"
                   "&email=a%2Bb%40x.dk&company=%D0%96&lead_source=SPZA-PLT%7Ccontoso.vm.v2"
                   "&encoding=UTF-8");
}

static PlumbAttempt *
judge (guint status, const char *is_processed, const char *page)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autoptr (PlumbReply) reply = plumb_reply_new (attempt);
  g_autoptr (GBytes) body = g_bytes_new (page, strlen (page));

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_reply_set_answer (reply, status, body);
  if (is_processed != NULL)
    plumb_reply_add_header (reply, "Is-Processed", is_processed);
  plumb_salesforce_form_judge (reply);
  return g_steal_pointer (&attempt);
}

static void
test_what_the_answer_means_is_found_out (void)
{
  static const struct {
    guint status;
    const char *is_processed;
    const char *page;
    PlumbOutcome outcome;
    const char *code;
  } rows[] = {
    { 200, "true", PAGE_START "Reason: Your request has been queued.\n" PAGE_END,
      PLUMB_OUTCOME_ACCEPTED, NULL },
    { 200, NULL, PAGE_START "<b>Reason:</b> Your request has been queued." PAGE_END,
      PLUMB_OUTCOME_ACCEPTED, NULL },
    { 200, NULL,
      PAGE_START "Reason: Your Lead could not be processed.\n"
                 "Lead Capture Page: Not available." PAGE_END,
      PLUMB_OUTCOME_REFUSED, "page-not-available" },
    { 200, NULL, PAGE_START "Reason:<br>Your Lead could not be processed." PAGE_END,
      PLUMB_OUTCOME_REFUSED, "not-processed" },
    { 200, "true Exception:common.exception.SalesforceGenericException",
      "<meta http-equiv=\"Refresh\" content=\"0; URL=http://localhost\">", PLUMB_OUTCOME_REFUSED,
      "not-processed" },
    { 200, "true exception", PAGE_START "Reason: Your request has been queued." PAGE_END,
      PLUMB_OUTCOME_REFUSED, "not-processed" },
    { 200, NULL, "<meta http-equiv=\"Refresh\" content=\"0; URL=http://localhost\">",
      PLUMB_OUTCOME_ACCEPTED, NULL },
    { 200, NULL, "", PLUMB_OUTCOME_ACCEPTED, NULL },
    /* What the customer wrote is no reason. */
    { 200, NULL, "<PRE>description: Lead Capture Page: Not available.</PRE>",
      PLUMB_OUTCOME_ACCEPTED, NULL },
    { 404, NULL, "", PLUMB_OUTCOME_REFUSED, "no-form" },
    { 500, NULL, "", PLUMB_OUTCOME_REFUSED, NULL },
    { 302, NULL, "", PLUMB_OUTCOME_REFUSED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PlumbAttempt) attempt = judge (rows[i].status, rows[i].is_processed, rows[i].page);

    g_test_message ("%u: %s", i, rows[i].page);
    g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, rows[i].outcome);
    g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, rows[i].code);
  }
}

static void
test_the_page_is_not_kept (void)
{
  static const char *const pages[] = {
    PAGE_START "Reason: Your request has been queued." PAGE_END,
    PAGE_START "Reason: Your Lead could not be processed. " TAG "@test.com " OID PAGE_END,
    PAGE_START "Reason: " TAG "@test.com of " OID " is odd." PAGE_END,
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (PlumbAttempt) attempt = judge (200, "true", pages[i]);
    const char *message = plumb_attempt_get_message (attempt);

    g_assert_true (message == NULL || strstr (message, OID) == NULL);
    g_assert_true (message == NULL || strstr (message, TAG) == NULL);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/salesforce-form/the-documented-lead-is-sent-to-the-byte",
                   test_the_documented_lead_is_sent_to_the_byte);
  g_test_add_func ("/salesforce-form/a-real-lead-is-never-sent-in-debug-mode",
                   test_a_real_lead_is_never_sent_in_debug_mode);
  g_test_add_func ("/salesforce-form/what-the-answer-means-is-found-out",
                   test_what_the_answer_means_is_found_out);
  g_test_add_func ("/salesforce-form/the-page-is-not-kept", test_the_page_is_not_kept);

  return g_test_run ();
}
