/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-destination.h"
#include "plumb-diagnosis.h"
#include "plumb-lead.h"
#include "plumb-rung.h"
#include "plumb-verdict.h"

G_BEGIN_DECLS

/**
 * PlumbEvidence:
 * @destination: whose leads are missed
 * @verdict: of the test lead that is in question; %PLUMB_VERDICT_NONE if the leads of customers are
 * @host: (nullable): the server that leads go to, no more of its address
 * @status: of the last answer, 0 for none
 * @is_elsewhere: whether that answer pointed to another address
 * @diagnoses: (element-type utf8): ids of what was diagnosed lately
 * @cleared: (element-type utf8): ids of rungs that were climbed and found nothing
 * @n_leads: how many leads of customers were looked at, the newest ones
 * @n_schools: how many of these have an address in .edu
 * @last_lead_at: when the newest came, 0 if there was none
 *
 * What is known about a destination whose leads do not come.  Owns its strings; holds no secret and
 * nothing of a customer.
 */
typedef struct {
  PlumbDestination *destination;
  PlumbVerdict verdict;
  char *host;
  guint status;
  gboolean is_elsewhere;
  GPtrArray *diagnoses;
  GPtrArray *cleared;
  guint n_leads;
  guint n_schools;
  gint64 last_lead_at;
} PlumbEvidence;

PlumbEvidence *plumb_evidence_new (PlumbDestination *destination, PlumbVerdict verdict);
void plumb_evidence_free (PlumbEvidence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbEvidence, plumb_evidence_free)

/* @address: (nullable): only its host is kept; nothing if it is none. */
void plumb_evidence_note_address (PlumbEvidence *self, const char *address);
/* @attempt: (nullable): what the service said to the test lead. */
void plumb_evidence_note_attempt (PlumbEvidence *self, PlumbAttempt *attempt);
/* @id: (nullable): a diagnosis. */
void plumb_evidence_note_diagnosis (PlumbEvidence *self, const char *id);
/* (nullable): what a rung that was climbed found amiss, also one that was passed with a warning. */
const PlumbDiagnosis *plumb_evidence_diagnose_rung (PlumbKind kind, PlumbRung *rung);
void plumb_evidence_note_rung (PlumbEvidence *self, PlumbRung *rung);
/* Test leads do not count. */
void plumb_evidence_note_lead (PlumbEvidence *self, PlumbLead *lead);

G_END_DECLS
