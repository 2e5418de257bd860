/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-marketo-faults.h"
#include "plumb-marketo-instance.h"

#define MOST_VALUES 300

/* Activities of all types that one call looks at. */
#define WALK 300
#define TINY_WALK 1

/* clang-format off */
static const PlumbTwinRefusal access_denied = { "", 200, "603", "Access denied" };
static const PlumbTwinRefusal no_filter = {
  "", 200, "1003", "filterType or filterValues is not specified" };
static const PlumbTwinRefusal too_many = {
  "", 200, "1003", "Too many values in filterValues" };
static const PlumbTwinRefusal bad_filter = {
  "", 200, "1011", "Field in filterType is not supported" };
static const PlumbTwinRefusal no_date = { "", 200, "704", "Invalid date format" };
static const PlumbTwinRefusal no_types = {
  "", 200, "1003", "activityTypeIds is not specified, or has more than 10 values" };
static const PlumbTwinRefusal no_paging_token = {
  "", 200, "1003", "nextPageToken is not valid" };
static const PlumbTwinRefusal no_person = { "", 200, "1004", "Lead not found" };
/* clang-format on */

/* (transfer full): the fields that are asked for, or the usual ones. */
static GStrv
list_fields (PlumbMarketoCall *call)
{
  const char *fields = plumb_marketo_call_get (call, "fields");

  return g_strsplit (fields != NULL ? fields : "email,updatedAt,createdAt,lastName,firstName,id",
                     ",", -1);
}

static void
add_person (JsonArray *result, JsonObject *person, GStrv fields)
{
  if (person != NULL)
    json_array_add_object_element (
        result, plumb_marketo_person_select (person, (const char *const *) fields));
}

/* (nullable): why reading is refused. */
static const PlumbTwinRefusal *
check_filter (PlumbMarketoInstance *self, const char *filter, const char *values)
{
  static const char *const searchable[] = { "id", "email", "company", "leadSource", NULL };
  const PlumbTwinRefusal *refusal =
      plumb_twin_host_find_refusal (self->host, plumb_marketo_read_refusals);
  g_auto (GStrv) list = values != NULL ? g_strsplit (values, ",", -1) : NULL;

  if (refusal != NULL)
    return refusal;
  if (filter == NULL || list == NULL)
    return &no_filter;
  if (!g_strv_contains (searchable, filter))
    return &bad_filter;
  return g_strv_length (list) > MOST_VALUES ? &too_many : NULL;
}

void
plumb_marketo_instance_find_people (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  const char *filter = plumb_marketo_call_get (call, "filterType");
  const char *values = plumb_marketo_call_get (call, "filterValues");
  const PlumbTwinRefusal *refusal = check_filter (self, filter, values);
  g_auto (GStrv) fields = list_fields (call);
  g_auto (GStrv) list = values != NULL ? g_strsplit (values, ",", -1) : NULL;
  JsonArray *result = NULL;

  if (refusal != NULL) {
    plumb_marketo_call_refuse (call, refusal);
    return;
  }
  result = json_array_new ();
  for (guint i = 0; list[i] != NULL; i++)
    add_person (result, plumb_marketo_people_find (self->people, filter, list[i]), fields);
  plumb_marketo_call_succeed (call, result, NULL);
}

void
plumb_marketo_instance_read_person (PlumbMarketoInstance *self, PlumbMarketoCall *call,
                                    const char *id)
{
  const PlumbTwinRefusal *refusal =
      plumb_twin_host_find_refusal (self->host, plumb_marketo_read_refusals);
  JsonObject *person = plumb_marketo_people_find (self->people, "id", id);
  g_auto (GStrv) fields = list_fields (call);
  JsonArray *result = NULL;

  if (refusal == NULL && person == NULL)
    refusal = &no_person;
  if (refusal != NULL) {
    plumb_marketo_call_refuse (call, refusal);
    return;
  }
  result = json_array_new ();
  add_person (result, person, fields);
  plumb_marketo_call_succeed (call, result, NULL);
}

