/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-desktop.h"

static const char *const interface =
    "<node><interface name='org.gtk.Notifications'>"
    "<method name='AddNotification'><arg type='s'/><arg type='s'/><arg type='a{sv}'/></method>"
    "<method name='RemoveNotification'><arg type='s'/><arg type='s'/></method>"
    "</interface></node>";

static void
called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *name,
           const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  PlumbTestDesktop *self = user_data;

  if (g_str_equal (method, "AddNotification"))
    g_ptr_array_add (self->shown, g_variant_get_child_value (parameters, 2));
  else
    self->n_withdrawn++;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

PlumbTestDesktop *
plumb_test_desktop_new (void)
{
  static const GDBusInterfaceVTable calls = { .method_call = called_cb };
  PlumbTestDesktop *self = g_new0 (PlumbTestDesktop, 1);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->connection =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->connection, "/org/gtk/Notifications",
                                     node->interfaces[0], &calls, self, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (
      self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "RequestName", g_variant_new ("(su)", "org.gtk.Notifications", 0), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return self;
}

void
plumb_test_desktop_free (PlumbTestDesktop *self)
{
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_object_unref (self->connection);
  g_ptr_array_unref (self->shown);
  g_free (self);
}

gboolean
plumb_test_desktop_shows (gpointer self)
{
  return ((PlumbTestDesktop *) self)->shown->len > 0;
}

gboolean
plumb_test_desktop_has_withdrawn (gpointer self)
{
  return ((PlumbTestDesktop *) self)->n_withdrawn > 0;
}

void
plumb_test_desktop_assert_title (PlumbTestDesktop *self, const char *title)
{
  GVariant *shown = g_ptr_array_index (self->shown, self->shown->len - 1);
  const char *text = NULL;

  g_assert_true (g_variant_lookup (shown, "title", "&s", &text));
  g_assert_cmpstr (text, ==, title);
}
