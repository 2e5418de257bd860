/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connectors.h"

G_BEGIN_DECLS

/* (nullable): borrowed: the connector of the kind to set up in place of @connector's, if that is
 * retired. */
PlumbConnector *plumb_succession_find (PlumbConnectors *connectors, PlumbConnector *connector);

/**
 * plumb_succession_copy:
 * @successor: of the kind that @to is of
 * @to: gets the values of @from
 * @to_credentials: gets the secrets of @from_credentials
 *
 * Takes over what both kinds ask for by the same name, as a storage account's connection string.
 * Advanced fields are left out: they tune one kind only.
 *
 * Returns: whether there was anything to take over
 */
gboolean plumb_succession_copy (PlumbConnector *successor, PlumbDestination *from,
                                PlumbCredentials *from_credentials, PlumbDestination *to,
                                PlumbCredentials *to_credentials);

G_END_DECLS
