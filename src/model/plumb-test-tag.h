/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plumb_test_tag_new:
 * @time: when the lead is sent
 *
 * Mints a test lead's tag as Microsoft does: `MSFT_TEST_` and the time in .NET ticks.  No
 * two calls in one process give the same tag.
 *
 * Returns: (transfer full): the tag, 28 characters
 */
char *plumb_test_tag_new (gint64 time);

/**
 * plumb_test_tag_get_time:
 * @tag: (nullable): a text that starts with a tag, also an e-mail address
 *
 * Returns: when the tag was minted, in microseconds, or 0 if @tag is none
 */
gint64 plumb_test_tag_get_time (const char *tag);

/**
 * plumb_test_tag_find:
 * @text: (nullable): any text
 *
 * Returns: (transfer full) (nullable): the first tag in @text that stands at its start
 *   or right after `-`
 */
char *plumb_test_tag_find (const char *text);

/* Whether @text marks its lead as a test: starts with `MSFT_TEST_`, also after a `-`. */
gboolean plumb_test_tag_marks (const char *text);

G_END_DECLS
