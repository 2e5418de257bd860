/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-registry.h"

const GType *
plumb_registry_get_types (void)
{
  static GType types[1];

  return types;
}
