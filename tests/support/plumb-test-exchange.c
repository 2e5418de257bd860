/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-exchange.h"

#include "plumb-test-wait.h"

PlumbReply *
plumb_test_exchange_send (PlumbHttp *http, PlumbRequest *request, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_http_send_async (http, request, cancellable, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_http_send_finish (http, result, error);
}

PlumbReply *
plumb_test_exchange_get (PlumbHttp *http, const char *url)
{
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", url);
  g_autoptr (GError) error = NULL;
  PlumbReply *reply = plumb_test_exchange_send (http, request, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply);
  return reply;
}
