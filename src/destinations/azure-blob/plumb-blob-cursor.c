/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-blob-cursor.h"

/* Times are to the second, and the service's computers may differ a little. */
#define OVERLAP (30 * G_TIME_SPAN_SECOND)

static gint64
read_number (GHashTable *values, const char *name)
{
  const char *text = g_hash_table_lookup (values, name);

  return text != NULL ? MAX (0, g_ascii_strtoll (text, NULL, 10)) : 0;
}

PlumbBlobCursor *
plumb_blob_cursor_new (const char *text, const char *place)
{
  PlumbBlobCursor *self = g_new0 (PlumbBlobCursor, 1);
  g_autoptr (GHashTable) values = NULL;

  self->place = g_strdup (place);
  if (text != NULL)
    values = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
  if (values == NULL || g_strcmp0 (g_hash_table_lookup (values, "place"), place) != 0)
    return self;
  self->since = read_number (values, "since");
  self->began = read_number (values, "began");
  self->latest = MAX (self->since, read_number (values, "latest"));
  self->held = read_number (values, "held");
  self->marker = g_strdup (g_hash_table_lookup (values, "marker"));
  return self;
}

void
plumb_blob_cursor_free (PlumbBlobCursor *self)
{
  if (self == NULL)
    return;
  g_free (self->place);
  g_free (self->marker);
  g_free (self);
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
plumb_blob_cursor_to_text (const PlumbBlobCursor *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "since=%" G_GINT64_FORMAT "&latest=%" G_GINT64_FORMAT, self->since,
                          self->latest);
  append_escaped (text, "place", self->place);
  if (self->began != 0)
    g_string_append_printf (text, "&began=%" G_GINT64_FORMAT, self->began);
  if (self->held != 0)
    g_string_append_printf (text, "&held=%" G_GINT64_FORMAT, self->held);
  append_escaped (text, "marker", self->marker);
  return g_string_free (text, FALSE);
}

void
plumb_blob_cursor_begin (PlumbBlobCursor *self, gint64 now)
{
  if (self->began == 0)
    self->began = now;
}

gboolean
plumb_blob_cursor_wants (const PlumbBlobCursor *self, const PlumbBlob *blob)
{
  /* An empty blob is a folder to some services, and no lead to any. */
  if (blob->size == 0)
    return FALSE;
  return blob->modified == 0 || plumb_blob_get_time (blob) >= self->since - OVERLAP;
}

void
plumb_blob_cursor_pass (PlumbBlobCursor *self, const PlumbBlob *blob)
{
  self->latest = MAX (self->latest, plumb_blob_get_time (blob));
}

void
plumb_blob_cursor_hold (PlumbBlobCursor *self, const PlumbBlob *blob)
{
  gint64 time = plumb_blob_get_time (blob);

  if (time != 0)
    self->held = self->held != 0 ? MIN (self->held, time) : time;
}

void
plumb_blob_cursor_advance (PlumbBlobCursor *self, const char *marker)
{
  g_autofree char *next = g_strdup (marker);

  g_free (self->marker);
  self->marker = g_steal_pointer (&next);
  if (self->marker != NULL)
    return;
  self->since = self->began != 0 ? MIN (self->latest, self->began) : self->latest;
  if (self->held != 0)
    self->since = MIN (self->since, self->held);
  self->latest = self->since;
  self->began = self->held = 0;
}
