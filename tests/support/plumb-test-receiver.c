/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-receiver.h"

#include "plumb-test-wait.h"

#include <string.h>

typedef struct {
  PlumbReceiverAnswer function;
  gpointer answer;
} Waiting;

static void
take_lead (PlumbLead *lead, PlumbReceiverAnswer answer_func, gpointer answer, gpointer user_data)
{
  PlumbTestReceiver *self = user_data;
  Waiting waiting = { answer_func, answer };

  g_ptr_array_add (self->leads, g_object_ref (lead));
  if (self->take == PLUMB_TEST_TAKE_NOW)
    answer_func (answer, NULL);
  else
    g_array_append_val (self->waiting, waiting);
}

PlumbTestReceiver *
plumb_test_receiver_new (const PlumbReceiverOptions *options)
{
  PlumbTestReceiver *self = g_new0 (PlumbTestReceiver, 1);
  PlumbReceiverOptions all = { 0 };
  g_autoptr (GError) error = NULL;

  if (options != NULL)
    all = *options;
  all.token = PLUMB_TEST_RECEIVER_TOKEN;
  self->leads = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  self->receiver = plumb_receiver_new (&all, take_lead, self, NULL, &error);
  g_assert_no_error (error);
  return self;
}

void
plumb_test_receiver_take (PlumbTestReceiver *self, const GError *error)
{
  for (guint i = 0; i < self->waiting->len; i++) {
    Waiting *waiting = &g_array_index (self->waiting, Waiting, i);

    waiting->function (waiting->answer, error);
  }
  g_array_set_size (self->waiting, 0);
}

void
plumb_test_receiver_free (PlumbTestReceiver *self)
{
  g_clear_object (&self->receiver);
  plumb_test_receiver_take (self, NULL);
  plumb_test_settle ();
  g_ptr_array_unref (self->leads);
  g_array_unref (self->waiting);
  g_free (self);
}

typedef struct {
  PlumbTestReceiver *receiver;
  guint n_leads;
} Expectation;

static gboolean
has_leads (gpointer user_data)
{
  Expectation *expectation = user_data;

  return expectation->receiver->leads->len >= expectation->n_leads;
}

void
plumb_test_receiver_wait (PlumbTestReceiver *self, guint n_leads)
{
  Expectation expectation = { self, n_leads };

  plumb_test_wait_until (has_leads, &expectation);
}

PlumbTestClient *
plumb_test_receiver_connect (PlumbTestReceiver *self)
{
  return plumb_test_client_new (plumb_receiver_get_port (self->receiver));
}

void
plumb_test_receiver_post (PlumbTestClient *client, const char *type, const char *headers,
                          const char *body, gssize length)
{
  g_autoptr (GString) head = g_string_new ("POST /leads/" PLUMB_TEST_RECEIVER_TOKEN " HTTP/1.1\r\n"
                                           "Host: localhost\r\n");

  if (length < 0)
    length = strlen (body);
  if (type != NULL)
    g_string_append_printf (head, "Content-Type: %s\r\n", type);
  g_string_append_printf (head, "%sContent-Length: %" G_GSSIZE_FORMAT "\r\n\r\n", headers, length);
  plumb_test_client_send (client, head->str, head->len);
  plumb_test_client_send (client, body, length);
}
