/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-storage-signature.h"

/* The emulator's account, whose key is public. */
#define ACCOUNT "devstoreaccount1"
#define KEY                                                                                        \
  "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
#define DATE "Thu, 22 Mar 2018 15:48:03 GMT"
#define BLOB_HEAD "GET\n\n\n\n\n\n\n\n\n\n\n\nx-ms-date:" DATE "\nx-ms-version:2020-12-06\n"
#define BLOB_TAIL "/marketplaceleadcontainer\ncomp:list\nrestype:container"

static void
test_known_strings_have_known_signatures (void)
{
  /* clang-format off */
  static const struct {
    const char *string_to_sign;
    const char *signature;
  } vectors[] = {
    { DATE "\n/" ACCOUNT "/" ACCOUNT "/Tables", "bjqll3BkxK+A2JTCzJVB2P7L+pSM3LreMIoOjc3RkXM=" },
    { DATE "\n/" ACCOUNT "/" ACCOUNT "/MarketplaceLeads",
      "4zwoH1qvdSa4zcT3Tcp1BUs7jEXgng2KIpY6Pr5tF8w=" },
    { DATE "\n/" ACCOUNT "/MarketplaceLeads()", "9ur7JuWywLD78c/fvyVttAkDT7h7c7B3KQ6Eg6Z33dc=" },
    { "POST\n\napplication/json\n" DATE "\n/" ACCOUNT "/MarketplaceLeads",
      "bbO6h/eyAnUPVGRE7SW3S78SADfewetjSu6QmUNOLvI=" },
    { "GET\n\n\n" DATE "\n/" ACCOUNT "/MarketplaceLeads()",
      "3so0oPDqI/bsXOoDoDNitCr8iqTKfEGrwK8pc/Nl3bs=" },
    { DATE "\n/" ACCOUNT "/?comp=properties", "wFhsiYXbx0vcbVQmvoRuozFlE+u0B5DNwyP7hLnuHS4=" },
    { BLOB_HEAD "/" ACCOUNT "/" ACCOUNT BLOB_TAIL, "wCEtaEB1uT0OFJjYJ16poOlRYj7Dtvst0TM6xa9oXRc=" },
    { BLOB_HEAD "/" ACCOUNT BLOB_TAIL, "KqY/2NwMd6CJaaRPdTBj4BcFGsY1gNMJZpUIpSEN1lI=" },
  };
  /* clang-format on */

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *signature = plumb_storage_signature_sign (KEY, vectors[i].string_to_sign);

    g_assert_cmpstr (signature, ==, vectors[i].signature);
  }
}

static void
assert_resource (const char *path, const char *query, const char *expected)
{
  g_autofree char *resource = plumb_storage_signature_dup_resource (ACCOUNT, path, query);

  g_assert_cmpstr (resource, ==, expected);
}

static void
test_a_resource_has_path_and_component_only (void)
{
  assert_resource ("/Tables", NULL, "/" ACCOUNT "/Tables");
  assert_resource ("/" ACCOUNT "/Tables", "$top=1", "/" ACCOUNT "/" ACCOUNT "/Tables");
  assert_resource ("/", "comp=properties&restype=service", "/" ACCOUNT "/?comp=properties");
  assert_resource ("/", "?restype=service&comp=properties", "/" ACCOUNT "/?comp=properties");
  assert_resource ("/a", "xcomp=1&completely=2", "/" ACCOUNT "/a");
  assert_resource ("", NULL, "/" ACCOUNT "/");
  /* Signed as sent: an escape stays one. */
  assert_resource ("/T(PartitionKey='a%20b')", NULL, "/" ACCOUNT "/T(PartitionKey='a%20b')");
}

static void
test_a_table_request_is_authorised (void)
{
  g_autofree char *value =
      plumb_storage_signature_authorize_table (ACCOUNT, KEY, DATE, "/" ACCOUNT "/Tables", "$top=1");

  g_assert_cmpstr (value, ==,
                   "SharedKeyLite " ACCOUNT ":bjqll3BkxK+A2JTCzJVB2P7L+pSM3LreMIoOjc3RkXM=");
}

static void
assert_blob (const char *path, const char *query, const char *string_to_sign)
{
  static const char *const headers[] = { "x-ms-date", DATE, "x-ms-version", "2020-12-06", NULL };
  g_autofree char *value =
      plumb_storage_signature_authorize_blob (ACCOUNT, KEY, "GET", headers, path, query);
  g_autofree char *signature = plumb_storage_signature_sign (KEY, string_to_sign);
  g_autofree char *expected = g_strconcat ("SharedKey " ACCOUNT ":", signature, NULL);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_a_blob_request_is_authorised (void)
{
  static const char *const headers[] = { "x-ms-date", DATE, "x-ms-version", "2020-12-06", NULL };
  g_autofree char *emulator = plumb_storage_signature_authorize_blob (
      ACCOUNT, KEY, "GET", headers, "/" ACCOUNT "/marketplaceleadcontainer",
      "restype=container&comp=list");
  g_autofree char *cloud = plumb_storage_signature_authorize_blob (
      ACCOUNT, KEY, "GET", headers, "/marketplaceleadcontainer", "restype=container&comp=list");

  g_assert_cmpstr (emulator, ==,
                   "SharedKey " ACCOUNT ":wCEtaEB1uT0OFJjYJ16poOlRYj7Dtvst0TM6xa9oXRc=");
  g_assert_cmpstr (cloud, ==, "SharedKey " ACCOUNT ":KqY/2NwMd6CJaaRPdTBj4BcFGsY1gNMJZpUIpSEN1lI=");
}

static void
test_a_query_is_signed_in_order_and_decoded (void)
{
  assert_blob ("/c/a%20b.json", NULL, BLOB_HEAD "/" ACCOUNT "/c/a%20b.json");
  assert_blob ("/c", "restype=container&Marker=2%2179%3D&comp=list",
               BLOB_HEAD "/" ACCOUNT "/c\ncomp:list\nmarker:2!79=\nrestype:container");
  assert_blob ("/c", "empty=&bare", BLOB_HEAD "/" ACCOUNT "/c\nbare:\nempty:");
}

static void
test_a_key_that_is_no_base64_signs_nothing (void)
{
  static const char *const keys[] = {
    "", "abc", "ab c", "=abc", "a===", "abcd====", "••••", "ab=c"
  };
  static const char *const no_headers[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_test_message ("%s", keys[i]);
    g_assert_null (plumb_storage_signature_sign (keys[i], "a"));
    g_assert_null (plumb_storage_signature_authorize_table (ACCOUNT, keys[i], DATE, "/", NULL));
    g_assert_null (
        plumb_storage_signature_authorize_blob (ACCOUNT, keys[i], "GET", no_headers, "/", NULL));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/storage-signature/known-strings-have-known-signatures",
                   test_known_strings_have_known_signatures);
  g_test_add_func ("/storage-signature/a-resource-has-path-and-component-only",
                   test_a_resource_has_path_and_component_only);
  g_test_add_func ("/storage-signature/a-table-request-is-authorised",
                   test_a_table_request_is_authorised);
  g_test_add_func ("/storage-signature/a-blob-request-is-authorised",
                   test_a_blob_request_is_authorised);
  g_test_add_func ("/storage-signature/a-query-is-signed-in-order-and-decoded",
                   test_a_query_is_signed_in_order_and_decoded);
  g_test_add_func ("/storage-signature/a-key-that-is-no-base64-signs-nothing",
                   test_a_key_that_is_no_base64_signs_nothing);

  return g_test_run ();
}
