/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-connector.h"

#include "plumb-salesforce-call.h"
#include "plumb-salesforce-error.h"
#include "plumb-salesforce-form.h"
#include "plumb-salesforce-host.h"
#include "plumb-salesforce-private.h"

#include <string.h>

struct _PlumbSalesforceConnector {
  PlumbConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (PlumbSalesforceConnector, plumb_salesforce_connector, PLUMB_TYPE_CONNECTOR)

/* The fields that reading takes; Partner Center has none of them. */
static const char *const reading[] = { "my-domain", "consumer-key", "consumer-secret" };

/* (transfer full) (nullable): the field's value, tidied; %NULL with @fault. */
static char *
dup_value (PlumbConnector *connector, PlumbDestination *destination, PlumbCredentials *credentials,
           const char *key, PlumbFinding *fault)
{
  const PlumbFieldSpec *field = plumb_kind_info_find_field (&plumb_salesforce_info, key);
  const char *text = plumb_connector_get_value (connector, destination, credentials, key);
  g_autofree char *value = field->tidy (text != NULL ? text : "");
  g_autofree char *missing = g_strdup_printf ("salesforce.%s.missing", key);

  *fault = (PlumbFinding){ PLUMB_FINDING_FAULT, g_intern_string (missing) };
  if (value[0] != '\0')
    *fault = field->check (value);
  return fault->level == PLUMB_FINDING_FAULT ? NULL : g_steal_pointer (&value);
}

char *
plumb_salesforce_dup_oid (PlumbConnector *connector, PlumbDestination *destination,
                          PlumbCredentials *credentials, PlumbFinding *fault)
{
  return dup_value (connector, destination, credentials, "oid", fault);
}

char *
plumb_salesforce_dup_form_origin (PlumbConnector *connector, PlumbDestination *destination,
                                  PlumbCredentials *credentials, PlumbFinding *fault)
{
  g_autofree char *host =
      dup_value (connector, destination, credentials, "web-to-lead-host", fault);

  return host != NULL ? plumb_salesforce_host_dup_origin (host) : NULL;
}

static gboolean
is_filled (PlumbConnector *connector, PlumbDestination *destination, PlumbCredentials *credentials,
           const char *key)
{
  return plumb_connector_get_value (connector, destination, credentials, key) != NULL;
}

PlumbSalesforceAccount *
plumb_salesforce_open_account (PlumbConnector *connector, PlumbDestination *destination,
                               PlumbCredentials *credentials, PlumbFinding *fault)
{
  char *values[G_N_ELEMENTS (reading)] = { NULL };
  g_autofree char *origin = NULL;
  PlumbSalesforceAccount *account = NULL;
  gboolean is_wanted = FALSE;

  *fault = (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
  /* A name alone lets nobody in, and often comes along with a form. */
  for (guint i = 1; i < G_N_ELEMENTS (reading); i++)
    is_wanted |= is_filled (connector, destination, credentials, reading[i]);
  for (guint i = 0; is_wanted && i < G_N_ELEMENTS (reading); i++) {
    values[i] = dup_value (connector, destination, credentials, reading[i], fault);
    is_wanted = values[i] != NULL;
  }
  if (is_wanted) {
    origin = plumb_salesforce_host_dup_origin (values[0]);
    account = plumb_salesforce_account_new (origin, values[1], values[2]);
  }
  g_free (values[0]);
  g_free (values[1]);
  if (values[2] != NULL)
    explicit_bzero (values[2], strlen (values[2]));
  g_free (values[2]);
  return account;
}

PlumbAttempt *
plumb_salesforce_make_unreadable (const PlumbFinding *fault)
{
  return plumb_attempt_new_unusable (fault->diagnosis != NULL ? fault->diagnosis
                                                              : "salesforce.my-domain.missing");
}

/* Partner Center's own field lets nobody read: without the other three, sending is all there is. */
static gboolean
plumb_salesforce_connector_can (PlumbConnector *connector, PlumbVerb verb,
                                PlumbDestination *destination, PlumbCredentials *credentials)
{
  if (verb == PLUMB_VERB_VERIFY || verb == PLUMB_VERB_SEND)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (reading); i++) {
    const PlumbFieldSpec *field = plumb_kind_info_find_field (&plumb_salesforce_info, reading[i]);
    gboolean is_secret = (field->flags & PLUMB_FIELD_SECRET) != 0;

    /* What nobody asks about may be there. */
    if (is_secret ? credentials == NULL : destination == NULL)
      continue;
    if (!is_filled (connector, destination, credentials, reading[i]))
      return FALSE;
  }
  return TRUE;
}

/* ── Sending ─────────────────────────────────────────────────────────────── */

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_http_send_finish (PLUMB_HTTP (source), result, &error);

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  plumb_salesforce_form_judge (reply);
  g_task_return_pointer (task, g_object_ref (plumb_reply_get_attempt (reply)), g_object_unref);
}

