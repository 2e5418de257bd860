/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-recogniser.h"

#include <string.h>

/* Hosts that are written about, and never posted to. */
static const char *const documentation[] = {
  "learn.microsoft.com",
  "docs.microsoft.com",
  "support.microsoft.com",
  "partner.microsoft.com",
  "portal.azure.com",
  "make.powerautomate.com",
  "flow.microsoft.com",
  "powerautomate.microsoft.com",
  "aka.ms",
  "github.com",
  "json-schema.org",
  "schema.org",
  "www.w3.org",
};

/* What the address of something that is triggered looks like. */
static const char *const signs[] = {
  "sig=", "code=", "token=", "key=", "/workflows/", "/triggers/", "/invoke", "webhook", "/api/",
};

static gsize
measure_address (const char *at)
{
  gsize length = 0;

  while ((guchar) at[length] > ' ' && strchr ("\"'<>`{}|\\^", at[length]) == NULL)
    length++;
  return length;
}

/* Mail programs break long addresses before one of these. */
static gboolean
is_continued (const char *at)
{
  return at[0] == '\n' && at[1] != '\0' && strchr ("?&%=", at[1]) != NULL;
}

static void
trim_end (GString *address)
{
  while (address->len > 0) {
    char last = address->str[address->len - 1];
    gboolean bracket = (last == ')' && strchr (address->str, '(') == NULL) ||
                       (last == ']' && strchr (address->str, '[') == NULL);

    if (!bracket && strchr (".,;:!?*", last) == NULL)
      return;
    g_string_truncate (address, address->len - 1);
  }
}

static int
score_address (const char *address)
{
  const char *host = strstr (address, "://") + strlen ("://");
  gsize length = strcspn (host, ":/?#");
  int score = 1;

  for (guint i = 0; i < G_N_ELEMENTS (documentation); i++)
    if (strlen (documentation[i]) == length &&
        g_ascii_strncasecmp (host, documentation[i], length) == 0)
      return 0;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (address, signs[i]) != NULL)
      score++;
  return score;
}

static const char *
find_scheme (const char *at)
{
  for (; *at != '\0'; at++)
    if (g_ascii_strncasecmp (at, "https://", 8) == 0 || g_ascii_strncasecmp (at, "http://", 7) == 0)
      return at;
  return NULL;
}

static void
find_addresses (const char *text, GPtrArray *candidates)
{
  for (const char *at = find_scheme (text); at != NULL; at = find_scheme (at)) {
    GString *address = g_string_sized_new (strlen (at) + 1);
    gsize length = measure_address (at);
    int score;

    g_string_append_len (address, at, (gssize) length);
    at += length;
    while (is_continued (at)) {
      length = measure_address (++at);
      g_string_append_len (address, at, (gssize) length);
      at += length;
    }
    trim_end (address);
    score = score_address (address->str);
    if (score > 0)
      plumb_candidates_take (candidates, g_string_free (address, FALSE), score);
    else
      g_string_free (address, TRUE);
  }
}

const PlumbRecogniser plumb_address_recognisers[] = {
  { "url", PLUMB_KIND_HTTPS, find_addresses },
  { NULL },
};
