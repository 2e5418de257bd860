/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-pasted-text.h"

#include <string.h>

/* Longer ones first. */
static const struct {
  const char *found;
  const char *meant;
} replacements[] = {
  { "\\u0026", "&" }, { "\\u003d", "=" }, { "\\u003D", "=" }, { "\\u002B", "+" },
  { "\\u002b", "+" }, { "\\r\\n", "\n" }, { "\\n", "\n" },    { "\\\"", "\"" },
  { "\\/", "/" },     { "\\\r\n", "\n" }, { "\\\n", "\n" },   { "&amp;", "&" },
  { "&quot;", "\"" }, { "&#39;", "'" },   { "&lt;", "<" },    { "&gt;", ">" },
  { "“", "\"" },      { "”", "\"" },      { "„", "\"" },      { "«", "\"" },
  { "»", "\"" },      { "‘", "'" },       { "’", "'" },       { "‚", "'" },
  { "\u00a0", " " },  { "\u202f", " " },  { "\u200b", "" },   { "\u2060", "" },
  { "\ufeff", "" },   { "\u00ad", "" },   { "\u2028", "\n" }, { "\r\n", "\n" },
  { "\r", "\n" },
};

/* How far @at is replaced, 0 if it is not. */
static gsize
replace (const char *at, GString *clean)
{
  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    if (g_str_has_prefix (at, replacements[i].found)) {
      g_string_append (clean, replacements[i].meant);
      return strlen (replacements[i].found);
    }
  return 0;
}

static gboolean
at_line_start (const GString *clean)
{
  return clean->len == 0 || clean->str[clean->len - 1] == '\n';
}

/* The marks that a mail program puts before what it quotes. */
static gsize
measure_quoting (const char *at)
{
  return strspn (at, "> \t|");
}

char *
plumb_pasted_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  /* Never grows beyond this, so that no copy with a secret is left behind. */
  GString *clean = g_string_sized_new (strlen (valid) + 1);
  const char *at = valid;

  while (*at != '\0') {
    gsize length = 0;

    if (at_line_start (clean))
      length = measure_quoting (at);
    if (length == 0)
      length = replace (at, clean);
    if (length == 0) {
      g_string_append_c (clean, *at);
      length = 1;
    }
    at += length;
  }
  explicit_bzero (valid, strlen (valid));
  return g_string_free (clean, FALSE);
}

void
plumb_pasted_text_free (char *text)
{
  explicit_bzero (text, strlen (text));
  g_free (text);
}
