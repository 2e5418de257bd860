/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-wait.h"

#ifdef __SANITIZE_ADDRESS__
/* Checked memory is several times slower. */
static guint limit_milliseconds = 60000;
#else
static guint limit_milliseconds = 10000;
#endif

void
plumb_test_set_limit (guint milliseconds)
{
  limit_milliseconds = milliseconds;
}

void
plumb_test_keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  gboolean *time_is_up = user_data;

  *time_is_up = TRUE;
  return G_SOURCE_CONTINUE;
}

void
plumb_test_wait_until (gboolean (*condition) (gpointer user_data), gpointer user_data)
{
  GMainContext *context = g_main_context_get_thread_default ();
  g_autoptr (GSource) limit = g_timeout_source_new (limit_milliseconds);
  gboolean time_is_up = FALSE;

  g_source_set_callback (limit, time_is_up_cb, &time_is_up, NULL);
  g_source_attach (limit, context);
  while (!condition (user_data)) {
    if (time_is_up)
      g_error ("Nothing happened within %u milliseconds", limit_milliseconds);
    g_main_context_iteration (context, TRUE);
  }
  g_source_destroy (limit);
}

static gboolean
has_result (gpointer user_data)
{
  GAsyncResult **result = user_data;

  return *result != NULL;
}

void
plumb_test_wait_for (GAsyncResult **result)
{
  plumb_test_wait_until (has_result, result);
}

void
plumb_test_settle (void)
{
  while (g_main_context_iteration (g_main_context_get_thread_default (), FALSE))
    ;
}
