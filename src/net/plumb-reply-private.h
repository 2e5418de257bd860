/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-reply.h"

G_BEGIN_DECLS

/* Takes a reference to @attempt; for `net` and for tests of what reads replies. */
PlumbReply *plumb_reply_new (PlumbAttempt *attempt);

/* Makes it an answered reply, and its attempt too.  @body: (nullable) */
void plumb_reply_set_answer (PlumbReply *self, guint status, GBytes *body);

/* A second header of the same name is joined to the first by a comma, as HTTP means it. */
void plumb_reply_add_header (PlumbReply *self, const char *name, const char *value);

G_END_DECLS
