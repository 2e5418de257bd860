/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-json.h"
#include "plumb-marketo-faults.h"
#include "plumb-marketo-instance.h"

#define LATE_MILLISECONDS 3000
#define ALTERED_LENGTH 10

/* clang-format off */
static const PlumbTwinRefusal no_form = { "", 200, "610", "Requested resource not found" };
static const PlumbTwinRefusal no_input = { "", 200, "701", "input cannot be blank" };
/* clang-format on */

/* Makes or updates whoever has the address; returns the record to answer with. */
static JsonObject *
put_person (PlumbMarketoInstance *self, JsonObject *values)
{
  g_autofree char *email = plumb_json_dup_text (values, "email");
  JsonObject *person = plumb_marketo_people_find (self->people, "email", email);
  gboolean is_new = person == NULL;
  gint64 id = is_new ? plumb_marketo_people_reserve (self->people)
                     : json_object_get_int_member (person, "id");

  plumb_marketo_people_put (self->people, person, id, values);
  plumb_marketo_log_add (self->log, is_new ? PLUMB_MARKETO_LOG_NEW_LEAD : PLUMB_MARKETO_LOG_CHANGE,
                         id, id);
  return plumb_marketo_make_taken (id, is_new ? "created" : "updated");
}

JsonObject *
plumb_marketo_instance_fill_form (PlumbMarketoInstance *self, JsonObject *fields)
{
  JsonObject *record = put_person (self, fields);
  gint64 id = json_object_get_int_member (record, "id");

  plumb_marketo_log_add (self->log, PLUMB_MARKETO_LOG_VISIT, id, 71);
  plumb_marketo_log_add (self->log, PLUMB_MARKETO_LOG_FILL_OUT_FORM, id,
                         PLUMB_MARKETO_INSTANCE_FORM);
  return record;
}

/* Somebody who shows later than was said. */
typedef struct {
  PlumbMarketoInstance *instance;
  JsonObject *fields;
} LatePerson;

static gboolean
arrived_cb (gpointer data)
{
  LatePerson *late = data;

  json_object_unref (plumb_marketo_instance_fill_form (late->instance, late->fields));
  return G_SOURCE_REMOVE;
}

static void
late_person_free (gpointer data)
{
  LatePerson *late = data;

  json_object_unref (late->fields);
  g_free (late);
}

static JsonObject *
fill_form_later (PlumbMarketoInstance *self, JsonObject *fields)
{
  LatePerson *late = g_new (LatePerson, 1);

  *late = (LatePerson){ self, json_object_ref (fields) };
  plumb_twin_host_later (self->host, LATE_MILLISECONDS, arrived_cb, late, late_person_free);
  return plumb_marketo_make_taken (1, "created");
}

static void
alter (JsonObject *fields)
{
  g_autofree char *company = plumb_json_dup_text (fields, "company");
  g_autofree char *cut = NULL;

  if (company == NULL || g_utf8_strlen (company, -1) <= ALTERED_LENGTH)
    return;
  cut = g_utf8_substring (company, 0, ALTERED_LENGTH);
  json_object_set_string_member (fields, "company", cut);
}

static JsonObject *
take_fields (PlumbMarketoInstance *self, JsonObject *fields)
{
  if (plumb_twin_host_has_fault (self->host, "record.dropped"))
    return plumb_marketo_make_taken (1, "created");
  if (plumb_twin_host_has_fault (self->host, "record.altered"))
    alter (fields);
  if (plumb_twin_host_has_fault (self->host, "record.late"))
    return fill_form_later (self, fields);
  return plumb_marketo_instance_fill_form (self, fields);
}

static gboolean
has_field (PlumbMarketoInstance *self, const char *name)
{
  for (const char *const *id = plumb_marketo_instance_list_fields (self); *id != NULL; id++)
    if (g_ascii_strcasecmp (*id, name) == 0)
      return TRUE;
  return FALSE;
}

/* (transfer full) (nullable): the record that says why the form cannot be filled like this. */
static JsonObject *
check_fields (PlumbMarketoInstance *self, JsonObject *fields)
{
  const PlumbTwinRefusal *refusal =
      plumb_twin_host_find_refusal (self->host, plumb_marketo_record_refusals);
  g_autoptr (GList) names = json_object_get_members (fields);
  g_autofree char *email = plumb_json_dup_text (fields, "email");

  if (refusal != NULL)
    return plumb_marketo_make_skipped (refusal->code, refusal->message);
  for (GList *name = names; name != NULL; name = name->next) {
    g_autofree char *message = NULL;

    if (has_field (self, name->data))
      continue;
    message = g_strdup_printf ("Field '%s' not found", (const char *) name->data);
    return plumb_marketo_make_skipped ("1006", message);
  }
  if (email == NULL)
    return plumb_marketo_make_skipped ("1002", "Missing value for the required parameter 'email'");
  if (!g_str_is_ascii (email))
    return plumb_marketo_make_skipped ("1003", "Invalid data");
  return NULL;
}

