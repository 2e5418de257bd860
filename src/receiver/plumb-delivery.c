/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-delivery.h"

typedef struct {
  SoupServerMessage *message;
  gboolean is_over;
} Delivery;

static gboolean
wants_close (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  return soup_server_message_get_http_version (message) == SOUP_HTTP_1_0 ||
         soup_message_headers_header_contains (headers, "Connection", "close");
}

void
plumb_delivery_set_status (SoupServerMessage *message, guint status)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (status == SOUP_STATUS_METHOD_NOT_ALLOWED)
    soup_message_headers_replace (headers, "Allow", "POST");
  if (status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    soup_message_headers_replace (headers, "Retry-After", "30");
  /* The library closes, but does not say so. */
  if (wants_close (message))
    soup_message_headers_replace (headers, "Connection", "close");
  soup_server_message_set_status (message, status, NULL);
}

static void
over_cb (SoupServerMessage *message, gpointer user_data)
{
  Delivery *delivery = user_data;

  delivery->is_over = TRUE;
}

static void
answer (gpointer data, const GError *error)
{
  Delivery *delivery = data;

  g_signal_handlers_disconnect_by_data (delivery->message, delivery);
  if (error != NULL)
    g_debug ("A lead could not be taken: %s %d", g_quark_to_string (error->domain), error->code);
  if (!delivery->is_over) {
    plumb_delivery_set_status (delivery->message,
                               error == NULL ? SOUP_STATUS_OK : SOUP_STATUS_SERVICE_UNAVAILABLE);
    soup_server_message_unpause (delivery->message);
  }
  g_object_unref (delivery->message);
  g_free (delivery);
}

void
plumb_delivery_start (SoupServerMessage *message, PlumbLead *lead, PlumbReceiverTaker taker,
                      gpointer user_data)
{
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->message = g_object_ref (message);
  g_signal_connect (message, "finished", G_CALLBACK (over_cb), delivery);
  g_signal_connect (message, "disconnected", G_CALLBACK (over_cb), delivery);
  soup_server_message_pause (message);
  taker (lead, answer, delivery, user_data);
}
