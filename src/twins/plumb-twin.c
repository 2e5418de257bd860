/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-twin.h"

#include "plumb-error.h"
#include "plumb-json.h"
#include "plumb-twin-service.h"
#include "plumb-twin-thread.h"

#include <glib/gi18n.h>
#include <string.h>

/* SoupServer's own sockets have a backlog of 10, too few for a burst. */
#define BACKLOG 1024

static const PlumbTwinService *const services[] = {
  &plumb_azure_blob_twin, &plumb_azure_table_twin, &plumb_dynamics_twin,
  &plumb_https_twin,      &plumb_marketo_twin,     &plumb_salesforce_twin,
};

struct _PlumbTwin {
  GObject parent_instance;

  const PlumbTwinService *service;
  guint16 port;
  GTlsCertificate *certificate;
  PlumbTwinThread *thread;

  /* All below is touched in the thread only. */
  SoupServer *server;
  PlumbTwinHost *host;
  gpointer state;
  char *state_path;
};

G_DEFINE_FINAL_TYPE (PlumbTwin, plumb_twin, G_TYPE_OBJECT)

static void
save_state (PlumbTwin *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (self->state_path == NULL)
    return;
  state = self->service->save (self->state);
  node = json_node_init_object (json_node_alloc (), state);
  text = json_to_string (node, FALSE);
  if (!g_file_set_contents_full (self->state_path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                 &error))
    g_warning ("The records could not be kept: %s", error->message);
}

static void
handled_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer user_data)
{
  PlumbTwin *self = user_data;

  if (plumb_twin_host_break (self->host, message)) {
    plumb_twin_host_log (self->host, message);
    return;
  }
  self->service->answer (self->state, message);
  plumb_twin_host_log (self->host, message);
  if (soup_server_message_get_method (message) != SOUP_METHOD_GET)
    save_state (self);
}

static GSocket *
listen_on (guint16 port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  g_autoptr (GSocket) socket = NULL;

  socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  if (socket == NULL || !g_socket_bind (socket, address, TRUE, error))
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  return g_socket_listen (socket, error) ? g_steal_pointer (&socket) : NULL;
}

static void
start (gpointer user_data, gpointer argument, GError **error)
{
  PlumbTwin *self = user_data;
  g_autoptr (GSocket) socket = listen_on (self->port, error);
  g_autoptr (GSocketAddress) address = NULL;
  SoupServerListenOptions options = self->certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0;

  if (socket == NULL)
    return;
  address = g_socket_get_local_address (socket, error);
  if (address == NULL)
    return;
  self->server = soup_server_new ("tls-certificate", self->certificate, NULL);
  soup_server_add_handler (self->server, NULL, handled_cb, self, NULL);
  if (!soup_server_listen_socket (self->server, socket, options, error))
    return;
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  self->host = plumb_twin_host_new (plumb_twin_thread_get_context (self->thread),
                                    self->certificate != NULL ? "https" : "http", self->port);
  self->state = self->service->create (self->host);
}

static void
stop (gpointer user_data, gpointer argument, GError **error)
{
  PlumbTwin *self = user_data;

  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  if (self->host != NULL)
    plumb_twin_host_abort (self->host);
  /* What is still under way hears that it was cancelled. */
  while (g_main_context_iteration (plumb_twin_thread_get_context (self->thread), FALSE))
    continue;
  g_clear_pointer (&self->state, self->service->destroy);
  g_clear_pointer (&self->host, plumb_twin_host_free);
}

static const PlumbTwinService *
find_service (PlumbKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    if (services[i]->kind == kind)
      return services[i];
  return NULL;
}

const PlumbTwinFault *
plumb_twin_list_faults (PlumbKind kind)
{
  static const PlumbTwinFault none[] = { { NULL } };
  const PlumbTwinService *service = find_service (kind);

  return service == NULL ? none : service->faults;
}

typedef struct {
  const char *fault;
  gboolean on;
} FaultChange;

static void
change_fault (gpointer user_data, gpointer argument, GError **error)
{
  PlumbTwin *self = user_data;
  FaultChange *change = argument;

  for (const PlumbTwinFault *fault = self->service->faults; fault->name != NULL; fault++)
    if (g_str_equal (fault->name, change->fault)) {
      plumb_twin_host_set_fault (self->host, change->fault, change->on);
      return;
    }
  g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_NOT_FOUND,
               _("There is no fault “%s”"), change->fault);
}

