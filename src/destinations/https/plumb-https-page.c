/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-https-page.h"

#include <string.h>

/* Longer pages have their form within it. */
#define LONGEST (256 * 1024)

#define PASSWORD_FIELD "<input\\b[^>]*\\btype\\s*=\\s*[\"']?password\\b"

/* What a service hands to its identity provider, in a form that sends itself. */
#define SAML_FIELD "<input\\b[^>]*\\bname\\s*=\\s*[\"']?SAMLRequest\\b"

#define LOGIN_HOSTS                                                                                \
  "(?:login\\.microsoftonline\\.(?:com|us)|login\\.partner\\.microsoftonline\\.cn|"                \
  "login\\.(?:microsoft|windows|live|salesforce)\\.(?:com|net)|accounts\\.google\\.com|"           \
  "[\\w.-]+\\.(?:okta|oktapreview|okta-emea|auth0|onelogin|b2clogin|ciamlogin|duosecurity|"        \
  "cloudflareaccess|pingone|pingidentity)\\.\\w+|[\\w.:-]+/adfs/)"

/* A page that only links to such a host, as beneath “Thank you”, is none. */
#define WAY_THERE                                                                                  \
  "(?:<form\\b[^>]*\\baction\\s*=|<iframe\\b[^>]*\\bsrc\\s*=|<meta\\b[^>]*\\burl\\s*=|"            \
  "\\blocation(?:\\.href)?\\s*=|\\blocation\\.(?:replace|assign)\\s*\\()"                          \
  "\\s*[\"']?https://" LOGIN_HOSTS

static gboolean
has_prefix (const char *text, gsize length, const char *prefix)
{
  return length >= strlen (prefix) && g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

static gboolean
is_page (const char *content_type, const char *body, gsize length)
{
  if (content_type != NULL && *content_type != '\0')
    return has_prefix (content_type, strlen (content_type), "text/html") ||
           has_prefix (content_type, strlen (content_type), "application/xhtml+xml");
  while (length > 0 && g_ascii_isspace (*body)) {
    body++;
    length--;
  }
  return has_prefix (body, length, "<!doctype html") || has_prefix (body, length, "<html");
}

gboolean
plumb_https_page_is_sign_in (const char *content_type, const char *body, gsize length)
{
  static const char pattern[] = PASSWORD_FIELD "|" SAML_FIELD "|" WAY_THERE;
  g_autoptr (GRegex) regex = NULL;

  if (body == NULL || !is_page (content_type, body, length))
    return FALSE;
  /* A page of another encoding is read by its bytes: what is looked for is plain ASCII. */
  regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_RAW | G_REGEX_OPTIMIZE, 0, NULL);
  return g_regex_match_full (regex, body, (gssize) MIN (length, LONGEST), 0, 0, NULL, NULL);
}
