/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

/**
 * PlumbMarketoAccount:
 * @origin: of the REST API, as in `https://123-PQR-789.mktorest.com`
 * @form_id: the form that the marketplace fills
 * @question: (nullable): the request for a token; %NULL without Client ID and Client Secret, as in
 *   settings of the older kind
 *
 * What a destination means.
 */
typedef struct {
  char *origin;
  gint64 form_id;
  PlumbRequest *question;
} PlumbMarketoAccount;

/* (transfer full) (nullable): %NULL with @fault if a field cannot be used. */
PlumbMarketoAccount *plumb_marketo_account_new (PlumbConnector *connector,
                                                PlumbDestination *destination,
                                                PlumbCredentials *credentials, PlumbFinding *fault);

/* The same for what needs to sign in: that the credentials are missing is a fault too. */
PlumbMarketoAccount *plumb_marketo_account_new_signed (PlumbConnector *connector,
                                                       PlumbDestination *destination,
                                                       PlumbCredentials *credentials,
                                                       PlumbFinding *fault);

void plumb_marketo_account_free (PlumbMarketoAccount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbMarketoAccount, plumb_marketo_account_free)

G_END_DECLS
