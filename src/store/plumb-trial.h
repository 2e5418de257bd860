/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-attempt.h"
#include "plumb-store.h"
#include "plumb-verdict.h"

G_BEGIN_DECLS

/**
 * PlumbTrial:
 * @tag: the test lead's
 * @destination: its destination's id
 * @sent_at, @answered_at, @found_at: microseconds; 0 for never
 * @verdict: how it stands
 * @is_late: found after the wait
 * @diagnosis: (nullable): the id of what was diagnosed
 * @differences: (nullable): `field\tsent\tstored` lines
 * @lead: (nullable): what was sent, to compare a late arrival with
 *
 * One test lead's history, as the database keeps it.  A plain value, owns its strings and lead.
 */
typedef struct {
  char *tag;
  char *destination;
  gint64 sent_at;
  gint64 answered_at;
  gint64 found_at;
  PlumbVerdict verdict;
  gboolean is_late;
  char *diagnosis;
  char *differences;
  PlumbLead *lead;
} PlumbTrial;

PlumbTrial *plumb_trial_new (const char *tag, const char *destination);
PlumbTrial *plumb_trial_copy (const PlumbTrial *self);
void plumb_trial_free (PlumbTrial *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTrial, plumb_trial_free)

/* Saves the trial and, with @attempts, the evidence (element-type PlumbAttempt; redacted by
 * nature); keeps the destination's last verdict (unless a newer trial has one) and proof in step,
 * in one transaction. */
void plumb_store_save_trial_async (PlumbStore *self, const PlumbTrial *trial, GPtrArray *attempts,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean plumb_store_save_trial_finish (PlumbStore *self, GAsyncResult *result, GError **error);

/* Trials of @destination_id (or of all: %NULL), newest first. @only_lost: those still missing,
 * whether they were waited for or given up. */
void plumb_store_load_trials_async (PlumbStore *self, const char *destination_id,
                                    gboolean only_lost, guint limit, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type PlumbTrial) */
GPtrArray *plumb_store_load_trials_finish (PlumbStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
