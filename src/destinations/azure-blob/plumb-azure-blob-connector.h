/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_AZURE_BLOB_CONNECTOR (plumb_azure_blob_connector_get_type ())
G_DECLARE_FINAL_TYPE (PlumbAzureBlobConnector, plumb_azure_blob_connector, PLUMB,
                      AZURE_BLOB_CONNECTOR, PlumbConnector)

G_END_DECLS
