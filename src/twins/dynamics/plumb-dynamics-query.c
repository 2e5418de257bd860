/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-organization.h"

#include "plumb-clock.h"
#include "plumb-dynamics-answer.h"
#include "plumb-dynamics-columns.h"
#include "plumb-dynamics-filter.h"
#include "plumb-json.h"

#include <string.h>

/* learn.microsoft.com, "Query data using the Web API": at most so many records on a page. */
#define LARGEST_PAGE 5000

/* One request for leads, taken apart. */
typedef struct {
  PlumbDynamicsOrganization *organization;
  SoupServerMessage *message;
  GHashTable *options;
  PlumbDynamicsPreferences preferences;
} Query;

static const char *
get_option (Query *self, const char *name)
{
  return g_hash_table_lookup (self->options, name);
}

static void
refuse (Query *self, const char *code, const char *text)
{
  plumb_dynamics_answer_refuse (self->message, SOUP_STATUS_BAD_REQUEST, code, text);
}

/* ── Records as they go out ──────────────────────────────────────────────── */

static void
add_annotation (JsonObject *out, const PlumbDynamicsColumn *column, JsonObject *record)
{
  g_autofree char *name =
      g_strconcat (column->name, "@OData.Community.Display.V1.FormattedValue", NULL);
  const char *label = NULL;

  if (column->type == PLUMB_DYNAMICS_TIME)
    label = json_object_get_string_member_with_default (record, column->name, NULL);
  else if (column->type == PLUMB_DYNAMICS_CHOICE)
    label = plumb_dynamics_column_get_label (
        column->name, json_object_get_int_member_with_default (record, column->name, -1));
  if (label != NULL)
    json_object_set_string_member (out, name, label);
}

static gboolean
is_selected (const char *const *names, const PlumbDynamicsColumn *column)
{
  return names == NULL || g_strv_contains (names, column->name) ||
         column->type == PLUMB_DYNAMICS_ID;
}

JsonObject *
plumb_dynamics_organization_format (PlumbDynamicsOrganization *self, SoupServerMessage *message,
                                    JsonObject *record, const char *select)
{
  gboolean annotates = plumb_dynamics_answer_read_preferences (message).wants_annotations;
  g_auto (GStrv) names = select != NULL ? g_strsplit (select, ",", -1) : NULL;
  g_autofree char *etag =
      g_strdup_printf ("W/\"%" G_GINT64_FORMAT "\"",
                       json_object_get_int_member_with_default (record, "versionnumber", 0));
  JsonObject *out = json_object_new ();

  json_object_set_string_member (out, "@odata.etag", etag);
  for (const PlumbDynamicsColumn *column = plumb_dynamics_columns; column->name != NULL; column++) {
    JsonNode *value = json_object_get_member (record, column->name);

    if (!is_selected ((const char *const *) names, column))
      continue;
    if (value == NULL)
      json_object_set_null_member (out, column->name);
    else
      json_object_set_member (out, column->name, json_node_copy (value));
    if (annotates)
      add_annotation (out, column, record);
  }
  return out;
}

static JsonObject *
format_deletion (Query *self, JsonObject *record)
{
  JsonObject *out = json_object_new ();
  g_autofree char *context =
      g_strconcat (plumb_twin_host_get_url (self->organization->host), PLUMB_DYNAMICS_API,
                   "/$metadata#leads/$deletedEntity", NULL);

  json_object_set_string_member (out, "@odata.context", context);
  json_object_set_string_member (out, "id", json_object_get_string_member (record, "id"));
  json_object_set_string_member (out, "reason", json_object_get_string_member (record, "reason"));
  return out;
}

/* ── Answers ─────────────────────────────────────────────────────────────── */

/* (transfer full): the address of the same question, but for where it goes on. */
static char *
make_link (Query *self, const char *delta, const char *skip)
{
  static const char *const kept[] = { "$select", "$filter", "$orderby", "$count" };
  GString *link = g_string_new (plumb_twin_host_get_url (self->organization->host));
  const char *separator = "?";

  g_string_append (link, PLUMB_DYNAMICS_API "/leads");
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++) {
    const char *value = get_option (self, kept[i]);
    g_autofree char *escaped = value != NULL ? g_uri_escape_string (value, "(),':", FALSE) : NULL;

    if (escaped == NULL)
      continue;
    g_string_append_printf (link, "%s%s=%s", separator, kept[i], escaped);
    separator = "&";
  }
  if (delta != NULL) {
    g_autofree char *escaped = g_uri_escape_string (delta, NULL, FALSE);

    g_string_append_printf (link, "%s$deltatoken=%s", separator, escaped);
    separator = "&";
  }
  if (skip != NULL)
    g_string_append_printf (link, "%s$skiptoken=%s", separator, skip);
  return g_string_free (link, FALSE);
}

