/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-account.h"

#include "plumb-clock.h"
#include "plumb-storage-answer.h"

#include <string.h>

#define MOST_BLOBS 5000

/* A marker is a digit, an exclamation mark and the name of the first blob in base64. */
#define FULL_PAGE "2!"
#define EMPTY_PAGE "1!"

typedef struct {
  char *start;
  gboolean is_empty;
} Place;

/* Clients must not read anything into a marker, so it is nothing to read. */
static Place
read_marker (const char *marker, gboolean is_tiny)
{
  gsize length = 0;
  Place place = { NULL, is_tiny && !g_str_has_prefix (marker, FULL_PAGE) };
  g_autofree guchar *name = NULL;

  if (strlen (marker) <= strlen (FULL_PAGE)) {
    place.start = g_strdup ("");
    return place;
  }
  name = g_base64_decode (marker + strlen (FULL_PAGE), &length);
  place.start = g_strndup ((const char *) name, length);
  return place;
}

static char *
make_marker (const char *kind, const char *name)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) name, strlen (name));

  return g_strconcat (kind, encoded, NULL);
}

static void
append_blob (GString *xml, const PlumbAzureBlobRecord *record)
{
  g_autofree char *time = plumb_clock_format_http (record->modified);
  g_autofree char *etag = plumb_azure_blob_record_make_etag (record);
  g_autofree char *bare = g_strndup (etag + 1, strlen (etag) - 2);
  g_autofree char *blob = g_markup_printf_escaped (
      "<Blob><Name>%s</Name><Properties><Creation-Time>%s</Creation-Time>"
      "<Last-Modified>%s</Last-Modified><Etag>%s</Etag>"
      "<Content-Length>%" G_GSIZE_FORMAT "</Content-Length><Content-Type>%s</Content-Type>"
      "<BlobType>BlockBlob</BlobType><AccessTier>Hot</AccessTier>"
      "<AccessTierInferred>true</AccessTierInferred><LeaseStatus>unlocked</LeaseStatus>"
      "<LeaseState>available</LeaseState><ServerEncrypted>true</ServerEncrypted>"
      "</Properties></Blob>",
      record->name, time, time, bare, g_bytes_get_size (record->content), record->type);

  g_string_append (xml, blob);
}

static void
answer_xml (PlumbAzureBlobCall *call, GString *xml)
{
  g_autofree char *id = plumb_storage_answer_start (call->message);

  soup_server_message_set_status (call->message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (call->message, "application/xml", SOUP_MEMORY_COPY, xml->str,
                                    xml->len);
}

/* Azure puts a byte order mark before its lists. */
static GString *
begin_list (PlumbAzureBlobAccount *self, const char *container)
{
  g_autofree char *head = g_markup_printf_escaped (
      "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"utf-8\"?>"
      "<EnumerationResults ServiceEndpoint=\"%s/" PLUMB_AZURE_BLOB_ACCOUNT "/\" %s=\"%s\">",
      plumb_twin_host_get_url (self->host), container != NULL ? "ContainerName" : "AccountName",
      container != NULL ? container : PLUMB_AZURE_BLOB_ACCOUNT);

  return g_string_new (head);
}

void
plumb_azure_blob_account_list_containers (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  g_autoptr (GList) names = plumb_azure_blob_records_list (self->records);
  GString *xml = begin_list (self, NULL);
  g_autofree char *time = plumb_clock_format_http (plumb_clock_now ());

  g_string_append (xml, "<Containers>");
  for (GList *name = names; name != NULL; name = name->next) {
    g_autofree char *container = g_markup_printf_escaped (
        "<Container><Name>%s</Name><Properties><Last-Modified>%s</Last-Modified>"
        "<Etag>\"0x8D\"</Etag></Properties></Container>",
        (const char *) name->data, time);

    g_string_append (xml, container);
  }
  g_string_append (xml, "</Containers><NextMarker /></EnumerationResults>");
  answer_xml (call, xml);
  g_string_free (xml, TRUE);
}

static guint
get_page_size (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  const char *asked = plumb_azure_blob_call_get_parameter (call, "maxresults");
  guint64 size = g_ascii_strtoull (asked, NULL, 10);

  if (plumb_twin_host_has_fault (self->host, "pages.tiny"))
    return 1;
  return size == 0 ? MOST_BLOBS : (guint) MIN (size, MOST_BLOBS);
}

void
plumb_azure_blob_account_list_blobs (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  gboolean is_tiny = plumb_twin_host_has_fault (self->host, "pages.tiny");
  const char *prefix = plumb_azure_blob_call_get_parameter (call, "prefix");
  Place place = read_marker (plumb_azure_blob_call_get_parameter (call, "marker"), is_tiny);
  g_autofree char *start = place.start;
  g_autoptr (GPtrArray) found =
      plumb_azure_blob_records_query (self->records, call->container, prefix, start);
  guint size = place.is_empty ? 0 : get_page_size (self, call);
  GString *xml = begin_list (self, call->container);
  g_autofree char *next = NULL;

  g_string_append (xml, "<Blobs>");
  for (guint i = 0; i < MIN (size, found->len); i++)
    append_blob (xml, g_ptr_array_index (found, i));
  g_string_append (xml, "</Blobs>");
  if (found->len > size)
    next = make_marker (is_tiny && !place.is_empty ? EMPTY_PAGE : FULL_PAGE,
                        ((PlumbAzureBlobRecord *) g_ptr_array_index (found, size))->name);
  g_string_append_printf (xml, "<NextMarker>%s</NextMarker></EnumerationResults>",
                          next != NULL ? next : "");
  answer_xml (call, xml);
  g_string_free (xml, TRUE);
}
