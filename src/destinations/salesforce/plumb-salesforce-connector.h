/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_SALESFORCE_CONNECTOR (plumb_salesforce_connector_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSalesforceConnector, plumb_salesforce_connector, PLUMB,
                      SALESFORCE_CONNECTOR, PlumbConnector)

G_END_DECLS
