/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

/* Where the store keeps the texts, by the id of the destination. */
#define PLUMB_ROTATION_INTENT_GROUP "rotation"

/**
 * plumb_rotation_intent_new:
 * @before, @after: the destination as it is, and as it is to be with the new secrets
 * @secrets: the new ones
 *
 * What is about to be swapped, as a text without secrets, kept until it is done: the keyring and
 * the store cannot be written at once, and the program may end between the two.  The new secret can
 * be recognised by a salted digest, which is made only of what is issued with an end date: such
 * secrets are random and long, unlike passwords.
 *
 * Returns: (transfer full) (nullable): %NULL if no date depends on these secrets
 */
char *plumb_rotation_intent_new (PlumbConnector *connector, PlumbDestination *before,
                                 PlumbDestination *after, PlumbCredentials *secrets);

/* Whether @credentials are those that were to be stored. */
gboolean plumb_rotation_intent_is_met (const char *text, PlumbCredentials *credentials);

/* Sets what was to be set, but what somebody has changed since; whether that changes anything. */
gboolean plumb_rotation_intent_apply (const char *text, PlumbDestination *destination);

G_END_DECLS
