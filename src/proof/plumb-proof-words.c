/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-proof-words.h"

#include <glib/gi18n.h>

char *
plumb_proof_format_duration (gint64 duration)
{
  if (duration < 0)
    return g_strdup ("");
  /* Translators: milliseconds */
  if (duration < G_USEC_PER_SEC)
    return g_strdup_printf (_("%d ms"), (int) ((duration + 500) / 1000));
  /* Translators: seconds */
  if (duration < 60 * G_USEC_PER_SEC)
    return g_strdup_printf (_("%.1f s"), (double) duration / G_USEC_PER_SEC);
  /* Translators: minutes and seconds */
  return g_strdup_printf (_("%d min %d s"), (int) (duration / G_USEC_PER_SEC / 60),
                             (int) (duration / G_USEC_PER_SEC % 60));
}

const char *
plumb_proof_stage_get_label (PlumbProofStage stage)
{
  switch (stage) {
  case PLUMB_PROOF_BUILT:
    return C_ ("test lead", "Built");
  case PLUMB_PROOF_SENT:
    return C_ ("test lead", "Sent");
  case PLUMB_PROOF_ANSWERED:
    return C_ ("test lead", "Answered");
  case PLUMB_PROOF_FOUND:
    return C_ ("test lead", "Found");
  case PLUMB_PROOF_COMPARED:
    return C_ ("test lead", "Compared");
  }
  g_return_val_if_reached ("");
}

static char *
format_found (gint64 latency, guint n_differences, gboolean is_late)
{
  g_autofree char *after = plumb_proof_format_duration (latency);

  if (n_differences > 0 && is_late)
    return g_strdup_printf (ngettext ("Landed late, after %2$s; %1$u field differs",
                                      "Landed late, after %2$s; %1$u fields differ", n_differences),
                            n_differences, after);
  if (n_differences > 0)
    return g_strdup_printf (ngettext ("Landed after %2$s, but %1$u field differs",
                                      "Landed after %2$s, but %1$u fields differ", n_differences),
                            n_differences, after);
  if (is_late)
    return g_strdup_printf (_("Landed late, after %s, with every field as sent"), after);
  return g_strdup_printf (_("Landed after %s, with every field as sent"), after);
}

char *
plumb_proof_format_headline (PlumbVerdict verdict, gint64 latency, guint n_differences,
                             gboolean is_late)
{
  switch (verdict) {
  case PLUMB_VERDICT_LANDED:
  case PLUMB_VERDICT_ALTERED:
    return format_found (latency, n_differences, is_late);
  case PLUMB_VERDICT_FAILED:
    return g_strdup (_("The test lead could not be sent"));
  case PLUMB_VERDICT_REFUSED:
    return g_strdup (_("The destination refused the test lead"));
  case PLUMB_VERDICT_ACCEPTED:
    return g_strdup (_("Accepted, not proved"));
  case PLUMB_VERDICT_LOST:
    return g_strdup (_("Accepted, but not found so far"));
  case PLUMB_VERDICT_NONE:
    return g_strdup ("");
  }
  g_return_val_if_reached (NULL);
}

const char *
plumb_proof_get_difference_word (const char *kind)
{
  static const struct {
    const char *kind;
    const char *word;
  } words[] = {
    { "cut", NC_ ("difference", "Cut short") },
      { "missing", NC_ ("difference", "Missing") },
        { "re-encoded", NC_ ("difference", "Characters changed") },
          { "re-cased", NC_ ("difference", "Capitals changed") },
            { "changed", NC_ ("difference", "Changed") },
          };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].kind, kind) == 0)
      return g_dpgettext2 (NULL, "difference", words[i].word);
  return C_ ("difference", "Changed");
}