static JsonObject *
make_body (Query *self, const char *kind)
{
  const char *select = get_option (self, "$select");
  JsonObject *body = json_object_new ();
  g_autofree char *context =
      g_strconcat (plumb_twin_host_get_url (self->organization->host), PLUMB_DYNAMICS_API,
                   "/$metadata#leads", select != NULL ? "(" : "", select != NULL ? select : "",
                   select != NULL ? ")" : "", kind, NULL);

  json_object_set_string_member (body, "@odata.context", context);
  return body;
}

/* How many records a page has; of changes, the first may have none and
 * not be the last. */
static guint
get_page_size (Query *self)
{
  guint size = self->preferences.page_size;

  if (plumb_twin_host_has_fault (self->organization->host, "pages.tiny"))
    return self->preferences.tracks_changes && get_option (self, "$skiptoken") == NULL ? 0 : 1;
  return size == 0 ? LARGEST_PAGE : MIN (size, LARGEST_PAGE);
}

static JsonObject *
format_record (Query *self, JsonObject *record)
{
  if (json_object_has_member (record, "reason"))
    return format_deletion (self, record);
  return plumb_dynamics_organization_format (self->organization, self->message, record,
                                             get_option (self, "$select"));
}

/* ── What changed ────────────────────────────────────────────────────────── */

static gint64
read_version (const char *token)
{
  return token != NULL ? g_ascii_strtoll (token, NULL, 10) : 0;
}

/* (transfer full): as documented: the version and when it was. */
static char *
make_delta_token (PlumbDynamicsOrganization *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%m/%d/%Y %H:%M:%S");

  return g_strdup_printf ("%" G_GINT64_FORMAT "!%s",
                          plumb_dynamics_records_get_version (self->records), time);
}

static void
answer_changes (Query *self)
{
  PlumbDynamicsRecords *records = self->organization->records;
  const char *delta = get_option (self, "$deltatoken");
  const char *skip = get_option (self, "$skiptoken");
  gint64 version = read_version (skip != NULL ? skip : delta);
  g_autoptr (GPtrArray) changes = plumb_dynamics_records_list_changes (records, version);
  g_autoptr (JsonObject) body = make_body (self, "/$delta");
  g_autofree char *token = make_delta_token (self->organization);
  g_autofree char *link = NULL;
  JsonArray *values = json_array_new ();
  guint size = get_page_size (self);
  guint i = 0;

  for (; i < changes->len && json_array_get_length (values) < size; i++) {
    JsonObject *record = changes->pdata[i];

    version = json_object_get_int_member (record, "versionnumber");
    /* At the beginning nobody knows yet what was deleted. */
    if (delta != NULL || !json_object_has_member (record, "reason"))
      json_array_add_object_element (values, format_record (self, record));
  }
  json_object_set_array_member (body, "value", values);
  if (i < changes->len) {
    g_autofree char *next = g_strdup_printf ("%" G_GINT64_FORMAT, version);

    link = make_link (self, delta, next);
    json_object_set_string_member (body, "@odata.nextLink", link);
  } else {
    link = make_link (self, token, NULL);
    json_object_set_string_member (body, "@odata.deltaLink", link);
  }
  plumb_dynamics_answer_json (self->message, SOUP_STATUS_OK, body);
  plumb_dynamics_answer_apply (self->message, "odata.track-changes");
}

static void
track (Query *self)
{
  static const char *const forbidden[] = { "$filter", "$orderby", "$expand", "$top" };
  PlumbTwinHost *host = self->organization->host;
  const char *delta = get_option (self, "$deltatoken");
  gint64 version = read_version (delta);

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    if (get_option (self, forbidden[i]) != NULL) {
      refuse (self, "0x80060888", "The query option is not supported with change tracking.");
      return;
    }
  if (plumb_twin_host_has_fault (host, "tracking.off"))
    refuse (self, "0x80060888", "Change tracking is not enabled for the entity 'lead'.");
  else if (delta != NULL &&
           (plumb_twin_host_strike (host, "tracking.expired", 1) ||
            version > plumb_dynamics_records_get_version (self->organization->records)))
    refuse (self, "0x80044352",
            "Version stamp associated with the client has expired. Please perform a full sync.");
  else
    answer_changes (self);
}

/* ── Any question ────────────────────────────────────────────────────────── */

