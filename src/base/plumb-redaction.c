/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-redaction.h"

#include <string.h>

#define MASK "••••"

/* A path segment of this length or more that is all letters, digits, - and _ may be a token. */
#define TOKEN_LENGTH 32

/* A part of a secret address that is shorter than this gives nothing away, and may be any word. */
#define PART_LENGTH 6

/* Longer than any request's id or error code that was ever seen. */
#define LONGEST_CODE 128

static char *
replace_all (const char *pattern, const char *text, const char *replacement)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, &error);
  char *replaced;

  g_assert_no_error (error);
  replaced = g_regex_replace (regex, text, -1, 0, replacement, 0, &error);
  /* A text that cannot be searched must not be shown either. */
  return replaced != NULL ? replaced : g_strdup (MASK);
}

char *
plumb_redact (const char *text)
{
  static const char *const patterns[][2] = {
    { "(AccountKey|SharedAccessSignature)(\\s*=\\s*)[^;\\s\"']+", "\\1\\2" MASK },
    { "\\b(sig|code|key|token|client[_-]secret|consumer[_-]secret|password|access_token|"
      "refresh_token|assertion)"
      "(\\s*=\\s*)[^&;\\s\"'<]+",
      "\\1\\2" MASK },
    { "(\"(?:sig|client[_-]secret|consumer[_-]secret|password|access_token|refresh_token|id_token|"
      "connection[_-]?string)\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*",
      "\\1" MASK },
    { "\\b(Bearer|SharedKey|SharedKeyLite|Basic)(\\s+)[A-Za-z0-9._~+/=:-]+", "\\1\\2" MASK },
    { "://[^/@\\s]+@", "://" MASK "@" },
  };
  char *redacted;

  if (text == NULL)
    return NULL;
  redacted = g_utf8_make_valid (text, -1);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++) {
    char *next = replace_all (patterns[i][0], redacted, patterns[i][1]);

    g_free (redacted);
    redacted = next;
  }
  return redacted;
}

static gboolean
is_token (const char *segment)
{
  return strlen (segment) >= TOKEN_LENGTH &&
         strspn (segment, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_") == strlen (segment);
}

static char *
redact_path (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);

  for (guint i = 0; segments[i] != NULL; i++) {
    if (!is_token (segments[i]))
      continue;
    g_free (segments[i]);
    segments[i] = g_strdup (MASK);
  }
  return g_strjoinv ("/", segments);
}

/* Scheme, host and port. */
static char *
dup_origin (GUri *uri)
{
  gboolean is_ipv6 = strchr (g_uri_get_host (uri), ':') != NULL;
  g_autofree char *port = NULL;

  if (g_uri_get_port (uri) != -1)
    port = g_strdup_printf (":%d", g_uri_get_port (uri));
  return g_strconcat (g_uri_get_scheme (uri), "://", is_ipv6 ? "[" : "", g_uri_get_host (uri),
                      is_ipv6 ? "]" : "", port ? port : "", NULL);
}

char *
plumb_redact_url (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  g_autofree char *origin = NULL;

  if (url == NULL)
    return NULL;
  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return plumb_redact (url);
  path = redact_path (g_uri_get_path (uri));
  if (g_uri_get_query (uri) != NULL)
    query = replace_all ("=[^&]*", g_uri_get_query (uri), "=" MASK);
  origin = dup_origin (uri);
  return g_strconcat (origin, path, query ? "?" : "", query ? query : "", NULL);
}

char *
plumb_redact_secret_url (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *origin = NULL;

  if (url == NULL)
    return NULL;
  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (MASK);
  origin = dup_origin (uri);
  return g_strconcat (origin, "/" MASK, NULL);
}

static void
replace_part (GString *text, const char *part)
{
  g_autofree char *decoded = NULL;

  if (strlen (part) < PART_LENGTH)
    return;
  g_string_replace (text, part, MASK, 0);
  decoded = g_uri_unescape_string (part, NULL);
  if (decoded != NULL && strlen (decoded) >= PART_LENGTH)
    g_string_replace (text, decoded, MASK, 0);
}

/* The whole first, or its parts would leave what stands between them. */
static void
replace_parts (GString *text, const char *whole)
{
  g_auto (GStrv) parts = NULL;

  if (whole == NULL)
    return;
  replace_part (text, whole);
  parts = g_strsplit_set (whole, "/&=", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    replace_part (text, parts[i]);
}

char *
plumb_redact_parts (const char *text, const char *url)
{
  g_autoptr (GUri) uri = NULL;
  GString *redacted;

  g_return_val_if_fail (url != NULL, g_strdup (text));

  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  if (text == NULL || uri == NULL)
    return g_strdup (text);
  redacted = g_string_new (text);
  replace_parts (redacted, g_uri_get_path (uri));
  replace_parts (redacted, g_uri_get_query (uri));
  return g_string_free (redacted, FALSE);
}

char *
plumb_redact_code (const char *code)
{
  gsize length = code != NULL ? strlen (code) : 0;

  if (length == 0 || length > LONGEST_CODE ||
      strspn (code, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.:#!") != length)
    return NULL;
  return g_strdup (code);
}
