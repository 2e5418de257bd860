/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-receiver.h"
#include "plumb-test-client.h"

G_BEGIN_DECLS

#define PLUMB_TEST_RECEIVER_TOKEN "abcdefghijkmnpqrstuvwxyz23456789"

typedef enum {
  PLUMB_TEST_TAKE_NOW,
  PLUMB_TEST_TAKE_LATER,
  PLUMB_TEST_TAKE_NEVER,
} PlumbTestTake;

/**
 * PlumbTestReceiver:
 * @take: when the leads that come in are taken: `LATER` by plumb_test_receiver_take()
 * @leads: what came in
 *
 * An endpoint in the test's own context, and what it took.
 */
typedef struct {
  PlumbReceiver *receiver;
  PlumbTestTake take;
  GPtrArray *leads;
  GArray *waiting;
} PlumbTestReceiver;

/* @options: (nullable): the token is set in any case */
PlumbTestReceiver *plumb_test_receiver_new (const PlumbReceiverOptions *options);
void plumb_test_receiver_free (PlumbTestReceiver *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTestReceiver, plumb_test_receiver_free)

/* Says to all that wait how it went. @error: (nullable) */
void plumb_test_receiver_take (PlumbTestReceiver *self, const GError *error);

/* Waits until @n_leads have come in. */
void plumb_test_receiver_wait (PlumbTestReceiver *self, guint n_leads);

/* (transfer full): a new connection. */
PlumbTestClient *plumb_test_receiver_connect (PlumbTestReceiver *self);

/* Sends a POST on @client to the right path; @type: (nullable). @headers end in CR LF each. */
void plumb_test_receiver_post (PlumbTestClient *client, const char *type, const char *headers,
                               const char *body, gssize length);

G_END_DECLS
