/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-rotation-private.h"

#include <glib/gi18n.h>

gboolean
plumb_rotation_began_with (PlumbRotation *self, PlumbDestination *known)
{
  g_autofree const char **keys = plumb_destination_list_settings (known);
  g_autofree const char **keys_before = plumb_destination_list_settings (self->before);

  if (!g_strv_equal (keys, keys_before))
    return FALSE;
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (plumb_destination_get_setting (known, keys[i]),
                   plumb_destination_get_setting (self->before, keys[i])) != 0)
      return FALSE;
  return TRUE;
}

GListStore *
plumb_rotation_get_rungs (PlumbRotation *self)
{
  g_return_val_if_fail (PLUMB_IS_ROTATION (self), NULL);
  return self->rungs;
}

PlumbProof *
plumb_rotation_get_proof (PlumbRotation *self)
{
  g_return_val_if_fail (PLUMB_IS_ROTATION (self), NULL);
  return self->proof;
}

gboolean
plumb_rotation_is_swapped (PlumbRotation *self)
{
  g_return_val_if_fail (PLUMB_IS_ROTATION (self), FALSE);
  return self->is_swapped;
}

PlumbVerdict
plumb_rotation_get_verdict (PlumbRotation *self)
{
  g_return_val_if_fail (PLUMB_IS_ROTATION (self), PLUMB_VERDICT_NONE);
  return self->verdict;
}

const PlumbDiagnosis *
plumb_rotation_get_diagnosis (PlumbRotation *self)
{
  g_return_val_if_fail (PLUMB_IS_ROTATION (self), NULL);
  return self->diagnosis;
}

PlumbAttempt *
plumb_rotation_get_attempt (PlumbRotation *self)
{
  g_return_val_if_fail (PLUMB_IS_ROTATION (self), NULL);
  return self->attempt;
}

gboolean
plumb_rotation_is_shared (PlumbRotation *self)
{
  const PlumbKindInfo *info = NULL;
  g_autofree const char **keys = NULL;

  g_return_val_if_fail (PLUMB_IS_ROTATION (self), FALSE);

  info = plumb_connector_get_info (self->connector);
  keys = plumb_credentials_list (self->secrets);
  for (guint i = 0; keys[i] != NULL; i++)
    if (plumb_kind_info_is_on_sheet (info, keys[i]))
      return TRUE;
  return FALSE;
}

const char *
plumb_rotation_explain (gboolean is_swapped, gboolean is_shared, PlumbVerdict verdict)
{
  if (is_swapped && !is_shared)
    return _("The new secret is in use. Partner Center does not ask for it. Delete the old one "
             "where it was made.");
  if (is_swapped)
    return _("The new secret is in use. Partner Center still has the old one: enter the new one "
             "there too, before the old one ends.");
  if (verdict == PLUMB_VERDICT_ACCEPTED)
    return _("The test lead was taken, but nothing proves that it arrived, because it cannot be "
             "read back. The old secret stays in use. If you are sure of the new one, enter it in "
             "the destination’s settings.");
  if (verdict == PLUMB_VERDICT_ALTERED)
    return _("The test lead arrived, but not as it was sent. The old secret stays in use. If the "
             "differences were there before, enter the new one in the destination’s settings.");
  if (verdict == PLUMB_VERDICT_LOST)
    return _("The test lead was taken and did not turn up in time. The old secret stays in use.");
  return _("The new secret could not be proved. The old one stays in use.");
}
