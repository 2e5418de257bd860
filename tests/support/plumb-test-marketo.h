/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"
#include "plumb-test-server.h"

G_BEGIN_DECLS

#define PLUMB_TEST_MARKETO_SECRET "abcDEF0123456789abcDEF0123456789"
#define PLUMB_TEST_MARKETO_TOKEN "cdf01657-110d-4155-99a7-f986b2ff13a0:int"

/* What Marketo answers when there is nothing to tell. */
#define PLUMB_TEST_MARKETO_NOTHING "{\"requestId\":\"1#2\",\"result\":[],\"success\":true}"

/**
 * PlumbTestMarketo:
 *
 * A destination whose REST API is a stand-in server, and the connector that talks to it.
 */
typedef struct {
  PlumbTestServer *server;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
} PlumbTestMarketo;

/* For g_test_add(). */
void plumb_test_marketo_set_up (PlumbTestMarketo *fixture, gconstpointer unused);
void plumb_test_marketo_tear_down (PlumbTestMarketo *fixture, gconstpointer unused);

/* Queues a token, as the documentation shows it. */
void plumb_test_marketo_give_token (PlumbTestMarketo *fixture);

/* Queues a refusal of the whole call. */
void plumb_test_marketo_refuse (PlumbTestMarketo *fixture, const char *code);

G_END_DECLS
