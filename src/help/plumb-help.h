/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-kind.h"

G_BEGIN_DECLS

/* In the order in which the window shows them. */
typedef enum {
  PLUMB_HELP_LEADS,
  PLUMB_HELP_SETTING_UP,
  PLUMB_HELP_TESTING,
  PLUMB_HELP_READING,
  PLUMB_HELP_DESTINATIONS,
  PLUMB_HELP_AFTERWARDS,
  PLUMB_HELP_SUPPORT,
} PlumbHelpTopic;
#define PLUMB_HELP_N_TOPICS (PLUMB_HELP_SUPPORT + 1)

/* (transfer none): what a topic is called, untranslated. */
const char *plumb_help_get_topic_title (PlumbHelpTopic topic);

/**
 * PlumbHelpEntry:
 * @id: stable, e.g. `lead.stages`; never shown
 * @kind: of which kind it speaks; %PLUMB_KIND_NONE for all
 * @title: untranslated
 * @text: a few sentences, untranslated
 *
 * Something that somebody who sets up or reads leads should know.
 */
typedef struct {
  const char *id;
  PlumbHelpTopic topic;
  PlumbKind kind;
  const char *title;
  const char *text;
} PlumbHelpEntry;

/* (nullable): the entry with this id. */
const PlumbHelpEntry *plumb_help_find (const char *id);

/**
 * plumb_help_search:
 * @kind: entries of this kind and those for all; %PLUMB_KIND_NONE for every entry
 * @words: (nullable): beginnings of words that must all occur in title or text, in the user's
 *   language; %NULL or empty for all entries.  Where nothing has them, their endings do not count
 *
 * Returns: (transfer container) (element-type PlumbHelpEntry): by topic, then in their order
 */
GPtrArray *plumb_help_search (PlumbKind kind, const char *words);

G_END_DECLS
