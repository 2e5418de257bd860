/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-list.h"

#include "plumb-lead-cache.h"
#include "plumb-lead-rows.h"
#include "plumb-lead-splice.h"
#include "plumb-property.h"
#include "plumb-store.h"

/* More than a list view keeps alive at once. */
#define CACHE_SIZE 512

/* What is shown of an answer before the rest of it is there: as many as a view makes rows for. */
#define FIRST_PAGE 256

/* A frame: the list never changes more often. */
#define PAUSE_MICROSECONDS 16667

/* What the search under way is for. */
typedef enum {
  SEARCH_NONE,
  SEARCH_QUERY,
  SEARCH_REST,
  SEARCH_NEWER,
  SEARCH_AGAIN,
} Search;

struct _PlumbLeadList {
  GObject parent_instance;
  PlumbStore *store;
  PlumbLeadQuery *query;
  PlumbLeadCache *cache;
  GArray *rows;
  guint32 last_row;
  /* (nullable): all rows, of which the newest are not shown yet. */
  GArray *coming;
  guint32 last_coming;

  GCancellable *cancellable;
  Search search;
  gboolean has_newer;
  gboolean has_changed;
  GSource *timer;
  gint64 changed_at;
};

static void plumb_lead_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PlumbLeadList, plumb_lead_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      plumb_lead_list_model_init))

typedef enum {
  PROP_BUSY = 1,
  PROP_N_ITEMS,
} PlumbLeadListProps;
static GParamSpec *props[PROP_N_ITEMS + 1];

static guint arrived_signal;

static void start_search (PlumbLeadList *self, Search search);
static void plan_search (PlumbLeadList *self);

/* ── The model ─────────────────────────────────────────────────────────────── */

static GType
plumb_lead_list_get_item_type (GListModel *model)
{
  return PLUMB_TYPE_LEAD;
}

static guint
plumb_lead_list_get_n_items (GListModel *model)
{
  return PLUMB_LEAD_LIST (model)->rows->len;
}

static gpointer
plumb_lead_list_get_item (GListModel *model, guint position)
{
  PlumbLeadList *self = PLUMB_LEAD_LIST (model);

  if (position >= self->rows->len)
    return NULL;
  return plumb_lead_cache_load (self->cache, self->store,
                                g_array_index (self->rows, guint32, position));
}

static void
plumb_lead_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = plumb_lead_list_get_item_type;
  iface->get_n_items = plumb_lead_list_get_n_items;
  iface->get_item = plumb_lead_list_get_item;
}

/* %FALSE if they do not belong side by side. */
static gboolean
put_newer (PlumbLeadList *self, GArray *rows)
{
  guint position = 0;

  if (!plumb_lead_rows_find_gap (self->rows, self->store, self->query->reversed, rows, &position))
    return FALSE;
  plumb_lead_splice (G_LIST_MODEL (self), self->rows, position, 0, rows);
  return TRUE;
}

/* Some of the new ones now, the others with the next frames. */
static void
put_again (PlumbLeadList *self, GArray *rows, guint32 *last_row)
{
  guint32 last_of_all = *last_row;

  /* Whoever is told of a change may ask for something else. */
  if (plumb_lead_splice_share (G_LIST_MODEL (self), self->rows, rows, self->last_row, last_row) &&
      self->cancellable == NULL)
    self->coming = g_array_ref (rows);
  self->last_coming = last_of_all;
}

/* ── Searching ─────────────────────────────────────────────────────────────── */

