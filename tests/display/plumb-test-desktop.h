/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PlumbTestDesktop:
 * @shown: (element-type GVariant): the notifications, as they were sent
 * @n_withdrawn: how many times one was taken back
 *
 * A desktop that keeps what it is told, on the message bus of the test.  Set GNOTIFICATION_BACKEND
 * to `gtk` before the application is registered.
 */
typedef struct {
  GDBusConnection *connection;
  GPtrArray *shown;
  guint n_withdrawn;
} PlumbTestDesktop;

PlumbTestDesktop *plumb_test_desktop_new (void);
void plumb_test_desktop_free (PlumbTestDesktop *self);

/* For plumb_test_wait_until(): whether there was any notification, or any that was taken back. */
gboolean plumb_test_desktop_shows (gpointer self);
gboolean plumb_test_desktop_has_withdrawn (gpointer self);

/* Asserts that the newest notification has @title. */
void plumb_test_desktop_assert_title (PlumbTestDesktop *self, const char *title);

G_END_DECLS
