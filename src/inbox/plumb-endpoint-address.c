/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-endpoint-address.h"

#include "plumb-receiver.h"

/* The group in which the store keeps the endpoint's texts. */
#define GROUP "endpoint"

void
plumb_endpoint_address_free (PlumbEndpointAddress *self)
{
  g_free (self->token);
  g_free (self);
}

static void
token_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbEndpointAddress *address = g_task_get_task_data (task);
  PlumbEndpointAddress *made;

  if (!plumb_store_save_text_finish (PLUMB_STORE (source), result, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  made = g_new0 (PlumbEndpointAddress, 1);
  made->token = g_strdup (address->token);
  made->port = address->port;
  g_task_return_pointer (task, made, (GDestroyNotify) plumb_endpoint_address_free);
}

static guint16
parse_port (const char *text)
{
  guint64 port = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT16, &port, NULL))
    return 0;
  return (guint16) port;
}

static void
texts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbEndpointAddress) address = g_new0 (PlumbEndpointAddress, 1);
  PlumbStore *store = PLUMB_STORE (source);
  g_autoptr (GHashTable) texts = plumb_store_load_texts_finish (store, result, &error);

  if (texts == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  address->port = parse_port (g_hash_table_lookup (texts, "port"));
  address->token = g_strdup (g_hash_table_lookup (texts, "token"));
  if (address->token != NULL) {
    g_task_return_pointer (task, g_steal_pointer (&address),
                           (GDestroyNotify) plumb_endpoint_address_free);
    return;
  }
  address->token = plumb_receiver_make_token ();
  plumb_store_save_text_async (store, GROUP, "token", address->token, g_task_get_cancellable (task),
                               token_saved_cb, g_object_ref (task));
  g_task_set_task_data (task, g_steal_pointer (&address),
                        (GDestroyNotify) plumb_endpoint_address_free);
}

void
plumb_endpoint_address_load_async (PlumbStore *store, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, plumb_endpoint_address_load_async);
  plumb_store_load_texts_async (store, GROUP, cancellable, texts_loaded_cb,
                                g_steal_pointer (&task));
}

PlumbEndpointAddress *
plumb_endpoint_address_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
port_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!plumb_store_save_text_finish (PLUMB_STORE (source), result, &error))
    g_warning ("The endpoint's port could not be kept: %s", error->message);
}

void
plumb_endpoint_address_keep_port (PlumbStore *store, guint16 port)
{
  g_autofree char *text = g_strdup_printf ("%u", port);

  plumb_store_save_text_async (store, GROUP, "port", text, NULL, port_saved_cb, NULL);
}
