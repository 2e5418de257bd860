/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-destination-list.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_NOTIFIER (plumb_notifier_get_type ())
G_DECLARE_FINAL_TYPE (PlumbNotifier, plumb_notifier, PLUMB, NOTIFIER, GObject)

/**
 * PlumbNotifier:
 *
 * What the desktop is told of destinations, and takes back as soon as they are removed.
 *
 * @application: owns whoever owns this
 */
PlumbNotifier *plumb_notifier_new (GApplication *application, PlumbDestinationList *destinations);

/* @id: under which the desktop knows it; what it knows by the same is replaced. */
void plumb_notifier_tell (PlumbNotifier *self, PlumbDestination *destination, const char *id,
                          GNotification *notification);
void plumb_notifier_take_back (PlumbNotifier *self, const char *id);

G_END_DECLS
