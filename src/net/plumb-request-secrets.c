/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-request-secrets.h"

#include <string.h>

#define MASK "••••"

/* What is shorter gives nothing away, and may be a part of any word. */
#define SHORTEST 6

#define FORM "application/x-www-form-urlencoded"

static void
wipe (gpointer secret)
{
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/* Takes @secret. */
static void
take (GPtrArray *secrets, char *secret)
{
  if (secret == NULL)
    return;
  if (strlen (secret) >= SHORTEST)
    g_ptr_array_add (secrets, secret);
  else
    wipe (secret);
}

/* As some write a slash in JSON. */
static char *
escape_slashes (const char *secret)
{
  GString *escaped = g_string_sized_new (2 * strlen (secret) + 1);

  for (; *secret != '\0'; secret++) {
    if (*secret == '/')
      g_string_append_c (escaped, '\\');
    g_string_append_c (escaped, *secret);
  }
  return g_string_free (escaped, FALSE);
}

static void
take_value (GPtrArray *secrets, const char *encoded, gsize length)
{
  char *value = g_uri_unescape_segment (encoded, encoded + length, NULL);

  if (value != NULL)
    take (secrets, escape_slashes (value));
  take (secrets, value);
  take (secrets, g_strndup (encoded, length));
}

static void
list_form (GPtrArray *secrets, const char *form, const char *end)
{
  static const char *const names[] = { "client_secret=", "password=", "refresh_token=",
                                       "assertion=" };

  while (form < end) {
    const char *next = memchr (form, '&', (gsize) (end - form));
    gsize length = (gsize) ((next != NULL ? next : end) - form);

    for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
      gsize skipped = strlen (names[i]);

      if (length > skipped && memcmp (form, names[i], skipped) == 0)
        take_value (secrets, form + skipped, length - skipped);
    }
    form += length + 1;
  }
}

GPtrArray *
plumb_request_secrets_list (PlumbRequest *request)
{
  GPtrArray *secrets = g_ptr_array_new_with_free_func (wipe);
  const char *authorization = plumb_request_get_header (request, "Authorization");
  const char *credentials = authorization != NULL ? strchr (authorization, ' ') : NULL;
  GBytes *body = plumb_request_get_body (request);

  if (credentials != NULL)
    take (secrets, g_strdup (credentials + 1));
  if (body != NULL && g_strcmp0 (plumb_request_get_content_type (request), FORM) == 0) {
    gsize length = 0;
    const char *form = g_bytes_get_data (body, &length);

    list_form (secrets, form, form + length);
  }
  return secrets;
}

GString *
plumb_request_secrets_mask (GPtrArray *secrets, const char *text, gsize length)
{
  GString *masked = NULL;

  for (guint i = 0; i < secrets->len; i++) {
    const char *secret = g_ptr_array_index (secrets, i);

    if (masked == NULL && g_strstr_len (text, (gssize) length, secret) != NULL)
      masked = g_string_new_len (text, (gssize) length);
    if (masked != NULL)
      g_string_replace (masked, secret, MASK, 0);
  }
  return masked;
}
