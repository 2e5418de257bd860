/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-private.h"
#include "plumb-clock.h"
#include "plumb-storage-signature.h"

#include <string.h>

/* The emulator's account, whose key is public, and the time of Microsoft's sample test lead. */
#define KEY                                                                                        \
  "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
#define DATE "Thu, 22 Mar 2018 15:48:03 GMT"
#define CLOUD "AccountName=devstoreaccount1;AccountKey=" KEY
#define NAME "marketplaceleadcontainer"
#define HEAD "GET\n\n\n\n\n\n\n\n\n\n\n\n"

static PlumbBlobContainer *
open_container (const char *connection_string)
{
  PlumbFinding fault;
  PlumbBlobContainer *container = plumb_blob_container_new (connection_string, NAME, &fault);

  g_assert_nonnull (container);
  return container;
}

static gint64
get_time (void)
{
  return plumb_clock_parse ("2018-03-22T15:48:03Z");
}

static void
assert_signed (PlumbRequest *request, const char *string_to_sign)
{
  g_autofree char *signature = plumb_storage_signature_sign (KEY, string_to_sign);
  g_autofree char *expected = g_strconcat ("SharedKey devstoreaccount1:", signature, NULL);

  g_assert_cmpstr (plumb_request_get_header (request, "Authorization"), ==, expected);
}

static void
test_a_list_is_asked_for_to_the_byte (void)
{
  g_autoptr (PlumbBlobContainer) container = open_container (CLOUD);
  g_autoptr (PlumbRequest) request = plumb_blob_container_make_list (container, NULL, get_time ());
  g_autofree const char **headers = plumb_request_list_headers (request);

  g_assert_cmpstr (plumb_request_get_method (request), ==, "GET");
  g_assert_cmpstr (plumb_request_get_url (request), ==,
                   "https://devstoreaccount1.blob.core.windows.net/" NAME
                   "?restype=container&comp=list&maxresults=100");
  g_assert_cmpuint (g_strv_length ((char **) headers), ==, 3);
  g_assert_cmpstr (plumb_request_get_header (request, "x-ms-date"), ==, DATE);
  g_assert_cmpstr (plumb_request_get_header (request, "x-ms-version"), ==, "2020-12-06");
  g_assert_null (plumb_request_get_body (request));
  assert_signed (request,
                 HEAD "x-ms-date:" DATE "\nx-ms-version:2020-12-06\n"
                      "/devstoreaccount1/" NAME "\ncomp:list\nmaxresults:100\nrestype:container");
}

static void
test_a_marker_is_escaped_and_signed_decoded (void)
{
  g_autoptr (PlumbBlobContainer) container = open_container ("UseDevelopmentStorage=true");
  g_autoptr (PlumbRequest) request =
      plumb_blob_container_make_list (container, "2!72!a+b/=", get_time ());

  g_assert_cmpstr (plumb_request_get_url (request), ==,
                   "http://127.0.0.1:10000/devstoreaccount1/" NAME
                   "?restype=container&comp=list&maxresults=100&marker=2%2172%21a%2Bb%2F%3D");
  assert_signed (request, HEAD "x-ms-date:" DATE "\nx-ms-version:2020-12-06\n"
                               "/devstoreaccount1/devstoreaccount1/" NAME
                               "\ncomp:list\nmarker:2!72!a+b/=\nmaxresults:100\nrestype:container");
}

static void
test_a_container_is_asked_after (void)
{
  g_autoptr (PlumbBlobContainer) container = open_container (CLOUD);
  g_autoptr (PlumbRequest) request = plumb_blob_container_make_find (container, get_time ());

  g_assert_cmpstr (plumb_request_get_url (request), ==,
                   "https://devstoreaccount1.blob.core.windows.net/" NAME "?restype=container");
  assert_signed (request, HEAD "x-ms-date:" DATE "\nx-ms-version:2020-12-06\n"
                               "/devstoreaccount1/" NAME "\nrestype:container");
}

static void
test_a_name_is_escaped_but_for_its_folders (void)
{
  g_autoptr (PlumbBlobContainer) container = open_container (CLOUD);
  g_autoptr (PlumbRequest) request =
      plumb_blob_container_make_read (container, "2019/a b?é#.json", 0, get_time ());

  g_assert_cmpstr (plumb_request_get_url (request), ==,
                   "https://devstoreaccount1.blob.core.windows.net/" NAME
                   "/2019/a%20b%3F%C3%A9%23.json");
  assert_signed (request, HEAD "x-ms-date:" DATE "\nx-ms-version:2020-12-06\n"
                               "/devstoreaccount1/" NAME "/2019/a%20b%3F%C3%A9%23.json");
}

