/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-organization.h"

#include "plumb-dynamics-answer.h"
#include "plumb-dynamics-faults.h"

#include <string.h>

#define OTHER_TENANT "11111111-2222-4333-8444-555555555555"
#define USER_ID "9f0e1d2c-3b4a-4958-8776-655443322110"
#define ORGANIZATION_ID "0a1b2c3d-4e5f-4061-8273-8495a6b7c8d9"
#define BUSINESS_UNIT_ID "d9c8b7a6-9584-4372-9160-5f4e3d2c1b0a"
#define PRIVILEGE_ID "db5cf6bf-a9d5-4d7b-9d9b-1d3d5a1b0c11"

/* How often the service asks for patience before it gives in. */
#define N_THROTTLED 2

PlumbDynamicsOrganization *
plumb_dynamics_organization_new (PlumbTwinHost *host)
{
  PlumbDynamicsOrganization *self = g_new0 (PlumbDynamicsOrganization, 1);

  self->host = host;
  self->secret = plumb_twin_host_make_key ();
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->records = plumb_dynamics_records_new ();
  return self;
}

void
plumb_dynamics_organization_free (PlumbDynamicsOrganization *self)
{
  g_hash_table_unref (self->tokens);
  plumb_dynamics_records_free (self->records);
  g_free (self->secret);
  g_free (self);
}

/* ── Refusing ────────────────────────────────────────────────────────────── */

static const PlumbDynamicsRefusal *
find_refusal (PlumbDynamicsOrganization *self, PlumbDynamicsPlace place)
{
  for (const PlumbDynamicsRefusal *row = plumb_dynamics_refusals; row->fault != NULL; row++)
    if (row->place == place && plumb_twin_host_has_fault (self->host, row->fault))
      return row;
  return NULL;
}

static gboolean
refuse_at (PlumbDynamicsOrganization *self, SoupServerMessage *message, PlumbDynamicsPlace place)
{
  const PlumbDynamicsRefusal *refusal = find_refusal (self, place);
  g_autofree char *seconds = NULL;

  if (refusal == NULL || (g_str_equal (refusal->fault, "throttled") &&
                          !plumb_twin_host_strike (self->host, refusal->fault, N_THROTTLED)))
    return FALSE;
  plumb_dynamics_answer_refuse (message, refusal->status, refusal->code, refusal->message);
  if (refusal->retry_after == 0)
    return TRUE;
  seconds = g_strdup_printf ("%u", refusal->retry_after);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After",
                                seconds);
  return TRUE;
}

/* Without a token the instance tells where to get one. */
static void
ask_to_sign_in (PlumbDynamicsOrganization *self, SoupServerMessage *message)
{
  const char *url = plumb_twin_host_get_url (self->host);
  gboolean is_other = plumb_twin_host_has_fault (self->host, "directory-id.other-tenant");
  gboolean is_elsewhere = plumb_twin_host_has_fault (self->host, "login-host.other-cloud");
  g_autofree char *challenge = NULL;

  plumb_dynamics_answer_refuse (message, SOUP_STATUS_UNAUTHORIZED, "0x80040222",
                                "Access is denied: there is no valid token.");
  challenge = g_strdup_printf ("Bearer authorization_uri=%s/%s/oauth2/authorize, resource_id=%s/",
                               is_elsewhere ? "https://login.microsoftonline.us" : url,
                               is_other ? OTHER_TENANT : PLUMB_DYNAMICS_TENANT, url);
  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "WWW-Authenticate", challenge);
}

static gboolean
is_signed_in (PlumbDynamicsOrganization *self, SoupServerMessage *message)
{
  const char *header = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Authorization");

  if (header == NULL || !g_str_has_prefix (header, "Bearer ") ||
      !g_hash_table_contains (self->tokens, header + strlen ("Bearer ")))
    return FALSE;
  if (plumb_twin_host_strike (self->host, "token.expired", 1)) {
    g_hash_table_remove (self->tokens, header + strlen ("Bearer "));
    return FALSE;
  }
  return !plumb_twin_host_has_fault (self->host, "token.refused");
}

/* ── Answering ───────────────────────────────────────────────────────────── */

static void
tell_who (PlumbDynamicsOrganization *self, SoupServerMessage *message)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *context = g_strconcat (plumb_twin_host_get_url (self->host), PLUMB_DYNAMICS_API,
                                          "/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse", NULL);

  json_object_set_string_member (body, "@odata.context", context);
  json_object_set_string_member (body, "BusinessUnitId", BUSINESS_UNIT_ID);
  json_object_set_string_member (body, "UserId", USER_ID);
  json_object_set_string_member (body, "OrganizationId", ORGANIZATION_ID);
  plumb_dynamics_answer_json (message, SOUP_STATUS_OK, body);
}

static gboolean
has_privilege (PlumbDynamicsOrganization *self, const char *call)
{
  if (strstr (call, "'prvCreateLead'") != NULL)
    return !plumb_twin_host_has_fault (self->host, "role.create-missing");
  if (strstr (call, "'prvReadLead'") != NULL)
    return !plumb_twin_host_has_fault (self->host, "role.read-missing");
  return TRUE;
}

