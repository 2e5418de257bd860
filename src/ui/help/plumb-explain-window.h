/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connectors.h"
#include "plumb-destination-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PlumbExplainServices:
 * @connectors: the kinds and their fields
 * @destinations: (nullable): where the culprit's field may be; %NULL in a wizard, whose own fields
 * are meant
 * @dup_unknown: (transfer full): texts that were not known, the latest first, without secrets
 * @keep_unknown: keeps one more
 * @forget_unknown: forgets all of them
 * @data: for the functions
 *
 * What the window is given by the application; everything in it is borrowed and outlives the
 * window.
 */
typedef struct {
  PlumbConnectors *connectors;
  PlumbDestinationList *destinations;
  GStrv (*dup_unknown) (gpointer data);
  void (*keep_unknown) (const char *text, gpointer data);
  void (*forget_unknown) (gpointer data);
  gpointer data;
} PlumbExplainServices;

#define PLUMB_TYPE_EXPLAIN_WINDOW (plumb_explain_window_get_type ())
G_DECLARE_FINAL_TYPE (PlumbExplainWindow, plumb_explain_window, PLUMB, EXPLAIN_WINDOW, AdwWindow)

/**
 * PlumbExplainWindow:
 *
 * Paste the error, read what it means, go to the field that is to blame.  A text that is not known
 * gets no answer, but is kept and can be reported.
 *
 * Signals: `go-to-field` (a destination's id, "" in a wizard; the field's key), `set-up`
 * (#PlumbKind as guint) where there is no destination of the kind.
 */

/* @kind: asked about first, %PLUMB_KIND_NONE for any; @destination: (nullable): asked about. */
GtkWindow *plumb_explain_window_new (const PlumbExplainServices *services, PlumbKind kind,
                                     PlumbDestination *destination);

G_END_DECLS
