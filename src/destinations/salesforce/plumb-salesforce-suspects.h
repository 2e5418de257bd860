/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-http.h"
#include "plumb-salesforce-account.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PlumbSalesforceSuspect:
 * @id: of the rung of the ladder that looks for it
 * @title: of that rung, untranslated
 * @fine: what to say where there is nothing, untranslated
 * @by_hand: what to see for oneself where Plumb cannot look, untranslated
 * @make_path: (transfer full): what to ask for, see plumb_salesforce_call_async(); @now: the time
 * @find: (nullable): the code of what is suspicious in @answer, and its @names
 *
 * One of the reasons for which Salesforce takes a Web-to-Lead form and silently makes no lead of
 * it, as far as it can be seen from outside.
 */
typedef struct {
  const char *id;
  const char *title;
  const char *fine;
  const char *by_hand;
  char *(*make_path) (gint64 now);
  const char *(*find) (JsonNode *answer, const char *oid, GString *names);
} PlumbSalesforceSuspect;

/* The likeliest first, up to one without id. */
extern const PlumbSalesforceSuspect plumb_salesforce_suspects[];

/**
 * plumb_salesforce_suspect_judge:
 *
 * Reads the reply to the question of @self.  If there is something suspicious, its attempt has the
 * outcome REFUSED, the code of what it is, and names in its message.
 *
 * Returns: whether there is
 */
gboolean plumb_salesforce_suspect_judge (const PlumbSalesforceSuspect *self, PlumbReply *reply,
                                         const char *oid);

/* Whether what has this code loses every lead, and not only some. */
gboolean plumb_salesforce_suspect_is_certain (const char *code);

/**
 * plumb_salesforce_suspects_find_async:
 *
 * Asks for one suspect after the other.
 */
void plumb_salesforce_suspects_find_async (PlumbHttp *http, PlumbSalesforceAccount *account,
                                           const char *oid, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);

/**
 * plumb_salesforce_suspects_find_finish:
 *
 * Returns: (transfer full) (nullable): the attempt of the first, as
 * plumb_salesforce_suspect_judge() leaves it; %NULL without @error if there is none
 */
PlumbAttempt *plumb_salesforce_suspects_find_finish (PlumbHttp *http, GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
