/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_RECEIVER (plumb_receiver_get_type ())
G_DECLARE_FINAL_TYPE (PlumbReceiver, plumb_receiver, PLUMB, RECEIVER, GObject)

/**
 * PlumbReceiver:
 *
 * Plumb's own HTTPS endpoint: a server that takes leads as the marketplace posts them, and says
 * 2xx only once its taker has said that the lead is on disk.  Lives in the thread of one
 * main context and must be made, used and let go there.
 */

/* Says how it went; to be called once, in the same thread.  @error: the sender is told to come back
 * (503). */
typedef void (*PlumbReceiverAnswer) (gpointer answer, const GError *error);

/* Takes over a lead that arrived; must call @answer_func with @answer when it is safe, or failed.
 */
typedef void (*PlumbReceiverTaker) (PlumbLead *lead, PlumbReceiverAnswer answer_func,
                                    gpointer answer, gpointer user_data);

/**
 * PlumbReceiverOptions:
 * @address: (nullable): an IP address to listen on; loopback if %NULL
 * @port: 0 for any free one
 * @token: the unguessable part of the path
 * @tls_certificate, @tls_key: (nullable): PEM files; plain http without
 * @size_limit: bytes of a body; 0 for 1 MiB
 * @patience: seconds for a request to be complete; 0 for 20
 */
typedef struct {
  const char *address;
  guint16 port;
  const char *token;
  const char *tls_certificate;
  const char *tls_key;
  gsize size_limit;
  guint patience;
} PlumbReceiverOptions;

/* (transfer full): a new token: 32 characters, 160 bits at least. */
char *plumb_receiver_make_token (void);

/**
 * plumb_receiver_new:
 *
 * Listens.  Errors: %PLUMB_ERROR_ENDPOINT, whose message names the port or file and the next step.
 */
PlumbReceiver *plumb_receiver_new (const PlumbReceiverOptions *options, PlumbReceiverTaker taker,
                                   gpointer user_data, GDestroyNotify destroy, GError **error);

/* The address to give to the marketplace, `https://host:port/leads/<token>`. */
const char *plumb_receiver_get_url (PlumbReceiver *self);
guint16 plumb_receiver_get_port (PlumbReceiver *self);

/* Stops listening and answers what is under way with 503. */
void plumb_receiver_close (PlumbReceiver *self);

G_END_DECLS
