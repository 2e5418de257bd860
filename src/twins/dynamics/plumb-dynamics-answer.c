/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-answer.h"

#include <string.h>

#define CONTENT_TYPE "application/json; odata.metadata=minimal"

static void
set_header (SoupServerMessage *message, const char *name, const char *value)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), name, value);
}

/* How far the caller is from the limits that protect the service. */
static void
set_common_headers (SoupServerMessage *message)
{
  g_autofree char *id = g_uuid_string_random ();

  set_header (message, "OData-Version", "4.0");
  set_header (message, "x-ms-service-request-id", id);
  set_header (message, "x-ms-ratelimit-burst-remaining-xrm-requests", "5999");
  set_header (message, "x-ms-ratelimit-time-remaining-xrm-requests", "1,199.50");
}

static void
set_body (SoupServerMessage *message, JsonObject *json)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), json);
  char *text = json_to_string (node, FALSE);

  soup_server_message_set_response (message, CONTENT_TYPE, SOUP_MEMORY_TAKE, text, strlen (text));
}

static void
read_preference (PlumbDynamicsPreferences *self, const char *preference)
{
  if (g_str_has_prefix (preference, "odata.maxpagesize="))
    self->page_size =
        (guint) g_ascii_strtoull (preference + strlen ("odata.maxpagesize="), NULL, 10);
  else if (g_str_equal (preference, "odata.track-changes"))
    self->tracks_changes = TRUE;
  else if (g_str_equal (preference, "return=representation"))
    self->wants_representation = TRUE;
  else if (g_str_has_prefix (preference, "odata.include-annotations="))
    self->wants_annotations = TRUE;
}

PlumbDynamicsPreferences
plumb_dynamics_answer_read_preferences (SoupServerMessage *message)
{
  PlumbDynamicsPreferences preferences = { 0 };
  const char *list =
      soup_message_headers_get_list (soup_server_message_get_request_headers (message), "Prefer");
  g_auto (GStrv) parts = g_strsplit (list != NULL ? list : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    read_preference (&preferences, g_strstrip (parts[i]));
  return preferences;
}

void
plumb_dynamics_answer_json (SoupServerMessage *message, guint status, JsonObject *json)
{
  soup_server_message_set_status (message, status, NULL);
  set_common_headers (message);
  set_body (message, json);
}

void
plumb_dynamics_answer_empty (SoupServerMessage *message)
{
  soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
  /* SoupServer hangs up after an answer without a body, and says so only if it is told to. */
  set_header (message, "Connection", "close");
  set_common_headers (message);
}

void
plumb_dynamics_answer_refuse (SoupServerMessage *message, guint status, const char *code,
                              const char *text)
{
  g_autoptr (JsonObject) body = json_object_new ();
  JsonObject *error = json_object_new ();

  json_object_set_string_member (error, "code", code);
  json_object_set_string_member (error, "message", text);
  if (plumb_dynamics_answer_read_preferences (message).wants_annotations)
    json_object_set_string_member (error, "@Microsoft.PowerApps.CDS.HelpLink",
                                   "http://go.microsoft.com/fwlink/?LinkID=398563");
  json_object_set_object_member (body, "error", error);
  plumb_dynamics_answer_json (message, status, body);
}

void
plumb_dynamics_answer_apply (SoupServerMessage *message, const char *preference)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               "Preference-Applied", preference);
}
