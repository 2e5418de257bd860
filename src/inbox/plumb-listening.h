/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-receiver.h"
#include "plumb-store.h"

G_BEGIN_DECLS

/**
 * PlumbListening: how to listen, as #PlumbReceiverOptions; owns its strings
 */
typedef struct {
  char *address;
  guint16 port;
  char *token;
  char *tls_certificate;
  char *tls_key;
} PlumbListening;

/* (transfer full) */
PlumbListening *plumb_listening_copy (const PlumbListening *self);
void plumb_listening_free (PlumbListening *self);

/**
 * plumb_listening_start_async:
 * @listening: stays valid until @callback is called
 *
 * Makes a receiver in the store's ingest thread; what arrives there goes to the store and is
 * answered once it is on disk.
 */
void plumb_listening_start_async (PlumbStore *store, const PlumbListening *listening,
                                  GAsyncReadyCallback callback, gpointer user_data);

/* (transfer full): to be let go by plumb_listening_stop() and touched nowhere else. */
PlumbReceiver *plumb_listening_start_finish (GAsyncResult *result, char **url, guint16 *port,
                                             GError **error);

/* Closes @receiver in its own thread. */
void plumb_listening_stop (PlumbStore *store, PlumbReceiver *receiver);

G_END_DECLS
