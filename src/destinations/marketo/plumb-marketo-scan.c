/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-scan.h"

#include "plumb-clock.h"
#include "plumb-json.h"

/* How long a person who was made is held back, because the form may show a little later. */
#define PATIENCE (2 * G_TIME_SPAN_MINUTE)

typedef struct {
  gint64 type;
  gint64 person;
  gint64 time;
  gint64 form;
} Activity;

static void
free_sighting (gpointer data)
{
  PlumbMarketoSighting *self = data;

  g_clear_pointer (&self->activity, json_object_unref);
  g_free (self->key);
  g_free (self);
}

static void
add_sighting (GPtrArray *sightings, gint64 person, gint64 time, char *key, JsonObject *activity)
{
  PlumbMarketoSighting *sighting = g_new0 (PlumbMarketoSighting, 1);

  sighting->person = person;
  sighting->time = time;
  sighting->key = key;
  sighting->activity = activity != NULL ? json_object_ref (activity) : NULL;
  g_ptr_array_add (sightings, sighting);
}

static gint64
read_number (JsonObject *object, const char *name)
{
  g_autofree char *text = plumb_json_dup_text (object, name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static Activity
read_activity (JsonObject *object)
{
  g_autofree char *date = plumb_json_dup_text (object, "activityDate");

  return (Activity){
    .type = read_number (object, "activityTypeId"),
    .person = read_number (object, "leadId"),
    .time = plumb_clock_parse (date),
    .form = read_number (object, "primaryAttributeValueId"),
  };
}

/* (nullable) */
static JsonObject *
get_activity (JsonArray *activities, guint index)
{
  JsonNode *node = json_array_get_element (activities, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Older subscriptions have the number only, which the other is to replace. */
static char *
dup_identity (JsonObject *activity)
{
  char *identity = plumb_json_dup_text (activity, "marketoGUID");

  return identity != NULL ? identity : plumb_json_dup_text (activity, "id");
}

static PlumbMarketoNewcomer *
find_newcomer (PlumbMarketoCursor *cursor, gint64 person)
{
  for (guint i = 0; i < cursor->newcomers->len; i++) {
    PlumbMarketoNewcomer *newcomer = &g_array_index (cursor->newcomers, PlumbMarketoNewcomer, i);

    if (newcomer->person == person)
      return newcomer;
  }
  return NULL;
}

static void
note_newcomer (PlumbMarketoCursor *cursor, const Activity *activity, gboolean filled)
{
  PlumbMarketoNewcomer *known = find_newcomer (cursor, activity->person);
  PlumbMarketoNewcomer newcomer = { activity->person, activity->time, filled };

  if (known != NULL)
    known->filled = known->filled || filled;
  else
    g_array_append_val (cursor->newcomers, newcomer);
}

/* Takes those whose time is over off the list, and counts those who never filled the form. */
static void
release_newcomers (PlumbMarketoCursor *cursor, GPtrArray *sightings, gint64 reached)
{
  guint index = 0;

  while (index < cursor->newcomers->len && sightings->len < PLUMB_MARKETO_MOST_PEOPLE) {
    PlumbMarketoNewcomer newcomer = g_array_index (cursor->newcomers, PlumbMarketoNewcomer, index);

    if (reached - newcomer.time < PATIENCE) {
      index++;
      continue;
    }
    g_array_remove_index (cursor->newcomers, index);
    if (!newcomer.filled)
      add_sighting (sightings, newcomer.person, newcomer.time,
                    g_strdup_printf ("new %" G_GINT64_FORMAT, newcomer.person), NULL);
  }
}

static int
compare_sightings (gconstpointer a, gconstpointer b)
{
  gint64 first = (*(PlumbMarketoSighting *const *) a)->time;
  gint64 second = (*(PlumbMarketoSighting *const *) b)->time;

  return first < second ? -1 : first > second;
}

GPtrArray *
plumb_marketo_scan_page (PlumbMarketoCursor *cursor, JsonArray *activities, gint64 form_id,
                         gint64 now, gboolean more)
{
  GPtrArray *sightings = g_ptr_array_new_with_free_func (free_sighting);
  guint n_activities = activities != NULL ? json_array_get_length (activities) : 0;
  gint64 reached = cursor->since;

  for (guint i = 0; i < n_activities; i++) {
    JsonObject *object = get_activity (activities, i);
    Activity activity = object != NULL ? read_activity (object) : (Activity){ 0 };

    /* A time that is to come would pass over all that still happens. */
    reached = MAX (reached, MIN (activity.time, now));
    if (activity.type == PLUMB_MARKETO_FILL_OUT_FORM && activity.form == form_id) {
      note_newcomer (cursor, &activity, TRUE);
      add_sighting (sightings, activity.person, activity.time, dup_identity (object), object);
    } else if (activity.type == PLUMB_MARKETO_NEW_LEAD) {
      note_newcomer (cursor, &activity, FALSE);
    }
  }
  if (!more)
    reached = MAX (reached, now);
  release_newcomers (cursor, sightings, reached);
  cursor->since = reached;
  g_ptr_array_sort (sightings, compare_sightings);
  return sightings;
}

GPtrArray *
plumb_marketo_scan_people (JsonArray *activities)
{
  GPtrArray *sightings = g_ptr_array_new_with_free_func (free_sighting);
  guint n_activities = activities != NULL ? json_array_get_length (activities) : 0;

  for (guint i = 0; i < n_activities; i++) {
    JsonObject *object = get_activity (activities, i);
    Activity activity = object != NULL ? read_activity (object) : (Activity){ 0 };

    if (activity.type == PLUMB_MARKETO_NEW_LEAD)
      add_sighting (sightings, activity.person, activity.time,
                    g_strdup_printf ("%" G_GINT64_FORMAT, activity.person), NULL);
  }
  return sightings;
}
