/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-registry.h"

#include "plumb-azure-table-connector.h"
#include "plumb-dynamics-connector.h"
#include "plumb-https-connector.h"

const GType *
plumb_registry_get_types (void)
{
  static GType types[4];

  types[0] = PLUMB_TYPE_DYNAMICS_CONNECTOR;
  types[1] = PLUMB_TYPE_AZURE_TABLE_CONNECTOR;
  types[2] = PLUMB_TYPE_HTTPS_CONNECTOR;
  return types;
}