/* (nullable): the fields of the only record that is sent. */
static JsonObject *
find_fields (PlumbMarketoCall *call)
{
  JsonArray *input = plumb_marketo_call_get_input (call);
  JsonNode *record =
      input != NULL && json_array_get_length (input) > 0 ? json_array_get_element (input, 0) : NULL;

  if (record == NULL || !JSON_NODE_HOLDS_OBJECT (record))
    return NULL;
  return plumb_json_find_object (json_node_get_object (record), "leadFormFields");
}

void
plumb_marketo_instance_submit (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  g_autofree char *form = plumb_json_dup_text (plumb_marketo_call_get_body (call), "formId");
  JsonObject *fields = find_fields (call);
  const PlumbTwinRefusal *refusal =
      plumb_twin_host_find_refusal (self->host, plumb_marketo_submit_refusals);
  JsonObject *record = NULL;
  JsonArray *result = NULL;

  if (refusal == NULL && g_strcmp0 (form, G_STRINGIFY (PLUMB_MARKETO_INSTANCE_FORM)) != 0)
    refusal = &no_form;
  if (refusal == NULL && fields == NULL)
    refusal = &no_input;
  if (refusal != NULL) {
    plumb_marketo_call_refuse (call, refusal);
    return;
  }
  record = check_fields (self, fields);
  result = json_array_new ();
  json_array_add_object_element (result, record != NULL ? record : take_fields (self, fields));
  plumb_marketo_call_succeed (call, result, NULL);
}

static JsonObject *
sync_person (PlumbMarketoInstance *self, JsonObject *values, const char *action)
{
  g_autofree char *email = plumb_json_dup_text (values, "email");
  gboolean is_known = FALSE;

  if (email == NULL)
    return plumb_marketo_make_skipped ("1002", "Missing value for the required parameter 'email'");
  is_known = plumb_marketo_people_find (self->people, "email", email) != NULL;
  if (is_known && g_strcmp0 (action, "createOnly") == 0)
    return plumb_marketo_make_skipped ("1005", "Lead already exists");
  if (!is_known && g_strcmp0 (action, "updateOnly") == 0)
    return plumb_marketo_make_skipped ("1004", "Lead not found");
  return put_person (self, values);
}

static JsonObject *
delete_person (PlumbMarketoInstance *self, JsonObject *record)
{
  g_autofree char *text = plumb_json_dup_text (record, "id");
  gint64 id = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;

  if (!plumb_marketo_people_remove (self->people, id))
    return plumb_marketo_make_skipped ("1004", "Lead not found");
  plumb_marketo_log_add (self->log, PLUMB_MARKETO_LOG_DELETE, id, id);
  return plumb_marketo_make_taken (id, "deleted");
}

/* Answers with a record for each that was sent; without @action, deletes them. */
static void
answer_each (PlumbMarketoInstance *self, PlumbMarketoCall *call, const char *action)
{
  JsonArray *input = plumb_marketo_call_get_input (call);
  JsonArray *result = NULL;

  if (input == NULL) {
    plumb_marketo_call_refuse (call, &no_input);
    return;
  }
  result = json_array_new ();
  for (guint i = 0; i < json_array_get_length (input); i++) {
    JsonNode *node = json_array_get_element (input, i);

    if (!JSON_NODE_HOLDS_OBJECT (node))
      continue;
    json_array_add_object_element (
        result, action != NULL ? sync_person (self, json_node_get_object (node), action)
                               : delete_person (self, json_node_get_object (node)));
  }
  plumb_marketo_call_succeed (call, result, NULL);
}

void
plumb_marketo_instance_sync (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  g_autofree char *action = plumb_json_dup_text (plumb_marketo_call_get_body (call), "action");

  answer_each (self, call, action != NULL ? action : "createOrUpdate");
}

void
plumb_marketo_instance_delete (PlumbMarketoInstance *self, PlumbMarketoCall *call)
{
  answer_each (self, call, NULL);
}
