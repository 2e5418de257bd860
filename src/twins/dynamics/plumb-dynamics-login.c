/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-organization.h"

#include "plumb-dynamics-answer.h"
#include "plumb-dynamics-faults.h"

#include <string.h>

/* Seconds; what Microsoft gives most often. */
#define TOKEN_LIFE 3599

#define GUID_PATTERN "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
#define DOMAIN_PATTERN "^[a-z0-9-]+(?:\\.[a-z0-9-]+)+$"

/* Codes and texts: learn.microsoft.com, "Microsoft Entra authentication and authorization error
 * codes". */
/* clang-format off */
static const PlumbDynamicsRefusal no_form = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 400, "900144",
  "The request body must contain the following parameter: 'grant_type'.", "invalid_request", 0 };
static const PlumbDynamicsRefusal bad_grant = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 400, "70003",
  "The app requested an unsupported grant type.", "unsupported_grant_type", 0 };
static const PlumbDynamicsRefusal malformed_tenant = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 400, "900023",
  "Specified tenant identifier is neither a valid DNS name, nor a valid external domain.", "invalid_request", 0 };
static const PlumbDynamicsRefusal unknown_tenant = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 400, "90002",
  "Tenant not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.", "invalid_request", 0 };
static const PlumbDynamicsRefusal unknown_application = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 400, "700016",
  "Application with identifier was not found in the directory.", "unauthorized_client", 0 };
static const PlumbDynamicsRefusal no_secret = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 401, "7000218",
  "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.", "invalid_client", 0 };
static const PlumbDynamicsRefusal wrong_secret = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 401, "7000215",
  "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.", "invalid_client", 0 };
static const PlumbDynamicsRefusal bad_scope = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 400, "70011",
  "The provided request must include a 'scope' input parameter.", "invalid_scope", 0 };
static const PlumbDynamicsRefusal unknown_resource = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 400, "500011",
  "The resource principal was not found in the tenant.", "invalid_resource", 0 };
static const PlumbDynamicsRefusal common_tenant = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 400, "9001023",
  "The grant type is not supported over the /common or /consumers endpoints.", "invalid_request", 0 };
static const PlumbDynamicsRefusal public_secret = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 401, "700025",
  "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.", "invalid_client", 0 };
static const PlumbDynamicsRefusal unknown_user = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 400, "50034",
  "The user account does not exist in the directory.", "invalid_grant", 0 };
static const PlumbDynamicsRefusal wrong_password = { NULL, PLUMB_DYNAMICS_AT_TOKEN, 400, "50126",
  "Error validating credentials due to invalid username or password.", "invalid_grant", 0 };
/* clang-format on */

static const char *
get (GHashTable *form, const char *name)
{
  const char *value = g_hash_table_lookup (form, name);

  return value != NULL ? value : "";
}

static gboolean
matches (const char *pattern, const char *text)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT);
}

static const PlumbDynamicsRefusal *
check_tenant (const char *tenant, gboolean has_user)
{
  if (g_ascii_strcasecmp (tenant, "common") == 0)
    return &common_tenant;
  if (has_user && g_ascii_strcasecmp (tenant, "organizations") == 0)
    return NULL;
  if (g_ascii_strcasecmp (tenant, PLUMB_DYNAMICS_TENANT) == 0 ||
      g_ascii_strcasecmp (tenant, "contoso.onmicrosoft.com") == 0)
    return NULL;
  if (!matches (GUID_PATTERN, tenant) && !matches (DOMAIN_PATTERN, tenant))
    return &malformed_tenant;
  return &unknown_tenant;
}

static const PlumbDynamicsRefusal *
check_application (PlumbDynamicsOrganization *self, GHashTable *form)
{
  if (g_ascii_strcasecmp (get (form, "client_id"), PLUMB_DYNAMICS_APPLICATION) != 0)
    return &unknown_application;
  if (*get (form, "client_secret") == '\0')
    return &no_secret;
  return g_str_equal (get (form, "client_secret"), self->secret) ? NULL : &wrong_secret;
}

static const PlumbDynamicsRefusal *
check_user (PlumbDynamicsOrganization *self, GHashTable *form)
{
  if (!matches (GUID_PATTERN, get (form, "client_id")))
    return &unknown_application;
  if (*get (form, "client_secret") != '\0')
    return &public_secret;
  if (g_ascii_strcasecmp (get (form, "username"), PLUMB_DYNAMICS_USER) != 0)
    return &unknown_user;
  return g_str_equal (get (form, "password"), self->secret) ? NULL : &wrong_password;
}

