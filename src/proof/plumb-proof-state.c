/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-proof-private.h"

const char *
plumb_proof_stage_get_name (PlumbProofStage stage)
{
  static const char *const names[PLUMB_PROOF_N_STAGES] = { "built", "sent", "answered", "found",
                                                           "compared" };

  g_return_val_if_fail (stage < PLUMB_PROOF_N_STAGES, NULL);
  return names[stage];
}

void
plumb_proof_leave_no_record (PlumbProof *self)
{
  g_return_if_fail (PLUMB_IS_PROOF (self));
  g_return_if_fail (self->task == NULL);
  self->is_unrecorded = TRUE;
}

const char *
plumb_proof_get_tag (PlumbProof *self)
{
  g_return_val_if_fail (PLUMB_IS_PROOF (self), NULL);
  return self->tag;
}

PlumbLead *
plumb_proof_get_lead (PlumbProof *self)
{
  g_return_val_if_fail (PLUMB_IS_PROOF (self), NULL);
  return self->lead;
}

PlumbLead *
plumb_proof_get_found (PlumbProof *self)
{
  g_return_val_if_fail (PLUMB_IS_PROOF (self), NULL);
  return self->found;
}

PlumbVerdict
plumb_proof_get_verdict (PlumbProof *self)
{
  g_return_val_if_fail (PLUMB_IS_PROOF (self), PLUMB_VERDICT_NONE);
  return self->verdict;
}

gboolean
plumb_proof_is_late (PlumbProof *self)
{
  g_return_val_if_fail (PLUMB_IS_PROOF (self), FALSE);
  return self->is_late;
}

gboolean
plumb_proof_is_running (PlumbProof *self)
{
  g_return_val_if_fail (PLUMB_IS_PROOF (self), FALSE);
  return self->task != NULL;
}

gint64
plumb_proof_get_reached_at (PlumbProof *self, PlumbProofStage stage)
{
  g_return_val_if_fail (PLUMB_IS_PROOF (self), 0);
  g_return_val_if_fail (stage < PLUMB_PROOF_N_STAGES, 0);
  return self->reached_at[stage];
}

PlumbAttempt *
plumb_proof_get_attempt (PlumbProof *self)
{
  g_return_val_if_fail (PLUMB_IS_PROOF (self), NULL);
  return self->attempt;
}

GPtrArray *
plumb_proof_get_differences (PlumbProof *self)
{
  g_return_val_if_fail (PLUMB_IS_PROOF (self), NULL);
  return self->differences;
}

const PlumbDiagnosis *
plumb_proof_get_diagnosis (PlumbProof *self)
{
  g_return_val_if_fail (PLUMB_IS_PROOF (self), NULL);
  return self->diagnosis;
}
