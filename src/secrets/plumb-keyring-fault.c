/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-keyring-fault.h"

#include "plumb-error.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

static gboolean
has_screen (void)
{
  const char *x11 = g_getenv ("DISPLAY");
  const char *wayland = g_getenv ("WAYLAND_DISPLAY");

  return (x11 != NULL && *x11 != '\0') || (wayland != NULL && *wayland != '\0');
}

GError *
plumb_keyring_fault_locked (void)
{
  if (has_screen ())
    return g_error_new_literal (PLUMB_ERROR, PLUMB_ERROR_KEYRING_DISMISSED,
                                _("The keyring stayed locked. Try again and enter its password, "
                                  "which is most often the one you log in with."));
  return g_error_new_literal (PLUMB_ERROR, PLUMB_ERROR_KEYRING_LOCKED,
                              _("The keyring is locked, and there is no screen to ask for its "
                                "password on. Unlock it, then try again."));
}

/* No bus at all is one of GIO's errors, a bus without a keyring one of D-Bus's. */
static gboolean
is_absent (const GError *error)
{
  static const GDBusError dbus_codes[] = {
    G_DBUS_ERROR_SERVICE_UNKNOWN,
    G_DBUS_ERROR_NAME_HAS_NO_OWNER,
    G_DBUS_ERROR_NO_SERVER,
    G_DBUS_ERROR_DISCONNECTED,
    G_DBUS_ERROR_SPAWN_EXEC_FAILED,
    G_DBUS_ERROR_SPAWN_FORK_FAILED,
    G_DBUS_ERROR_SPAWN_CHILD_EXITED,
    G_DBUS_ERROR_SPAWN_CHILD_SIGNALED,
    G_DBUS_ERROR_SPAWN_FAILED,
    G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND,
    G_DBUS_ERROR_SPAWN_SETUP_FAILED,
    G_DBUS_ERROR_SPAWN_CONFIG_INVALID,
    G_DBUS_ERROR_SPAWN_SERVICE_INVALID,
    G_DBUS_ERROR_SPAWN_PERMISSIONS_INVALID,
    G_DBUS_ERROR_SPAWN_FILE_INVALID,
    G_DBUS_ERROR_UNKNOWN_INTERFACE,
  };
  static const GIOErrorEnum io_codes[] = {
    G_IO_ERROR_NOT_FOUND, G_IO_ERROR_CONNECTION_REFUSED, G_IO_ERROR_NOT_CONNECTED,
    G_IO_ERROR_CLOSED,    G_IO_ERROR_BROKEN_PIPE,        G_IO_ERROR_FAILED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dbus_codes); i++)
    if (g_error_matches (error, G_DBUS_ERROR, (int) dbus_codes[i]))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (io_codes); i++)
    if (g_error_matches (error, G_IO_ERROR, (int) io_codes[i]))
      return TRUE;
  return error->domain == G_SPAWN_ERROR;
}

static gboolean
is_in_flatpak (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/* A keyring that runs is out of reach of the sandbox, unless a portal or a permission leads there.
 */
static GError *
absent_from_sandbox (void)
{
  return g_error_new (
      PLUMB_ERROR, PLUMB_ERROR_KEYRING_ABSENT,
      /* Translators: Flatpak is a program; %s is a command to be typed. */
      _("Plumb is installed as a Flatpak, and this desktop has no portal for secrets. Let Plumb use "
        "the keyring itself with the command “%s” and start it again, or keep the secrets for this "
        "session only."),
         "flatpak override --user --talk-name=org.freedesktop.secrets " PLUMB_APPLICATION_ID);
}

GError *
plumb_keyring_fault_translate (GError *error)
{
  g_autoptr (GError) cause = error;

  if (cause == NULL || g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return plumb_keyring_fault_locked ();
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&cause);

  g_dbus_error_strip_remote_error (cause);
  if (is_absent (cause) && is_in_flatpak ())
    return absent_from_sandbox ();
  if (is_absent (cause))
    return g_error_new_literal (
        PLUMB_ERROR, PLUMB_ERROR_KEYRING_ABSENT,
        _("No keyring is running on this computer. Install or start one, such as GNOME Keyring or "
          "KDE Wallet, or keep the secrets for this session only."));
  if (g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_INVALID_FILE_FORMAT))
    return g_error_new_literal (PLUMB_ERROR, PLUMB_ERROR_KEYRING_FAILED,
                                _("The keyring's file cannot be read. Move it away, then enter "
                                  "the secrets again."));
  /* Translators: %s is what the keyring said, often in English. */
  return g_error_new (PLUMB_ERROR, PLUMB_ERROR_KEYRING_FAILED,
                      _("The keyring did not do what it was asked to. Try again, or keep the "
                        "secrets for this session only. It said: %s"),
                         cause->message);
}
