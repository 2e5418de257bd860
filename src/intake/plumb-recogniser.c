/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-recogniser.h"

#include <string.h>

static void
candidate_free (gpointer data)
{
  PlumbCandidate *candidate = data;

  explicit_bzero (candidate->value, strlen (candidate->value));
  g_free (candidate->value);
  g_free (candidate);
}

GPtrArray *
plumb_candidates_new (void)
{
  return g_ptr_array_new_with_free_func (candidate_free);
}

void
plumb_candidates_take (GPtrArray *candidates, char *value, int score)
{
  PlumbCandidate *candidate = g_new (PlumbCandidate, 1);

  candidate->value = value;
  candidate->score = score;
  g_ptr_array_add (candidates, candidate);
}

void
plumb_candidates_match (GPtrArray *candidates, const char *text, const char *pattern, int score)
{
  g_autoptr (GRegex) regex =
      g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_return_if_fail (regex != NULL);
  g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match);
  while (g_match_info_matches (match)) {
    plumb_candidates_take (candidates, g_match_info_fetch (match, 1), score);
    g_match_info_next (match, NULL);
  }
}
