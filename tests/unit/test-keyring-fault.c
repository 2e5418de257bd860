/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-keyring-fault.h"

#include <libsecret/secret.h>

static void
assert_becomes (GQuark domain, int code, PlumbError expected)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "what it said");

  error = plumb_keyring_fault_translate (g_steal_pointer (&error));
  g_assert_error (error, PLUMB_ERROR, (int) expected);
}

static void
test_no_bus_and_no_service_are_absence (void)
{
  assert_becomes (G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN, PLUMB_ERROR_KEYRING_ABSENT);
  assert_becomes (G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_CHILD_EXITED, PLUMB_ERROR_KEYRING_ABSENT);
  assert_becomes (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, PLUMB_ERROR_KEYRING_ABSENT);
  assert_becomes (G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, PLUMB_ERROR_KEYRING_ABSENT);
  assert_becomes (G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT, PLUMB_ERROR_KEYRING_ABSENT);
}

static void
test_a_lock_nobody_can_open_is_told_from_a_closed_prompt (void)
{
  g_autoptr (GError) without_screen = NULL;
  g_autoptr (GError) with_screen = NULL;

  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  assert_becomes (SECRET_ERROR, SECRET_ERROR_IS_LOCKED, PLUMB_ERROR_KEYRING_LOCKED);
  without_screen = plumb_keyring_fault_translate (NULL);
  g_assert_error (without_screen, PLUMB_ERROR, PLUMB_ERROR_KEYRING_LOCKED);

  g_setenv ("DISPLAY", ":99", TRUE);
  assert_becomes (SECRET_ERROR, SECRET_ERROR_IS_LOCKED, PLUMB_ERROR_KEYRING_DISMISSED);
  with_screen = plumb_keyring_fault_translate (NULL);
  g_assert_error (with_screen, PLUMB_ERROR, PLUMB_ERROR_KEYRING_DISMISSED);
}

static void
test_anything_else_is_said_as_it_was (void)
{
  g_autoptr (GError) error = g_error_new_literal (SECRET_ERROR, SECRET_ERROR_PROTOCOL, "no idea");

  error = plumb_keyring_fault_translate (g_steal_pointer (&error));

  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_KEYRING_FAILED);
  g_assert_nonnull (strstr (error->message, "no idea"));
}

static void
test_cancelled_stays_cancelled (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");

  error = plumb_keyring_fault_translate (g_steal_pointer (&error));

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring-fault/no-bus-and-no-service-are-absence",
                   test_no_bus_and_no_service_are_absence);
  g_test_add_func ("/keyring-fault/a-lock-nobody-can-open-is-told-from-a-closed-prompt",
                   test_a_lock_nobody_can_open_is_told_from_a_closed_prompt);
  g_test_add_func ("/keyring-fault/anything-else-is-said-as-it-was",
                   test_anything_else_is_said_as_it_was);
  g_test_add_func ("/keyring-fault/cancelled-stays-cancelled", test_cancelled_stays_cancelled);

  return g_test_run ();
}
