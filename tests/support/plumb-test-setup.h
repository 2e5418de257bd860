/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connectors.h"
#include "plumb-destination-list.h"
#include "plumb-keyring.h"
#include "plumb-store.h"
#include "plumb-test-connector.h"

G_BEGIN_DECLS

/**
 * PlumbTestSetup:
 *
 * A store in a folder of its own, secrets in memory, and a connector that answers as it is told
 * to: what watchers and the inbox need.
 */
typedef struct {
  char *folder;
  PlumbStore *store;
  PlumbKeyring *keyring;
  PlumbHttp *http;
  PlumbConnectors *connectors;
  PlumbTestConnector *connector;
  PlumbDestinationList *list;
} PlumbTestSetup;

/* For g_test_add(). */
void plumb_test_setup_set_up (PlumbTestSetup *self, gconstpointer data);
void plumb_test_setup_tear_down (PlumbTestSetup *self, gconstpointer data);

/* Closes and opens everything but the connector, as another run of the program would. */
void plumb_test_setup_restart (PlumbTestSetup *self);

/* (transfer full): another one on the same database, as another process would have. */
PlumbStore *plumb_test_setup_open_store (PlumbTestSetup *self);

/* Borrowed: a watched destination of the kind `https`, saved with a secret. */
PlumbDestination *plumb_test_setup_add (PlumbTestSetup *self, const char *name);
void plumb_test_setup_remove (PlumbTestSetup *self, PlumbDestination *destination);

/* (transfer full) (element-type utf8): the companies of all leads in the store, by row. */
GPtrArray *plumb_test_setup_list_companies (PlumbTestSetup *self);

G_END_DECLS
