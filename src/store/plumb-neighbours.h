/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-database.h"
#include "plumb-notice.h"

G_BEGIN_DECLS

/**
 * PlumbNeighbours:
 *
 * Notices what other processes commit to the same database.  Lives in the ingest thread, beside
 * the writer, whose own commits it does not see.
 */
typedef struct _PlumbNeighbours PlumbNeighbours;

PlumbNeighbours *plumb_neighbours_new (const char *path, PlumbDatabase *writer,
                                       PlumbNotice *notice);
void plumb_neighbours_free (PlumbNeighbours *self);

/* Before our own commit: what others read from it. */
gboolean plumb_neighbours_tell (PlumbDatabase *writer, PlumbChange changes, GError **error);

G_END_DECLS
