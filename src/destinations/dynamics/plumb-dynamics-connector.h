/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_DYNAMICS_CONNECTOR (plumb_dynamics_connector_get_type ())
G_DECLARE_FINAL_TYPE (PlumbDynamicsConnector, plumb_dynamics_connector, PLUMB, DYNAMICS_CONNECTOR,
                      PlumbConnector)

G_END_DECLS
