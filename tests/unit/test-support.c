/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-json.h"
#include "plumb-practice.h"
#include "plumb-proof.h"
#include "plumb-support-file.h"
#include "plumb-support-settings.h"
#include "plumb-test-wait.h"

#include <string.h>

#define NAME "CRM of Jane Doe"
#define CUSTOMER "jane.doe@fabrikam.example"
#define COMPANY "Fabrikam of Redmond"
#define NOON (G_GINT64_CONSTANT (1521720000) * G_USEC_PER_SEC)

/* What is shorter may stand in the file by chance. */
#define SHORTEST 6

typedef struct {
  PlumbPractice *practice;
  PlumbProfile *profile;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
} Fixture;

static void
fill_in (Fixture *fixture, PlumbKind kind)
{
  g_autoptr (GHashTable) fields = plumb_practice_dup_fields (fixture->practice, kind);
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const PlumbFieldSpec *field =
        plumb_kind_info_find_field (plumb_connector_get_info (fixture->connector), key);

    if ((field->flags & PLUMB_FIELD_SECRET) != 0)
      plumb_credentials_set (fixture->credentials, key, value);
    else
      plumb_destination_set_setting (fixture->destination, key, value);
  }
}

static void
save (Fixture *fixture)
{
  PlumbDestinationList *list = plumb_profile_get_destinations (fixture->profile);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_save_async (list, fixture->destination, fixture->credentials, FALSE, NULL,
                                     plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_destination_list_save_finish (list, result, &error));
  g_assert_no_error (error);
}

/* A customer of theirs. */
static void
add_lead (Fixture *fixture)
{
  PlumbStore *store = plumb_profile_get_store (fixture->profile);
  PlumbLeadFields fields = { .key = "1", .created_at = NOON, .received_at = NOON };
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fields.texts[PLUMB_LEAD_EMAIL] = CUSTOMER;
  fields.texts[PLUMB_LEAD_COMPANY] = COMPANY;
  g_ptr_array_add (leads, plumb_lead_new (&fields));
  plumb_store_add_leads_async (store, plumb_destination_get_id (fixture->destination), leads, NULL,
                               NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  added = plumb_store_add_leads_finish (store, result, NULL);
  g_assert_nonnull (added);
}

static void
send_test (Fixture *fixture)
{
  g_autoptr (PlumbLead) lead = plumb_test_lead_new (NULL, g_get_real_time ());
  g_autoptr (PlumbProof) proof = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!plumb_connector_can (fixture->connector, PLUMB_VERB_SEND, fixture->destination,
                            fixture->credentials))
    return;
  proof = plumb_proof_new (plumb_profile_get_store (fixture->profile), fixture->connector,
                           fixture->destination, fixture->credentials, FALSE, lead);
  plumb_proof_run_async (proof, 5, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  plumb_proof_run_finish (proof, result, &error);
  g_assert_no_error (error);
}

static Fixture *
make_fixture (PlumbKind kind)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_practice_start_async (NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  fixture->practice = plumb_practice_start_finish (result, &error);
  g_assert_no_error (error);
  fixture->profile = plumb_practice_get_profile (fixture->practice);
  fixture->connector = plumb_connectors_get (plumb_profile_get_connectors (fixture->profile), kind);
  fixture->destination = plumb_destination_new (kind, NAME);
  fixture->credentials = plumb_credentials_new ();
  fill_in (fixture, kind);
  save (fixture);
  add_lead (fixture);
  send_test (fixture);
  return fixture;
}

static void
free_fixture (Fixture *fixture)
{
  plumb_profile_close (fixture->profile);
  plumb_test_settle ();
  g_object_unref (fixture->destination);
  g_object_unref (fixture->credentials);
  g_object_unref (fixture->practice);
  g_free (fixture);
}

static char *
write_file (Fixture *fixture)
{
  PlumbDestinationList *list = plumb_profile_get_destinations (fixture->profile);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbSurvey) survey = NULL;

  plumb_survey_run_async (list, plumb_profile_get_store (fixture->profile), fixture->connector,
                          fixture->destination, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  survey = plumb_survey_run_finish (list, result, &error);
  g_assert_no_error (error);
  return plumb_support_file_write (survey, "GTK 4.8.3", NOON);
}

static void
assert_without (const char *text, const char *value)
{
  if (value == NULL || strlen (value) < SHORTEST || strstr (text, value) == NULL)
    return;
  g_test_message ("“%s” is in it:\n%s", value, text);
  g_test_fail ();
}

/* A connection string has several parts, each a secret of its own. */
static void
assert_without_parts (const char *text, const char *secret)
{
  g_auto (GStrv) parts = g_strsplit_set (secret, ";/?&", -1);

  assert_without (text, secret);
  for (guint i = 0; parts[i] != NULL; i++) {
    const char *value = strchr (parts[i], '=');

    if (value != NULL && strlen (value) > 16)
      assert_without (text, value + 1);
  }
}

static void
assert_without_settings (const char *text, Fixture *fixture)
{
  const PlumbFieldSpec *field = plumb_connector_get_info (fixture->connector)->fields;

  for (; field->key != NULL; field++) {
    const char *value = plumb_destination_get_setting (fixture->destination, field->key);

    if (field->choices == NULL && !g_str_has_suffix (field->key, "host"))
      assert_without (text, value);
  }
}

static void
test_it_tells_what_helps_and_of_nobody (gconstpointer data)
{
  Fixture *fixture = make_fixture (GPOINTER_TO_UINT (data));
  g_autofree const char **keys = plumb_credentials_list (fixture->credentials);
  g_autofree char *text = write_file (fixture);
  g_autoptr (JsonNode) node = plumb_json_parse (text, strlen (text), NULL);
  JsonObject *file = NULL;

  g_assert_nonnull (node);
  file = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (file, "kind"), ==,
                   plumb_connector_get_info (fixture->connector)->name);
  g_assert_true (json_object_get_null_member (file, "obstacle"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (file, "rungs")), >, 2);
  if (plumb_connector_can (fixture->connector, PLUMB_VERB_SEND, NULL, NULL)) {
    g_assert_cmpuint (json_array_get_length (json_object_get_array_member (file, "test_leads")), ==,
                      1);
    g_assert_cmpuint (json_array_get_length (json_object_get_array_member (file, "exchanges")), >,
                      0);
  }
  for (guint i = 0; keys[i] != NULL; i++)
    assert_without_parts (text, plumb_credentials_get (fixture->credentials, keys[i]));
  assert_without_settings (text, fixture);
  assert_without (text, NAME);
  assert_without (text, CUSTOMER);
  assert_without (text, COMPANY);
  assert_without (text, "fabrikam");
  assert_without (text, plumb_destination_get_id (fixture->destination));
  assert_without (text, g_get_home_dir ());
  free_fixture (fixture);
}

