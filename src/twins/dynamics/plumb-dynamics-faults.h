/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin.h"

G_BEGIN_DECLS

/* What is refused: a question without a token, one for a token, any call, making or reading leads.
 */
typedef enum {
  PLUMB_DYNAMICS_AT_PROBE,
  PLUMB_DYNAMICS_AT_TOKEN,
  PLUMB_DYNAMICS_AT_CALL,
  PLUMB_DYNAMICS_AT_CREATE,
  PLUMB_DYNAMICS_AT_READ,
} PlumbDynamicsPlace;

/**
 * PlumbDynamicsRefusal:
 * @code: the service's own: `0x…`, or a number of the sign-in's
 * @error: (nullable): the standard's name for a refused sign-in, as in RFC 6749
 * @retry_after: seconds to wait; 0 to say nothing of it
 *
 * What is answered while a fault is on.
 */
typedef struct {
  const char *fault;
  PlumbDynamicsPlace place;
  guint status;
  const char *code;
  const char *message;
  const char *error;
  guint retry_after;
} PlumbDynamicsRefusal;

/* Each ends with a row without name. */
extern const PlumbTwinFault plumb_dynamics_faults[];
extern const PlumbDynamicsRefusal plumb_dynamics_refusals[];

G_END_DECLS
