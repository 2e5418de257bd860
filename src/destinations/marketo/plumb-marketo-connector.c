/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-connector.h"

#include "plumb-json.h"
#include "plumb-marketo-exchange.h"
#include "plumb-marketo-person.h"
#include "plumb-marketo-private.h"
#include "plumb-marketo-request.h"

struct _PlumbMarketoConnector {
  PlumbConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (PlumbMarketoConnector, plumb_marketo_connector, PLUMB_TYPE_CONNECTOR)

/* Partner Center's older settings lead to the form, and let nobody in. */
static gboolean
plumb_marketo_connector_can (PlumbConnector *connector, PlumbVerb verb,
                             PlumbDestination *destination, PlumbCredentials *credentials)
{
  if (verb == PLUMB_VERB_VERIFY || destination == NULL)
    return TRUE;
  if (plumb_connector_get_value (connector, destination, NULL, "client-id") == NULL)
    return FALSE;
  return credentials == NULL || plumb_credentials_get (credentials, "client-secret") != NULL;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_marketo_exchange_finish (PLUMB_HTTP (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_object_ref (plumb_reply_get_attempt (reply)), g_object_unref);
}

/* Marketo knows people by their address, and takes plain letters there only. */
static gboolean
has_usable_address (PlumbLead *lead)
{
  const char *email = plumb_lead_get_text (lead, PLUMB_LEAD_EMAIL);

  return email != NULL && g_str_is_ascii (email);
}

static void
plumb_marketo_connector_send_async (PlumbConnector *connector, PlumbDestination *destination,
                                    PlumbCredentials *credentials, PlumbLead *lead,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autoptr (PlumbMarketoAccount) account =
      plumb_marketo_account_new_signed (connector, destination, credentials, &fault);
  g_autofree char *submission = NULL;

  g_task_set_source_tag (task, plumb_marketo_connector_send_async);
  if (account != NULL && !has_usable_address (lead))
    fault = (PlumbFinding){ PLUMB_FINDING_FAULT, "marketo.lead.address" };
  if (fault.level == PLUMB_FINDING_FAULT) {
    g_task_return_pointer (task, plumb_attempt_new_unusable (fault.diagnosis), g_object_unref);
    return;
  }
  submission = plumb_marketo_submission_new (lead, account->form_id);
  plumb_marketo_exchange_async (plumb_connector_get_http (connector), account,
                                plumb_marketo_make_submit (account, submission), cancellable,
                                sent_cb, g_steal_pointer (&task));
}

/* (transfer full) (nullable): by the person's id, as the clean-up wants it. */
static PlumbLead *
read_first (PlumbReply *reply)
{
  g_autoptr (JsonObject) answer = plumb_marketo_reply_dup_answer (reply);
  JsonObject *person = plumb_marketo_answer_get_first (answer);
  g_autofree char *key = person != NULL ? plumb_json_dup_text (person, "id") : NULL;

  return person != NULL ? plumb_marketo_person_to_lead (person, key, 0, NULL) : NULL;
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_marketo_exchange_finish (PLUMB_HTTP (source), result, &error);
  g_autoptr (PlumbLead) found = NULL;
  PlumbAttempt *attempt = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  attempt = plumb_reply_get_attempt (reply);
  if (plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_ACCEPTED)
    found = read_first (reply);
  g_task_return_pointer (task, plumb_confirmation_new (attempt, found),
                         (GDestroyNotify) plumb_confirmation_free);
}

static void
plumb_marketo_connector_confirm_async (PlumbConnector *connector, PlumbDestination *destination,
                                       PlumbCredentials *credentials, PlumbLead *lead,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autoptr (PlumbMarketoAccount) account =
      plumb_marketo_account_new_signed (connector, destination, credentials, &fault);

  g_task_set_source_tag (task, plumb_marketo_connector_confirm_async);
  if (account != NULL && !has_usable_address (lead))
    fault = (PlumbFinding){ PLUMB_FINDING_FAULT, "marketo.lead.address" };
  if (fault.level == PLUMB_FINDING_FAULT) {
    g_autoptr (PlumbAttempt) attempt = plumb_attempt_new_unusable (fault.diagnosis);

    g_task_return_pointer (task, plumb_confirmation_new (attempt, NULL),
                           (GDestroyNotify) plumb_confirmation_free);
    return;
  }
  plumb_marketo_exchange_async (
      plumb_connector_get_http (connector), account,
      plumb_marketo_make_find (account, "email", plumb_lead_get_text (lead, PLUMB_LEAD_EMAIL)),
      cancellable, confirmed_cb, g_steal_pointer (&task));
}

/* Who is gone already is as good as deleted. */
static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_marketo_exchange_finish (PLUMB_HTTP (source), result, &error);
  PlumbAttempt *attempt = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  attempt = plumb_reply_get_attempt (reply);
  if (plumb_marketo_reply_says (reply, "1004"))
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
  g_task_return_pointer (task, g_object_ref (attempt), g_object_unref);
}

/* The lead is one that was confirmed or found for the clean-up: its key is the person's id. */
static void
plumb_marketo_connector_delete_async (PlumbConnector *connector, PlumbDestination *destination,
                                      PlumbCredentials *credentials, PlumbLead *lead,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autoptr (PlumbMarketoAccount) account =
      plumb_marketo_account_new_signed (connector, destination, credentials, &fault);
  guint64 person = 0;

  g_task_set_source_tag (task, plumb_marketo_connector_delete_async);
  if (account != NULL &&
      !g_ascii_string_to_unsigned (plumb_lead_get_key (lead), 10, 1, G_MAXINT64, &person, NULL))
    fault = (PlumbFinding){ PLUMB_FINDING_FAULT, "marketo.lead.unknown-person" };
  if (fault.level == PLUMB_FINDING_FAULT) {
    g_task_return_pointer (task, plumb_attempt_new_unusable (fault.diagnosis), g_object_unref);
    return;
  }
  plumb_marketo_exchange_async (plumb_connector_get_http (connector), account,
                                plumb_marketo_make_delete (account, (gint64) person), cancellable,
                                deleted_cb, g_steal_pointer (&task));
}

static void
plumb_marketo_connector_class_init (PlumbMarketoConnectorClass *klass)
{
  PlumbConnectorClass *connector_class = PLUMB_CONNECTOR_CLASS (klass);

  connector_class->kind = PLUMB_KIND_MARKETO;
  connector_class->info = &plumb_marketo_info;
  connector_class->can = plumb_marketo_connector_can;
  connector_class->verify_async = plumb_marketo_verify_async;
  connector_class->send_async = plumb_marketo_connector_send_async;
  connector_class->confirm_async = plumb_marketo_connector_confirm_async;
  connector_class->watch_async = plumb_marketo_watch_async;
  connector_class->find_tests_async = plumb_marketo_find_tests_async;
  connector_class->delete_async = plumb_marketo_connector_delete_async;
}

static void
plumb_marketo_connector_init (PlumbMarketoConnector *self)
{
}
