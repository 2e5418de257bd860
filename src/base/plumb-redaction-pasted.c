/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-redaction.h"

#include <string.h>

#define MASK "••••"

/* Letters; a shorter word with digits in it may be an error's code. */
#define SHORTEST_SECRET 20

/* A mail may have broken it behind one of its dashes. */
#define BREAK "-[\\s>]{0,4}"
#define GUID "[0-9a-f]{8}(?:" BREAK "[0-9a-f]{4}){3}" BREAK "[0-9a-f]{12}"

/* What stands before a GUID with which the service finds its own log, in four languages. */
#define TRACE                                                                                        \
  "(?:request|trace|tracking|corr?[eé]la\\w*|activity|session|requ[eê]te|rastre\\w*|solicita\\w*|" \
  "запроса|трассировки|корреляции)[ _-]?(?:id\\b)?\\W{0,4}"

/* What stands before a secret in a mail. */
#define SECRET                                                                                     \
  "(?:secret|password|passphrase|passwd|pwd|passwort|kennwort|mot de passe|segredo|senha|"         \
  "palavra-passe|contrase[nñ]a|секрет|пароль|token|jeton|токен|key(?:\\b|(?=%3))|clé|chave|ключ)"

/* Several words, where they are in quotation marks. */
#define QUOTED "(?:\"[^\"\\n]*\"|'[^'\\n]*'|“[^”\\n]*”|«[^»\\n]*»)"

/* Also as it stands in the path of an address, in JSON, in the source of a page or of a mail. */
#define AT "(?:\\\\?@|%(?:25)*40|\\\\u0040|&#(?:64|x40);|&commat;|=40)"

/* Bounded, or a long word would take too long. */
#define MAIL "[\\w.+'’%#-]{1,80}" AT "[\\w-]+(?:\\.[\\w-]+)+"

/* What stands before a telephone number in a mail, in four languages. */
#define TELEPHONE "\\b(?:tel|t[ée]l|phone|fax|mob|cell|celular|telem|тел|моб)[\\w]{0,10}\\W{0,4}"

/* What is before the first group's end stays.  The order counts: the whole query goes first. */
static const char *const hidden[] = {
  "((?:https?://|[\\w-]+(?:\\.[\\w-]+)+(?::\\d+)?/)[^\\s?\"'<>]*\\?)[^\\s\"'<>]+",
  "(\\bcookie:\\s*)[^\\n]+",
  "()" MAIL,
  "(" SECRET "[^:=\\n]{0,12}(?:[:=]|%3[ad])\\s*)(?!aadsts\\d)(?:" QUOTED "|[^\\s,;]+)",
  "(" SECRET "\\W{1,4}?)" QUOTED,
  /* "The password is hunter2": no word that says something of it, and no error's code. */
  "(" SECRET "\\W{1,3}(?:(?:is|was|est|é|это)\\W{1,3})?)(?!aadsts|0x|http)"
  "(?=[^\\s,;]{0,80}\\d)(?=[^\\s,;]{0,80}[a-z])[^\\s,;]{6,}",
  "(-----BEGIN[^\\n]{0,60}-----)[^-]+",
  /* Telephone numbers, the name of the user, the address of the user's computer. */
  "()\\+\\d[\\d ().\u00a0-]{6,}\\d",
  "(" TELEPHONE ")\\d[\\d ()./\u00a0-]{5,}\\d",
  "(\\b(?:Users|home)[\\\\/]+)[^\\\\/\\s\"']+",
  "()\\b(?=[\\d.]{0,12}\\d{3})(?:\\d{1,3}\\.){3}\\d{1,3}\\b",
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

  /* The rest of a key that was broken into lines. */
  if (!random && !g_str_has_suffix (word, "=="))
    return word;
  g_free (word);
  return g_strdup (MASK);
}

/* Takes out what nobody sees and no pattern expects: soft hyphens, joiners. */
static char *
dup_visible (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *visible = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (letter == 0x2010 || letter == 0x2011)
      g_string_append_c (visible, '-');
    else if (letter != 0x00ad && g_unichar_type (letter) != G_UNICODE_FORMAT)
      g_string_append_unichar (visible, letter);
  }
  return g_string_free (visible, FALSE);
}

char *
plumb_redact_pasted (const char *text)
{
  g_autofree char *visible = NULL;
  char *masked;

  if (text == NULL)
    return NULL;
  visible = dup_visible (text);
  masked = plumb_redact (visible);
  for (gsize i = 0; i < G_N_ELEMENTS (hidden); i++)
    masked = mask (masked, hidden[i], mask_second);
  masked = mask (masked, "(" TRACE ")?" GUID, mask_guid);
  return mask (masked, "[\\w+/=~.-]+", mask_random);
}
