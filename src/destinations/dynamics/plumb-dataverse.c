/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dataverse.h"

#include "plumb-http.h"

#include <string.h>

#define API "/api/data/v9.2"

#define FORM "application/x-www-form-urlencoded"
#define JSON "application/json; charset=utf-8"

#define TRACKING "odata.track-changes,odata.maxpagesize=500"
#define PAGING "odata.maxpagesize=100"

PlumbDataverse *
plumb_dataverse_new (void)
{
  return g_new0 (PlumbDataverse, 1);
}

PlumbDataverse *
plumb_dataverse_copy (const PlumbDataverse *self)
{
  PlumbDataverse *copy = plumb_dataverse_new ();

  copy->origin = g_strdup (self->origin);
  copy->login_host = g_strdup (self->login_host);
  copy->tenant = g_strdup (self->tenant);
  copy->directory = g_strdup (self->directory);
  copy->client_id = g_strdup (self->client_id);
  copy->client_secret = g_strdup (self->client_secret);
  copy->user_name = g_strdup (self->user_name);
  copy->password = g_strdup (self->password);
  return copy;
}

static void
wipe (gpointer secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

void
plumb_dataverse_free (PlumbDataverse *self)
{
  if (self == NULL)
    return;
  g_free (self->origin);
  g_free (self->login_host);
  g_free (self->tenant);
  g_free (self->directory);
  g_free (self->client_id);
  wipe (self->client_secret);
  g_free (self->user_name);
  wipe (self->password);
  g_free (self);
}

PlumbRequest *
plumb_dataverse_make_probe (const PlumbDataverse *self)
{
  g_autofree char *url = g_strconcat (self->origin, API "/WhoAmI", NULL);
  PlumbRequest *request = plumb_request_new ("GET", url);

  plumb_request_set_header (request, "Accept", "application/json");
  return request;
}

static void
append_pair (GString *form, const char *name, const char *value)
{
  char *escaped = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (form, "%s%s=%s", form->len > 0 ? "&" : "", name, escaped);
  wipe (escaped);
}

static char *
dup_question (const PlumbDataverse *self)
{
  /* Long enough for all, so that no copy with a secret is left behind by growing. */
  GString *form = g_string_sized_new (16384);
  g_autofree char *scope = NULL;

  if (self->client_secret != NULL) {
    scope = g_strconcat (self->origin, "/.default", NULL);
    append_pair (form, "grant_type", "client_credentials");
    append_pair (form, "client_id", self->client_id);
    append_pair (form, "client_secret", self->client_secret);
  } else {
    scope = g_strconcat (self->origin, "/user_impersonation", NULL);
    append_pair (form, "grant_type", "password");
    append_pair (form, "client_id", self->client_id);
    append_pair (form, "username", self->user_name);
    append_pair (form, "password", self->password);
  }
  append_pair (form, "scope", scope);
  return g_string_free (form, FALSE);
}

PlumbRequest *
plumb_dataverse_make_question (const PlumbDataverse *self)
{
  g_autofree char *url =
      g_strconcat (self->login_host, "/", self->tenant, "/oauth2/v2.0/token", NULL);
  PlumbRequest *request = plumb_request_new ("POST", url);
  char *form = dup_question (self);
  g_autoptr (GBytes) body = g_bytes_new_with_free_func (form, strlen (form), wipe, form);

  plumb_request_set_body (request, FORM, body);
  return request;
}

static PlumbRequest *
make_call (const char *method, const char *url)
{
  PlumbRequest *request = plumb_request_new (method, url);

  plumb_request_set_header (request, "OData-MaxVersion", "4.0");
  plumb_request_set_header (request, "OData-Version", "4.0");
  plumb_request_set_header (request, "If-None-Match", "null");
  plumb_request_set_header (request, "Accept", "application/json");
  return request;
}

static PlumbRequest *
make_call_to (const PlumbDataverse *self, const char *method, const char *path)
{
  g_autofree char *url = g_strconcat (self->origin, API, path, NULL);

  return make_call (method, url);
}

PlumbRequest *
plumb_dataverse_make_who_am_i (const PlumbDataverse *self)
{
  return make_call_to (self, "GET", "/WhoAmI");
}

PlumbRequest *
plumb_dataverse_make_privilege (const PlumbDataverse *self, const char *user_id,
                                const char *privilege)
{
  g_autofree char *path = g_strdup_printf (
      "/systemusers(%s)/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName"
      "(PrivilegeName='%s')",
      user_id, privilege);

  return make_call_to (self, "GET", path);
}

PlumbRequest *
plumb_dataverse_make_definition (const PlumbDataverse *self)
{
  return make_call_to (self, "GET",
                       "/EntityDefinitions(LogicalName='lead')"
                       "?$select=LogicalName,ChangeTrackingEnabled");
}

PlumbRequest *
plumb_dataverse_make_create (const PlumbDataverse *self, const char *lead)
{
  PlumbRequest *request = make_call_to (self, "POST", "/leads");
  g_autoptr (GBytes) body = g_bytes_new (lead, strlen (lead));

  plumb_request_set_body (request, JSON, body);
  return request;
}

PlumbRequest *
plumb_dataverse_make_delete (const PlumbDataverse *self, const char *lead_id)
{
  g_autofree char *escaped = g_uri_escape_string (lead_id, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/leads(", escaped, ")", NULL);

  return make_call_to (self, "DELETE", path);
}

PlumbRequest *
plumb_dataverse_make_track (const PlumbDataverse *self)
{
  PlumbRequest *request = make_call_to (self, "GET", "/leads?$select=" PLUMB_DATAVERSE_COLUMNS);

  plumb_request_set_header (request, "Prefer", TRACKING);
  return request;
}

static void
append_option (GString *path, const char *name, const char *value)
{
  /* What OData is written with stays readable. */
  g_autofree char *escaped = value != NULL ? g_uri_escape_string (value, "(),':", FALSE) : NULL;

  if (escaped != NULL)
    g_string_append_printf (path, "&$%s=%s", name, escaped);
}

PlumbRequest *
plumb_dataverse_make_query (const PlumbDataverse *self, const char *filter, const char *order)
{
  g_autoptr (GString) path = g_string_new ("/leads?$select=" PLUMB_DATAVERSE_COLUMNS);
  PlumbRequest *request = NULL;

  append_option (path, "filter", filter);
  append_option (path, "orderby", order);
  request = make_call_to (self, "GET", path->str);
  plumb_request_set_header (request, "Prefer", PAGING);
  return request;
}

PlumbRequest *
plumb_dataverse_make_follow (const PlumbDataverse *self, const char *link, gboolean tracks)
{
  PlumbRequest *request = make_call ("GET", link);

  plumb_request_set_header (request, "Prefer", tracks ? TRACKING : PAGING);
  return request;
}

gboolean
plumb_dataverse_owns_link (const PlumbDataverse *self, const char *link)
{
  gsize length = strlen (self->origin);

  return link != NULL && g_ascii_strncasecmp (link, self->origin, length) == 0 &&
         link[length] == '/' && plumb_http_is_allowed (link);
}

char *
plumb_dataverse_quote (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "'", -1);
  g_autofree char *doubled = g_strjoinv ("''", parts);

  return g_strconcat ("'", doubled, "'", NULL);
}
