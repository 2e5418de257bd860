/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-request.h"

#include <string.h>

/* What is asked of a person: all that a lead carries, and when it was made. */
#define FIELDS "id,email,firstName,lastName,phone,company,title,country,leadSource,createdAt"

static PlumbRequest *
make_request (const char *method, const char *origin, const char *path)
{
  g_autofree char *url = g_strconcat (origin, path, NULL);
  PlumbRequest *request = plumb_request_new (method, url);

  plumb_request_set_header (request, "Accept", "application/json");
  return request;
}

static void
set_json (PlumbRequest *request, const char *json)
{
  g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));

  plumb_request_set_body (request, "application/json", body);
}

static void
wipe_bytes (gpointer data)
{
  explicit_bzero (data, strlen (data));
  g_free (data);
}

static void
append_secret (GString *form, const char *name, const char *value)
{
  char *escaped = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (form, "&%s=%s", name, escaped);
  explicit_bzero (escaped, strlen (escaped));
  g_free (escaped);
}

PlumbRequest *
plumb_marketo_make_question (const char *origin, const char *client_id, const char *client_secret)
{
  PlumbRequest *request = make_request ("POST", origin, "/identity/oauth/token");
  /* Never grows beyond this, so that no copy with a secret is left behind. */
  GString *form = g_string_sized_new (3 * (strlen (client_id) + strlen (client_secret)) + 128);
  g_autoptr (GBytes) body = NULL;
  gsize length = 0;
  char *text = NULL;

  g_string_append (form, "grant_type=client_credentials");
  append_secret (form, "client_id", client_id);
  append_secret (form, "client_secret", client_secret);
  length = form->len;
  text = g_string_free (form, FALSE);
  body = g_bytes_new_with_free_func (text, length, wipe_bytes, text);
  plumb_request_set_body (request, "application/x-www-form-urlencoded", body);
  return request;
}

static PlumbRequest *
make_form_request (const PlumbMarketoAccount *account, const char *end)
{
  g_autofree char *path =
      g_strdup_printf ("/rest/asset/v1/form/%" G_GINT64_FORMAT "%s", account->form_id, end);

  return make_request ("GET", account->origin, path);
}

PlumbRequest *
plumb_marketo_make_form (const PlumbMarketoAccount *account)
{
  return make_form_request (account, ".json");
}

PlumbRequest *
plumb_marketo_make_form_fields (const PlumbMarketoAccount *account)
{
  return make_form_request (account, "/fields.json");
}

PlumbRequest *
plumb_marketo_make_submit (const PlumbMarketoAccount *account, const char *body)
{
  PlumbRequest *request = make_request ("POST", account->origin, "/rest/v1/leads/submitForm.json");

  set_json (request, body);
  return request;
}

PlumbRequest *
plumb_marketo_make_find (const PlumbMarketoAccount *account, const char *filter, const char *values)
{
  g_autofree char *escaped = g_uri_escape_string (values, ",", FALSE);
  g_autofree char *path = g_strdup_printf (
      "/rest/v1/leads.json?filterType=%s&filterValues=%s&fields=" FIELDS, filter, escaped);

  return make_request ("GET", account->origin, path);
}

PlumbRequest *
plumb_marketo_make_paging_token (const PlumbMarketoAccount *account, gint64 since)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (since / G_TIME_SPAN_SECOND);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *escaped = g_uri_escape_string (text, NULL, FALSE);
  g_autofree char *path =
      g_strconcat ("/rest/v1/activities/pagingtoken.json?sinceDatetime=", escaped, NULL);

  return make_request ("GET", account->origin, path);
}

PlumbRequest *
plumb_marketo_make_activities (const PlumbMarketoAccount *account, const char *token,
                               const guint *types)
{
  g_autofree char *escaped = g_uri_escape_string (token, NULL, FALSE);
  g_autoptr (GString) path = g_string_new ("/rest/v1/activities.json?nextPageToken=");

  g_string_append (path, escaped);
  for (; *types != 0; types++)
    g_string_append_printf (path, "&activityTypeIds=%u", *types);
  return make_request ("GET", account->origin, path->str);
}

PlumbRequest *
plumb_marketo_make_delete (const PlumbMarketoAccount *account, gint64 person)
{
  PlumbRequest *request = make_request ("POST", account->origin, "/rest/v1/leads/delete.json");
  g_autofree char *body = g_strdup_printf ("{\"input\":[{\"id\":%" G_GINT64_FORMAT "}]}", person);

  set_json (request, body);
  return request;
}
