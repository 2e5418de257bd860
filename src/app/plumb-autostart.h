/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The file by which a desktop starts Plumb at login, see
 * https://specifications.freedesktop.org/autostart-spec/latest/
 */

/* (transfer full): the file's text; @program: a path or a name, quoted here as Exec wants it. */
char *plumb_autostart_make_text (const char *program);

/**
 * plumb_autostart_set_async:
 * @folder: usually `~/.config/autostart`; made when needed
 * @enabled: whether the file is to be there
 */
void plumb_autostart_set_async (const char *folder, const char *program, gboolean enabled,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean plumb_autostart_set_finish (GAsyncResult *result, GError **error);

G_END_DECLS
