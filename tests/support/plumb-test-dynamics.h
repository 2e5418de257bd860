/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"
#include "plumb-test-server.h"

G_BEGIN_DECLS

#define PLUMB_TEST_DYNAMICS_DIRECTORY "7c8f1d52-3a44-4d0e-9b1f-5a6c1e2d3f40"
#define PLUMB_TEST_DYNAMICS_APPLICATION "23456052-aaaa-bbbb-8662-1234df56788f"
#define PLUMB_TEST_DYNAMICS_SECRET "1234ABCDEDFRZ/G/FdY0aUABCEDcqhbLn/ST122345nBc="
#define PLUMB_TEST_DYNAMICS_TOKEN "eyJ0b2tlbg.tr0ub4dor"
#define PLUMB_TEST_DYNAMICS_USER_ID "9f0e1d2c-3b4a-4958-8776-655443322110"

/**
 * PlumbTestDynamics:
 *
 * The connector of Dynamics 365 and a stand-in server that is both the instance and the host where
 * one signs in.
 */
typedef struct {
  PlumbTestServer *server;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  PlumbLead *lead;
  GListStore *rungs;
} PlumbTestDynamics;

/* For g_test_add(). */
void plumb_test_dynamics_set_up (PlumbTestDynamics *fixture, gconstpointer unused);
void plumb_test_dynamics_tear_down (PlumbTestDynamics *fixture, gconstpointer unused);

/* Turns the destination into one that signs in as a user. */
void plumb_test_dynamics_use_password (PlumbTestDynamics *fixture);

/* Queues what an instance of @directory says to somebody without a token. */
void plumb_test_dynamics_answer_probe (PlumbTestDynamics *fixture, const char *directory);
/* Queues that, and a token. */
void plumb_test_dynamics_answer_sign_in (PlumbTestDynamics *fixture);

/* The verbs, which must not end in an error. */
PlumbAttempt *plumb_test_dynamics_send (PlumbTestDynamics *fixture);
PlumbAttempt *plumb_test_dynamics_confirm (PlumbTestDynamics *fixture, PlumbLead **found);
PlumbPage *plumb_test_dynamics_watch (PlumbTestDynamics *fixture, const char *cursor);
PlumbPage *plumb_test_dynamics_find_tests (PlumbTestDynamics *fixture, const char *cursor);
PlumbAttempt *plumb_test_dynamics_delete (PlumbTestDynamics *fixture, const char *key);
gboolean plumb_test_dynamics_verify (PlumbTestDynamics *fixture);

G_END_DECLS
