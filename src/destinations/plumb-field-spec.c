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

gboolean
plumb_kind_info_is_on_sheet (const PlumbKindInfo *info, const char *key)
{
  g_return_val_if_fail (info != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  for (const PlumbSheetRow *row = info->sheet; row->label != NULL; row++)
    if (g_strcmp0 (row->key, key) == 0)
      return TRUE;
  return FALSE;
}
