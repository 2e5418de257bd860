/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_HTTPS_CONNECTOR (plumb_https_connector_get_type ())
G_DECLARE_FINAL_TYPE (PlumbHttpsConnector, plumb_https_connector, PLUMB, HTTPS_CONNECTOR,
                      PlumbConnector)

G_END_DECLS
