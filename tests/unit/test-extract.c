/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connector.h"
#include "plumb-diagnosis.h"
#include "plumb-extract.h"
#include "plumb-registry.h"

#include <string.h>

#define KEY_START "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6"
#define KEY_END "IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
#define KEY KEY_START KEY_END
#define HEAD "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey="
#define TAIL ";EndpointSuffix=core.windows.net"
#define STRING HEAD KEY TAIL
#define FLOW                                                                                       \
  "https://default1.environment.api.powerplatform.com:443/powerautomate/automations/direct/"       \
  "workflows/0123456789abcdef/triggers/manual/paths/invoke?api-version=1"                          \
  "&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"

static const PlumbKindInfo *
get_info (PlumbKind kind)
{
  for (const GType *type = plumb_registry_get_types (); *type != 0; type++) {
    PlumbConnectorClass *klass = g_type_class_ref (*type);
    const PlumbKindInfo *info = klass->kind == kind ? klass->info : NULL;

    g_type_class_unref (klass);
    if (info != NULL)
      return info;
  }
  g_assert_not_reached ();
}

static PlumbExtract *
extract (PlumbKind kind, const char *text)
{
  g_test_message ("%s", text);
  return plumb_extract (get_info (kind), text);
}

static gboolean
warns (PlumbExtract *extracted, const char *id)
{
  return g_ptr_array_find_with_equal_func (extracted->warnings, id, g_str_equal, NULL);
}

static void
test_a_connection_string_is_found_anywhere (void)
{
  static const char *const texts[] = {
    STRING,
    "\"" STRING "\"",
    "“" STRING "”",
    "«\u00a0" STRING "\u00a0»",
    STRING ";",
    STRING ".",
    "  " STRING "\r\n",
    "{\"connectionString\":\"" STRING "\"}",
    "{\n  \"connectionString\": \"" STRING "\"\n}\n",
    "AZURE_STORAGE_CONNECTION_STRING='" STRING "'\n",
    "export AZURE_STORAGE_CONNECTION_STRING=" STRING "\nOTHER=1\n",
    "Bonjour,\n\nvoici la chaîne de connexion : " STRING ". Merci !\n",
    "Строка подключения: " STRING "\nС уважением",
    "Cadeia de ligação (key1): " STRING ", obrigado",
    "> > " HEAD KEY_START "\n> > " KEY_END TAIL "\n",
    HEAD KEY_START "\r\n" KEY_END TAIL,
    HEAD KEY_START " " KEY_END TAIL " and thanks",
    "DefaultEndpointsProtocol=https;\nAccountName=contosoleads;\nAccountKey=" KEY
    ";\nEndpointSuffix=core.windows.net\n",
    "DefaultEndpointsProtocol = https ; AccountName = contosoleads ; AccountKey = " KEY
    " ; EndpointSuffix = core.windows.net",
    "defaultendpointsprotocol=https;accountname=contosoleads;accountkey=" KEY
    ";endpointsuffix=core.windows.net",
    "az storage table create --connection-string \"" STRING "\"",
    "<code>" STRING "</code>",
    "DefaultEndpointsProtocol=https;AccountName=conto\nsoleads;AccountKey=" KEY TAIL,
    "Storage account name\ncontosoleads\nkey1\nKey\n" KEY "\n",
    "AZURE_STORAGE_ACCOUNT=contosoleads\nAZURE_STORAGE_KEY=" KEY "\n",
    "It has DefaultEndpointsProtocol=https and so on. Here: " STRING,
    "Text\\n\\\"" STRING "\\\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (PLUMB_KIND_AZURE_TABLE, texts[i]);

    g_assert_cmpstr (g_hash_table_lookup (extracted->fields, "connection-string"), ==, STRING);
    g_assert_cmpuint (extracted->missing->len, ==, 0);
    g_assert_cmpuint (extracted->warnings->len, ==, 0);
  }
}

static void
test_what_is_no_connection_string_is_missing (void)
{
  static const char *const texts[] = {
    "",
    "hello",
    "The AccountKey=… is secret.",
    "Add AccountName= and go on",
    "https://contosoleads.table.core.windows.net/",
    KEY,
    "AccountKey",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (PLUMB_KIND_AZURE_TABLE, texts[i]);

    g_assert_null (g_hash_table_lookup (extracted->fields, "connection-string"));
    g_assert_cmpuint (extracted->missing->len, ==, 1);
    g_assert_cmpstr (extracted->missing->pdata[0], ==, "connection-string");
  }
}

static void
test_a_misprint_is_taken_with_a_warning (void)
{
  g_autoptr (PlumbExtract) extracted =
      extract (PLUMB_KIND_AZURE_TABLE, HEAD KEY ";EndpointSuffix=core.screens.net");

  g_assert_cmpstr (g_hash_table_lookup (extracted->fields, "connection-string"), ==,
                   HEAD KEY ";EndpointSuffix=core.screens.net");
  g_assert_true (warns (extracted, "azure-table.connection-string.suffix-misprint"));
}

