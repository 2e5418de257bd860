/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-faults.h"

/* clang-format off */
const PlumbTwinFault plumb_azure_table_faults[] = {
  { "key.wrong", "The account has another key",
    "azure-table.connection-string.key", "refused" },
  { "key.not-permitted", "The account does not take keys",
    "azure-table.connection-string.key-not-permitted", "refused" },
  { "right.missing", "The signature may not write",
    "azure-table.connection-string.right", "refused" },
  { "firewall", "The account's firewall keeps this computer out",
    "azure-table.network.firewall", "refused" },
  { "account.disabled", "The account is switched off",
    "azure-table.account.disabled", "refused" },
  { "account.unknown", "There is no such account",
    "azure-table.connection-string.account", "refused" },
  { "clock.off", "The clocks are an hour apart",
    "clock.off", "refused" },
  { "table.missing", "The table is not there and may not be made",
    "azure-table.connection-string.right", "refused" },
  { "table.being-deleted", "The table is being deleted",
    "azure-table.table.being-deleted", "refused" },
  { "throttled", "The service is busy twice, then not",
    NULL, "landed" },
  { "throttled.always", "The service is busy",
    "azure-table.busy", "refused" },
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
  { "record.altered", "The company is cut to ten characters",
    "verdict.altered", "altered" },
  { "record.dropped", "The row is taken and thrown away",
    "verdict.lost", "lost" },
  { "record.late", "The row appears three seconds later",
    NULL, "landed" },
  { "pages.tiny", "Answers come in pages of one row, or none",
    NULL, "landed" },
  { NULL },
};

const PlumbTwinRefusal plumb_azure_table_write_refusals[] = {
  { "right.missing", 403, "AuthorizationPermissionMismatch",
    "This request is not authorized to perform this operation using this permission." },
  { "table.being-deleted", 409, "TableBeingDeleted",
    "The specified table is being deleted. Try operation later." },
  { "table.missing", 404, "TableNotFound",
    "The table specified does not exist." },
  { NULL },
};

const PlumbTwinRefusal plumb_azure_table_create_refusals[] = {
  { "right.missing", 403, "AuthorizationPermissionMismatch",
    "This request is not authorized to perform this operation using this permission." },
  { "table.being-deleted", 409, "TableBeingDeleted",
    "The specified table is being deleted. Try operation later." },
  { "table.missing", 403, "AuthorizationPermissionMismatch",
    "This request is not authorized to perform this operation using this permission." },
  { NULL },
};
/* clang-format on */
