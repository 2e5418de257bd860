/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A desktop that keeps what it is told, on a message bus of its own, and an application. */
typedef struct {
  GDBusConnection *desktop;
  GApplication *application;
  /* (element-type GVariant): as org.gtk.Notifications has them. */
  GPtrArray *shown;
  /* (element-type utf8): ids. */
  GPtrArray *withdrawn;
} PlumbTestNotifications;

/* Makes that bus; before anything else of GIO is used. */
void plumb_test_notifications_prepare (void);

void plumb_test_notifications_set_up (PlumbTestNotifications *self);
void plumb_test_notifications_tear_down (PlumbTestNotifications *self);

/* Waits until so many are shown, or withdrawn. */
void plumb_test_notifications_wait_for_shown (PlumbTestNotifications *self, guint n_shown);
void plumb_test_notifications_wait_for_withdrawn (PlumbTestNotifications *self, guint n_withdrawn);

/* A text of the last one, such as its `title`; %NULL if it has none. */
const char *plumb_test_notifications_get_text (PlumbTestNotifications *self, const char *key);

/* (transfer full): the parameter of what the last one does when it is chosen, which is @action. */
GVariant *plumb_test_notifications_get_target (PlumbTestNotifications *self, const char *action);

G_END_DECLS
