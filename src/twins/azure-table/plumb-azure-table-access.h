/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-azure-table-answer.h"

G_BEGIN_DECLS

/* The right, one letter, that a shared access signature must have; as in its `sp`. */
#define PLUMB_AZURE_TABLE_READ 'r'
#define PLUMB_AZURE_TABLE_LIST 'l'
#define PLUMB_AZURE_TABLE_ADD 'a'
#define PLUMB_AZURE_TABLE_CREATE 'c'
#define PLUMB_AZURE_TABLE_UPDATE 'u'
#define PLUMB_AZURE_TABLE_DELETE 'd'

/**
 * plumb_azure_table_check_access:
 * @key: the account's, base64
 * @table: (nullable): which table, %NULL for the list of tables
 * @right: what the request needs
 *
 * Checks date, version and signature as the service does: Shared Key, Shared Key Lite, account SAS
 * and table SAS (learn, "Authorize with Shared Key", "Create an account SAS", "Create a service
 * SAS").
 *
 * Returns: (nullable): what to refuse it with
 */
const PlumbTwinRefusal *plumb_azure_table_check_access (SoupServerMessage *message,
                                                        const char *account, const char *key,
                                                        const char *table, char right);

G_END_DECLS