static void
test_the_beginning_can_be_asked_for (void)
{
  g_autoptr (PlumbBlobContainer) container = open_container (CLOUD);
  g_autoptr (PlumbRequest) request =
      plumb_blob_container_make_read (container, "a", 1024, get_time ());

  g_assert_cmpstr (plumb_request_get_header (request, "x-ms-range"), ==, "bytes=0-1023");
  assert_signed (request,
                 HEAD "x-ms-date:" DATE "\nx-ms-range:bytes=0-1023\nx-ms-version:2020-12-06\n"
                      "/devstoreaccount1/" NAME "/a");
}

static void
test_a_shared_access_signature_signs_nothing (void)
{
  g_autoptr (PlumbBlobContainer) container =
      open_container ("BlobEndpoint=https://abc.blob.core.windows.net;"
                      "SharedAccessSignature=sv=1&sp=rl&sig=abc%3D");
  g_autoptr (PlumbRequest) list = plumb_blob_container_make_list (container, NULL, get_time ());
  g_autoptr (PlumbRequest) read = plumb_blob_container_make_read (container, "a", 0, get_time ());

  g_assert_null (plumb_request_get_header (list, "Authorization"));
  g_assert_cmpstr (plumb_request_get_url (list), ==,
                   "https://abc.blob.core.windows.net/" NAME
                   "?restype=container&comp=list&maxresults=100&sv=1&sp=rl&sig=abc%3D");
  g_assert_cmpstr (plumb_request_get_url (read), ==,
                   "https://abc.blob.core.windows.net/" NAME "/a?sv=1&sp=rl&sig=abc%3D");
}

static void
test_without_a_connection_string_there_is_none (void)
{
  PlumbFinding fault;

  g_assert_null (plumb_blob_container_new (NULL, NAME, &fault));
  g_assert_cmpstr (fault.diagnosis, ==, "azure-blob.connection-string.missing");
  g_assert_null (plumb_blob_container_new ("AccountName=abc", NAME, &fault));
  g_assert_cmpstr (fault.diagnosis, ==, "azure-blob.connection-string.key-missing");
}

static void
test_names_and_intervals_are_judged (void)
{
  const PlumbKindInfo *info = &plumb_azure_blob_info;
  const PlumbFieldSpec *container = plumb_kind_info_find_field (info, "container");
  const PlumbFieldSpec *interval = plumb_kind_info_find_field (info, "poll-interval");
  static const char *const good[] = { "marketplaceleadcontainer", "abc", "a-1", "0-0-0" };
  static const char *const bad[] = { "ab", "Leads", "a--b", "-ab", "ab-", "a_b", "a.b", "a b" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_cmpint (container->check (good[i]).level, ==, PLUMB_FINDING_GOOD);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpstr (container->check (bad[i]).diagnosis, ==, "azure-blob.container.name");
  g_assert_cmpint (interval->check ("300").level, ==, PLUMB_FINDING_GOOD);
  g_assert_cmpstr (interval->check ("299").diagnosis, ==, "azure-blob.poll-interval.range");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/blob-container/a-list-is-asked-for-to-the-byte",
                   test_a_list_is_asked_for_to_the_byte);
  g_test_add_func ("/blob-container/a-marker-is-escaped-and-signed-decoded",
                   test_a_marker_is_escaped_and_signed_decoded);
  g_test_add_func ("/blob-container/a-container-is-asked-after", test_a_container_is_asked_after);
  g_test_add_func ("/blob-container/a-name-is-escaped-but-for-its-folders",
                   test_a_name_is_escaped_but_for_its_folders);
  g_test_add_func ("/blob-container/the-beginning-can-be-asked-for",
                   test_the_beginning_can_be_asked_for);
  g_test_add_func ("/blob-container/a-shared-access-signature-signs-nothing",
                   test_a_shared_access_signature_signs_nothing);
  g_test_add_func ("/blob-container/without-a-connection-string-there-is-none",
                   test_without_a_connection_string_there_is_none);
  g_test_add_func ("/blob-container/names-and-intervals-are-judged",
                   test_names_and_intervals_are_judged);

  return g_test_run ();
}
