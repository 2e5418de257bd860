/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-unknown-texts.h"

#include "plumb-clock.h"

/* The group of texts in which the store keeps them. */
#define GROUP "unknown-error"

struct _PlumbUnknownTexts {
  GObject parent_instance;
  PlumbStore *store;
  /* Name, which says when → text, in step with the store. */
  GHashTable *texts;
  GCancellable *cancellable;
  gint64 last;
};

G_DEFINE_FINAL_TYPE (PlumbUnknownTexts, plumb_unknown_texts, G_TYPE_OBJECT)

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) b, *(const char *const *) a);
}

/* (transfer container) (element-type utf8): the latest first. */
static GPtrArray *
list_names (PlumbUnknownTexts *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  return names;
}

GStrv
plumb_unknown_texts_list (PlumbUnknownTexts *self)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  g_return_val_if_fail (PLUMB_IS_UNKNOWN_TEXTS (self), NULL);

  names = list_names (self);
  for (guint i = 0; i < names->len; i++)
    g_strv_builder_add (texts, g_hash_table_lookup (self->texts, g_ptr_array_index (names, i)));
  return g_strv_builder_end (texts);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!plumb_store_save_text_finish (PLUMB_STORE (source), result, &error))
    g_warning ("An error's text could not be kept: %s", error->message);
}

/* @text: (nullable): %NULL removes. */
static void
put (PlumbUnknownTexts *self, const char *name, const char *text)
{
  plumb_store_save_text_async (self->store, GROUP, name, text, NULL, saved_cb, NULL);
  if (text != NULL)
    g_hash_table_insert (self->texts, g_strdup (name), g_strdup (text));
  else
    g_hash_table_remove (self->texts, name);
}

static void
remove_others (PlumbUnknownTexts *self, const char *text)
{
  g_autoptr (GPtrArray) names = list_names (self);
  guint n_kept = 0;

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);

    if (g_str_equal (g_hash_table_lookup (self->texts, name), text) ||
        ++n_kept >= PLUMB_UNKNOWN_TEXTS_MOST)
      put (self, name, NULL);
  }
}

void
plumb_unknown_texts_add (PlumbUnknownTexts *self, const char *text)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PLUMB_IS_UNKNOWN_TEXTS (self));
  g_return_if_fail (text != NULL);

  remove_others (self, text);
  /* Names of one length, so that they sort by time. */
  self->last = MAX (plumb_clock_now (), self->last + 1);
  name = g_strdup_printf ("%020" G_GINT64_FORMAT, self->last);
  put (self, name, text);
}

void
plumb_unknown_texts_clear (PlumbUnknownTexts *self)
{
  g_autoptr (GPtrArray) names = NULL;

  g_return_if_fail (PLUMB_IS_UNKNOWN_TEXTS (self));

  names = list_names (self);
  for (guint i = 0; i < names->len; i++)
    put (self, g_ptr_array_index (names, i), NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) texts =
      plumb_store_load_texts_finish (PLUMB_STORE (source), result, &error);
  PlumbUnknownTexts *self = user_data;
  GHashTableIter iter;
  gpointer name, text;

  if (texts == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_warning ("Texts that were not explained could not be read: %s", error->message);
    return;
  }
  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (self->texts, g_strdup (name), g_strdup (text));
}

static void
plumb_unknown_texts_dispose (GObject *object)
{
  PlumbUnknownTexts *self = PLUMB_UNKNOWN_TEXTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (plumb_unknown_texts_parent_class)->dispose (object);
}

static void
plumb_unknown_texts_finalize (GObject *object)
{
  PlumbUnknownTexts *self = PLUMB_UNKNOWN_TEXTS (object);

  g_hash_table_unref (self->texts);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (plumb_unknown_texts_parent_class)->finalize (object);
}

static void
plumb_unknown_texts_class_init (PlumbUnknownTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_unknown_texts_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_unknown_texts_finalize;
}

static void
plumb_unknown_texts_init (PlumbUnknownTexts *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cancellable = g_cancellable_new ();
}

PlumbUnknownTexts *
plumb_unknown_texts_new (PlumbStore *store)
{
  PlumbUnknownTexts *self;

  g_return_val_if_fail (PLUMB_IS_STORE (store), NULL);

  self = g_object_new (PLUMB_TYPE_UNKNOWN_TEXTS, NULL);
  self->store = g_object_ref (store);
  plumb_store_load_texts_async (store, GROUP, self->cancellable, loaded_cb, self);
  return self;
}