/* A scope is the instance's address and what is asked for there. */
static const PlumbDynamicsRefusal *
check_scope (PlumbDynamicsOrganization *self, GHashTable *form, gboolean has_user)
{
  const char *url = plumb_twin_host_get_url (self->host);
  const char *scope = get (form, "scope");
  const char *rest = g_str_has_prefix (scope, url) ? scope + strlen (url) : NULL;

  if (!g_str_has_suffix (scope, "/.default") &&
      !(has_user && g_str_has_suffix (scope, "/user_impersonation")))
    return &bad_scope;
  if (rest == NULL || strrchr (rest, '/') != rest)
    return &unknown_resource;
  return NULL;
}

static const PlumbDynamicsRefusal *
find_fault (PlumbDynamicsOrganization *self)
{
  for (const PlumbDynamicsRefusal *row = plumb_dynamics_refusals; row->fault != NULL; row++)
    if (row->place == PLUMB_DYNAMICS_AT_TOKEN && plumb_twin_host_has_fault (self->host, row->fault))
      return row;
  return NULL;
}

static const PlumbDynamicsRefusal *
check (PlumbDynamicsOrganization *self, const char *tenant, GHashTable *form)
{
  gboolean has_user = g_str_equal (get (form, "grant_type"), "password");
  const PlumbDynamicsRefusal *refusal = find_fault (self);

  if (refusal != NULL)
    return refusal;
  if (*get (form, "grant_type") == '\0')
    return &no_form;
  if (!has_user && !g_str_equal (get (form, "grant_type"), "client_credentials"))
    return &bad_grant;
  refusal = check_tenant (tenant, has_user);
  if (refusal == NULL)
    refusal = has_user ? check_user (self, form) : check_application (self, form);
  return refusal != NULL ? refusal : check_scope (self, form, has_user);
}

static void
set_body (SoupServerMessage *message, guint status, JsonObject *body)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), body);
  char *text = json_to_string (node, FALSE);

  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Cache-Control",
                                "no-store, no-cache");
  soup_server_message_set_response (message, "application/json; charset=utf-8", SOUP_MEMORY_TAKE,
                                    text, strlen (text));
}

/* The shape of learn.microsoft.com, "OAuth 2.0 client credentials flow", "Error response". */
static void
refuse (SoupServerMessage *message, const PlumbDynamicsRefusal *refusal)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H:%M:%SZ");
  g_autofree char *trace = g_uuid_string_random ();
  g_autofree char *correlation = g_uuid_string_random ();
  g_autofree char *description =
      g_strdup_printf ("AADSTS%s: %s Trace ID: %s Correlation ID: %s Timestamp: %s", refusal->code,
                       refusal->message, trace, correlation, time);
  g_autofree char *address =
      g_strconcat ("https://login.microsoftonline.com/error?code=", refusal->code, NULL);
  JsonArray *codes = json_array_new ();

  json_array_add_int_element (codes, g_ascii_strtoll (refusal->code, NULL, 10));
  json_object_set_string_member (body, "error", refusal->error);
  json_object_set_string_member (body, "error_description", description);
  json_object_set_array_member (body, "error_codes", codes);
  json_object_set_string_member (body, "timestamp", time);
  json_object_set_string_member (body, "trace_id", trace);
  json_object_set_string_member (body, "correlation_id", correlation);
  json_object_set_string_member (body, "error_uri", address);
  set_body (message, refusal->status, body);
}

static void
give_token (PlumbDynamicsOrganization *self, SoupServerMessage *message)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *first = g_uuid_string_random ();
  g_autofree char *second = g_uuid_string_random ();
  g_autofree char *token = g_strconcat ("eyJ0eXAiOiJKV1QifQ.", first, ".", second, NULL);

  json_object_set_string_member (body, "token_type", "Bearer");
  json_object_set_int_member (body, "expires_in", TOKEN_LIFE);
  json_object_set_int_member (body, "ext_expires_in", TOKEN_LIFE);
  json_object_set_string_member (body, "access_token", token);
  g_hash_table_add (self->tokens, g_steal_pointer (&token));
  set_body (message, SOUP_STATUS_OK, body);
}

static GHashTable *
read_form (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data != NULL ? data : "", length);

  return soup_form_decode (text);
}

void
plumb_dynamics_organization_sign_in (PlumbDynamicsOrganization *self, SoupServerMessage *message,
                                     const char *tenant)
{
  g_autoptr (GHashTable) form = read_form (message);
  const PlumbDynamicsRefusal *refusal = check (self, tenant, form);

  if (refusal != NULL)
    refuse (message, refusal);
  else
    give_token (self, message);
}
