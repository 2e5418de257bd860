/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-private.h"

#include "plumb-clock.h"
#include "plumb-salesforce-call.h"
#include "plumb-salesforce-error.h"
#include "plumb-salesforce-query.h"
#include "plumb-salesforce-record.h"
#include "plumb-salesforce-suspects.h"

/* Salesforce makes the lead some moments after it took the form: before that nothing is amiss. */
#define PATIENCE (1 * G_TIME_SPAN_SECOND)

static void
return_confirmation (GTask *task, PlumbAttempt *attempt, PlumbLead *found)
{
  g_task_return_pointer (task, plumb_confirmation_new (attempt, found),
                         (GDestroyNotify) plumb_confirmation_free);
}

static void
answer (GTask *task, PlumbReply *reply)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  g_autoptr (JsonNode) node = plumb_salesforce_reply_dup_json (reply);
  JsonArray *records = plumb_salesforce_record_find_all (node);
  JsonObject *first = plumb_salesforce_record_get (records, 0);
  g_autoptr (PlumbLead) found = NULL;

  if (records == NULL) {
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
    plumb_attempt_set_remote_code (attempt, "not-salesforce");
  } else if (first != NULL) {
    found = plumb_salesforce_record_to_lead (first);
  }
  return_confirmation (task, attempt, found);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_salesforce_call_finish (PLUMB_HTTP (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (plumb_salesforce_reply_is_accepted (reply))
    answer (task, reply);
  else
    return_confirmation (task, plumb_reply_get_attempt (reply), NULL);
}

void
plumb_salesforce_confirm_async (PlumbConnector *connector, PlumbDestination *destination,
                                PlumbCredentials *credentials, PlumbLead *lead,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbHttp *http = plumb_connector_get_http (connector);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autofree char *path = plumb_salesforce_query_make_lookup (lead);
  g_autoptr (PlumbSalesforceAccount) account =
      plumb_salesforce_open_account (connector, destination, credentials, &fault);

  g_task_set_source_tag (task, plumb_salesforce_confirm_async);
  if (account == NULL) {
    g_autoptr (PlumbAttempt) attempt = plumb_salesforce_make_unreadable (&fault);

    return_confirmation (task, attempt, NULL);
    return;
  }
  plumb_salesforce_call_async (http, account, "GET", path, 0, cancellable, looked_up_cb,
                               g_steal_pointer (&task));
}

/* ── Why it is not there ─────────────────────────────────────────────────── */

static void
suspected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PlumbAttempt *suspicion =
      plumb_salesforce_suspects_find_finish (PLUMB_HTTP (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, suspicion, g_object_unref);
}

void
plumb_salesforce_find_cause_async (PlumbConnector *connector, PlumbDestination *destination,
                                   PlumbCredentials *credentials, PlumbLead *lead,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autofree char *oid = plumb_salesforce_dup_oid (connector, destination, credentials, &fault);
  g_autoptr (PlumbSalesforceAccount) account =
      plumb_salesforce_open_account (connector, destination, credentials, &fault);
  gint64 age = plumb_clock_now () - plumb_lead_get_occurred_at (lead);

  g_task_set_source_tag (task, plumb_salesforce_find_cause_async);
  if (account == NULL || age < PATIENCE)
    g_task_return_pointer (task, NULL, NULL);
  else
    plumb_salesforce_suspects_find_async (plumb_connector_get_http (connector), account, oid,
                                          cancellable, suspected_cb, g_steal_pointer (&task));
}
