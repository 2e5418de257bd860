/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connectors.h"
#include "plumb-destination-list.h"
#include "plumb-inbox.h"
#include "plumb-lead-actions.h"
#include "plumb-lead-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PlumbWindowServices:
 *
 * What the window shows and asks for; borrowed, each outlives the window.
 */
typedef struct {
  PlumbConnectors *connectors;
  PlumbDestinationList *destinations;
  PlumbInbox *inbox;
  PlumbLeadList *leads;
  PlumbLeadActions *actions;
  GSettings *settings;
} PlumbWindowServices;

#define PLUMB_TYPE_WINDOW (plumb_window_get_type ())
G_DECLARE_FINAL_TYPE (PlumbWindow, plumb_window, PLUMB, WINDOW, AdwApplicationWindow)

/**
 * PlumbWindow:
 *
 * The main window: destinations, leads, one lead; and a page for each state that has none of
 * these.  What is to be done with a destination is asked of the application through its
 * actions (`app.set-up`, `app.check`, …).
 */
PlumbWindow *plumb_window_new (GtkApplication *application);

/* Ends the state of opening. */
void plumb_window_show_services (PlumbWindow *self, const PlumbWindowServices *services);

/* Plumb cannot work at all: says why and what to do. */
void plumb_window_show_failure (PlumbWindow *self, const char *what, const char *next_step);

/* Says that everything here is a rehearsal. */
void plumb_window_set_practice (PlumbWindow *self, gboolean practice);

/* @counts: as plumb_sidebar_set_counts(). */
void plumb_window_set_counts (PlumbWindow *self, GHashTable *counts);

/* Brings the lead of @row to the front; @is_test: also if test leads are not shown otherwise. */
void plumb_window_show_lead (PlumbWindow *self, guint32 row, gboolean is_test);

/* Shows all leads, the newest first. */
void plumb_window_show_newest (PlumbWindow *self);

/* Shows the leads with all of @words. */
void plumb_window_show_found (PlumbWindow *self, const char *words);

/* Which leads are shown. */
const PlumbLeadQuery *plumb_window_get_query (PlumbWindow *self);

/* Keeps size and destination for the next start; what closing does by itself. */
void plumb_window_keep_state (PlumbWindow *self);

/* A sentence at the bottom, for a moment. */
void plumb_window_say (PlumbWindow *self, const char *sentence);

G_END_DECLS
