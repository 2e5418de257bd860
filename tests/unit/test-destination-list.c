/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-destination-list.h"
#include "plumb-error.h"
#include "plumb-keyring.h"
#include "plumb-store.h"
#include "plumb-test-wait.h"

#include <glib/gstdio.h>

typedef struct {
  char *folder;
  PlumbStore *store;
  PlumbKeyring *keyring;
  PlumbDestinationList *list;
} Fixture;

static PlumbStore *
open_store (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plumb.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbStore *store = plumb_store_new (path);

  plumb_store_open_async (store, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_store_open_finish (store, result, &error));
  g_assert_no_error (error);
  return store;
}

static void
load (PlumbDestinationList *list)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_load_async (list, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_destination_list_load_finish (list, result, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("plumb-test-XXXXXX", NULL);
  fixture->store = open_store (fixture);
  fixture->keyring = plumb_keyring_new ();
  fixture->list = plumb_destination_list_new (fixture->store, fixture->keyring);
  load (fixture->list);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->list);
  plumb_test_settle ();
  plumb_store_close (fixture->store);
  g_object_unref (fixture->store);
  g_object_unref (fixture->keyring);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static PlumbCredentials *
make_credentials (const char *secret)
{
  PlumbCredentials *credentials = plumb_credentials_new ();

  plumb_credentials_set (credentials, "client-secret", secret);
  return credentials;
}

static gboolean
save (Fixture *fixture, PlumbDestination *destination, PlumbCredentials *credentials,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_destination_list_save_async (fixture->list, destination, credentials, FALSE, NULL,
                                     plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_destination_list_save_finish (fixture->list, result, error);
}

static PlumbDestination *
add (Fixture *fixture, const char *name, const char *secret)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_DYNAMICS, name);
  g_autoptr (PlumbCredentials) credentials = make_credentials (secret);
  g_autoptr (GError) error = NULL;

  plumb_destination_set_setting (destination, "url", "https://contoso.crm4.dynamics.com");
  g_assert_true (save (fixture, destination, credentials, &error));
  g_assert_no_error (error);
  return plumb_destination_list_find (fixture->list, name);
}

static char *
look_up (Fixture *fixture, PlumbDestination *destination, GError **error)
{
  g_autoptr (PlumbCredentials) found = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  plumb_destination_list_look_up_async (fixture->list, destination, NULL, plumb_test_keep_result,
                                        &result);
  plumb_test_wait_for (&result);
  found = plumb_destination_list_look_up_finish (fixture->list, result, error);
  return found != NULL ? g_strdup (plumb_credentials_get (found, "client-secret")) : NULL;
}

static void
test_what_was_saved_is_in_the_list (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *destination = add (fixture, "Contoso CRM", "tr0ub4dor");
  g_autofree char *secret = look_up (fixture, destination, NULL);

  g_assert_nonnull (destination);
  g_assert_true (plumb_destination_list_find_id (
                     fixture->list, plumb_destination_get_id (destination)) == destination);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
  g_assert_cmpstr (secret, ==, "tr0ub4dor");
}

static void
test_some_kinds_need_no_secret (Fixture *fixture, gconstpointer data)
{
  static const struct {
    PlumbKind kind;
    gboolean found;
  } samples[] = { { PLUMB_KIND_MARKETO, TRUE }, { PLUMB_KIND_AZURE_TABLE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autoptr (PlumbDestination) destination = plumb_destination_new (samples[i].kind, "A");
    g_autoptr (GError) error = NULL;
    g_autofree char *none = look_up (fixture, destination, &error);

    g_assert_null (none);
    g_assert_cmpint (error == NULL, ==, samples[i].found);
  }
}

static void
test_objects_stay_the_same (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *second = add (fixture, "B", "x");
  PlumbDestination *first = add (fixture, "A", "y");
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbDestination) at_0 = NULL;
  g_autoptr (PlumbDestination) at_1 = NULL;

  plumb_destination_set_name (first, "C");
  g_assert_true (save (fixture, first, NULL, &error));
  g_assert_no_error (error);
  load (fixture->list);
  at_0 = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  at_1 = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);

  g_assert_true (at_0 == second);
  g_assert_true (at_1 == first);
  g_assert_cmpstr (plumb_destination_get_name (first), ==, "C");
}

static void
test_a_changed_copy_changes_the_object (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *known = add (fixture, "Contoso CRM", "x");
  g_autoptr (PlumbDestination) copy = plumb_destination_new_with_id (
      plumb_destination_get_id (known), PLUMB_KIND_DYNAMICS, "Renamed");
  g_autoptr (GError) error = NULL;

  plumb_destination_set_setting (copy, "authentication", "azure-ad");
  g_assert_true (save (fixture, copy, NULL, &error));
  g_assert_no_error (error);

  g_assert_true (plumb_destination_list_find (fixture->list, "Renamed") == known);
  g_assert_cmpstr (plumb_destination_get_setting (known, "authentication"), ==, "azure-ad");
  g_assert_null (plumb_destination_get_setting (known, "url"));
}

static void
test_a_taken_name_leaves_no_secret (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbDestination) twin = plumb_destination_new (PLUMB_KIND_HTTPS, "Contoso CRM");
  g_autoptr (PlumbCredentials) credentials = make_credentials ("left behind");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) looked_up = NULL;

  add (fixture, "Contoso CRM", "x");
  g_assert_false (save (fixture, twin, credentials, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_EXISTS);

  g_assert_null (look_up (fixture, twin, &looked_up));
  g_assert_error (looked_up, PLUMB_ERROR, PLUMB_ERROR_SECRET);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
}

