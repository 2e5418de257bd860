/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-table-cursor.h"

#include "plumb-clock.h"

/* Rows may show a little out of order between the service's computers. */
#define OVERLAP (30 * G_TIME_SPAN_SECOND)

#define ROWS_PER_PAGE "500"

static gint64
read_number (GHashTable *values, const char *name)
{
  const char *text = g_hash_table_lookup (values, name);

  return text != NULL ? MAX (0, g_ascii_strtoll (text, NULL, 10)) : 0;
}

PlumbTableCursor *
plumb_table_cursor_new (const char *text)
{
  PlumbTableCursor *self = g_new0 (PlumbTableCursor, 1);
  g_autoptr (GHashTable) values = NULL;

  if (text != NULL)
    values = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
  if (values == NULL)
    return self;
  self->since = read_number (values, "since");
  self->began = read_number (values, "began");
  self->latest = MAX (self->since, read_number (values, "latest"));
  self->place = g_strdup (g_hash_table_lookup (values, "place"));
  self->partition = g_strdup (g_hash_table_lookup (values, "partition"));
  self->row = g_strdup (g_hash_table_lookup (values, "row"));
  return self;
}

void
plumb_table_cursor_free (PlumbTableCursor *self)
{
  if (self == NULL)
    return;
  g_free (self->place);
  g_free (self->partition);
  g_free (self->row);
  g_free (self);
}

void
plumb_table_cursor_set_place (PlumbTableCursor *self, const char *place)
{
  if (self->place != NULL && !g_str_equal (self->place, place)) {
    self->since = self->began = self->latest = 0;
    g_clear_pointer (&self->partition, g_free);
    g_clear_pointer (&self->row, g_free);
  }
  g_free (self->place);
  self->place = g_strdup (place);
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
plumb_table_cursor_to_text (const PlumbTableCursor *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "since=%" G_GINT64_FORMAT "&latest=%" G_GINT64_FORMAT, self->since,
                          self->latest);
  append_escaped (text, "place", self->place);
  if (self->began != 0)
    g_string_append_printf (text, "&began=%" G_GINT64_FORMAT, self->began);
  append_escaped (text, "partition", self->partition);
  append_escaped (text, "row", self->row);
  return g_string_free (text, FALSE);
}

char *
plumb_table_cursor_dup_query (const PlumbTableCursor *self)
{
  GString *query = g_string_new (NULL);

  if (self->since > OVERLAP) {
    gint64 ticks = plumb_clock_to_ticks (self->since - OVERLAP);
    g_autofree char *time = plumb_clock_format_ticks (ticks);
    g_autofree char *escaped = g_uri_escape_string (time, NULL, FALSE);

    g_string_append_printf (query, "$filter=Timestamp%%20ge%%20datetime'%s'&", escaped);
  }
  g_string_append (query, "$top=" ROWS_PER_PAGE);
  append_escaped (query, "NextPartitionKey", self->partition);
  append_escaped (query, "NextRowKey", self->row);
  return g_string_free (query, FALSE);
}

void
plumb_table_cursor_begin (PlumbTableCursor *self, gint64 now)
{
  if (self->began == 0)
    self->began = now;
}

void
plumb_table_cursor_advance (PlumbTableCursor *self, const char *partition, const char *row)
{
  g_free (self->partition);
  g_free (self->row);
  self->partition = g_strdup (partition);
  self->row = g_strdup (row);
  if (partition != NULL || row != NULL)
    return;
  self->since = self->began != 0 ? MIN (self->latest, self->began) : self->latest;
  self->latest = self->since;
  self->began = 0;
}
