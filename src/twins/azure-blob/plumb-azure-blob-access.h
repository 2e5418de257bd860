/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-azure-blob-call.h"

G_BEGIN_DECLS

/**
 * plumb_azure_blob_check_access:
 * @key: the account's, base64
 *
 * Checks date, version and signature as the service does: Shared Key, account SAS and the service
 * SAS of a container or a blob (learn, "Authorize with Shared Key", "Create an account SAS",
 * "Create a service SAS").
 *
 * Returns: (nullable): what to refuse it with
 */
const PlumbTwinRefusal *plumb_azure_blob_check_access (const PlumbAzureBlobCall *call,
                                                       const char *key);

G_END_DECLS
