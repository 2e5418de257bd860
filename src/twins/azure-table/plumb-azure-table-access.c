/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-access.h"

#include "plumb-storage-access.h"

#include <string.h>

/* The address as sent, after the account; of the query only `comp` counts. */
static char *
canonicalize_resource (SoupServerMessage *message, const char *account)
{
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);
  const char *path = plumb_twin_host_get_path (message);
  g_autoptr (GHashTable) parameters = NULL;
  const char *comp;

  if (query == NULL)
    return g_strconcat ("/", account, path, NULL);
  parameters = soup_form_decode (query);
  comp = g_hash_table_lookup (parameters, "comp");
  if (comp == NULL)
    return g_strconcat ("/", account, path, NULL);
  return g_strconcat ("/", account, path, "?comp=", comp, NULL);
}

static const PlumbTwinRefusal *
check_shared_key (SoupServerMessage *message, const char *account, const char *key)
{
  const char *authorization = plumb_storage_access_get_header (message, "Authorization");
  const char *date = plumb_storage_access_get_header (message, "x-ms-date");
  g_autofree char *resource = canonicalize_resource (message, account);
  g_autofree char *text = NULL;

  if (*date == '\0')
    date = plumb_storage_access_get_header (message, "Date");
  if (g_str_has_prefix (authorization, "SharedKeyLite ")) {
    text = g_strconcat (date, "\n", resource, NULL);
    return plumb_storage_access_check_key (message, "SharedKeyLite", account, key, text);
  }
  text =
      g_strjoin ("\n", soup_server_message_get_method (message),
                 plumb_storage_access_get_header (message, "Content-MD5"),
                 plumb_storage_access_get_header (message, "Content-Type"), date, resource, NULL);
  return plumb_storage_access_check_key (message, "SharedKey", account, key, text);
}

static char *
make_table_text (GHashTable *parameters, const char *account)
{
  static const char *const before[] = { "sp", "st", "se", NULL };
  static const char *const after[] = { "si", "sip", "spr", "sv", "spk", "srk", "epk", NULL };
  g_autofree char *first = plumb_storage_access_join (parameters, before);
  g_autofree char *last = plumb_storage_access_join (parameters, after);
  g_autofree char *table =
      g_ascii_strdown (plumb_storage_access_get_parameter (parameters, "tn"), -1);

  return g_strconcat (first, "/table/", account, "/", table, "\n", last,
                      plumb_storage_access_get_parameter (parameters, "erk"), NULL);
}

static const PlumbTwinRefusal *
check_scope (GHashTable *parameters, const char *table, char right)
{
  const char *resource_types = plumb_storage_access_get_parameter (parameters, "srt");
  const char *only_table = g_hash_table_lookup (parameters, "tn");
  const char *rights = plumb_storage_access_get_parameter (parameters, "sp");

  if (only_table != NULL) {
    if (table == NULL || g_ascii_strcasecmp (table, only_table) != 0)
      return &plumb_storage_wrong_right;
  } else if (strchr (plumb_storage_access_get_parameter (parameters, "ss"), 't') == NULL) {
    return &plumb_storage_wrong_service;
  } else if (strchr (resource_types, table == NULL ? 'c' : 'o') == NULL) {
    return &plumb_storage_wrong_resource;
  }
  /* A table may also be created by who may write. */
  if (strchr (rights, right) == NULL &&
      !(right == PLUMB_AZURE_TABLE_CREATE && strchr (rights, 'w') != NULL))
    return &plumb_storage_wrong_right;
  return NULL;
}

static const PlumbTwinRefusal *
check_shared_access (GHashTable *parameters, const char *account, const char *key,
                     const char *table, char right)
{
  g_autofree char *text = g_hash_table_contains (parameters, "tn")
                              ? make_table_text (parameters, account)
                              : plumb_storage_access_make_account_text (parameters, account);
  const PlumbTwinRefusal *refusal = plumb_storage_access_check_shared (parameters, key, text);

  return refusal != NULL ? refusal : check_scope (parameters, table, right);
}

const PlumbTwinRefusal *
plumb_azure_table_check_access (SoupServerMessage *message, const char *account, const char *key,
                                const char *table, char right)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  const char *authorization = plumb_storage_access_get_header (message, "Authorization");
  const PlumbTwinRefusal *refusal = plumb_storage_access_check_version (message);
  g_autoptr (GHashTable) parameters = soup_form_decode (query != NULL ? query : "");

  if (refusal != NULL)
    return refusal;
  if (*authorization == '\0' && g_hash_table_contains (parameters, "sig"))
    return check_shared_access (parameters, account, key, table, right);
  return check_shared_key (message, account, key);
}
