/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-diagnosis.h"

G_BEGIN_DECLS

typedef enum {
  PLUMB_CERTAINTY_NONE,
  PLUMB_CERTAINTY_LIKELY,
  PLUMB_CERTAINTY_SURE,
} PlumbCertainty;

/**
 * PlumbExplanation:
 * @certainty: how sure it is; %PLUMB_CERTAINTY_NONE for a text that is not known
 * @kind: of the destination that it is about; %PLUMB_KIND_NONE if it may be any
 * @diagnosis: (nullable): the culprit; %NULL with %PLUMB_CERTAINTY_NONE
 * @language: (nullable): in which the text is, e.g. `ru`; %NULL if its words do not tell
 * @nearest: (element-type PlumbDiagnosis): what the text is most like, best first; where it is not
 *   known, or not for sure
 *
 * What an error message means that somebody pasted: from Partner Center, a mail, another program.
 */
typedef struct {
  PlumbCertainty certainty;
  PlumbKind kind;
  const PlumbDiagnosis *diagnosis;
  const char *language;
  GPtrArray *nearest;
} PlumbExplanation;

/**
 * plumb_explain:
 * @kind: the kind that is asked about; %PLUMB_KIND_NONE for any
 *
 * Codes count for more than words.
 *
 * Returns: (transfer full)
 */
PlumbExplanation *plumb_explain (PlumbKind kind, const char *text);
void plumb_explanation_free (PlumbExplanation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbExplanation, plumb_explanation_free)

G_END_DECLS
