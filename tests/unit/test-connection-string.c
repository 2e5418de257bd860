/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connection-string.h"
#include "plumb-diagnosis.h"

/* 64 bytes, as the keys of real accounts have; opens nothing. */
#define KEY                                                                                        \
  "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg=="
#define GOOD                                                                                       \
  "DefaultEndpointsProtocol=https;AccountName=myaccount;AccountKey=" KEY                           \
  ";EndpointSuffix=core.windows.net"
#define SIGNATURE "sv=2020-08-04&ss=t&srt=sco&sp=rau&sig=abc%3D"
#define ID(name) "azure-table.connection-string." name

static const PlumbStorageService tables = {
  .kind = "azure-table", .word = "table", .endpoint = "tableendpoint", .emulator_port = "10002"
};
static const PlumbStorageService archive = { .kind = "azure-blob",
                                             .word = "blob",
                                             .endpoint = "blobendpoint",
                                             .emulator_port = "10000",
                                             .for_reading = TRUE };

typedef struct {
  const char *name;
  const char *text;
  PlumbFindingLevel level;
  const char *diagnosis;
  const char *endpoint;
} Vector;

/* clang-format off */
static const Vector vectors[] = {
  { "the-portals-own-is-good", GOOD,
    PLUMB_FINDING_GOOD, NULL, "https://myaccount.table.core.windows.net" },
  { "without-suffix-is-good", "DefaultEndpointsProtocol=https;AccountName=myaccount;AccountKey=" KEY,
    PLUMB_FINDING_GOOD, NULL, "https://myaccount.table.core.windows.net" },
  { "another-cloud-is-good",
    "DefaultEndpointsProtocol=https;AccountName=myaccount;AccountKey=" KEY ";EndpointSuffix=core.usgovcloudapi.net",
    PLUMB_FINDING_GOOD, NULL, "https://myaccount.table.core.usgovcloudapi.net" },
  { "a-short-key-is-a-warning",
    "DefaultEndpointsProtocol=https;AccountName=myaccount;AccountKey=QUJD==;EndpointSuffix=core.windows.net",
    PLUMB_FINDING_WARNING, ID ("key-length"), "https://myaccount.table.core.windows.net" },
  { "a-key-that-is-none-is-a-fault",
    "DefaultEndpointsProtocol=https;AccountName=myaccount;AccountKey=••••;EndpointSuffix=core.windows.net",
    PLUMB_FINDING_FAULT, ID ("key-not-base64"), NULL },
  { "the-documentations-misprint-is-a-fault",
    "DefaultEndpointsProtocol=https;AccountName=myaccount;AccountKey=" KEY ";EndpointSuffix=core.screens.net",
    PLUMB_FINDING_FAULT, ID ("suffix-misprint"), NULL },
  { "an-unknown-cloud-is-a-warning",
    "DefaultEndpointsProtocol=https;AccountName=myaccount;AccountKey=" KEY ";EndpointSuffix=example.com",
    PLUMB_FINDING_WARNING, ID ("suffix-unknown"), "https://myaccount.table.example.com" },
  { "a-name-too-short-is-a-fault", "AccountName=a;AccountKey=" KEY,
    PLUMB_FINDING_FAULT, ID ("account-name"), NULL },
  { "a-name-too-long-is-a-fault", "AccountName=abcdefghijklmnopqrstuvwxy;AccountKey=" KEY,
    PLUMB_FINDING_FAULT, ID ("account-name"), NULL },
  { "a-name-with-a-dash-is-a-fault", "AccountName=my-account;AccountKey=" KEY,
    PLUMB_FINDING_FAULT, ID ("account-name"), NULL },
  { "capitals-are-a-warning",
    "DefaultEndpointsProtocol=https;AccountName=myAccountName;AccountKey=" KEY ";EndpointSuffix=core.windows.net",
    PLUMB_FINDING_WARNING, ID ("account-capitals"), "https://myAccountName.table.core.windows.net" },
  { "the-emulator-is-for-here-only", "UseDevelopmentStorage=true",
    PLUMB_FINDING_WARNING, ID ("partner-center-refuses"), "http://127.0.0.1:10002/devstoreaccount1" },
  { "the-emulator-may-be-elsewhere", "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://localhost/",
    PLUMB_FINDING_WARNING, ID ("partner-center-refuses"), "http://localhost:10002/devstoreaccount1" },
  { "the-emulator-on-another-computer-is-a-fault",
    "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://192.0.2.1",
    PLUMB_FINDING_FAULT, ID ("plain"), NULL },
  { "a-signature-is-for-here-only",
    "TableEndpoint=https://myaccount.table.core.windows.net;SharedAccessSignature=" SIGNATURE,
    PLUMB_FINDING_WARNING, ID ("partner-center-refuses"), "https://myaccount.table.core.windows.net" },
  { "a-signature-without-place-is-a-fault", "SharedAccessSignature=" SIGNATURE,
    PLUMB_FINDING_FAULT, ID ("account-missing"), NULL },
  { "json-around-it-goes", "{\"connectionString\":\"" GOOD "\"}",
    PLUMB_FINDING_GOOD, NULL, "https://myaccount.table.core.windows.net" },
  { "quotes-around-it-go", "\"" GOOD "\"",
    PLUMB_FINDING_GOOD, NULL, "https://myaccount.table.core.windows.net" },
  { "another-order-is-for-here-only",
    "AccountName=myaccount;DefaultEndpointsProtocol=https;AccountKey=" KEY ";EndpointSuffix=core.windows.net",
    PLUMB_FINDING_WARNING, ID ("partner-center-refuses"), "https://myaccount.table.core.windows.net" },
  { "keys-in-any-case-are-read", "accountname=myaccount;ACCOUNTKEY=" KEY,
    PLUMB_FINDING_WARNING, ID ("partner-center-refuses"), "https://myaccount.table.core.windows.net" },
  { "a-semicolon-after-the-suffix-is-for-here-only", GOOD ";",
    PLUMB_FINDING_WARNING, ID ("partner-center-refuses"), "https://myaccount.table.core.windows.net" },
  { "a-semicolon-after-the-key-is-good", "DefaultEndpointsProtocol=https;AccountName=myaccount;AccountKey=" KEY ";",
    PLUMB_FINDING_GOOD, NULL, "https://myaccount.table.core.windows.net" },
  { "an-endpoint-wins-over-the-suffix", GOOD ";TableEndpoint=https://table.example.com/",
    PLUMB_FINDING_WARNING, ID ("partner-center-refuses"), "https://table.example.com" },
  { "plain-http-to-elsewhere-is-a-fault", "DefaultEndpointsProtocol=http;AccountName=myaccount;AccountKey=" KEY,
    PLUMB_FINDING_FAULT, ID ("plain"), NULL },
  { "another-protocol-is-a-fault", "DefaultEndpointsProtocol=ftp;AccountName=myaccount;AccountKey=" KEY,
    PLUMB_FINDING_FAULT, ID ("endpoint"), NULL },
  { "an-endpoint-that-is-none-is-a-fault", "AccountName=myaccount;AccountKey=" KEY ";TableEndpoint=nowhere",
    PLUMB_FINDING_FAULT, ID ("endpoint"), NULL },
  { "without-key-it-is-a-fault", "DefaultEndpointsProtocol=https;AccountName=myaccount",
    PLUMB_FINDING_FAULT, ID ("key-missing"), NULL },
  { "without-account-it-is-a-fault", "DefaultEndpointsProtocol=https;AccountKey=" KEY,
    PLUMB_FINDING_FAULT, ID ("account-missing"), NULL },
  { "another-text-is-a-fault", "What is this?",
    PLUMB_FINDING_FAULT, ID ("not-one"), NULL },
  { "a-key-alone-is-a-fault", KEY,
    PLUMB_FINDING_FAULT, ID ("not-one"), NULL },
};
/* clang-format on */