static void
plumb_salesforce_connector_send_async (PlumbConnector *connector, PlumbDestination *destination,
                                       PlumbCredentials *credentials, PlumbLead *lead,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autofree char *oid = plumb_salesforce_dup_oid (connector, destination, credentials, &fault);
  g_autofree char *origin = NULL;
  g_autoptr (PlumbRequest) request = NULL;

  g_task_set_source_tag (task, plumb_salesforce_connector_send_async);
  if (oid != NULL)
    origin = plumb_salesforce_dup_form_origin (connector, destination, credentials, &fault);
  if (origin == NULL) {
    g_task_return_pointer (task, plumb_attempt_new_unusable (fault.diagnosis), g_object_unref);
    return;
  }
  request = plumb_salesforce_form_make_request (origin, oid, lead);
  plumb_http_send_async (plumb_connector_get_http (connector), request, cancellable, sent_cb,
                         g_steal_pointer (&task));
}

/* ── Deleting ────────────────────────────────────────────────────────────── */

/* What is gone already is as good as deleted. */
static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_salesforce_call_finish (PLUMB_HTTP (source), result, &error);
  PlumbAttempt *attempt = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  attempt = plumb_reply_get_attempt (reply);
  if (plumb_salesforce_reply_says (reply, "ENTITY_IS_DELETED") ||
      plumb_salesforce_reply_says (reply, "NOT_FOUND"))
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
  g_task_return_pointer (task, g_object_ref (attempt), g_object_unref);
}

static void
plumb_salesforce_connector_delete_async (PlumbConnector *connector, PlumbDestination *destination,
                                         PlumbCredentials *credentials, PlumbLead *lead,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autoptr (PlumbSalesforceAccount) account =
      plumb_salesforce_open_account (connector, destination, credentials, &fault);
  g_autofree char *id = g_uri_escape_string (plumb_lead_get_key (lead), NULL, FALSE);
  g_autofree char *path = g_strconcat ("sobjects/Lead/", id, NULL);

  g_task_set_source_tag (task, plumb_salesforce_connector_delete_async);
  if (account == NULL) {
    g_task_return_pointer (task, plumb_salesforce_make_unreadable (&fault), g_object_unref);
    return;
  }
  plumb_salesforce_call_async (plumb_connector_get_http (connector), account, "DELETE", path, 0,
                               cancellable, deleted_cb, g_steal_pointer (&task));
}

static void
plumb_salesforce_connector_class_init (PlumbSalesforceConnectorClass *klass)
{
  PlumbConnectorClass *connector_class = PLUMB_CONNECTOR_CLASS (klass);

  connector_class->kind = PLUMB_KIND_SALESFORCE;
  connector_class->info = &plumb_salesforce_info;
  connector_class->can = plumb_salesforce_connector_can;
  connector_class->verify_async = plumb_salesforce_verify_async;
  connector_class->send_async = plumb_salesforce_connector_send_async;
  connector_class->confirm_async = plumb_salesforce_confirm_async;
  connector_class->find_cause_async = plumb_salesforce_find_cause_async;
  connector_class->watch_async = plumb_salesforce_watch_async;
  connector_class->find_tests_async = plumb_salesforce_find_tests_async;
  connector_class->delete_async = plumb_salesforce_connector_delete_async;
}

static void
plumb_salesforce_connector_init (PlumbSalesforceConnector *self)
{
}
