/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-log.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static GMutex mutex;
static GString *kept;
static int real_error = -1;
static char *error_path;
static GLogFunc handler_of_tests;

static gboolean
keep_fields (const GLogField *fields, gsize n_fields)
{
  gboolean is_kept;

  g_mutex_lock (&mutex);
  is_kept = kept != NULL;
  for (gsize i = 0; is_kept && i < n_fields; i++) {
    gssize length = fields[i].length;

    g_string_append_printf (kept, "%s=", fields[i].key);
    g_string_append_len (kept, fields[i].value, length);
    g_string_append_c (kept, '\n');
  }
  g_mutex_unlock (&mutex);
  return is_kept;
}

static GLogWriterOutput
keep_message_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  if (keep_fields (fields, n_fields))
    return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

static void
redirect_error (void)
{
  g_autoptr (GError) error = NULL;
  int file = g_file_open_tmp ("plumb-test-XXXXXX", &error_path, &error);

  g_assert_no_error (error);
  fflush (stderr);
  real_error = dup (STDERR_FILENO);
  g_assert_cmpint (dup2 (file, STDERR_FILENO), ==, STDERR_FILENO);
  close (file);
}

void
plumb_test_log_begin (void)
{
  static gboolean is_installed;

  g_assert_null (kept);
  if (!is_installed)
    g_log_set_writer_func (keep_message_cb, NULL, NULL);
  is_installed = TRUE;
  /* Newer ones of GLib hand what tests log to nobody else. */
  handler_of_tests = g_log_set_default_handler (g_log_default_handler, NULL);
  redirect_error ();
  g_mutex_lock (&mutex);
  kept = g_string_new (NULL);
  g_mutex_unlock (&mutex);
}

static char *
dup_kept (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  char *text;

  fflush (stderr);
  g_file_get_contents (error_path, &written, NULL, &error);
  g_assert_no_error (error);
  g_mutex_lock (&mutex);
  text = g_strconcat (kept->str, written, NULL);
  g_mutex_unlock (&mutex);
  return text;
}

void
plumb_test_assert_without (const char *text, const char *secret)
{
  g_autofree char *escaped = g_uri_escape_string (secret, NULL, FALSE);
  g_autofree char *encoded = g_base64_encode ((const guchar *) secret, strlen (secret));

  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (secret), >=, 4);
  if (strstr (text, secret) != NULL || strstr (text, escaped) != NULL ||
      strstr (text, encoded) != NULL)
    g_error ("A secret came out: %s", text);
}

void
plumb_test_log_assert_without (const char *secret)
{
  g_autofree char *text = NULL;

  g_assert_nonnull (kept);
  text = dup_kept ();
  plumb_test_assert_without (text, secret);
}

char *
plumb_test_log_end (void)
{
  char *text;

  g_assert_nonnull (kept);
  text = dup_kept ();
  g_mutex_lock (&mutex);
  g_string_free (g_steal_pointer (&kept), TRUE);
  g_mutex_unlock (&mutex);
  g_log_set_default_handler (handler_of_tests, NULL);
  dup2 (real_error, STDERR_FILENO);
  close (real_error);
  g_unlink (error_path);
  g_clear_pointer (&error_path, g_free);
  return text;
}
