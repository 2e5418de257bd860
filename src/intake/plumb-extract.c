/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-extract.h"

#include "plumb-pasted-text.h"
#include "plumb-recogniser.h"
#include "plumb-redaction.h"

#include <string.h>

/* How much of the end of a secret is shown, and how long it must be for that. */
#define SHOWN_END 4
#define SHOWN_LENGTH 16
#define MASK "••••"

static const PlumbRecogniser *const groups[] = {
  plumb_storage_recognisers, plumb_address_recognisers,  plumb_salesforce_recognisers,
  plumb_marketo_recognisers, plumb_dynamics_recognisers,
};

/* Ends with NULL, as each of its groups with a row without diagnosis. */
static const PlumbSign *const signs[] = {
  plumb_salesforce_signs,
  plumb_marketo_signs,
  NULL,
};

static void
wipe (gpointer secret)
{
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

void
plumb_extract_free (PlumbExtract *self)
{
  g_hash_table_unref (self->fields);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

static PlumbExtract *
extract_new (void)
{
  PlumbExtract *self = g_new (PlumbExtract, 1);

  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, wipe);
  self->missing = g_ptr_array_new ();
  self->warnings = g_ptr_array_new ();
  return self;
}

static GPtrArray *
find_candidates (const PlumbKindInfo *info, const PlumbFieldSpec *field, const char *text)
{
  GPtrArray *candidates = plumb_candidates_new ();
  PlumbKind kind = plumb_kind_from_name (info->name);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const PlumbRecogniser *recogniser = groups[i]; recogniser->key != NULL; recogniser++)
      if (g_str_equal (recogniser->key, field->key) &&
          (recogniser->kind == PLUMB_KIND_NONE || recogniser->kind == kind))
        recogniser->find (text, candidates);
  return candidates;
}

/* The best candidate so far; @rivals: others that are as good and not the same. */
typedef struct {
  char *value;
  PlumbFinding finding;
  int score;
  guint rivals;
} Choice;

static int
compare (const Choice *choice, PlumbFinding finding, int score)
{
  if (choice->value == NULL)
    return 1;
  if ((choice->finding.level == PLUMB_FINDING_FAULT) != (finding.level == PLUMB_FINDING_FAULT))
    return finding.level == PLUMB_FINDING_FAULT ? -1 : 1;
  if (score != choice->score)
    return score > choice->score ? 1 : -1;
  return (int) choice->finding.level - (int) finding.level;
}

static void
consider (Choice *choice, const PlumbFieldSpec *field, const PlumbCandidate *candidate)
{
  char *value = field->tidy != NULL ? field->tidy (candidate->value) : g_strdup (candidate->value);
  PlumbFinding finding = { PLUMB_FINDING_GOOD, NULL };
  int order;

  if (*value != '\0' && field->check != NULL)
    finding = field->check (value);
  order = *value == '\0' || g_strcmp0 (value, choice->value) == 0
              ? -1
              : compare (choice, finding, candidate->score);
  if (order == 0)
    choice->rivals++;
  if (order <= 0) {
    wipe (value);
    return;
  }
  g_clear_pointer (&choice->value, wipe);
  *choice = (Choice){ value, finding, candidate->score, 0 };
}

/* Whether @value is one of those that @field lets choose from, if it does. */
static gboolean
is_offered (const PlumbFieldSpec *field, const char *value)
{
  for (const PlumbChoice *choice = field->choices; choice != NULL; choice++) {
    if (choice->value == NULL)
      return FALSE;
    if (g_str_equal (choice->value, value))
      return TRUE;
  }
  return TRUE;
}

/* Whether @field would take @word; a field that must not be empty and has no shape takes any. */
static gboolean
takes (const PlumbFieldSpec *field, const char *word)
{
  char *value = NULL;
  PlumbFinding finding = { PLUMB_FINDING_GOOD, NULL };

  if ((field->flags & PLUMB_FIELD_REQUIRED) == 0 || !is_offered (field, word))
    return FALSE;
  value = field->tidy != NULL ? field->tidy (word) : g_strdup (word);
  if (field->check != NULL && *value != '\0')
    finding = field->check (value);
  wipe (value);
  return finding.level != PLUMB_FINDING_FAULT;
}

static guint
count_takers (const PlumbKindInfo *info, const char *word)
{
  guint n_takers = 0;

  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++)
    n_takers += takes (field, word) ? 1 : 0;
  return n_takers;
}

/* What has only one word in it may be the value itself, whatever it looks like, if there is only
 * one field that it can be meant for. */