static gboolean
check_names (Query *self, const char *option)
{
  const char *list = get_option (self, option);
  g_auto (GStrv) names = g_strsplit (list != NULL ? list : "", ",", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (g_strstrip (names[i]), " ", 2);
    const char *name = words[0] != NULL ? words[0] : "";
    g_autofree char *text = NULL;

    if (plumb_dynamics_column_find (name) != NULL)
      continue;
    text = g_strdup_printf ("Could not find a property named '%s' on type "
                            "'Microsoft.Dynamics.CRM.lead'.",
                            name);
    refuse (self, "0x80060888", text);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_filter (Query *self)
{
  const char *filter = get_option (self, "$filter");
  g_autofree char *flaw = NULL;

  if (filter == NULL)
    return TRUE;
  plumb_dynamics_filter_matches (filter, NULL, &flaw);
  if (flaw != NULL)
    refuse (self, "0x80060888", flaw);
  return flaw == NULL;
}

static GPtrArray *
list_matches (Query *self)
{
  g_autoptr (GPtrArray) all = plumb_dynamics_records_list (self->organization->records);
  const char *filter = get_option (self, "$filter");
  GPtrArray *matches = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++) {
    g_autofree char *flaw = NULL;

    if (filter == NULL || plumb_dynamics_filter_matches (filter, all->pdata[i], &flaw))
      g_ptr_array_add (matches, all->pdata[i]);
  }
  return matches;
}

static int
compare_records (gconstpointer a, gconstpointer b, gpointer name)
{
  g_autofree char *first = plumb_json_dup_text (*(JsonObject *const *) a, name);
  g_autofree char *second = plumb_json_dup_text (*(JsonObject *const *) b, name);

  return g_strcmp0 (first, second);
}

static int
compare_backwards (gconstpointer a, gconstpointer b, gpointer name)
{
  return compare_records (b, a, name);
}

/* The sort is stable, so that the last column goes first. */
static void
sort (GPtrArray *records, const char *order)
{
  g_auto (GStrv) columns = g_strsplit (order != NULL ? order : "", ",", -1);

  for (guint i = g_strv_length (columns); i > 0; i--) {
    g_auto (GStrv) words = g_strsplit (g_strstrip (columns[i - 1]), " ", 2);

    g_ptr_array_sort_with_data (
        records, g_strcmp0 (words[1], "desc") == 0 ? compare_backwards : compare_records, words[0]);
  }
}

/* With pages, the greatest number of records is ignored. */
static guint
get_end (Query *self, guint start, guint n_records)
{
  const char *top = get_option (self, "$top");
  guint size = get_page_size (self);

  if (top != NULL && self->preferences.page_size == 0)
    size = MIN (size, (guint) g_ascii_strtoull (top, NULL, 10));
  return MIN (start + size, n_records);
}

static void
answer_query (Query *self)
{
  g_autoptr (GPtrArray) records = list_matches (self);
  g_autoptr (JsonObject) body = make_body (self, "");
  guint start = (guint) CLAMP (read_version (get_option (self, "$skiptoken")), 0, records->len);
  guint end = get_end (self, start, records->len);
  JsonArray *values = json_array_new ();

  sort (records, get_option (self, "$orderby"));
  for (guint i = start; i < end; i++)
    json_array_add_object_element (values, format_record (self, records->pdata[i]));
  if (g_strcmp0 (get_option (self, "$count"), "true") == 0)
    json_object_set_int_member (body, "@odata.count", records->len);
  json_object_set_array_member (body, "value", values);
  if (end < records->len &&
      (get_option (self, "$top") == NULL || self->preferences.page_size > 0)) {
    g_autofree char *skip = g_strdup_printf ("%u", end);
    g_autofree char *link = make_link (self, NULL, skip);

    json_object_set_string_member (body, "@odata.nextLink", link);
  }
  plumb_dynamics_answer_json (self->message, SOUP_STATUS_OK, body);
  if (self->preferences.wants_annotations)
    plumb_dynamics_answer_apply (self->message, "odata.include-annotations=\"*\"");
  if (self->preferences.page_size > 0)
    plumb_dynamics_answer_apply (self->message, "odata.maxpagesize");
}

void
plumb_dynamics_organization_query (PlumbDynamicsOrganization *self, SoupServerMessage *message)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_autoptr (GHashTable) options = soup_form_decode (query != NULL ? query : "");
  Query call = { self, message, options, plumb_dynamics_answer_read_preferences (message) };

  if (!check_names (&call, "$select") || !check_names (&call, "$orderby") || !check_filter (&call))
    return;
  if (get_option (&call, "$skip") != NULL)
    refuse (&call, "0x80060888", "Skip Clause is not supported in CRM.");
  else if (call.preferences.tracks_changes || get_option (&call, "$deltatoken") != NULL)
    track (&call);
  else
    answer_query (&call);
}
