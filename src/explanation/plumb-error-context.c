/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error-context.h"

#include "plumb-error-language.h"

#include <string.h>

/* Words between what denies an error and the error itself, and behind it. */
#define MOST_FILLING 5
#define MOST_BEHIND 3

/* Words of which the text must have all; folded as texts are. */
static const struct {
  PlumbKind kind;
  const char *words;
} contexts[] = {
  { PLUMB_KIND_DYNAMICS, "dynamics crm" },
  { PLUMB_KIND_DYNAMICS, "dynamics 365" },
  { PLUMB_KIND_DYNAMICS, "dynamics com" },
  { PLUMB_KIND_DYNAMICS, "dynamics lead" },
  { PLUMB_KIND_DYNAMICS, "dynamics leads" },
  { PLUMB_KIND_DYNAMICS, "dataverse" },
  { PLUMB_KIND_DYNAMICS, "lastcrmerror" },
  { PLUMB_KIND_DYNAMICS, "lastcrmexception" },
  { PLUMB_KIND_DYNAMICS, "leadsourcecode" },
  { PLUMB_KIND_DYNAMICS, "seclib" },
  { PLUMB_KIND_DYNAMICS, "prvcreatelead" },
  { PLUMB_KIND_DYNAMICS, "prvreadlead" },
  { PLUMB_KIND_DYNAMICS, "prvdeletelead" },
  { PLUMB_KIND_DYNAMICS, "aad" },
  { PLUMB_KIND_DYNAMICS, "microsoftonline" },
  { PLUMB_KIND_DYNAMICS, "error_codes trace" },
  { PLUMB_KIND_MARKETO, "marketo" },
  { PLUMB_KIND_MARKETO, "munchkin" },
  { PLUMB_KIND_MARKETO, "mktorest" },
  { PLUMB_KIND_MARKETO, "mktoapi" },
  { PLUMB_KIND_MARKETO, "launchpoint" },
  { PLUMB_KIND_MARKETO, "requestid success errors code" },
  { PLUMB_KIND_MARKETO, "requestid success reasons code" },
  { PLUMB_KIND_SALESFORCE, "salesforce" },
  { PLUMB_KIND_SALESFORCE, "sobject" },
  { PLUMB_KIND_SALESFORCE, "soql" },
  { PLUMB_KIND_AZURE_TABLE, "azure table" },
  { PLUMB_KIND_AZURE_TABLE, "azure tables" },
  { PLUMB_KIND_AZURE_TABLE, "storage table" },
  { PLUMB_KIND_AZURE_TABLE, "table core windows" },
  { PLUMB_KIND_AZURE_TABLE, "odata error requestid" },
  { PLUMB_KIND_AZURE_TABLE, "marketplaceleads" },
  { PLUMB_KIND_AZURE_BLOB, "azure blob" },
  { PLUMB_KIND_AZURE_BLOB, "azure container" },
  { PLUMB_KIND_AZURE_BLOB, "storage blob" },
  { PLUMB_KIND_AZURE_BLOB, "storage container" },
  { PLUMB_KIND_AZURE_BLOB, "blob core windows" },
  { PLUMB_KIND_AZURE_BLOB, "specified blob requestid" },
  { PLUMB_KIND_AZURE_BLOB, "specified container requestid" },
  { PLUMB_KIND_HTTPS, "powerautomate" },
  { PLUMB_KIND_HTTPS, "automate flow" },
  { PLUMB_KIND_HTTPS, "power automate" },
  { PLUMB_KIND_HTTPS, "logic azure com" },
  { PLUMB_KIND_HTTPS, "api powerplatform" },
  /* What has the same sign-in, or errors of the same names. */
  { PLUMB_KIND_NONE, "microsoft teams" },
  { PLUMB_KIND_NONE, "outlook" },
  { PLUMB_KIND_NONE, "sharepoint" },
  { PLUMB_KIND_NONE, "onedrive" },
  { PLUMB_KIND_NONE, "intune" },
  { PLUMB_KIND_NONE, "azure devops" },
  { PLUMB_KIND_NONE, "github" },
  { PLUMB_KIND_NONE, "google" },
  { PLUMB_KIND_NONE, "aws" },
  { PLUMB_KIND_NONE, "keycloak" },
};

/* What both kinds of Azure storage have in common, where nothing tells which it is. */
static const char *const storages[] = { "azure storage", "core windows net", "storage account",
                                        "error code message requestid time" };

/* How words begin that say that something does not work; folded as texts are. */
static const char *const complaints[] = {
  "unable",      "cannot",  "fail",    "invalid",  "erro",    "denied",  "expire",  "timed",
  "miss",        "refused", "incorr",  "wrong",    "doesn",   "impossi", "introuv", "echec",
  "echou",       "erreur",  "aucun",   "depass",   "falh",    "nenhum",  "expir",   "exced",
  "ating",       "ошибк",   "сбо",     "истек",    "невер",   "невоз",   "недоп",   "недеи",
  "неправ",      "неудач",  "blocked", "disabled", "locked",  "exceed",  "reached", "unavail",
  "sendtimeout", "violat",  "timeout", "must",     "neither",
};

static const char *const refusals[] = { "not", "bad",  "pas", "non", "nao",
                                        "sem", "sans", "не",  "нет", "без" };