void
plumb_marketo_instance_give_paging_token (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  gint64 since = plumb_clock_parse (plumb_marketo_call_get (call, "sinceDatetime"));
  JsonObject *json = NULL;
  g_autofree char *token = NULL;

  if (plumb_twin_host_has_fault (self->host, "activities.denied")) {
    plumb_marketo_call_refuse (call, &access_denied);
    return;
  }
  if (since == 0) {
    plumb_marketo_call_refuse (call, &no_date);
    return;
  }
  json = json_object_new ();
  token = plumb_marketo_log_make_token (self->log, since);
  json_object_set_string_member (json, "nextPageToken", token);
  plumb_marketo_call_succeed (call, NULL, json);
}

/* (nullable): why activities are not listed. */
static const PlumbTwinRefusal *
check_activities (PlumbMarketoInstance *self, const char *token, const char *types)
{
  g_auto (GStrv) list = types != NULL ? g_strsplit (types, ",", -1) : NULL;

  if (plumb_twin_host_has_fault (self->host, "activities.denied"))
    return &access_denied;
  if (list == NULL || g_strv_length (list) > 10)
    return &no_types;
  if (token == NULL || plumb_twin_host_strike (self->host, "paging-token.expired", 1))
    return &no_paging_token;
  return NULL;
}

void
plumb_marketo_instance_list_activities (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  const char *token = plumb_marketo_call_get (call, "nextPageToken");
  gboolean is_tiny = plumb_twin_host_has_fault (self->host, "pages.tiny");
  PlumbMarketoLogWalk walk = {
    .types = plumb_marketo_call_get (call, "activityTypeIds"),
    .people = plumb_marketo_call_get (call, "leadIds"),
    .limit = is_tiny ? TINY_WALK : WALK,
  };
  const PlumbTwinRefusal *refusal = check_activities (self, token, walk.types);
  JsonObject *json = NULL;

  if (refusal == NULL && !plumb_marketo_log_walk (self->log, token, &walk))
    refusal = &no_paging_token;
  if (refusal != NULL) {
    plumb_marketo_call_refuse (call, refusal);
    return;
  }
  /* An empty list is left out as often as not. */
  if (is_tiny && json_array_get_length (walk.result) == 0)
    g_clear_pointer (&walk.result, json_array_unref);
  json = json_object_new ();
  json_object_set_string_member (json, "nextPageToken", walk.next);
  json_object_set_boolean_member (json, "moreResult", walk.more);
  plumb_marketo_call_succeed (call, walk.result, json);
  g_free (walk.next);
}

void
plumb_marketo_instance_list_activity_types (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  static const struct {
    PlumbMarketoLogType id;
    const char *name;
    const char *attribute;
  } types[] = {
    { PLUMB_MARKETO_LOG_VISIT, "Visit Webpage", "Webpage ID" },
    { PLUMB_MARKETO_LOG_FILL_OUT_FORM, "Fill Out Form", "Webform ID" },
    { PLUMB_MARKETO_LOG_NEW_LEAD, "New Lead", "Lead ID" },
    { PLUMB_MARKETO_LOG_CHANGE, "Change Data Value", "Attribute Name" },
    { PLUMB_MARKETO_LOG_DELETE, "Delete Lead", "Lead ID" },
  };
  JsonArray *result = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    JsonObject *type = json_object_new ();
    JsonObject *attribute = json_object_new ();

    json_object_set_int_member (type, "id", types[i].id);
    json_object_set_string_member (type, "name", types[i].name);
    json_object_set_string_member (attribute, "name", types[i].attribute);
    json_object_set_string_member (attribute, "dataType", "integer");
    json_object_set_object_member (type, "primaryAttribute", attribute);
    json_array_add_object_element (result, type);
  }
  plumb_marketo_call_succeed (call, result, NULL);
}
