/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-request.h"

#include "plumb-destination.h"
#include "plumb-lead-reader.h"

#include <string.h>

#define PREFIX "/leads/"

/* Microseconds in which the same body is the same lead, sent again for want of an answer. */
#define BUCKET (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

typedef enum {
  TYPE_NONE,
  TYPE_JSON,
  TYPE_FORM,
  TYPE_OTHER,
} Type;

/* Takes as long for a token that is nearly right as for one that is quite wrong. */
static gboolean
is_same (const char *given, const char *token)
{
  gsize given_length = strlen (given);
  gsize length = strlen (token);
  guint difference = given_length != length;

  for (gsize i = 0; i < length; i++)
    difference |= (guchar) token[i] ^ (guchar) (i < given_length ? given[i] : 0);
  return difference == 0;
}

static Type
read_type (SoupMessageHeaders *headers)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  if (soup_message_headers_get_one (headers, "Content-Type") == NULL)
    return TYPE_NONE;
  if (type != NULL && g_ascii_strcasecmp (type, "application/json") == 0)
    return TYPE_JSON;
  if (type != NULL && g_ascii_strcasecmp (type, "application/x-www-form-urlencoded") == 0)
    return TYPE_FORM;
  return TYPE_OTHER;
}

static gboolean
is_encoded (SoupMessageHeaders *headers)
{
  const char *encoding = soup_message_headers_get_list (headers, "Content-Encoding");

  return encoding != NULL && g_ascii_strcasecmp (encoding, "identity") != 0;
}

guint
plumb_lead_request_judge (const char *method, const char *path, const char *token,
                          SoupMessageHeaders *headers, gsize size_limit)
{
  if (!g_str_has_prefix (path, PREFIX))
    return SOUP_STATUS_NOT_FOUND;
  if (!is_same (path + strlen (PREFIX), token))
    return SOUP_STATUS_UNAUTHORIZED;
  if (!g_str_equal (method, "POST"))
    return SOUP_STATUS_METHOD_NOT_ALLOWED;
  if (read_type (headers) == TYPE_OTHER || is_encoded (headers))
    return SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE;
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      (guint64) soup_message_headers_get_content_length (headers) > size_limit)
    return SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE;
  return 0;
}

static PlumbLead *
add_keys (PlumbLead *lead, const char *body, gsize length, gint64 received_at)
{
  PlumbLeadFields fields = *plumb_lead_get_fields (lead);
  gint64 bucket = received_at / BUCKET;
  g_autofree char *digest =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) body, length);
  g_autofree char *key = g_strdup_printf ("%s:%" G_GINT64_FORMAT, digest, bucket);
  g_autofree char *earlier_key = g_strdup_printf ("%s:%" G_GINT64_FORMAT, digest, bucket - 1);

  fields.destination = PLUMB_DESTINATION_ENDPOINT;
  fields.key = key;
  fields.earlier_key = earlier_key;
  fields.received_at = received_at;
  return plumb_lead_new (&fields);
}

PlumbLead *
plumb_lead_request_read (SoupMessageHeaders *headers, const char *body, gsize length,
                         gint64 received_at, guint *status)
{
  g_autoptr (PlumbLead) lead = NULL;
  Type type = read_type (headers);

  *status = SOUP_STATUS_BAD_REQUEST;
  /* Also refuses NUL, which a text in the database would end at. */
  if (length == 0 || !g_utf8_validate_len (body, length, NULL))
    return NULL;
  if (type == TYPE_FORM)
    lead = plumb_lead_read_form (body, length, NULL);
  else
    lead = plumb_lead_read_json (body, length, NULL);
  if (lead == NULL) {
    if (type == TYPE_NONE)
      *status = SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE;
    return NULL;
  }
  *status = SOUP_STATUS_OK;
  return add_keys (lead, body, length, received_at);
}
