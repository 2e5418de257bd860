/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-service.h"

G_BEGIN_DECLS

/* One for each fault that refuses; the last has no name. */
extern const PlumbTwinRefusal plumb_https_refusals[];

/* A refusal with success is the page of whoever stands in front and wants people to sign in. */
void plumb_https_refuse (SoupServerMessage *message, const PlumbTwinRefusal *refusal);

G_END_DECLS
