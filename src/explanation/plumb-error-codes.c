/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error-codes.h"

#include "plumb-error-context.h"

#include <string.h>

#define SIGN_IN "aadsts"

/* Digits of the shortest code of Microsoft's sign-in. */
#define SHORTEST_SIGN_IN 5

/* Letters of a code that may be told by how it looks. */
#define SHORTEST_MISREAD 8

/* One word, or two, that may be a code. */
typedef struct {
  char *code;
  gboolean is_number;
  gboolean is_misread;
  guint n_words;
} Word;

/* Codes that nobody else is known to have. */
static const char *const own[] = {
  "keybasedauthenticationnotpermitted",
  "authorizationpermissionmismatch",
  "authorizationresourcetypemismatch",
  "authorizationservicemismatch",
  "authorizationprotocolmismatch",
  "invalid_session_id",
  "invalid_query_locator",
  "api_disabled_for_org",
  "api_currently_disabled",
  "insufficient_access_or_readonly",
  "triggerinputschemamismatch",
  "workflowtriggerisnotenabled",
};

/* Codes that just about any service may say: those of whoever gives out tokens (RFC 6749, 4.1.2.1
 * and 5.2), then what programs call their errors. */
static const char *const tokens[] = {
  "invalid_request",        "invalid_client", "invalid_grant",     "invalid_scope",
  "unauthorized_client",    "access_denied",  "invalid_client_id", "inactive_user",
  "unsupported_grant_type", "inactive_org",
};
static const char *const anybodys[] = {
  "authenticationfailed", "authorizationfailure", "invalidinput",   "invalidheadervalue",
  "operationtimedout",    "resourcenotfound",     "serverbusy",     "invalid_field",
  "invalid_type",         "malformed_query",      "form_unknown",   "request_limit_exceeded",
  "invalidresourcename",  "entityalreadyexists",  "entitynotfound", "outofrangeinput",
};

/* A flow that is open to its own company says so, and one whose address has lost its signature. */
#define AMBIGUOUS "directapiauthorizationrequired"

static gboolean
is_in (const char *const *codes, gsize n_codes, const char *code)
{
  for (gsize i = 0; i < n_codes; i++)
    if (g_str_equal (codes[i], code))
      return TRUE;
  return FALSE;
}

static gboolean
is_digits (const char *word)
{
  return word[0] != '\0' && strspn (word, G_CSET_DIGITS) == strlen (word);
}

static const char *
get_word (PlumbErrorText *text, guint position)
{
  return position < text->words->len ? g_ptr_array_index (text->words, position) : "";
}

/* How codes look → the code; the codes themselves are in it too. */
static gpointer
list_looks (gpointer unused)
{
  GHashTable *looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const char *const *code = plumb_diagnosis_list_codes (); *code != NULL; code++) {
    g_autoptr (PlumbErrorText) text = plumb_error_text_new (*code);

    if (text->shapes->len == 1)
      g_hash_table_insert (looks, g_strdup (g_ptr_array_index (text->shapes, 0)), (gpointer) *code);
  }
  return looks;
}

/* (nullable): the code that looks like @shape. */
static const char *
find_look (const char *shape)
{
  static GOnce once = G_ONCE_INIT;

  return g_hash_table_lookup (g_once (&once, list_looks, NULL), shape);
}

/* Numbers alone, as Marketo's codes are, mean something only behind a word that says so. */
static gboolean
is_announced (PlumbErrorText *text, guint position)
{
  static const char *const announcing[] = { "code",   "error",  "erreur", "erro",
                                            "codigo", "ошибка", "код",    "error_codes" };

  return position > 0 &&
         is_in (announcing, G_N_ELEMENTS (announcing), get_word (text, position - 1));
}

/* (nullable): the code that a number stands for where it has lost what stood before it, or where a
 * program wrote it with a sign. */
