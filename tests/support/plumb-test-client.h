/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PlumbTestClient:
 *
 * A connection to a server in the test's own context, on which a test sends bytes as it likes.
 */
typedef struct _PlumbTestClient PlumbTestClient;

PlumbTestClient *plumb_test_client_new (guint16 port);
void plumb_test_client_free (PlumbTestClient *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTestClient, plumb_test_client_free)

/* Sends what the other side reads in time; @length of -1 for a NUL-terminated text. */
void plumb_test_client_send (PlumbTestClient *self, const char *bytes, gssize length);

/* (transfer full): the next answer's head, as soon as it is there; the answer must have no body. */
char *plumb_test_client_read (PlumbTestClient *self);

/* The status of the next answer. */
guint plumb_test_client_read_status (PlumbTestClient *self);

/* Waits until the other side has closed, and says whether anything had come that was not read. */
gboolean plumb_test_client_wait_for_end (PlumbTestClient *self);

G_END_DECLS