static void
consider_all (Choice *choice, const PlumbKindInfo *info, const PlumbFieldSpec *field,
              const char *text)
{
  g_autofree char *whole = g_strstrip (g_strdup (text));
  PlumbCandidate candidate = { whole, 0 };
  gboolean word = *whole != '\0' && strpbrk (whole, " \t\n") == NULL;

  if (word && choice->value == NULL && takes (field, whole) && count_takers (info, whole) == 1)
    consider (choice, field, &candidate);
  explicit_bzero (whole, strlen (whole));
}

static void
extract_field (PlumbExtract *self, const PlumbKindInfo *info, const PlumbFieldSpec *field,
               const char *text)
{
  g_autoptr (GPtrArray) candidates = find_candidates (info, field, text);
  Choice choice = { NULL };

  for (guint i = 0; i < candidates->len; i++)
    consider (&choice, field, candidates->pdata[i]);
  consider_all (&choice, info, field, text);
  if (choice.value == NULL)
    return;
  if (choice.finding.diagnosis != NULL)
    g_ptr_array_add (self->warnings, (gpointer) choice.finding.diagnosis);
  if (choice.rivals > 0)
    g_ptr_array_add (self->warnings, (gpointer) "intake.several");
  g_hash_table_insert (self->fields, g_strdup (field->key), choice.value);
}

/* A field that counts only with another's value is missing only where the text has that value. */
static gboolean
is_missing (PlumbExtract *self, const PlumbKindInfo *info, const PlumbFieldSpec *field)
{
  const PlumbFieldSpec *condition =
      field->when != NULL ? plumb_kind_info_find_field (info, field->when) : NULL;
  const char *value = condition != NULL ? g_hash_table_lookup (self->fields, field->when) : NULL;

  if ((field->flags & PLUMB_FIELD_REQUIRED) == 0 || field->fallback != NULL ||
      g_hash_table_contains (self->fields, field->key))
    return FALSE;
  if (condition == NULL)
    return TRUE;
  return g_strcmp0 (value != NULL ? value : condition->fallback, field->when_value) == 0;
}

static void
find_signs (PlumbExtract *self, const PlumbKindInfo *info, const char *text)
{
  PlumbKind kind = plumb_kind_from_name (info->name);

  for (guint i = 0; signs[i] != NULL; i++)
    for (const PlumbSign *sign = signs[i]; sign->diagnosis != NULL; sign++)
      if (sign->kind == kind && sign->is_there (text))
        g_ptr_array_add (self->warnings, (gpointer) sign->diagnosis);
}

PlumbExtract *
plumb_extract (const PlumbKindInfo *info, const char *text)
{
  PlumbExtract *self;
  char *clean;

  g_return_val_if_fail (info != NULL && info->fields != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = extract_new ();
  clean = plumb_pasted_text_clean (text);
  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++)
    extract_field (self, info, field, clean);
  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++)
    if (is_missing (self, info, field))
      g_ptr_array_add (self->missing, (gpointer) field->key);
  find_signs (self, info, clean);
  plumb_pasted_text_free (clean);
  return self;
}

/* The mask and the end of @secret, if that gives nothing away. */
static void
append_masked (GString *text, const char *secret)
{
  gsize length = strlen (secret);

  g_string_append (text, MASK);
  if (length >= SHOWN_LENGTH && g_utf8_validate (secret + length - SHOWN_END, SHOWN_END, NULL))
    g_string_append (text, secret + length - SHOWN_END);
}

static gboolean
mask_match_cb (const GMatchInfo *match, GString *text, gpointer user_data)
{
  g_autofree char *name = g_match_info_fetch (match, 1);
  char *secret = g_match_info_fetch (match, 2);

  g_string_append (text, name);
  append_masked (text, secret);
  wipe (secret);
  return FALSE;
}

char *
plumb_mask (const PlumbFieldSpec *field, const char *value)
{
  g_autoptr (GRegex) regex = NULL;
  GString *text;

  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  if ((field->flags & PLUMB_FIELD_SECRET) == 0)
    return g_strdup (value);
  if (g_str_has_prefix (value, "https://") || g_str_has_prefix (value, "http://"))
    return plumb_redact_secret_url (value);
  regex = g_regex_new ("((?:AccountKey|SharedAccessSignature)\\s*=\\s*)([^;]*)", G_REGEX_CASELESS,
                       G_REGEX_MATCH_DEFAULT, NULL);
  if (g_regex_match (regex, value, G_REGEX_MATCH_DEFAULT, NULL))
    return g_regex_replace_eval (regex, value, -1, 0, G_REGEX_MATCH_DEFAULT, mask_match_cb, NULL,
                                 NULL);
  text = g_string_new (NULL);
  append_masked (text, value);
  return g_string_free (text, FALSE);
}
