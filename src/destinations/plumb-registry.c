/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-registry.h"

#include "plumb-azure-blob-connector.h"
#include "plumb-azure-table-connector.h"
#include "plumb-dynamics-connector.h"
#include "plumb-https-connector.h"
#include "plumb-marketo-connector.h"
#include "plumb-salesforce-connector.h"

#define MOST_KINDS 6

const GType *
plumb_registry_get_types (void)
{
  static GType types[MOST_KINDS + 1];
  guint n_types = 0;

  /* In the order in which the wizard offers them: what is retired comes last. */
  types[n_types++] = PLUMB_TYPE_DYNAMICS_CONNECTOR;
  types[n_types++] = PLUMB_TYPE_MARKETO_CONNECTOR;
  types[n_types++] = PLUMB_TYPE_SALESFORCE_CONNECTOR;
  types[n_types++] = PLUMB_TYPE_AZURE_TABLE_CONNECTOR;
  types[n_types++] = PLUMB_TYPE_HTTPS_CONNECTOR;
  types[n_types++] = PLUMB_TYPE_AZURE_BLOB_CONNECTOR;
  return types;
}
