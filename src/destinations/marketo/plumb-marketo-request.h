/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-marketo-account.h"

G_BEGIN_DECLS

/*
 * The requests, to the byte; pure, all (transfer full).  None holds a token: that is a header,
 * which plumb_authorized_exchange_async() adds.
 */

/* For a token.  Marketo shows this as a GET; a POST keeps the secret out of addresses and logs. */
PlumbRequest *plumb_marketo_make_question (const char *origin, const char *client_id,
                                           const char *client_secret);

PlumbRequest *plumb_marketo_make_form (const PlumbMarketoAccount *account);
PlumbRequest *plumb_marketo_make_form_fields (const PlumbMarketoAccount *account);

/* @body: as plumb_marketo_submission_new() makes it */
PlumbRequest *plumb_marketo_make_submit (const PlumbMarketoAccount *account, const char *body);

/* @filter: `email` or `id`; @values: unescaped, with commas between them, up to 300 */
PlumbRequest *plumb_marketo_make_find (const PlumbMarketoAccount *account, const char *filter,
                                       const char *values);

PlumbRequest *plumb_marketo_make_paging_token (const PlumbMarketoAccount *account, gint64 since);

/* @types: ids of activities, up to ten, ending with 0 */
PlumbRequest *plumb_marketo_make_activities (const PlumbMarketoAccount *account, const char *token,
                                             const guint *types);

/* Nobody could try this one yet: Adobe documents that people can be deleted, and not how. */
PlumbRequest *plumb_marketo_make_delete (const PlumbMarketoAccount *account, gint64 person);

G_END_DECLS
