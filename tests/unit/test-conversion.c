/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-conversion.h"
#include "plumb-error.h"
#include "plumb-test-wait.h"

#define KEY                                                                                        \
  "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg=="
#define CONNECTION                                                                                 \
  "DefaultEndpointsProtocol=https;AccountName=myaccount;AccountKey=" KEY                           \
  ";EndpointSuffix=core.windows.net"

typedef struct {
  PlumbProfile *profile;
  PlumbDestination *old;
} Fixture;

static PlumbDestination *
add (Fixture *fixture, PlumbKind kind, const char *name, const char *key, const char *secret)
{
  PlumbDestinationList *list = plumb_profile_get_destinations (fixture->profile);
  PlumbDestination *destination = plumb_destination_new (kind, name);
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_set_setting (destination, "container", "leads");
  plumb_destination_set_setting (destination, "poll-interval", "900");
  plumb_credentials_set (credentials, key, secret);
  plumb_destination_list_save_async (list, destination, credentials, FALSE, NULL,
                                     plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_destination_list_save_finish (list, result, &error));
  g_assert_no_error (error);
  return destination;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->profile = plumb_profile_new_throw_away (&error);
  g_assert_no_error (error);
  plumb_profile_open_async (fixture->profile, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_profile_open_finish (fixture->profile, result, &error));
  fixture->old = add (fixture, PLUMB_KIND_AZURE_BLOB, "Archive", "connection-string", CONNECTION);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->old);
  plumb_test_settle ();
  plumb_profile_close (fixture->profile);
  plumb_test_settle ();
  g_clear_object (&fixture->profile);
}

static PlumbDestination *
convert (Fixture *fixture, PlumbDestination *old, const char *name, gboolean remove_old,
         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_conversion_run_async (fixture->profile, old, name, NULL, remove_old, NULL,
                              plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_conversion_run_finish (fixture->profile, result, error);
}

static void
assert_has_connection_string (Fixture *fixture, PlumbDestination *destination)
{
  PlumbDestinationList *list = plumb_profile_get_destinations (fixture->profile);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlumbCredentials) credentials = NULL;

  plumb_destination_list_look_up_async (list, destination, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  credentials = plumb_destination_list_look_up_finish (list, result, NULL);
  g_assert_nonnull (credentials);
  g_assert_cmpstr (plumb_credentials_get (credentials, "connection-string"), ==, CONNECTION);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (plumb_profile_get_destinations (fixture->profile)));
}

static void
test_the_new_one_has_the_same_secret (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbDestination) converted = convert (fixture, fixture->old, NULL, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (plumb_destination_get_kind (converted), ==, PLUMB_KIND_AZURE_TABLE);
  g_assert_cmpstr (plumb_destination_get_name (converted), ==, "Archive (Azure Table)");
  /* What tunes or names something of the old kind's is not taken over. */
  g_assert_null (plumb_destination_get_setting (converted, "poll-interval"));
  g_assert_null (plumb_destination_get_setting (converted, "container"));
  assert_has_connection_string (fixture, converted);
  assert_has_connection_string (fixture, fixture->old);
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
test_the_old_one_goes_if_wanted (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbDestination) converted = convert (fixture, fixture->old, "Leads", TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (plumb_destination_get_name (converted), ==, "Leads");
  assert_has_connection_string (fixture, converted);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_a_second_one_has_a_name_of_its_own (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbDestination) first = convert (fixture, fixture->old, NULL, FALSE, NULL);
  g_autoptr (PlumbDestination) second = convert (fixture, fixture->old, NULL, FALSE, NULL);

  g_assert_cmpstr (plumb_destination_get_name (first), ==, "Archive (Azure Table)");
  g_assert_cmpstr (plumb_destination_get_name (second), ==, "Archive (Azure Table 2)");
}

static void
test_a_name_that_is_taken_changes_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (convert (fixture, fixture->old, "Archive", TRUE, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_EXISTS);
  g_assert_cmpuint (count (fixture), ==, 1);
  assert_has_connection_string (fixture, fixture->old);
}

static void
test_a_living_kind_is_not_converted (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbDestination) living =
      add (fixture, PLUMB_KIND_HTTPS, "Hook", "url", "https://leads.example.com/hook");
  g_autoptr (GError) error = NULL;

  g_assert_null (convert (fixture, living, NULL, TRUE, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED);
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
test_a_value_that_the_new_kind_refuses_stops_it (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbDestination) odd =
      add (fixture, PLUMB_KIND_AZURE_BLOB, "Odd", "connection-string",
           "BlobEndpoint=https://abc.blob.core.windows.net;SharedAccessSignature=sv=1&sig=a");
  g_autoptr (GError) error = NULL;

  g_assert_null (convert (fixture, odd, NULL, TRUE, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
test_values_that_are_given_go_first (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbDestination) odd = add (fixture, PLUMB_KIND_AZURE_BLOB, "Odd",
                                          "connection-string", "UseDevelopmentStorage=true");
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbDestination) converted = NULL;

  g_hash_table_insert (values, (gpointer) "connection-string", (gpointer) CONNECTION);
  g_hash_table_insert (values, (gpointer) "table", (gpointer) "Practice");
  plumb_conversion_run_async (fixture->profile, odd, NULL, values, FALSE, NULL,
                              plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  converted = plumb_conversion_run_finish (fixture->profile, result, &error);

  g_assert_no_error (error);
  assert_has_connection_string (fixture, converted);
  g_assert_cmpstr (plumb_destination_get_setting (converted, "table"), ==, "Practice");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/conversion/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("the-new-one-has-the-same-secret", test_the_new_one_has_the_same_secret);
  ADD ("the-old-one-goes-if-wanted", test_the_old_one_goes_if_wanted);
  ADD ("a-second-one-has-a-name-of-its-own", test_a_second_one_has_a_name_of_its_own);
  ADD ("a-name-that-is-taken-changes-nothing", test_a_name_that_is_taken_changes_nothing);
  ADD ("a-living-kind-is-not-converted", test_a_living_kind_is_not_converted);
  ADD ("a-value-that-the-new-kind-refuses-stops-it",
       test_a_value_that_the_new_kind_refuses_stops_it);
  ADD ("values-that-are-given-go-first", test_values_that_are_given_go_first);

  return g_test_run ();
}
