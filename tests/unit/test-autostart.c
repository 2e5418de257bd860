/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-autostart.h"
#include "plumb-background.h"
#include "plumb-test-wait.h"

#include <glib/gstdio.h>
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

/* Outside a sandbox no portal is asked. */
typedef struct {
  GSettings *settings;
  PlumbBackground *background;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();

  f->settings = g_settings_new_with_backend (PLUMB_BASE_ID, backend);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->background);
  plumb_test_settle ();
  g_clear_object (&f->settings);
}

static void
begin (Fixture *f)
{
  f->background = plumb_background_new (f->settings, NULL, FALSE);
}

static void
want (Fixture *f, gboolean background, gboolean at_login)
{
  g_settings_set_boolean (f->settings, "run-in-background", background);
  g_settings_set_boolean (f->settings, "start-at-login", at_login);
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

  begin (f);
  want (f, TRUE, FALSE);
  plumb_test_settle ();
  g_assert_true (is_gone (NULL));
  g_settings_set_boolean (f->settings, "start-at-login", TRUE);
  plumb_test_wait_until (is_there, NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, " --background\n"));

  g_settings_set_boolean (f->settings, "run-in-background", FALSE);
  plumb_test_wait_until (is_gone, NULL);
}

static void
test_the_last_wish_counts (Fixture *f, gconstpointer data)
{
  begin (f);
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
  begin (f);
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

  ADD ("/autostart/a-file-starts-it-at-login", test_a_file_starts_it_at_login);
  ADD ("/autostart/the-last-wish-counts", test_the_last_wish_counts);
  ADD ("/autostart/a-file-that-cannot-be-written-is-said",
       test_a_file_that_cannot_be_written_is_said);
  g_test_add_func ("/autostart/any-path-is-started", test_any_path_is_started);

  return g_test_run ();
}
