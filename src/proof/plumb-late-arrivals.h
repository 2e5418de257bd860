/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PlumbStore PlumbStore;
typedef struct _PlumbConnectors PlumbConnectors;

#define PLUMB_TYPE_LATE_ARRIVALS (plumb_late_arrivals_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLateArrivals, plumb_late_arrivals, PLUMB, LATE_ARRIVALS, GObject)

/**
 * PlumbLateArrivals:
 *
 * Turns the lost test leads of any earlier run into landed or altered ones when they turn up after
 * all.  Emits `arrived` with the trial (a `const PlumbTrial *`, for the time of the call) once that
 * is saved: its latency is @found_at minus @sent_at.
 */
PlumbLateArrivals *plumb_late_arrivals_new (PlumbStore *store, PlumbConnectors *connectors);

/* To be called with every lead that came in; what is no lost test lead costs nothing. */
void plumb_late_arrivals_note (PlumbLateArrivals *self, PlumbLead *lead);

/* Whether what was noted is still being dealt with; a program that ends before loses it. */
gboolean plumb_late_arrivals_is_busy (PlumbLateArrivals *self);

G_END_DECLS
