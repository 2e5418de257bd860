/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-fold.h"

static void
append_unicode (GString *folded, const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  g_autofree char *same_case = NULL;
  g_autofree char *plain = NULL;

  if (decomposed == NULL)
    return;
  same_case = g_utf8_casefold (decomposed, -1);
  /* Some letters only fall apart once their case is gone. */
  plain = g_utf8_normalize (same_case, -1, G_NORMALIZE_NFKD);
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar character = g_utf8_get_char (p);

    if (!g_unichar_ismark (character))
      g_string_append_unichar (folded, character);
  }
}

void
plumb_fold_append (GString *folded, const char *text)
{
  gsize length = folded->len;

  if (text == NULL)
    return;
  for (const char *p = text; *p != '\0'; p++) {
    if ((guchar) *p >= 0x80) {
      g_string_truncate (folded, length);
      append_unicode (folded, text);
      return;
    }
    g_string_append_c (folded, g_ascii_tolower (*p));
  }
}

char *
plumb_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  plumb_fold_append (folded, text);
  return g_string_free (folded, FALSE);
}
