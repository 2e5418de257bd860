/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-reply.h"
#include "plumb-token.h"

G_BEGIN_DECLS

/* (transfer full): reads what the server answered and judges it. */
PlumbToken *plumb_token_new (PlumbReply *reply);

/* For tests: lets @seconds of its life pass. */
void plumb_token_age (PlumbToken *self, guint seconds);

G_END_DECLS
