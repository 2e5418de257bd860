/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-kind.h"

static const char *const names[] = {
  [PLUMB_KIND_NONE] = "none",
  [PLUMB_KIND_DYNAMICS] = "dynamics",
  [PLUMB_KIND_MARKETO] = "marketo",
  [PLUMB_KIND_SALESFORCE] = "salesforce",
  [PLUMB_KIND_AZURE_TABLE] = "azure-table",
  [PLUMB_KIND_AZURE_BLOB] = "azure-blob",
  [PLUMB_KIND_HTTPS] = "https",
};

const char *
plumb_kind_get_name (PlumbKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}

PlumbKind
plumb_kind_from_name (const char *name)
{
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return (PlumbKind) i;
  return PLUMB_KIND_NONE;
}

/* Partner Center asks for no secret with a form of Marketo's or Salesforce's. */
gboolean
plumb_kind_needs_secret (PlumbKind kind)
{
  return kind != PLUMB_KIND_MARKETO && kind != PLUMB_KIND_SALESFORCE;
}
