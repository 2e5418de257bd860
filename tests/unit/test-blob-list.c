/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-blob-cursor.h"
#include "plumb-blob-lead.h"
#include "plumb-clock.h"

#include <string.h>

#define PLACE "https://a.blob.core.windows.net/c"

static PlumbBlobList *
parse (const char *xml)
{
  return plumb_blob_list_parse (xml, strlen (xml));
}

/* As Azure gives it, with its byte order mark. */
static void
test_names_times_and_the_next_page_are_read (void)
{
  g_autoptr (PlumbBlobList) list =
      parse ("\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"utf-8\"?>"
             "<EnumerationResults ServiceEndpoint=\"https://a.blob.core.windows.net/\" "
             "ContainerName=\"c\"><MaxResults>2</MaxResults><Blobs>"
             "<Blob><Name>2019/a &amp; b.json</Name><Properties>"
             "<Creation-Time>Thu, 01 Mar 2018 00:00:00 GMT</Creation-Time>"
             "<Last-Modified>Thu, 22 Mar 2018 15:48:03 GMT</Last-Modified><Etag>0x8D</Etag>"
             "<Content-Length>607</Content-Length></Properties>"
             "<Metadata><Name>not this</Name></Metadata></Blob>"
             "<BlobPrefix><Name>nor this</Name></BlobPrefix>"
             "<Blob><Name>é</Name><Properties /></Blob>"
             "</Blobs><NextMarker>2!72!a=</NextMarker></EnumerationResults>");
  PlumbBlob *blob = NULL;

  g_assert_nonnull (list);
  g_assert_cmpuint (list->blobs->len, ==, 2);
  blob = g_ptr_array_index (list->blobs, 0);
  g_assert_cmpstr (blob->name, ==, "2019/a & b.json");
  g_assert_cmpint (blob->modified, ==, plumb_clock_parse ("2018-03-22T15:48:03Z"));
  g_assert_cmpint (blob->size, ==, 607);
  blob = g_ptr_array_index (list->blobs, 1);
  g_assert_cmpstr (blob->name, ==, "é");
  g_assert_cmpint (blob->modified, ==, 0);
  g_assert_cmpint (blob->size, ==, -1);
  g_assert_cmpstr (list->next, ==, "2!72!a=");
}

/* `..` would lead out of the container, and a file without a name to the list itself. */
static void
test_what_cannot_be_asked_for_is_left_out (void)
{
  g_autoptr (PlumbBlobList) list =
      parse ("<EnumerationResults><Blobs><Blob><Name>../../etc/passwd</Name></Blob>"
             "<Blob><Name>a/./b</Name></Blob><Blob><Name>..</Name></Blob><Blob />"
             "<Blob><Name /></Blob><Blob><Name>..a/b..</Name></Blob></Blobs></EnumerationResults>");

  g_assert_cmpuint (list->blobs->len, ==, 1);
  g_assert_cmpstr (((PlumbBlob *) g_ptr_array_index (list->blobs, 0))->name, ==, "..a/b..");
}

static void
test_an_empty_marker_is_the_end (void)
{
  g_autoptr (PlumbBlobList) list =
      parse ("<EnumerationResults><Blobs /><NextMarker /></EnumerationResults>");

  g_assert_nonnull (list);
  g_assert_cmpuint (list->blobs->len, ==, 0);
  g_assert_null (list->next);
}

/* What is missing in a list must not be taken for read. */
static void
test_a_cut_list_is_none (void)
{
  static const char *const texts[] = {
    "",
    "{}",
    "<html></html>",
    "<Error><Code>x</Code></Error>",
    "<EnumerationResults><Blobs><Blob><Name>a</Name></Blob>",
    "<EnumerationResults><Blobs></EnumerationResults>",
    "<EnumerationResults>\xff</EnumerationResults>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_test_message ("%s", texts[i]);
    g_assert_null (parse (texts[i]));
  }
}

static gboolean
wants (PlumbBlobCursor *cursor, gint64 modified, gint64 size)
{
  PlumbBlob blob = { (char *) "a", modified, size };

  return plumb_blob_cursor_wants (cursor, &blob);
}

