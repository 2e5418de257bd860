/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-end-notices.h"

#include "plumb-field-date.h"

/* The group of texts in which the store keeps what has been told: by destination and field, the
 * date that was told of and how near it was. */
#define TOLD "secret-end"

struct _PlumbEndNotices {
  GObject parent_instance;
  PlumbStore *store;
  PlumbConnectors *connectors;
  PlumbDestinationList *destinations;
  /* (nullable): name → text, in step with the store. */
  GHashTable *told;
};

G_DEFINE_FINAL_TYPE (PlumbEndNotices, plumb_end_notices, G_TYPE_OBJECT)

static void
notice_free (gpointer data)
{
  PlumbEndNotice *notice = data;

  g_object_unref (notice->destination);
  g_free (notice);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!plumb_store_save_text_finish (PLUMB_STORE (source), result, &error))
    g_warning ("It is not remembered that the end of a secret was told: %s", error->message);
}

/* @text: (nullable): %NULL forgets. */
static void
remember (PlumbEndNotices *self, const char *name, const char *text)
{
  plumb_store_save_text_async (self->store, TOLD, name, text, NULL, saved_cb, NULL);
}

static gboolean
belongs_to_nobody (gpointer name, gpointer text, gpointer user_data)
{
  PlumbEndNotices *self = user_data;
  g_auto (GStrv) parts = g_strsplit (name, "/", 2);

  if (plumb_destination_list_find_id (self->destinations, parts[0]) != NULL)
    return FALSE;
  remember (self, name, NULL);
  return TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbEndNotices *self = g_task_get_source_object (task);
  GHashTable *told = plumb_store_load_texts_finish (PLUMB_STORE (source), result, &error);

  if (told == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  g_clear_pointer (&self->told, g_hash_table_unref);
  self->told = told;
  g_hash_table_foreach_remove (told, belongs_to_nobody, self);
  g_task_return_boolean (task, TRUE);
}

void
plumb_end_notices_load_async (PlumbEndNotices *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_END_NOTICES (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_end_notices_load_async);
  plumb_store_load_texts_async (self->store, TOLD, cancellable, loaded_cb, g_steal_pointer (&task));
}

gboolean
plumb_end_notices_load_finish (PlumbEndNotices *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* How near the end at @date was when it was told last; FAR if it never was. */
static PlumbNearness
get_told (PlumbEndNotices *self, const char *name, const char *date)
{
  const char *text = g_hash_table_lookup (self->told, name);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", 2);

  if (g_strv_length (parts) != 2 || !g_str_equal (parts[0], date))
    return PLUMB_NEARNESS_FAR;
  return (PlumbNearness) g_ascii_strtoull (parts[1], NULL, 10);
}

static gboolean
is_news (PlumbEndNotices *self, PlumbDestination *destination, const PlumbSecretEnd *end)
{
  PlumbNearness nearness = plumb_secret_end_get_nearness (end);
  g_autofree char *name =
      g_strdup_printf ("%s/%s", plumb_destination_get_id (destination), end->told_by->key);
  g_autofree char *date = plumb_field_format_date (&end->date);
  char *text = NULL;

  if (nearness <= get_told (self, name, date))
    return FALSE;
  text = g_strdup_printf ("%s %u", date, (guint) nearness);
  remember (self, name, text);
  g_hash_table_insert (self->told, g_steal_pointer (&name), text);
  return TRUE;
}

static void
add_notices (PlumbEndNotices *self, PlumbDestination *destination, gint64 now, GPtrArray *notices)
{
  PlumbConnector *connector =
      plumb_connectors_get (self->connectors, plumb_destination_get_kind (destination));
  g_autoptr (GArray) ends = plumb_secret_end_list (connector, destination, now);

  for (guint i = 0; i < ends->len; i++) {
    const PlumbSecretEnd *end = &g_array_index (ends, PlumbSecretEnd, i);
    PlumbEndNotice *notice = NULL;

    if (!is_news (self, destination, end))
      continue;
    notice = g_new0 (PlumbEndNotice, 1);
    notice->destination = g_object_ref (destination);
    notice->end = *end;
    g_ptr_array_add (notices, notice);
  }
}

GPtrArray *
plumb_end_notices_take (PlumbEndNotices *self, gint64 now)
{
  GPtrArray *notices = g_ptr_array_new_with_free_func (notice_free);
  GListModel *destinations;

  g_return_val_if_fail (PLUMB_IS_END_NOTICES (self), notices);

  destinations = G_LIST_MODEL (self->destinations);
  for (guint i = 0; self->told != NULL && i < g_list_model_get_n_items (destinations); i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (destinations, i);

    add_notices (self, destination, now, notices);
  }
  return notices;
}

static void
plumb_end_notices_finalize (GObject *object)
{
  PlumbEndNotices *self = PLUMB_END_NOTICES (object);

  g_clear_pointer (&self->told, g_hash_table_unref);
  g_object_unref (self->destinations);
  g_object_unref (self->connectors);
  g_object_unref (self->store);
  G_OBJECT_CLASS (plumb_end_notices_parent_class)->finalize (object);
}

static void
plumb_end_notices_class_init (PlumbEndNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_end_notices_finalize;
}

static void
plumb_end_notices_init (PlumbEndNotices *self)
{
}

PlumbEndNotices *
plumb_end_notices_new (PlumbStore *store, PlumbConnectors *connectors,
                       PlumbDestinationList *destinations)
{
  PlumbEndNotices *self = NULL;

  g_return_val_if_fail (PLUMB_IS_STORE (store), NULL);
  g_return_val_if_fail (PLUMB_IS_CONNECTORS (connectors), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION_LIST (destinations), NULL);

  self = g_object_new (PLUMB_TYPE_END_NOTICES, NULL);
  self->store = g_object_ref (store);
  self->connectors = g_object_ref (connectors);
  self->destinations = g_object_ref (destinations);
  return self;
}
