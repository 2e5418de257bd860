/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-host.h"

#include <string.h>

#define HOST_PATTERN "^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:[0-9]+)?$"

/* help.salesforce.com, "My Domain URL Formats": production, sandbox, and the other kinds. */
#define MY_DOMAIN_PATTERN                                                                          \
  "^[a-z0-9]([a-z0-9-]*[a-z0-9])?"                                                                 \
  "(\\.(sandbox|develop|scratch|demo|patch|trailblaze|free|trial))?\\.my\\.salesforce\\.com$"

/* Pages of an organisation whose name is that of its My Domain but for the end. */
static const char *const page_ends[] = { ".lightning.force.com", ".my.salesforce-setup.com",
                                         ".file.force.com", ".my.site.com" };

static const char *const form_hosts[] = { PLUMB_SALESFORCE_WEB_HOST, "test.salesforce.com", NULL };
static const char *const login_hosts[] = { "login.salesforce.com", "test.salesforce.com",
                                           "webto.salesforce.com", "www.salesforce.com", NULL };

static gboolean
matches (const char *text, const char *pattern)
{
  return g_regex_match_simple (pattern, text, G_REGEX_DOLLAR_ENDONLY, 0);
}

static gboolean
is_local (const char *text)
{
  return matches (text, "^https?://(127\\.[0-9]+\\.[0-9]+\\.[0-9]+|localhost|\\[::1\\])"
                        "(:[0-9]+)?$");
}

static char *
dup_my_domain (const char *host)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_ends); i++)
    if (g_str_has_suffix (host, page_ends[i])) {
      g_autofree char *name = g_strndup (host, strlen (host) - strlen (page_ends[i]));

      return g_strconcat (name, ".my.salesforce.com", NULL);
    }
  return g_strdup (host);
}

char *
plumb_salesforce_host_tidy (const char *text)
{
  g_autofree char *bare = NULL;
  g_autofree char *origin = NULL;
  const char *host = NULL;
  gsize scheme = 0;

  g_return_val_if_fail (text != NULL, NULL);
  bare = g_ascii_strdown (text, -1);
  g_strdelimit (g_strstrip (bare), "\"'`<>", ' ');
  g_strstrip (bare);
  host = strstr (bare, "://");
  if (host != NULL)
    scheme = (gsize) (host - bare) + strlen ("://");
  origin = g_strndup (bare, scheme + strcspn (bare + scheme, "/?#"));
  if (is_local (origin))
    return g_steal_pointer (&origin);
  return dup_my_domain (origin + scheme);
}

/* A finding of its own where it cannot be the name of any server. */
static gboolean
is_name (const char *text)
{
  return is_local (text) || matches (text, HOST_PATTERN);
}

PlumbFinding
plumb_salesforce_host_check_form (const char *text)
{
  if (!is_name (text))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "salesforce.web-to-lead-host.not-one" };
  if (is_local (text) || matches (text, MY_DOMAIN_PATTERN))
    return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
  if (g_str_equal (text, "www.salesforce.com"))
    return (PlumbFinding){ PLUMB_FINDING_WARNING, "salesforce.web-to-lead-host.old" };
  if (!g_strv_contains (form_hosts, text))
    return (PlumbFinding){ PLUMB_FINDING_WARNING, "salesforce.web-to-lead-host.unusual" };
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}

PlumbFinding
plumb_salesforce_host_check_reading (const char *text)
{
  if (!is_name (text))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "salesforce.my-domain.not-one" };
  if (g_strv_contains (login_hosts, text))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "salesforce.my-domain.login-host" };
  if (!is_local (text) && !matches (text, MY_DOMAIN_PATTERN))
    return (PlumbFinding){ PLUMB_FINDING_WARNING, "salesforce.my-domain.unusual" };
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}

char *
plumb_salesforce_host_dup_origin (const char *text)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  host = plumb_salesforce_host_tidy (text);
  return is_local (host) ? g_steal_pointer (&host) : g_strconcat ("https://", host, NULL);
}
