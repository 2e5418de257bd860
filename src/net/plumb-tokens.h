/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-http.h"
#include "plumb-token.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_TOKENS (plumb_tokens_get_type ())
G_DECLARE_FINAL_TYPE (PlumbTokens, plumb_tokens, PLUMB, TOKENS, GObject)

/**
 * PlumbTokens:
 *
 * The tokens that OAuth servers gave, in memory only.  The same question gets the same token until
 * a minute before its end; while a server is being asked, others with the same question wait for
 * its answer.  A refusal is not kept.
 */

/* @http: borrowed, and must outlive it. */
PlumbTokens *plumb_tokens_new (PlumbHttp *http);

/**
 * plumb_tokens_get_async:
 * @question: the whole request for a token, with the secret in its body
 */
void plumb_tokens_get_async (PlumbTokens *self, PlumbRequest *question, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);

/**
 * plumb_tokens_get_finish:
 *
 * Returns: (transfer full): whatever came of it; errors as plumb_http_send_finish()
 */
PlumbToken *plumb_tokens_get_finish (PlumbTokens *self, GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether there is a fresh token for @question, so that asking for it sends nothing. */
gboolean plumb_tokens_has (PlumbTokens *self, PlumbRequest *question);

/* The next who asks @question hears from the server, as a check must. */
void plumb_tokens_ask_again (PlumbTokens *self, PlumbRequest *question);

/* Does not give @token again, because a service took it for no good. */
void plumb_tokens_forget (PlumbTokens *self, PlumbToken *token);

G_END_DECLS
