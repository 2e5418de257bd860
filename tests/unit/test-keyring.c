/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-keyring.h"
#include "plumb-test-log.h"
#include "plumb-test-wait.h"

#include <libsecret/secret.h>

static PlumbCredentials *
make (const char *key, const char *secret)
{
  PlumbCredentials *credentials = plumb_credentials_new ();

  plumb_credentials_set (credentials, key, secret);
  return credentials;
}

static void
store (PlumbKeyring *keyring, const char *id, PlumbCredentials *credentials, gboolean session_only)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_keyring_store_async (keyring, id, "Contoso CRM", credentials, session_only, NULL,
                             plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_keyring_store_finish (keyring, result, &error));
  g_assert_no_error (error);
}

static PlumbCredentials *
look_up (PlumbKeyring *keyring, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_keyring_lookup_async (keyring, id, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_keyring_lookup_finish (keyring, result, error);
}

static void delete (PlumbKeyring *keyring, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_keyring_delete_async (keyring, id, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_keyring_delete_finish (keyring, result, &error));
  g_assert_no_error (error);
}

static void
assert_none (PlumbKeyring *keyring, const char *id)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (look_up (keyring, id, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SECRET);
}

static void
test_what_was_stored_is_found (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (PlumbCredentials) credentials = make ("client-secret", "tr0ub4dor");
  g_autoptr (PlumbCredentials) found = NULL;
  g_autoptr (GError) error = NULL;

  plumb_credentials_set (credentials, "password", "påss wörd\n");
  store (keyring, "stored", credentials, FALSE);

  found = look_up (keyring, "stored", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_credentials_get (found, "client-secret"), ==, "tr0ub4dor");
  g_assert_cmpstr (plumb_credentials_get (found, "password"), ==, "påss wörd\n");
}

static void
test_another_destination_s_are_not_found (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (PlumbCredentials) credentials = make ("client-secret", "tr0ub4dor");

  store (keyring, "one", credentials, FALSE);

  assert_none (keyring, "another");
}

static void
test_keys_that_are_gone_are_deleted (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (PlumbCredentials) before = make ("password", "old");
  g_autoptr (PlumbCredentials) after = make ("client-secret", "new");
  g_autoptr (PlumbCredentials) found = NULL;
  g_autoptr (GError) error = NULL;

  plumb_credentials_set (before, "client-secret", "older");
  store (keyring, "changing", before, FALSE);
  store (keyring, "changing", after, FALSE);

  found = look_up (keyring, "changing", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_credentials_get (found, "client-secret"), ==, "new");
  g_assert_null (plumb_credentials_get (found, "password"));
}

static void
test_what_was_deleted_is_gone (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (PlumbCredentials) credentials = make ("password", "gone");

  plumb_credentials_set (credentials, "client-secret", "gone too");
  store (keyring, "deleted", credentials, FALSE);
  delete (keyring, "deleted");

  assert_none (keyring, "deleted");
}

static void
test_the_session_s_secrets_come_first (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (PlumbKeyring) later = plumb_keyring_new ();
  g_autoptr (PlumbCredentials) kept = make ("password", "kept");
  g_autoptr (PlumbCredentials) passing = make ("password", "passing");
  g_autoptr (PlumbCredentials) found = NULL;
  g_autoptr (PlumbCredentials) found_later = NULL;

  store (keyring, "both", kept, FALSE);
  store (keyring, "both", passing, TRUE);
  found = look_up (keyring, "both", NULL);
  found_later = look_up (later, "both", NULL);

  g_assert_cmpstr (plumb_credentials_get (found, "password"), ==, "passing");
  g_assert_cmpstr (plumb_credentials_get (found_later, "password"), ==, "kept");
}

static void
test_practice_leaves_the_keyring_alone (void)
{
  g_autoptr (PlumbKeyring) practice = plumb_keyring_new_session_only ();
  g_autoptr (PlumbKeyring) real = plumb_keyring_new ();
  g_autoptr (PlumbCredentials) credentials = make ("password", "practice");
  g_autoptr (PlumbCredentials) found = NULL;

  store (practice, "practice", credentials, FALSE);
  found = look_up (practice, "practice", NULL);

  g_assert_cmpstr (plumb_credentials_get (found, "password"), ==, "practice");
  assert_none (real, "practice");
  delete (practice, "practice");
  assert_none (practice, "practice");
}

static void
test_another_program_s_secret_is_never_read (void)
{
  static const SecretSchema decoy = {
    .name = "org.example.Decoy",
    .attributes = { { "destination", SECRET_SCHEMA_ATTRIBUTE_STRING },
                    { "name", SECRET_SCHEMA_ATTRIBUTE_STRING },
                    { NULL, 0 } },
  };
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  secret_password_store_sync (&decoy, NULL, "Decoy", "not yours", NULL, &error, "destination",
                              "decoy", "name", "password", NULL);
  g_assert_no_error (error);
  assert_none (keyring, "decoy");

  delete (keyring, "decoy");
  kept = secret_password_lookup_sync (&decoy, NULL, &error, "destination", "decoy", "name",
                                      "password", NULL);
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, "not yours");
}

