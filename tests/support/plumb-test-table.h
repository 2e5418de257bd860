/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define PLUMB_TEST_TABLE_ACCOUNT "plumbtwin"
#define PLUMB_TEST_TABLE_BODY "{\"TableName\":\"MarketplaceLeads\"}"

/**
 * PlumbTestTable:
 * @offset: added to the date
 * @scheme: (nullable): how requests are signed
 * @message: the last request
 * @answer: (nullable): what came back, if it is JSON
 *
 * A simulated storage account and a client of it that has nothing of Plumb's.
 */
typedef struct {
  PlumbTwin *twin;
  SoupSession *session;
  char *base;
  char *key;
  const char *scheme;
  gint64 offset;
  const char *prefer;
  const char *accept;
  const char *if_match;
  SoupMessage *message;
  JsonNode *answer;
} PlumbTestTable;

/* For g_test_add(). */
void plumb_test_table_set_up (PlumbTestTable *fixture, gconstpointer unused);
void plumb_test_table_tear_down (PlumbTestTable *fixture, gconstpointer unused);

/* Takes address and key from the twin. */
void plumb_test_table_read_fields (PlumbTestTable *fixture);

/* (transfer full): HMAC-SHA256 in base64. */
char *plumb_test_table_sign (const char *key, const char *text);

/* The status, 0 if there was none. */
guint plumb_test_table_try_request (PlumbTestTable *fixture, const char *method, const char *path,
                                    const char *body, GError **error);

/* The same where an error is a failure. */
guint plumb_test_table_request (PlumbTestTable *fixture, const char *method, const char *path,
                                const char *body);

/* (nullable): of the last answer. */
const char *plumb_test_table_get_header (PlumbTestTable *fixture, const char *name);
JsonArray *plumb_test_table_get_values (PlumbTestTable *fixture);

void plumb_test_table_assert_refused (PlumbTestTable *fixture, const char *method, const char *path,
                                      const char *body, guint status, const char *code);

/* Makes the table if need be, and a row with this key. */
void plumb_test_table_add_row (PlumbTestTable *fixture, const char *key);
void plumb_test_table_turn_on (PlumbTestTable *fixture, const char *fault);

G_END_DECLS