static void
set_search (PlumbLeadList *self, Search search)
{
  gboolean was_busy = plumb_lead_list_is_busy (self);

  self->search = search;
  if (was_busy != plumb_lead_list_is_busy (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
put_rows (PlumbLeadList *self, Search search, GArray *rows, guint32 last_row)
{
  guint32 last_before = self->last_row;
  guint n_before = self->rows->len;
  guint n_arrived = 0;

  if (search == SEARCH_NEWER && plumb_lead_rows_keep_share (rows, n_before, &last_row))
    self->has_newer = TRUE;
  if (search == SEARCH_QUERY) {
    plumb_lead_splice (G_LIST_MODEL (self), self->rows, 0, n_before, rows);
  } else if (search == SEARCH_REST) {
    /* What came since the first page is asked for later, so that nothing moves now. */
    plumb_lead_rows_drop_newer (rows, self->last_row);
    plumb_lead_splice_difference (G_LIST_MODEL (self), self->rows, rows);
  } else if (search == SEARCH_AGAIN) {
    put_again (self, rows, &last_row);
  } else if (!put_newer (self, rows)) {
    /* All of it again; they are told of then. */
    self->has_changed = TRUE;
    return;
  }
  self->changed_at = g_get_monotonic_time ();
  if (self->rows->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
  if (search != SEARCH_REST)
    self->last_row = last_row;
  if (search == SEARCH_NEWER)
    n_arrived = rows->len;
  else if (search == SEARCH_AGAIN)
    n_arrived = plumb_lead_rows_count_newer (self->rows, last_before);
  if (n_arrived > 0)
    g_signal_emit (self, arrived_signal, 0, n_arrived);
}

/* Only the order of time has its first page sooner than all of it. */
static guint
get_limit (PlumbLeadList *self, Search search)
{
  return search == SEARCH_QUERY && self->query->sort == PLUMB_LEAD_SORT_WHEN ? FIRST_PAGE : 0;
}

static void
rows_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint32 last_row = 0;
  g_autoptr (GArray) rows =
      plumb_store_find_rows_finish (PLUMB_STORE (source), result, &last_row, &error);
  g_autoptr (PlumbLeadList) self = NULL;
  gboolean has_rest;
  Search search;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (user_data);
  search = self->search;
  has_rest = rows != NULL && rows->len > 0 && rows->len == get_limit (self, search);
  g_clear_object (&self->cancellable);
  if (rows != NULL)
    put_rows (self, search, rows, last_row);
  else
    g_warning ("Could not find leads: %s", error->message);
  /* Somebody who was told of the change may have asked for something else. */
  if (self->cancellable != NULL)
    return;
  if (has_rest)
    start_search (self, SEARCH_REST);
  else
    set_search (self, SEARCH_NONE);
  plan_search (self);
}

static void
cancel_search (PlumbLeadList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
start_search (PlumbLeadList *self, Search search)
{
  cancel_search (self);
  self->cancellable = g_cancellable_new ();
  if (search != SEARCH_REST)
    self->has_newer = FALSE;
  if (search != SEARCH_NEWER)
    self->has_changed = FALSE;
  g_clear_pointer (&self->coming, g_array_unref);
  set_search (self, search);
  plumb_store_find_rows_async (self->store, self->query,
                               search == SEARCH_NEWER ? self->last_row : 0,
                               get_limit (self, search), self->cancellable, rows_found_cb, self);
}

static void
clear_timer (PlumbLeadList *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static gboolean
pause_ended_cb (gpointer user_data)
{
  PlumbLeadList *self = user_data;
  gboolean is_by_time = self->query->sort == PLUMB_LEAD_SORT_WHEN;
  g_autoptr (GArray) coming = NULL;

  clear_timer (self);
  if (self->search == SEARCH_NONE && !self->has_changed)
    coming = g_steal_pointer (&self->coming);
  if (coming != NULL)
    put_rows (self, SEARCH_AGAIN, coming, self->last_coming);
  else if (self->search == SEARCH_NONE)
    start_search (self, self->has_changed || !is_by_time ? SEARCH_AGAIN : SEARCH_NEWER);
  plan_search (self);
  return G_SOURCE_REMOVE;
}

static void
plan_search (PlumbLeadList *self)
{
  gint64 wait = self->changed_at + PAUSE_MICROSECONDS - g_get_monotonic_time ();

  if (self->store == NULL || self->search != SEARCH_NONE || self->timer != NULL ||
      (!self->has_newer && !self->has_changed && self->coming == NULL))
    return;
  self->timer = g_timeout_source_new (wait > 0 ? (guint) (wait / 1000 + 1) : 0);
  g_source_set_callback (self->timer, pause_ended_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static void
leads_added_cb (PlumbLeadList *self)
{
  self->has_newer = TRUE;
  plan_search (self);
}

static void
leads_changed_cb (PlumbLeadList *self)
{
  self->has_changed = TRUE;
  plan_search (self);
}

/* ── The object ────────────────────────────────────────────────────────────── */

void
plumb_lead_list_set_query (PlumbLeadList *self, const PlumbLeadQuery *query)
{
  g_return_if_fail (PLUMB_IS_LEAD_LIST (self));
  g_return_if_fail (query != NULL);

  if (plumb_lead_query_equal (self->query, query))
    return;
  plumb_lead_query_free (self->query);
  self->query = plumb_lead_query_copy (query);
  clear_timer (self);
  start_search (self, SEARCH_QUERY);
}

const PlumbLeadQuery *
plumb_lead_list_get_query (PlumbLeadList *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_LIST (self), NULL);
  return self->query;
}

gboolean
plumb_lead_list_is_busy (PlumbLeadList *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_LIST (self), FALSE);
  return self->search == SEARCH_QUERY;
}

gboolean
plumb_lead_list_find_row (PlumbLeadList *self, guint32 row, guint *position)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_LIST (self), FALSE);
  return plumb_lead_rows_find (self->rows, row, position);
}

static void
plumb_lead_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbLeadList *self = PLUMB_LEAD_LIST (object);

  switch ((PlumbLeadListProps) id) {
  case PROP_BUSY:
    g_value_set_boolean (value, plumb_lead_list_is_busy (self));
    break;
  case PROP_N_ITEMS:
    g_value_set_uint (value, self->rows->len);
    break;
  }
}

static void
plumb_lead_list_dispose (GObject *object)
{
  PlumbLeadList *self = PLUMB_LEAD_LIST (object);

  cancel_search (self);
  clear_timer (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (plumb_lead_list_parent_class)->dispose (object);
}

static void
plumb_lead_list_finalize (GObject *object)
{
  PlumbLeadList *self = PLUMB_LEAD_LIST (object);

  plumb_lead_query_free (self->query);
  plumb_lead_cache_free (self->cache);
  g_array_unref (self->rows);
  g_clear_pointer (&self->coming, g_array_unref);
  G_OBJECT_CLASS (plumb_lead_list_parent_class)->finalize (object);
}

static void
plumb_lead_list_class_init (PlumbLeadListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_lead_list_get_property;
  object_class->dispose = plumb_lead_list_dispose;
  object_class->finalize = plumb_lead_list_finalize;

  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, PLUMB_PROPERTY_SHOWN);
  props[PROP_N_ITEMS] =
      g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, PLUMB_PROPERTY_SHOWN);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  arrived_signal = g_signal_new ("arrived", PLUMB_TYPE_LEAD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
plumb_lead_list_init (PlumbLeadList *self)
{
  self->query = plumb_lead_query_new ();
  self->cache = plumb_lead_cache_new (CACHE_SIZE);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
}

PlumbLeadList *
plumb_lead_list_new (PlumbStore *store)
{
  PlumbLeadList *self;

  g_return_val_if_fail (PLUMB_IS_STORE (store), NULL);
  self = g_object_new (PLUMB_TYPE_LEAD_LIST, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "leads-added", G_CALLBACK (leads_added_cb), self);
  g_signal_connect_swapped (store, "leads-changed", G_CALLBACK (leads_changed_cb), self);
  start_search (self, SEARCH_QUERY);
  return self;
}
