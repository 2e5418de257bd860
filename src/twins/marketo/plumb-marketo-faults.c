/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-faults.h"

/* clang-format off */
const PlumbTwinFault plumb_marketo_faults[] = {
  { "client-id.unknown", "There is no LaunchPoint service with this Client ID",
    "marketo.client-id.unknown", "refused" },
  { "client-secret.wrong", "The LaunchPoint service has another secret",
    "marketo.client-secret.wrong", "refused" },
  { "token.invalid", "No token is accepted",
    "marketo.client-id.token-invalid", "refused" },
  { "token.expired", "The first token runs out before its time",
    NULL, "landed" },
  { "token.expired-always", "Every token runs out before its time",
    "marketo.client-id.token-expired", "refused" },
  { "role.denied", "The role lacks every permission, or the address is not on the list",
    "marketo.role.denied", "refused" },
  { "read.denied", "The role may write people and not read them",
    "marketo.role.denied", "accepted" },
  { "activities.denied", "The role may not read activities",
    NULL, "landed" },
  { "assets.denied", "The role may not look at forms",
    NULL, "landed" },
  { "form.unknown", "There is no form with this number",
    "marketo.form-id.unknown", "refused" },
  { "form.draft", "The form is not approved",
    "marketo.form-id.not-approved", "refused" },
  { "form.no-title", "The form has no field for the title",
    "marketo.form-id.field-not-found", "refused" },
  { "form.required", "The form has a required field that no lead fills",
    "marketo.form-id.required", "refused" },
  { "value.invalid", "A field of the form is no text",
    "marketo.form-id.invalid-value", "refused" },
  { "data.invalid", "A value is not accepted",
    "marketo.record.invalid-data", "refused" },
  { "person.several", "Several people have the address",
    "marketo.record.several", "refused" },
  { "partition.denied", "The role may not use the person's partition",
    "marketo.role.partition", "refused" },
  { "timed-out", "The call runs for too long",
    "marketo.timed-out", "refused" },
  { "throttled", "Ten calls are being served twice, then not",
    NULL, "landed" },
  { "throttled.always", "More than 100 calls were made in 20 seconds",
    "marketo.rate", "refused" },
  { "concurrency", "Ten calls are being served",
    "marketo.concurrency", "refused" },
  { "quota", "The day's calls are used up",
    "marketo.quota", "refused" },
  { "unavailable", "The API is not there for a while",
    "marketo.unavailable", "refused" },
  { "system-error", "The service fails, and says so inside a 200",
    "marketo.system-error", "refused" },
  { "subscription.unknown", "The subscription is not found",
    "marketo.munchkin-id.subscription", "refused" },
  { "subscription.type", "The subscription does not include this",
    "marketo.subscription-type", "refused" },
  { "transient", "Something is not there for a while",
    "marketo.transient", "refused" },
  { "gateway", "The way to the service is blocked",
    "marketo.gateway", "refused" },
  { "server.error", "The service fails",
    "service.failed", "refused" },
  { "not-json", "Somebody else answers in the service's place",
    "marketo.not-json", "refused" },
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
  { "record.dropped", "The lead is taken and thrown away",
    "verdict.lost", "lost" },
  { "record.late", "The lead appears three seconds later",
    NULL, "landed" },
  { "pages.tiny", "Activities come in pages of one, or none",
    NULL, "landed" },
  { "paging-token.expired", "The first paging token is not accepted",
    NULL, "landed" },
  { NULL },
};

const PlumbTwinRefusal plumb_marketo_identity_refusals[] = {
  { "client-id.unknown", 401, "unauthorized", "No client with requested id: " },
  { "client-secret.wrong", 401, "invalid_client", "Bad client credentials" },
  { NULL },
};

const PlumbTwinRefusal plumb_marketo_refusals[] = {
  { "token.invalid", 200, "601", "Access token invalid" },
  { "token.expired-always", 200, "602", "Access token expired" },
  { "role.denied", 200, "603", "Access denied" },
  { "timed-out", 200, "604", "Request time-out" },
  { "throttled.always", 200, "606", "Max rate limit '100' exceeded with in '20' secs" },
  { "quota", 200, "607", "Daily quota reached" },
  { "unavailable", 200, "608", "API Temporarily Unavailable" },
  { "system-error", 200, "611", "System error" },
  { "subscription.unknown", 200, "614", "Invalid Subscription" },
  { "concurrency", 200, "615", "Concurrent access limit reached" },
  { "subscription.type", 200, "616", "Invalid subscription type" },
  { "transient", 200, "713", "Transient Error" },
  { NULL },
};

const PlumbTwinRefusal plumb_marketo_read_refusals[] = {
  { "read.denied", 200, "603", "Access denied" },
  { NULL },
};

const PlumbTwinRefusal plumb_marketo_submit_refusals[] = {
  { "form.unknown", 200, "610", "Requested resource not found" },
  { NULL },
};

const PlumbTwinRefusal plumb_marketo_record_refusals[] = {
  { "form.draft", 200, "1003", "Form is not approved" },
  { "form.required", 200, "1002", "Missing value for the required parameter 'industry'" },
  { "value.invalid", 200, "1001", "Invalid value '1234567890'. Required of type 'Date'" },
  { "data.invalid", 200, "1003", "Invalid data" },
  { "person.several", 200, "1007", "Multiple leads match the lookup criteria" },
  { "partition.denied", 200, "1008", "Access denied to partition 'Europe'" },
  { NULL },
};

const PlumbTwinRefusal plumb_marketo_busy = {
  "throttled", 200, "615", "Concurrent access limit reached" };
/* clang-format on */
