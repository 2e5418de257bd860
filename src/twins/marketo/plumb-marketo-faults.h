/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

G_BEGIN_DECLS

/* All faults of the simulated instance. */
extern const PlumbTwinFault plumb_marketo_faults[];

/* Those of the identity service, of every call of the REST API, of reading people. */
extern const PlumbTwinRefusal plumb_marketo_identity_refusals[];
extern const PlumbTwinRefusal plumb_marketo_refusals[];
extern const PlumbTwinRefusal plumb_marketo_read_refusals[];

/* Those that stop filling the form: the whole call, or the one record. */
extern const PlumbTwinRefusal plumb_marketo_submit_refusals[];
extern const PlumbTwinRefusal plumb_marketo_record_refusals[];

extern const PlumbTwinRefusal plumb_marketo_busy;

G_END_DECLS
