/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-autostart.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder;
  char *text;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->folder);
  g_free (order->text);
  g_free (order);
}

/* (transfer full): in quotes; first as a string of the file, and within it as an argument. */
static char *
quote (const char *program)
{
  g_autoptr (GString) quoted = g_string_new ("\"");

  for (const char *c = program; *c != '\0'; c++) {
    if (*c == '\\')
      g_string_append (quoted, "\\\\\\\\");
    else if (strchr ("\"`$", *c) != NULL)
      g_string_append_printf (quoted, "\\\\%c", *c);
    else if (*c == '%')
      g_string_append (quoted, "%%");
    else
      g_string_append_c (quoted, *c);
  }
  g_string_append_c (quoted, '"');
  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

char *
plumb_autostart_make_text (const char *program)
{
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (program != NULL, NULL);

  quoted = quote (program);
  return g_strdup_printf ("[Desktop Entry]\n"
                          "Type=Application\n"
                          "Name=Plumb\n"
                          "Icon=" PLUMB_APPLICATION_ID "\n"
                          "Exec=%s --background\n"
                          "X-GNOME-UsesNotifications=true\n",
                          quoted);
}

static void
set_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  g_autofree char *path = g_build_filename (order->folder, PLUMB_APPLICATION_ID ".desktop", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError *error = NULL;
  gboolean done;

  if (order->text == NULL) {
    done = g_file_delete (file, cancellable, &error);
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)) {
      g_clear_error (&error);
      done = TRUE;
    }
  } else {
    g_mkdir_with_parents (order->folder, 0700);
    done = g_file_set_contents (path, order->text, -1, &error);
  }
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
plumb_autostart_set_async (const char *folder, const char *program, gboolean enabled,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Order *order;

  g_return_if_fail (folder != NULL && program != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_autostart_set_async);
  order = g_new0 (Order, 1);
  order->folder = g_strdup (folder);
  order->text = enabled ? plumb_autostart_make_text (program) : NULL;
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, set_in_thread);
}

gboolean
plumb_autostart_set_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
