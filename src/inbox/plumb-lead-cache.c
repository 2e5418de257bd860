/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-cache.h"

#include "plumb-store.h"

typedef struct {
  guint32 row;
  PlumbLead *lead;
} Entry;

/* `by_use` has the newest first; `by_row` finds its links. */
struct _PlumbLeadCache {
  GQueue by_use;
  GHashTable *by_row;
  guint size;
};

static void
entry_free (gpointer user_data)
{
  Entry *entry = user_data;

  g_object_unref (entry->lead);
  g_free (entry);
}

PlumbLeadCache *
plumb_lead_cache_new (guint size)
{
  PlumbLeadCache *self = g_new0 (PlumbLeadCache, 1);

  g_queue_init (&self->by_use);
  self->by_row = g_hash_table_new (NULL, NULL);
  self->size = size;
  return self;
}

void
plumb_lead_cache_free (PlumbLeadCache *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_row);
  g_queue_clear_full (&self->by_use, entry_free);
  g_free (self);
}

static PlumbLead *
find (PlumbLeadCache *self, guint32 row)
{
  GList *link = g_hash_table_lookup (self->by_row, GUINT_TO_POINTER (row));
  Entry *entry;

  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->by_use, link);
  g_queue_push_head_link (&self->by_use, link);
  entry = link->data;
  return g_object_ref (entry->lead);
}

static void
put (PlumbLeadCache *self, guint32 row, PlumbLead *lead)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->row = row;
  entry->lead = g_object_ref (lead);
  g_queue_push_head (&self->by_use, entry);
  g_hash_table_insert (self->by_row, GUINT_TO_POINTER (row), self->by_use.head);
  if (self->by_use.length <= self->size)
    return;
  entry = g_queue_pop_tail (&self->by_use);
  g_hash_table_remove (self->by_row, GUINT_TO_POINTER (entry->row));
  entry_free (entry);
}

PlumbLead *
plumb_lead_cache_load (PlumbLeadCache *self, PlumbStore *store, guint32 row)
{
  PlumbLead *lead = find (self, row);

  if (lead != NULL)
    return lead;
  lead = plumb_store_load_lead (store, row);
  if (lead == NULL) {
    /* Just gone, and the list is about to hear of it: a view must get something. */
    PlumbLeadFields fields = { .row = row };

    return plumb_lead_new (&fields);
  }
  put (self, row, lead);
  return lead;
}
