/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

G_BEGIN_DECLS

/* All faults of the simulated container of files. */
extern const PlumbTwinFault plumb_azure_blob_faults[];

/* Those that stop everything in the container, and those that stop listing and reading. */
extern const PlumbTwinRefusal plumb_azure_blob_container_refusals[];
extern const PlumbTwinRefusal plumb_azure_blob_reading_refusals[];

G_END_DECLS
