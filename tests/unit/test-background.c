/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-autostart.h"
#include "plumb-background.h"
#include "plumb-test-wait.h"

#include <glib/gstdio.h>
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

static const char portal_xml[] =
    "<node><interface name='org.freedesktop.portal.Background'>"
    "<method name='RequestBackground'><arg type='s' direction='in'/>"
    "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
    "</interface></node>";

/* A bus of its own with Plumb and, unless there is to be none, a portal that does as it is told. */
typedef struct {
  GTestDBus *bus;
  GDBusConnection *plumb;
  GDBusConnection *portal;
  GSettings *settings;
  PlumbBackground *background;
  guint n_asked;
  GVariant *options;
  gboolean allows, allows_login, answers_elsewhere;
  guint32 response;
} Fixture;

static GDBusConnection *
connect_to (GTestDBus *bus)
{
  GDBusConnection *connection =
      g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, NULL);

  g_assert_nonnull (connection);
  return connection;
}

static char *
make_handle (Fixture *f, const char *sender, const char *token)
{
  g_autofree char *place = g_strdelimit (g_strdup (sender + 1), ".", '_');

  return g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s%s", place, token,
                          f->answers_elsewhere ? "_elsewhere" : "");
}

static void
requested_cb (GDBusConnection *connection, const char *sender, const char *path,
              const char *interface, const char *method, GVariant *parameters,
              GDBusMethodInvocation *invocation, gpointer user_data)
{
  Fixture *f = user_data;
  GVariantDict results;
  const char *token;
  g_autofree char *handle = NULL;

  f->n_asked++;
  g_clear_pointer (&f->options, g_variant_unref);
  g_variant_get (parameters, "(&s@a{sv})", NULL, &f->options);
  g_assert_true (g_variant_lookup (f->options, "handle_token", "&s", &token));
  handle = make_handle (f, sender, token);
  g_variant_dict_init (&results, NULL);
  g_variant_dict_insert (&results, "background", "b", f->allows);
  g_variant_dict_insert (&results, "autostart", "b", f->allows_login);
  if (f->answers_elsewhere)
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  g_dbus_connection_emit_signal (
      connection, sender, handle, "org.freedesktop.portal.Request", "Response",
      g_variant_new ("(u@a{sv})", f->response, g_variant_dict_end (&results)), NULL);
  /* Where the place is the promised one the answer may well be the first to come. */
  if (!f->answers_elsewhere)
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
}

static const GDBusInterfaceVTable vtable = { .method_call = requested_cb };

static void
start_portal (Fixture *f)
{
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (portal_xml, NULL);
  g_autoptr (GVariant) owned = NULL;

  f->portal = connect_to (f->bus);
  g_assert_cmpuint (g_dbus_connection_register_object (f->portal, "/org/freedesktop/portal/desktop",
                                                       node->interfaces[0], &vtable, f, NULL, NULL),
                    >, 0);
  owned = g_dbus_connection_call_sync (
      f->portal, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
      g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0), NULL, 0, -1, NULL, NULL);
  g_assert_nonnull (owned);
}

static GSettings *
make_settings (void)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();

  return g_settings_new_with_backend (PLUMB_BASE_ID, backend);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (f->bus);
  f->plumb = connect_to (f->bus);
  f->settings = make_settings ();
  f->allows = TRUE;
  f->allows_login = TRUE;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->background);
  plumb_test_settle ();
  g_clear_object (&f->settings);
  g_clear_object (&f->portal);
  g_clear_object (&f->plumb);
  g_clear_pointer (&f->options, g_variant_unref);
  g_test_dbus_down (f->bus);
  g_object_unref (f->bus);
}

static gboolean
was_asked (gpointer user_data)
{
  Fixture *f = user_data;

  return f->n_asked > 0;
}

static gboolean
has_problem (gpointer user_data)
{
  Fixture *f = user_data;

  return plumb_background_get_problem (f->background) != NULL;
}

static gboolean
has_none (gpointer user_data)
{
  return !has_problem (user_data);
}

static void
begin (Fixture *f, gboolean sandboxed)
{
  f->background = plumb_background_new (f->settings, f->plumb, sandboxed);
}

static void
want (Fixture *f, gboolean background, gboolean at_login)
{
  g_settings_set_boolean (f->settings, "run-in-background", background);
  g_settings_set_boolean (f->settings, "start-at-login", at_login);
}

static void
assert_asked (Fixture *f, gboolean at_login)
{
  gboolean asked_for = !at_login;
  g_autofree const char **command = NULL;

  f->n_asked = 0;
  plumb_test_wait_until (was_asked, f);
  g_assert_true (g_variant_lookup (f->options, "autostart", "b", &asked_for));
  g_assert_cmpint (asked_for, ==, at_login);
  g_assert_true (g_variant_lookup (f->options, "commandline", "^a&s", &command));
  g_assert_cmpstr (command[0], ==, "plumb");
  g_assert_cmpstr (command[1], ==, "--background");
  g_assert_null (command[2]);
}

/* ── In a sandbox ── */

static void
test_the_portal_is_asked_for_what_is_set (Fixture *f, gconstpointer data)
{
  start_portal (f);
  begin (f, TRUE);
  plumb_test_settle ();
  g_assert_cmpuint (f->n_asked, ==, 0);

  want (f, TRUE, TRUE);
  assert_asked (f, TRUE);
  g_settings_set_boolean (f->settings, "start-at-login", FALSE);
  assert_asked (f, FALSE);
  want (f, FALSE, TRUE);
  assert_asked (f, FALSE);
  g_assert_null (plumb_background_get_problem (f->background));
}

