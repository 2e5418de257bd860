/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-https-refusal.h"
#include "plumb-json.h"
#include "plumb-twin-service.h"

#include <glib/gi18n.h>
#include <string.h>

#define ALTERED_LENGTH 10

/* @leads: (element-type utf8): what it took, oldest first */
typedef struct {
  PlumbTwinHost *host;
  char *path;
  char *signature;
  GPtrArray *leads;
} HttpsTwin;

/* clang-format off */
static const PlumbTwinFault faults[] = {
  { "schema", "The flow wants another shape",
    "https.schema", "refused" },
  { "tenant-only", "The flow takes only users of its own tenant",
    "https.url.tenant-only", "refused" },
  { "signature", "The signature in the address is wrong",
    "https.url.signature", "refused" },
  { "gone", "The flow was deleted",
    "https.url.gone", "refused" },
  { "method", "The address does not take POST",
    "https.url.method", "refused" },
  { "slow-response", "The flow answers too late",
    "https.slow", "refused" },
  { "too-large", "The server takes only short bodies",
    "https.too-large", "refused" },
  { "type", "The server does not take JSON",
    "https.content-type", "refused" },
  { "throttled", "The plan allows no more requests",
    "https.too-many", "refused" },
  { "server.error", "The server fails",
    "service.failed", "refused" },
  { "redirect", "The address points elsewhere",
    "https.url.moved", "refused" },
  { "sign-in-page", "A page to sign in on answers, with success",
    "https.url.sign-in-page", "refused" },
  { "slow", "The answer comes after more than two minutes",
    "network.no-answer", "failed" },
  { "silence", "No answer comes",
    "network.no-answer", "failed" },
  { "cut", "The connection breaks off inside the answer",
    "network.cut", "failed" },
  { "garbage", "The answer is not HTTP",
    "network.not-http", "failed" },
  { "record.dropped", "The lead is taken and not handed on",
    "verdict.lost", "lost" },
  { "record.altered", "The company is cut to ten characters before the lead is handed on",
    "verdict.altered", "altered" },
  { "accepted-only", "The lead is taken; nobody can tell what became of it",
    "https.accepted", "accepted" },
  { NULL },
};

static const PlumbTwinRefusal no_workflow = {
  "", 404, "WorkflowNotFound", "The workflow could not be found." };
static const PlumbTwinRefusal no_method = {
  "", 405, "MethodNotAllowed", "Only POST is allowed here." };
static const PlumbTwinRefusal wrong_signature = {
  "", 403, "AuthorizationFailed",
  "The authentication credentials are not valid: the signature does not match." };
static const PlumbTwinRefusal no_json = {
  "", 400, "InvalidRequestContent", "The request content is not valid JSON." };
/* clang-format on */

static char *
make_token (gsize length)
{
  g_autofree char *key = plumb_twin_host_make_key ();
  GString *token = g_string_new (NULL);

  for (const char *at = key; *at != '\0' && token->len < length; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (token, *at);
  return g_string_free (token, FALSE);
}

static gpointer
twin_create (PlumbTwinHost *host)
{
  HttpsTwin *self = g_new0 (HttpsTwin, 1);
  g_autofree char *token = make_token (32);

  self->host = host;
  self->path = g_strdup_printf ("/leads/%s/triggers/manual/paths/invoke", token);
  self->signature = make_token (43);
  self->leads = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
twin_destroy (gpointer service)
{
  HttpsTwin *self = service;

  g_ptr_array_unref (self->leads);
  g_free (self->path);
  g_free (self->signature);
  g_free (self);
}

/* A gateway has the path of what stands behind it, so that its owner knows the address again;
 * unless nobody is to know what becomes of leads. */
static char *
dup_path (HttpsTwin *self)
{
  const char *forward_url = plumb_twin_host_get_forward_url (self->host);
  g_autoptr (GUri) uri = NULL;

  if (forward_url == NULL || plumb_twin_host_has_fault (self->host, "accepted-only"))
    return g_strdup (self->path);
  uri = g_uri_parse (forward_url, G_URI_FLAGS_NONE, NULL);
  return g_strdup (uri == NULL ? self->path : g_uri_get_path (uri));
}

static void
twin_add_fields (gpointer service, GHashTable *fields)
{
  HttpsTwin *self = service;
  g_autofree char *path = dup_path (self);

  g_hash_table_insert (fields, g_strdup ("url"),
                       g_strdup_printf ("%s%s?api-version=1&sp=%%2Ftriggers%%2Fmanual%%2Frun"
                                        "&sv=1.0&sig=%s",
                                        plumb_twin_host_get_url (self->host), path,
                                        self->signature));
}

/* (nullable): why the request is refused. */
static const PlumbTwinRefusal *
check_request (HttpsTwin *self, SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);
  g_autoptr (GHashTable) parameters = soup_form_decode (query != NULL ? query : "");
  const PlumbTwinRefusal *refusal = plumb_twin_host_find_refusal (self->host, plumb_https_refusals);
  g_autofree char *path = dup_path (self);

  if (refusal != NULL)
    return refusal;
  if (!g_str_equal (g_uri_get_path (uri), path))
    return &no_workflow;
  if (soup_server_message_get_method (message) != SOUP_METHOD_POST)
    return &no_method;
  if (g_strcmp0 (g_hash_table_lookup (parameters, "sig"), self->signature) != 0)
    return &wrong_signature;
  return NULL;
}

typedef struct {
  PlumbTwinHost *host;
  SoupServerMessage *message;
} Forwarding;

static void
forwarded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Forwarding *forwarding = user_data;
  SoupServerMessage *message = forwarding->message;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;
  SoupMessage *sent;

  body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  sent = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  if (error == NULL) {
    soup_server_message_set_status (message, soup_message_get_status (sent), NULL);
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY,
                                      g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  } else {
    soup_server_message_set_status (message, SOUP_STATUS_BAD_GATEWAY, NULL);
  }
  /* A twin that went away took its host along; one that is slow answers when its time has come. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !plumb_twin_host_has_fault (forwarding->host, "slow"))
    plumb_twin_host_release (forwarding->host, message);
  g_object_unref (message);
  g_free (forwarding);
}

/* (transfer full): @body, with its company cut if the fault is on. */
static GBytes *
alter (HttpsTwin *self, GBytes *body)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonNode) node = plumb_json_parse (text, length, NULL);
  JsonObject *person;
  g_autofree char *company = NULL;
  g_autofree char *cut = NULL;
  char *altered;

  if (!plumb_twin_host_has_fault (self->host, "record.altered"))
    return g_bytes_ref (body);
  person = plumb_json_find_object (json_node_get_object (node), "userDetails");
  company = person == NULL ? NULL : plumb_json_dup_text (person, "company");
  if (company == NULL || g_utf8_strlen (company, -1) <= ALTERED_LENGTH)
    return g_bytes_ref (body);
  cut = g_utf8_substring (company, 0, ALTERED_LENGTH);
  json_object_set_string_member (
      person, json_object_has_member (person, "company") ? "company" : "Company", cut);
  altered = json_to_string (node, FALSE);
  return g_bytes_new_take (altered, strlen (altered));
}

