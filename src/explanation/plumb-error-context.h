/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-error-text.h"
#include "plumb-kind.h"

G_BEGIN_DECLS

/* A set of kinds, as plumb_error_context_find() tells it. */
#define PLUMB_ERROR_CONTEXT(kind) (1u << (kind))

/* Of which services the text speaks by their names, hosts and the shape of their answers;
 * %PLUMB_KIND_NONE is in the set if it speaks of another product. */
guint plumb_error_context_find (PlumbErrorText *text);

/* Whether @word, folded, says that something does not work. */
gboolean plumb_error_context_is_complaint (const char *word);

/* Whether any word says that something does not work; a question how to do it has none. */
gboolean plumb_error_context_complains (PlumbErrorText *text);

/* Whether what stands from @start to @end is said not to be the error, or not to be one any more;
 * @is_code: or the words of a message, which may begin behind a "not" of its own. */
gboolean plumb_error_context_denies (PlumbErrorText *text, guint start, guint end,
                                     gboolean is_code);

G_END_DECLS
