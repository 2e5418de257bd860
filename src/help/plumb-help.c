/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-help.h"

#include "plumb-help-entries.h"

#include <glib/gi18n.h>

static const PlumbHelpEntry *const entries[] = {
  plumb_help_leads,        plumb_help_setting_up, plumb_help_testing,
  plumb_help_destinations, plumb_help_afterwards,
};

/* So many letters may go from the end of a word, which may be inflected, … */
#define LONGEST_ENDING 3
/* … and so many stay. */
#define SHORTEST_STEM 3

#define FOR_EACH_ENTRY(entry)                                                                      \
  for (guint index_of_##entry = 0; index_of_##entry < G_N_ELEMENTS (entries); index_of_##entry++)  \
    for (const PlumbHelpEntry *entry = entries[index_of_##entry]; entry->id != NULL; entry++)

const char *
plumb_help_get_topic_title (PlumbHelpTopic topic)
{
  static const char *const titles[] = {
    [PLUMB_HELP_LEADS] = N_("What a lead is"),
        [PLUMB_HELP_SETTING_UP] = N_("Setting up"), [PLUMB_HELP_TESTING] =
                               N_("Testing"), [PLUMB_HELP_READING] = N_("What a lead says"),
                                                   [PLUMB_HELP_DESTINATIONS] = N_("Each destination"),
                                                       [PLUMB_HELP_AFTERWARDS] = N_("After a lead"), [PLUMB_HELP_SUPPORT] =
                                                                                N_("Getting help"),
                                                           };

  g_return_val_if_fail (topic < PLUMB_HELP_N_TOPICS, NULL);
  return titles[topic];
}

const PlumbHelpEntry *
plumb_help_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  FOR_EACH_ENTRY (entry)
  if (g_str_equal (entry->id, id))
    return entry;
  return NULL;
}

static gboolean
has_words (const PlumbHelpEntry *entry, const char *words)
{
  g_autofree char *whole = NULL;

  if (words == NULL || words[0] == '\0')
    return TRUE;
  whole = g_strconcat (gettext (entry->title), " ", gettext (entry->text), NULL);
  return g_str_match_string (words, whole, TRUE);
}

static int
compare_topics (gconstpointer a, gconstpointer b)
{
  const PlumbHelpEntry *first = *(const PlumbHelpEntry *const *) a;
  const PlumbHelpEntry *second = *(const PlumbHelpEntry *const *) b;

  return (int) first->topic - (int) second->topic;
}

/* (transfer full): @words without the last @n_letters of each, as far as they are long enough. */
static char *
cut_endings (const char *words, glong n_letters)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " \t\n", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    glong kept = MAX (SHORTEST_STEM, g_utf8_strlen (parts[i], -1) - n_letters);

    if (kept < g_utf8_strlen (parts[i], -1))
      *g_utf8_offset_to_pointer (parts[i], kept) = '\0';
  }
  return g_strjoinv (" ", parts);
}

/* (transfer full) */
static GPtrArray *
list_entries (PlumbKind kind, const char *words)
{
  GPtrArray *found = g_ptr_array_new ();

  FOR_EACH_ENTRY (entry)
  if ((kind == PLUMB_KIND_NONE || entry->kind == PLUMB_KIND_NONE || entry->kind == kind) &&
      has_words (entry, words))
    g_ptr_array_add (found, (gpointer) entry);
  /* Stable, so that entries of one topic keep their order. */
  g_ptr_array_sort (found, compare_topics);
  return found;
}

GPtrArray *
plumb_help_search (PlumbKind kind, const char *words)
{
  GPtrArray *found = list_entries (kind, words);

  for (glong n_letters = 1; found->len == 0 && words != NULL && n_letters <= LONGEST_ENDING;
       n_letters++) {
    g_autofree char *stems = cut_endings (words, n_letters);

    g_ptr_array_unref (found);
    found = list_entries (kind, stems);
  }
  return found;
}
