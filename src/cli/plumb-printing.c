/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-printing.h"

#include "plumb-late-arrivals.h"
#include "plumb-lead-writer.h"

#include <stdio.h>

/* How the printing goes. */
typedef struct {
  const PlumbPrinting *printing;
  int n_printed;
  gboolean timed_out;
} Progress;

static void
arrived_cb (PlumbInbox *inbox, PlumbLead *lead, Progress *progress)
{
  const PlumbPrinting *printing = progress->printing;
  const char *name = plumb_name_destination (printing->profile, lead);
  const char *id = plumb_lead_get_destination (lead);

  if (printing->wanted != NULL && (id == NULL || !g_hash_table_contains (printing->wanted, id)))
    return;
  if (printing->count != 0 && progress->n_printed >= printing->count)
    return;
  progress->n_printed++;
  if (printing->line->json) {
    g_autoptr (JsonNode) node = plumb_lead_to_json (lead, name);

    plumb_print_json (node, FALSE);
  } else {
    plumb_print_lead (lead, name);
  }
}

static gboolean
timed_out_cb (gpointer user_data)
{
  Progress *progress = user_data;

  progress->timed_out = TRUE;
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_main_context_wakeup (NULL);
}

static gboolean
is_over (const Progress *progress)
{
  const PlumbPrinting *printing = progress->printing;

  return g_cancellable_is_cancelled (printing->line->cancellable) || progress->timed_out ||
         ferror (stdout) || (printing->count != 0 && progress->n_printed >= printing->count);
}

static int
begin (const PlumbPrinting *printing)
{
  return printing->begin == NULL ? PLUMB_EXIT_FINE
                                 : printing->begin (printing->line, printing->profile);
}

int
plumb_print_arriving (const PlumbPrinting *printing)
{
  Progress progress = { .printing = printing };
  PlumbInbox *inbox = plumb_profile_get_inbox (printing->profile);
  GCancellable *cancellable = printing->line->cancellable;
  /* A test lead that was lost may be what arrives. */
  g_autoptr (PlumbLateArrivals) late =
      plumb_late_arrivals_new (plumb_profile_get_store (printing->profile),
                               plumb_profile_get_connectors (printing->profile));
  gulong arrived = g_signal_connect (inbox, "lead-arrived", G_CALLBACK (arrived_cb), &progress);
  guint timer = 0;
  int code;

  g_signal_connect_object (inbox, "lead-arrived", G_CALLBACK (plumb_late_arrivals_note), late,
                           G_CONNECT_SWAPPED);
  if (printing->timeout > 0)
    timer = g_timeout_add_seconds ((guint) printing->timeout, timed_out_cb, &progress);
  g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), NULL);
  plumb_inbox_start (inbox);
  code = begin (printing);
  while (code == PLUMB_EXIT_FINE && !is_over (&progress))
    g_main_context_iteration (NULL, TRUE);
  /* What came last may be the one that was lost. */
  while (code == PLUMB_EXIT_FINE && plumb_late_arrivals_is_busy (late))
    g_main_context_iteration (NULL, TRUE);
  if (timer != 0 && !progress.timed_out)
    g_source_remove (timer);
  g_signal_handler_disconnect (inbox, arrived);
  plumb_inbox_stop (inbox);
  if (code == PLUMB_EXIT_FINE && progress.timed_out && printing->count > progress.n_printed)
    return PLUMB_EXIT_FAILED;
  return code;
}
