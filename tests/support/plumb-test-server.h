/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PlumbTestServer:
 *
 * A stand-in for a service, on loopback, in the test's own main context.  Answers are queued in
 * order and requests are kept; a request for which no answer is left gets 501.
 */
typedef struct _PlumbTestServer PlumbTestServer;

PlumbTestServer *plumb_test_server_new (void);
/* @certificate: (nullable): serves https with it */
PlumbTestServer *plumb_test_server_new_tls (GTlsCertificate *certificate);
void plumb_test_server_free (PlumbTestServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTestServer, plumb_test_server_free)

/* (transfer full): `http://127.0.0.1:port` + @path, or https. */
char *plumb_test_server_dup_url (PlumbTestServer *self, const char *path);
guint16 plumb_test_server_get_port (PlumbTestServer *self);

/* Queues an answer. @json: (nullable) */
void plumb_test_server_answer (PlumbTestServer *self, guint status, const char *json);
void plumb_test_server_answer_bytes (PlumbTestServer *self, guint status, const char *content_type,
                                     GBytes *body);
/* The same, but not before @milliseconds have passed. */
void plumb_test_server_answer_after (PlumbTestServer *self, guint milliseconds, guint status,
                                     const char *json);
/* Queues silence: the request is heard and never answered. */
void plumb_test_server_stay_silent (PlumbTestServer *self);
/* Queues @bytes as they are, "" for none, whereupon the connection is cut. */
void plumb_test_server_cut (PlumbTestServer *self, const char *bytes);
/* Queues @head as it is, and then a letter every @milliseconds without end. */
void plumb_test_server_drip (PlumbTestServer *self, const char *head, guint milliseconds);

/* Adds a header to the answer queued last. */
void plumb_test_server_add_header (PlumbTestServer *self, const char *name, const char *value);

/* What was asked, by number from 0.  The path is as sent, with its query. */
guint plumb_test_server_get_n_requests (PlumbTestServer *self);
/* How many connections there were. */
guint plumb_test_server_get_n_connections (PlumbTestServer *self);
const char *plumb_test_server_get_method (PlumbTestServer *self, guint index);
const char *plumb_test_server_get_path (PlumbTestServer *self, guint index);
/* (nullable) */
const char *plumb_test_server_get_header (PlumbTestServer *self, guint index, const char *name);
const char *plumb_test_server_get_body (PlumbTestServer *self, guint index);

G_END_DECLS
