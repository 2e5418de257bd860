/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-deadline.h"
#include "plumb-reply.h"
#include "plumb-request.h"
#include "plumb-trace.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * PlumbExchange:
 *
 * One request under way: the library's message, and the reply that grows out of it.  Private
 * to `net`.
 */
typedef struct {
  SoupMessage *message;
  PlumbReply *reply;
  /* Of the request, in case the answer repeats them. */
  GPtrArray *secrets;
  PlumbTrace trace;
  PlumbDeadline deadline;
  GInputStream *stream;
  GByteArray *body;
  gsize size_limit;
} PlumbExchange;

PlumbExchange *plumb_exchange_new (PlumbRequest *request, GUri *uri);
void plumb_exchange_free (PlumbExchange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbExchange, plumb_exchange_free)

/* Whether all names and values of @request can stand in a header; else %PLUMB_ERROR_SETTING. */
gboolean plumb_exchange_check_headers (PlumbRequest *request, GError **error);

/* The whole body is there. */
void plumb_exchange_complete (PlumbExchange *self);

/* It ended before that. */
void plumb_exchange_fail (PlumbExchange *self, const GError *error);
void plumb_exchange_fail_too_large (PlumbExchange *self);

G_END_DECLS
