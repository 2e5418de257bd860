/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-records.h"

#include "plumb-clock.h"

#include <string.h>

struct _PlumbAzureBlobRecords {
  /* Container → (name → PlumbAzureBlobRecord). */
  GHashTable *containers;
};

static void
free_record (gpointer data)
{
  PlumbAzureBlobRecord *record = data;

  g_free (record->name);
  g_bytes_unref (record->content);
  g_free (record->type);
  g_free (record);
}

char *
plumb_azure_blob_record_make_etag (const PlumbAzureBlobRecord *self)
{
  return g_strdup_printf ("\"0x%" G_GINT64_MODIFIER "X\"", plumb_clock_to_ticks (self->modified));
}

PlumbAzureBlobRecords *
plumb_azure_blob_records_new (void)
{
  PlumbAzureBlobRecords *self = g_new0 (PlumbAzureBlobRecords, 1);

  self->containers =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
plumb_azure_blob_records_free (PlumbAzureBlobRecords *self)
{
  g_hash_table_unref (self->containers);
  g_free (self);
}

GList *
plumb_azure_blob_records_list (PlumbAzureBlobRecords *self)
{
  return g_list_sort (g_hash_table_get_keys (self->containers), (GCompareFunc) strcmp);
}

gboolean
plumb_azure_blob_records_has (PlumbAzureBlobRecords *self, const char *container)
{
  return g_hash_table_contains (self->containers, container);
}

gboolean
plumb_azure_blob_records_create (PlumbAzureBlobRecords *self, const char *container)
{
  GHashTable *blobs;

  if (plumb_azure_blob_records_has (self, container))
    return FALSE;
  blobs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_record);
  return g_hash_table_insert (self->containers, g_strdup (container), blobs);
}

gboolean
plumb_azure_blob_records_drop (PlumbAzureBlobRecords *self, const char *container)
{
  return g_hash_table_remove (self->containers, container);
}

const PlumbAzureBlobRecord *
plumb_azure_blob_records_find (PlumbAzureBlobRecords *self, const char *container, const char *name)
{
  GHashTable *blobs = g_hash_table_lookup (self->containers, container);

  return blobs == NULL ? NULL : g_hash_table_lookup (blobs, name);
}

const PlumbAzureBlobRecord *
plumb_azure_blob_records_put (PlumbAzureBlobRecords *self, const char *container, const char *name,
                              GBytes *content, const char *type, gint64 modified)
{
  GHashTable *blobs = g_hash_table_lookup (self->containers, container);
  PlumbAzureBlobRecord *record = g_new0 (PlumbAzureBlobRecord, 1);

  g_assert (blobs != NULL);
  record->name = g_strdup (name);
  record->content = g_bytes_ref (content);
  record->type = g_strdup (type != NULL ? type : "application/octet-stream");
  record->modified = modified != 0 ? modified : plumb_clock_now ();
  g_hash_table_replace (blobs, record->name, record);
  return record;
}

gboolean
plumb_azure_blob_records_remove (PlumbAzureBlobRecords *self, const char *container,
                                 const char *name)
{
  GHashTable *blobs = g_hash_table_lookup (self->containers, container);

  return blobs != NULL && g_hash_table_remove (blobs, name);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const PlumbAzureBlobRecord *const *) a)->name,
                 (*(const PlumbAzureBlobRecord *const *) b)->name);
}

GPtrArray *
plumb_azure_blob_records_query (PlumbAzureBlobRecords *self, const char *container,
                                const char *prefix, const char *start)
{
  GHashTable *blobs = g_hash_table_lookup (self->containers, container);
  GPtrArray *found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value = NULL;

  if (blobs == NULL)
    return found;
  g_hash_table_iter_init (&iter, blobs);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const PlumbAzureBlobRecord *record = value;

    if (g_str_has_prefix (record->name, prefix) && strcmp (record->name, start) >= 0)
      g_ptr_array_add (found, value);
  }
  g_ptr_array_sort (found, compare_records);
  return found;
}

static JsonObject *
save_blobs (GHashTable *blobs)
{
  JsonObject *saved = json_object_new ();
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, blobs);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const PlumbAzureBlobRecord *record = value;
    JsonObject *blob = json_object_new ();
    gsize length = 0;
    const guchar *content = g_bytes_get_data (record->content, &length);
    g_autofree char *text = g_base64_encode (content, length);

    json_object_set_string_member (blob, "content", text);
    json_object_set_string_member (blob, "type", record->type);
    json_object_set_int_member (blob, "modified", record->modified);
    json_object_set_object_member (saved, record->name, blob);
  }
  return saved;
}

JsonObject *
plumb_azure_blob_records_save (PlumbAzureBlobRecords *self)
{
  JsonObject *saved = json_object_new ();
  GHashTableIter iter;
  gpointer name = NULL;
  gpointer blobs = NULL;

  g_hash_table_iter_init (&iter, self->containers);
  while (g_hash_table_iter_next (&iter, &name, &blobs))
    json_object_set_object_member (saved, name, save_blobs (blobs));
  return saved;
}

static JsonObject *
find_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
load_blob (PlumbAzureBlobRecords *self, const char *container, const char *name, JsonObject *blob)
{
  const char *text = json_object_get_string_member_with_default (blob, "content", "");
  gsize length = 0;
  guchar *content = g_base64_decode (text, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (content, length);

  plumb_azure_blob_records_put (self, container, name, bytes,
                                json_object_get_string_member_with_default (blob, "type", NULL),
                                json_object_get_int_member_with_default (blob, "modified", 0));
}

static void
load_container (PlumbAzureBlobRecords *self, const char *container, JsonObject *blobs)
{
  g_autoptr (GList) names = json_object_get_members (blobs);

  plumb_azure_blob_records_create (self, container);
  for (GList *name = names; name != NULL; name = name->next) {
    JsonObject *blob = find_object (blobs, name->data);

    if (blob != NULL)
      load_blob (self, container, name->data, blob);
  }
}

void
plumb_azure_blob_records_load (PlumbAzureBlobRecords *self, JsonObject *containers)
{
  g_autoptr (GList) names = json_object_get_members (containers);

  g_hash_table_remove_all (self->containers);
  for (GList *name = names; name != NULL; name = name->next) {
    JsonObject *blobs = find_object (containers, name->data);

    if (blobs != NULL)
      load_container (self, name->data, blobs);
  }
}
