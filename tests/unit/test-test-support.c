/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-log.h"
#include "plumb-test-wait.h"

#include <stdio.h>
#include <string.h>

static gboolean
finish_cb (gpointer user_data)
{
  g_task_return_int (user_data, 42);
  return G_SOURCE_REMOVE;
}

static void
test_a_result_is_kept (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, plumb_test_keep_result, &result);

  g_idle_add (finish_cb, task);
  plumb_test_wait_for (&result);

  g_assert_true (result == G_ASYNC_RESULT (task));
  g_assert_cmpint (g_task_propagate_int (G_TASK (result), NULL), ==, 42);
}

static gboolean
never (gpointer user_data)
{
  return FALSE;
}

static void
test_waiting_in_vain_is_loud (void)
{
  if (g_test_subprocess ()) {
    plumb_test_set_limit (50);
    plumb_test_wait_until (never, NULL);
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*Nothing happened within 50 milliseconds*");
}

static void
test_logs_and_standard_error_are_kept (void)
{
  g_autofree char *text = NULL;

  plumb_test_log_begin ();
  g_debug ("quiet as a mouse");
  g_log_structured ("test", G_LOG_LEVEL_INFO, "PLUMB_EXTRA", "field of gold", "MESSAGE", "told");
  fputs ("written at once\n", stderr);
  plumb_test_log_assert_without ("tr0ub4dor");
  text = plumb_test_log_end ();

  g_assert_nonnull (strstr (text, "quiet as a mouse"));
  g_assert_nonnull (strstr (text, "PLUMB_EXTRA=field of gold"));
  g_assert_nonnull (strstr (text, "written at once"));
}

static void
test_a_secret_in_the_log_fails (void)
{
  for (guint i = 0; i < 3; i++) {
    g_autofree char *path = g_strdup_printf ("/test-support/leak/subprocess/%u", i);

    g_test_trap_subprocess (path, 0, 0);
    g_test_trap_assert_failed ();
  }
}

static void
leak (gconstpointer user_data)
{
  plumb_test_assert_without (user_data, "tr0ub/dor+");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/test-support/a-result-is-kept", test_a_result_is_kept);
  g_test_add_func ("/test-support/waiting-in-vain-is-loud", test_waiting_in_vain_is_loud);
  g_test_add_func ("/test-support/logs-and-standard-error-are-kept",
                   test_logs_and_standard_error_are_kept);
  g_test_add_func ("/test-support/a-secret-in-the-log-fails", test_a_secret_in_the_log_fails);
  g_test_add_data_func ("/test-support/leak/subprocess/0", "key tr0ub/dor+", leak);
  g_test_add_data_func ("/test-support/leak/subprocess/1", "key=tr0ub%2Fdor%2B", leak);
  g_test_add_data_func ("/test-support/leak/subprocess/2", "Basic dHIwdWIvZG9yKw==", leak);

  return g_test_run ();
}
