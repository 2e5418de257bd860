/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-back-off.h"
#include "plumb-test-wait.h"

static void
test_the_wait_doubles_up_to_the_longest (void)
{
  static const guint middle[] = { 1000, 2000, 4000, 8000 };
  PlumbBackOff back_off = { .shortest = 1000, .longest = 60000 };

  for (guint i = 0; i < G_N_ELEMENTS (middle); i++) {
    guint wait = plumb_back_off_failed (&back_off, -1);

    g_assert_cmpuint (wait, >=, middle[i] * 3 / 4);
    g_assert_cmpuint (wait, <=, middle[i] * 5 / 4);
  }
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (plumb_back_off_failed (&back_off, -1), <=, 60000);
  g_assert_cmpuint (plumb_back_off_failed (&back_off, -1), >=, 45000);
}

static void
test_many_clients_do_not_return_together (void)
{
  guint lowest = G_MAXUINT, highest = 0;

  for (guint i = 0; i < 200; i++) {
    PlumbBackOff back_off = { .shortest = 1000, .longest = 60000 };
    guint wait = plumb_back_off_failed (&back_off, -1);

    lowest = MIN (lowest, wait);
    highest = MAX (highest, wait);
  }
  g_assert_cmpuint (highest - lowest, >, 200);
}

static void
test_what_the_service_asks_is_obeyed (void)
{
  PlumbBackOff back_off = { .shortest = 1000, .longest = 60000 };

  g_assert_cmpuint (plumb_back_off_failed (&back_off, 0), ==, 0);
  g_assert_cmpuint (plumb_back_off_failed (&back_off, 3), ==, 3000);
  g_assert_cmpuint (plumb_back_off_failed (&back_off, 300), ==, 300000);
  g_assert_cmpuint (plumb_back_off_failed (&back_off, G_MAXINT64), <=, G_MAXUINT);
  g_assert_cmpuint (back_off.failures, ==, 4);
}

static void
test_success_starts_afresh (void)
{
  PlumbBackOff back_off = { .shortest = 1000, .longest = 60000 };

  for (guint i = 0; i < 5; i++)
    plumb_back_off_failed (&back_off, -1);
  plumb_back_off_succeeded (&back_off);
  g_assert_cmpuint (plumb_back_off_failed (&back_off, -1), <=, 1250);
}

static void
count_and_return (GTask *task)
{
  guint *n_times = g_task_get_task_data (task);

  ++*n_times;
  g_task_return_boolean (task, TRUE);
}

/* Returns whether the task went on after it had waited. */
static gboolean
wait_and_go_on (guint milliseconds, GCancellable *cancellable, GError **error)
{
  guint n_times = 0;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, plumb_test_keep_result, &result);
  gboolean returned;

  g_task_set_task_data (task, &n_times, NULL);
  plumb_back_off_wait (task, milliseconds, count_and_return);
  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);
  returned = g_task_propagate_boolean (task, error);
  g_assert_cmpuint (n_times, ==, returned);
  return returned;
}

static void
test_a_task_goes_on_after_the_wait (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wait_and_go_on (1, NULL, &error));
  g_assert_no_error (error);
}

static void
test_who_is_cancelled_waits_no_longer (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  /* Far longer than a test may wait. */
  g_assert_false (wait_and_go_on (G_MAXINT, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/back-off/the-wait-doubles-up-to-the-longest",
                   test_the_wait_doubles_up_to_the_longest);
  g_test_add_func ("/back-off/many-clients-do-not-return-together",
                   test_many_clients_do_not_return_together);
  g_test_add_func ("/back-off/what-the-service-asks-is-obeyed",
                   test_what_the_service_asks_is_obeyed);
  g_test_add_func ("/back-off/success-starts-afresh", test_success_starts_afresh);

  g_test_add_func ("/back-off/a-task-goes-on-after-the-wait", test_a_task_goes_on_after_the_wait);
  g_test_add_func ("/back-off/who-is-cancelled-waits-no-longer",
                   test_who_is_cancelled_waits_no_longer);

  return g_test_run ();
}
