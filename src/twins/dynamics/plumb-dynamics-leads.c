/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-organization.h"

#include "plumb-dynamics-answer.h"
#include "plumb-dynamics-columns.h"
#include "plumb-json.h"

#include <string.h>

#define N_LETTERS_KEPT 10
#define LATE_MILLISECONDS 3000

static GHashTable *
read_query (SoupServerMessage *message)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));

  return soup_form_decode (query != NULL ? query : "");
}

/* (transfer full) (nullable): what was sent; %NULL if it is refused already. */
static JsonObject *
read_record (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) node = plumb_json_parse (text, length, NULL);
  g_auto (PlumbDynamicsFlaw) flaw = { NULL, NULL };

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)) {
    plumb_dynamics_answer_refuse (message, SOUP_STATUS_BAD_REQUEST, "0x80048d19",
                                  "Error identified in Payload provided by the user.");
    return NULL;
  }
  flaw = plumb_dynamics_columns_check (json_node_get_object (node));
  if (flaw.code != NULL) {
    plumb_dynamics_answer_refuse (message, SOUP_STATUS_BAD_REQUEST, flaw.code, flaw.text);
    return NULL;
  }
  return json_node_dup_object (node);
}

/* Columns that only the service writes are taken and not heeded. */
static void
take_columns (JsonObject *record, JsonObject *sent)
{
  for (const PlumbDynamicsColumn *column = plumb_dynamics_columns; column->name != NULL; column++) {
    JsonNode *value = json_object_get_member (sent, column->name);

    if (value == NULL || column->is_fixed)
      continue;
    if (JSON_NODE_HOLDS_NULL (value))
      json_object_remove_member (record, column->name);
    else
      json_object_set_member (record, column->name, json_node_copy (value));
  }
}

static void
cut_company (JsonObject *record)
{
  const char *company = json_object_get_string_member_with_default (record, "companyname", "");
  g_autofree char *cut =
      g_utf8_substring (company, 0, MIN (N_LETTERS_KEPT, g_utf8_strlen (company, -1)));

  json_object_set_string_member (record, "companyname", cut);
}

typedef struct {
  PlumbDynamicsOrganization *organization;
  JsonObject *record;
} Late;

static void
free_late (gpointer data)
{
  Late *late = data;

  json_object_unref (late->record);
  g_free (late);
}

static gboolean
appear_cb (gpointer data)
{
  Late *late = data;

  plumb_dynamics_records_put (late->organization->records, late->record);
  return G_SOURCE_REMOVE;
}

static void
keep (PlumbDynamicsOrganization *self, JsonObject *record)
{
  Late *late = NULL;

  if (plumb_twin_host_has_fault (self->host, "record.dropped"))
    return;
  if (plumb_twin_host_has_fault (self->host, "record.altered"))
    cut_company (record);
  if (!plumb_twin_host_has_fault (self->host, "record.late")) {
    plumb_dynamics_records_put (self->records, record);
    return;
  }
  late = g_new (Late, 1);
  late->organization = self;
  late->record = json_object_ref (record);
  plumb_twin_host_later (self->host, LATE_MILLISECONDS, appear_cb, late, free_late);
}

static void
answer_stored (PlumbDynamicsOrganization *self, SoupServerMessage *message, JsonObject *record,
               guint status)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (GHashTable) query = read_query (message);
  g_autoptr (JsonObject) body = NULL;
  g_autofree char *address = NULL;

  if (plumb_dynamics_answer_read_preferences (message).wants_representation) {
    body = plumb_dynamics_organization_format (self, message, record,
                                               g_hash_table_lookup (query, "$select"));
    plumb_dynamics_answer_json (message, status, body);
    plumb_dynamics_answer_apply (message, "return=representation");
    return;
  }
  plumb_dynamics_answer_empty (message);
  address =
      g_strdup_printf ("%s" PLUMB_DYNAMICS_API "/leads(%s)", plumb_twin_host_get_url (self->host),
                       json_object_get_string_member (record, "leadid"));
  soup_message_headers_replace (headers, "OData-EntityId", address);
  soup_message_headers_replace (headers, "Location", address);
}

static void
create (PlumbDynamicsOrganization *self, SoupServerMessage *message)
{
  g_autoptr (JsonObject) sent = read_record (message);
  g_autoptr (JsonObject) record = NULL;
  g_autofree char *id = NULL;

  if (sent == NULL)
    return;
  record = json_object_new ();
  take_columns (record, sent);
  if (!json_object_has_member (record, "leadid")) {
    id = g_uuid_string_random ();
    json_object_set_string_member (record, "leadid", id);
  } else if (plumb_dynamics_records_find (
                 self->records, json_object_get_string_member (record, "leadid")) != NULL) {
    plumb_dynamics_answer_refuse (message, SOUP_STATUS_PRECONDITION_FAILED, "0x80040237",
                                  "A record with matching key values already exists.");
    return;
  }
  keep (self, record);
  answer_stored (self, message, record, SOUP_STATUS_CREATED);
}

static void
update (PlumbDynamicsOrganization *self, SoupServerMessage *message, JsonObject *record)
{
  g_autoptr (JsonObject) sent = read_record (message);
  g_autofree char *id = g_strdup (json_object_get_string_member (record, "leadid"));

  if (sent == NULL)
    return;
  take_columns (record, sent);
  json_object_set_string_member (record, "leadid", id);
  plumb_dynamics_records_put (self->records, record);
  answer_stored (self, message, record, SOUP_STATUS_OK);
}

static void
read_one (PlumbDynamicsOrganization *self, SoupServerMessage *message, JsonObject *record)
{
  g_autoptr (GHashTable) query = read_query (message);
  g_autoptr (JsonObject) body = plumb_dynamics_organization_format (
      self, message, record, g_hash_table_lookup (query, "$select"));
  g_autofree char *context = g_strconcat (plumb_twin_host_get_url (self->host), PLUMB_DYNAMICS_API,
                                          "/$metadata#leads/$entity", NULL);

  json_object_set_string_member (body, "@odata.context", context);
  plumb_dynamics_answer_json (message, SOUP_STATUS_OK, body);
}

static void
answer_method (SoupServerMessage *message)
{
  plumb_dynamics_answer_refuse (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "0x80060888",
                                "The requested resource does not support this HTTP method.");
}

static void
answer_one (PlumbDynamicsOrganization *self, SoupServerMessage *message, const char *id)
{
  const char *method = soup_server_message_get_method (message);
  JsonObject *record = plumb_dynamics_records_find (self->records, id);
  g_autofree char *text = NULL;

  if (record == NULL) {
    text = g_strdup_printf ("Entity 'lead' With Id = %s Does Not Exist", id);
    plumb_dynamics_answer_refuse (message, SOUP_STATUS_NOT_FOUND, "0x80040217", text);
  } else if (g_str_equal (method, "GET")) {
    read_one (self, message, record);
  } else if (g_str_equal (method, "PATCH")) {
    update (self, message, record);
  } else if (g_str_equal (method, "DELETE")) {
    plumb_dynamics_records_remove (self->records, id);
    plumb_dynamics_answer_empty (message);
  } else {
    answer_method (message);
  }
}

void
plumb_dynamics_organization_answer_leads (PlumbDynamicsOrganization *self,
                                          SoupServerMessage *message, const char *id)
{
  const char *method = soup_server_message_get_method (message);

  if (id != NULL)
    answer_one (self, message, id);
  else if (g_str_equal (method, "POST"))
    create (self, message);
  else if (g_str_equal (method, "GET"))
    plumb_dynamics_organization_query (self, message);
  else
    answer_method (message);
}
