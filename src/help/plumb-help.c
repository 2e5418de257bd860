/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-help.h"

#include "plumb-help-entries.h"

#include <glib/gi18n.h>

static const PlumbHelpEntry *const entries[] = {
  plumb_help_leads,        plumb_help_setting_up, plumb_help_testing,
  plumb_help_destinations, plumb_help_afterwards,
};

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

GPtrArray *
plumb_help_search (PlumbKind kind, const char *words)
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
