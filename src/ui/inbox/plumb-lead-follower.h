/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_FOLLOWER (plumb_lead_follower_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadFollower, plumb_lead_follower, PLUMB, LEAD_FOLLOWER, GObject)

/**
 * PlumbLeadFollower:
 *
 * Keeps a list at its top while leads are put in there, until the user scrolls away; counts what
 * came in above since then.
 *
 * Property `n-new`: how many; 0 at the top.  Signal `go-to-top`: the list shall show its first row.
 */
PlumbLeadFollower *plumb_lead_follower_new (void);

/* @adjustment: of the list that is shown now. */
void plumb_lead_follower_set_adjustment (PlumbLeadFollower *self, GtkAdjustment *adjustment);

/* Rows were put in above what is shown. */
void plumb_lead_follower_note_added (PlumbLeadFollower *self);

/* @n_leads came in above what is shown. */
void plumb_lead_follower_note_arrived (PlumbLeadFollower *self, guint n_leads);

/* Follows again. */
void plumb_lead_follower_go_to_top (PlumbLeadFollower *self);

guint plumb_lead_follower_get_n_new (PlumbLeadFollower *self);
void plumb_lead_follower_forget_new (PlumbLeadFollower *self);

G_END_DECLS
