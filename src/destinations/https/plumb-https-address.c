/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-https-address.h"

#include <gio/gio.h>
#include <string.h>

#define ID(name) "https.url." name

/* The longest that all of today's servers and browsers take. */
#define LONGEST 2048

/* Power Automate's addresses until the end of November 2025; Logic Apps keep them. */
#define OLD_FLOW_SUFFIX ".logic.azure.com"

/* What Partner Center takes: its product ingestion schema, `httpsEndpointUrl`. */
#define PARTNER_CENTER_PATTERN "^https://[a-zA-Z0-9/?$+-~!@#%^&*()_='.:[\\]@,;]+$"

char *
plumb_https_address_tidy (const char *text)
{
  GString *tidied = g_string_new (NULL);
  gsize length;

  g_return_val_if_fail (text != NULL, g_string_free (tidied, FALSE));

  for (; *text != '\0'; text++)
    if (!g_ascii_isspace (*text))
      g_string_append_c (tidied, *text);
  length = tidied->len;
  if (length >= 2 && strchr ("\"'<", tidied->str[0]) != NULL &&
      strchr ("\"'>", tidied->str[length - 1]) != NULL) {
    g_string_truncate (tidied, length - 1);
    g_string_erase (tidied, 0, 1);
  }
  return g_string_free (tidied, FALSE);
}

static gboolean
is_loopback (const char *host, GInetAddress *address)
{
  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost");
}

/* Names and addresses that mean something within one network only. */
static gboolean
is_private (const char *host, GInetAddress *address)
{
  if (address != NULL)
    return g_inet_address_get_is_site_local (address) || g_inet_address_get_is_link_local (address);
  return strchr (host, '.') == NULL || g_str_has_suffix (host, ".local") ||
         g_str_has_suffix (host, ".internal") || g_str_has_suffix (host, ".lan");
}

static const char *
find_fault (const char *text, GUri *uri, gboolean loopback)
{
  gboolean is_plain = g_str_equal (g_uri_get_scheme (uri), "http");

  if (strlen (text) > LONGEST)
    return ID ("too-long");
  if (!g_str_equal (g_uri_get_scheme (uri), "https") && !(is_plain && loopback))
    return is_plain ? ID ("plain") : ID ("not-one");
  if (g_uri_get_userinfo (uri) != NULL)
    return ID ("user");
  if (g_uri_get_fragment (uri) != NULL)
    return ID ("fragment");
  return NULL;
}

PlumbFinding
plumb_https_address_check (const char *text)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GInetAddress) address = NULL;
  g_autofree char *host = NULL;
  const char *fault = NULL;

  g_return_val_if_fail (text != NULL, ((PlumbFinding){ PLUMB_FINDING_FAULT, ID ("missing") }));

  uri = g_uri_parse (text, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_host (uri)[0] == '\0')
    return (PlumbFinding){ PLUMB_FINDING_FAULT, ID ("not-one") };
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  address = g_inet_address_new_from_string (host);
  fault = find_fault (text, uri, is_loopback (host, address));
  if (fault != NULL)
    return (PlumbFinding){ PLUMB_FINDING_FAULT, fault };
  if (is_loopback (host, address))
    return (PlumbFinding){ PLUMB_FINDING_WARNING, ID ("this-computer") };
  if (is_private (host, address))
    return (PlumbFinding){ PLUMB_FINDING_WARNING, ID ("private") };
  if (g_str_has_suffix (host, OLD_FLOW_SUFFIX))
    return (PlumbFinding){ PLUMB_FINDING_WARNING, ID ("old-flow") };
  if (!g_regex_match_simple (PARTNER_CENTER_PATTERN, text, G_REGEX_DOLLAR_ENDONLY, 0))
    return (PlumbFinding){ PLUMB_FINDING_WARNING, ID ("partner-center-refuses") };
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}
