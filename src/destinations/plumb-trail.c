/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-trail.h"

/* Two million leads on the smallest pages. */
#define MOST_PAGES 10000

struct _PlumbTrail {
  GHashTable *passed;
  char *cursor;
};

PlumbTrail *
plumb_trail_new (const char *cursor)
{
  PlumbTrail *self = g_new0 (PlumbTrail, 1);

  self->passed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cursor = g_strdup (cursor);
  if (cursor != NULL)
    g_hash_table_add (self->passed, g_strdup (cursor));
  return self;
}

void
plumb_trail_free (PlumbTrail *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->passed);
  g_free (self->cursor);
  g_free (self);
}

PlumbTrailStep
plumb_trail_follow (PlumbTrail *self, PlumbPage *page)
{
  g_return_val_if_fail (self != NULL && page != NULL, PLUMB_TRAIL_ENDS);

  if (!page->more || page->cursor == NULL || g_strcmp0 (page->cursor, self->cursor) == 0)
    return PLUMB_TRAIL_ENDS;
  g_free (self->cursor);
  self->cursor = g_strdup (page->cursor);
  if (g_hash_table_add (self->passed, g_strdup (page->cursor)) &&
      g_hash_table_size (self->passed) <= MOST_PAGES)
    return PLUMB_TRAIL_GOES_ON;
  plumb_attempt_set_outcome (page->attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (page->attempt, "endless");
  return PLUMB_TRAIL_IS_ENDLESS;
}
