/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Run by journey-keyring, part by part, in the surroundings that each part needs. */

#include "plumb-error.h"
#include "plumb-keyring.h"
#include "plumb-test-wait.h"

#include <libsecret/secret.h>

static gboolean
store (PlumbKeyring *keyring, const char *id, const char *secret, gboolean session_only,
       GError **error)
{
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (GAsyncResult) result = NULL;

  plumb_credentials_set (credentials, "client-secret", secret);
  plumb_keyring_store_async (keyring, id, "Contoso CRM", credentials, session_only, NULL,
                             plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_keyring_store_finish (keyring, result, error);
}

static char *
look_up (PlumbKeyring *keyring, const char *id, GError **error)
{
  g_autoptr (PlumbCredentials) found = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  plumb_keyring_lookup_async (keyring, id, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  found = plumb_keyring_lookup_finish (keyring, result, error);
  return found != NULL ? g_strdup (plumb_credentials_get (found, "client-secret")) : NULL;
}

static gboolean
check (PlumbKeyring *keyring, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_keyring_check_async (keyring, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_keyring_check_finish (keyring, result, error);
}

static void
test_a_secret_is_kept_for_the_next_run (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (PlumbKeyring) next = plumb_keyring_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_assert_true (store (keyring, "kept", "tr0ub4dor", FALSE, &error));
  g_assert_no_error (error);
  found = look_up (next, "kept", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "tr0ub4dor");
}

static void
test_the_check_passes (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (check (keyring, &error));
  g_assert_no_error (error);
}

static void
test_nothing_there_asks_again (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (look_up (keyring, "never stored", &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SECRET);
}

static void
test_another_program_s_secret_is_never_read (void)
{
  static const SecretSchema decoy = {
    .name = "org.example.Decoy",
    .attributes = { { "destination", SECRET_SCHEMA_ATTRIBUTE_STRING },
                    { "name", SECRET_SCHEMA_ATTRIBUTE_STRING },
                    { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
                    { NULL, 0 } },
  };
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (GError) error = NULL;

  secret_password_store_sync (&decoy, NULL, "Decoy", "not yours", NULL, &error, "destination",
                              "decoy", "name", "client-secret", "application", PLUMB_APPLICATION_ID,
                              NULL);
  g_assert_no_error (error);

  g_assert_null (look_up (keyring, "decoy", &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SECRET);
}

static void
test_what_was_deleted_is_gone (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (store (keyring, "deleted", "x", FALSE, &error));
  plumb_keyring_delete_async (keyring, "deleted", NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_keyring_delete_finish (keyring, result, &error));
  g_assert_no_error (error);

  g_assert_null (look_up (keyring, "deleted", &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SECRET);
}

static void
test_a_lock_is_named (gconstpointer code)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (GError) when_stored = NULL;
  g_autoptr (GError) when_looked_up = NULL;
  g_autoptr (GError) when_checked = NULL;

  g_assert_false (store (keyring, "kept", "new", FALSE, &when_stored));
  g_assert_error (when_stored, PLUMB_ERROR, GPOINTER_TO_INT (code));
  g_assert_null (look_up (keyring, "kept", &when_looked_up));
  g_assert_error (when_looked_up, PLUMB_ERROR, GPOINTER_TO_INT (code));
  g_assert_false (check (keyring, &when_checked));
  g_assert_error (when_checked, PLUMB_ERROR, GPOINTER_TO_INT (code));
}

/* Presses Escape in the keyring's window as soon as that is there. */
static GSubprocess *
close_prompt (void)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                        &error, "xdotool", "search", "--sync", "--onlyvisible", "--class",
                        "gcr-prompter", "windowfocus", "--sync", "key", "Escape", NULL);

  g_assert_no_error (error);
  return process;
}

static void
test_a_closed_prompt_is_named (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (GSubprocess) closing = close_prompt ();
  g_autoptr (GError) error = NULL;

  g_assert_null (look_up (keyring, "kept", &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_KEYRING_DISMISSED);
  g_subprocess_force_exit (closing);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_a_prompt_can_be_given_up (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_keyring_lookup_async (keyring, "kept", cancellable, plumb_test_keep_result, &result);
  g_timeout_add (500, cancel_cb, cancellable);
  plumb_test_wait_for (&result);

  g_assert_null (plumb_keyring_lookup_finish (keyring, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_session_secrets_work_all_the_same (void)
{
  g_autoptr (PlumbKeyring) keyring = plumb_keyring_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_assert_true (store (keyring, "passing", "for now", TRUE, &error));
  g_assert_no_error (error);
  found = look_up (keyring, "passing", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "for now");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/real-keyring/unlocked/a-secret-is-kept-for-the-next-run",
                   test_a_secret_is_kept_for_the_next_run);
  g_test_add_func ("/real-keyring/unlocked/the-check-passes", test_the_check_passes);
  g_test_add_func ("/real-keyring/unlocked/nothing-there-asks-again",
                   test_nothing_there_asks_again);
  g_test_add_func ("/real-keyring/unlocked/another-program-s-secret-is-never-read",
                   test_another_program_s_secret_is_never_read);
  g_test_add_func ("/real-keyring/unlocked/what-was-deleted-is-gone",
                   test_what_was_deleted_is_gone);
  g_test_add_data_func ("/real-keyring/locked/it-is-named",
                        GINT_TO_POINTER (PLUMB_ERROR_KEYRING_LOCKED), test_a_lock_is_named);
  g_test_add_func ("/real-keyring/locked/session-secrets-work-all-the-same",
                   test_session_secrets_work_all_the_same);
  g_test_add_func ("/real-keyring/asked/a-closed-prompt-is-named", test_a_closed_prompt_is_named);
  g_test_add_func ("/real-keyring/asked/a-prompt-can-be-given-up", test_a_prompt_can_be_given_up);
  g_test_add_data_func ("/real-keyring/absent/it-is-named",
                        GINT_TO_POINTER (PLUMB_ERROR_KEYRING_ABSENT), test_a_lock_is_named);
  g_test_add_func ("/real-keyring/absent/session-secrets-work-all-the-same",
                   test_session_secrets_work_all_the_same);

  return g_test_run ();
}