static char *
read_number (PlumbErrorText *text, guint position, guint context)
{
  const char *word = get_word (text, position);
  gboolean signs_in = (context & PLUMB_ERROR_CONTEXT (PLUMB_KIND_DYNAMICS)) != 0;

  if (g_str_has_prefix (word, "2147") && strlen (word) == 10)
    return g_strdup_printf ("0x%08x", (guint32) -g_ascii_strtoll (word, NULL, 10));
  if (strlen (word) < SHORTEST_SIGN_IN || !is_announced (text, position))
    return NULL;
  return signs_in || g_str_equal (get_word (text, position - 1), "error_codes")
             ? g_strconcat (SIGN_IN, word, NULL)
             : NULL;
}

/* Whether the sign-in itself gave the number, and not somebody who remembers it. */
static gboolean
is_sign_in (PlumbErrorText *text, guint position)
{
  return g_str_equal (get_word (text, position - 1), "error_codes") ||
         strstr (text->text, "microsoftonline") != NULL;
}

static void
word_clear (Word *word)
{
  g_free (word->code);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Word, word_clear)

/* (nullable): Dataverse's code where its "0x" was lost. */
static char *
read_hexadecimal (const char *word, guint context)
{
  if ((context & PLUMB_ERROR_CONTEXT (PLUMB_KIND_DYNAMICS)) == 0 ||
      !g_str_has_prefix (word, "800") || strlen (word) != 8 ||
      strspn (word, G_CSET_DIGITS "abcdef") != 8)
    return NULL;
  return g_strconcat ("0x", word, NULL);
}

/* A code's length does not matter if it is the code; what only looks like one must be long. */
static void
read_word (Word *word, PlumbErrorText *text, guint position, guint context)
{
  const char *here = get_word (text, position);
  const char *look = NULL;

  word->n_words = 1;
  if (g_str_equal (here, SIGN_IN) && is_digits (get_word (text, position + 1))) {
    word->code = g_strconcat (SIGN_IN, get_word (text, position + 1), NULL);
    word->n_words = 2;
    return;
  }
  word->code = read_hexadecimal (here, context);
  word->is_misread = word->code != NULL;
  if (word->code != NULL)
    return;
  if (is_digits (here)) {
    word->code = read_number (text, position, context);
    word->is_number = word->code == NULL;
    word->is_misread = word->code != NULL && g_str_has_prefix (word->code, SIGN_IN) &&
                       !is_sign_in (text, position);
    if (word->code == NULL)
      word->code = g_strdup (here);
    return;
  }
  look = find_look (g_ptr_array_index (text->shapes, position));
  if (look == NULL)
    return;
  word->is_misread = !g_str_equal (look, here);
  if (!word->is_misread || strlen (here) >= SHORTEST_MISREAD)
    word->code = g_strdup (look);
}

/* What the same message would mean in an answer: its words may say more than its code. */
static const PlumbDiagnosis *
diagnose_answer (PlumbKind kind, const char *code, guint status, const char *whole)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  const PlumbDiagnosis *diagnosis = NULL;

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_status (attempt, status);
  plumb_attempt_set_remote_code (attempt, code);
  plumb_attempt_set_message (attempt, whole);
  diagnosis = plumb_diagnose (kind, attempt);
  return g_str_equal (diagnosis->id, "unknown") ? NULL : diagnosis;
}

