/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-rotation.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"

#include <glib/gstdio.h>

#define OLD "0ld-s3cret-of-the-test"
#define NEW "n3w-s3cret-of-the-test"

/* A rotation with secrets in libsecret's file, in a folder that can be taken away. */
typedef struct {
  PlumbTestSetup setup;
  char *folder;
  char *away;
  PlumbKeyring *keyring;
  PlumbDestinationList *list;
  PlumbDestination *destination;
} Fixture;

static void
save (Fixture *fixture, const char *secret)
{
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_credentials_set (credentials, "client-secret", secret);
  plumb_destination_set_setting (fixture->destination, "client-secret-ends", "2027-03-31");
  plumb_destination_list_save_async (fixture->list, fixture->destination, credentials, FALSE, NULL,
                                     plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_destination_list_save_finish (fixture->list, result, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  plumb_test_setup_set_up (&fixture->setup, data);
  fixture->folder = g_build_filename (fixture->setup.folder, "keyring", NULL);
  fixture->away = g_build_filename (fixture->setup.folder, "away", NULL);
  path = g_build_filename (fixture->folder, "test.keyring", NULL);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  fixture->keyring = plumb_keyring_new ();
  fixture->list = plumb_destination_list_new (fixture->setup.store, fixture->keyring);
  fixture->destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Contoso");
  save (fixture, OLD);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "test.keyring", NULL);

  g_unlink (path);
  g_rmdir (fixture->folder);
  g_object_unref (fixture->destination);
  g_object_unref (fixture->list);
  g_object_unref (fixture->keyring);
  g_free (fixture->folder);
  g_free (fixture->away);
  plumb_test_setup_tear_down (&fixture->setup, data);
}

static char *
look_up (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlumbCredentials) stored = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_look_up_async (fixture->list, fixture->destination, NULL,
                                        plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  stored = plumb_destination_list_look_up_finish (fixture->list, result, &error);
  g_assert_no_error (error);
  return g_strdup (plumb_credentials_get (stored, "client-secret"));
}

static gboolean
rotate (Fixture *fixture, GError **error)
{
  g_autoptr (PlumbDestination) changes = plumb_destination_new (PLUMB_KIND_HTTPS, "");
  g_autoptr (PlumbCredentials) secrets = plumb_credentials_new ();
  g_autoptr (PlumbRotation) rotation = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  plumb_credentials_set (secrets, "client-secret", NEW);
  plumb_destination_set_setting (changes, "client-secret-ends", "2029-03-31");
  rotation = plumb_rotation_new (fixture->setup.store, fixture->list, NULL,
                                 PLUMB_CONNECTOR (fixture->setup.connector), fixture->destination,
                                 changes, secrets);
  plumb_rotation_run_async (rotation, 0, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_rotation_run_finish (rotation, result, error);
}

static void
test_one_that_fails_keeps_secret_and_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stored = NULL;

  g_assert_cmpint (g_rename (fixture->folder, fixture->away), ==, 0);
  g_assert_true (g_file_set_contents (fixture->folder, "in the way", -1, NULL));
  g_assert_false (rotate (fixture, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_KEYRING_FAILED);
  g_unlink (fixture->folder);
  g_assert_cmpint (g_rename (fixture->away, fixture->folder), ==, 0);
  stored = look_up (fixture);
  g_assert_cmpstr (stored, ==, OLD);
  g_assert_cmpstr (plumb_destination_get_setting (fixture->destination, "client-secret-ends"), ==,
                   "2027-03-31");

  /* The same once it works again. */
  g_clear_pointer (&stored, g_free);
  g_clear_error (&error);
  g_assert_true (rotate (fixture, &error));
  g_assert_no_error (error);
  stored = look_up (fixture);
  g_assert_cmpstr (stored, ==, NEW);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/rotation/keyring/one-that-fails-keeps-secret-and-date", Fixture, NULL, set_up,
              test_one_that_fails_keeps_secret_and_date, tear_down);

  return g_test_run ();
}
