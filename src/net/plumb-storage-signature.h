/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The signatures of Azure Storage, for Tables (SharedKeyLite and SharedKey) and for Blobs.
 * Source: learn.microsoft.com, "Authorize with Shared Key".
 */

/**
 * plumb_storage_signature_sign:
 * @account_key: base64
 * @string_to_sign: UTF-8
 *
 * Returns: (transfer full) (nullable): base64 of HMAC-SHA256; %NULL if @account_key is no base64
 */
char *plumb_storage_signature_sign (const char *account_key, const char *string_to_sign);

/* (transfer full): `/account/path` + `?comp=…`; @path percent-encoded, exactly as sent. */
char *plumb_storage_signature_dup_resource (const char *account, const char *path,
                                            const char *query);

/* (transfer full) (nullable): the value of `Authorization` for a Table request. */
char *plumb_storage_signature_authorize_table (const char *account, const char *account_key,
                                               const char *date, const char *path,
                                               const char *query);

/**
 * plumb_storage_signature_authorize_blob:
 * @headers: (array zero-terminated=1): names and values in turn of all `x-ms-…` headers, in small
 *   letters and sorted
 * @path: percent-encoded, exactly as sent; on the emulator with the account as its first part
 * @query: (nullable): without `?`
 *
 * For a Blob request without a body, without conditions and without `Range`.
 *
 * Returns: (transfer full) (nullable): the value of `Authorization`; %NULL if @account_key is no
 *   base64
 */
char *plumb_storage_signature_authorize_blob (const char *account, const char *account_key,
                                              const char *method, const char *const *headers,
                                              const char *path, const char *query);

G_END_DECLS
