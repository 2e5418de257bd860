/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-https-connector.h"

#include "plumb-https-address.h"
#include "plumb-https-answer.h"
#include "plumb-https-body.h"
#include "plumb-https-info.h"
#include "plumb-ladder.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PlumbHttpsConnector {
  PlumbConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (PlumbHttpsConnector, plumb_https_connector, PLUMB_TYPE_CONNECTOR)

/* (nullable): the address, or %NULL with @fault. */
static char *
dup_address (PlumbConnector *connector, PlumbDestination *destination,
             PlumbCredentials *credentials, PlumbFinding *fault)
{
  const char *url = plumb_connector_get_value (connector, destination, credentials, "url");
  g_autofree char *tidied = NULL;

  if (url != NULL)
    tidied = plumb_https_address_tidy (url);
  if (tidied == NULL || tidied[0] == '\0') {
    *fault = (PlumbFinding){ PLUMB_FINDING_FAULT, "https.url.missing" };
    return NULL;
  }
  *fault = plumb_https_address_check (tidied);
  return fault->level != PLUMB_FINDING_FAULT ? g_steal_pointer (&tidied) : NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_http_send_finish (PLUMB_HTTP (source), result, &error);

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  plumb_https_answer_judge (reply);
  plumb_attempt_hide_url (plumb_reply_get_attempt (reply), g_task_get_task_data (task));
  g_task_return_pointer (task, g_object_ref (plumb_reply_get_attempt (reply)), g_object_unref);
}

static PlumbRequest *
make_request (const char *url, PlumbLead *lead, PlumbHttpsSpelling spelling)
{
  PlumbRequest *request = plumb_request_new ("POST", url);
  char *text = plumb_https_body_from_lead (lead, spelling);
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));

  plumb_request_set_body (request, "application/json; charset=utf-8", body);
  return request;
}

static void
plumb_https_connector_send_async (PlumbConnector *connector, PlumbDestination *destination,
                                  PlumbCredentials *credentials, PlumbLead *lead,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  const char *value =
      plumb_connector_get_value (connector, destination, credentials, "key-spelling");
  PlumbHttpsSpelling spelling =
      g_strcmp0 (value, PLUMB_HTTPS_PASCAL_VALUE) == 0 ? PLUMB_HTTPS_PASCAL : PLUMB_HTTPS_CAMEL;
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autofree char *url = dup_address (connector, destination, credentials, &fault);
  g_autoptr (PlumbRequest) request = NULL;

  g_task_set_source_tag (task, plumb_https_connector_send_async);
  if (url == NULL) {
    g_task_return_pointer (task, plumb_attempt_new_unusable (fault.diagnosis), g_object_unref);
    return;
  }
  request = make_request (url, lead, spelling);
  g_task_set_task_data (task, g_steal_pointer (&url), g_free);
  plumb_http_send_async (plumb_connector_get_http (connector), request, cancellable, answered_cb,
                         g_steal_pointer (&task));
}

static void
climb_clock (PlumbLadder *ladder, gpointer user_data)
{
  plumb_ladder_skip (
      ladder, _("Only a test lead can tell more: an endpoint answers to leads alone."), NULL);
}

static void
plumb_https_connector_verify_async (PlumbConnector *connector, PlumbDestination *destination,
                                    PlumbCredentials *credentials, GListStore *rungs,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  g_autoptr (PlumbLadder) ladder = plumb_ladder_new (task, destination, credentials, rungs);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autofree char *url = dup_address (connector, destination, credentials, &fault);

  g_task_set_source_tag (task, plumb_https_connector_verify_async);
  if (url == NULL)
    plumb_ladder_set_fault (ladder, fault.diagnosis);
  plumb_ladder_add_common (ladder, url);
  plumb_ladder_add (ladder, "clock", N_("Clock agrees"), climb_clock);
  plumb_ladder_climb (ladder);
}

static void
plumb_https_connector_class_init (PlumbHttpsConnectorClass *klass)
{
  PlumbConnectorClass *connector_class = PLUMB_CONNECTOR_CLASS (klass);

  connector_class->kind = PLUMB_KIND_HTTPS;
  connector_class->info = &plumb_https_info;
  connector_class->verify_async = plumb_https_connector_verify_async;
  connector_class->send_async = plumb_https_connector_send_async;
}

static void
plumb_https_connector_init (PlumbHttpsConnector *self)
{
}
