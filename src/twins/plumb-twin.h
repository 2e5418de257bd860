/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-kind.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PlumbTwinFault: @name: on the command line, e.g. `key.wrong`; @summary: untranslated; @diagnosis:
 * the id of the diagnosis that a proof through this twin must end with, or %NULL; @verdict_name:
 * the verdict it must end with, or `read` where there is nothing to send and what is there is read
 */
typedef struct {
  const char *name;
  const char *summary;
  const char *diagnosis;
  const char *verdict_name;
} PlumbTwinFault;

#define PLUMB_TYPE_TWIN (plumb_twin_get_type ())
G_DECLARE_FINAL_TYPE (PlumbTwin, plumb_twin, PLUMB, TWIN, GObject)

/**
 * PlumbTwin:
 *
 * A simulated service on a loopback port of this computer, in a thread of its own, that speaks
 * the real one's protocol and can be told to fail in every documented way.  Knows nothing of the
 * connectors that talk to it.
 */

/* (nullable): %NULL with %PLUMB_ERROR_UNSUPPORTED for a kind without a twin. @port: 0 for any. */
PlumbTwin *plumb_twin_new (PlumbKind kind, guint16 port, GError **error);

/* The same over TLS; @certificate: with its key, for `127.0.0.1`. */
PlumbTwin *plumb_twin_new_tls (PlumbKind kind, guint16 port, GTlsCertificate *certificate,
                               GError **error);

/* (array zero-terminated=1): what it can be told to do, ending with a row whose name is %NULL. */
const PlumbTwinFault *plumb_twin_list_faults (PlumbKind kind);

/* Errors: %PLUMB_ERROR_NOT_FOUND for a fault that it does not have. */
gboolean plumb_twin_set_fault (PlumbTwin *self, const char *fault, gboolean on, GError **error);

/* (transfer full) (element-type utf8 utf8): the fields to type in to use it. */
GHashTable *plumb_twin_dup_fields (PlumbTwin *self);

/* Adds a lead as if a customer had just pressed a button; @json: as the marketplace posts it. */
gboolean plumb_twin_simulate_lead (PlumbTwin *self, const char *json, GError **error);

/* (nullable): where an HTTPS twin hands on what it took, as a gateway in front of Plumb's endpoint
 * does. */
void plumb_twin_set_forward_url (PlumbTwin *self, const char *url);

/* Keeps its records in @path, and takes up what is there. */
gboolean plumb_twin_set_state_file (PlumbTwin *self, const char *path, GError **error);

/* How many requests it has seen, and (transfer full) its log: a line per request, without bodies.
 */
guint plumb_twin_get_n_requests (PlumbTwin *self);
char *plumb_twin_dup_log (PlumbTwin *self);

G_END_DECLS
