/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlumbVerdict:
 * @PLUMB_VERDICT_NONE: not tested yet
 * @PLUMB_VERDICT_LANDED: read back, every field as sent
 * @PLUMB_VERDICT_FAILED: no exchange: name, network, TLS, local setting
 * @PLUMB_VERDICT_REFUSED: the service said no
 * @PLUMB_VERDICT_ACCEPTED: taken, and there is no way to read it back
 * @PLUMB_VERDICT_ALTERED: read back, at least one field cut, missing, re-encoded or mapped
 * @PLUMB_VERDICT_LOST: taken, a read path exists, not found within the wait
 */
typedef enum {
  PLUMB_VERDICT_NONE,
  PLUMB_VERDICT_LANDED,
  PLUMB_VERDICT_FAILED,
  PLUMB_VERDICT_REFUSED,
  PLUMB_VERDICT_ACCEPTED,
  PLUMB_VERDICT_ALTERED,
  PLUMB_VERDICT_LOST,
} PlumbVerdict;

/* The name in the database and in JSON; %NULL for %PLUMB_VERDICT_NONE. */
const char *plumb_verdict_get_name (PlumbVerdict verdict);
PlumbVerdict plumb_verdict_from_name (const char *name);

G_END_DECLS
