/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-diagnosis.h"

G_BEGIN_DECLS

/**
 * PlumbCatalogueRow:
 * @kind: of which kind; %PLUMB_KIND_NONE for any
 * @stage: where it failed; %PLUMB_STAGE_SETTINGS for a row that is found by its id only, as those
 *   of fields are
 * @status: the lowest HTTP status; 0 for any
 * @status_end: the highest; 0 if there is only one
 * @code: (nullable): the remote code, in any case; several that mean the same have `|` between them
 * @says: (nullable): what occurs in the message, in any case; English, as services write it
 * @tls_errors: one of which the certificate has; 0 for any
 * @clock_off: whether the clocks must differ by more than %PLUMB_CATALOGUE_CLOCK_LIMIT
 * @anywhere: whether the stage does not matter
 * @verdict: for a verdict that has no attempt to blame
 * @diagnosis: the words
 *
 * A row of the catalogue: what it fits and what it says.  Without a condition that is met there is
 * no match; all conditions must be.
 */
typedef struct {
  PlumbKind kind;
  PlumbStage stage;
  guint status;
  guint status_end;
  const char *code;
  const char *says;
  GTlsCertificateFlags tls_errors;
  gboolean clock_off;
  gboolean anywhere;
  PlumbVerdict verdict;
  PlumbDiagnosis diagnosis;
} PlumbCatalogueRow;

/* Azure refuses a request whose date is more than 15 minutes off (learn, "Authorize with Shared
 * Key"); Microsoft's other services give five minutes or more. */
#define PLUMB_CATALOGUE_CLOCK_LIMIT (15 * 60 * G_TIME_SPAN_SECOND)

/* Each ends with a row without id. */
extern const PlumbCatalogueRow plumb_catalogue_azure_blob[];
extern const PlumbCatalogueRow plumb_catalogue_azure_blob_fields[];
extern const PlumbCatalogueRow plumb_catalogue_azure_table[];
extern const PlumbCatalogueRow plumb_catalogue_azure_table_fields[];
extern const PlumbCatalogueRow plumb_catalogue_dynamics[];
extern const PlumbCatalogueRow plumb_catalogue_dynamics_fields[];
extern const PlumbCatalogueRow plumb_catalogue_https[];
extern const PlumbCatalogueRow plumb_catalogue_salesforce[];
extern const PlumbCatalogueRow plumb_catalogue_salesforce_fields[];
extern const PlumbCatalogueRow plumb_catalogue_marketo[];
extern const PlumbCatalogueRow plumb_catalogue_marketo_fields[];
extern const PlumbCatalogueRow plumb_catalogue_computer[];
extern const PlumbCatalogueRow plumb_catalogue_general[];

G_END_DECLS
