/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-proof.h"

G_BEGIN_DECLS

/* What stands in a report for a value that is nobody's business. */
#define PLUMB_PROOF_MASK "••••"

/**
 * PlumbProofReport:
 * @proof: what is reported, with a verdict
 * @suspicions: (nullable) (element-type PlumbSuspicion): what may have swallowed the lead
 * @made_at: when the report is made
 *
 * What a report is made from, borrowed.  No report holds a secret, or a value that came back and is
 * not Plumb's own: it might be a person's.
 */
typedef struct {
  PlumbProof *proof;
  GPtrArray *suspicions;
  gint64 made_at;
} PlumbProofReport;

/**
 * plumb_proof_report_write:
 * @file_name: what it will be called: `.json` at its end asks for JSON, all else for HTML
 *
 * Returns: (transfer full): the report; HTML is in the user's language, one file, to be printed
 */
char *plumb_proof_report_write (const PlumbProofReport *self, const char *file_name);

char *plumb_proof_report_to_json (const PlumbProofReport *self);
char *plumb_proof_report_to_html (const PlumbProofReport *self);

/**
 * PlumbProofLine:
 * @text: which field
 * @sent, @stored: (nullable): as they may be shown
 * @kind: (nullable): how they differ, see #PlumbDifference; %NULL if they are the same
 */
typedef struct {
  PlumbLeadText text;
  char *sent;
  char *stored;
  const char *kind;
} PlumbProofLine;

/* (transfer full) (element-type PlumbProofLine): of the fields that were compared; none if nothing
 * was found. */
GPtrArray *plumb_proof_report_list_lines (const PlumbProofReport *self);

/* Microseconds from sent to found; negative if it was not found. */
gint64 plumb_proof_report_get_latency (const PlumbProofReport *self);

/* (transfer full) (nullable): the server that the lead was sent to, no more of its address. */
char *plumb_proof_report_dup_host (const PlumbProofReport *self);

/* (transfer full) (nullable): what the service calls the request, unless that has words in it. */
char *plumb_proof_report_dup_request_id (const PlumbProofReport *self);

/* (transfer full): the destination's, which may have an address in it. */
char *plumb_proof_report_dup_name (const PlumbProofReport *self);

G_END_DECLS
