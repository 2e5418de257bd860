/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-storage-answer.h"

#include "plumb-clock.h"

#include <string.h>

static void
set_header (SoupServerMessage *message, const char *name, const char *value)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), name, value);
}

char *
plumb_storage_answer_start (SoupServerMessage *message)
{
  char *id = g_uuid_string_random ();
  const char *client_id = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "x-ms-client-request-id");

  set_header (message, "x-ms-request-id", id);
  set_header (message, "x-ms-version", "2020-12-06");
  set_header (message, "Cache-Control", "no-cache");
  if (client_id != NULL)
    set_header (message, "x-ms-client-request-id", client_id);
  return id;
}

char *
plumb_storage_answer_format (const PlumbTwinRefusal *refusal, const char *id)
{
  g_autofree char *time = plumb_clock_format (plumb_clock_now ());

  return g_strdup_printf ("%s\nRequestId:%s\nTime:%s", refusal->message, id, time);
}

void
plumb_storage_answer_set_refusal (SoupServerMessage *message, const PlumbTwinRefusal *refusal)
{
  soup_server_message_set_status (message, refusal->status, NULL);
  set_header (message, "x-ms-error-code", refusal->code);
  if (refusal->status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    set_header (message, "Retry-After", "1");
}

void
plumb_storage_answer_refuse (SoupServerMessage *message, const PlumbTwinRefusal *refusal)
{
  g_autofree char *id = plumb_storage_answer_start (message);
  g_autofree char *text = plumb_storage_answer_format (refusal, id);
  g_autofree char *body = g_markup_printf_escaped (
      "<?xml version=\"1.0\" "
      "encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>",
      refusal->code, text);

  plumb_storage_answer_set_refusal (message, refusal);
  soup_server_message_set_response (message, "application/xml", SOUP_MEMORY_COPY, body,
                                    strlen (body));
}
