/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-silence.h"

#include <glib/gi18n.h>

/* Three times the longest pause is no chance any more; a weekend always is. */
#define LONGEST_PAUSES 3
#define LEAST (3 * G_TIME_SPAN_DAY)
/* Leads that came within a week may not tell how long a weekend is. */
#define WEEK (7 * G_TIME_SPAN_DAY)
/* Fewer leads say little about how often they come. */
#define ENOUGH_LEADS 5
#define LEAST_WITH_FEW (30 * G_TIME_SPAN_DAY)
#define LEAST_WITHOUT_ANY (14 * G_TIME_SPAN_DAY)
/* 2010: the marketplace is younger, and so is each lead. */
#define EARLIEST (G_GINT64_CONSTANT (1262304000) * G_USEC_PER_SEC)

gint64
plumb_silence_date_lead (PlumbLead *lead)
{
  gint64 occurred_at, received_at;

  g_return_val_if_fail (PLUMB_IS_LEAD (lead), 0);

  occurred_at = plumb_lead_get_occurred_at (lead);
  received_at = plumb_lead_get_received_at (lead);
  return occurred_at < EARLIEST || occurred_at > received_at ? received_at : occurred_at;
}

static gboolean
can_be_silent (PlumbDestination *destination)
{
  PlumbKind kind = plumb_destination_get_kind (destination);

  return plumb_destination_is_watching (destination) &&
         !plumb_destination_is_practice (destination) && kind != PLUMB_KIND_HTTPS &&
         kind != PLUMB_KIND_AZURE_BLOB;
}

static gint64
find_without_leads (PlumbDestination *destination, gint64 now)
{
  PlumbVerdict verdict = plumb_destination_get_last_verdict (destination);
  gint64 proved_at = plumb_destination_get_last_proved_at (destination);

  return (verdict == PLUMB_VERDICT_LANDED || verdict == PLUMB_VERDICT_ALTERED) &&
                 now - proved_at > LEAST_WITHOUT_ANY
             ? proved_at
             : 0;
}

/* Of leads that came at @times, the newest first: the longest pause that is still usual. */
static gint64
find_longest_usual (GArray *times)
{
  gint64 span = g_array_index (times, gint64, 0) - g_array_index (times, gint64, times->len - 1);
  gint64 longest = 0;

  for (guint i = 1; i < times->len; i++)
    longest =
        MAX (longest, g_array_index (times, gint64, i - 1) - g_array_index (times, gint64, i));
  if (times->len < ENOUGH_LEADS)
    return MAX (longest * LONGEST_PAUSES, LEAST_WITH_FEW);
  return MAX (longest * LONGEST_PAUSES, span < WEEK ? WEEK : LEAST);
}

gint64
plumb_silence_find (PlumbDestination *destination, GArray *times)
{
  gint64 newest, known_until;

  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), 0);
  g_return_val_if_fail (times != NULL, 0);

  known_until = plumb_destination_get_read_to_end_at (destination);
  if (!can_be_silent (destination))
    return 0;
  if (times->len == 0)
    return find_without_leads (destination, known_until);
  newest = g_array_index (times, gint64, 0);
  return known_until - newest > find_longest_usual (times) ? newest : 0;
}

char *
plumb_silence_describe (gint64 since, gint64 now)
{
  guint n_days = (guint) (MAX (0, now - since) / G_TIME_SPAN_DAY);

  return g_strdup_printf (ngettext ("No lead for %u day", "No lead for %u days", n_days), n_days);
}
