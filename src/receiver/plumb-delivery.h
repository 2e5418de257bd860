/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-receiver.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Ends the answer to @message with @status and what belongs to it.  Private to `receiver`. */
void plumb_delivery_set_status (SoupServerMessage *message, guint status);

/*
 * Hands @lead to @taker and lets the client of @message wait until it is taken.  Needs neither
 * client nor receiver to be there still when the taker answers.
 */
void plumb_delivery_start (SoupServerMessage *message, PlumbLead *lead, PlumbReceiverTaker taker,
                           gpointer user_data);

G_END_DECLS
