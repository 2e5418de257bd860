/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-proof.h"

#include "plumb-lead-source.h"

#include <string.h>

void
plumb_difference_free (PlumbDifference *self)
{
  if (self == NULL)
    return;
  g_free (self->sent);
  g_free (self->stored);
  g_free (self);
}

static gboolean
is_same (const char *a, const char *b)
{
  return a != NULL && g_str_equal (a, b);
}

/* A service that cuts may end with dots to say so. */
static gboolean
is_cut (const char *sent, const char *stored)
{
  g_autofree char *kept = g_strdup (stored);

  if (g_str_has_suffix (kept, "…"))
    kept[strlen (kept) - strlen ("…")] = '\0';
  else if (g_str_has_suffix (kept, "...") && !g_str_has_prefix (sent, kept))
    kept[strlen (kept) - strlen ("...")] = '\0';
  return *kept != '\0' && strlen (kept) < strlen (sent) && g_str_has_prefix (sent, kept);
}

static gboolean
is_re_cased (const char *sent, const char *stored)
{
  g_autofree char *sent_folded = g_utf8_casefold (sent, -1);
  g_autofree char *stored_folded = g_utf8_casefold (stored, -1);

  return g_str_equal (sent_folded, stored_folded);
}

/* What @text becomes if its UTF-8 bytes are taken for @charset. */
static char *
misread (const char *text, const char *charset)
{
  return g_convert (text, -1, "UTF-8", charset, NULL, NULL, NULL);
}

static gboolean
is_misread (const char *sent, const char *stored)
{
  static const char *const charsets[] = { "WINDOWS-1252", "ISO-8859-1",   "ISO-8859-15",
                                          "CP850",        "WINDOWS-1251", "UTF-7" };

  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++) {
    g_autofree char *text = misread (sent, charsets[i]);

    if (is_same (text, stored))
      return TRUE;
  }
  return FALSE;
}

/* @text with one question mark for each run of letters that a plain charset does not have. */
static char *
mask (const char *text)
{
  GString *masked = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if ((guchar) *at < 0x80 && *at != '?')
      g_string_append_c (masked, *at);
    else if (masked->len == 0 || masked->str[masked->len - 1] != '?')
      g_string_append_c (masked, '?');
  }
  return g_string_free (masked, FALSE);
}

static gboolean
is_masked (const char *sent, const char *stored)
{
  g_autofree char *sent_masked = mask (sent);
  g_autofree char *stored_masked = mask (stored);
  gboolean has_marks = strchr (stored, '?') != NULL || strstr (stored, "\uFFFD") != NULL;

  return has_marks && !g_str_is_ascii (sent) && g_str_equal (sent_masked, stored_masked);
}

static gunichar
read_entity (const char *name)
{
  static const struct {
    const char *name;
    gunichar letter;
  } known[] = { { "amp", '&' },  { "lt", '<' },    { "gt", '>' },
                { "quot", '"' }, { "apos", '\'' }, { "nbsp", 0xA0 } };

  if (g_ascii_strncasecmp (name, "#x", 2) == 0)
    return (gunichar) g_ascii_strtoull (name + 2, NULL, 16);
  if (*name == '#')
    return (gunichar) g_ascii_strtoull (name + 1, NULL, 10);
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (name, known[i].name))
      return known[i].letter;
  return 0;
}

static char *
decode_entities (const char *text)
{
  GString *decoded = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++) {
    const char *end = *at == '&' ? strchr (at, ';') : NULL;
    g_autofree char *name = end != NULL ? g_strndup (at + 1, (gsize) (end - at - 1)) : NULL;
    gunichar letter = name != NULL ? read_entity (name) : 0;

    if (letter != 0 && g_unichar_validate (letter)) {
      g_string_append_unichar (decoded, letter);
      at = end;
    } else {
      g_string_append_c (decoded, *at);
    }
  }
  return g_string_free (decoded, FALSE);
}

/* (nullable): @text as it was before a form encoded it. */
static char *
decode_form (const char *text)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (text), "+", ' ');

  return g_uri_unescape_string (spaced, NULL);
}

static gboolean
is_encoded_once_more (const char *plain, const char *encoded)
{
  g_autofree char *without_entities = decode_entities (encoded);
  g_autofree char *without_percents = g_uri_unescape_string (encoded, NULL);
  g_autofree char *without_form = decode_form (encoded);

  return is_same (without_entities, plain) || is_same (without_percents, plain) ||
         is_same (without_form, plain);
}

static gboolean
is_re_composed (const char *sent, const char *stored)
{
  g_autofree char *sent_composed = g_utf8_normalize (sent, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *stored_composed = g_utf8_normalize (stored, -1, G_NORMALIZE_ALL_COMPOSE);

  return sent_composed != NULL && stored_composed != NULL &&
         g_str_equal (sent_composed, stored_composed);
}

static const char *
name_difference (const char *sent, const char *stored)
{
  if (sent != NULL && stored == NULL)
    return "missing";
  if (sent == NULL)
    return "changed";
  if (is_misread (sent, stored) || is_masked (sent, stored) ||
      is_encoded_once_more (sent, stored) || is_encoded_once_more (stored, sent) ||
      is_re_composed (sent, stored))
    return "re-encoded";
  if (is_cut (sent, stored))
    return "cut";
  return is_re_cased (sent, stored) ? "re-cased" : "changed";
}

/* Sources and actions have many spellings that mean one thing. */
static char *
dup_comparable (PlumbLead *lead, PlumbLeadText text)
{
  const char *value = plumb_lead_get_text (lead, text);

  if (value == NULL || *value == '\0')
    return NULL;
  if (text == PLUMB_LEAD_SOURCE)
    return plumb_lead_source_dup_canonical (value);
  if (text == PLUMB_LEAD_ACTION)
    return plumb_lead_source_dup_canonical_action (value);
  return g_strdup (value);
}

GPtrArray *
plumb_compare_leads (PlumbLead *sent, PlumbLead *stored, guint carried)
{
  g_autoptr (GPtrArray) differences = NULL;

  g_return_val_if_fail (PLUMB_IS_LEAD (sent) && PLUMB_IS_LEAD (stored), NULL);

  differences = g_ptr_array_new_with_free_func ((GDestroyNotify) plumb_difference_free);
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++) {
    g_autofree char *was = NULL;
    g_autofree char *is = NULL;
    PlumbDifference *difference;

    if ((carried & (1u << i)) == 0)
      continue;
    was = dup_comparable (sent, (PlumbLeadText) i);
    is = dup_comparable (stored, (PlumbLeadText) i);
    if (g_strcmp0 (was, is) == 0)
      continue;
    difference = g_new0 (PlumbDifference, 1);
    difference->text = (PlumbLeadText) i;
    difference->kind = name_difference (was, is);
    difference->sent = g_steal_pointer (&was);
    difference->stored = g_steal_pointer (&is);
    g_ptr_array_add (differences, difference);
  }
  return g_steal_pointer (&differences);
}
