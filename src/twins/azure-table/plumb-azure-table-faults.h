/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

G_BEGIN_DECLS

/* All faults of the simulated storage account. */
extern const PlumbTwinFault plumb_azure_table_faults[];

/* Those that stop writing, those that stop making a table. */
extern const PlumbTwinRefusal plumb_azure_table_write_refusals[];
extern const PlumbTwinRefusal plumb_azure_table_create_refusals[];

G_END_DECLS
