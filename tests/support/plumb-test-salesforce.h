/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"
#include "plumb-test-server.h"

G_BEGIN_DECLS

#define PLUMB_TEST_SALESFORCE_OID "00Do0000000ZHog"
#define PLUMB_TEST_SALESFORCE_KEY                                                                  \
  "3MVG9abcdefghijklmnopqrstuvwxyz0123456789.ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_abcd"
#define PLUMB_TEST_SALESFORCE_SECRET "5EC2E7s3cr3t/+=0123456789abcdef"
#define PLUMB_TEST_SALESFORCE_TOKEN "00Do0000000ZHog!t0ken.AQ0AQB"

/**
 * PlumbTestSalesforce:
 *
 * The connector for Salesforce and a stand-in for an organisation's server, to which forms go and
 * from which is read.
 */
typedef struct {
  PlumbTestServer *server;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  PlumbLead *lead;
} PlumbTestSalesforce;

/* For g_test_add(). */
void plumb_test_salesforce_set_up (PlumbTestSalesforce *self, gconstpointer data);
void plumb_test_salesforce_tear_down (PlumbTestSalesforce *self, gconstpointer data);

/* Takes away what reading takes. */
void plumb_test_salesforce_forget_reading (PlumbTestSalesforce *self);

/* Queues what comes before the first answer to a question: the versions and a token. */
void plumb_test_salesforce_let_in (PlumbTestSalesforce *self);

/* Queues what comes before a later answer, and @json. */
void plumb_test_salesforce_answer (PlumbTestSalesforce *self, guint status, const char *json);

PlumbAttempt *plumb_test_salesforce_send (PlumbTestSalesforce *self);
PlumbAttempt *plumb_test_salesforce_confirm (PlumbTestSalesforce *self, PlumbLead **found);
/* (nullable) */
PlumbAttempt *plumb_test_salesforce_find_cause (PlumbTestSalesforce *self);
PlumbPage *plumb_test_salesforce_watch (PlumbTestSalesforce *self, const char *cursor);
PlumbPage *plumb_test_salesforce_find_tests (PlumbTestSalesforce *self, const char *cursor);

G_END_DECLS