static void
test_vector (gconstpointer data)
{
  const Vector *vector = data;
  PlumbFinding finding;
  g_autoptr (PlumbConnectionString) read =
      plumb_connection_string_parse (vector->text, &tables, &finding);
  PlumbFinding checked = plumb_connection_string_check (vector->text, &tables);

  g_assert_cmpstr (finding.diagnosis, ==, vector->diagnosis);
  g_assert_cmpint (finding.level, ==, vector->level);
  g_assert_cmpstr (checked.diagnosis, ==, vector->diagnosis);
  g_assert_cmpint (checked.level, ==, vector->level);
  if (vector->diagnosis != NULL)
    g_assert_nonnull (plumb_diagnosis_find (vector->diagnosis));
  if (vector->endpoint == NULL)
    g_assert_null (read);
  else
    g_assert_cmpstr (read->endpoint, ==, vector->endpoint);
}

static void
test_line_breaks_and_blanks_go (void)
{
  g_autofree char *broken = g_strconcat (" ", GOOD, "\r\n", NULL);
  g_autofree char *tidied = NULL;

  broken[80] = '\n';
  tidied = plumb_connection_string_tidy (broken);

  g_assert_null (strpbrk (tidied, " \r\n"));
  g_assert_cmpuint (strlen (tidied), ==, strlen (GOOD) - 1);
}

