/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-store.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_SILENCES (plumb_silences_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSilences, plumb_silences, PLUMB, SILENCES, GObject)

/**
 * PlumbSilences:
 *
 * Keeps the property `silent-since` of each destination true: looks every hour, and
 * when a destination is watched or proved anew or was read to its end for the first time; see
 * plumb_silence_find().  Remembers when the newest lead came, should it be forgotten.
 */

/* @destinations: a list of #PlumbDestination */
PlumbSilences *plumb_silences_new (PlumbStore *store, GListModel *destinations);

/* Begins to look. */
void plumb_silences_start (PlumbSilences *self);

/* A lead came in: it may have broken a silence. */
void plumb_silences_note (PlumbSilences *self, PlumbLead *lead);

/* The silence of @destination is as it should be: not a word of it until it was broken. */
void plumb_silences_dismiss (PlumbSilences *self, PlumbDestination *destination);

G_END_DECLS
