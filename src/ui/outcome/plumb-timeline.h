/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-proof.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_TIMELINE (plumb_timeline_get_type ())
G_DECLARE_FINAL_TYPE (PlumbTimeline, plumb_timeline, PLUMB, TIMELINE, GtkWidget)

/**
 * PlumbTimeline:
 *
 * The five stages of a test lead as dots on a line: full where the lead was, hollow where it was
 * not yet, each with the time since it was built.
 */
GtkWidget *plumb_timeline_new (void);

/* @reached_at: per stage, 0 for not. */
void plumb_timeline_set_stages (PlumbTimeline *self, const gint64 reached_at[PLUMB_PROOF_N_STAGES]);

G_END_DECLS
