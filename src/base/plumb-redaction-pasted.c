/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-redaction.h"

#include <string.h>

#define MASK "••••"

/* Letters; a shorter word with digits in it may be an error's code. */
#define SHORTEST_SECRET 20

#define GUID "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

/* What stands before a GUID with which the service finds its own log, in four languages. */
#define TRACE                                                                                        \
  "(?:request|trace|tracking|corr?[eé]la\\w*|activity|session|requ[eê]te|rastre\\w*|solicita\\w*|" \
  "запроса|трассировки|корреляции)[ _-]?(?:id\\b)?\\W{0,4}"

/* What stands before a secret in a mail. */
#define SECRET                                                                                               \
  "(?:secret|password|passphrase|passwort|mot de passe|segredo|senha|секрет|пароль|token|jeton|" \
  "токен|account key|access key|api[ _-]?key)"

/* The value behind it, which may be several words in quotation marks. */
#define VALUE "(?:\"[^\"\\n]*\"|'[^'\\n]*'|“[^”\\n]*”|«[^»\\n]*»|[^\\s,;]+)"

/* Also as it stands in the path of an address.  Bounded, or a long word would take too long. */
#define MAIL "[\\w.+'’%-]{1,80}(?:\\\\?@|%40)[\\w-]+(?:\\.[\\w-]+)+"

#define PHONE "\\+\\d[\\d ().\u00a0-]{6,}\\d"

/* Hexadecimal digits; shorter ones are counters and codes. */
#define HEX "\\b(?=[a-f]*\\d)(?=\\d*[a-f])[0-9a-f]{32,}\\b"

typedef char *(*Masking) (const GMatchInfo *match);

static gboolean
mask_cb (const GMatchInfo *match, GString *result, gpointer user_data)
{
  g_autofree char *text = ((Masking) user_data) (match);

  g_string_append (result, text);
  return FALSE;
}

/* (transfer full): a text that cannot be searched is not shown either. */
static char *
mask (char *text, const char *pattern, Masking masking)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  char *masked = g_regex_replace_eval (regex, text, -1, 0, 0, mask_cb, masking, NULL);

  g_free (text);
  return masked != NULL ? masked : g_strdup (MASK);
}

/* What stands before stays. */
static char *
mask_second (const GMatchInfo *match)
{
  g_autofree char *before = g_match_info_fetch (match, 1);

  return g_strconcat (before, MASK, NULL);
}

/* The service needs the ids of requests to find them; they say nothing of whose they are. */
static char *
mask_guid (const GMatchInfo *match)
{
  g_autofree char *announced = g_match_info_fetch (match, 1);

  return announced[0] != '\0' ? g_match_info_fetch (match, 0) : g_strdup (MASK);
}

/* Keys and secrets have letters of both cases and digits; names of hosts and methods have not,
 * and what is left of GUIDs has been judged. */
static char *
mask_random (const GMatchInfo *match)
{
  char *word = g_match_info_fetch (match, 0);
  gboolean random = strlen (word) >= SHORTEST_SECRET && strpbrk (word, G_CSET_DIGITS) != NULL &&
                    strpbrk (word, G_CSET_A_2_Z) != NULL && strpbrk (word, G_CSET_a_2_z) != NULL &&
                    !g_regex_match_simple (GUID, word, G_REGEX_CASELESS, 0);

  if (!random)
    return word;
  g_free (word);
  return g_strdup (MASK);
}

char *
plumb_redact_pasted (const char *text)
{
  char *masked;

  if (text == NULL)
    return NULL;
  masked = plumb_redact (text);
  masked = mask (masked, "(https?://[^\\s?\"'<>]*\\?)[^\\s\"'<>]+", mask_second);
  masked = mask (masked, "()" MAIL, mask_second);
  masked = mask (masked, "(" TRACE ")?" GUID, mask_guid);
  masked = mask (masked, "(" SECRET "[^:=\\n]{0,12}[:=]\\s*)" VALUE, mask_second);
  masked = mask (masked, "()" PHONE, mask_second);
  masked = mask (masked, "(\\bIP\\b[^\\d\\n]{0,20})\\d{1,3}(?:\\.\\d{1,3}){3}", mask_second);
  masked = mask (masked, "()" HEX, mask_second);
  return mask (masked, "[\\w+/=~.-]+", mask_random);
}
