/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-access.h"

#include "plumb-clock.h"

#include <string.h>

#define CLOCK_LIMIT (15 * 60 * G_TIME_SPAN_SECOND)

/* clang-format off */
static const PlumbTwinRefusal not_signed = {
  "", 403, "AuthenticationFailed",
  "Server failed to authenticate the request. Make sure the value of Authorization header is "
  "formed correctly including the signature." };
static const PlumbTwinRefusal wrong_date = {
  "", 403, "AuthenticationFailed",
  "Server failed to authenticate the request. Request date header too old." };
static const PlumbTwinRefusal expired = {
  "", 403, "AuthenticationFailed",
  "Server failed to authenticate the request. Signature not valid in the specified time frame." };
static const PlumbTwinRefusal wrong_version = {
  "", 400, "InvalidHeaderValue",
  "The value for one of the HTTP headers is not in the correct format." };
static const PlumbTwinRefusal wrong_right = {
  "", 403, "AuthorizationPermissionMismatch",
  "This request is not authorized to perform this operation using this permission." };
static const PlumbTwinRefusal wrong_resource = {
  "", 403, "AuthorizationResourceTypeMismatch",
  "This request is not authorized to perform this operation using this resource type." };
static const PlumbTwinRefusal wrong_service = {
  "", 403, "AuthorizationServiceMismatch",
  "This request is not authorized to perform this operation using this service." };
/* clang-format on */

static char *
sign (const char *key, const char *text)
{
  g_autofree guchar *secret = NULL;
  g_autoptr (GHmac) hmac = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  secret = g_base64_decode (key, &length);
  hmac = g_hmac_new (G_CHECKSUM_SHA256, secret, length);
  g_hmac_update (hmac, (const guchar *) text, -1);
  length = sizeof digest;
  g_hmac_get_digest (hmac, digest, &length);
  return g_base64_encode (digest, length);
}

static const char *
get_header (SoupServerMessage *message, const char *name)
{
  const char *value =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), name);

  return value == NULL ? "" : value;
}

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
  const char *authorization = get_header (message, "Authorization");
  const char *date = get_header (message, "x-ms-date");
  g_autofree char *resource = canonicalize_resource (message, account);
  g_autofree char *text = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *expected = NULL;
  const char *scheme = "SharedKeyLite";
  gint64 time;

  if (*date == '\0')
    date = get_header (message, "Date");
  time = plumb_clock_parse_http (date);
  if (ABS (plumb_clock_now () - time) > CLOCK_LIMIT)
    return &wrong_date;
  if (g_str_has_prefix (authorization, "SharedKeyLite ")) {
    text = g_strconcat (date, "\n", resource, NULL);
  } else {
    scheme = "SharedKey";
    text = g_strjoin ("\n", soup_server_message_get_method (message),
                      get_header (message, "Content-MD5"), get_header (message, "Content-Type"),
                      date, resource, NULL);
  }
  signature = sign (key, text);
  expected = g_strdup_printf ("%s %s:%s", scheme, account, signature);
  return g_str_equal (authorization, expected) ? NULL : &not_signed;
}

static const char *
get_parameter (GHashTable *parameters, const char *name)
{
  const char *value = g_hash_table_lookup (parameters, name);

  return value == NULL ? "" : value;
}

/* (transfer full): the values of @names, a line for each. */
static char *
join_parameters (GHashTable *parameters, const char *const *names)
{
  GString *text = g_string_new (NULL);

  for (; *names != NULL; names++)
    g_string_append_printf (text, "%s\n", get_parameter (parameters, *names));
  return g_string_free (text, FALSE);
}

static char *
make_account_text (GHashTable *parameters, const char *account)
{
  static const char *const names[] = { "sp", "ss", "srt", "st", "se", "sip", "spr", "sv", NULL };
  g_autofree char *joined = join_parameters (parameters, names);

  /* The encryption scope came with this version. */
  if (strcmp (get_parameter (parameters, "sv"), "2020-12-06") >= 0)
    return g_strconcat (account, "\n", joined, get_parameter (parameters, "ses"), "\n", NULL);
  return g_strconcat (account, "\n", joined, NULL);
}

static char *
make_table_text (GHashTable *parameters, const char *account)
{
  static const char *const before[] = { "sp", "st", "se", NULL };
  static const char *const after[] = { "si", "sip", "spr", "sv", "spk", "srk", "epk", NULL };
  g_autofree char *first = join_parameters (parameters, before);
  g_autofree char *last = join_parameters (parameters, after);
  g_autofree char *table = g_ascii_strdown (get_parameter (parameters, "tn"), -1);

  return g_strconcat (first, "/table/", account, "/", table, "\n", last,
                      get_parameter (parameters, "erk"), NULL);
}

static const PlumbTwinRefusal *
check_scope (GHashTable *parameters, const char *table, char right)
{
  const char *resource_types = get_parameter (parameters, "srt");
  const char *only_table = g_hash_table_lookup (parameters, "tn");
  const char *rights = get_parameter (parameters, "sp");

  if (only_table != NULL) {
    if (table == NULL || g_ascii_strcasecmp (table, only_table) != 0)
      return &wrong_right;
  } else if (strchr (get_parameter (parameters, "ss"), 't') == NULL) {
    return &wrong_service;
  } else if (strchr (resource_types, table == NULL ? 'c' : 'o') == NULL) {
    return &wrong_resource;
  }
  /* A table may also be created by who may write. */
  if (strchr (rights, right) == NULL &&
      !(right == PLUMB_AZURE_TABLE_CREATE && strchr (rights, 'w') != NULL))
    return &wrong_right;
  return NULL;
}

static const PlumbTwinRefusal *
check_shared_access (GHashTable *parameters, const char *account, const char *key,
                     const char *table, char right)
{
  gint64 now = plumb_clock_now ();
  gint64 start = plumb_clock_parse (get_parameter (parameters, "st"));
  gint64 end = plumb_clock_parse (get_parameter (parameters, "se"));
  g_autofree char *text = NULL;
  g_autofree char *signature = NULL;

  text = g_hash_table_contains (parameters, "tn") ? make_table_text (parameters, account)
                                                  : make_account_text (parameters, account);
  signature = sign (key, text);
  if (!g_str_equal (signature, get_parameter (parameters, "sig")))
    return &not_signed;
  if (end <= now || start > now)
    return &expired;
  return check_scope (parameters, table, right);
}

const PlumbTwinRefusal *
plumb_azure_table_check_access (SoupServerMessage *message, const char *account, const char *key,
                                const char *table, char right)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  const char *authorization = get_header (message, "Authorization");
  g_autoptr (GHashTable) parameters = soup_form_decode (query != NULL ? query : "");

  if (!g_regex_match_simple ("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", get_header (message, "x-ms-version"),
                             G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
    return &wrong_version;
  if (*authorization == '\0' && g_hash_table_contains (parameters, "sig"))
    return check_shared_access (parameters, account, key, table, right);
  return check_shared_key (message, account, key);
}
