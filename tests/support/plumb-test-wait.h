/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A GAsyncReadyCallback for tests: keeps a reference to @result in the `GAsyncResult *`
 * that @user_data points to, which must be %NULL until then.
 */
void plumb_test_keep_result (GObject *source, GAsyncResult *result, gpointer user_data);

/* Turns the thread's context until plumb_test_keep_result() has filled @result; aborts after 10 s.
 */
void plumb_test_wait_for (GAsyncResult **result);

/* Turns the thread's context until @condition is true; aborts after 10 s. */
void plumb_test_wait_until (gboolean (*condition) (gpointer user_data), gpointer user_data);

/* The limit of 10 s, shortened for a test of the limit itself. */
void plumb_test_set_limit (guint milliseconds);

/* Turns the thread's context as long as there is something to do, and never waits. */
void plumb_test_settle (void);

G_END_DECLS
