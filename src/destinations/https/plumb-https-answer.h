/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-reply.h"

G_BEGIN_DECLS

/* Reads what the endpoint meant into @reply's attempt.  Any 2xx is accepted, which is all that the
 * marketplace looks at; a redirect is a refusal, because following it would carry the secret on. */
void plumb_https_answer_judge (PlumbReply *reply);

G_END_DECLS
