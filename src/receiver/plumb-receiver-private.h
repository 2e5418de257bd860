/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-receiver.h"

G_BEGIN_DECLS

/* For tests: how many connections there may be, in all and from one address. */
void plumb_receiver_set_limits (PlumbReceiver *self, guint all, guint per_peer);
guint plumb_receiver_count_connections (PlumbReceiver *self);

G_END_DECLS
