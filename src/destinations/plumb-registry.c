/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-registry.h"

#include "plumb-azure-table-connector.h"

const GType *
plumb_registry_get_types (void)
{
  static GType types[2];

  types[0] = PLUMB_TYPE_AZURE_TABLE_CONNECTOR;
  return types;
}
