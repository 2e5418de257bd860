/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-attempt.h"
#include "plumb-diagnosis.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_DIAGNOSIS_CARD (plumb_diagnosis_card_get_type ())
G_DECLARE_FINAL_TYPE (PlumbDiagnosisCard, plumb_diagnosis_card, PLUMB, DIAGNOSIS_CARD, AdwBin)

/**
 * PlumbDiagnosisCard:
 *
 * What went wrong, why, and the next step, with the evidence to copy.  Hidden while it has nothing
 * to say.
 *
 * Signals: `go-to-field` (the field's key), `try-again`.
 */
GtkWidget *plumb_diagnosis_card_new (void);

/**
 * plumb_diagnosis_card_show:
 * @diagnosis: (nullable): %NULL hides the card
 * @attempt: (nullable): the evidence
 * @field_label: (nullable): the culprit's name in the user's language, if there is a field to go to
 * @can_try_again: whether trying again makes sense here
 */
void plumb_diagnosis_card_show (PlumbDiagnosisCard *self, const PlumbDiagnosis *diagnosis,
                                PlumbAttempt *attempt, const char *field_label,
                                gboolean can_try_again);

/* For a view that says @said above the card already: a title that is the same is not said twice. */
void plumb_diagnosis_card_follow (PlumbDiagnosisCard *self, const char *said);

/* (nullable): what the button copies in place of @attempt's evidence; %NULL leaves it out. */
void plumb_diagnosis_card_set_evidence (PlumbDiagnosisCard *self, const char *evidence);

/* For what stops Plumb itself: @error's own words. */
void plumb_diagnosis_card_show_error (PlumbDiagnosisCard *self, const char *title,
                                      const GError *error);

G_END_DECLS
