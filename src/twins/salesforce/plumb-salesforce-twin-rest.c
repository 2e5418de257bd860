/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-twin-rest.h"

#include "plumb-json.h"
#include "plumb-salesforce-twin-answer.h"
#include "plumb-salesforce-twin-faults.h"
#include "plumb-salesforce-twin-schema.h"

#include <string.h>

#define BUSY_TIMES 2

#define LEADS "sobjects/Lead"

/* clang-format off */
static const PlumbTwinRefusal not_found = {
  "", 404, "NOT_FOUND", "The requested resource does not exist" };
static const PlumbTwinRefusal no_method = {
  "", 405, "METHOD_NOT_ALLOWED", "HTTP Method not allowed." };
static const PlumbTwinRefusal no_json = {
  "", 400, "JSON_PARSER_ERROR", "The HTTP entity body is required, but this request has no entity body." };
static const PlumbTwinRefusal no_name = {
  "", 400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName, Company]" };
static const PlumbTwinRefusal wrong_grant = {
  "", 400, "unsupported_grant_type", "grant type not supported" };
static const PlumbTwinRefusal wrong_key = {
  "", 400, "invalid_client_id", "client identifier invalid" };
static const PlumbTwinRefusal wrong_secret = {
  "", 400, "invalid_client", "invalid client credentials" };
/* clang-format on */

/* ── Tokens ──────────────────────────────────────────────────────────────── */

static const PlumbTwinRefusal *
check_question (PlumbSalesforceTwinOrganisation *organisation, GHashTable *form)
{
  const PlumbTwinRefusal *refusal =
      plumb_twin_host_find_refusal (organisation->host, plumb_salesforce_twin_token_refusals);

  if (refusal != NULL)
    return refusal;
  if (g_strcmp0 (g_hash_table_lookup (form, "grant_type"), "client_credentials") != 0)
    return &wrong_grant;
  if (g_strcmp0 (g_hash_table_lookup (form, "client_id"), organisation->key) != 0)
    return &wrong_key;
  if (g_strcmp0 (g_hash_table_lookup (form, "client_secret"), organisation->secret) != 0)
    return &wrong_secret;
  return NULL;
}

/* (transfer full): the body as text, without what follows a NUL. */
static char *
dup_body (SoupServerMessage *message)
{
  g_autoptr (GBytes) body =
      soup_message_body_flatten (soup_server_message_get_request_body (message));
  gsize length = 0;
  const char *data = g_bytes_get_data (body, &length);

  return g_strndup (length > 0 ? data : "", length);
}

static void
answer_token (PlumbSalesforceTwinOrganisation *organisation, SoupServerMessage *message)
{
  g_autofree char *text = dup_body (message);
  g_autoptr (GHashTable) form = soup_form_decode (text);
  const PlumbTwinRefusal *refusal = check_question (organisation, form);
  g_autofree char *token = NULL;
  g_autofree char *id = NULL;
  JsonObject *answer = NULL;

  if (refusal != NULL) {
    plumb_salesforce_twin_answer_refuse_token (message, refusal);
    return;
  }
  token = plumb_salesforce_twin_organisation_make_token (organisation);
  id = g_strdup_printf ("%s/id/" PLUMB_SALESFORCE_TWIN_LONG_OID "/005o0000000PracAAE",
                        plumb_twin_host_get_url (organisation->host));
  answer = json_object_new ();
  json_object_set_string_member (answer, "access_token", token);
  json_object_set_string_member (answer, "scope", "api");
  json_object_set_string_member (answer, "instance_url",
                                 plumb_twin_host_get_url (organisation->host));
  json_object_set_string_member (answer, "id", id);
  json_object_set_string_member (answer, "token_type", "Bearer");
  json_object_set_string_member (answer, "issued_at", "1763658132000");
  plumb_salesforce_twin_answer_json (message, SOUP_STATUS_OK, answer);
}

