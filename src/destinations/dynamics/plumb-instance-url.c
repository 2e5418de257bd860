/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-instance-url.h"

#include "plumb-http.h"

#include <string.h>

/* learn.microsoft.com, "Datacenter regions": the worldwide ones and the national clouds. */
#define INSTANCE_PATTERN                                                                           \
  "^[a-z0-9-]+\\.(?:api\\.)?crm[0-9]*\\."                                                          \
  "(?:dynamics\\.com|dynamics\\.cn|microsoftdynamics\\.us|appsplatform\\.us)$"

#define BARE_HOST_PATTERN "^[a-z0-9-]+(?:\\.[a-z0-9-]+)+(?::[0-9]+)?(?:[/?#].*)?$"

/* learn.microsoft.com, "National clouds". */
static const char *const login_hosts[] = {
  "login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn",
  "login.chinacloudapi.cn",    "login.windows.net",        NULL,
};

static gboolean
matches (const char *pattern, const char *text)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS | G_REGEX_DOLLAR_ENDONLY,
                               G_REGEX_MATCH_DEFAULT);
}

static gboolean
starts_with (const char *text, const char *prefix)
{
  return g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

/* Where the path of a page or of the API begins; any other path is left, and told. */
static gsize
measure_origin (const char *url)
{
  const char *host = strstr (url, "://");
  const char *path = NULL;

  if (host == NULL)
    return strlen (url);
  host += strlen ("://");
  path = host + strcspn (host, "/?#");
  if (*path != '/' || strchr ("?#", path[1]) != NULL || starts_with (path, "/main.aspx") ||
      starts_with (path, "/api/") || g_ascii_strcasecmp (path, "/api") == 0)
    return (gsize) (path - url);
  return strlen (url);
}

char *
plumb_instance_url_tidy (const char *value)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  g_autofree char *url = NULL;
  gsize length = 0;

  if (matches (BARE_HOST_PATTERN, text))
    url = g_strconcat ("https://", text, NULL);
  else
    url = g_steal_pointer (&text);
  length = measure_origin (url);
  url[length] = '\0';
  /* The instance's own links do not have it. */
  if (starts_with (url, "https://") && g_str_has_suffix (url, ":443"))
    url[length - strlen (":443")] = '\0';
  /* Names of hosts have no capitals, and the scope of a token is compared letter by letter. */
  if (g_utf8_validate (url, -1, NULL) && g_str_is_ascii (url))
    return g_ascii_strdown (url, -1);
  return g_steal_pointer (&url);
}

static gboolean
is_loopback (const char *host)
{
  return g_str_equal (host, "localhost") || g_str_equal (host, "127.0.0.1") ||
         g_str_equal (host, "::1");
}

/* (nullable): the host of an address that has nothing else; otherwise @fault is set. */
static char *
dup_only_host (const char *value, const char *fault_shape, const char *fault_plain,
               PlumbFinding *finding)
{
  g_autoptr (GUri) uri = g_uri_parse (value, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  gboolean is_whole = host != NULL && (strchr (host, '.') != NULL || is_loopback (host));

  *finding = (PlumbFinding){ PLUMB_FINDING_FAULT, fault_shape };
  if (!is_whole || !g_str_has_prefix (g_uri_get_scheme (uri), "http") ||
      g_uri_get_userinfo (uri) != NULL)
    return NULL;
  if (!plumb_http_is_allowed (value)) {
    *finding = (PlumbFinding){ PLUMB_FINDING_FAULT, fault_plain };
    return NULL;
  }
  *finding = (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
  return g_strdup (host);
}

static gboolean
has_path (const char *value)
{
  g_autoptr (GUri) uri = g_uri_parse (value, G_URI_FLAGS_ENCODED, NULL);
  const char *path = g_uri_get_path (uri);

  return path[0] != '\0' || g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL;
}

PlumbFinding
plumb_instance_url_check (const char *value)
{
  PlumbFinding finding = { PLUMB_FINDING_GOOD, NULL };
  g_autofree char *host =
      dup_only_host (value, "dynamics.url.shape", "dynamics.url.plain", &finding);

  if (host == NULL)
    return finding;
  if (has_path (value))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "dynamics.url.with-path" };
  if (!is_loopback (host) && !matches (INSTANCE_PATTERN, host))
    return (PlumbFinding){ PLUMB_FINDING_WARNING, "dynamics.url.unusual-host" };
  return finding;
}

PlumbFinding
plumb_instance_url_check_login_host (const char *value)
{
  PlumbFinding finding = { PLUMB_FINDING_GOOD, NULL };
  g_autofree char *host =
      dup_only_host (value, "dynamics.login-host.shape", "dynamics.login-host.shape", &finding);

  if (host == NULL)
    return finding;
  if (has_path (value))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "dynamics.login-host.shape" };
  if (!is_loopback (host) && !g_strv_contains (login_hosts, host))
    return (PlumbFinding){ PLUMB_FINDING_WARNING, "dynamics.login-host.unusual" };
  return finding;
}
