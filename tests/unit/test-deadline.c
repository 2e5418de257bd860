/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-deadline.h"
#include "plumb-test-wait.h"

/* Longer than any test. */
#define LONG_MILLISECONDS 600000

typedef struct {
  PlumbDeadline deadline;
  GCancellable *outer;
  gboolean was_stopped;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->outer = g_cancellable_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  plumb_deadline_clear (&fixture->deadline);
  g_assert_finalize_object (fixture->outer);
}

static gboolean
is_stopped (gpointer user_data)
{
  Fixture *fixture = user_data;

  return g_cancellable_is_cancelled (fixture->deadline.stopper);
}

static gboolean
is_late (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->deadline.is_late;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->was_stopped = is_stopped (fixture);
}

static void
test_a_caller_stops_at_once (Fixture *fixture, gconstpointer unused)
{
  plumb_deadline_init (&fixture->deadline, LONG_MILLISECONDS, fixture->outer);
  g_assert_false (is_stopped (fixture));
  g_cancellable_cancel (fixture->outer);
  g_assert_true (is_stopped (fixture));
  g_assert_false (fixture->deadline.is_late);
}

static void
test_a_held_stop_lets_a_result_arrive (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, result_cb, fixture);

  plumb_deadline_init (&fixture->deadline, LONG_MILLISECONDS, fixture->outer);
  plumb_deadline_hold (&fixture->deadline);
  fixture->was_stopped = TRUE;
  g_task_return_boolean (task, TRUE);
  g_cancellable_cancel (fixture->outer);
  g_assert_false (is_stopped (fixture));
  plumb_test_wait_until (is_stopped, fixture);
  g_assert_true (g_task_get_completed (task));
  g_assert_false (fixture->was_stopped);
}

static void
test_a_release_stops_at_once (Fixture *fixture, gconstpointer unused)
{
  plumb_deadline_init (&fixture->deadline, LONG_MILLISECONDS, fixture->outer);
  plumb_deadline_hold (&fixture->deadline);
  plumb_deadline_release (&fixture->deadline);
  g_assert_false (is_stopped (fixture));
  plumb_deadline_hold (&fixture->deadline);
  g_cancellable_cancel (fixture->outer);
  g_assert_false (is_stopped (fixture));
  plumb_deadline_release (&fixture->deadline);
  g_assert_true (is_stopped (fixture));
}

static void
test_time_is_up_while_held (Fixture *fixture, gconstpointer unused)
{
  plumb_deadline_init (&fixture->deadline, 1, NULL);
  plumb_deadline_hold (&fixture->deadline);
  plumb_test_wait_until (is_late, fixture);
  plumb_test_wait_until (is_stopped, fixture);
}

static void
test_what_ended_is_not_stopped (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) stopper = NULL;

  plumb_deadline_init (&fixture->deadline, LONG_MILLISECONDS, fixture->outer);
  stopper = g_object_ref (fixture->deadline.stopper);
  plumb_deadline_hold (&fixture->deadline);
  g_cancellable_cancel (fixture->outer);
  plumb_deadline_clear (&fixture->deadline);
  plumb_test_settle ();
  g_assert_false (g_cancellable_is_cancelled (stopper));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/deadline/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-caller-stops-at-once", test_a_caller_stops_at_once);
  ADD ("a-held-stop-lets-a-result-arrive", test_a_held_stop_lets_a_result_arrive);
  ADD ("a-release-stops-at-once", test_a_release_stops_at_once);
  ADD ("time-is-up-while-held", test_time_is_up_while_held);
  ADD ("what-ended-is-not-stopped", test_what_ended_is_not_stopped);

  return g_test_run ();
}
