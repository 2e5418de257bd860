/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-people.h"

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-marketo-log.h"

#define FIRST_NUMBER 319174

struct _PlumbMarketoPeople {
  GPtrArray *people;
  gint64 next;
};

PlumbMarketoPeople *
plumb_marketo_people_new (void)
{
  PlumbMarketoPeople *self = g_new0 (PlumbMarketoPeople, 1);

  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->next = FIRST_NUMBER;
  return self;
}

void
plumb_marketo_people_free (PlumbMarketoPeople *self)
{
  g_ptr_array_unref (self->people);
  g_free (self);
}

gint64
plumb_marketo_people_reserve (PlumbMarketoPeople *self)
{
  return self->next++;
}

JsonObject *
plumb_marketo_people_find (PlumbMarketoPeople *self, const char *field, const char *value)
{
  for (guint i = 0; i < self->people->len; i++) {
    JsonObject *person = g_ptr_array_index (self->people, i);
    g_autofree char *found = plumb_json_dup_text (person, field);

    if (found != NULL && g_ascii_strcasecmp (found, value) == 0)
      return person;
  }
  return NULL;
}

JsonObject *
plumb_marketo_people_put (PlumbMarketoPeople *self, JsonObject *person, gint64 id,
                          JsonObject *values)
{
  g_autofree char *now = plumb_marketo_log_format_time (plumb_clock_now ());
  g_autoptr (GList) names = json_object_get_members (values);

  if (person == NULL) {
    person = json_object_new ();
    json_object_set_int_member (person, "id", id);
    json_object_set_string_member (person, "createdAt", now);
    g_ptr_array_add (self->people, person);
  }
  for (GList *name = names; name != NULL; name = name->next)
    json_object_set_member (person, name->data, json_object_dup_member (values, name->data));
  json_object_set_string_member (person, "updatedAt", now);
  return person;
}

gboolean
plumb_marketo_people_remove (PlumbMarketoPeople *self, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  JsonObject *person = plumb_marketo_people_find (self, "id", text);

  return person != NULL && g_ptr_array_remove (self->people, person);
}

JsonObject *
plumb_marketo_person_select (JsonObject *person, const char *const *fields)
{
  JsonObject *selected = json_object_new ();

  json_object_set_int_member (selected, "id", json_object_get_int_member (person, "id"));
  for (; *fields != NULL; fields++)
    if (json_object_has_member (person, *fields))
      json_object_set_member (selected, *fields, json_object_dup_member (person, *fields));
    else
      json_object_set_null_member (selected, *fields);
  return selected;
}

JsonArray *
plumb_marketo_people_save (PlumbMarketoPeople *self)
{
  JsonArray *people = json_array_new ();

  for (guint i = 0; i < self->people->len; i++)
    json_array_add_object_element (people, json_object_ref (g_ptr_array_index (self->people, i)));
  return people;
}

void
plumb_marketo_people_load (PlumbMarketoPeople *self, JsonArray *people)
{
  for (guint i = 0; i < json_array_get_length (people); i++) {
    JsonNode *node = json_array_get_element (people, i);
    JsonObject *person = json_node_dup_object (node);

    self->next = MAX (self->next, json_object_get_int_member (person, "id") + 1);
    g_ptr_array_add (self->people, person);
  }
}
