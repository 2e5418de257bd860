/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-advice.h"
#include "plumb-lead-list.h"
#include "plumb-lead-services.h"
#include "plumb-practice.h"
#include "plumb-silences.h"
#include "plumb-wizard-opener.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_SESSION (plumb_session_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSession, plumb_session, PLUMB, SESSION, GObject)

/**
 * PlumbSession:
 *
 * An opened profile with everything that works on it while the program runs: the inbox hears, the
 * endpoint follows the settings, late test leads and unusual silences are noted, old leads are
 * forgotten.
 *
 * Signals: `counted` (GHashTable): leads per destination changed; `said` (string): a sentence for
 * the user; `endpoint-failed` (nullable string): why the endpoint does not listen.
 */
PlumbSession *plumb_session_new (PlumbProfile *profile, PlumbPractice *practice,
                                 GSettings *settings);

PlumbProfile *plumb_session_get_profile (PlumbSession *self);
PlumbPractice *plumb_session_get_practice (PlumbSession *self);
PlumbLeadList *plumb_session_get_leads (PlumbSession *self);
PlumbLeadServices *plumb_session_get_lead_services (PlumbSession *self);
PlumbAdvice *plumb_session_get_advice (PlumbSession *self);
PlumbSilences *plumb_session_get_silences (PlumbSession *self);
PlumbWizardOpener *plumb_session_get_wizard_opener (PlumbSession *self);

/* Counts leads now, and from now on whenever they change. */
void plumb_session_start (PlumbSession *self);

G_END_DECLS
