/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define PLUMB_TEST_INSTANCE_API "/api/data/v9.2"

/**
 * PlumbTestInstance:
 * @fields: what the twin says is to be typed in
 * @token: (nullable): with which requests are sent
 * @prefer: (nullable): what they prefer
 * @message: the last request
 * @answer: (nullable): what came back, if it is JSON
 *
 * A simulated instance of Dynamics 365 and a client of it that has nothing of Plumb's.
 */
typedef struct {
  PlumbTwin *twin;
  SoupSession *session;
  GHashTable *fields;
  char *token;
  const char *prefer;
  SoupMessage *message;
  JsonNode *answer;
} PlumbTestInstance;

/* For g_test_add(). */
void plumb_test_instance_set_up (PlumbTestInstance *fixture, gconstpointer unused);
void plumb_test_instance_tear_down (PlumbTestInstance *fixture, gconstpointer unused);

const char *plumb_test_instance_get_field (PlumbTestInstance *fixture, const char *key);

/* The status.  @url: of any host; @path: behind the address of the API */
guint plumb_test_instance_request_at (PlumbTestInstance *fixture, const char *method,
                                      const char *url, const char *type, const char *body);
guint plumb_test_instance_request (PlumbTestInstance *fixture, const char *method, const char *path,
                                   const char *body);

/* Of the last answer. */
const char *plumb_test_instance_get_header (PlumbTestInstance *fixture, const char *name);
JsonObject *plumb_test_instance_get_answer (PlumbTestInstance *fixture);
const char *plumb_test_instance_get_text (PlumbTestInstance *fixture, const char *name);
JsonArray *plumb_test_instance_get_values (PlumbTestInstance *fixture);
JsonObject *plumb_test_instance_get_value (PlumbTestInstance *fixture, guint index);
void plumb_test_instance_assert_refused (PlumbTestInstance *fixture, guint status,
                                         const char *code);

/* (transfer full): the form with which an application asks for a token. */
char *plumb_test_instance_make_form (PlumbTestInstance *fixture, const char *application,
                                     const char *secret);
guint plumb_test_instance_sign_in_with (PlumbTestInstance *fixture, const char *tenant,
                                        const char *form);
/* Takes a token for what follows. */
void plumb_test_instance_sign_in (PlumbTestInstance *fixture);

/* (transfer full): its id */
char *plumb_test_instance_add_lead (PlumbTestInstance *fixture, const char *name);
void plumb_test_instance_turn (PlumbTestInstance *fixture, const char *fault, gboolean on);

G_END_DECLS
