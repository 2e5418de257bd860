/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-cursor.h"

#include "plumb-clock.h"

/* A change gets its time before it can be read; another that is later may be faster. */
#define OVERLAP (30 * G_TIME_SPAN_SECOND)

PlumbSalesforceCursor *
plumb_salesforce_cursor_new (const char *text, const char *place)
{
  PlumbSalesforceCursor *self = g_new0 (PlumbSalesforceCursor, 1);
  g_autoptr (GHashTable) values = NULL;
  const char *next = NULL;

  self->place = g_strdup (place);
  if (text != NULL)
    values = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
  if (values == NULL || g_strcmp0 (g_hash_table_lookup (values, "place"), place) != 0)
    return self;
  self->since = plumb_clock_parse_past (g_hash_table_lookup (values, "since"));
  self->latest = MAX (self->since, plumb_clock_parse_past (g_hash_table_lookup (values, "latest")));
  next = g_hash_table_lookup (values, "next");
  if (next != NULL && plumb_salesforce_cursor_is_page (next))
    self->next = g_strdup (next);
  return self;
}

void
plumb_salesforce_cursor_free (PlumbSalesforceCursor *self)
{
  if (self == NULL)
    return;
  g_free (self->place);
  g_free (self->next);
  g_free (self);
}

char *
plumb_salesforce_cursor_to_text (const PlumbSalesforceCursor *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *place = g_uri_escape_string (self->place, NULL, FALSE);

  g_string_append_printf (text, "since=%" G_GINT64_FORMAT "&latest=%" G_GINT64_FORMAT "&place=%s",
                          self->since, self->latest, place);
  if (self->next != NULL) {
    g_autofree char *next = g_uri_escape_string (self->next, NULL, FALSE);

    g_string_append_printf (text, "&next=%s", next);
  }
  return g_string_free (text, FALSE);
}

gboolean
plumb_salesforce_cursor_is_page (const char *path)
{
  return g_regex_match_simple ("^/services/data/v[0-9]+\\.[0-9]+/query/[A-Za-z0-9_-]+$", path,
                               G_REGEX_DOLLAR_ENDONLY, 0);
}

gint64
plumb_salesforce_cursor_get_start (const PlumbSalesforceCursor *self)
{
  return MAX (0, self->since - OVERLAP);
}

void
plumb_salesforce_cursor_note (PlumbSalesforceCursor *self, gint64 time)
{
  self->latest = MAX (self->latest, time);
}

void
plumb_salesforce_cursor_advance (PlumbSalesforceCursor *self, const char *next)
{
  g_free (self->next);
  self->next = g_strdup (next);
  if (next == NULL)
    self->since = self->latest;
}

void
plumb_salesforce_cursor_rewind (PlumbSalesforceCursor *self)
{
  g_clear_pointer (&self->next, g_free);
  self->latest = self->since;
}
