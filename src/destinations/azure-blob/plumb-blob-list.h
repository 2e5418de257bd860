/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlumbBlob:
 * @name: within the container; may hold slashes
 * @modified: when it was written last, to the second; 0 if that is not told
 * @size: in bytes; -1 if that is not told
 * @moved: when it was moved to another access tier last; 0 if never
 * @is_archived: whether it is in the tier from which nothing can be read
 * @is_returning: whether it is on its way back from there, which takes hours
 */
typedef struct {
  char *name;
  gint64 modified;
  gint64 size;
  gint64 moved;
  gboolean is_archived;
  gboolean is_returning;
} PlumbBlob;

/* When it could be read as it is now for the first time; 0 if that is not told. */
gint64 plumb_blob_get_time (const PlumbBlob *self);

/**
 * PlumbBlobList:
 * @blobs: (element-type PlumbBlob): in the order of their names
 * @next: (nullable): the marker of the next page
 *
 * A page of a container's list (learn, "List Blobs").
 */
typedef struct {
  GPtrArray *blobs;
  char *next;
} PlumbBlobList;

/* (transfer full) (nullable): %NULL if @xml is no such list, or was cut: what is missing in it must
 * not be taken for read. */
PlumbBlobList *plumb_blob_list_parse (const char *xml, gsize length);
void plumb_blob_list_free (PlumbBlobList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbBlobList, plumb_blob_list_free)

G_END_DECLS