/* The first of those kinds that have the code; @n_kinds: (out): how many may be meant. */
static void
find_kind (PlumbErrorCode *found, const char *code, PlumbKind kind, guint context,
           const char *whole, guint *n_kinds)
{
  const PlumbDiagnosis *diagnoses[PLUMB_KIND_HTTPS + 1] = { NULL };
  guint statuses[PLUMB_KIND_HTTPS + 1] = { 0 };
  guint having = 0;

  *n_kinds = 0;
  for (guint i = PLUMB_KIND_DYNAMICS; i <= PLUMB_KIND_HTTPS; i++) {
    if (kind == PLUMB_KIND_NONE || kind == i)
      diagnoses[i] = plumb_diagnosis_find_code (i, code, whole, &statuses[i]);
    having |= diagnoses[i] != NULL ? PLUMB_ERROR_CONTEXT (i) : 0;
  }
  found->kinds = having;
  if ((having & context) != 0)
    having &= context;
  for (guint i = PLUMB_KIND_HTTPS; i >= PLUMB_KIND_DYNAMICS; i--) {
    if ((having & PLUMB_ERROR_CONTEXT (i)) == 0)
      continue;
    (*n_kinds)++;
    found->kind = i;
    found->diagnosis = diagnoses[i];
  }
  if (found->diagnosis != NULL) {
    const PlumbDiagnosis *better =
        diagnose_answer (found->kind, code, statuses[found->kind], whole);

    found->diagnosis = better != NULL ? better : found->diagnosis;
  }
}

static PlumbCertainty
judge (const PlumbErrorCode *found, const Word *word, PlumbKind kind, guint context, guint n_kinds,
       gboolean announced)
{
  gboolean is_token = is_in (tokens, G_N_ELEMENTS (tokens), word->code);
  gboolean spoken_of = (context & PLUMB_ERROR_CONTEXT (found->kind)) != 0;
  gboolean is_own =
      g_str_has_prefix (word->code, SIGN_IN) || is_in (own, G_N_ELEMENTS (own), word->code);
  PlumbCertainty certainty = PLUMB_CERTAINTY_LIKELY;

  if (kind != PLUMB_KIND_NONE)
    certainty = PLUMB_CERTAINTY_SURE;
  else if (!spoken_of && (is_token || is_in (anybodys, G_N_ELEMENTS (anybodys), word->code)))
    certainty = PLUMB_CERTAINTY_NONE;
  else if (n_kinds == 1 && !is_token && (spoken_of || (is_own && context == 0)))
    certainty = PLUMB_CERTAINTY_SURE;
  if (word->is_misread || g_str_equal (word->code, AMBIGUOUS) || (word->is_number && !announced))
    certainty = MIN (certainty, PLUMB_CERTAINTY_LIKELY);
  return certainty;
}

static void
add_code (GArray *codes, const Word *word, PlumbKind kind, guint context, PlumbErrorText *text,
          guint position)
{
  PlumbErrorCode found = { .start = position, .end = position + word->n_words };
  guint n_kinds = 0;

  find_kind (&found, word->code, kind, context, text->text, &n_kinds);
  if (found.diagnosis == NULL)
    return;
  found.certainty = judge (&found, word, kind, context, n_kinds, is_announced (text, position));
  /* AADSTS70002 stood before the code that says what is wrong. */
  found.is_general = is_in (tokens, G_N_ELEMENTS (tokens), word->code) ||
                     (word->is_number && !is_announced (text, position)) ||
                     g_str_equal (word->code, SIGN_IN "70002");
  g_array_append_val (codes, found);
}

GArray *
plumb_error_codes_find (PlumbKind kind, guint context, PlumbErrorText *text)
{
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (PlumbErrorCode));
  gboolean has_numbers =
      kind == PLUMB_KIND_MARKETO || (context & PLUMB_ERROR_CONTEXT (PLUMB_KIND_MARKETO)) != 0;

  for (guint i = 0; i < text->words->len; i++) {
    g_auto (Word) word = { NULL };

    read_word (&word, text, i, context);
    if (word.code != NULL && (!word.is_number || has_numbers))
      add_code (codes, &word, kind, context, text, i);
  }
  return codes;
}

gboolean
plumb_error_codes_are_missing (PlumbErrorText *text)
{
  for (guint i = 0; i < text->words->len; i++) {
    const char *word = get_word (text, i);

    if (g_str_has_prefix (word, SIGN_IN) && is_digits (word + strlen (SIGN_IN)) &&
        find_look (g_ptr_array_index (text->shapes, i)) == NULL)
      return TRUE;
  }
  return FALSE;
}
