/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connection-string.h"
#include "plumb-request.h"

G_BEGIN_DECLS

extern const PlumbStorageService plumb_azure_blob_service;

/**
 * PlumbBlobContainer:
 * @connection: where and with which key
 * @name: the container's
 *
 * The container that a destination means.  Composes the requests of the Blob service; all of them
 * read.
 */
typedef struct {
  PlumbConnectionString *connection;
  char *name;
} PlumbBlobContainer;

/* (transfer full) (nullable): %NULL with @fault if the connection string cannot be used. */
PlumbBlobContainer *plumb_blob_container_new (const char *connection_string, const char *name,
                                              PlumbFinding *fault);
void plumb_blob_container_free (PlumbBlobContainer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbBlobContainer, plumb_blob_container_free)

/* The calls, as requests; all (transfer full) (nullable): %NULL if the key is no base64.
 * @now: for the date. */

/* Whether it is there. */
PlumbRequest *plumb_blob_container_make_find (const PlumbBlobContainer *self, gint64 now);

/* @marker: (nullable): where the page starts */
PlumbRequest *plumb_blob_container_make_list (const PlumbBlobContainer *self, const char *marker,
                                              gint64 now);

/* @limit: how many bytes to ask for; 0 for all */
PlumbRequest *plumb_blob_container_make_read (const PlumbBlobContainer *self, const char *blob,
                                              gsize limit, gint64 now);

G_END_DECLS