static void
accept_lead (HttpsTwin *self, SoupServerMessage *message, GBytes *body)
{
  g_autoptr (GBytes) altered = NULL;
  Forwarding *forwarding;

  soup_server_message_set_status (message, SOUP_STATUS_ACCEPTED, NULL);
  if (plumb_twin_host_has_fault (self->host, "record.dropped"))
    soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  else if (!plumb_twin_host_has_fault (self->host, "accepted-only") &&
           plumb_twin_host_get_forward_url (self->host) != NULL) {
    altered = alter (self, body);
    forwarding = g_new (Forwarding, 1);
    *forwarding = (Forwarding){ self->host, g_object_ref (message) };
    plumb_twin_host_hold (self->host, message);
    plumb_twin_host_forward_async (self->host, altered, "application/json; charset=utf-8",
                                   forwarded_cb, forwarding);
  }
}

static void
twin_answer (gpointer service, SoupServerMessage *message)
{
  HttpsTwin *self = service;
  const PlumbTwinRefusal *refusal = check_request (self, message);
  g_autoptr (GBytes) body =
      soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autoptr (JsonNode) node = NULL;
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  if (refusal == NULL) {
    node = plumb_json_parse (text, length, NULL);
    if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
      refusal = &no_json;
  }
  if (refusal != NULL) {
    plumb_https_refuse (message, refusal);
    return;
  }
  g_ptr_array_add (self->leads, g_strndup (text, length));
  accept_lead (self, message, body);
}

static void
simulated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body =
      soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The simulated lead was not taken: %s", error->message);
}

/* Does not wait for the answer: whoever asks may be the one who has to give it. */
static gboolean
twin_simulate_lead (gpointer service, const char *json, GError **error)
{
  HttpsTwin *self = service;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (JsonNode) node = plumb_json_parse (json, strlen (json), error);

  if (node == NULL)
    return FALSE;
  if (plumb_twin_host_get_forward_url (self->host) == NULL) {
    g_set_error_literal (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT,
                         _("The practice service has no endpoint to hand leads on to"));
    return FALSE;
  }
  g_ptr_array_add (self->leads, g_strdup (json));
  body = g_bytes_new (json, strlen (json));
  plumb_twin_host_forward_async (self->host, body, "application/json; charset=utf-8", simulated_cb,
                                 NULL);
  return TRUE;
}

static JsonObject *
twin_save (gpointer service)
{
  HttpsTwin *self = service;
  JsonObject *state = json_object_new ();
  JsonArray *leads = json_array_new ();

  for (guint i = 0; i < self->leads->len; i++)
    json_array_add_string_element (leads, self->leads->pdata[i]);
  json_object_set_string_member (state, "path", self->path);
  json_object_set_string_member (state, "signature", self->signature);
  json_object_set_array_member (state, "leads", leads);
  return state;
}

static void
load_text (JsonObject *state, const char *name, char **text)
{
  const char *value = json_object_get_string_member_with_default (state, name, NULL);

  if (value == NULL)
    return;
  g_free (*text);
  *text = g_strdup (value);
}

static void
twin_load (gpointer service, JsonObject *state)
{
  HttpsTwin *self = service;
  JsonNode *node = json_object_get_member (state, "leads");
  JsonArray *leads;

  load_text (state, "path", &self->path);
  load_text (state, "signature", &self->signature);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  leads = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (leads); i++)
    g_ptr_array_add (self->leads, g_strdup (json_array_get_string_element (leads, i)));
}

const PlumbTwinService plumb_https_twin = {
  .kind = PLUMB_KIND_HTTPS,
  .faults = faults,
  .create = twin_create,
  .destroy = twin_destroy,
  .answer = twin_answer,
  .add_fields = twin_add_fields,
  .simulate_lead = twin_simulate_lead,
  .save = twin_save,
  .load = twin_load,
};
