/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-test-dynamics.h"

#define PAGE "<html>Sign in to the network</html>"

/* Pages that something between Plumb and the instance answers with, as if all were well. */

static void
test_a_page_in_between_makes_no_record (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 200, PAGE);
  attempt = plumb_test_dynamics_send (fixture);

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_DYNAMICS, attempt)->id, ==,
                   "dynamics.url.not-records");
}

static void
test_a_page_in_between_is_not_a_list_without_the_lead (PlumbTestDynamics *fixture,
                                                       gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbLead) found = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 200, PAGE);
  attempt = plumb_test_dynamics_confirm (fixture, &found);

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_DYNAMICS, attempt)->id, ==,
                   "dynamics.url.not-records");
  g_assert_null (found);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/dynamics-strangers/" path, PlumbTestDynamics, NULL, plumb_test_dynamics_set_up,    \
              function, plumb_test_dynamics_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-page-in-between-makes-no-record", test_a_page_in_between_makes_no_record);
  ADD ("a-page-in-between-is-not-a-list-without-the-lead",
       test_a_page_in_between_is_not_a_list_without_the_lead);

  return g_test_run ();
}
