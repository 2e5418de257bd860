/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-blob-container.h"

#include "plumb-clock.h"
#include "plumb-storage-address.h"
#include "plumb-storage-signature.h"

#include <string.h>

#define VERSION "2020-12-06"
#define BLOBS_PER_PAGE "100"

const PlumbStorageService plumb_azure_blob_service = { .kind = "azure-blob",
                                                       .word = "blob",
                                                       .endpoint = "blobendpoint",
                                                       .emulator_port = "10000",
                                                       .for_reading = TRUE };

PlumbBlobContainer *
plumb_blob_container_new (const char *connection_string, const char *name, PlumbFinding *fault)
{
  PlumbBlobContainer *self = NULL;
  PlumbConnectionString *connection = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (fault != NULL, NULL);

  if (connection_string == NULL) {
    *fault = (PlumbFinding){ PLUMB_FINDING_FAULT, "azure-blob.connection-string.missing" };
    return NULL;
  }
  connection = plumb_connection_string_parse (connection_string, &plumb_azure_blob_service, fault);
  if (connection == NULL)
    return NULL;
  self = g_new0 (PlumbBlobContainer, 1);
  self->connection = connection;
  self->name = g_strdup (name);
  return self;
}

void
plumb_blob_container_free (PlumbBlobContainer *self)
{
  if (self == NULL)
    return;
  plumb_connection_string_free (self->connection);
  g_free (self->name);
  g_free (self);
}

/* @headers: as plumb_storage_signature_authorize_blob() wants them */
static gboolean
authorize (const PlumbBlobContainer *self, const char *path, const char *query,
           const char *const *headers, PlumbRequest *request)
{
  g_autofree char *signed_path = NULL;
  g_autofree char *value = NULL;

  if (self->connection->signature != NULL)
    return TRUE;
  signed_path = plumb_storage_address_dup_path (self->connection, path);
  value = plumb_storage_signature_authorize_blob (self->connection->account, self->connection->key,
                                                  "GET", headers, signed_path, query);
  if (value == NULL)
    return FALSE;
  plumb_request_set_header (request, "Authorization", value);
  explicit_bzero (value, strlen (value));
  return TRUE;
}

/* @range: (nullable): of bytes, as in `bytes=0-99` */
static PlumbRequest *
make_request (const PlumbBlobContainer *self, const char *path, const char *query,
              const char *range, gint64 now)
{
  g_autofree char *url = plumb_storage_address_dup_url (self->connection, path, query);
  g_autofree char *date = plumb_clock_format_http (now);
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", url);
  const char *ranged[] = { "x-ms-date", date, "x-ms-range", range, "x-ms-version", VERSION, NULL };
  const char *plain[] = { "x-ms-date", date, "x-ms-version", VERSION, NULL };
  const char *const *headers = range != NULL ? ranged : plain;

  for (const char *const *at = headers; *at != NULL; at += 2)
    plumb_request_set_header (request, at[0], at[1]);
  return authorize (self, path, query, headers, request) ? g_steal_pointer (&request) : NULL;
}

PlumbRequest *
plumb_blob_container_make_find (const PlumbBlobContainer *self, gint64 now)
{
  g_autofree char *path = g_strconcat ("/", self->name, NULL);

  return make_request (self, path, "restype=container", NULL, now);
}

PlumbRequest *
plumb_blob_container_make_list (const PlumbBlobContainer *self, const char *marker, gint64 now)
{
  g_autofree char *path = g_strconcat ("/", self->name, NULL);
  g_autofree char *escaped = marker != NULL ? g_uri_escape_string (marker, NULL, FALSE) : NULL;
  g_autofree char *query = g_strconcat ("restype=container&comp=list&maxresults=" BLOBS_PER_PAGE,
                                        escaped != NULL ? "&marker=" : NULL, escaped, NULL);

  return make_request (self, path, query, NULL, now);
}

PlumbRequest *
plumb_blob_container_make_read (const PlumbBlobContainer *self, const char *blob, gsize limit,
                                gint64 now)
{
  /* A slash in a name is written as it is: it looks like folders, and is signed so. */
  g_autofree char *escaped = g_uri_escape_string (blob, "/", FALSE);
  g_autofree char *path = g_strconcat ("/", self->name, "/", escaped, NULL);
  g_autofree char *range =
      limit > 0 ? g_strdup_printf ("bytes=0-%" G_GSIZE_FORMAT, limit - 1) : NULL;

  return make_request (self, path, NULL, range, now);
}