static void
tell_privilege (PlumbDynamicsOrganization *self, SoupServerMessage *message, const char *call)
{
  g_autoptr (JsonObject) body = json_object_new ();
  JsonArray *privileges = json_array_new ();

  if (has_privilege (self, call)) {
    JsonObject *privilege = json_object_new ();

    json_object_set_string_member (privilege, "Depth", "Global");
    json_object_set_string_member (privilege, "PrivilegeId", PRIVILEGE_ID);
    json_object_set_string_member (privilege, "BusinessUnitId", BUSINESS_UNIT_ID);
    json_array_add_object_element (privileges, privilege);
  }
  json_object_set_array_member (body, "RolePrivileges", privileges);
  plumb_dynamics_answer_json (message, SOUP_STATUS_OK, body);
}

static void
tell_definition (PlumbDynamicsOrganization *self, SoupServerMessage *message)
{
  g_autoptr (JsonObject) body = json_object_new ();

  json_object_set_string_member (body, "LogicalName", "lead");
  json_object_set_boolean_member (body, "ChangeTrackingEnabled",
                                  !plumb_twin_host_has_fault (self->host, "tracking.off"));
  json_object_set_string_member (body, "MetadataId", "c8ecb2ad-92b0-4b7b-a8a9-6c5e4b3a2d10");
  plumb_dynamics_answer_json (message, SOUP_STATUS_OK, body);
}

/* (transfer full) (nullable): the id in `leads(id)`; @is_all: whether there is none. */
static char *
find_id (const char *call, gboolean *is_all)
{
  const char *bracket = call + strlen ("leads");
  gsize length = strlen (bracket);

  *is_all = length == 0 || g_str_equal (bracket, "/");
  if (length < 2 || bracket[0] != '(' || bracket[length - 1] != ')')
    return NULL;
  return g_ascii_strdown (bracket + 1, (gssize) (length - 2));
}

static void
answer_unknown (SoupServerMessage *message)
{
  plumb_dynamics_answer_refuse (message, SOUP_STATUS_NOT_FOUND, "0x80060888",
                                "Resource not found for the segment.");
}

static void
answer_leads (PlumbDynamicsOrganization *self, SoupServerMessage *message, const char *call)
{
  gboolean is_all = FALSE;
  g_autofree char *id = find_id (call, &is_all);
  const char *method = soup_server_message_get_method (message);

  if (id == NULL && !is_all) {
    answer_unknown (message);
    return;
  }
  if (g_str_equal (method, "POST") && refuse_at (self, message, PLUMB_DYNAMICS_AT_CREATE))
    return;
  if (g_str_equal (method, "GET") && refuse_at (self, message, PLUMB_DYNAMICS_AT_READ))
    return;
  plumb_dynamics_organization_answer_leads (self, message, id);
}

static void
answer_call (PlumbDynamicsOrganization *self, SoupServerMessage *message, const char *call)
{
  if (!is_signed_in (self, message))
    ask_to_sign_in (self, message);
  else if (refuse_at (self, message, PLUMB_DYNAMICS_AT_CALL))
    return;
  else if (g_str_equal (call, "WhoAmI") || g_str_equal (call, "WhoAmI()"))
    tell_who (self, message);
  else if (g_str_has_prefix (call, "systemusers(") &&
           strstr (call, "RetrieveUserPrivilegeByPrivilegeName") != NULL)
    tell_privilege (self, message, call);
  else if (g_str_equal (call, "EntityDefinitions(LogicalName='lead')"))
    tell_definition (self, message);
  else if (g_str_has_prefix (call, "leads"))
    answer_leads (self, message, call);
  else
    answer_unknown (message);
}

static void
answer_as_web_site (SoupServerMessage *message)
{
  static const char page[] = "<!DOCTYPE html><title>Contoso</title>";

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC, page, strlen (page));
}

/* (nullable): what follows the version of the API. */
static const char *
find_call (const char *path)
{
  static const char *const prefixes[] = { "/api/data/v9.2/", "/api/data/v9.1/", "/api/data/v9.0/" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (path, prefixes[i]))
      return path + strlen (prefixes[i]);
  return NULL;
}

void
plumb_dynamics_organization_answer (PlumbDynamicsOrganization *self, SoupServerMessage *message)
{
  g_autofree char *path = g_uri_unescape_string (plumb_twin_host_get_path (message), NULL);
  const char *call = path != NULL ? find_call (path) : NULL;
  g_auto (GStrv) parts = g_strsplit (path != NULL ? path : "", "/", -1);

  if (refuse_at (self, message, PLUMB_DYNAMICS_AT_PROBE))
    return;
  if (call != NULL && plumb_twin_host_has_fault (self->host, "url.not-dynamics"))
    answer_as_web_site (message);
  else if (call != NULL)
    answer_call (self, message, call);
  else if (g_strv_length (parts) == 5 && g_str_equal (parts[2], "oauth2") &&
           g_str_equal (parts[4], "token"))
    plumb_dynamics_organization_sign_in (self, message, parts[1]);
  else
    answer_unknown (message);
}
