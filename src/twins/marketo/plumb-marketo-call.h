/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PlumbMarketoCall:
 * @message: borrowed
 * @method: interned; GET for a POST with `_method=GET`, which long questions use
 * @path: as in `/rest/v1/leads.json`
 * @query: (element-type utf8 utf8): the parameters, those of a form in the body among them; what
 *   comes several times has commas between
 * @body: (nullable): what was sent, if it is JSON
 *
 * One request, taken apart, and how it is answered.
 */
typedef struct {
  SoupServerMessage *message;
  const char *method;
  char *path;
  GHashTable *query;
  JsonNode *body;
} PlumbMarketoCall;

PlumbMarketoCall *plumb_marketo_call_new (SoupServerMessage *message);
void plumb_marketo_call_free (PlumbMarketoCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbMarketoCall, plumb_marketo_call_free)

/* (nullable) */
const char *plumb_marketo_call_get (PlumbMarketoCall *self, const char *parameter);
JsonObject *plumb_marketo_call_get_body (PlumbMarketoCall *self);

/* (nullable): the records that were sent, `input` of the body. */
JsonArray *plumb_marketo_call_get_input (PlumbMarketoCall *self);

/* Sets the answer.  @json: (transfer full) */
void plumb_marketo_call_answer (PlumbMarketoCall *self, guint status, JsonObject *json);

/* The same with `success`, and @result (transfer full) (nullable); more members may be in @json,
 * (transfer full) (nullable). */
void plumb_marketo_call_succeed (PlumbMarketoCall *self, JsonArray *result, JsonObject *json);

/* Refuses the whole call, in the shape of the REST API. */
void plumb_marketo_call_refuse (PlumbMarketoCall *self, const PlumbTwinRefusal *refusal);

/* (transfer full): a record that was not taken. */
JsonObject *plumb_marketo_make_skipped (const char *code, const char *message);

/* (transfer full): one that was; @status: `created`, `updated`, `deleted` */
JsonObject *plumb_marketo_make_taken (gint64 id, const char *status);

G_END_DECLS
