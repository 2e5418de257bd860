/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-access.h"

#include "plumb-storage-access.h"

#include <string.h>

#define ACCOUNT PLUMB_AZURE_BLOB_ACCOUNT

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorts @lines and appends them, each between @before and @after. */
static void
append_sorted (GString *text, GPtrArray *lines, const char *before, const char *after)
{
  g_ptr_array_sort (lines, compare_texts);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s%s", before, (const char *) g_ptr_array_index (lines, i),
                            after);
}

static void
append_headers (GString *text, SoupServerMessage *message)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  SoupMessageHeadersIter iter;
  const char *name = NULL;
  const char *value = NULL;

  soup_message_headers_iter_init (&iter, soup_server_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value)) {
    g_autofree char *lower = g_ascii_strdown (name, -1);

    if (g_str_has_prefix (lower, "x-ms-"))
      g_ptr_array_add (lines, g_strconcat (lower, ":", value, NULL));
  }
  append_sorted (text, lines, "", "\n");
}

static void
append_query (GString *text, GHashTable *query)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name = NULL;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, query);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    g_autofree char *lower = g_ascii_strdown (name, -1);

    g_ptr_array_add (lines, g_strconcat (lower, ":", value, NULL));
  }
  append_sorted (text, lines, "\n", "");
}

static char *
make_key_text (const PlumbAzureBlobCall *call)
{
  static const char *const names[] = {
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-MD5",
    "Content-Type",
    "Date",
    "If-Modified-Since",
    "If-Match",
    "If-None-Match",
    "If-Unmodified-Since",
    "Range",
  };
  GString *text = g_string_new (call->method);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *value = plumb_storage_access_get_header (call->message, names[i]);
    gboolean is_none = g_str_equal (names[i], "Content-Length") && g_str_equal (value, "0");

    g_string_append_printf (text, "%s\n", is_none ? "" : value);
  }
  append_headers (text, call->message);
  g_string_append_printf (text, "/" ACCOUNT "%s", plumb_twin_host_get_path (call->message));
  append_query (text, call->query);
  return g_string_free (text, FALSE);
}

/* What is signed for a service SAS since version 2018-11-09. */
static char *
make_service_text (const PlumbAzureBlobCall *call)
{
  static const char *const before[] = { "sp", "st", "se", NULL };
  static const char *const after[] = { "si", "sip", "spr", "sv", "sr", NULL };
  static const char *const overrides[] = { "rscc", "rscd", "rsce", "rscl", NULL };
  gboolean has_scope =
      strcmp (plumb_storage_access_get_parameter (call->query, "sv"), "2020-12-06") >= 0;
  gboolean is_of_blob = g_str_equal (plumb_storage_access_get_parameter (call->query, "sr"), "b");
  g_autofree char *first = plumb_storage_access_join (call->query, before);
  g_autofree char *middle = plumb_storage_access_join (call->query, after);
  g_autofree char *last = plumb_storage_access_join (call->query, overrides);

  /* The line after `sr` is for snapshots, which have none here. */
  return g_strconcat (
      first, "/blob/" ACCOUNT "/", call->container != NULL ? call->container : "",
      is_of_blob ? "/" : "", is_of_blob && call->blob != NULL ? call->blob : "", "\n", middle, "\n",
      has_scope ? plumb_storage_access_get_parameter (call->query, "ses") : "",
      has_scope ? "\n" : "", last, plumb_storage_access_get_parameter (call->query, "rsct"), NULL);
}

/* The rights, any of which allows it. */
static const char *
get_rights (const PlumbAzureBlobCall *call)
{
  if (plumb_azure_blob_call_is_list (call))
    return "l";
  if (plumb_azure_blob_call_is_reading (call))
    return "r";
  return call->method == SOUP_METHOD_DELETE ? "d" : "cw";
}

/* A service SAS is for what is in a container, and for listing it. */
static gboolean
is_for_contents (const PlumbAzureBlobCall *call)
{
  const char *resource = plumb_storage_access_get_parameter (call->query, "sr");

  if (call->blob != NULL)
    return TRUE;
  return g_str_equal (resource, "c") && plumb_azure_blob_call_is_list (call);
}

static const PlumbTwinRefusal *
check_scope (const PlumbAzureBlobCall *call)
{
  static const char scopes[] = { [PLUMB_AZURE_BLOB_SERVICE] = 's',
                                 [PLUMB_AZURE_BLOB_CONTAINER] = 'c',
                                 [PLUMB_AZURE_BLOB_OBJECT] = 'o' };
  const char *rights = plumb_storage_access_get_parameter (call->query, "sp");
  const char *types = plumb_storage_access_get_parameter (call->query, "srt");

  if (g_hash_table_contains (call->query, "sr")) {
    if (!is_for_contents (call))
      return &plumb_storage_wrong_right;
  } else if (strchr (plumb_storage_access_get_parameter (call->query, "ss"), 'b') == NULL) {
    return &plumb_storage_wrong_service;
  } else if (strchr (types, scopes[plumb_azure_blob_call_get_scope (call)]) == NULL) {
    return &plumb_storage_wrong_resource;
  }
  return strpbrk (rights, get_rights (call)) != NULL ? NULL : &plumb_storage_wrong_right;
}

static const PlumbTwinRefusal *
check_shared_access (const PlumbAzureBlobCall *call, const char *key)
{
  g_autofree char *text = g_hash_table_contains (call->query, "sr")
                              ? make_service_text (call)
                              : plumb_storage_access_make_account_text (call->query, ACCOUNT);
  const PlumbTwinRefusal *refusal = plumb_storage_access_check_shared (call->query, key, text);

  return refusal != NULL ? refusal : check_scope (call);
}

const PlumbTwinRefusal *
plumb_azure_blob_check_access (const PlumbAzureBlobCall *call, const char *key)
{
  const PlumbTwinRefusal *refusal = plumb_storage_access_check_version (call->message);
  const char *authorization = plumb_storage_access_get_header (call->message, "Authorization");
  g_autofree char *text = NULL;

  if (refusal != NULL)
    return refusal;
  if (*authorization == '\0' && g_hash_table_contains (call->query, "sig"))
    return check_shared_access (call, key);
  text = make_key_text (call);
  return plumb_storage_access_check_key (call->message, "SharedKey", ACCOUNT, key, text);
}
