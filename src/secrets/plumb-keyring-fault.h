/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * plumb_keyring_fault_translate:
 * @error: (transfer full) (nullable): what libsecret or D-Bus said; %NULL if a call failed without
 *   a word, as it does after a prompt that was closed
 *
 * Returns: (transfer full): one of %PLUMB_ERROR's keyring codes with the next step in words, or
 *   @error itself if it is %G_IO_ERROR_CANCELLED
 */
GError *plumb_keyring_fault_translate (GError *error);

/* (transfer full): that the keyring stayed locked: whether somebody closed the prompt or nobody
 * could be asked, because there is no screen. */
GError *plumb_keyring_fault_locked (void);

G_END_DECLS
