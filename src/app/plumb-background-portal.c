/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-background-portal.h"

#include <glib/gi18n.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

typedef struct {
  GDBusConnection *connection;
  char *token;
  /* Where the answer comes from; the portal may choose another place than was proposed. */
  char *proposed;
  char *chosen;
  guint subscription;
  /* To hear that nothing will come from there any more. */
  guint owner_subscription;
  GSource *cancelled;
  gboolean is_over;
} Request;

/* Nobody waits any more. */
static void
request_end (Request *request)
{
  request->is_over = TRUE;
  if (request->subscription != 0)
    g_dbus_connection_signal_unsubscribe (request->connection, request->subscription);
  request->subscription = 0;
  if (request->owner_subscription != 0)
    g_dbus_connection_signal_unsubscribe (request->connection, request->owner_subscription);
  request->owner_subscription = 0;
  if (request->cancelled != NULL)
    g_source_destroy (request->cancelled);
  g_clear_pointer (&request->cancelled, g_source_unref);
}

static void
request_free (gpointer data)
{
  Request *request = data;

  request_end (request);
  g_object_unref (request->connection);
  g_free (request->token);
  g_free (request->proposed);
  g_free (request->chosen);
  g_free (request);
}

static Request *
request_new (GDBusConnection *connection)
{
  Request *request = g_new0 (Request, 1);
  const char *name = g_dbus_connection_get_unique_name (connection);
  g_autofree char *sender = g_strdelimit (g_strdup (name != NULL ? name : ":"), ".", '_');

  request->connection = g_object_ref (connection);
  request->token = g_strdup_printf ("plumb%u", g_random_int ());
  request->proposed = g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender + 1, request->token);
  return request;
}

static void
answered_cb (GDBusConnection *connection, const char *sender, const char *path,
             const char *interface, const char *signal, GVariant *parameters, gpointer user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  gboolean allowed = FALSE, at_login = FALSE;
  guint32 response;

  if ((g_strcmp0 (path, request->proposed) != 0 && g_strcmp0 (path, request->chosen) != 0) ||
      request->is_over)
    return;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (response == 0) {
    g_variant_lookup (results, "background", "b", &allowed);
    g_variant_lookup (results, "autostart", "b", &at_login);
  }
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_int (task, (allowed ? PLUMB_BACKGROUND_ALLOWED : 0) |
                                 (at_login ? PLUMB_BACKGROUND_AT_LOGIN : 0));
  request_end (request);
}

static void
owner_changed_cb (GDBusConnection *connection, const char *sender, const char *path,
                  const char *interface, const char *signal, GVariant *parameters,
                  gpointer user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);
  const char *owner;

  g_variant_get (parameters, "(&s&s&s)", NULL, NULL, &owner);
  if (request->is_over || *owner != '\0')
    return;
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The portal has ended");
  request_end (request);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);

  if (!request->is_over)
    g_task_return_error_if_cancelled (task);
  request_end (request);
  return G_SOURCE_REMOVE;
}

static void
watch_cancellable (GTask *task, GCancellable *cancellable)
{
  Request *request = g_task_get_task_data (task);

  if (cancellable == NULL)
    return;
  request->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (request->cancelled, G_SOURCE_FUNC (cancelled_cb), g_object_ref (task),
                         g_object_unref);
  g_source_attach (request->cancelled, g_main_context_get_thread_default ());
}

static void
requested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (request->is_over)
    return;
  if (reply != NULL) {
    g_variant_get (reply, "(o)", &request->chosen);
    return;
  }
  g_task_return_error (task, g_steal_pointer (&error));
  request_end (request);
}

static GVariant *
make_parameters (Request *request, gboolean at_login)
{
  static const char *const command[] = { "plumb", "--background", NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (request->token));
  g_variant_builder_add (&options, "{sv}", "reason",
                         g_variant_new_string (_("Watch for new leads")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (at_login));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  return g_variant_new ("(sa{sv})", "", &options);
}

void
plumb_background_portal_request_async (GDBusConnection *connection, gboolean at_login,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (G_IS_DBUS_CONNECTION (connection));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_background_portal_request_async);
  request = request_new (connection);
  g_task_set_task_data (task, request, request_free);
  /* Before the call: the answer may be faster than the place it comes from. */
  request->subscription = g_dbus_connection_signal_subscribe (
      connection, PORTAL_NAME, "org.freedesktop.portal.Request", "Response", NULL, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, answered_cb, g_object_ref (task), g_object_unref);
  request->owner_subscription = g_dbus_connection_signal_subscribe (
      connection, "org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged", NULL,
      PORTAL_NAME, G_DBUS_SIGNAL_FLAGS_NONE, owner_changed_cb, g_object_ref (task), g_object_unref);
  watch_cancellable (task, cancellable);
  g_dbus_connection_call (connection, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.portal.Background",
                          "RequestBackground", make_parameters (request, at_login),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, cancellable,
                          requested_cb, g_object_ref (task));
}

PlumbBackgroundGrant
plumb_background_portal_request_finish (GAsyncResult *result, GError **error)
{
  gssize grant;

  g_return_val_if_fail (g_task_is_valid (result, NULL), 0);

  grant = g_task_propagate_int (G_TASK (result), error);
  return grant < 0 ? 0 : (PlumbBackgroundGrant) grant;
}
