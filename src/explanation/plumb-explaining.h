/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-explanation.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * plumb_explain_async:
 * @kind: the kind that is asked about first, then any; %PLUMB_KIND_NONE for any at once
 * @text: also a whole page; a copy is taken, and wiped in the end
 *
 * As plumb_explain(), in a thread of its own: a long text takes longer than a frame.
 */
void plumb_explain_async (PlumbKind kind, const char *text, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);

/* (transfer full) (nullable): %NULL only when cancelled. */
PlumbExplanation *plumb_explain_finish (GAsyncResult *result, GError **error);

G_END_DECLS
