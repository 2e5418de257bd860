/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-background.h"
#include "plumb-test-wait.h"

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
  gboolean allows, allows_login, answers_elsewhere, is_slow;
  guint32 response;
  char *slow_handle;
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
  if (f->is_slow) {
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
    g_free (f->slow_handle);
    f->slow_handle = g_steal_pointer (&handle);
    return;
  }
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
  g_free (f->slow_handle);
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
begin (Fixture *f)
{
  f->background = plumb_background_new (f->settings, f->plumb, TRUE);
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

static void
test_the_portal_is_asked_for_what_is_set (Fixture *f, gconstpointer data)
{
  start_portal (f);
  begin (f);
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
  begin (f);
  assert_asked (f, FALSE);
}

static void
test_what_it_denies_is_said (Fixture *f, gconstpointer data)
{
  start_portal (f);
  f->allows = FALSE;
  begin (f);
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
  begin (f);
  want (f, TRUE, FALSE);
  plumb_test_wait_until (has_problem, f);
}

static void
test_without_a_portal_it_is_said (Fixture *f, gconstpointer data)
{
  begin (f);
  want (f, TRUE, TRUE);
  plumb_test_wait_until (has_problem, f);
  g_assert_true (g_settings_get_boolean (f->settings, "run-in-background"));
  g_settings_set_boolean (f->settings, "run-in-background", FALSE);
  plumb_test_wait_until (has_none, f);
}

static void
test_one_answer_is_waited_for_before_the_next_is_asked (Fixture *f, gconstpointer data)
{
  start_portal (f);
  f->is_slow = TRUE;
  begin (f);
  want (f, TRUE, TRUE);
  assert_asked (f, TRUE);
  /* Asked side by side, the older could be done last. */
  g_settings_set_boolean (f->settings, "start-at-login", FALSE);
  g_settings_set_boolean (f->settings, "start-at-login", TRUE);
  g_settings_set_boolean (f->settings, "start-at-login", FALSE);
  plumb_test_settle ();
  g_assert_cmpuint (f->n_asked, ==, 1);

  f->is_slow = FALSE;
  g_dbus_connection_emit_signal (f->portal, g_dbus_connection_get_unique_name (f->plumb),
                                 f->slow_handle, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", 2, NULL), NULL);
  assert_asked (f, FALSE);
  plumb_test_wait_until (has_none, f);
  plumb_test_settle ();
  g_assert_cmpuint (f->n_asked, ==, 1);
}

static void
test_a_portal_that_ends_meanwhile_is_said (Fixture *f, gconstpointer data)
{
  start_portal (f);
  f->is_slow = TRUE;
  begin (f);
  want (f, TRUE, TRUE);
  assert_asked (f, TRUE);
  g_assert_null (plumb_background_get_problem (f->background));
  g_assert_true (g_dbus_connection_close_sync (f->portal, NULL, NULL));
  plumb_test_wait_until (has_problem, f);
}

static void
test_it_does_not_outlive_its_owner_for_an_answer (Fixture *f, gconstpointer data)
{
  start_portal (f);
  f->is_slow = TRUE;
  begin (f);
  want (f, TRUE, TRUE);
  assert_asked (f, TRUE);
  g_object_add_weak_pointer (G_OBJECT (f->background), (gpointer *) &f->background);
  g_object_unref (f->background);
  g_assert_null (f->background);
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
  ADD ("/background/one-answer-is-waited-for-before-the-next-is-asked",
       test_one_answer_is_waited_for_before_the_next_is_asked);
  ADD ("/background/a-portal-that-ends-meanwhile-is-said",
       test_a_portal_that_ends_meanwhile_is_said);
  ADD ("/background/it-does-not-outlive-its-owner-for-an-answer",
       test_it_does_not_outlive_its_owner_for_an_answer);

  return g_test_run ();
}
