/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-field-spec.h"

G_BEGIN_DECLS

/**
 * PlumbStorageService:
 * @kind: the name of the kind that speaks to it, which begins the ids of findings, as in
 *   `azure-table.connection-string.key-missing`
 * @word: its name in addresses, as in `account.table.core.windows.net`
 * @endpoint: the pair that holds its address, in small letters
 * @emulator_port: where the emulator has it
 * @for_reading: whether it is never copied to Partner Center, so that what that takes is no matter
 *
 * One of the services of a storage account, which share a connection string.
 */
typedef struct {
  const char *kind;
  const char *word;
  const char *endpoint;
  const char *emulator_port;
  gboolean for_reading;
} PlumbStorageService;

/**
 * PlumbConnectionString:
 * @account: the storage account's name; as in the endpoint if only that is given, perhaps %NULL
 * @key: (nullable): the account key, base64
 * @signature: (nullable): a shared access signature, without `?`; wins over @key, as in Azure's
 *   own libraries
 * @endpoint: address of the service, without a slash at the end
 *
 * A storage account's connection string, read.  Holds secrets: is wiped when it goes, and has no
 * way to be printed.
 */
typedef struct {
  char *account;
  char *key;
  char *signature;
  char *endpoint;
} PlumbConnectionString;

/**
 * plumb_connection_string_parse:
 * @text: as pasted, see plumb_connection_string_tidy()
 * @service: whose address it is asked for
 * @finding: (out) (optional): the fault, else the first warning, else good
 *
 * Grammar: learn.microsoft.com, "Configure Azure Storage connection strings".  Pairs stand in any
 * order; the keys' case does not matter; unknown pairs are passed over.
 *
 * Returns: (nullable): %NULL on a fault
 */
PlumbConnectionString *plumb_connection_string_parse (const char *text,
                                                      const PlumbStorageService *service,
                                                      PlumbFinding *finding);
void plumb_connection_string_free (PlumbConnectionString *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbConnectionString, plumb_connection_string_free)

/* (transfer full): without blanks, line breaks, quotes around it, or the JSON that older pages of
 * the documentation wrapped it in. */
char *plumb_connection_string_tidy (const char *text);

/* What a field of @service's kind thinks of @text. */
PlumbFinding plumb_connection_string_check (const char *text, const PlumbStorageService *service);

/* Whether it leads to the storage emulator or a twin, on this computer. */
gboolean plumb_connection_string_is_local (const PlumbConnectionString *self);

/* Whether the shared access signature allows @right, a letter of `sp`; an account key allows all.
 */
gboolean plumb_connection_string_allows (const PlumbConnectionString *self, char right);

G_END_DECLS
