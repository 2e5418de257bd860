/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-attempt.h"
#include "plumb-diagnosis.h"
#include "plumb-lead.h"
#include "plumb-verdict.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PlumbStore PlumbStore;
typedef struct _PlumbConnector PlumbConnector;
typedef struct _PlumbDestination PlumbDestination;
typedef struct _PlumbCredentials PlumbCredentials;

/**
 * PlumbProofStage: the stations of a test lead; names in JSON: `built`, `sent`, `answered`,
 * `found`, `compared`
 */
typedef enum {
  PLUMB_PROOF_BUILT,
  PLUMB_PROOF_SENT,
  PLUMB_PROOF_ANSWERED,
  PLUMB_PROOF_FOUND,
  PLUMB_PROOF_COMPARED,
} PlumbProofStage;
#define PLUMB_PROOF_N_STAGES (PLUMB_PROOF_COMPARED + 1)
const char *plumb_proof_stage_get_name (PlumbProofStage stage);

/**
 * PlumbDifference:
 * @text: which field
 * @sent, @stored: (nullable)
 * @kind: `cut`, `missing`, `re-encoded`, `re-cased` or `changed`
 */
typedef struct {
  PlumbLeadText text;
  char *sent;
  char *stored;
  const char *kind;
} PlumbDifference;
void plumb_difference_free (PlumbDifference *self);

/* (transfer full) (element-type PlumbDifference): of the texts in the bit mask @carried. */
GPtrArray *plumb_compare_leads (PlumbLead *sent, PlumbLead *stored, guint carried);

/**
 * PlumbTestOptions: what the test lead looks like; %NULL members have the marketplace's own test
 * values
 */
typedef struct {
  const char *source;
  const char *action;
  const char *publisher;
  const char *offer;
  const char *offer_title;
  const char *first_name;
  const char *last_name;
  const char *phone;
  const char *company;
} PlumbTestOptions;

/* (transfer full): a test lead as the marketplace shapes it, tagged with the time @now. */
PlumbLead *plumb_test_lead_new (const PlumbTestOptions *options, gint64 now);

#define PLUMB_TYPE_PROOF (plumb_proof_get_type ())
G_DECLARE_FINAL_TYPE (PlumbProof, plumb_proof, PLUMB, PROOF, GObject)

/**
 * PlumbProof:
 *
 * One test lead from built to compared.  Emits `changed` whenever a stage is reached or the verdict
 * changes; goes on looking for a lost lead, ever more slowly, until it is let go or cancelled, and
 * then turns to `landed` or `altered` with `late`.  Keeps its trial in the store.
 */

/**
 * plumb_proof_new:
 * @reads_endpoint: the destination's URL is Plumb's own endpoint's: the store is the read path
 */
PlumbProof *plumb_proof_new (PlumbStore *store, PlumbConnector *connector,
                             PlumbDestination *destination, PlumbCredentials *credentials,
                             gboolean reads_endpoint, PlumbLead *lead);

/* Before it runs: its trial is not kept and the destination's last verdict stays, because what is
 * tried is not how the destination is set up. */
void plumb_proof_leave_no_record (PlumbProof *self);

/* @wait: seconds to look for the lead; the task ends with the verdict. */
void plumb_proof_run_async (PlumbProof *self, guint wait, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
/* %PLUMB_VERDICT_NONE with an error only for what stops Plumb. */
PlumbVerdict plumb_proof_run_finish (PlumbProof *self, GAsyncResult *result, GError **error);

const char *plumb_proof_get_tag (PlumbProof *self);
PlumbLead *plumb_proof_get_lead (PlumbProof *self);
PlumbLead *plumb_proof_get_found (PlumbProof *self);
PlumbVerdict plumb_proof_get_verdict (PlumbProof *self);
gboolean plumb_proof_is_late (PlumbProof *self);
gboolean plumb_proof_is_running (PlumbProof *self);
/* When @stage was reached, 0 for not (yet). */
gint64 plumb_proof_get_reached_at (PlumbProof *self, PlumbProofStage stage);
PlumbAttempt *plumb_proof_get_attempt (PlumbProof *self);
/* (element-type PlumbDifference): empty while there is nothing to compare. */
GPtrArray *plumb_proof_get_differences (PlumbProof *self);
/* (nullable): what to tell the user, for every verdict but `landed`. */
const PlumbDiagnosis *plumb_proof_get_diagnosis (PlumbProof *self);

G_END_DECLS
