/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-connector.h"

#include "plumb-dataverse-answer.h"
#include "plumb-dataverse-error.h"
#include "plumb-dataverse-exchange.h"
#include "plumb-dataverse-lead.h"
#include "plumb-dynamics-private.h"

struct _PlumbDynamicsConnector {
  PlumbConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (PlumbDynamicsConnector, plumb_dynamics_connector, PLUMB_TYPE_CONNECTOR)

/* (transfer full) (nullable): the field's value, tidied. */
static char *
dup_value (PlumbConnector *connector, PlumbDestination *destination, PlumbCredentials *credentials,
           const char *key)
{
  const char *value = plumb_connector_get_value (connector, destination, credentials, key);
  const PlumbFieldSpec *field = plumb_kind_info_find_field (&plumb_dynamics_info, key);

  if (value == NULL || field->tidy == NULL)
    return g_strdup (value);
  return field->tidy (value);
}

PlumbDataverse *
plumb_dynamics_open (PlumbConnector *connector, PlumbDestination *destination,
                     PlumbCredentials *credentials, PlumbFinding *fault)
{
  const char *authentication =
      plumb_connector_get_value (connector, destination, credentials, "authentication");
  PlumbDataverse *place = NULL;

  *fault = plumb_connector_check_fields (connector, destination, credentials, NULL);
  if (fault->level == PLUMB_FINDING_FAULT)
    return NULL;
  place = plumb_dataverse_new ();
  place->origin = dup_value (connector, destination, credentials, "url");
  place->login_host = dup_value (connector, destination, credentials, "login-host");
  if (g_strcmp0 (authentication, PLUMB_DYNAMICS_OFFICE365) == 0) {
    place->tenant = g_strdup ("organizations");
    place->client_id = dup_value (connector, destination, credentials, "public-client-id");
    place->user_name = dup_value (connector, destination, credentials, "user-name");
    place->password = dup_value (connector, destination, credentials, "password");
  } else {
    place->directory = dup_value (connector, destination, credentials, "directory-id");
    place->tenant = g_strdup (place->directory);
    place->client_id = dup_value (connector, destination, credentials, "application-id");
    place->client_secret = dup_value (connector, destination, credentials, "client-secret");
  }
  return place;
}

/* Whoever answered, it was no instance. */
static void
refuse (PlumbAttempt *attempt)
{
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (attempt, PLUMB_DATAVERSE_NOT_RECORDS);
}

/* A page of somebody in between is a success too, but not one that makes a record. */
static gboolean
made_record (PlumbReply *reply)
{
  guint status = plumb_reply_get_status (reply);

  return status == 201 || status == 204;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_dataverse_exchange_finish (PLUMB_HTTP (source), result, &error);
  PlumbAttempt *attempt = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  attempt = plumb_reply_get_attempt (reply);
  if (plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_ACCEPTED && !made_record (reply))
    refuse (attempt);
  g_task_return_pointer (task, g_object_ref (attempt), g_object_unref);
}

static void
plumb_dynamics_connector_send_async (PlumbConnector *connector, PlumbDestination *destination,
                                     PlumbCredentials *credentials, PlumbLead *lead,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autoptr (PlumbDataverse) place =
      plumb_dynamics_open (connector, destination, credentials, &fault);
  const char *source_code =
      plumb_connector_get_value (connector, destination, credentials, "lead-source-code");
  g_autofree char *body = NULL;

  g_task_set_source_tag (task, plumb_dynamics_connector_send_async);
  if (place == NULL) {
    g_task_return_pointer (task, plumb_attempt_new_unusable (fault.diagnosis), g_object_unref);
    return;
  }
  body = plumb_dataverse_lead_to_json (lead, (guint) g_ascii_strtoull (source_code, NULL, 10));
  plumb_dataverse_exchange_async (plumb_connector_get_http (connector), place,
                                  plumb_dataverse_make_create (place, body), cancellable, sent_cb,
                                  g_steal_pointer (&task));
}

static PlumbLead *
read_first (JsonArray *records)
{
  for (guint i = 0; i < json_array_get_length (records); i++) {
    JsonNode *record = json_array_get_element (records, i);
    PlumbLead *lead = NULL;

    if (JSON_NODE_HOLDS_OBJECT (record))
      lead = plumb_dataverse_lead_from_json (json_node_get_object (record));
    if (lead != NULL)
      return lead;
  }
  return NULL;
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_dataverse_exchange_finish (PLUMB_HTTP (source), result, &error);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (PlumbLead) found = NULL;
  PlumbAttempt *attempt = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  attempt = plumb_reply_get_attempt (reply);
  if (plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_ACCEPTED) {
    JsonArray *records = NULL;

    node = plumb_dataverse_answer_parse (reply);
    records = plumb_dataverse_answer_find_records (node);
    if (records != NULL)
      found = read_first (records);
    else
      refuse (attempt);
  }
  g_task_return_pointer (task, plumb_confirmation_new (attempt, found),
                         (GDestroyNotify) plumb_confirmation_free);
}

static void
plumb_dynamics_connector_confirm_async (PlumbConnector *connector, PlumbDestination *destination,
                                        PlumbCredentials *credentials, PlumbLead *lead,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autoptr (PlumbDataverse) place =
      plumb_dynamics_open (connector, destination, credentials, &fault);
  g_autofree char *filter = NULL;

  g_task_set_source_tag (task, plumb_dynamics_connector_confirm_async);
  if (place == NULL) {
    g_autoptr (PlumbAttempt) attempt = plumb_attempt_new_unusable (fault.diagnosis);

    g_task_return_pointer (task, plumb_confirmation_new (attempt, NULL),
                           (GDestroyNotify) plumb_confirmation_free);
    return;
  }
  filter = plumb_dataverse_lead_dup_filter (lead);
  plumb_dataverse_exchange_async (plumb_connector_get_http (connector), place,
                                  plumb_dataverse_make_query (place, filter, "createdon desc"),
                                  cancellable, confirmed_cb, g_steal_pointer (&task));
}

/* What is gone already is as good as deleted. */
static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_dataverse_exchange_finish (PLUMB_HTTP (source), result, &error);
  PlumbAttempt *attempt = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  attempt = plumb_reply_get_attempt (reply);
  if (plumb_dataverse_reply_says (reply, "0x80040217"))
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
  g_task_return_pointer (task, g_object_ref (attempt), g_object_unref);
}

