/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-request.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_SALESFORCE_ACCOUNT (plumb_salesforce_account_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSalesforceAccount, plumb_salesforce_account, PLUMB, SALESFORCE_ACCOUNT,
                      GObject)

/**
 * PlumbSalesforceAccount:
 *
 * What an organisation is read with: its My Domain, and an app that may sign in by itself.  Holds a
 * secret: is wiped when it goes, and has no way to be printed.
 */
PlumbSalesforceAccount *plumb_salesforce_account_new (const char *origin, const char *consumer_key,
                                                      const char *consumer_secret);

const char *plumb_salesforce_account_get_origin (PlumbSalesforceAccount *self);

/* (transfer full): asks for a token, with the secret in its body (RFC 6749, 4.4). */
PlumbRequest *plumb_salesforce_account_make_question (PlumbSalesforceAccount *self);

/* (transfer full): asks which versions of the REST interface there are; needs no token. */
PlumbRequest *plumb_salesforce_account_make_versions (PlumbSalesforceAccount *self);

/* (transfer full): @path: from the first slash on */
PlumbRequest *plumb_salesforce_account_make_call (PlumbSalesforceAccount *self, const char *method,
                                                  const char *path);

G_END_DECLS
