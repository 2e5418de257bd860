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
  "токен|key\\b|clé|chave|ключ)"

/* Several words, where they are in quotation marks. */
#define QUOTED "(?:\"[^\"\\n]*\"|'[^'\\n]*'|“[^”\\n]*”|«[^»\\n]*»)"

/* Also as it stands in the path of an address.  Bounded, or a long word would take too long. */
#define MAIL "[\\w.+'’%-]{1,80}(?:\\\\?@|%(?:25)*40)[\\w-]+(?:\\.[\\w-]+)+"

/* What is before the first group's end stays.  The order counts: the whole query goes first. */
static const char *const hidden[] = {
  "((?:https?://|[\\w-]+(?:\\.[\\w-]+)+(?::\\d+)?/)[^\\s?\"'<>]*\\?)[^\\s\"'<>]+",
  "(\\bcookie:\\s*)[^\\n]+",
  "()" MAIL,
  "(" SECRET "[^:=\\n]{0,12}[:=]\\s*)(?:" QUOTED "|[^\\s,;]+)",
  "(" SECRET "\\W{1,4}?)" QUOTED,
  /* Telephone numbers of a country, the address of the user's computer. */
  "()\\+\\d[\\d ().\u00a0-]{6,}\\d",
  "(\\bIP\\b[^\\d\\n]{0,20})(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-f]{1,4}:[0-9a-f:]+)",
  /* Hexadecimal digits; shorter ones are counters and codes. */
  "()\\b(?=[a-f]*\\d)(?=\\d*[a-f])[0-9a-f]{32,}\\b",
  /* Whoever knows an organisation of Salesforce can send leads to it. */
  "()\\b00D[0-9a-z]{12}(?:[0-9a-z]{3})?\\b",
};

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
  for (gsize i = 0; i < G_N_ELEMENTS (hidden); i++)
    masked = mask (masked, hidden[i], mask_second);
  masked = mask (masked, "(" TRACE ")?" GUID, mask_guid);
  return mask (masked, "[\\w+/=~.-]+", mask_random);
}
