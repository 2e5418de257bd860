/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_CREDENTIALS (plumb_credentials_get_type ())
G_DECLARE_FINAL_TYPE (PlumbCredentials, plumb_credentials, PLUMB, CREDENTIALS, GObject)

/**
 * PlumbCredentials:
 *
 * The secrets of one destination, by field key, on their way from the keyring to a
 * connector.  Has no way to be printed and wipes its strings when it goes.
 */
PlumbCredentials *plumb_credentials_new (void);

/* (nullable): the secret of the field @key. */
const char *plumb_credentials_get (PlumbCredentials *self, const char *key);

/* Copies @secret; %NULL or empty removes. */
void plumb_credentials_set (PlumbCredentials *self, const char *key, const char *secret);

/* (transfer container): the keys, sorted, %NULL-terminated. */
const char **plumb_credentials_list (PlumbCredentials *self);

/* (transfer full): a copy that may be changed without @self. */
PlumbCredentials *plumb_credentials_copy (PlumbCredentials *self);

G_END_DECLS