static void
test_the_good_one_of_two_is_taken (void)
{
  g_autoptr (PlumbExtract) extracted = extract (
      PLUMB_KIND_AZURE_TABLE, "Sample: DefaultEndpointsProtocol=https;AccountName=a;"
                              "AccountKey=b;EndpointSuffix=core.screens.net\nOurs: " STRING);

  g_assert_cmpstr (g_hash_table_lookup (extracted->fields, "connection-string"), ==, STRING);
  g_assert_cmpuint (extracted->warnings->len, ==, 0);
}

static void
test_rivals_are_told (void)
{
  g_autoptr (PlumbExtract) same =
      extract (PLUMB_KIND_AZURE_TABLE, "key1: " STRING "\nagain: " STRING "\n");
  g_autoptr (PlumbExtract) extracted =
      extract (PLUMB_KIND_AZURE_TABLE,
               "key1: " STRING "\nkey2: DefaultEndpointsProtocol=https;AccountName=contosoleads2;"
               "AccountKey=" KEY TAIL "\n");

  g_assert_cmpstr (g_hash_table_lookup (extracted->fields, "connection-string"), ==, STRING);
  g_assert_true (warns (extracted, "intake.several"));
  g_assert_false (warns (same, "intake.several"));
  g_assert_nonnull (plumb_diagnosis_find ("intake.several"));
}

static void
test_a_table_is_found_by_its_option (void)
{
  static const char *const texts[] = {
    "az storage entity query --table-name marketplaceleads --connection-string '" STRING "'",
    "--table-name=\"marketplaceleads\"",
    "Table name: marketplaceleads",
    "{\"tableName\": \"marketplaceleads\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (PLUMB_KIND_AZURE_TABLE, texts[i]);

    g_assert_cmpstr (g_hash_table_lookup (extracted->fields, "table"), ==, "marketplaceleads");
  }
}

static void
test_a_container_is_found_by_its_option_or_address (void)
{
  static const char *const texts[] = {
    "az storage blob list --container-name old-leads --connection-string '" STRING "'",
    "az storage blob list --container \"old-leads\"",
    "Container name: old-leads",
    "{\"containerName\": \"old-leads\", \"connectionString\":\"" STRING "\"}",
    "https://contosoleads.blob.core.windows.net/old-leads/2019-04-02/a.json",
    "old-leads",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (PLUMB_KIND_AZURE_BLOB, texts[i]);

    g_assert_cmpstr (g_hash_table_lookup (extracted->fields, "container"), ==, "old-leads");
  }
}

static void
test_the_documented_container_is_known_by_its_name (void)
{
  g_autoptr (PlumbExtract) extracted =
      extract (PLUMB_KIND_AZURE_BLOB, "Leads are in marketplaceleadcontainer. Key: " STRING);
  g_autoptr (PlumbExtract) alone = extract (PLUMB_KIND_AZURE_BLOB, STRING);

  g_assert_cmpstr (g_hash_table_lookup (extracted->fields, "container"), ==,
                   "marketplaceleadcontainer");
  g_assert_cmpstr (g_hash_table_lookup (extracted->fields, "connection-string"), ==, STRING);
  g_assert_cmpuint (extracted->missing->len, ==, 0);
  g_assert_null (g_hash_table_lookup (alone->fields, "container"));
  g_assert_cmpstr (g_ptr_array_index (alone->missing, 0), ==, "container");
}

static void
test_an_address_is_found_anywhere (void)
{
  static const char *const texts[] = {
    FLOW,
    "curl -X POST '" FLOW "' -H 'Content-Type: application/json' -d '{}'",
    "HTTP POST URL: " FLOW ".\nSee https://learn.microsoft.com/power-automate for more.",
    "See https://example.com/help first.\n<" FLOW ">",
    "[the flow](" FLOW ")",
    "<a href=\"" FLOW "\">link</a>",
    "{\"url\":\"" FLOW "\",\"$schema\":\"http://json-schema.org/draft-04/schema#\"}",
    "“" FLOW "”,",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (PLUMB_KIND_HTTPS, texts[i]);

    g_assert_cmpstr (g_hash_table_lookup (extracted->fields, "url"), ==, FLOW);
    g_assert_cmpuint (extracted->missing->len, ==, 0);
    g_assert_false (warns (extracted, "intake.several"));
  }
}

static void
test_escaped_and_broken_addresses_are_mended (void)
{
  static const char *const texts[] = {
    "https://a.example.com/api/leads?code=1&amp;x=2",
    "\"https:\\/\\/a.example.com\\/api\\/leads?code=1\\u0026x=2\"",
    "> https://a.example.com/api/leads\n> ?code=1\n> &x=2\n",
    "curl https://a.example.com/api/leads?code=1\\\n&x=2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (PLUMB_KIND_HTTPS, texts[i]);

    g_assert_cmpstr (g_hash_table_lookup (extracted->fields, "url"), ==,
                     "https://a.example.com/api/leads?code=1&x=2");
  }
}

