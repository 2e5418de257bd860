/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-storage-faults.h"

/* clang-format off */
const PlumbTwinRefusal plumb_storage_refusals[] = {
  { "key.wrong", 403, "AuthenticationFailed",
    "Server failed to authenticate the request. Make sure the value of Authorization header is "
    "formed correctly including the signature." },
  { "key.not-permitted", 403, "KeyBasedAuthenticationNotPermitted",
    "Key based authentication is not permitted on this storage account." },
  { "firewall", 403, "AuthorizationFailure",
    "This request is not authorized to perform this operation." },
  { "account.disabled", 403, "AccountIsDisabled",
    "The specified account is disabled." },
  { "account.unknown", 404, "ResourceNotFound",
    "The specified resource does not exist." },
  { "clock.off", 403, "AuthenticationFailed",
    "Server failed to authenticate the request. Request date header too old." },
  { "throttled.always", 503, "ServerBusy",
    "The server is currently unable to receive requests. Please retry your request." },
  { "server.error", 500, "InternalError",
    "The server encountered an internal error. Please retry the request." },
  { NULL },
};

const PlumbTwinRefusal plumb_storage_busy = {
  "throttled", 503, "ServerBusy",
  "The server is currently unable to receive requests. Please retry your request." };
/* clang-format on */
