/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-watcher.h"

G_BEGIN_DECLS

/* For tests: for how many milliseconds it waits between two looks; -1 while it looks, is stopped,
 * or waits for the user. */
gint64 plumb_watcher_get_delay (PlumbWatcher *self);

G_END_DECLS