static void
test_all_parts_are_read (void)
{
  g_autoptr (PlumbConnectionString) read = plumb_connection_string_parse (GOOD, &tables, NULL);

  g_assert_cmpstr (read->account, ==, "myaccount");
  g_assert_cmpstr (read->key, ==, KEY);
  g_assert_null (read->signature);
  g_assert_false (plumb_connection_string_is_local (read));
  g_assert_true (plumb_connection_string_allows (read, 'd'));
}

static void
test_a_signature_tells_its_rights (void)
{
  g_autoptr (PlumbConnectionString) read = plumb_connection_string_parse (
      "TableEndpoint=https://myaccount.table.core.windows.net;SharedAccessSignature=?" SIGNATURE,
      &tables, NULL);

  g_assert_cmpstr (read->signature, ==, SIGNATURE);
  g_assert_cmpstr (read->account, ==, "myaccount");
  g_assert_null (read->key);
  g_assert_true (plumb_connection_string_allows (read, 'a'));
  g_assert_false (plumb_connection_string_allows (read, 'd'));
}

static void
test_the_emulator_is_local (void)
{
  g_autoptr (PlumbConnectionString) read =
      plumb_connection_string_parse ("UseDevelopmentStorage=true", &tables, NULL);

  g_assert_true (plumb_connection_string_is_local (read));
  g_assert_cmpstr (read->account, ==, "devstoreaccount1");
}

static void
assert_archive (const char *text, PlumbFindingLevel level, const char *diagnosis,
                const char *endpoint)
{
  PlumbFinding finding;
  g_autoptr (PlumbConnectionString) read = plumb_connection_string_parse (text, &archive, &finding);

  g_assert_cmpint (finding.level, ==, level);
  g_assert_cmpstr (finding.diagnosis, ==, diagnosis);
  g_assert_cmpstr (read != NULL ? read->endpoint : NULL, ==, endpoint);
}

static void
test_each_service_has_its_own_address (void)
{
  assert_archive (GOOD, PLUMB_FINDING_GOOD, NULL, "https://myaccount.blob.core.windows.net");
  assert_archive (GOOD ";BlobEndpoint=https://blob.example.com/;TableEndpoint=https://example.com",
                  PLUMB_FINDING_GOOD, NULL, "https://blob.example.com");
  assert_archive ("UseDevelopmentStorage=true", PLUMB_FINDING_GOOD, NULL,
                  "http://127.0.0.1:10000/devstoreaccount1");
}

static void
test_each_service_has_its_own_findings (void)
{
  assert_archive ("AccountName=myaccount", PLUMB_FINDING_FAULT,
                  "azure-blob.connection-string.key-missing", NULL);
  assert_archive ("AccountName=myaccount;AccountKey=QUJD==", PLUMB_FINDING_WARNING,
                  "azure-blob.connection-string.key-length",
                  "https://myaccount.blob.core.windows.net");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *path = g_strconcat ("/connection-string/", vectors[i].name, NULL);

    g_test_add_data_func (path, &vectors[i], test_vector);
  }
  g_test_add_func ("/connection-string/line-breaks-and-blanks-go", test_line_breaks_and_blanks_go);
  g_test_add_func ("/connection-string/all-parts-are-read", test_all_parts_are_read);
  g_test_add_func ("/connection-string/a-signature-tells-its-rights",
                   test_a_signature_tells_its_rights);
  g_test_add_func ("/connection-string/the-emulator-is-local", test_the_emulator_is_local);

  g_test_add_func ("/connection-string/each-service-has-its-own-address",
                   test_each_service_has_its_own_address);
  g_test_add_func ("/connection-string/each-service-has-its-own-findings",
                   test_each_service_has_its_own_findings);

  return g_test_run ();
}
