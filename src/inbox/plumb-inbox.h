/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-destination.h"
#include "plumb-lead.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PlumbStore PlumbStore;
typedef struct _PlumbConnector PlumbConnector;
typedef struct _PlumbConnectors PlumbConnectors;
typedef struct _PlumbCredentials PlumbCredentials;
typedef struct _PlumbDestinationList PlumbDestinationList;

#define PLUMB_TYPE_INBOX (plumb_inbox_get_type ())
G_DECLARE_FINAL_TYPE (PlumbInbox, plumb_inbox, PLUMB, INBOX, GObject)

/**
 * PlumbInbox:
 *
 * Hears leads from every destination at once: one watcher for each that can be watched
 * and whose `watching` is on, and Plumb's own endpoint.  Follows the list of destinations.
 * What is new is the store's to say.
 *
 * Properties: `running`, `endpoint-url` (nullable), `heard-at` (the latest proof; notifies when
 * any source's state changes).  Signals: `lead-arrived`
 * (PlumbLead): new, on disk.
 */
PlumbInbox *plumb_inbox_new (PlumbStore *store, PlumbConnectors *connectors,
                             PlumbDestinationList *destinations);

void plumb_inbox_start (PlumbInbox *self);
void plumb_inbox_stop (PlumbInbox *self);

/* Looks at once instead of at the next interval; @destination: %NULL for all. */
void plumb_inbox_refresh (PlumbInbox *self, PlumbDestination *destination);

guint plumb_inbox_get_n_sources (PlumbInbox *self);
guint plumb_inbox_get_n_hearing (PlumbInbox *self);
gint64 plumb_inbox_get_heard_at (PlumbInbox *self);

/**
 * PlumbEndpointOptions: as PlumbReceiverOptions, without the token, which the store keeps
 */
typedef struct {
  const char *address;
  guint16 port;
  const char *tls_certificate;
  const char *tls_key;
} PlumbEndpointOptions;

/* Reads where the endpoint listens when it does, so that plumb_inbox_owns_url() can tell. */
void plumb_inbox_prepare_endpoint_async (PlumbInbox *self, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean plumb_inbox_prepare_endpoint_finish (PlumbInbox *self, GAsyncResult *result,
                                              GError **error);

/* Starts Plumb's own endpoint (again, if it runs with other options). */
void plumb_inbox_open_endpoint_async (PlumbInbox *self, const PlumbEndpointOptions *options,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
/* Errors: %PLUMB_ERROR_ENDPOINT, which names the next step. */
gboolean plumb_inbox_open_endpoint_finish (PlumbInbox *self, GAsyncResult *result, GError **error);
void plumb_inbox_close_endpoint (PlumbInbox *self);

/* (nullable): where the endpoint listens. */
const char *plumb_inbox_get_endpoint_url (PlumbInbox *self);

/* Whether what is posted to @url comes to this endpoint, also through a gateway: its path has our
 * token. */
gboolean plumb_inbox_owns_url (PlumbInbox *self, const char *url);

/**
 * plumb_inbox_receives_from:
 *
 * Whether what is sent to @destination comes to this endpoint: one of its fields is an address that
 * plumb_inbox_owns_url(), and it cannot be read back in its own way.  The store is then the place
 * to look for a test lead.
 */
gboolean plumb_inbox_receives_from (PlumbInbox *self, PlumbConnector *connector,
                                    PlumbDestination *destination, PlumbCredentials *credentials);

G_END_DECLS
