/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-storage-access.h"

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
const PlumbTwinRefusal plumb_storage_wrong_right = {
  "", 403, "AuthorizationPermissionMismatch",
  "This request is not authorized to perform this operation using this permission." };
const PlumbTwinRefusal plumb_storage_wrong_resource = {
  "", 403, "AuthorizationResourceTypeMismatch",
  "This request is not authorized to perform this operation using this resource type." };
const PlumbTwinRefusal plumb_storage_wrong_service = {
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

const char *
plumb_storage_access_get_header (SoupServerMessage *message, const char *name)
{
  const char *value =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), name);

  return value == NULL ? "" : value;
}

/* (nullable): why a request of this date is not even looked at. */
static const PlumbTwinRefusal *
check_date (SoupServerMessage *message)
{
  const char *date = plumb_storage_access_get_header (message, "x-ms-date");
  gint64 time = 0;

  if (*date == '\0')
    date = plumb_storage_access_get_header (message, "Date");
  time = plumb_clock_parse_http (date);
  return ABS (plumb_clock_now () - time) > CLOCK_LIMIT ? &wrong_date : NULL;
}

const PlumbTwinRefusal *
plumb_storage_access_check_version (SoupServerMessage *message)
{
  const char *version = plumb_storage_access_get_header (message, "x-ms-version");

  return g_regex_match_simple ("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", version, G_REGEX_DEFAULT,
                               G_REGEX_MATCH_DEFAULT)
             ? NULL
             : &wrong_version;
}

const PlumbTwinRefusal *
plumb_storage_access_check_key (SoupServerMessage *message, const char *scheme, const char *account,
                                const char *key, const char *text)
{
  const char *authorization = plumb_storage_access_get_header (message, "Authorization");
  const PlumbTwinRefusal *refusal = check_date (message);
  g_autofree char *signature = sign (key, text);
  g_autofree char *expected = g_strdup_printf ("%s %s:%s", scheme, account, signature);

  if (refusal != NULL)
    return refusal;
  return g_str_equal (authorization, expected) ? NULL : &not_signed;
}

const char *
plumb_storage_access_get_parameter (GHashTable *parameters, const char *name)
{
  const char *value = g_hash_table_lookup (parameters, name);

  return value == NULL ? "" : value;
}

char *
plumb_storage_access_join (GHashTable *parameters, const char *const *names)
{
  GString *text = g_string_new (NULL);

  for (; *names != NULL; names++)
    g_string_append_printf (text, "%s\n", plumb_storage_access_get_parameter (parameters, *names));
  return g_string_free (text, FALSE);
}

char *
plumb_storage_access_make_account_text (GHashTable *parameters, const char *account)
{
  static const char *const names[] = { "sp", "ss", "srt", "st", "se", "sip", "spr", "sv", NULL };
  g_autofree char *joined = plumb_storage_access_join (parameters, names);

  /* The encryption scope came with this version. */
  if (strcmp (plumb_storage_access_get_parameter (parameters, "sv"), "2020-12-06") >= 0)
    return g_strconcat (account, "\n", joined,
                        plumb_storage_access_get_parameter (parameters, "ses"), "\n", NULL);
  return g_strconcat (account, "\n", joined, NULL);
}

const PlumbTwinRefusal *
plumb_storage_access_check_shared (GHashTable *parameters, const char *key, const char *text)
{
  const char *signature = plumb_storage_access_get_parameter (parameters, "sig");
  gint64 now = plumb_clock_now ();
  gint64 start = plumb_clock_parse (plumb_storage_access_get_parameter (parameters, "st"));
  gint64 end = plumb_clock_parse (plumb_storage_access_get_parameter (parameters, "se"));
  g_autofree char *expected = sign (key, text);

  if (!g_str_equal (signature, expected))
    return &not_signed;
  return end <= now || start > now ? &expired : NULL;
}
