/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-kind.h"
#include "plumb-verdict.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_DESTINATION (plumb_destination_get_type ())
G_DECLARE_FINAL_TYPE (PlumbDestination, plumb_destination, PLUMB, DESTINATION, GObject)

/* The id that leads have which came to Plumb's own endpoint and to no destination. */
#define PLUMB_DESTINATION_ENDPOINT "endpoint"

/**
 * PlumbDestination:
 *
 * One configured place that leads go to.  Holds what is not secret; secrets are in
 * #PlumbCredentials.
 *
 * Kept in the database: `id` (given at birth, never shown), `kind`, `name` (the user's
 * choice, unique), `practice` (made in practice mode), `watching`, `last-verdict`,
 * `last-proved-at`, and the settings.  Known only while Plumb runs: `heard-at` (when the
 * watcher last proved that it can hear), `read-to-end-at` (when it last had read all that there
 * was, or 0 since it was started), `trouble` (the id of the diagnosis of what
 * keeps it from hearing, or %NULL), `silent-since` (when leads of customers began to stay away
 * for longer than usual, or 0) and `busy` (a check or a proof is under way).
 *
 * Setting a property notifies; changing a setting emits `setting-changed::key`.
 */
PlumbDestination *plumb_destination_new (PlumbKind kind, const char *name);

/* For the store: one that has an id already. */
PlumbDestination *plumb_destination_new_with_id (const char *id, PlumbKind kind, const char *name);

/* (transfer full): with the same id and all that is kept in the database, to be changed on its own.
 */
PlumbDestination *plumb_destination_copy (PlumbDestination *self);

const char *plumb_destination_get_id (PlumbDestination *self);
PlumbKind plumb_destination_get_kind (PlumbDestination *self);
const char *plumb_destination_get_name (PlumbDestination *self);
void plumb_destination_set_name (PlumbDestination *self, const char *name);

/**
 * plumb_destination_get_setting:
 *
 * Returns: (nullable): the value of the field @key, %NULL if unset; never empty
 */
const char *plumb_destination_get_setting (PlumbDestination *self, const char *key);
void plumb_destination_set_setting (PlumbDestination *self, const char *key, const char *value);

/* (transfer container): the keys of all settings, sorted, %NULL-terminated. */
const char **plumb_destination_list_settings (PlumbDestination *self);

gboolean plumb_destination_is_practice (PlumbDestination *self);
void plumb_destination_set_practice (PlumbDestination *self, gboolean practice);
gboolean plumb_destination_is_watching (PlumbDestination *self);
void plumb_destination_set_watching (PlumbDestination *self, gboolean watching);
PlumbVerdict plumb_destination_get_last_verdict (PlumbDestination *self);
gint64 plumb_destination_get_last_proved_at (PlumbDestination *self);
void plumb_destination_set_last_proof (PlumbDestination *self, PlumbVerdict verdict,
                                       gint64 proved_at);

gint64 plumb_destination_get_heard_at (PlumbDestination *self);
void plumb_destination_set_heard_at (PlumbDestination *self, gint64 heard_at);
gint64 plumb_destination_get_read_to_end_at (PlumbDestination *self);
void plumb_destination_set_read_to_end_at (PlumbDestination *self, gint64 read_to_end_at);
const char *plumb_destination_get_trouble (PlumbDestination *self);
void plumb_destination_set_trouble (PlumbDestination *self, const char *diagnosis_id);
gint64 plumb_destination_get_silent_since (PlumbDestination *self);
void plumb_destination_set_silent_since (PlumbDestination *self, gint64 silent_since);
gboolean plumb_destination_is_busy (PlumbDestination *self);
void plumb_destination_set_busy (PlumbDestination *self, gboolean busy);

G_END_DECLS
