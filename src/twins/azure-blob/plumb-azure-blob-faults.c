/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-faults.h"

/* clang-format off */
const PlumbTwinFault plumb_azure_blob_faults[] = {
  { "key.wrong", "The account has another key",
    "azure-blob.connection-string.key", "refused" },
  { "key.not-permitted", "The account does not take keys",
    "azure-blob.connection-string.key-not-permitted", "refused" },
  { "right.missing", "The signature may not list or read",
    "azure-blob.connection-string.right", "refused" },
  { "firewall", "The account's firewall keeps this computer out",
    "azure-blob.network.firewall", "refused" },
  { "account.disabled", "The account is switched off",
    "azure-blob.account.disabled", "refused" },
  { "account.unknown", "There is no such account",
    "azure-blob.connection-string.account", "refused" },
  { "clock.off", "The clocks are an hour apart",
    "azure-blob.clock.off", "refused" },
  { "container.missing", "There is no such container",
    "azure-blob.container.not-found", "refused" },
  { "container.being-deleted", "The container is being deleted",
    "azure-blob.container.being-deleted", "refused" },
  { "blob.archived", "The files are in the archive tier",
    "azure-blob.blob.archived", "refused" },
  { "blob.gone", "The first file is listed, and gone when it is read",
    NULL, "read" },
  { "blob.not-json", "The files hold text that is no JSON",
    NULL, "read" },
  { "throttled", "The service is busy twice, then not",
    NULL, "read" },
  { "throttled.always", "The service is busy",
    "azure-blob.busy", "refused" },
  { "server.error", "The service fails",
    "service.failed", "refused" },
  { "slow", "The answer comes after more than two minutes",
    "network.no-answer", "failed" },
  { "silence", "No answer comes",
    "network.no-answer", "failed" },
  { "cut", "The connection breaks off inside the answer",
    "network.cut", "failed" },
  { "garbage", "The answer is not HTTP",
    "network.not-http", "failed" },
  { "pages.tiny", "Lists come in pages of one file, or none",
    NULL, "read" },
  { NULL },
};

const PlumbTwinRefusal plumb_azure_blob_container_refusals[] = {
  { "container.missing", 404, "ContainerNotFound",
    "The specified container does not exist." },
  { "container.being-deleted", 409, "ContainerBeingDeleted",
    "The specified container is being deleted. Try operation later." },
  { NULL },
};

const PlumbTwinRefusal plumb_azure_blob_reading_refusals[] = {
  { "right.missing", 403, "AuthorizationPermissionMismatch",
    "This request is not authorized to perform this operation using this permission." },
  { NULL },
};
/* clang-format on */
