/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connection-string.h"

#include "plumb-json.h"

#include <string.h>

/* The emulator's account, the same on every computer and printed in its documentation. */
#define EMULATOR_ACCOUNT "devstoreaccount1"
#define EMULATOR_KEY                                                                               \
  "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
#define EMULATOR_HOST "http://127.0.0.1"

#define DEFAULT_SUFFIX "core.windows.net"
/* In copies of the documentation a find-and-replace put this in place of the suffix. */
#define MISPRINTED_SUFFIX "core.screens.net"

/* Keys of real accounts have 64 bytes. */
#define KEY_LENGTH 64

/* What Partner Center takes: its product ingestion schema, `storageAccountConnectionString`. */
#define PARTNER_CENTER_PATTERN                                                                     \
  "^DefaultEndpointsProtocol=https;AccountName=[a-z0-9]{3,24};AccountKey=[0-9a-zA-Z=+/]*"          \
  "(;|;EndpointSuffix=(core\\.chinacloudapi\\.cn|core\\.cloudapi\\.de|"                            \
  "core\\.usgovcloudapi\\.net|core\\.windows\\.net))?$"

static const char *const known_suffixes[] = { "core.windows.net", "core.chinacloudapi.cn",
                                              "core.usgovcloudapi.net", "core.cloudapi.de", NULL };

static void
wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

void
plumb_connection_string_free (PlumbConnectionString *self)
{
  if (self == NULL)
    return;
  wipe (self->key);
  wipe (self->signature);
  g_free (self->account);
  g_free (self->endpoint);
  g_free (self);
}

static char *
unwrap_json (const char *text)
{
  g_autoptr (JsonNode) node = NULL;

  if (text[0] != '{')
    return NULL;
  node = plumb_json_parse (text, strlen (text), NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  return plumb_json_dup_text (json_node_get_object (node), "connectionString");
}

static void
remove_blanks (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
  *to = '\0';
}

char *
plumb_connection_string_tidy (const char *text)
{
  g_autofree char *bare = g_strdup (text);
  g_autofree char *unwrapped = NULL;
  g_autofree char *result = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  /* A line break in the middle of a JSON string is no JSON, so blanks go first. */
  remove_blanks (bare);
  unwrapped = unwrap_json (bare);
  result = g_strdup (unwrapped != NULL ? unwrapped : bare);
  remove_blanks (result);
  length = strlen (result);
  if (length >= 2 && strchr ("\"'", result[0]) != NULL && result[length - 1] == result[0])
    return g_strndup (result + 1, length - 2);
  return g_steal_pointer (&result);
}

/* The ids are the same for all services, but for the kind that they begin with. */
static const char *
make_id (const PlumbStorageService *service, const char *fault)
{
  g_autofree char *id = NULL;

  if (fault == NULL)
    return NULL;
  id = g_strdup_printf ("%s.connection-string.%s", service->kind, fault);
  return g_intern_string (id);
}

static GHashTable *
read_pairs (const char *text)
{
  GHashTable *pairs =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) wipe);
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    const char *equals = strchr (parts[i], '=');

    /* Base64 ends in "=", so only the first one parts key and value. */
    if (equals != NULL && equals[1] != '\0')
      g_hash_table_replace (pairs, g_ascii_strdown (parts[i], equals - parts[i]),
                            g_strdup (equals + 1));
  }
  return pairs;
}

static char *
dup_endpoint (const PlumbStorageService *service, GHashTable *pairs, const char *account)
{
  const char *endpoint = g_hash_table_lookup (pairs, service->endpoint);
  const char *protocol = g_hash_table_lookup (pairs, "defaultendpointsprotocol");
  const char *suffix = g_hash_table_lookup (pairs, "endpointsuffix");
  char *result = NULL;

  if (endpoint != NULL)
    result = g_strdup (endpoint);
  else if (account != NULL)
    result = g_strdup_printf ("%s://%s.%s.%s", protocol != NULL ? protocol : "https", account,
                              service->word, suffix != NULL ? suffix : DEFAULT_SUFFIX);
  while (result != NULL && g_str_has_suffix (result, "/"))
    result[strlen (result) - 1] = '\0';
  return result;
}

