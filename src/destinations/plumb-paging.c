/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-paging.h"

/* Two million leads on the smallest pages. */
#define MOST_PAGES 10000

struct _PlumbPaging {
  GHashTable *passed;
  char *cursor;
};

PlumbPaging *
plumb_paging_new (const char *cursor)
{
  PlumbPaging *self = g_new0 (PlumbPaging, 1);

  self->passed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cursor = g_strdup (cursor);
  if (cursor != NULL)
    g_hash_table_add (self->passed, g_strdup (cursor));
  return self;
}

void
plumb_paging_free (PlumbPaging *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->passed);
  g_free (self->cursor);
  g_free (self);
}

PlumbPagingStep
plumb_paging_follow (PlumbPaging *self, PlumbPage *page)
{
  g_return_val_if_fail (self != NULL && page != NULL, PLUMB_PAGING_ENDS);

  if (!page->more || page->cursor == NULL || g_strcmp0 (page->cursor, self->cursor) == 0)
    return PLUMB_PAGING_ENDS;
  g_free (self->cursor);
  self->cursor = g_strdup (page->cursor);
  if (g_hash_table_add (self->passed, g_strdup (page->cursor)) &&
      g_hash_table_size (self->passed) <= MOST_PAGES)
    return PLUMB_PAGING_GOES_ON;
  plumb_attempt_set_outcome (page->attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (page->attempt, "endless");
  return PLUMB_PAGING_IS_ENDLESS;
}
