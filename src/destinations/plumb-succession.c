/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-succession.h"

PlumbConnector *
plumb_succession_find (PlumbConnectors *connectors, PlumbConnector *connector)
{
  const PlumbKindInfo *info = NULL;

  g_return_val_if_fail (PLUMB_IS_CONNECTORS (connectors), NULL);
  g_return_val_if_fail (PLUMB_IS_CONNECTOR (connector), NULL);

  info = plumb_connector_get_info (connector);
  return info->retirement != NULL ? plumb_connectors_get (connectors, info->successor) : NULL;
}

static gboolean
copy_field (const PlumbFieldSpec *field, PlumbDestination *from, PlumbCredentials *from_credentials,
            PlumbDestination *to, PlumbCredentials *to_credentials)
{
  gboolean is_secret = (field->flags & PLUMB_FIELD_SECRET) != 0;
  const char *value = is_secret ? plumb_credentials_get (from_credentials, field->key)
                                : plumb_destination_get_setting (from, field->key);

  if (value == NULL || value[0] == '\0')
    return FALSE;
  if (is_secret)
    plumb_credentials_set (to_credentials, field->key, value);
  else
    plumb_destination_set_setting (to, field->key, value);
  return TRUE;
}

gboolean
plumb_succession_copy (PlumbConnector *successor, PlumbDestination *from,
                       PlumbCredentials *from_credentials, PlumbDestination *to,
                       PlumbCredentials *to_credentials)
{
  gboolean is_any = FALSE;

  g_return_val_if_fail (PLUMB_IS_CONNECTOR (successor), FALSE);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (from) && PLUMB_IS_DESTINATION (to), FALSE);
  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (from_credentials), FALSE);
  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (to_credentials), FALSE);

  for (const PlumbFieldSpec *field = plumb_connector_get_info (successor)->fields;
       field->key != NULL; field++)
    if ((field->flags & PLUMB_FIELD_ADVANCED) == 0)
      is_any |= copy_field (field, from, from_credentials, to, to_credentials);
  return is_any;
}
