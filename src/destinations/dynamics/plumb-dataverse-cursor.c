/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dataverse-cursor.h"

#include "plumb-clock.h"

#include <string.h>

/* The column createdon has whole seconds, and a lead may show a little after it was made. */
#define OVERLAP (5 * G_TIME_SPAN_SECOND)

PlumbDataverseCursor *
plumb_dataverse_cursor_new (const char *text)
{
  PlumbDataverseCursor *self = g_new0 (PlumbDataverseCursor, 1);
  g_autoptr (GHashTable) values = NULL;

  if (text != NULL)
    values = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
  if (values == NULL)
    return self;
  self->place = g_strdup (g_hash_table_lookup (values, "place"));
  self->polls = g_strcmp0 (g_hash_table_lookup (values, "mode"), "poll") == 0;
  self->is_delta = g_hash_table_contains (values, "delta");
  self->link = g_strdup (g_hash_table_lookup (values, self->is_delta ? "delta" : "next"));
  self->since = plumb_clock_parse_past (g_hash_table_lookup (values, "since"));
  self->latest = MAX (self->since, plumb_clock_parse_past (g_hash_table_lookup (values, "latest")));
  return self;
}

void
plumb_dataverse_cursor_free (PlumbDataverseCursor *self)
{
  if (self == NULL)
    return;
  g_free (self->place);
  g_free (self->link);
  g_free (self);
}

void
plumb_dataverse_cursor_restart (PlumbDataverseCursor *self, gboolean polls)
{
  self->polls = polls;
  self->is_delta = FALSE;
  self->latest = self->since;
  g_clear_pointer (&self->link, g_free);
}

void
plumb_dataverse_cursor_set_place (PlumbDataverseCursor *self, const char *place)
{
  if (self->place != NULL && !g_str_equal (self->place, place)) {
    self->since = 0;
    plumb_dataverse_cursor_restart (self, FALSE);
  }
  g_free (self->place);
  self->place = g_strdup (place);
}

char *
plumb_dataverse_cursor_dup_filter (const PlumbDataverseCursor *self)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (self->since <= OVERLAP)
    return NULL;
  time = g_date_time_new_from_unix_utc ((self->since - OVERLAP) / G_TIME_SPAN_SECOND);
  text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  return g_strconcat ("createdon ge ", text, NULL);
}

void
plumb_dataverse_cursor_advance (PlumbDataverseCursor *self, const char *next, const char *delta)
{
  g_free (self->link);
  self->link = g_strdup (next != NULL ? next : delta);
  self->is_delta = next == NULL && delta != NULL;
  if (next == NULL)
    self->since = self->latest;
}

static void
append_escaped (GString *text, const char *name, const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL)
    return;
  escaped = g_uri_escape_string (value, NULL, FALSE);
  g_string_append_printf (text, "&%s=%s", name, escaped);
}

char *
plumb_dataverse_cursor_to_text (const PlumbDataverseCursor *self)
{
  GString *text = g_string_new (self->polls ? "mode=poll" : "mode=track");

  append_escaped (text, "place", self->place);
  append_escaped (text, self->is_delta ? "delta" : "next", self->link);
  if (self->polls)
    g_string_append_printf (text, "&since=%" G_GINT64_FORMAT "&latest=%" G_GINT64_FORMAT,
                            self->since, self->latest);
  return g_string_free (text, FALSE);
}
