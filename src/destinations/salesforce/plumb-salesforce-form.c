/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-form.h"

#include <string.h>

#define PATH "/servlet/servlet.WebToLead"

/* Where a browser would go next; nobody does. */
#define RETURN_URL "http://localhost"

/* What Salesforce is known to say in debug mode. */
#define NOT_AVAILABLE "Lead Capture Page: Not available."
#define NOT_PROCESSED "Your Lead could not be processed."
#define QUEUED "Your request has been queued."

/* The members that hold the person, in the order of the marketplace's own test lead. */
static const struct {
  const char *name;
  PlumbLeadText text;
} members[] = {
  { "first_name", PLUMB_LEAD_FIRST_NAME }, { "last_name", PLUMB_LEAD_LAST_NAME },
  { "email", PLUMB_LEAD_EMAIL },           { "phone", PLUMB_LEAD_PHONE },
  { "company", PLUMB_LEAD_COMPANY },       { "title", PLUMB_LEAD_TITLE },
  { "country", PLUMB_LEAD_COUNTRY },       { "description", PLUMB_LEAD_DESCRIPTION },
};

char *
plumb_salesforce_form_dup_lead_source (PlumbLead *lead)
{
  GString *text = g_string_new (NULL);
  const char *source = plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE);
  const char *action = plumb_lead_get_text (lead, PLUMB_LEAD_ACTION);
  const char *publisher = plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER);
  const char *offer = plumb_lead_get_text (lead, PLUMB_LEAD_OFFER);

  if (offer == NULL)
    offer = plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE);
  g_string_append (text, source != NULL ? source : "");
  if (action != NULL)
    g_string_append_printf (text, "-%s", action);
  if (publisher != NULL)
    g_string_append_printf (text, "|%s.%s", publisher, offer != NULL ? offer : "");
  else if (offer != NULL)
    g_string_append_printf (text, "|%s", offer);
  return g_string_free (text, FALSE);
}

/* application/x-www-form-urlencoded, as browsers write it. */
static void
append_member (GString *body, const char *name, const char *value)
{
  if (value == NULL || value[0] == '\0')
    return;
  if (body->len > 0)
    g_string_append_c (body, '&');
  g_string_append_printf (body, "%s=", name);
  for (const guchar *at = (const guchar *) value; *at != '\0'; at++)
    if (g_ascii_isalnum (*at) || strchr ("-._*", *at) != NULL)
      g_string_append_c (body, (char) *at);
    else if (*at == ' ')
      g_string_append_c (body, '+');
    else
      g_string_append_printf (body, "%%%02X", *at);
}

static GBytes *
make_body (const char *oid, PlumbLead *lead)
{
  GString *body = g_string_new (NULL);
  g_autofree char *lead_source = plumb_salesforce_form_dup_lead_source (lead);

  append_member (body, "oid", oid);
  append_member (body, "retURL", RETURN_URL);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    append_member (body, members[i].name, plumb_lead_get_text (lead, members[i].text));
  append_member (body, "lead_source", lead_source);
  append_member (body, "encoding", "UTF-8");
  if (plumb_lead_is_test (lead)) {
    append_member (body, "debug", "1");
    append_member (body, "debugEmail", plumb_lead_get_text (lead, PLUMB_LEAD_EMAIL));
  }
  return g_string_free_to_bytes (body);
}

PlumbRequest *
plumb_salesforce_form_make_request (const char *origin, const char *oid, PlumbLead *lead)
{
  g_autofree char *url = NULL;
  g_autoptr (PlumbRequest) request = NULL;
  g_autoptr (GBytes) body = NULL;

  g_return_val_if_fail (origin != NULL && oid != NULL, NULL);
  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);

  url = g_strdup_printf ("%s" PATH "?encoding=UTF-8&orgId=%s", origin, oid);
  request = plumb_request_new ("POST", url);
  body = make_body (oid, lead);
  plumb_request_set_body (request, "application/x-www-form-urlencoded", body);
  return g_steal_pointer (&request);
}

PlumbRequest *
plumb_salesforce_form_make_probe (const char *origin)
{
  g_autofree char *url = NULL;

  g_return_val_if_fail (origin != NULL, NULL);
  url = g_strconcat (origin, PATH, NULL);
  return plumb_request_new ("GET", url);
}

/* (transfer full) (nullable): what stands behind `Reason:` on the page. */
static char *
dup_reason (const char *page)
{
  g_autoptr (GRegex) regex = g_regex_new ("Reason:(?:\\s|&nbsp;|<[^>]*>)*([^<\\r\\n]+)",
                                          G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, page, G_REGEX_MATCH_DEFAULT, &match))
    return NULL;
  return g_strstrip (g_match_info_fetch (match, 1));
}

static gboolean
says (const char *text, const char *part)
{
  g_autofree char *folded_text = text != NULL ? g_ascii_strdown (text, -1) : NULL;
  g_autofree char *folded_part = g_ascii_strdown (part, -1);

  return folded_text != NULL && strstr (folded_text, folded_part) != NULL;
}

static void
refuse (PlumbAttempt *attempt, const char *code, const char *message)
{
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (attempt, code);
  plumb_attempt_set_message (attempt, message);
}

/* The page repeats who the lead is, so that its own words are compared and never kept. */
static void
judge_page (PlumbReply *reply, PlumbAttempt *attempt)
{
  GBytes *body = plumb_reply_get_body (reply);
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  g_autofree char *page = g_utf8_make_valid (length > 0 ? text : "", (gssize) length);
  g_autofree char *reason = dup_reason (page);
  gboolean threw = says (plumb_reply_get_header (reply, "Is-Processed"), "exception");

  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
  if (reason != NULL && says (page, "Lead Capture Page: Not available"))
    refuse (attempt, "page-not-available", NOT_PROCESSED " " NOT_AVAILABLE);
  else if (says (reason, "could not be processed"))
    refuse (attempt, "not-processed", NOT_PROCESSED);
  else if (threw)
    refuse (attempt, "not-processed", plumb_reply_get_header (reply, "Is-Processed"));
  else if (says (reason, "has been queued"))
    plumb_attempt_set_message (attempt, QUEUED);
}

void
plumb_salesforce_form_judge (PlumbReply *reply)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  guint status = plumb_reply_get_status (reply);

  if (!plumb_attempt_is_answered (attempt))
    return;
  if (status >= 200 && status < 300)
    judge_page (reply, attempt);
  else
    refuse (attempt, status == 404 ? "no-form" : NULL, NULL);
}
