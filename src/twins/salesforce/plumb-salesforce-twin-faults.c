/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-twin-faults.h"

/* clang-format off */
const PlumbTwinFault plumb_salesforce_twin_faults[] = {
  { "oid.unknown", "No organisation has this identifier",
    "salesforce.oid.unknown", "refused" },
  { "host.not-available", "The server does not take forms for this organisation",
    "salesforce.web-to-lead-host.not-available", "refused" },
  { "form.gone", "The server has no Web-to-Lead",
    "salesforce.web-to-lead-host.no-form", "refused" },
  { "debug.ignored", "The form's debug mode does nothing",
    NULL, "landed" },
  { "organisation.other", "The identifier is of another organisation than is read",
    "salesforce.oid.other-organisation", "lost" },
  { "captcha.required", "A reCAPTCHA is required",
    "salesforce.lost", "lost" },
  { "capture.disabled", "Web-to-Lead is off, or has no default lead creator",
    "salesforce.lost", "lost" },
  { "trigger.fails", "A trigger refuses the lead",
    "salesforce.lost", "lost" },
  { "picklist.required", "A list is required",
    "salesforce.picklist.required", "lost" },
  { "field.required", "A field of the organisation's own is required",
    "salesforce.field.required", "lost" },
  { "lead-source.restricted", "The list of lead sources takes only what is in it",
    "salesforce.lead-source.restricted", "lost" },
  { "country.picklist", "Countries are chosen from a list",
    "salesforce.country-picklist", "lost" },
  { "validation.rule", "A validation rule refuses the lead",
    "salesforce.validation-rule", "lost" },
  { "duplicate.rule", "A duplicate rule refuses the lead",
    "salesforce.duplicate-rule", "lost" },
  { "daily-cap", "500 leads came in today",
    "salesforce.daily-cap", "lost" },
  { "accepted-only", "There is no way to read",
    "salesforce.accepted", "accepted" },
  { "key.unknown", "There is no app with this key",
    "salesforce.consumer-key.unknown", "accepted" },
  { "secret.wrong", "The app has another secret",
    "salesforce.consumer-secret.wrong", "accepted" },
  { "flow.not-enabled", "The app may not sign in by itself",
    "salesforce.flow.not-enabled", "accepted" },
  { "grant.unsupported", "The server does not know this way to sign in",
    "salesforce.flow.unsupported", "accepted" },
  { "domain.login-only", "The server is no My Domain",
    "salesforce.my-domain.refused", "accepted" },
  { "user.inactive", "The user whom the app runs as is switched off",
    "salesforce.user.inactive", "accepted" },
  { "organisation.inactive", "The organisation is closed",
    "salesforce.organisation.inactive", "accepted" },
  { "token.expired", "A token runs out before its time, once",
    NULL, "landed" },
  { "session.refused", "No token is accepted",
    "salesforce.session.refused", "accepted" },
  { "field.hidden", "The app's user does not see a field",
    "salesforce.field.hidden", "accepted" },
  { "object.hidden", "The app's user may not read leads",
    "salesforce.object.hidden", "accepted" },
  { "api.disabled", "The edition has no interface for programs",
    "salesforce.api.disabled", "accepted" },
  { "limit.exceeded", "The requests of today are used up",
    "salesforce.limit.exceeded", "accepted" },
  { "throttled", "Reading is not possible twice, then it is",
    NULL, "landed" },
  { "throttled.always", "Reading is not possible for the moment",
    "salesforce.busy", "lost" },
  { "server.error", "The service fails",
    "service.failed", "refused" },
  { "slow", "The answer comes after more than two minutes",
    "network.no-answer", "failed" },
  { "silence", "No answer comes",
    "network.no-answer", "failed" },
  { "cut", "The connection breaks off inside the answer",
    "network.cut", "failed" },
  { "garbage", "The answer is not HTTP",
    "network.not-http", "failed" },
  { "record.altered", "The company is cut to ten characters",
    "verdict.altered", "altered" },
  { "record.dropped", "The form is taken and thrown away",
    "salesforce.lost", "lost" },
  { "record.late", "The lead appears two seconds later",
    NULL, "landed" },
  { "pages.tiny", "Answers come in pages of one record",
    NULL, "landed" },
  { NULL },
};

const PlumbTwinRefusal plumb_salesforce_twin_token_refusals[] = {
  { "key.unknown", 400, "invalid_client_id", "client identifier invalid" },
  { "secret.wrong", 400, "invalid_client", "invalid client credentials" },
  { "flow.not-enabled", 400, "invalid_grant", "no client credentials user enabled" },
  { "domain.login-only", 400, "invalid_grant", "request not supported on this domain" },
  { "grant.unsupported", 400, "unsupported_grant_type", "grant type not supported" },
  { "user.inactive", 400, "inactive_user", "user is inactive" },
  { "organisation.inactive", 400, "inactive_org", "organization is inactive" },
  { NULL },
};

const PlumbTwinRefusal plumb_salesforce_twin_rest_refusals[] = {
  { "session.refused", 401, "INVALID_SESSION_ID", "Session expired or invalid" },
  { "api.disabled", 403, "API_DISABLED_FOR_ORG",
    "API is not enabled for this Organization or Partner" },
  { "limit.exceeded", 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded." },
  { "throttled.always", 503, "SERVER_UNAVAILABLE", "The server is temporarily unavailable." },
  { NULL },
};

const PlumbTwinRefusal plumb_salesforce_twin_no_session = {
  "", 401, "INVALID_SESSION_ID", "Session expired or invalid" };
const PlumbTwinRefusal plumb_salesforce_twin_busy = {
  "throttled", 503, "SERVER_UNAVAILABLE", "The server is temporarily unavailable." };
/* clang-format on */

gboolean
plumb_salesforce_twin_loses_leads (PlumbTwinHost *host)
{
  static const char *const losing[] = {
    "organisation.other",     "captcha.required", "capture.disabled", "trigger.fails",
    "picklist.required",      "field.required",   "record.dropped",   "daily-cap",
    "lead-source.restricted", "country.picklist", "validation.rule",  "duplicate.rule",
  };

  for (guint i = 0; i < G_N_ELEMENTS (losing); i++)
    if (plumb_twin_host_has_fault (host, losing[i]))
      return TRUE;
  return FALSE;
}