static void
test_it_is_asked_again_at_each_start (Fixture *f, gconstpointer data)
{
  start_portal (f);
  want (f, TRUE, FALSE);
  begin (f, TRUE);
  assert_asked (f, FALSE);
}

static void
test_what_it_denies_is_said (Fixture *f, gconstpointer data)
{
  start_portal (f);
  f->allows = FALSE;
  begin (f, TRUE);
  want (f, TRUE, FALSE);
  plumb_test_wait_until (has_problem, f);
  g_assert_nonnull (strstr (plumb_background_get_problem (f->background), "in the background"));
  /* Plumb goes on as well as it can. */
  g_assert_true (g_settings_get_boolean (f->settings, "run-in-background"));

  f->allows = TRUE;
  f->allows_login = FALSE;
  f->answers_elsewhere = TRUE;
  g_settings_set_boolean (f->settings, "run-in-background", FALSE);
  plumb_test_wait_until (has_none, f);
  want (f, TRUE, TRUE);
  plumb_test_wait_until (has_problem, f);
  g_assert_nonnull (strstr (plumb_background_get_problem (f->background), "at login"));
}

static void
test_a_user_who_says_no_denies_too (Fixture *f, gconstpointer data)
{
  start_portal (f);
  f->response = 1;
  begin (f, TRUE);
  want (f, TRUE, FALSE);
  plumb_test_wait_until (has_problem, f);
}

static void
test_without_a_portal_it_is_said (Fixture *f, gconstpointer data)
{
  begin (f, TRUE);
  want (f, TRUE, TRUE);
  plumb_test_wait_until (has_problem, f);
  g_assert_true (g_settings_get_boolean (f->settings, "run-in-background"));
  g_settings_set_boolean (f->settings, "run-in-background", FALSE);
  plumb_test_wait_until (has_none, f);
}

/* ── Elsewhere ── */

static char *
get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", PLUMB_APPLICATION_ID ".desktop",
                           NULL);
}

static gboolean
is_there (gpointer user_data)
{
  g_autofree char *path = get_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_gone (gpointer user_data)
{
  return !is_there (user_data);
}

static void
test_a_file_starts_it_at_login (Fixture *f, gconstpointer data)
{
  g_autofree char *path = get_path ();
  g_autofree char *text = NULL;

  begin (f, FALSE);
  want (f, TRUE, FALSE);
  plumb_test_settle ();
  g_assert_true (is_gone (NULL));
  g_settings_set_boolean (f->settings, "start-at-login", TRUE);
  plumb_test_wait_until (is_there, NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, " --background\n"));

  g_settings_set_boolean (f->settings, "run-in-background", FALSE);
  plumb_test_wait_until (is_gone, NULL);
  g_assert_cmpuint (f->n_asked, ==, 0);
}

static void
test_the_last_wish_counts (Fixture *f, gconstpointer data)
{
  begin (f, FALSE);
  want (f, TRUE, TRUE);
  plumb_test_wait_until (is_there, NULL);
  for (guint i = 0; i < 20; i++) {
    g_settings_set_boolean (f->settings, "start-at-login", i % 2 == 0);
    g_main_context_iteration (NULL, FALSE);
  }
  plumb_test_wait_until (is_gone, NULL);
}

static void
test_a_file_that_cannot_be_written_is_said (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);

  g_rmdir (folder);
  g_mkdir_with_parents (g_get_user_config_dir (), 0700);
  g_assert_true (g_file_set_contents (folder, "no folder", -1, NULL));
  begin (f, FALSE);
  want (f, TRUE, TRUE);
  plumb_test_wait_until (has_problem, f);
  g_unlink (folder);
  g_settings_set_boolean (f->settings, "start-at-login", FALSE);
  plumb_test_wait_until (has_none, f);
}

static void
assert_quoted (const char *program)
{
  g_autofree char *text = plumb_autostart_make_text (program);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *exec = NULL;
  g_auto (GStrv) arguments = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *found = NULL;

  g_assert_true (g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL));
  exec = g_key_file_get_string (file, "Desktop Entry", "Exec", NULL);
  g_assert_true (g_shell_parse_argv (exec, NULL, &arguments, NULL));
  parts = g_strsplit (arguments[0], "%%", -1);
  found = g_strjoinv ("%", parts);
  g_assert_cmpstr (found, ==, program);
  g_assert_cmpstr (arguments[1], ==, "--background");
}

static void
test_any_path_is_started (void)
{
  assert_quoted ("plumb");
  assert_quoted ("/opt/my programs/plumb");
  assert_quoted ("/opt/\"ada\"/$HOME/`id`/back\\slash/100%/plumb");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *schemas = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  schemas = g_test_build_filename (G_TEST_BUILT, "..", "data", NULL);
  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);

  ADD ("/background/the-portal-is-asked-for-what-is-set", test_the_portal_is_asked_for_what_is_set);
  ADD ("/background/it-is-asked-again-at-each-start", test_it_is_asked_again_at_each_start);
  ADD ("/background/what-it-denies-is-said", test_what_it_denies_is_said);
  ADD ("/background/a-user-who-says-no-denies-too", test_a_user_who_says_no_denies_too);
  ADD ("/background/without-a-portal-it-is-said", test_without_a_portal_it_is_said);
  ADD ("/background/a-file-starts-it-at-login", test_a_file_starts_it_at_login);
  ADD ("/background/the-last-wish-counts", test_the_last_wish_counts);
  ADD ("/background/a-file-that-cannot-be-written-is-said",
       test_a_file_that_cannot_be_written_is_said);
  g_test_add_func ("/background/any-path-is-started", test_any_path_is_started);

  return g_test_run ();
}