static void
test_an_old_address_is_warned_of (void)
{
  g_autoptr (PlumbExtract) extracted =
      extract (PLUMB_KIND_HTTPS, "https://prod-00.westeurope.logic.azure.com:443/workflows/1/"
                                 "triggers/manual/paths/invoke?sig=abc");

  g_assert_true (warns (extracted, "https.url.old-flow"));
}

static void
test_documentation_is_no_endpoint (void)
{
  g_autoptr (PlumbExtract) extracted =
      extract (PLUMB_KIND_HTTPS, "https://learn.microsoft.com/power-automate and https://aka.ms/x");

  g_assert_null (g_hash_table_lookup (extracted->fields, "url"));
  g_assert_cmpstr (extracted->missing->pdata[0], ==, "url");
}

static void
test_nasty_texts_are_survived (void)
{
  static const char *const pieces[] = {
    "AccountKey=", "https://", "\xff",
    "\\",          ";",        "=",
    "> ",          "&amp;",    "DefaultEndpointsProtocol=https;AccountName="
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (PlumbExtract) table = NULL;
    g_autoptr (PlumbExtract) https = NULL;

    for (guint j = 0; j < 1000; j++)
      g_string_append (text, pieces[i]);
    table = plumb_extract (get_info (PLUMB_KIND_AZURE_TABLE), text->str);
    https = plumb_extract (get_info (PLUMB_KIND_HTTPS), text->str);
    g_assert_nonnull (table);
    g_assert_nonnull (https);
  }
}

static char *
mask (PlumbKind kind, const char *key, const char *value)
{
  return plumb_mask (plumb_kind_info_find_field (get_info (kind), key), value);
}

static void
test_masks_show_the_end_only (void)
{
  g_autofree char *string = mask (PLUMB_KIND_AZURE_TABLE, "connection-string", STRING);
  g_autofree char *signature =
      mask (PLUMB_KIND_AZURE_TABLE, "connection-string",
            "TableEndpoint=https://a/;SharedAccessSignature=sv=1&sig=abcdefghijklmnop1234");
  g_autofree char *url = mask (PLUMB_KIND_HTTPS, "url", FLOW);
  g_autofree char *odd = mask (PLUMB_KIND_AZURE_TABLE, "connection-string", "abcdefghijklmnop1234");
  g_autofree char *brief = mask (PLUMB_KIND_AZURE_TABLE, "connection-string", "hunter2");
  g_autofree char *plain = mask (PLUMB_KIND_AZURE_TABLE, "table", "MarketplaceLeads");

  g_assert_cmpstr (string, ==, HEAD "••••Gw==" TAIL);
  g_assert_cmpstr (signature, ==, "TableEndpoint=https://a/;SharedAccessSignature=••••1234");
  g_assert_null (strstr (url, "abcdefghijklmnop"));
  g_assert_true (g_str_has_prefix (url, "https://default1.environment.api.powerplatform.com"));
  g_assert_cmpstr (odd, ==, "••••1234");
  g_assert_cmpstr (brief, ==, "••••");
  g_assert_cmpstr (plain, ==, "MarketplaceLeads");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extract/a-connection-string-is-found-anywhere",
                   test_a_connection_string_is_found_anywhere);
  g_test_add_func ("/extract/what-is-no-connection-string-is-missing",
                   test_what_is_no_connection_string_is_missing);
  g_test_add_func ("/extract/a-misprint-is-taken-with-a-warning",
                   test_a_misprint_is_taken_with_a_warning);
  g_test_add_func ("/extract/the-good-one-of-two-is-taken", test_the_good_one_of_two_is_taken);
  g_test_add_func ("/extract/rivals-are-told", test_rivals_are_told);
  g_test_add_func ("/extract/a-table-is-found-by-its-option", test_a_table_is_found_by_its_option);
  g_test_add_func ("/extract/a-container-is-found-by-its-option-or-address",
                   test_a_container_is_found_by_its_option_or_address);
  g_test_add_func ("/extract/the-documented-container-is-known-by-its-name",
                   test_the_documented_container_is_known_by_its_name);
  g_test_add_func ("/extract/an-address-is-found-anywhere", test_an_address_is_found_anywhere);
  g_test_add_func ("/extract/escaped-and-broken-addresses-are-mended",
                   test_escaped_and_broken_addresses_are_mended);
  g_test_add_func ("/extract/an-old-address-is-warned-of", test_an_old_address_is_warned_of);
  g_test_add_func ("/extract/documentation-is-no-endpoint", test_documentation_is_no_endpoint);
  g_test_add_func ("/extract/nasty-texts-are-survived", test_nasty_texts_are_survived);
  g_test_add_func ("/extract/masks-show-the-end-only", test_masks_show_the_end_only);

  return g_test_run ();
}
