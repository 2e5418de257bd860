/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-text-saver.h"

#include <glib/gi18n.h>

#include <string.h>

typedef struct {
  GtkFileChooserNative *chooser;
  PlumbWriteText write;
  gpointer data;
  GDestroyNotify free_data;
  char *name;
  char *text;
} Saving;

static void
saving_free (gpointer user_data)
{
  Saving *saving = user_data;

  g_clear_object (&saving->chooser);
  if (saving->free_data != NULL)
    saving->free_data (saving->data);
  g_free (saving->name);
  g_free (saving->text);
  g_free (saving);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Saving *saving = g_task_get_task_data (task);

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    /* Translators: %s is a file's name. */
    g_task_return_pointer (task, g_strdup_printf (_("Saved as “%s”"), saving->name), g_free);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  saving->name = g_file_get_basename (file);
  saving->text = saving->write (saving->name, saving->data);
  g_file_replace_contents_async (file, saving->text, strlen (saving->text), NULL, FALSE,
                                 G_FILE_CREATE_PRIVATE, NULL, written_cb, g_steal_pointer (&task));
}

void
plumb_save_text_async (GtkWindow *parent, const char *title, const char *file_name,
                       PlumbWriteText write, gpointer data, GDestroyNotify free_data,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->write = write;
  saving->data = data;
  saving->free_data = free_data;
  saving->chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                                 _("_Save"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (saving->chooser), file_name);
  g_task_set_source_tag (task, plumb_save_text_async);
  g_task_set_task_data (task, saving, saving_free);
  g_signal_connect (saving->chooser, "response", G_CALLBACK (response_cb), g_object_ref (task));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (saving->chooser));
}

char *
plumb_save_text_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
