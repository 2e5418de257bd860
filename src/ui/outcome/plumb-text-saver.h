/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): what is written into a file of that name. */
typedef char *(*PlumbWriteText) (const char *file_name, gpointer user_data);

/**
 * plumb_save_text_async:
 * @title: of the window that asks for a file
 * @file_name: what it is called unless the user says otherwise
 * @write: called once the user has chosen
 * @data: (transfer full) (nullable): for @write
 *
 * Asks for a file and writes a text into it that only the user can read.
 */
void plumb_save_text_async (GtkWindow *parent, const char *title, const char *file_name,
                            PlumbWriteText write, gpointer data, GDestroyNotify free_data,
                            GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (nullable): what came of it, in a sentence; %NULL without @error if the user
 * thought better of it. */
char *plumb_save_text_finish (GAsyncResult *result, GError **error);

G_END_DECLS
