/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a call asks for in its `Prefer` headers. */
typedef struct {
  guint page_size;
  gboolean tracks_changes;
  gboolean wants_representation;
  gboolean wants_annotations;
} PlumbDynamicsPreferences;

PlumbDynamicsPreferences plumb_dynamics_answer_read_preferences (SoupServerMessage *message);

/* @json: (transfer none) */
void plumb_dynamics_answer_json (SoupServerMessage *message, guint status, JsonObject *json);

/* Answers with 204 and without a body. */
void plumb_dynamics_answer_empty (SoupServerMessage *message);

/* Refuses as Dataverse does; @code: `0x…`. */
void plumb_dynamics_answer_refuse (SoupServerMessage *message, guint status, const char *code,
                                   const char *text);

/* Says which of the preferences was heeded. */
void plumb_dynamics_answer_apply (SoupServerMessage *message, const char *preference);

G_END_DECLS
