/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-field-spec.h"

const PlumbFieldSpec *
plumb_kind_info_find_field (const PlumbKindInfo *info, const char *key)
{
  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++)
    if (g_str_equal (field->key, key))
      return field;
  return NULL;
}
