/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connection-string.h"

G_BEGIN_DECLS

/* (transfer full): the address of @path, percent-encoded, behind the service's; @query: (nullable):
 * without `?`.  A shared access signature is part of each address, so it is a secret. */
char *plumb_storage_address_dup_url (const PlumbConnectionString *connection, const char *path,
                                     const char *query);

/* (transfer full): @path as it is signed: on the emulator the account is its first part too. */
char *plumb_storage_address_dup_path (const PlumbConnectionString *connection, const char *path);

/* Whether a request can be signed: the key is base64 to its last letter, or not needed. */
gboolean plumb_storage_address_can_sign (const PlumbConnectionString *connection);

G_END_DECLS
