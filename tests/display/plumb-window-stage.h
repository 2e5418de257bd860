/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-test-leads.h"
#include "plumb-test-setup.h"
#include "plumb-window.h"

G_BEGIN_DECLS

/**
 * WindowStage:
 *
 * The main window with a real store, two destinations (`Fabrikam` and `Contoso`) and an inbox that
 * does not run.
 */
typedef struct {
  PlumbTestSetup setup;
  PlumbDestination *fabrikam;
  PlumbDestination *contoso;
  PlumbInbox *inbox;
  PlumbLeadList *leads;
  PlumbTestLeadActions *actions;
  GSettings *settings;
  PlumbWindow *window;
} WindowStage;

/* For g_test_add(). */
void window_stage_set_up (WindowStage *self, gconstpointer data);
/* Also asserts that the window is gone. */
void window_stage_tear_down (WindowStage *self, gconstpointer data);

/* Closes the window and opens another with the same settings, as the next start does. */
void window_stage_start_again (WindowStage *self);

/* Puts a lead of @company into the store. */
void window_stage_add_lead (WindowStage *self, PlumbDestination *destination, const char *company);

/* (transfer none) (nullable): the first of @type below @top, in the order of the tree. */
GtkWidget *window_stage_find (GtkWidget *top, GType type);

/* Settings that are forgotten. */
GSettings *window_stage_make_settings (void);

G_END_DECLS