static void
plumb_dynamics_connector_delete_async (PlumbConnector *connector, PlumbDestination *destination,
                                       PlumbCredentials *credentials, PlumbLead *lead,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autoptr (PlumbDataverse) place =
      plumb_dynamics_open (connector, destination, credentials, &fault);
  const char *key = plumb_lead_get_key (lead);

  g_task_set_source_tag (task, plumb_dynamics_connector_delete_async);
  if (place == NULL) {
    g_task_return_pointer (task, plumb_attempt_new_unusable (fault.diagnosis), g_object_unref);
    return;
  }
  plumb_dataverse_exchange_async (plumb_connector_get_http (connector), place,
                                  plumb_dataverse_make_delete (place, key != NULL ? key : ""),
                                  cancellable, deleted_cb, g_steal_pointer (&task));
}

static void
plumb_dynamics_connector_class_init (PlumbDynamicsConnectorClass *klass)
{
  PlumbConnectorClass *connector_class = PLUMB_CONNECTOR_CLASS (klass);

  connector_class->kind = PLUMB_KIND_DYNAMICS;
  connector_class->info = &plumb_dynamics_info;
  connector_class->verify_async = plumb_dynamics_verify_async;
  connector_class->send_async = plumb_dynamics_connector_send_async;
  connector_class->confirm_async = plumb_dynamics_connector_confirm_async;
  connector_class->watch_async = plumb_dynamics_watch_async;
  connector_class->find_tests_async = plumb_dynamics_find_tests_async;
  connector_class->delete_async = plumb_dynamics_connector_delete_async;
}

static void
plumb_dynamics_connector_init (PlumbDynamicsConnector *self)
{
}
