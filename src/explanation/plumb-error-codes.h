/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-error-text.h"
#include "plumb-explanation.h"

G_BEGIN_DECLS

/**
 * PlumbErrorCode:
 * @diagnosis: what it means
 * @kind: of which kind
 * @kinds: the set of all kinds that have it
 * @certainty: how sure it is that the code means this; %PLUMB_CERTAINTY_NONE if any service may say
 *   it and the text does not tell which
 * @is_general: whether another code beside it says more
 * @start: the first word of the text that belongs to it
 * @end: behind the last one
 *
 * A service's code in a text.
 */
typedef struct {
  const PlumbDiagnosis *diagnosis;
  PlumbKind kind;
  guint kinds;
  PlumbCertainty certainty;
  gboolean is_general;
  guint start;
  guint end;
} PlumbErrorCode;

/**
 * plumb_error_codes_find:
 * @kind: the kind that is asked about; %PLUMB_KIND_NONE for any
 * @context: of which kinds the text speaks, as plumb_error_context_find() tells
 *
 * Returns: (transfer full) (element-type PlumbErrorCode): in the order of the text
 */
GArray *plumb_error_codes_find (PlumbKind kind, guint context, PlumbErrorText *text);

/* Whether Microsoft's sign-in gave a code that the catalogue does not have. */
gboolean plumb_error_codes_are_missing (PlumbErrorText *text);

G_END_DECLS
