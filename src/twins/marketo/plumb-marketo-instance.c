/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-instance.h"

#include "plumb-marketo-faults.h"

#include <string.h>

/* Seconds that a token lasts. */
#define TOKEN_LIFE 3600

#define BUSY_TIMES 2
#define SECRET_LENGTH 32

/* clang-format off */
static const PlumbTwinRefusal no_token = { "", 200, "600", "Access token not specified" };
static const PlumbTwinRefusal invalid_token = { "", 200, "601", "Access token invalid" };
static const PlumbTwinRefusal expired_token = { "", 200, "602", "Access token expired" };
static const PlumbTwinRefusal access_denied = { "", 200, "603", "Access denied" };
static const PlumbTwinRefusal no_method = { "", 200, "605", "HTTP Method not supported" };
static const PlumbTwinRefusal not_found = { "", 200, "610", "Requested resource not found" };
static const PlumbTwinRefusal no_content_type = { "", 200, "612", "Invalid Content Type" };
static const PlumbTwinRefusal no_json = { "", 200, "609", "Invalid JSON" };
static const PlumbTwinRefusal no_form = { "", 200, "702", "No form found" };
/* clang-format on */

static char *
make_secret (void)
{
  g_autofree char *key = plumb_twin_host_make_key ();
  GString *secret = g_string_new (NULL);

  for (const char *at = key; *at != '\0' && secret->len < SECRET_LENGTH; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (secret, *at);
  return g_string_free (secret, FALSE);
}

PlumbMarketoInstance *
plumb_marketo_instance_new (PlumbTwinHost *host)
{
  PlumbMarketoInstance *self = g_new0 (PlumbMarketoInstance, 1);

  self->host = host;
  self->client_id = g_uuid_string_random ();
  self->client_secret = make_secret ();
  self->people = plumb_marketo_people_new ();
  self->log = plumb_marketo_log_new ();
  return self;
}

void
plumb_marketo_instance_free (PlumbMarketoInstance *self)
{
  plumb_marketo_people_free (self->people);
  plumb_marketo_log_free (self->log);
  g_free (self->client_id);
  g_free (self->client_secret);
  g_free (self->token);
  g_free (self);
}

/* ── Identity ────────────────────────────────────────────────────────────── */

static void
refuse_identity (PlumbMarketoCall *call, const char *code, const char *message, const char *id)
{
  JsonObject *json = json_object_new ();
  g_autofree char *text = g_strconcat (message, id, NULL);

  json_object_set_string_member (json, "error", code);
  json_object_set_string_member (json, "error_description", text);
  plumb_marketo_call_answer (call, SOUP_STATUS_UNAUTHORIZED, json);
}

static void
give_token (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  JsonObject *json = json_object_new ();
  gint64 now = g_get_monotonic_time ();

  if (self->token == NULL || self->token_end <= now) {
    g_autofree char *random = g_uuid_string_random ();

    g_free (self->token);
    self->token = g_strconcat (random, ":int", NULL);
    self->token_end = now + TOKEN_LIFE * G_TIME_SPAN_SECOND;
  }
  json_object_set_string_member (json, "access_token", self->token);
  json_object_set_string_member (json, "token_type", "bearer");
  json_object_set_int_member (json, "expires_in", (self->token_end - now) / G_TIME_SPAN_SECOND);
  json_object_set_string_member (json, "scope", "plumb@example.com");
  plumb_marketo_call_answer (call, SOUP_STATUS_OK, json);
}

static void
identify (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  const PlumbTwinRefusal *refusal =
      plumb_twin_host_find_refusal (self->host, plumb_marketo_identity_refusals);
  const char *id = plumb_marketo_call_get (call, "client_id");

  id = id != NULL ? id : "";
  if (refusal != NULL)
    refuse_identity (call, refusal->code, refusal->message,
                     g_str_has_suffix (refusal->message, " ") ? id : NULL);
  else if (!g_str_equal (id, self->client_id))
    refuse_identity (call, "unauthorized", "No client with requested id: ", id);
  else if (g_strcmp0 (plumb_marketo_call_get (call, "client_secret"), self->client_secret) != 0 ||
           g_strcmp0 (plumb_marketo_call_get (call, "grant_type"), "client_credentials") != 0)
    refuse_identity (call, "invalid_client", "Bad client credentials", NULL);
  else
    give_token (self, call);
}

/* (nullable): why nobody is let in.  A token in the address is no longer looked at. */
static const PlumbTwinRefusal *
check_token (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  const char *value = soup_message_headers_get_one (
      soup_server_message_get_request_headers (call->message), "Authorization");

  if (value == NULL || g_ascii_strncasecmp (value, "Bearer ", 7) != 0)
    return &no_token;
  if (self->token == NULL || !g_str_equal (value + 7, self->token))
    return &invalid_token;
  if (self->token_end <= g_get_monotonic_time ())
    return &expired_token;
  if (!plumb_twin_host_strike (self->host, "token.expired", 1))
    return NULL;
  self->token_end = 0;
  return &expired_token;
}

/* ── Forms ───────────────────────────────────────────────────────────────── */

const char *const *
plumb_marketo_instance_list_fields (PlumbMarketoInstance *self)
{
  static const char *const all[] = { "FirstName", "LastName",   "Email", "Phone", "Company",
                                     "Country",   "LeadSource", "Title", NULL };
  static const char *const without_title[] = { "FirstName", "LastName", "Email",      "Phone",
                                               "Company",   "Country",  "LeadSource", NULL };

  return plumb_twin_host_has_fault (self->host, "form.no-title") ? without_title : all;
}

static void
answer_assets (PlumbMarketoCall *call, JsonArray *result)
{
  JsonObject *json = json_object_new ();

  json_object_set_array_member (json, "warnings", json_array_new ());
  json_object_set_array_member (json, "errors", json_array_new ());
  plumb_marketo_call_succeed (call, result, json);
}

static void
read_form (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  JsonArray *result = json_array_new ();
  JsonObject *form = json_object_new ();
  gboolean is_draft = plumb_twin_host_has_fault (self->host, "form.draft");

  json_object_set_int_member (form, "id", PLUMB_MARKETO_INSTANCE_FORM);
  json_object_set_string_member (form, "name", "MarketplaceLeadBackend");
  json_object_set_string_member (form, "status", is_draft ? "draft" : "approved");
  json_object_set_string_member (form, "language", "English");
  json_array_add_object_element (result, form);
  answer_assets (call, result);
}

static void
read_form_fields (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  JsonArray *result = json_array_new ();

  for (const char *const *id = plumb_marketo_instance_list_fields (self); *id != NULL; id++) {
    JsonObject *field = json_object_new ();

    json_object_set_string_member (field, "id", *id);
    json_object_set_string_member (field, "dataType",
                                   g_str_equal (*id, "Email") ? "email" : "text");
    json_object_set_boolean_member (field, "required", FALSE);
    json_array_add_object_element (result, field);
  }
  answer_assets (call, result);
}

static void
answer_form (PlumbMarketoInstance *self, PlumbMarketoCall *call, const char *resource)
{
  static const char id[] = G_STRINGIFY (PLUMB_MARKETO_INSTANCE_FORM);
  gboolean is_there =
      g_str_has_prefix (resource, id) && !plumb_twin_host_has_fault (self->host, "form.unknown");

  if (plumb_twin_host_has_fault (self->host, "assets.denied"))
    plumb_marketo_call_refuse (call, &access_denied);
  else if (is_there && g_str_equal (resource + strlen (id), ".json"))
    read_form (self, call);
  else if (is_there && g_str_equal (resource + strlen (id), "/fields.json"))
    read_form_fields (self, call);
  else
    plumb_marketo_call_refuse (call, &no_form);
}

/* ── All calls ───────────────────────────────────────────────────────────── */

static const struct {
  const char *path;
  const char *method;
  void (*answer) (PlumbMarketoInstance *self, PlumbMarketoCall *call);
} calls[] = {
  { "/rest/v1/leads/submitForm.json", "POST", plumb_marketo_instance_submit },
  { "/rest/v1/leads/delete.json", "POST", plumb_marketo_instance_delete },
  { "/rest/v1/leads.json", "GET", plumb_marketo_instance_find_people },
  { "/rest/v1/leads.json", "POST", plumb_marketo_instance_sync },
  { "/rest/v1/activities/pagingtoken.json", "GET", plumb_marketo_instance_give_paging_token },
  { "/rest/v1/activities/types.json", "GET", plumb_marketo_instance_list_activity_types },
  { "/rest/v1/activities.json", "GET", plumb_marketo_instance_list_activities },
};

static void
answer_listed (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  gboolean is_known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++) {
    if (!g_str_equal (calls[i].path, call->path))
      continue;
    is_known = TRUE;
    if (!g_str_equal (calls[i].method, call->method))
      continue;
    if (call->method == SOUP_METHOD_POST && plumb_marketo_call_get_body (call) == NULL)
      plumb_marketo_call_refuse (call, call->body == NULL ? &no_json : &no_content_type);
    else
      calls[i].answer (self, call);
    return;
  }
  plumb_marketo_call_refuse (call, is_known ? &no_method : &not_found);
}

