/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-storage-signature.h"

#include <string.h>

/* HMAC-SHA256's. */
#define DIGEST_LENGTH 32

/* g_base64_decode() skips what is no base64 and so would make a key of anything. */
static gboolean
is_base64 (const char *text)
{
  gsize length = strlen (text);
  gsize letters = strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "+/");

  return length > 0 && length % 4 == 0 && length - letters <= 2 &&
         strspn (text + letters, "=") == length - letters;
}

char *
plumb_storage_signature_sign (const char *account_key, const char *string_to_sign)
{
  g_autofree guchar *key = NULL;
  g_autoptr (GHmac) hmac = NULL;
  guchar digest[DIGEST_LENGTH];
  gsize key_length, digest_length = sizeof digest;

  g_return_val_if_fail (account_key != NULL && string_to_sign != NULL, NULL);

  if (!is_base64 (account_key))
    return NULL;
  key = g_base64_decode (account_key, &key_length);
  hmac = g_hmac_new (G_CHECKSUM_SHA256, key, key_length);
  explicit_bzero (key, key_length);
  g_hmac_update (hmac, (const guchar *) string_to_sign, strlen (string_to_sign));
  g_hmac_get_digest (hmac, digest, &digest_length);
  return g_base64_encode (digest, digest_length);
}

static char *
dup_parameter (const char *query, const char *name)
{
  g_auto (GStrv) parameters = g_strsplit (query, "&", -1);
  gsize length = strlen (name);

  for (guint i = 0; parameters[i] != NULL; i++) {
    if (strncmp (parameters[i], name, length) == 0 && parameters[i][length] == '=')
      return g_strdup (parameters[i] + length + 1);
  }
  return NULL;
}

char *
plumb_storage_signature_dup_resource (const char *account, const char *path, const char *query)
{
  g_autofree char *component = NULL;

  g_return_val_if_fail (account != NULL && path != NULL, NULL);

  if (query != NULL)
    component = dup_parameter (*query == '?' ? query + 1 : query, "comp");
  return g_strconcat ("/", account, *path == '/' ? "" : "/", path,
                      component != NULL ? "?comp=" : NULL, component, NULL);
}

char *
plumb_storage_signature_authorize_table (const char *account, const char *account_key,
                                         const char *date, const char *path, const char *query)
{
  g_autofree char *resource = NULL;
  g_autofree char *string_to_sign = NULL;
  g_autofree char *signature = NULL;

  g_return_val_if_fail (account != NULL && account_key != NULL, NULL);
  g_return_val_if_fail (date != NULL && path != NULL, NULL);

  resource = plumb_storage_signature_dup_resource (account, path, query);
  string_to_sign = g_strconcat (date, "\n", resource, NULL);
  signature = plumb_storage_signature_sign (account_key, string_to_sign);
  if (signature == NULL)
    return NULL;
  return g_strconcat ("SharedKeyLite ", account, ":", signature, NULL);
}

/* Content-Encoding, -Language, -Length, -MD5 and -Type, Date, four conditions, and Range. */
#define BLOB_HEADERS "\n\n\n\n\n\n\n\n\n\n\n\n"

static int
compare_parameters (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (nullable): `name:value`, decoded, as it is signed. */
static char *
read_parameter (const char *parameter)
{
  const char *equals = strchr (parameter, '=');
  gssize length = equals != NULL ? equals - parameter : (gssize) strlen (parameter);
  g_autofree char *name = g_uri_unescape_segment (parameter, parameter + length, NULL);
  g_autofree char *value = g_uri_unescape_string (equals != NULL ? equals + 1 : "", NULL);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return lower != NULL && value != NULL ? g_strconcat (lower, ":", value, NULL) : NULL;
}

static void
append_parameters (GString *text, const char *query)
{
  g_auto (GStrv) parameters = g_strsplit (query, "&", -1);
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parameters[i] != NULL; i++) {
    char *parameter = read_parameter (parameters[i]);

    if (parameter != NULL)
      g_ptr_array_add (read, parameter);
  }
  g_ptr_array_sort (read, compare_parameters);
  for (guint i = 0; i < read->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (read, i));
}

char *
plumb_storage_signature_authorize_blob (const char *account, const char *account_key,
                                        const char *method, const char *const *headers,
                                        const char *path, const char *query)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *signature = NULL;

  g_return_val_if_fail (account != NULL && account_key != NULL, NULL);
  g_return_val_if_fail (method != NULL && headers != NULL && path != NULL, NULL);

  g_string_append_printf (text, "%s" BLOB_HEADERS, method);
  for (; headers[0] != NULL; headers += 2)
    g_string_append_printf (text, "%s:%s\n", headers[0], headers[1]);
  g_string_append_printf (text, "/%s%s", account, path);
  if (query != NULL)
    append_parameters (text, query);
  signature = plumb_storage_signature_sign (account_key, text->str);
  if (signature == NULL)
    return NULL;
  return g_strconcat ("SharedKey ", account, ":", signature, NULL);
}
