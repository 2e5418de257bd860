/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_CONNECTORS (plumb_connectors_get_type ())
G_DECLARE_FINAL_TYPE (PlumbConnectors, plumb_connectors, PLUMB, CONNECTORS, GObject)

/**
 * PlumbConnectors:
 *
 * The kinds that Plumb knows: one connector each, over one HTTP door.  Also a #GListModel of
 * #PlumbConnector in the order in which the wizard offers them.
 */

/* @types: zero-terminated; the registry's table, see plumb_registry_get_types(). */
PlumbConnectors *plumb_connectors_new (PlumbHttp *http, const GType *types);

/* (nullable): the connector of @kind, borrowed. */
PlumbConnector *plumb_connectors_get (PlumbConnectors *self, PlumbKind kind);

/* Borrowed: the door that all of them use. */
PlumbHttp *plumb_connectors_get_http (PlumbConnectors *self);

G_END_DECLS
