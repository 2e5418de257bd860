/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-blob-lead.h"

#include "plumb-clock.h"
#include "plumb-lead-reader.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* (transfer full): the text, without the mark that some programs put before it, as UTF-8. */
static char *
dup_text (GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length >= strlen (BYTE_ORDER_MARK) &&
      memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0) {
    text += strlen (BYTE_ORDER_MARK);
    length -= strlen (BYTE_ORDER_MARK);
  }
  return length > 0 ? g_utf8_make_valid (text, (gssize) length) : g_strdup ("");
}

PlumbLead *
plumb_blob_lead_new (const PlumbBlob *blob, GBytes *text)
{
  g_autofree char *raw = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *key = NULL;
  g_autoptr (PlumbLead) read = NULL;
  PlumbLeadFields fields = { 0 };

  g_return_val_if_fail (blob != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  raw = dup_text (text);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);
  key = g_strconcat (blob->name, "\n", digest, NULL);
  read = plumb_lead_read_json (raw, strlen (raw), NULL);
  if (read != NULL)
    fields = *plumb_lead_get_fields (read);
  fields.key = key;
  fields.raw = raw;
  fields.received_at = plumb_clock_now ();
  if (fields.created_at == 0)
    fields.created_at = blob->modified;
  return plumb_lead_new (&fields);
}