static const PlumbTwinRefusal *
check_token (PlumbSalesforceTwinOrganisation *organisation, SoupServerMessage *message)
{
  const char *authorization = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Authorization");
  const PlumbTwinRefusal *refusal = NULL;
  const char *token = "";

  if (authorization != NULL && strchr (authorization, ' ') != NULL)
    token = strchr (authorization, ' ') + 1;
  if (!g_hash_table_contains (organisation->tokens, token))
    return &plumb_salesforce_twin_no_session;
  if (plumb_twin_host_strike (organisation->host, "token.expired", 1)) {
    g_hash_table_remove (organisation->tokens, token);
    return &plumb_salesforce_twin_no_session;
  }
  refusal = plumb_twin_host_find_refusal (organisation->host, plumb_salesforce_twin_rest_refusals);
  if (refusal == NULL && plumb_twin_host_strike (organisation->host, "throttled", BUSY_TIMES))
    refusal = &plumb_salesforce_twin_busy;
  return refusal;
}

/* ── Versions and limits ─────────────────────────────────────────────────── */

static void
answer_versions (SoupServerMessage *message)
{
  static const char *const versions[][2] = { { "Winter '24", "59.0" },
                                             { "Spring '24", "60.0" },
                                             { "Summer '24", "61.0" } };
  JsonArray *answer = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++) {
    JsonObject *version = json_object_new ();
    g_autofree char *url = g_strconcat ("/services/data/v", versions[i][1], NULL);

    json_object_set_string_member (version, "label", versions[i][0]);
    json_object_set_string_member (version, "url", url);
    json_object_set_string_member (version, "version", versions[i][1]);
    json_array_add_object_element (answer, version);
  }
  plumb_salesforce_twin_answer_array (message, SOUP_STATUS_OK, answer);
}

static void
answer_limits (PlumbSalesforceTwinOrganisation *organisation, SoupServerMessage *message)
{
  JsonObject *answer = json_object_new ();
  JsonObject *requests = json_object_new ();

  json_object_set_int_member (requests, "Max", 15000);
  json_object_set_int_member (requests, "Remaining",
                              15000 - (gint64) plumb_twin_host_get_n_requests (organisation->host));
  json_object_set_object_member (answer, "DailyApiRequests", requests);
  plumb_salesforce_twin_answer_json (message, SOUP_STATUS_OK, answer);
}

static void
answer_objects (SoupServerMessage *message)
{
  JsonObject *answer = json_object_new ();
  JsonObject *lead = json_object_new ();
  JsonArray *objects = json_array_new ();

  json_object_set_string_member (lead, "name", "Lead");
  json_object_set_string_member (lead, "keyPrefix", "00Q");
  json_array_add_object_element (objects, lead);
  json_object_set_string_member (answer, "encoding", "UTF-8");
  json_object_set_int_member (answer, "maxBatchSize", 200);
  json_object_set_array_member (answer, "sobjects", objects);
  plumb_salesforce_twin_answer_json (message, SOUP_STATUS_OK, answer);
}

/* ── Records ─────────────────────────────────────────────────────────────── */