/* `name.word.suffix`, as the account is not told beside a shared access signature. */
static char *
dup_account_of_endpoint (const PlumbStorageService *service, GHashTable *pairs)
{
  const char *endpoint = g_hash_table_lookup (pairs, service->endpoint);
  g_autofree char *word = g_strdup_printf (".%s.", service->word);
  g_autofree char *host = NULL;
  const char *end = NULL;

  if (endpoint == NULL)
    return NULL;
  g_uri_split (endpoint, G_URI_FLAGS_NONE, NULL, NULL, &host, NULL, NULL, NULL, NULL, NULL);
  end = host != NULL ? strstr (host, word) : NULL;
  return end != NULL ? g_strndup (host, end - host) : NULL;
}

static PlumbConnectionString *
make_emulator (const PlumbStorageService *service, GHashTable *pairs)
{
  PlumbConnectionString *self = g_new0 (PlumbConnectionString, 1);
  const char *proxy = g_hash_table_lookup (pairs, "developmentstorageproxyuri");
  g_autofree char *host = g_strdup (proxy != NULL ? proxy : EMULATOR_HOST);

  while (g_str_has_suffix (host, "/"))
    host[strlen (host) - 1] = '\0';
  self->account = g_strdup (EMULATOR_ACCOUNT);
  self->key = g_strdup (EMULATOR_KEY);
  self->endpoint = g_strconcat (host, ":", service->emulator_port, "/" EMULATOR_ACCOUNT, NULL);
  return self;
}

static PlumbConnectionString *
make (const PlumbStorageService *service, GHashTable *pairs)
{
  PlumbConnectionString *self = NULL;
  const char *development = g_hash_table_lookup (pairs, "usedevelopmentstorage");
  const char *signature = g_hash_table_lookup (pairs, "sharedaccesssignature");

  if (development != NULL && g_ascii_strcasecmp (development, "true") == 0)
    return make_emulator (service, pairs);
  self = g_new0 (PlumbConnectionString, 1);
  self->account = g_strdup (g_hash_table_lookup (pairs, "accountname"));
  if (self->account == NULL)
    self->account = dup_account_of_endpoint (service, pairs);
  self->endpoint = dup_endpoint (service, pairs, self->account);
  self->key = g_strdup (g_hash_table_lookup (pairs, "accountkey"));
  if (signature != NULL)
    self->signature = g_strdup (signature[0] == '?' ? signature + 1 : signature);
  return self;
}

gboolean
plumb_connection_string_is_local (const PlumbConnectionString *self)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GInetAddress) address = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  uri = g_uri_parse (self->endpoint, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return FALSE;
  address = g_inet_address_new_from_string (g_uri_get_host (uri));
  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (g_uri_get_host (uri), "localhost") == 0;
}

static const char *
find_account_fault (const char *account)
{
  gsize length = strlen (account);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (account[i]))
      return "account-name";
  return length < 3 || length > 24 ? "account-name" : NULL;
}

static const char *
find_endpoint_fault (const PlumbConnectionString *self)
{
  g_autoptr (GUri) uri = g_uri_parse (self->endpoint, G_URI_FLAGS_ENCODED, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_host (uri)[0] == '\0')
    return "endpoint";
  if (g_str_has_suffix (g_uri_get_host (uri), MISPRINTED_SUFFIX))
    return "suffix-misprint";
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return NULL;
  if (!g_str_equal (g_uri_get_scheme (uri), "http"))
    return "endpoint";
  return plumb_connection_string_is_local (self) ? NULL : "plain";
}

static gboolean
is_base64 (const char *key)
{
  gsize letters = strspn (key, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "+/");

  return letters > 0 && strspn (key + letters, "=") == strlen (key) - letters;
}

