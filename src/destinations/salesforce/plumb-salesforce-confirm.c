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

typedef struct {
  PlumbSalesforceAccount *account;
  char *oid;
  gboolean is_overdue;
  PlumbAttempt *attempt;
} Confirmation;

static void
confirmation_free (Confirmation *self)
{
  g_clear_object (&self->account);
  g_clear_object (&self->attempt);
  g_free (self->oid);
  g_free (self);
}

static void
return_confirmation (GTask *task, PlumbAttempt *attempt, PlumbLead *found)
{
  g_task_return_pointer (task, plumb_confirmation_new (attempt, found),
                         (GDestroyNotify) plumb_confirmation_free);
}

/* That a lead is not there is an answer, unless it is known what may have stopped it. */
static void
suspected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Confirmation *confirmation = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbAttempt) suspicion =
      plumb_salesforce_suspects_find_finish (PLUMB_HTTP (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    return_confirmation (task, suspicion != NULL ? suspicion : confirmation->attempt, NULL);
}

static void
answer (GTask *task, PlumbHttp *http, PlumbReply *reply)
{
  Confirmation *confirmation = g_task_get_task_data (task);
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
  } else if (confirmation->is_overdue) {
    g_set_object (&confirmation->attempt, attempt);
    plumb_salesforce_suspects_find_async (http, confirmation->account, confirmation->oid,
                                          g_task_get_cancellable (task), suspected_cb,
                                          g_object_ref (task));
    return;
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
    answer (task, PLUMB_HTTP (source), reply);
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
  Confirmation *confirmation = g_new0 (Confirmation, 1);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autofree char *path = plumb_salesforce_query_make_lookup (lead);
  gint64 age = plumb_clock_now () - plumb_lead_get_occurred_at (lead);

  g_task_set_source_tag (task, plumb_salesforce_confirm_async);
  g_task_set_task_data (task, confirmation, (GDestroyNotify) confirmation_free);
  confirmation->is_overdue = age >= PATIENCE;
  confirmation->oid = plumb_salesforce_dup_oid (connector, destination, credentials, &fault);
  confirmation->account =
      plumb_salesforce_open_account (connector, destination, credentials, &fault);
  if (confirmation->account == NULL) {
    g_autoptr (PlumbAttempt) attempt = plumb_salesforce_make_unreadable (&fault);

    return_confirmation (task, attempt, NULL);
    return;
  }
  plumb_salesforce_call_async (http, confirmation->account, "GET", path, 0, cancellable,
                               looked_up_cb, g_steal_pointer (&task));
}
