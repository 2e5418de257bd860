/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-rotation.h"

#include "plumb-test-wait.h"

void
plumb_test_rotation_save (PlumbTestRotation *self, PlumbCredentials *credentials)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_save_async (self->setup.list, self->destination, credentials, FALSE, NULL,
                                     plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_destination_list_save_finish (self->setup.list, result, &error));
  g_assert_no_error (error);
}

void
plumb_test_rotation_set_up (PlumbTestRotation *self, gconstpointer data)
{
  g_autoptr (PlumbCredentials) old = plumb_credentials_new ();

  plumb_test_setup_set_up (&self->setup, data);
  self->destination = g_object_ref (plumb_test_setup_add (&self->setup, "Contoso"));
  plumb_credentials_set (old, "client-secret", PLUMB_TEST_ROTATION_OLD);
  plumb_credentials_set (old, "watch-key", "stays");
  plumb_destination_set_setting (self->destination, "client-secret-ends",
                                 PLUMB_TEST_ROTATION_OLD_END);
  plumb_destination_set_setting (self->destination, "watch-key-ends", "2027-12-31");
  plumb_test_rotation_save (self, old);
  self->changes = plumb_destination_new (PLUMB_KIND_HTTPS, "");
  plumb_destination_set_setting (self->changes, "client-secret-ends", PLUMB_TEST_ROTATION_NEW_END);
  self->secrets = plumb_credentials_new ();
  plumb_credentials_set (self->secrets, "client-secret", PLUMB_TEST_ROTATION_NEW);
}

void
plumb_test_rotation_tear_down (PlumbTestRotation *self, gconstpointer data)
{
  g_clear_object (&self->rotation);
  g_clear_object (&self->destination);
  g_clear_object (&self->changes);
  g_clear_object (&self->secrets);
  plumb_test_setup_tear_down (&self->setup, data);
}

void
plumb_test_rotation_make (PlumbTestRotation *self)
{
  self->rotation = plumb_rotation_new (self->setup.store, self->setup.list, NULL,
                                       PLUMB_CONNECTOR (self->setup.connector), self->destination,
                                       self->changes, self->secrets);
}

gboolean
plumb_test_rotation_run (PlumbTestRotation *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean is_swapped;

  plumb_test_rotation_make (self);
  plumb_rotation_run_async (self->rotation, 0, NULL, plumb_test_keep_result, &result);
  g_assert_true (plumb_destination_is_busy (self->destination));
  plumb_test_wait_for (&result);
  is_swapped = plumb_rotation_run_finish (self->rotation, result, error);
  g_assert_false (plumb_destination_is_busy (self->destination));
  g_assert_cmpint (plumb_rotation_is_swapped (self->rotation), ==, is_swapped);
  return is_swapped;
}

void
plumb_test_rotation_assert_stored (PlumbTestRotation *self, const char *secret, const char *end)
{
  g_autoptr (PlumbCredentials) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  PlumbDestination *destination;

  g_clear_object (&self->rotation);
  plumb_test_setup_restart (&self->setup);
  destination = plumb_destination_list_find (self->setup.list, "Contoso");
  g_assert_cmpstr (plumb_destination_get_setting (destination, "client-secret-ends"), ==, end);
  g_assert_cmpstr (plumb_destination_get_setting (destination, "watch-key-ends"), ==, "2027-12-31");
  plumb_destination_list_look_up_async (self->setup.list, destination, NULL, plumb_test_keep_result,
                                        &result);
  plumb_test_wait_for (&result);
  stored = plumb_destination_list_look_up_finish (self->setup.list, result, NULL);
  g_assert_nonnull (stored);
  g_assert_cmpstr (plumb_credentials_get (stored, "client-secret"), ==, secret);
  g_assert_cmpstr (plumb_credentials_get (stored, "watch-key"), ==, "stays");
}