static const char *
find_fault (const PlumbConnectionString *self, GHashTable *pairs)
{
  static const char *const keys[] = { "accountname",           "accountkey",
                                      "tableendpoint",         "blobendpoint",
                                      "usedevelopmentstorage", "sharedaccesssignature",
                                      "queueendpoint",         "fileendpoint" };
  const char *fault = NULL;
  gboolean is_known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    is_known |= g_hash_table_contains (pairs, keys[i]);
  if (!is_known)
    return "not-one";
  if (self->endpoint == NULL)
    return "account-missing";
  if (self->key == NULL && self->signature == NULL)
    return "key-missing";
  if (self->account == NULL && self->signature == NULL)
    return "account-missing";
  if (self->key != NULL && !is_base64 (self->key))
    return "key-not-base64";
  if (self->account != NULL)
    fault = find_account_fault (self->account);
  return fault != NULL ? fault : find_endpoint_fault (self);
}

static gboolean
has_capitals (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isupper (*text))
      return TRUE;
  return FALSE;
}

static gboolean
has_key_length (const char *key)
{
  gsize length = 0;
  g_autofree guchar *decoded = g_base64_decode (key, &length);

  explicit_bzero (decoded, length);
  return length == KEY_LENGTH;
}

static const char *
find_warning (const PlumbConnectionString *self, const PlumbStorageService *service,
              GHashTable *pairs, const char *text)
{
  const char *suffix = g_hash_table_lookup (pairs, "endpointsuffix");

  if (suffix != NULL && !g_strv_contains (known_suffixes, suffix))
    return "suffix-unknown";
  if (self->account != NULL && has_capitals (self->account))
    return "account-capitals";
  if (self->key != NULL && !has_key_length (self->key))
    return "key-length";
  if (!service->for_reading &&
      !g_regex_match_simple (PARTNER_CENTER_PATTERN, text, G_REGEX_DOLLAR_ENDONLY, 0))
    return "partner-center-refuses";
  return NULL;
}

PlumbConnectionString *
plumb_connection_string_parse (const char *text, const PlumbStorageService *service,
                               PlumbFinding *finding)
{
  g_autoptr (PlumbConnectionString) self = NULL;
  g_autoptr (GHashTable) pairs = NULL;
  g_autofree char *tidied = NULL;
  PlumbFinding found = { PLUMB_FINDING_FAULT, NULL };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (service != NULL, NULL);

  tidied = plumb_connection_string_tidy (text);
  pairs = read_pairs (tidied);
  self = make (service, pairs);
  found.diagnosis = make_id (service, find_fault (self, pairs));
  if (found.diagnosis != NULL) {
    g_clear_pointer (&self, plumb_connection_string_free);
  } else {
    found.diagnosis = make_id (service, find_warning (self, service, pairs, tidied));
    found.level = found.diagnosis != NULL ? PLUMB_FINDING_WARNING : PLUMB_FINDING_GOOD;
  }
  if (finding != NULL)
    *finding = found;
  explicit_bzero (tidied, strlen (tidied));
  return g_steal_pointer (&self);
}

PlumbFinding
plumb_connection_string_check (const char *text, const PlumbStorageService *service)
{
  PlumbFinding finding;
  g_autoptr (PlumbConnectionString) self = plumb_connection_string_parse (text, service, &finding);

  return finding;
}

gboolean
plumb_connection_string_allows (const PlumbConnectionString *self, char right)
{
  g_autoptr (GHashTable) values = NULL;
  const char *rights = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->signature == NULL)
    return TRUE;
  values = g_uri_parse_params (self->signature, -1, "&", G_URI_PARAMS_NONE, NULL);
  rights = values != NULL ? g_hash_table_lookup (values, "sp") : NULL;
  /* A stored access policy keeps the rights at the service; only trying tells. */
  return rights == NULL || strchr (rights, right) != NULL;
}