static void
answer_call (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  static const char form[] = "/rest/asset/v1/form/";
  static const char person[] = "/rest/v1/lead/";

  if (g_str_has_prefix (call->path, form)) {
    answer_form (self, call, call->path + strlen (form));
  } else if (g_str_has_prefix (call->path, person) && g_str_has_suffix (call->path, ".json")) {
    g_autofree char *id = g_strdup (call->path + strlen (person));

    id[strlen (id) - strlen (".json")] = '\0';
    plumb_marketo_instance_read_person (self, call, id);
  } else {
    answer_listed (self, call);
  }
}

/* The faults that are no JSON. */
static gboolean
break_answer (PlumbMarketoInstance *self, SoupServerMessage *message)
{
  static const struct {
    const char *fault;
    guint status;
    const char *body;
  } pages[] = {
    { "server.error", 500, "<html><body>Internal Server Error</body></html>" },
    { "gateway", 502, "<html><body>Bad Gateway</body></html>" },
    { "not-json", 200, "<html><body>Please sign in to this network.</body></html>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (plumb_twin_host_has_fault (self->host, pages[i].fault)) {
      soup_server_message_set_status (message, pages[i].status, NULL);
      soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC, pages[i].body,
                                        strlen (pages[i].body));
      return TRUE;
    }
  return FALSE;
}

void
plumb_marketo_instance_answer (gpointer instance, SoupServerMessage *message)
{
  PlumbMarketoInstance *self = instance;
  g_autoptr (PlumbMarketoCall) call = plumb_marketo_call_new (message);
  const PlumbTwinRefusal *refusal = NULL;

  if (g_str_equal (call->path, "/identity/oauth/token")) {
    identify (self, call);
    return;
  }
  if (break_answer (self, message))
    return;
  refusal = check_token (self, call);
  if (refusal == NULL)
    refusal = plumb_twin_host_find_refusal (self->host, plumb_marketo_refusals);
  if (refusal == NULL && plumb_twin_host_strike (self->host, "throttled", BUSY_TIMES))
    refusal = &plumb_marketo_busy;
  if (refusal != NULL)
    plumb_marketo_call_refuse (call, refusal);
  else
    answer_call (self, call);
}