/* What is said of an error between the denial and the error. */
static const char *const fillings[] = {
  "the", "an",  "a", "any", "that", "this", "to",      "longer", "about", "l",  "le", "la",
  "un",  "une", "o", "um",  "uma",  "e",    "because", "of",     "due",   "de", "d",  "quot",
};

/* What makes it plain that an error is spoken of, and not that something is not there. */
static const char *const mentions[] = {
  "error",  "code",   "message", "problem", "issue", "say",       "says",
  "get",    "see",    "show",    "erreur",  "erro",  "codigo",    "mensagem",
  "ошибка", "ошибки", "ошибку",  "код",     "кода",  "сообщение", "сообщения",
};

static const char *const denials[] = {
  "not",  "isn",  "no",  "never", "neither", "nor",  "without", "doesn", "don",
  "didn", "wasn", "pas", "plus",  "ni",      "sans", "nao",     "nem",   "sem",
  "не",   "нет",  "ни",  "без",   "nicht",   "kein", "keine",
};

/* How words begin that say behind an error that it is over. */
static const char *const ends[] = {
  "solved", "resolv",  "fixed", "gone",   "anymore", "longer", "resolu", "corrig",
  "dispar", "consert", "решен", "исправ", "устран",  "исчез",  "ушл",    "пропал",
};

static gboolean
has_all (GHashTable *words, const char *wanted)
{
  g_auto (GStrv) parts = g_strsplit (wanted, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_hash_table_contains (words, parts[i]))
      return FALSE;
  return TRUE;
}

guint
plumb_error_context_find (PlumbErrorText *text)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  guint both =
      PLUMB_ERROR_CONTEXT (PLUMB_KIND_AZURE_TABLE) | PLUMB_ERROR_CONTEXT (PLUMB_KIND_AZURE_BLOB);
  guint found = 0;

  for (guint i = 0; i < text->words->len; i++)
    g_hash_table_add (words, g_ptr_array_index (text->words, i));
  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    if (has_all (words, contexts[i].words))
      found |= PLUMB_ERROR_CONTEXT (contexts[i].kind);
  for (guint i = 0; i < G_N_ELEMENTS (storages) && (found & both) == 0; i++)
    if (has_all (words, storages[i]))
      found |= both;
  return found;
}

static gboolean
begins_with (const char *word, const char *const *beginnings, gsize n_beginnings)
{
  for (gsize i = 0; i < n_beginnings; i++)
    if (g_str_has_prefix (word, beginnings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_one_of (const char *word, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (word, words[i]))
      return TRUE;
  return FALSE;
}

/* The beginnings of complaints as they look. */
static gpointer
list_complaints (gpointer unused)
{
  const char **looks = g_new (const char *, G_N_ELEMENTS (complaints));

  for (gsize i = 0; i < G_N_ELEMENTS (complaints); i++)
    looks[i] = plumb_error_text_dup_shape (complaints[i]);
  return looks;
}

static gboolean
is_complaint (const char *word, const char *shape)
{
  static GOnce once = G_ONCE_INIT;
  const char *const *looks = g_once (&once, list_complaints, NULL);

  return begins_with (shape, looks, G_N_ELEMENTS (complaints)) ||
         is_one_of (word, refusals, G_N_ELEMENTS (refusals));
}

gboolean
plumb_error_context_is_complaint (const char *word)
{
  g_autofree char *shape = NULL;

  g_return_val_if_fail (word != NULL, FALSE);

  shape = plumb_error_text_dup_shape (word);
  return is_complaint (word, shape);
}

gboolean
plumb_error_context_complains (PlumbErrorText *text)
{
  /* "No roles"; in Portuguese the same word means "in the". */
  gboolean is_no = g_strcmp0 (plumb_error_language_guess (text), "pt") != 0;

  for (guint i = 0; i < text->words->len; i++) {
    const char *word = g_ptr_array_index (text->words, i);

    if (is_complaint (word, g_ptr_array_index (text->shapes, i)) ||
        (is_no && g_str_equal (word, "no")))
      return TRUE;
  }
  return FALSE;
}

/* "It is not the error …", with nothing else in between: "does not arrive: …" is no denial. */
static gboolean
is_denied_before (PlumbErrorText *text, guint start, gboolean is_code)
{
  gboolean is_error = is_code;

  for (guint i = start, n = 0; i > 0 && n <= MOST_FILLING; i--, n++) {
    const char *word = g_ptr_array_index (text->words, i - 1);
    gboolean mentioned = is_one_of (word, mentions, G_N_ELEMENTS (mentions));

    if (is_one_of (word, denials, G_N_ELEMENTS (denials)))
      return is_error;
    if (!mentioned && !is_one_of (word, fillings, G_N_ELEMENTS (fillings)))
      return FALSE;
    is_error |= mentioned;
  }
  return FALSE;
}

gboolean
plumb_error_context_denies (PlumbErrorText *text, guint start, guint end, gboolean is_code)
{
  if (is_denied_before (text, start, is_code))
    return TRUE;
  for (guint i = end; i < text->words->len && i < end + MOST_BEHIND; i++) {
    const char *word = g_ptr_array_index (text->words, i);
    const char *next = i + 1 < text->words->len ? g_ptr_array_index (text->words, i + 1) : "";

    if (begins_with (word, ends, G_N_ELEMENTS (ends)) ||
        (g_str_equal (word, "any") && g_str_has_prefix (next, "more")))
      return TRUE;
  }
  return FALSE;
}
