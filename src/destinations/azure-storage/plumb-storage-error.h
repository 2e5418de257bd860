/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-reply.h"

G_BEGIN_DECLS

/**
 * plumb_storage_reply_judge:
 *
 * Reads what a service of Azure Storage meant into @reply's attempt: outcome, code, message and
 * request id. The code is in `x-ms-error-code`, else in JSON, as the Table service has it, else in
 * XML, which comes from all of them for a wrong signature.  An exchange without answer is left as
 * it is.
 */
void plumb_storage_reply_judge (PlumbReply *reply);

/* Whether it was refused with this code; @code in any case. */
gboolean plumb_storage_reply_says (PlumbReply *reply, const char *code);

/* The pure half: @code and @message are left alone where @body holds none. */
void plumb_storage_error_read (const char *body, gsize length, char **code, char **message);

G_END_DECLS
