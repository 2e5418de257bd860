/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-destination.h"
#include "plumb-secret-end.h"

G_BEGIN_DECLS

/* How a destination stands, told by shape and word, never by colour alone. */
typedef enum {
  PLUMB_LAMP_UNTESTED,
  PLUMB_LAMP_PROVED,
  PLUMB_LAMP_ATTENTION,
  PLUMB_LAMP_OFF,
} PlumbLamp;

/* @nearness: of the end of its first secret, which is calm until the last week. */
PlumbLamp plumb_lamp_of (PlumbDestination *destination, PlumbNearness nearness);

const char *plumb_lamp_get_icon (PlumbLamp lamp);

/* (transfer full): the line under the destination's name, e.g. "Proved 2 min ago". */
char *plumb_lamp_describe (PlumbDestination *destination, gint64 now);

/* The same for one that is only read, and so never tested: "Read 2 min ago". */
char *plumb_lamp_describe_reading (PlumbDestination *destination, gint64 now);

/* (transfer full): "just now", "2 min ago", "3 h ago", else the day; in the user's language. */
char *plumb_lamp_format_ago (gint64 time, gint64 now);

/* (transfer full): the line under the list: when it last proved that it can hear. */
char *plumb_lamp_describe_hearing (guint n_hearing, guint n_sources, gint64 heard_at);

G_END_DECLS
