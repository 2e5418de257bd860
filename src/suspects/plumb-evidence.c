/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-evidence.h"

#include "plumb-silence.h"

PlumbEvidence *
plumb_evidence_new (PlumbDestination *destination, PlumbVerdict verdict)
{
  PlumbEvidence *self;

  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);

  self = g_new0 (PlumbEvidence, 1);
  self->destination = g_object_ref (destination);
  self->verdict = verdict;
  self->diagnoses = g_ptr_array_new_with_free_func (g_free);
  self->cleared = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
plumb_evidence_free (PlumbEvidence *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->destination);
  g_free (self->host);
  g_ptr_array_unref (self->diagnoses);
  g_ptr_array_unref (self->cleared);
  g_free (self);
}

void
plumb_evidence_note_address (PlumbEvidence *self, const char *address)
{
  g_autoptr (GUri) uri = NULL;

  if (address == NULL)
    return;
  uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return;
  g_free (self->host);
  self->host = g_ascii_strdown (g_uri_get_host (uri), -1);
}

void
plumb_evidence_note_attempt (PlumbEvidence *self, PlumbAttempt *attempt)
{
  if (attempt == NULL)
    return;
  self->status = plumb_attempt_get_status (attempt);
  self->is_elsewhere = plumb_attempt_get_location (attempt) != NULL;
  plumb_evidence_note_address (self, plumb_attempt_get_url (attempt));
}

void
plumb_evidence_note_diagnosis (PlumbEvidence *self, const char *id)
{
  if (id != NULL && !g_ptr_array_find_with_equal_func (self->diagnoses, id, g_str_equal, NULL))
    g_ptr_array_add (self->diagnoses, g_strdup (id));
}

/* What a rung was passed with is a warning only if somebody said no: the connector, or the judge of
 * the fields. */
static gboolean
is_warning (PlumbAttempt *attempt)
{
  return plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_REFUSED ||
         (plumb_attempt_get_stage (attempt) == PLUMB_STAGE_SETTINGS &&
          plumb_attempt_get_remote_code (attempt) != NULL);
}

const PlumbDiagnosis *
plumb_evidence_diagnose_rung (PlumbKind kind, PlumbRung *rung)
{
  PlumbRungStatus status = plumb_rung_get_status (rung);
  PlumbAttempt *attempt = plumb_rung_get_attempt (rung);

  if (attempt == NULL || (status != PLUMB_RUNG_FAILED && !is_warning (attempt)))
    return NULL;
  return plumb_diagnose (kind, attempt);
}

void
plumb_evidence_note_rung (PlumbEvidence *self, PlumbRung *rung)
{
  PlumbRungStatus status = plumb_rung_get_status (rung);
  const PlumbDiagnosis *diagnosis =
      plumb_evidence_diagnose_rung (plumb_destination_get_kind (self->destination), rung);

  if (status != PLUMB_RUNG_PASSED && status != PLUMB_RUNG_FAILED)
    return;
  if (diagnosis != NULL)
    plumb_evidence_note_diagnosis (self, diagnosis->id);
  else if (status == PLUMB_RUNG_PASSED)
    g_ptr_array_add (self->cleared, g_strdup (plumb_rung_get_id (rung)));
}

void
plumb_evidence_note_lead (PlumbEvidence *self, PlumbLead *lead)
{
  g_autofree char *customer = plumb_lead_dup_customer (lead);

  if (plumb_lead_is_test (lead))
    return;
  self->n_leads++;
  if (customer != NULL && g_str_has_suffix (customer, ".edu"))
    self->n_schools++;
  self->last_lead_at = MAX (self->last_lead_at, plumb_silence_date_lead (lead));
}
