/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * plumb_key_pair_load:
 *
 * Reads the PEM files that the endpoint proves itself with and tries them on a connection to
 * itself, because the library finds out only then that they do not belong together.
 *
 * Returns: (transfer full) (nullable): the certificate with its key; %NULL with
 *   %PLUMB_ERROR_ENDPOINT, whose message names the file.
 */
GTlsCertificate *plumb_key_pair_load (const char *certificate_path, const char *key_path,
                                      GError **error);

G_END_DECLS
