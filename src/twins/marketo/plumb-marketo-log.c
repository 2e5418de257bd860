/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-log.h"

#include "plumb-clock.h"

#include <string.h>

/* Before the place in a token's text, so that nobody counts on what it looks like. */
#define TOKEN_MARK "activities since number "

#define FIRST_NUMBER 102988

struct _PlumbMarketoLog {
  JsonArray *activities;
};

PlumbMarketoLog *
plumb_marketo_log_new (void)
{
  PlumbMarketoLog *self = g_new0 (PlumbMarketoLog, 1);

  self->activities = json_array_new ();
  return self;
}

void
plumb_marketo_log_free (PlumbMarketoLog *self)
{
  json_array_unref (self->activities);
  g_free (self);
}

char *
plumb_marketo_log_format_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time / G_TIME_SPAN_SECOND);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

static JsonArray *
make_attributes (PlumbMarketoLogType type)
{
  JsonArray *attributes = json_array_new ();
  JsonObject *attribute = NULL;

  if (type != PLUMB_MARKETO_LOG_NEW_LEAD)
    return attributes;
  attribute = json_object_new ();
  json_object_set_string_member (attribute, "name", "Source Type");
  json_object_set_string_member (attribute, "value", "Web service API");
  json_array_add_object_element (attributes, attribute);
  return attributes;
}

void
plumb_marketo_log_add (PlumbMarketoLog *self, PlumbMarketoLogType type, gint64 person,
                       gint64 object)
{
  JsonObject *activity = json_object_new ();
  gint64 number = FIRST_NUMBER + json_array_get_length (self->activities);
  g_autofree char *date = plumb_marketo_log_format_time (plumb_clock_now ());
  g_autofree char *guid = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  json_object_set_int_member (activity, "id", number);
  json_object_set_string_member (activity, "marketoGUID", guid);
  json_object_set_int_member (activity, "leadId", person);
  json_object_set_string_member (activity, "activityDate", date);
  json_object_set_int_member (activity, "activityTypeId", type);
  json_object_set_int_member (activity, "primaryAttributeValueId", object);
  json_object_set_array_member (activity, "attributes", make_attributes (type));
  json_array_add_object_element (self->activities, activity);
}

static char *
make_token (guint place)
{
  g_autofree char *text = g_strdup_printf (TOKEN_MARK "%u", place);

  return g_base64_encode ((const guchar *) text, strlen (text));
}

static gboolean
read_token (PlumbMarketoLog *self, const char *token, guint *place)
{
  gsize length = 0;
  g_autofree guchar *bytes = g_base64_decode (token, &length);
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  guint64 number = 0;

  if (!g_str_has_prefix (text, TOKEN_MARK) ||
      !g_ascii_string_to_unsigned (text + strlen (TOKEN_MARK), 10, 0,
                                   json_array_get_length (self->activities), &number, NULL))
    return FALSE;
  *place = (guint) number;
  return TRUE;
}

char *
plumb_marketo_log_make_token (PlumbMarketoLog *self, gint64 since)
{
  guint place = 0;

  for (; place < json_array_get_length (self->activities); place++) {
    JsonObject *activity = json_array_get_object_element (self->activities, place);

    if (plumb_clock_parse (json_object_get_string_member (activity, "activityDate")) >= since)
      break;
  }
  return make_token (place);
}

static gboolean
is_listed (const char *list, gint64 number)
{
  g_auto (GStrv) numbers = g_strsplit (list, ",", -1);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return g_strv_contains ((const char *const *) numbers, text);
}

gboolean
plumb_marketo_log_walk (PlumbMarketoLog *self, const char *token, PlumbMarketoLogWalk *walk)
{
  guint length = json_array_get_length (self->activities);
  guint place = 0;
  guint end = 0;

  if (!read_token (self, token, &place))
    return FALSE;
  end = MIN (length, place + walk->limit);
  walk->result = json_array_new ();
  for (; place < end; place++) {
    JsonObject *activity = json_array_get_object_element (self->activities, place);

    if (is_listed (walk->types, json_object_get_int_member (activity, "activityTypeId")) &&
        (walk->people == NULL ||
         is_listed (walk->people, json_object_get_int_member (activity, "leadId"))))
      json_array_add_object_element (walk->result, json_object_ref (activity));
  }
  walk->next = make_token (end);
  walk->more = end < length;
  return TRUE;
}

JsonArray *
plumb_marketo_log_save (PlumbMarketoLog *self)
{
  return json_array_ref (self->activities);
}

void
plumb_marketo_log_load (PlumbMarketoLog *self, JsonArray *activities)
{
  for (guint i = 0; i < json_array_get_length (activities); i++)
    json_array_add_element (self->activities,
                            json_node_copy (json_array_get_element (activities, i)));
}
