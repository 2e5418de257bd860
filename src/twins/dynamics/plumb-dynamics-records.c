/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-records.h"

#include "plumb-clock.h"

struct _PlumbDynamicsRecords {
  GPtrArray *leads;
  GPtrArray *deleted;
  gint64 version;
};

PlumbDynamicsRecords *
plumb_dynamics_records_new (void)
{
  PlumbDynamicsRecords *self = g_new0 (PlumbDynamicsRecords, 1);

  self->leads = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->deleted = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->version = 919041;
  return self;
}

void
plumb_dynamics_records_free (PlumbDynamicsRecords *self)
{
  g_ptr_array_unref (self->leads);
  g_ptr_array_unref (self->deleted);
  g_free (self);
}

gint64
plumb_dynamics_records_get_version (PlumbDynamicsRecords *self)
{
  return self->version;
}

static const char *
get_text (JsonObject *record, const char *name)
{
  return json_object_get_string_member_with_default (record, name, "");
}

JsonObject *
plumb_dynamics_records_find (PlumbDynamicsRecords *self, const char *id)
{
  for (guint i = 0; i < self->leads->len; i++)
    if (g_ascii_strcasecmp (get_text (self->leads->pdata[i], "leadid"), id) == 0)
      return self->leads->pdata[i];
  return NULL;
}

/* Times have whole seconds. */
static char *
format_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (plumb_clock_now () / G_USEC_PER_SEC);

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static void
set_full_name (JsonObject *record)
{
  const char *first = get_text (record, "firstname");
  const char *last = get_text (record, "lastname");
  g_autofree char *name =
      g_strconcat (first, *first != '\0' && *last != '\0' ? " " : "", last, NULL);

  if (*name != '\0')
    json_object_set_string_member (record, "fullname", name);
}

void
plumb_dynamics_records_put (PlumbDynamicsRecords *self, JsonObject *record)
{
  g_autofree char *now = format_now ();
  JsonObject *known = plumb_dynamics_records_find (self, get_text (record, "leadid"));

  json_object_set_int_member (record, "versionnumber", ++self->version);
  json_object_set_string_member (record, "modifiedon", now);
  set_full_name (record);
  if (known != NULL)
    return;
  json_object_set_string_member (record, "createdon", now);
  json_object_set_int_member (record, "statecode", 0);
  json_object_set_int_member (record, "statuscode", 1);
  g_ptr_array_add (self->leads, json_object_ref (record));
}

gboolean
plumb_dynamics_records_remove (PlumbDynamicsRecords *self, const char *id)
{
  JsonObject *record = plumb_dynamics_records_find (self, id);
  JsonObject *deletion = NULL;

  if (record == NULL)
    return FALSE;
  deletion = json_object_new ();
  json_object_set_string_member (deletion, "id", get_text (record, "leadid"));
  json_object_set_string_member (deletion, "reason", "deleted");
  json_object_set_int_member (deletion, "versionnumber", ++self->version);
  g_ptr_array_add (self->deleted, deletion);
  g_ptr_array_remove (self->leads, record);
  return TRUE;
}

GPtrArray *
plumb_dynamics_records_list (PlumbDynamicsRecords *self)
{
  GPtrArray *leads = g_ptr_array_sized_new (self->leads->len);

  for (guint i = 0; i < self->leads->len; i++)
    g_ptr_array_add (leads, self->leads->pdata[i]);
  return leads;
}

static gint64
get_version (JsonObject *record)
{
  return json_object_get_int_member_with_default (record, "versionnumber", 0);
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  gint64 first = get_version (*(JsonObject *const *) a);
  gint64 second = get_version (*(JsonObject *const *) b);

  return first < second ? -1 : first > second;
}

static void
add_changes (GPtrArray *changes, GPtrArray *records, gint64 version)
{
  for (guint i = 0; i < records->len; i++)
    if (get_version (records->pdata[i]) > version)
      g_ptr_array_add (changes, records->pdata[i]);
}

GPtrArray *
plumb_dynamics_records_list_changes (PlumbDynamicsRecords *self, gint64 version)
{
  GPtrArray *changes = g_ptr_array_new ();

  add_changes (changes, self->leads, version);
  add_changes (changes, self->deleted, version);
  g_ptr_array_sort (changes, compare_versions);
  return changes;
}

static JsonArray *
save_array (GPtrArray *records)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    json_array_add_object_element (array, json_object_ref (records->pdata[i]));
  return array;
}

JsonObject *
plumb_dynamics_records_save (PlumbDynamicsRecords *self)
{
  JsonObject *state = json_object_new ();

  json_object_set_int_member (state, "version", self->version);
  json_object_set_array_member (state, "leads", save_array (self->leads));
  json_object_set_array_member (state, "deleted", save_array (self->deleted));
  return state;
}

static void
load_array (GPtrArray *records, JsonObject *state, const char *name)
{
  JsonNode *node = json_object_get_member (state, name);
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *record = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (record))
      g_ptr_array_add (records, json_node_dup_object (record));
  }
}

void
plumb_dynamics_records_load (PlumbDynamicsRecords *self, JsonObject *state)
{
  self->version = json_object_get_int_member_with_default (state, "version", self->version);
  load_array (self->leads, state, "leads");
  load_array (self->deleted, state, "deleted");
}