/* (transfer full) (nullable): what was sent, if it is a JSON object. */
static JsonObject *
dup_sent (SoupServerMessage *message)
{
  g_autofree char *text = dup_body (message);
  g_autoptr (JsonNode) node = plumb_json_parse (text, strlen (text), NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

static void
create_lead (PlumbSalesforceTwinOrganisation *organisation, SoupServerMessage *message)
{
  g_autoptr (JsonObject) lead = dup_sent (message);
  JsonObject *answer = NULL;

  if (lead == NULL || !json_object_has_member (lead, "LastName") ||
      !json_object_has_member (lead, "Company")) {
    plumb_salesforce_twin_answer_refuse (message, lead == NULL ? &no_json : &no_name);
    return;
  }
  json_object_remove_member (lead, "attributes");
  answer = json_object_new ();
  json_object_set_string_member (answer, "id",
                                 plumb_salesforce_twin_organisation_add (organisation, lead));
  json_object_set_boolean_member (answer, "success", TRUE);
  json_object_set_array_member (answer, "errors", json_array_new ());
  plumb_salesforce_twin_answer_json (message, SOUP_STATUS_CREATED, answer);
}

static void
read_lead (SoupServerMessage *message, JsonObject *lead)
{
  JsonObject *answer = json_object_new ();
  JsonObject *attributes = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (lead);

  json_object_set_string_member (attributes, "type", "Lead");
  json_object_set_object_member (answer, "attributes", attributes);
  for (GList *name = names; name != NULL; name = name->next)
    json_object_set_member (answer, name->data, json_object_dup_member (lead, name->data));
  plumb_salesforce_twin_answer_json (message, SOUP_STATUS_OK, answer);
}

static void
change_lead (SoupServerMessage *message, JsonObject *lead)
{
  g_autoptr (JsonObject) sent = dup_sent (message);
  g_autoptr (GList) names = sent != NULL ? json_object_get_members (sent) : NULL;

  if (sent == NULL) {
    plumb_salesforce_twin_answer_refuse (message, &no_json);
    return;
  }
  for (GList *name = names; name != NULL; name = name->next)
    json_object_set_member (lead, name->data, json_object_dup_member (sent, name->data));
  plumb_salesforce_twin_organisation_touch (lead);
  plumb_salesforce_twin_answer_empty (message, SOUP_STATUS_NO_CONTENT);
}

static void
answer_lead (PlumbSalesforceTwinOrganisation *organisation, SoupServerMessage *message,
             const char *id)
{
  JsonObject *lead = plumb_salesforce_twin_organisation_find (organisation, id);
  const char *method = soup_server_message_get_method (message);

  if (lead == NULL) {
    plumb_salesforce_twin_answer_refuse (message, &not_found);
  } else if (method == SOUP_METHOD_GET) {
    read_lead (message, lead);
  } else if (method == SOUP_METHOD_DELETE) {
    g_ptr_array_remove (organisation->leads, lead);
    plumb_salesforce_twin_answer_empty (message, SOUP_STATUS_NO_CONTENT);
  } else if (g_str_equal (method, "PATCH")) {
    change_lead (message, lead);
  } else {
    plumb_salesforce_twin_answer_refuse (message, &no_method);
  }
}

/* ── Routes ──────────────────────────────────────────────────────────────── */

/* @resource: what follows the version in the path */
static void
answer_resource (PlumbSalesforceTwinOrganisation *organisation, SoupServerMessage *message,
                 const char *version, const char *resource)
{
  gboolean is_post = soup_server_message_get_method (message) == SOUP_METHOD_POST;

  if (g_str_equal (resource, "query") || g_str_equal (resource, "queryAll"))
    plumb_salesforce_twin_query_answer (organisation, message, version, FALSE);
  else if (g_str_equal (resource, "tooling/query"))
    plumb_salesforce_twin_query_answer (organisation, message, version, TRUE);
  else if (g_str_has_prefix (resource, "query/"))
    plumb_salesforce_twin_query_continue (organisation, message, version,
                                          resource + strlen ("query/"));
  else if (g_str_equal (resource, "limits"))
    answer_limits (organisation, message);
  else if (g_str_equal (resource, "sobjects"))
    answer_objects (message);
  else if (g_str_equal (resource, LEADS) && is_post)
    create_lead (organisation, message);
  else if (g_str_equal (resource, LEADS "/describe"))
    plumb_salesforce_twin_answer_json (message, SOUP_STATUS_OK,
                                       plumb_salesforce_twin_schema_describe (organisation));
  else if (g_str_has_prefix (resource, LEADS "/"))
    answer_lead (organisation, message, resource + strlen (LEADS "/"));
  else
    plumb_salesforce_twin_answer_refuse (message, &not_found);
}

void
plumb_salesforce_twin_rest_answer (PlumbSalesforceTwinOrganisation *organisation,
                                   SoupServerMessage *message)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  g_auto (GStrv) parts = g_strsplit (path, "/", 5);
  const PlumbTwinRefusal *refusal = NULL;
  gboolean is_data = g_str_has_prefix (path, "/services/data");
  gboolean has_version = is_data && g_strv_length (parts) >= 4 && parts[3][0] != '\0';

  if (g_str_equal (path, "/services/oauth2/token")) {
    answer_token (organisation, message);
    return;
  }
  if (is_data && !has_version) {
    answer_versions (message);
    return;
  }
  refusal = is_data ? check_token (organisation, message) : &not_found;
  if (refusal != NULL)
    plumb_salesforce_twin_answer_refuse (message, refusal);
  else
    answer_resource (organisation, message, parts[3], parts[4] != NULL ? parts[4] : "");
}
