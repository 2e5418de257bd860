/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-storage-address.h"

#include "plumb-storage-signature.h"

char *
plumb_storage_address_dup_url (const PlumbConnectionString *connection, const char *path,
                               const char *query)
{
  GString *url = NULL;
  const char *separator = "?";

  g_return_val_if_fail (connection != NULL && path != NULL, NULL);

  url = g_string_new (connection->endpoint);
  g_string_append (url, path);
  if (query != NULL) {
    g_string_append_printf (url, "?%s", query);
    separator = "&";
  }
  if (connection->signature != NULL)
    g_string_append_printf (url, "%s%s", separator, connection->signature);
  return g_string_free (url, FALSE);
}

char *
plumb_storage_address_dup_path (const PlumbConnectionString *connection, const char *path)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (connection != NULL && path != NULL, NULL);

  uri = g_uri_parse (connection->endpoint, G_URI_FLAGS_ENCODED, NULL);
  return g_strconcat (uri != NULL ? g_uri_get_path (uri) : "", path, NULL);
}

gboolean
plumb_storage_address_can_sign (const PlumbConnectionString *connection)
{
  g_autofree char *signature = NULL;

  g_return_val_if_fail (connection != NULL, FALSE);

  if (connection->signature != NULL)
    return TRUE;
  signature = plumb_storage_signature_sign (connection->key, "");
  return signature != NULL;
}
