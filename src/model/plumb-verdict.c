/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-verdict.h"

static const char *const names[] = {
  [PLUMB_VERDICT_NONE] = NULL,           [PLUMB_VERDICT_LANDED] = "landed",
  [PLUMB_VERDICT_FAILED] = "failed",     [PLUMB_VERDICT_REFUSED] = "refused",
  [PLUMB_VERDICT_ACCEPTED] = "accepted", [PLUMB_VERDICT_ALTERED] = "altered",
  [PLUMB_VERDICT_LOST] = "lost",
};

const char *
plumb_verdict_get_name (PlumbVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (names), NULL);
  return names[verdict];
}

PlumbVerdict
plumb_verdict_from_name (const char *name)
{
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return (PlumbVerdict) i;
  return PLUMB_VERDICT_NONE;
}
