/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_MARKETO_CONNECTOR (plumb_marketo_connector_get_type ())
G_DECLARE_FINAL_TYPE (PlumbMarketoConnector, plumb_marketo_connector, PLUMB, MARKETO_CONNECTOR,
                      PlumbConnector)

G_END_DECLS
