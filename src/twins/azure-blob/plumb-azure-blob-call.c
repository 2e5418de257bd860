/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-call.h"

#include <string.h>

static const char prefix[] = "/" PLUMB_AZURE_BLOB_ACCOUNT;

/* @path: `/account`, `/account/container`, `/account/container/blob`, percent-encoded */
static gboolean
parse_path (PlumbAzureBlobCall *self, const char *path)
{
  const char *container = path + strlen (prefix);
  const char *slash = NULL;

  if (!g_str_has_prefix (path, prefix) || (*container != '\0' && *container != '/'))
    return FALSE;
  if (*container == '\0' || container[1] == '\0')
    return TRUE;
  container++;
  slash = strchr (container, '/');
  self->container =
      slash != NULL ? g_strndup (container, (gsize) (slash - container)) : g_strdup (container);
  if (slash == NULL || slash[1] == '\0')
    return TRUE;
  self->blob = g_uri_unescape_string (slash + 1, NULL);
  return self->blob != NULL;
}

PlumbAzureBlobCall *
plumb_azure_blob_call_new (SoupServerMessage *message)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_autoptr (PlumbAzureBlobCall) self = g_new0 (PlumbAzureBlobCall, 1);

  self->message = message;
  self->method = soup_server_message_get_method (message);
  self->query = soup_form_decode (query != NULL ? query : "");
  if (!parse_path (self, plumb_twin_host_get_path (message)))
    return NULL;
  return g_steal_pointer (&self);
}

void
plumb_azure_blob_call_free (PlumbAzureBlobCall *self)
{
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_free (self->container);
  g_free (self->blob);
  g_free (self);
}

PlumbAzureBlobScope
plumb_azure_blob_call_get_scope (const PlumbAzureBlobCall *self)
{
  if (self->blob != NULL)
    return PLUMB_AZURE_BLOB_OBJECT;
  return self->container != NULL ? PLUMB_AZURE_BLOB_CONTAINER : PLUMB_AZURE_BLOB_SERVICE;
}

gboolean
plumb_azure_blob_call_is_list (const PlumbAzureBlobCall *self)
{
  return self->blob == NULL && self->method == SOUP_METHOD_GET &&
         g_str_equal (plumb_azure_blob_call_get_parameter (self, "comp"), "list");
}

gboolean
plumb_azure_blob_call_is_reading (const PlumbAzureBlobCall *self)
{
  return self->method == SOUP_METHOD_GET || self->method == SOUP_METHOD_HEAD;
}

const char *
plumb_azure_blob_call_get_parameter (const PlumbAzureBlobCall *self, const char *name)
{
  const char *value = g_hash_table_lookup (self->query, name);

  return value == NULL ? "" : value;
}