/* Without its secret nothing is checked, and the rest is told all the same. */
static void
test_without_secrets_the_database_is_told (void)
{
  Fixture *fixture = make_fixture (PLUMB_KIND_AZURE_TABLE);
  g_autoptr (PlumbDestination) stranger = plumb_destination_new (PLUMB_KIND_AZURE_TABLE, "Other");
  PlumbDestination *known = fixture->destination;
  g_autofree char *text = NULL;

  fixture->destination = stranger;
  text = write_file (fixture);
  g_assert_nonnull (strstr (text, "\"connection-string\" : \"not read\""));
  g_assert_null (strstr (text, "\"obstacle\" : null"));
  fixture->destination = known;
  free_fixture (fixture);
}

static void
test_of_a_choice_that_is_none_too (void)
{
  Fixture *fixture = make_fixture (PLUMB_KIND_DYNAMICS);
  g_autofree char *text = NULL;

  plumb_destination_set_setting (fixture->destination, "client-secret-ends", "ask Jane Doe");
  plumb_destination_set_setting (fixture->destination, "authentication", "jane@contoso.com");
  text = write_file (fixture);
  g_assert_null (strstr (text, "Jane"));
  g_assert_null (strstr (text, "jane"));
  free_fixture (fixture);
}

static void
test_of_a_value_only_the_shape_is_told (void)
{
  static const char *const rows[][2] = { { "123-ABC-987", "000-AAA-000" },
                                         { "jane@contoso.com", "aaaa@aaaaaaa.aaa" },
                                         { "Zoë 1", "Aax 0" },
                                         { "", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *shape = plumb_support_dup_shape (rows[i][0]);

    g_assert_cmpstr (shape, ==, rows[i][1]);
  }
}

/* Whose account it is stands in front of the service's own name, and anywhere elsewhere. */
static void
test_of_a_host_the_account_is_withheld (void)
{
  static const char *const rows[][2] = {
    { "https://contoso.crm4.dynamics.com/api/data", "aaaaaaa.crm4.dynamics.com" },
    { "https://contoso7.table.core.windows.net", "aaaaaaa0.table.core.windows.net" },
    { "https://Contoso.my.salesforce.com/", "aaaaaaa.my.salesforce.com" },
    { "https://123-ABC-987.mktorest.com/rest", "000-aaa-000.mktorest.com" },
    { "https://prod-12.westeurope.logic.azure.com:443/x", "aaaa-00.westeurope.logic.azure.com" },
    { "https://leads.jane-doe.example/hook", "aaaaa.aaaa-aaa.aaaaaaa" },
    { "https://dynamics.com.contoso.example", "aaaaaaaa.aaa.aaaaaaa.aaaaaaa" },
    { "https://203.0.113.7/", "000.0.000.0" },
    { "https://login.microsoftonline.com/x", "login.microsoftonline.com" },
    { "http://127.0.0.1:8080/", "127.0.0.1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *host = plumb_support_dup_host (rows[i][0]);

    g_assert_cmpstr (host, ==, rows[i][1]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (PlumbKind kind = PLUMB_KIND_DYNAMICS; kind <= PLUMB_KIND_HTTPS; kind++) {
    g_autofree char *path = g_strdup_printf ("/support/%s/it-tells-what-helps-and-of-nobody",
                                             plumb_kind_get_name (kind));

    g_test_add_data_func (path, GUINT_TO_POINTER (kind), test_it_tells_what_helps_and_of_nobody);
  }
  g_test_add_func ("/support/without-secrets-the-database-is-told",
                   test_without_secrets_the_database_is_told);
  g_test_add_func ("/support/of-a-choice-that-is-none-too", test_of_a_choice_that_is_none_too);
  g_test_add_func ("/support/of-a-host-the-account-is-withheld",
                   test_of_a_host_the_account_is_withheld);
  g_test_add_func ("/support/of-a-value-only-the-shape-is-told",
                   test_of_a_value_only_the_shape_is_told);

  return g_test_run ();
}