static void
test_a_failed_change_gives_the_old_secret_back (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *destination = add (fixture, "B", "old");
  g_autoptr (PlumbCredentials) credentials = make_credentials ("new");
  g_autoptr (PlumbDestination) changed = plumb_destination_new_with_id (
      plumb_destination_get_id (destination), PLUMB_KIND_DYNAMICS, "A");
  g_autoptr (GError) error = NULL;
  g_autofree char *secret = NULL;

  add (fixture, "A", "x");
  g_assert_false (save (fixture, changed, credentials, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_EXISTS);

  secret = look_up (fixture, destination, NULL);
  g_assert_cmpstr (secret, ==, "old");
  g_assert_cmpstr (plumb_destination_get_name (destination), ==, "B");
}

static void
test_settings_alone_leave_the_secret (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *destination = add (fixture, "Contoso CRM", "kept");
  g_autoptr (GError) error = NULL;
  g_autofree char *secret = NULL;

  plumb_destination_set_watching (destination, FALSE);
  g_assert_true (save (fixture, destination, NULL, &error));
  g_assert_no_error (error);
  secret = look_up (fixture, destination, NULL);

  g_assert_cmpstr (secret, ==, "kept");
}

static void
test_what_was_removed_is_gone_with_its_secret (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbDestination) destination = g_object_ref (add (fixture, "Contoso CRM", "x"));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_remove_async (fixture->list, destination, NULL, plumb_test_keep_result,
                                       &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_destination_list_remove_finish (fixture->list, result, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  g_assert_null (look_up (fixture, destination, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SECRET);
}

static gboolean
has_two (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 2;
}

/* A second store on one file is what a second process has. */
static void
test_another_process_s_destination_comes_by_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbDestination) theirs = plumb_destination_new (PLUMB_KIND_HTTPS, "Theirs");
  g_autoptr (PlumbStore) other = open_store (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbDestination *ours = add (fixture, "Ours", "x");

  plumb_store_save_destination_async (other, theirs, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_store_save_destination_finish (other, result, &error));
  g_assert_no_error (error);
  plumb_test_wait_until (has_two, fixture->list);

  g_assert_true (plumb_destination_list_find (fixture->list, "Ours") == ours);
  g_assert_nonnull (plumb_destination_list_find (fixture->list, "Theirs"));
  plumb_store_close (other);
}

static void
test_the_keyring_can_be_checked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_check_keyring_async (fixture->list, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);

  g_assert_true (plumb_destination_list_check_keyring_finish (fixture->list, result, &error));
  g_assert_no_error (error);
}

static void
add_test (const char *name, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

static gboolean
save_for_session (Fixture *fixture, PlumbDestination *destination, const char *secret)
{
  g_autoptr (PlumbCredentials) credentials = make_credentials (secret);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_save_async (fixture->list, destination, credentials, TRUE, NULL,
                                     plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  if (plumb_destination_list_save_finish (fixture->list, result, &error))
    return TRUE;
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_EXISTS);
  return FALSE;
}

static PlumbDestination *
make_with_taken_name (PlumbDestination *destination)
{
  return plumb_destination_new_with_id (plumb_destination_get_id (destination), PLUMB_KIND_DYNAMICS,
                                        "Taken");
}

static void
test_a_failed_save_gives_back_the_session_s_secret (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbDestination) made = plumb_destination_new (PLUMB_KIND_DYNAMICS, "Contoso CRM");
  g_autoptr (PlumbDestination) changed = make_with_taken_name (made);
  g_autofree char *secret = NULL;

  add (fixture, "Taken", "other");
  g_assert_true (save_for_session (fixture, made, "first"));
  g_assert_false (save_for_session (fixture, changed, "second"));

  secret = look_up (fixture, made, NULL);
  g_assert_cmpstr (secret, ==, "first");
}

static void
test_a_failed_save_for_the_session_leaves_the_keyring_alone (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *kept = add (fixture, "Contoso CRM", "in the keyring");
  g_autoptr (PlumbDestination) changed = make_with_taken_name (kept);
  g_autofree char *secret = NULL;

  add (fixture, "Taken", "other");
  kept = plumb_destination_list_find (fixture->list, "Contoso CRM");
  g_assert_false (save_for_session (fixture, changed, "second"));

  secret = look_up (fixture, kept, NULL);
  g_assert_cmpstr (secret, ==, "in the keyring");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/destination-list/what-was-saved-is-in-the-list", test_what_was_saved_is_in_the_list);
  add_test ("/destination-list/some-kinds-need-no-secret", test_some_kinds_need_no_secret);
  add_test ("/destination-list/objects-stay-the-same", test_objects_stay_the_same);
  add_test ("/destination-list/a-changed-copy-changes-the-object",
            test_a_changed_copy_changes_the_object);
  add_test ("/destination-list/a-taken-name-leaves-no-secret", test_a_taken_name_leaves_no_secret);
  add_test ("/destination-list/a-failed-change-gives-the-old-secret-back",
            test_a_failed_change_gives_the_old_secret_back);
  add_test ("/destination-list/settings-alone-leave-the-secret",
            test_settings_alone_leave_the_secret);
  add_test ("/destination-list/what-was-removed-is-gone-with-its-secret",
            test_what_was_removed_is_gone_with_its_secret);
  add_test ("/destination-list/another-process-s-destination-comes-by-itself",
            test_another_process_s_destination_comes_by_itself);
  add_test ("/destination-list/the-keyring-can-be-checked", test_the_keyring_can_be_checked);

  g_test_add ("/destination-list/a-failed-save-gives-back-the-session-s-secret", Fixture, NULL,
              set_up, test_a_failed_save_gives_back_the_session_s_secret, tear_down);
  g_test_add ("/destination-list/a-failed-save-for-the-session-leaves-the-keyring-alone", Fixture,
              NULL, set_up, test_a_failed_save_for_the_session_leaves_the_keyring_alone, tear_down);

  return g_test_run ();
}
