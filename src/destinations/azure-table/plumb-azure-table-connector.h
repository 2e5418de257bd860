/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_AZURE_TABLE_CONNECTOR (plumb_azure_table_connector_get_type ())
G_DECLARE_FINAL_TYPE (PlumbAzureTableConnector, plumb_azure_table_connector, PLUMB,
                      AZURE_TABLE_CONNECTOR, PlumbConnector)

G_END_DECLS