gboolean
plumb_twin_set_fault (PlumbTwin *self, const char *fault, gboolean on, GError **error)
{
  g_autoptr (GError) failure = NULL;
  FaultChange change = { fault, on };

  g_return_val_if_fail (PLUMB_IS_TWIN (self), FALSE);
  g_return_val_if_fail (fault != NULL, FALSE);

  plumb_twin_thread_call (self->thread, change_fault, self, &change, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
add_fields (gpointer user_data, gpointer argument, GError **error)
{
  PlumbTwin *self = user_data;

  self->service->add_fields (self->state, argument);
}

GHashTable *
plumb_twin_dup_fields (PlumbTwin *self)
{
  GHashTable *fields;

  g_return_val_if_fail (PLUMB_IS_TWIN (self), NULL);

  fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  plumb_twin_thread_call (self->thread, add_fields, self, fields, NULL);
  return fields;
}

static void
simulate_lead (gpointer user_data, gpointer argument, GError **error)
{
  PlumbTwin *self = user_data;

  if (self->service->simulate_lead (self->state, argument, error))
    save_state (self);
}

gboolean
plumb_twin_simulate_lead (PlumbTwin *self, const char *json, GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (PLUMB_IS_TWIN (self), FALSE);
  g_return_val_if_fail (json != NULL, FALSE);

  plumb_twin_thread_call (self->thread, simulate_lead, self, (gpointer) json, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
set_forward_url (gpointer user_data, gpointer argument, GError **error)
{
  PlumbTwin *self = user_data;

  plumb_twin_host_set_forward_url (self->host, argument);
}

void
plumb_twin_set_forward_url (PlumbTwin *self, const char *url)
{
  g_return_if_fail (PLUMB_IS_TWIN (self));
  plumb_twin_thread_call (self->thread, set_forward_url, self, (gpointer) url, NULL);
}

static void
set_state_file (gpointer user_data, gpointer argument, GError **error)
{
  PlumbTwin *self = user_data;
  g_autoptr (GError) failure = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (g_file_get_contents (argument, &text, &length, &failure)) {
    node = plumb_json_parse (text, length, error);
    if (node == NULL)
      return;
    if (JSON_NODE_HOLDS_OBJECT (node))
      self->service->load (self->state, json_node_get_object (node));
  } else if (!g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return;
  }
  g_free (self->state_path);
  self->state_path = g_strdup (argument);
  save_state (self);
}

gboolean
plumb_twin_set_state_file (PlumbTwin *self, const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (PLUMB_IS_TWIN (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  plumb_twin_thread_call (self->thread, set_state_file, self, (gpointer) path, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
copy_n_requests (gpointer user_data, gpointer argument, GError **error)
{
  PlumbTwin *self = user_data;

  *(guint *) argument = plumb_twin_host_get_n_requests (self->host);
}

guint
plumb_twin_get_n_requests (PlumbTwin *self)
{
  guint n_requests = 0;

  g_return_val_if_fail (PLUMB_IS_TWIN (self), 0);
  plumb_twin_thread_call (self->thread, copy_n_requests, self, &n_requests, NULL);
  return n_requests;
}

static void
copy_log (gpointer user_data, gpointer argument, GError **error)
{
  PlumbTwin *self = user_data;

  *(char **) argument = g_strdup (plumb_twin_host_get_log (self->host));
}

char *
plumb_twin_dup_log (PlumbTwin *self)
{
  char *log = NULL;

  g_return_val_if_fail (PLUMB_IS_TWIN (self), NULL);
  plumb_twin_thread_call (self->thread, copy_log, self, &log, NULL);
  return log;
}

static void
plumb_twin_finalize (GObject *object)
{
  PlumbTwin *self = PLUMB_TWIN (object);

  plumb_twin_thread_call (self->thread, stop, self, NULL, NULL);
  plumb_twin_thread_free (self->thread);
  g_clear_object (&self->certificate);
  g_free (self->state_path);
  G_OBJECT_CLASS (plumb_twin_parent_class)->finalize (object);
}

static void
plumb_twin_class_init (PlumbTwinClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_twin_finalize;
}

static void
plumb_twin_init (PlumbTwin *self)
{
  self->thread = plumb_twin_thread_new ();
}

PlumbTwin *
plumb_twin_new (PlumbKind kind, guint16 port, GError **error)
{
  return plumb_twin_new_tls (kind, port, NULL, error);
}

PlumbTwin *
plumb_twin_new_tls (PlumbKind kind, guint16 port, GTlsCertificate *certificate, GError **error)
{
  const PlumbTwinService *service = find_service (kind);
  g_autoptr (GError) failure = NULL;
  g_autoptr (PlumbTwin) self = NULL;

  if (service == NULL) {
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED,
                 _("There is no practice service for this kind of destination yet"));
    return NULL;
  }
  self = g_object_new (PLUMB_TYPE_TWIN, NULL);
  self->service = service;
  self->port = port;
  g_set_object (&self->certificate, certificate);
  plumb_twin_thread_call (self->thread, start, self, NULL, &failure);
  if (failure == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
