/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plumb_https_page_is_sign_in:
 * @content_type: (nullable): as the server wrote it; without one the body tells
 * @body: (nullable) (array length=length): the answer, in whatever encoding
 *
 * Whether the answer is a page on which people sign in, or one that leads to the page of a known
 * identity provider.  Any other page may well come from what took the lead.
 */
gboolean plumb_https_page_is_sign_in (const char *content_type, const char *body, gsize length);

G_END_DECLS
