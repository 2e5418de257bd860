/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-attempt.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_REPLY (plumb_reply_get_type ())
G_DECLARE_FINAL_TYPE (PlumbReply, plumb_reply, PLUMB, REPLY, GObject)

/**
 * PlumbReply:
 *
 * What came of a request: the evidence and, if the service answered, what it said.
 */

/* The evidence; the caller may go on filling it in (outcome, remote code, …). */
PlumbAttempt *plumb_reply_get_attempt (PlumbReply *self);

/* 0 if there was no answer. */
guint plumb_reply_get_status (PlumbReply *self);

/* (nullable): the value of a header, its name in any case. */
const char *plumb_reply_get_header (PlumbReply *self, const char *name);

/* The body; empty if there was none. */
GBytes *plumb_reply_get_body (PlumbReply *self);

G_END_DECLS
