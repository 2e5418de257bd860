/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The one place that knows every kind's class: its types, zero-terminated.  A new kind is a row
 * here. */
const GType *plumb_registry_get_types (void);

G_END_DECLS
