/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PlumbAzureBlobRecord:
 * @type: of its content, as it was sent
 * @modified: when it was written last
 *
 * One blob.
 */
typedef struct {
  char *name;
  GBytes *content;
  char *type;
  gint64 modified;
} PlumbAzureBlobRecord;

/* (transfer full): the version, as in `"0x8D…"`. */
char *plumb_azure_blob_record_make_etag (const PlumbAzureBlobRecord *self);

typedef struct _PlumbAzureBlobRecords PlumbAzureBlobRecords;

/**
 * PlumbAzureBlobRecords:
 *
 * The containers of a simulated storage account and their blobs, in memory.
 */
PlumbAzureBlobRecords *plumb_azure_blob_records_new (void);
void plumb_azure_blob_records_free (PlumbAzureBlobRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbAzureBlobRecords, plumb_azure_blob_records_free)

/* (transfer container): the names of the containers, sorted. */
GList *plumb_azure_blob_records_list (PlumbAzureBlobRecords *self);
gboolean plumb_azure_blob_records_has (PlumbAzureBlobRecords *self, const char *container);

/* %FALSE if it exists, or does not, already. */
gboolean plumb_azure_blob_records_create (PlumbAzureBlobRecords *self, const char *container);
gboolean plumb_azure_blob_records_drop (PlumbAzureBlobRecords *self, const char *container);

/* (nullable): the blob. */
const PlumbAzureBlobRecord *plumb_azure_blob_records_find (PlumbAzureBlobRecords *self,
                                                           const char *container, const char *name);

/* Adds or replaces a blob in a container that exists; @modified: 0 for now. */
const PlumbAzureBlobRecord *plumb_azure_blob_records_put (PlumbAzureBlobRecords *self,
                                                          const char *container, const char *name,
                                                          GBytes *content, const char *type,
                                                          gint64 modified);
gboolean plumb_azure_blob_records_remove (PlumbAzureBlobRecords *self, const char *container,
                                          const char *name);

/* (transfer container) (element-type PlumbAzureBlobRecord): the blobs whose names begin with
 * @prefix, in their order, from the name @start on. */
GPtrArray *plumb_azure_blob_records_query (PlumbAzureBlobRecords *self, const char *container,
                                           const char *prefix, const char *start);

/* (transfer full): for a state file. */
JsonObject *plumb_azure_blob_records_save (PlumbAzureBlobRecords *self);
void plumb_azure_blob_records_load (PlumbAzureBlobRecords *self, JsonObject *containers);

G_END_DECLS
