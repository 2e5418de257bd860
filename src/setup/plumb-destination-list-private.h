/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-destination-list.h"

G_BEGIN_DECLS

/* Borrowed. */
PlumbKeyring *plumb_destination_list_get_keyring (PlumbDestinationList *self);

G_END_DECLS
