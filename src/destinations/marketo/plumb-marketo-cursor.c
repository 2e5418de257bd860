/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-cursor.h"

#include "plumb-clock.h"

#include <string.h>

/* Activities show some minutes after their own time; how many, nobody documents. */
#define OVERLAP (10 * G_TIME_SPAN_MINUTE)

/* `5:1542744000000000:f`, with commas between them. */
static void
read_newcomers (PlumbMarketoCursor *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_auto (GStrv) values = g_strsplit (parts[i], ":", 3);
    PlumbMarketoNewcomer newcomer = { 0 };

    if (g_strv_length (values) != 3)
      continue;
    newcomer.person = g_ascii_strtoll (values[0], NULL, 10);
    newcomer.time = plumb_clock_parse_past (values[1]);
    newcomer.filled = g_str_equal (values[2], "f");
    g_array_append_val (self->newcomers, newcomer);
  }
}

PlumbMarketoCursor *
plumb_marketo_cursor_new (const char *text)
{
  PlumbMarketoCursor *self = g_new0 (PlumbMarketoCursor, 1);
  g_autoptr (GHashTable) values = NULL;

  self->newcomers = g_array_new (FALSE, FALSE, sizeof (PlumbMarketoNewcomer));
  if (text != NULL)
    values = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
  if (values == NULL)
    return self;
  self->since = plumb_clock_parse_past (g_hash_table_lookup (values, "since"));
  self->token = g_strdup (g_hash_table_lookup (values, "token"));
  self->place = g_strdup (g_hash_table_lookup (values, "place"));
  if (g_hash_table_contains (values, "newcomers"))
    read_newcomers (self, g_hash_table_lookup (values, "newcomers"));
  return self;
}

void
plumb_marketo_cursor_free (PlumbMarketoCursor *self)
{
  g_free (self->token);
  g_free (self->place);
  g_array_unref (self->newcomers);
  g_free (self);
}

void
plumb_marketo_cursor_start_over (PlumbMarketoCursor *self)
{
  g_clear_pointer (&self->token, g_free);
  g_array_set_size (self->newcomers, 0);
}

void
plumb_marketo_cursor_set_place (PlumbMarketoCursor *self, const char *place)
{
  if (self->place != NULL && !g_str_equal (self->place, place)) {
    plumb_marketo_cursor_start_over (self);
    self->since = 0;
  }
  g_free (self->place);
  self->place = g_strdup (place);
}

gint64
plumb_marketo_cursor_get_start (const PlumbMarketoCursor *self, gint64 beginning)
{
  return self->since != 0 ? MAX (0, self->since - OVERLAP) : beginning;
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
plumb_marketo_cursor_to_text (const PlumbMarketoCursor *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "since=%" G_GINT64_FORMAT, self->since);
  append_escaped (text, "place", self->place);
  append_escaped (text, "token", self->token);
  for (guint i = 0; i < self->newcomers->len; i++) {
    const PlumbMarketoNewcomer *newcomer =
        &g_array_index (self->newcomers, PlumbMarketoNewcomer, i);

    g_string_append (text, i == 0 ? "&newcomers=" : ",");
    g_string_append_printf (text, "%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%c", newcomer->person,
                            newcomer->time, newcomer->filled ? 'f' : 'n');
  }
  return g_string_free (text, FALSE);
}
