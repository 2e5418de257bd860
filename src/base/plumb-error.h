/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PLUMB_ERROR (plumb_error_quark ())

/**
 * PlumbError:
 * @PLUMB_ERROR_SETTING: a setting is missing or cannot be used
 * @PLUMB_ERROR_SECRET: the keyring works, but holds no such secret
 * @PLUMB_ERROR_KEYRING_ABSENT: no program on this computer keeps secrets
 * @PLUMB_ERROR_KEYRING_LOCKED: the keyring is locked and nobody could unlock it
 * @PLUMB_ERROR_KEYRING_DISMISSED: the user closed the keyring's prompt
 * @PLUMB_ERROR_KEYRING_FAILED: the keyring failed in another way
 * @PLUMB_ERROR_STORE: the database could not be read or written
 * @PLUMB_ERROR_STORE_NEWER: the database was written by a newer Plumb
 * @PLUMB_ERROR_NOT_FOUND: nothing has this name
 * @PLUMB_ERROR_EXISTS: the name is taken
 * @PLUMB_ERROR_FORMAT: a text is not what it should be; the message says where
 * @PLUMB_ERROR_ENDPOINT: Plumb's own endpoint cannot listen
 * @PLUMB_ERROR_UNSUPPORTED: this kind of destination has nothing of the sort
 *
 * What stops Plumb itself.  What a service answers is never one of these, it is
 * a #PlumbAttempt.
 */
typedef enum {
  PLUMB_ERROR_SETTING,
  PLUMB_ERROR_SECRET,
  PLUMB_ERROR_KEYRING_ABSENT,
  PLUMB_ERROR_KEYRING_LOCKED,
  PLUMB_ERROR_KEYRING_DISMISSED,
  PLUMB_ERROR_KEYRING_FAILED,
  PLUMB_ERROR_STORE,
  PLUMB_ERROR_STORE_NEWER,
  PLUMB_ERROR_NOT_FOUND,
  PLUMB_ERROR_EXISTS,
  PLUMB_ERROR_FORMAT,
  PLUMB_ERROR_ENDPOINT,
  PLUMB_ERROR_UNSUPPORTED,
} PlumbError;

GQuark plumb_error_quark (void);

G_END_DECLS
