/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-values.h"

#include "plumb-http.h"

#include <string.h>

#define GUID_PATTERN "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$"

static gboolean
matches (const char *pattern, const char *value)
{
  return g_regex_match_simple (pattern, value, G_REGEX_DOLLAR_ENDONLY, 0);
}

static PlumbFinding
good (void)
{
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}

static PlumbFinding
warn (const char *diagnosis)
{
  return (PlumbFinding){ PLUMB_FINDING_WARNING, diagnosis };
}

static PlumbFinding
fault (const char *diagnosis)
{
  return (PlumbFinding){ PLUMB_FINDING_FAULT, diagnosis };
}

PlumbFinding
plumb_marketo_check_server_id (const char *value)
{
  if (!matches ("^[-a-zA-Z0-9.]{1,255}$", value))
    return fault ("marketo.server-id.shape");
  /* Only a host that is not Marketo's own keeps its dots when it is tidied. */
  if (strchr (value, '.') != NULL)
    return warn ("marketo.server-id.landing-page");
  return good ();
}

PlumbFinding
plumb_marketo_check_munchkin_id (const char *value)
{
  if (!matches ("^[a-zA-Z0-9]{3}-[a-zA-Z0-9]{3}-[a-zA-Z0-9]{3}$", value))
    return fault ("marketo.munchkin-id.shape");
  if (!matches ("^[0-9]{3}-[A-Z]{3}-[0-9]{3}$", value))
    return warn ("marketo.munchkin-id.unusual");
  return good ();
}

PlumbFinding
plumb_marketo_check_form_id (const char *value)
{
  return matches ("^[0-9]{1,8}$", value) ? good () : fault ("marketo.form-id.shape");
}

PlumbFinding
plumb_marketo_check_client_id (const char *value)
{
  return matches ("^[!-~]{1,128}$", value) ? good () : fault ("marketo.client-id.shape");
}

PlumbFinding
plumb_marketo_check_client_secret (const char *value)
{
  if (!matches ("^[!-~]{1,128}$", value))
    return fault ("marketo.client-secret.shape");
  /* That is what a Client ID looks like; secrets are seen without dashes. */
  return matches (GUID_PATTERN, value) ? warn ("marketo.client-secret.looks-like-id") : good ();
}

PlumbFinding
plumb_marketo_check_rest_host (const char *value)
{
  g_autoptr (GUri) uri = g_uri_parse (value, G_URI_FLAGS_NONE, NULL);

  /* A password before the host would be kept and shown. */
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      g_uri_get_userinfo (uri) != NULL)
    return fault ("marketo.rest-host.not-one");
  if (!plumb_http_is_allowed (value))
    return fault ("marketo.rest-host.plain");
  return good ();
}

PlumbFinding
plumb_marketo_check_poll_interval (const char *value)
{
  guint64 seconds = 0;

  if (!g_ascii_string_to_unsigned (value, 10, 5, 3600, &seconds, NULL))
    return fault ("marketo.poll-interval.range");
  return good ();
}

static gboolean
is_around (char c)
{
  return c != '\0' && strchr (" \t\r\n\"',;", c) != NULL;
}

char *
plumb_marketo_tidy_word (const char *value)
{
  gsize length = 0;

  while (is_around (*value))
    value++;
  length = strlen (value);
  while (length > 0 && is_around (value[length - 1]))
    length--;
  return g_strndup (value, length);
}

/* (transfer full): the host of what may be an address, or the start of one. */
static char *
dup_host (const char *value)
{
  const char *slashes = strstr (value, "//");
  const char *host = slashes != NULL ? slashes + 2 : value;

  return g_strndup (host, strcspn (host, "/?#:"));
}

char *
plumb_marketo_tidy_server_id (const char *value)
{
  static const char suffix[] = ".marketo.com";
  g_autofree char *word = plumb_marketo_tidy_word (value);
  g_autofree char *host = dup_host (word);
  const char *name = host;
  gsize length = strlen (host);

  if (g_ascii_strncasecmp (name, "app-", 4) == 0)
    name += 4;
  if (length > strlen (suffix) && g_ascii_strcasecmp (host + length - strlen (suffix), suffix) == 0)
    return g_strndup (name, strlen (name) - strlen (suffix));
  return g_strdup (name);
}

char *
plumb_marketo_tidy_munchkin_id (const char *value)
{
  g_autofree char *word = plumb_marketo_tidy_word (value);
  g_autofree char *host = dup_host (word);
  char *dot = strchr (host, '.');

  if (dot != NULL && g_ascii_strcasecmp (dot, ".mktorest.com") == 0)
    *dot = '\0';
  return g_ascii_strup (host, -1);
}

char *
plumb_marketo_tidy_rest_host (const char *value)
{
  g_autofree char *word = plumb_marketo_tidy_word (value);
  const char *slashes = strstr (word, "//");
  const char *host = slashes != NULL ? slashes + 2 : word;
  gsize length = (gsize) (host - word) + strcspn (host, "/?#");

  word[length] = '\0';
  return slashes != NULL || *word == '\0' ? g_steal_pointer (&word)
                                          : g_strconcat ("https://", word, NULL);
}
