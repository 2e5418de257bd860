/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

G_BEGIN_DECLS

/* The faults of a simulated storage account that stop every request, whatever the service. */
extern const PlumbTwinRefusal plumb_storage_refusals[];

extern const PlumbTwinRefusal plumb_storage_busy;

G_END_DECLS
