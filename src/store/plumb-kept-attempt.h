/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-attempt.h"
#include "plumb-store.h"

G_BEGIN_DECLS

/**
 * PlumbKeptAttempt:
 * @tag: the test lead's
 * @started_at: microseconds
 * @stage: as in plumb_stage_get_name()
 * @total: microseconds, all stages together
 * @status: the HTTP status, 0 for none
 * @remote_code: (nullable): the service's own code
 * @request_id: (nullable): what the service's support asks for
 * @url: (nullable): the address, redacted
 *
 * What the database keeps of an attempt.  A plain value, owns its strings.
 */
typedef struct {
  char *tag;
  gint64 started_at;
  char *stage;
  gint64 total;
  guint status;
  char *remote_code;
  char *request_id;
  char *url;
} PlumbKeptAttempt;

void plumb_kept_attempt_free (PlumbKeptAttempt *self);

/* The attempts of @destination_id's test leads, newest first. */
void plumb_store_load_attempts_async (PlumbStore *self, const char *destination_id, guint limit,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
/* (transfer full) (element-type PlumbKeptAttempt) */
GPtrArray *plumb_store_load_attempts_finish (PlumbStore *self, GAsyncResult *result,
                                             GError **error);

G_END_DECLS
