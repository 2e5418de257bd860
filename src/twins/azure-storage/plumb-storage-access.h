/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

G_BEGIN_DECLS

/*
 * How the services of a storage account check who is asking: what differs between them is the text
 * that is signed (learn, "Authorize with Shared Key", "Create an account SAS", "Create a service
 * SAS").
 */

/* A shared access signature that is good, but not for this. */
extern const PlumbTwinRefusal plumb_storage_wrong_right;
extern const PlumbTwinRefusal plumb_storage_wrong_resource;
extern const PlumbTwinRefusal plumb_storage_wrong_service;

/* A header of the request; empty if it is not there. */
const char *plumb_storage_access_get_header (SoupServerMessage *message, const char *name);

/* The checks, each (nullable): what to refuse the request with. */

/* Whether `x-ms-version` is there. */
const PlumbTwinRefusal *plumb_storage_access_check_version (SoupServerMessage *message);

/* Date and `Authorization`; @key: base64; @text: what must have been signed. */
const PlumbTwinRefusal *plumb_storage_access_check_key (SoupServerMessage *message,
                                                        const char *scheme, const char *account,
                                                        const char *key, const char *text);

/* A shared access signature and its time frame. */
const PlumbTwinRefusal *plumb_storage_access_check_shared (GHashTable *parameters, const char *key,
                                                           const char *text);

/* A parameter of the query; empty if it is not there. */
const char *plumb_storage_access_get_parameter (GHashTable *parameters, const char *name);

/* (transfer full): the values of @names, a line for each. */
char *plumb_storage_access_join (GHashTable *parameters, const char *const *names);

/* (transfer full): what is signed for an account SAS. */
char *plumb_storage_access_make_account_text (GHashTable *parameters, const char *account);

G_END_DECLS
