/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-endpoint-settings.h"

static char *
get_text (GSettings *settings, const char *key)
{
  g_autofree char *text = g_settings_get_string (settings, key);

  return *text == '\0' ? NULL : g_steal_pointer (&text);
}

void
plumb_endpoint_settings_open (GSettings *settings, PlumbInbox *inbox, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *address = get_text (settings, "endpoint-address");
  g_autofree char *certificate = get_text (settings, "endpoint-certificate");
  g_autofree char *key = get_text (settings, "endpoint-key");
  PlumbEndpointOptions options = {
    .address = address,
    .port = (guint16) g_settings_get_int (settings, "endpoint-port"),
    .tls_certificate = certificate,
    .tls_key = key,
  };

  plumb_inbox_open_endpoint_async (inbox, &options, cancellable, callback, user_data);
}
