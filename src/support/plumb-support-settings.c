/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-support-settings.h"

#include <string.h>

char *
plumb_support_dup_shape (const char *value)
{
  GString *shape = g_string_new (NULL);

  for (const char *at = value; *at != '\0'; at = g_utf8_next_char (at)) {
    char letter = *at;

    if ((guchar) *at >= 0x80)
      letter = 'x';
    else if (g_ascii_isdigit (*at))
      letter = '0';
    else if (g_ascii_isalpha (*at))
      letter = g_ascii_isupper (*at) ? 'A' : 'a';
    g_string_append_c (shape, letter);
  }
  return g_string_free (shape, FALSE);
}

/* Everybody's, so that they say nothing of the account. */
static gboolean
is_common (const char *host)
{
  static const char *const hosts[] = { "login.microsoftonline.com",
                                       "login.salesforce.com",
                                       "test.salesforce.com",
                                       "webto.salesforce.com",
                                       "www.salesforce.com",
                                       "localhost",
                                       "127.0.0.1",
                                       "::1",
                                       NULL };

  return g_strv_contains (hosts, host);
}

/* Where the services give each account a name of its own, which is then the first. */
static gboolean
is_of_service (const char *host)
{
  static const char *const domains[] = {
    ".dynamics.com",       ".dynamics.cn",     ".microsoftdynamics.us",
    ".microsoftonline.us", ".windows.net",     ".usgovcloudapi.net",
    ".chinacloudapi.cn",   ".logic.azure.com", ".powerplatform.com",
    ".salesforce.com",     ".force.com",       ".mktorest.com",
    ".marketo.com",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    if (g_str_has_suffix (host, domains[i]))
      return TRUE;
  return FALSE;
}

char *
plumb_support_dup_host (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;
  g_autofree char *host = NULL;
  g_autofree char *account = NULL;
  g_autofree char *shape = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return NULL;
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  if (is_common (host))
    return g_steal_pointer (&host);
  account = g_strndup (host, is_of_service (host) ? strcspn (host, ".") : strlen (host));
  shape = plumb_support_dup_shape (account);
  return g_strconcat (shape, host + strlen (account), NULL);
}

/* By its name, since a user's name may look like a host. */
static gboolean
is_address (const PlumbFieldSpec *field)
{
  return g_str_has_suffix (field->key, "url") || g_str_has_suffix (field->key, "host") ||
         g_str_has_suffix (field->key, "domain");
}

static char *
dup_host_of_setting (const char *value)
{
  g_autofree char *url =
      strstr (value, "://") != NULL ? g_strdup (value) : g_strconcat ("https://", value, NULL);

  return plumb_support_dup_host (url);
}

/* Whatever was put there by hand: a choice or a date that is none may be anything. */
static gboolean
is_harmless (const PlumbFieldSpec *field, const char *value)
{
  g_autofree char *shape = plumb_support_dup_shape (value);

  for (const PlumbChoice *choice = field->choices; choice != NULL && choice->value != NULL;
       choice++)
    if (g_str_equal (choice->value, value))
      return TRUE;
  return field->ends != NULL && g_str_equal (shape, "0000-00-00");
}

char *
plumb_support_describe_setting (const PlumbSurvey *survey, const PlumbFieldSpec *field)
{
  const char *value = plumb_connector_get_value (survey->connector, survey->destination,
                                                 survey->credentials, field->key);
  gboolean is_secret = (field->flags & PLUMB_FIELD_SECRET) != 0;
  g_autofree char *host = NULL;

  if (value == NULL)
    return g_strdup (is_secret && survey->credentials == NULL ? "not read" : "not set");
  if (is_address (field))
    host = dup_host_of_setting (value);
  if (host != NULL)
    return g_strconcat ("host ", host, NULL);
  if (is_secret)
    return g_strdup ("set");
  if (is_harmless (field, value))
    return g_strdup (value);
  return plumb_support_dup_shape (value);
}
