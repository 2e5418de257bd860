/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-https-refusal.h"

#include <string.h>

/* clang-format off */
const PlumbTwinRefusal plumb_https_refusals[] = {
  { "schema", 400, "TriggerInputSchemaMismatch",
    "The input body for trigger 'manual' of type 'Request' did not match its schema definition." },
  { "tenant-only", 401, "DirectApiAuthorizationRequired",
    "The request to call Direct API must be authenticated." },
  { "signature", 403, "AuthorizationFailed",
    "The authentication credentials are not valid: the signature does not match." },
  { "gone", 404, "WorkflowNotFound",
    "The workflow could not be found." },
  { "method", 405, "MethodNotAllowed",
    "The method POST is not allowed here." },
  { "slow-response", 408, "ResponseTimeout",
    "The server did not receive a response from an upstream server." },
  { "too-large", 413, "RequestEntityTooLarge",
    "The request is too large." },
  { "type", 415, "UnsupportedMediaType",
    "The media type application/json is not supported." },
  { "throttled", 429, "TooManyRequests",
    "The number of runs of the plan is used up." },
  { "server.error", 500, "InternalServerError",
    "Encountered internal server error." },
  { "redirect", 302, "Found", "Sign in first.", "https://login.example.com/signin" },
  { "sign-in-page", 200, "SignInPage", "Sign in first." },
  { NULL },
};
/* clang-format on */

static const char sign_in_page[] =
    "<!DOCTYPE html><html><head><title>Sign in</title></head><body>"
    "<form method=\"post\" action=\"/signin\"><input name=\"user\">"
    "<input type=\"password\" name=\"password\"><button>Sign in</button></form></body></html>";

static void
set_header (SoupServerMessage *message, const char *name, const char *value)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), name, value);
}

/* As Power Automate does. */
static void
explain (SoupServerMessage *message, const PlumbTwinRefusal *refusal)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *error = json_object_new ();
  g_autoptr (JsonObject) body = json_object_new ();
  char *text;

  json_object_set_string_member (error, "code", refusal->code);
  json_object_set_string_member (error, "message", refusal->message);
  json_object_set_object_member (body, "error", error);
  node = json_node_init_object (json_node_alloc (), body);
  text = json_to_string (node, FALSE);
  soup_server_message_set_response (message, "application/json; charset=utf-8", SOUP_MEMORY_TAKE,
                                    text, strlen (text));
}

void
plumb_https_refuse (SoupServerMessage *message, const PlumbTwinRefusal *refusal)
{
  g_autofree char *id = g_uuid_string_random ();

  soup_server_message_set_status (message, refusal->status, NULL);
  if (refusal->status == SOUP_STATUS_OK)
    soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_STATIC,
                                      sign_in_page, strlen (sign_in_page));
  else
    explain (message, refusal);
  set_header (message, "x-ms-request-id", id);
  if (refusal->location != NULL)
    set_header (message, "Location", refusal->location);
  if (refusal->status == 429)
    set_header (message, "Retry-After", "60");
}
