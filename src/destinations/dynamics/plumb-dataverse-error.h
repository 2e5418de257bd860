/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-dataverse.h"
#include "plumb-reply.h"
#include "plumb-token.h"

G_BEGIN_DECLS

/* Codes of ours, beside those of the services. */
#define PLUMB_DATAVERSE_OTHER_DIRECTORY "other-directory"
#define PLUMB_DATAVERSE_OTHER_CLOUD "other-cloud"
#define PLUMB_DATAVERSE_NOT_DYNAMICS "not-dynamics"
#define PLUMB_DATAVERSE_NOT_RECORDS "not-records"
#define PLUMB_DATAVERSE_NO_CREATE "privilege-missing"

/**
 * plumb_dataverse_judge_probe:
 * @directory: (out) (optional) (transfer full) (nullable): the directory that owns the instance
 *
 * Reads what an instance says to somebody without a token: it must refuse with the status 401 and
 * name its directory.  The attempt is ACCEPTED if it does and nothing contradicts @place; otherwise
 * its code is one of those above.
 */
void plumb_dataverse_judge_probe (const PlumbDataverse *place, PlumbReply *reply, char **directory);

/* Reads what the sign-in meant into @token's attempt: the code becomes `AADSTS…`. */
void plumb_dataverse_judge_token (PlumbToken *token);

/* Reads what the instance meant into @reply's attempt; the code is `0x…`. */
void plumb_dataverse_judge_reply (PlumbReply *reply);

/* Whether it was refused with this code; in any case. */
gboolean plumb_dataverse_reply_says (PlumbReply *reply, const char *code);

/* The pure halves. */

/* (transfer full) (nullable): the address in `WWW-Authenticate` at which to sign in. */
char *plumb_dataverse_find_authority (const char *header);
/* (transfer full) (nullable): the directory in it; %NULL for `common` and `organizations`. */
char *plumb_dataverse_find_directory (const char *authority);
/* (transfer full) (nullable): the code that @message stands for, where none came with it. */
char *plumb_dataverse_guess_code (const char *message);

G_END_DECLS
