/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-notifications.h"

#include "plumb-test-wait.h"

static const char *const interface =
    "<node><interface name='org.gtk.Notifications'>"
    "<method name='AddNotification'><arg type='s'/><arg type='s'/><arg type='a{sv}'/></method>"
    "<method name='RemoveNotification'><arg type='s'/><arg type='s'/></method>"
    "</interface></node>";

typedef struct {
  GPtrArray *list;
  guint length;
} Wish;

void
plumb_test_notifications_prepare (void)
{
  /* GLib ends it with the test. */
  static GTestDBus *bus = NULL;
  g_autofree char *screen = g_strdup (g_getenv ("DISPLAY"));

  g_assert_null (bus);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  /* It takes the screen away too. */
  g_setenv ("DISPLAY", screen, TRUE);
  g_setenv ("GNOTIFICATION_BACKEND", "gtk", TRUE);
}

static void
called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *name,
           const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  PlumbTestNotifications *self = user_data;
  char *id;

  if (g_str_equal (method, "AddNotification")) {
    g_ptr_array_add (self->shown, g_variant_get_child_value (parameters, 2));
  } else {
    g_variant_get_child (parameters, 1, "s", &id);
    g_ptr_array_add (self->withdrawn, id);
  }
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
start_desktop (PlumbTestNotifications *self)
{
  static const GDBusInterfaceVTable calls = { .method_call = called_cb };
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  self->desktop =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->desktop, "/org/gtk/Notifications", node->interfaces[0],
                                     &calls, self, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (
      self->desktop, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "RequestName", g_variant_new ("(su)", "org.gtk.Notifications", 0), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

void
plumb_test_notifications_set_up (PlumbTestNotifications *self)
{
  g_autoptr (GError) error = NULL;

  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->withdrawn = g_ptr_array_new_with_free_func (g_free);
  start_desktop (self);
  self->application = g_application_new ("io.github.plumb.Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (self->application, NULL, &error);
  g_assert_no_error (error);
}

void
plumb_test_notifications_tear_down (PlumbTestNotifications *self)
{
  g_object_unref (self->application);
  g_dbus_connection_close_sync (self->desktop, NULL, NULL);
  g_object_unref (self->desktop);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->withdrawn);
}

static gboolean
has_length (gpointer user_data)
{
  Wish *wish = user_data;

  return wish->list->len >= wish->length;
}

static void
wait_for_length (GPtrArray *list, guint length)
{
  Wish wish = { list, length };

  plumb_test_wait_until (has_length, &wish);
  g_assert_cmpuint (list->len, ==, length);
}

void
plumb_test_notifications_wait_for_shown (PlumbTestNotifications *self, guint n_shown)
{
  wait_for_length (self->shown, n_shown);
}

void
plumb_test_notifications_wait_for_withdrawn (PlumbTestNotifications *self, guint n_withdrawn)
{
  wait_for_length (self->withdrawn, n_withdrawn);
}

static GVariant *
get_last (PlumbTestNotifications *self)
{
  g_assert_cmpuint (self->shown->len, >, 0);
  return g_ptr_array_index (self->shown, self->shown->len - 1);
}

const char *
plumb_test_notifications_get_text (PlumbTestNotifications *self, const char *key)
{
  const char *text = NULL;

  g_variant_lookup (get_last (self), key, "&s", &text);
  return text;
}

GVariant *
plumb_test_notifications_get_target (PlumbTestNotifications *self, const char *action)
{
  g_autoptr (GVariant) target = NULL;

  g_assert_cmpstr (plumb_test_notifications_get_text (self, "default-action"), ==, action);
  g_assert_true (g_variant_lookup (get_last (self), "default-action-target", "@*", &target));
  if (g_variant_is_of_type (target, G_VARIANT_TYPE_VARIANT))
    return g_variant_get_variant (target);
  return g_steal_pointer (&target);
}