static void
test_what_was_written_during_a_scan_counts_for_the_next (void)
{
  g_autoptr (PlumbBlobCursor) cursor = plumb_blob_cursor_new (NULL, PLACE);
  g_autoptr (PlumbBlobCursor) next = NULL;
  g_autofree char *text = NULL;
  PlumbBlob blob = { (char *) "a", 2000 * G_TIME_SPAN_SECOND, 1 };

  plumb_blob_cursor_begin (cursor, 1000 * G_TIME_SPAN_SECOND);
  plumb_blob_cursor_pass (cursor, &blob);
  plumb_blob_cursor_advance (cursor, "m&=");
  text = plumb_blob_cursor_to_text (cursor);
  next = plumb_blob_cursor_new (text, PLACE);
  g_assert_cmpstr (next->marker, ==, "m&=");
  g_assert_cmpint (next->since, ==, 0);
  plumb_blob_cursor_begin (next, 1500 * G_TIME_SPAN_SECOND);
  plumb_blob_cursor_advance (next, NULL);

  g_assert_null (next->marker);
  g_assert_cmpint (next->since, ==, 1000 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (next->began, ==, 0);
  g_assert_true (wants (next, 970 * G_TIME_SPAN_SECOND, 1));
  g_assert_false (wants (next, 969 * G_TIME_SPAN_SECOND, 1));
  g_assert_true (wants (next, 0, -1));
  g_assert_false (wants (next, 2000 * G_TIME_SPAN_SECOND, 0));
}

static void
test_another_container_is_read_from_the_beginning (void)
{
  g_autoptr (PlumbBlobCursor) cursor =
      plumb_blob_cursor_new ("since=5&latest=6&place=elsewhere&marker=m", PLACE);
  g_autoptr (PlumbBlobCursor) garbage = plumb_blob_cursor_new ("&&%zz", PLACE);

  g_assert_cmpint (cursor->since, ==, 0);
  g_assert_null (cursor->marker);
  g_assert_cmpint (garbage->since, ==, 0);
}

static PlumbLead *
read_lead (const char *text, gssize length)
{
  PlumbBlob blob = { (char *) "2018/a.json", 1521733683 * G_TIME_SPAN_SECOND, 1 };
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return plumb_blob_lead_new (&blob, bytes);
}

static void
test_json_is_a_lead (void)
{
  static const char json[] = "{\"userDetails\":{\"firstName\":\"Jane\",\"company\":\"Fabrikam\"},"
                             "\"leadSource\":\"AzureMarketplace\",\"actionCode\":\"INS\"}";
  g_autoptr (PlumbLead) lead = read_lead (json, -1);
  g_autoptr (PlumbLead) same = read_lead (json, -1);
  g_autoptr (PlumbLead) other = read_lead ("{}", -1);

  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY), ==, "Fabrikam");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_ACTION), ==, "INS");
  g_assert_cmpstr (plumb_lead_get_raw (lead), ==, json);
  g_assert_cmpint (plumb_lead_get_created_at (lead), ==, 1521733683 * G_TIME_SPAN_SECOND);
  g_assert_true (g_str_has_prefix (plumb_lead_get_key (lead), "2018/a.json\n"));
  /* A blob that was only touched is the same lead; one with another text is not. */
  g_assert_cmpstr (plumb_lead_get_key (lead), ==, plumb_lead_get_key (same));
  g_assert_cmpstr (plumb_lead_get_key (lead), !=, plumb_lead_get_key (other));
}

static void
test_anything_else_is_kept_as_text (void)
{
  g_autoptr (PlumbLead) plain = read_lead ("Jane Doe, Fabrikam\n", -1);
  g_autoptr (PlumbLead) marked = read_lead ("\xef\xbb\xbf{\"title\":\"CTO\"}", -1);
  g_autoptr (PlumbLead) binary = read_lead ("a\0b\xff", 4);

  g_assert_cmpstr (plumb_lead_get_raw (plain), ==, "Jane Doe, Fabrikam\n");
  g_assert_null (plumb_lead_get_text (plain, PLUMB_LEAD_FIRST_NAME));
  g_assert_cmpstr (plumb_lead_get_text (marked, PLUMB_LEAD_TITLE), ==, "CTO");
  g_assert_cmpstr (plumb_lead_get_raw (binary), ==,
                   "a\xef\xbf\xbd"
                   "b\xef\xbf\xbd");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/blob-list/names-times-and-the-next-page-are-read",
                   test_names_times_and_the_next_page_are_read);
  g_test_add_func ("/blob-list/what-cannot-be-asked-for-is-left-out",
                   test_what_cannot_be_asked_for_is_left_out);
  g_test_add_func ("/blob-list/an-empty-marker-is-the-end", test_an_empty_marker_is_the_end);
  g_test_add_func ("/blob-list/a-cut-list-is-none", test_a_cut_list_is_none);
  g_test_add_func ("/blob-list/what-was-written-during-a-scan-counts-for-the-next",
                   test_what_was_written_during_a_scan_counts_for_the_next);
  g_test_add_func ("/blob-list/another-container-is-read-from-the-beginning",
                   test_another_container_is_read_from_the_beginning);
  g_test_add_func ("/blob-list/json-is-a-lead", test_json_is_a_lead);
  g_test_add_func ("/blob-list/anything-else-is-kept-as-text", test_anything_else_is_kept_as_text);

  return g_test_run ();
}