static void
test_the_entry_is_called_after_the_destination (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (PlumbCredentials) credentials = make ("password", "x");
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autolist (SecretRetrievable) items = NULL;
  g_autofree char *label = NULL;

  store (keyring, "labelled", credentials, FALSE);
  g_hash_table_insert (attributes, (gpointer) "destination", (gpointer) "labelled");
  items = secret_password_searchv_sync (NULL, attributes, SECRET_SEARCH_ALL, NULL, NULL);
  g_assert_cmpuint (g_list_length (items), ==, 1);
  label = secret_retrievable_get_label (items->data);

  g_assert_cmpstr (label, ==, "Plumb: Contoso CRM");
}

static void
test_a_working_keyring_passes_the_check (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autolist (SecretRetrievable) items = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_keyring_check_async (keyring, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_keyring_check_finish (keyring, result, &error));
  g_assert_no_error (error);

  g_hash_table_insert (attributes, (gpointer) "name", (gpointer) "probe");
  items = secret_password_searchv_sync (NULL, attributes, SECRET_SEARCH_ALL, NULL, NULL);
  g_assert_null (items);
}

static void
test_a_cancelled_call_changes_nothing (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (PlumbCredentials) credentials = make ("password", "x");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  plumb_keyring_store_async (keyring, "cancelled", NULL, credentials, FALSE, cancellable,
                             plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);

  g_assert_false (plumb_keyring_store_finish (keyring, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_none (keyring, "cancelled");
}

static void
test_nothing_is_logged (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (PlumbCredentials) credentials = make ("password", "n0t-for-any-log");
  g_autoptr (PlumbCredentials) found = NULL;
  g_autofree char *log = NULL;

  plumb_test_log_begin ();
  store (keyring, "silent", credentials, FALSE);
  found = look_up (keyring, "silent", NULL);
  plumb_test_log_assert_without ("n0t-for-any-log");
  log = plumb_test_log_end ();

  g_assert_cmpstr (plumb_credentials_get (found, "password"), ==, "n0t-for-any-log");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/what-was-stored-is-found", test_what_was_stored_is_found);
  g_test_add_func ("/keyring/another-destination-s-are-not-found",
                   test_another_destination_s_are_not_found);
  g_test_add_func ("/keyring/keys-that-are-gone-are-deleted", test_keys_that_are_gone_are_deleted);
  g_test_add_func ("/keyring/what-was-deleted-is-gone", test_what_was_deleted_is_gone);
  g_test_add_func ("/keyring/the-session-s-secrets-come-first",
                   test_the_session_s_secrets_come_first);
  g_test_add_func ("/keyring/practice-leaves-the-keyring-alone",
                   test_practice_leaves_the_keyring_alone);
  g_test_add_func ("/keyring/another-program-s-secret-is-never-read",
                   test_another_program_s_secret_is_never_read);
  g_test_add_func ("/keyring/the-entry-is-called-after-the-destination",
                   test_the_entry_is_called_after_the_destination);
  g_test_add_func ("/keyring/a-working-keyring-passes-the-check",
                   test_a_working_keyring_passes_the_check);
  g_test_add_func ("/keyring/a-cancelled-call-changes-nothing",
                   test_a_cancelled_call_changes_nothing);
  g_test_add_func ("/keyring/nothing-is-logged", test_nothing_is_logged);

  return g_test_run ();
}
