/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _PlumbDynamicsRecords PlumbDynamicsRecords;

/**
 * PlumbDynamicsRecords:
 *
 * The leads of a simulated instance, and which were deleted, in memory.  A record is a JSON object
 * with its columns; each change gives it a higher `versionnumber`.
 */
PlumbDynamicsRecords *plumb_dynamics_records_new (void);
void plumb_dynamics_records_free (PlumbDynamicsRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbDynamicsRecords, plumb_dynamics_records_free)

/* The version of the last change. */
gint64 plumb_dynamics_records_get_version (PlumbDynamicsRecords *self);

/* (nullable): borrowed; @id in any case. */
JsonObject *plumb_dynamics_records_find (PlumbDynamicsRecords *self, const char *id);

/* Adds @record, which has an id, or stamps it if it is there. */
void plumb_dynamics_records_put (PlumbDynamicsRecords *self, JsonObject *record);
gboolean plumb_dynamics_records_remove (PlumbDynamicsRecords *self, const char *id);

/* (transfer container) (element-type JsonObject): in the order in which they were made. */
GPtrArray *plumb_dynamics_records_list (PlumbDynamicsRecords *self);

/* (transfer container) (element-type JsonObject): what changed after @version, in that order; what
 * was deleted has only `id` and `reason`. */
GPtrArray *plumb_dynamics_records_list_changes (PlumbDynamicsRecords *self, gint64 version);

/* (transfer full): for a state file. */
JsonObject *plumb_dynamics_records_save (PlumbDynamicsRecords *self);
void plumb_dynamics_records_load (PlumbDynamicsRecords *self, JsonObject *state);

G_END_DECLS
