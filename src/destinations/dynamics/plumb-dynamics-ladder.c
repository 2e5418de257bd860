/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-private.h"

#include "plumb-dataverse-answer.h"
#include "plumb-dataverse-error.h"
#include "plumb-dataverse-exchange.h"
#include "plumb-ladder.h"
#include "plumb-tokens.h"

#include <glib/gi18n.h>

typedef struct {
  PlumbDataverse *place;
  PlumbReply *probe;
  char *directory;
  char *user_id;
} Check;

static void
free_check (Check *self)
{
  g_clear_pointer (&self->place, plumb_dataverse_free);
  g_clear_object (&self->probe);
  g_free (self->directory);
  g_free (self->user_id);
  g_free (self);
}

static PlumbHttp *
get_http (PlumbLadder *ladder)
{
  return plumb_connector_get_http (plumb_ladder_get_connector (ladder));
}

static gboolean
is_accepted (PlumbReply *reply)
{
  return plumb_attempt_get_outcome (plumb_reply_get_attempt (reply)) == PLUMB_OUTCOME_ACCEPTED;
}

/* A question that the instance does not want to answer proves nothing; other trouble does. */
static gboolean
is_declined (PlumbReply *reply)
{
  guint status = plumb_reply_get_status (reply);

  return status >= 400 && status < 500 && status != 401 && status != 429;
}

static void
exchange (PlumbLadder *ladder, Check *check, PlumbRequest *request, GAsyncReadyCallback callback)
{
  plumb_dataverse_exchange_async (get_http (ladder), check->place, request,
                                  plumb_ladder_get_cancellable (ladder), callback,
                                  g_object_ref (ladder));
}

/* ── The instance, before any secret is sent ─────────────────────────────── */

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (GError) error = NULL;
  Check *check = plumb_ladder_get_data (ladder);

  check->probe = plumb_http_send_finish (PLUMB_HTTP (source), result, &error);
  if (error != NULL) {
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
    return;
  }
  plumb_dataverse_judge_probe (check->place, check->probe, &check->directory);
  plumb_ladder_judge_clock (ladder, plumb_reply_get_attempt (check->probe));
}

/* Clock and instance are judged by one answer. */
static void
climb_clock (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  g_autoptr (PlumbRequest) request = plumb_dataverse_make_probe (check->place);

  plumb_http_send_async (get_http (ladder), request, plumb_ladder_get_cancellable (ladder),
                         probed_cb, g_object_ref (ladder));
}

static void
climb_instance (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbAttempt *attempt = plumb_reply_get_attempt (check->probe);
  g_autofree char *detail = NULL;

  if (!is_accepted (check->probe)) {
    plumb_ladder_fail (ladder, attempt);
    return;
  }
  if (check->directory != NULL)
    /* Translators: %s is the ID of a directory, also called a tenant. */
    detail = g_strdup_printf (_("It belongs to the directory %s."), check->directory);
  plumb_ladder_pass (ladder, detail, attempt);
}

/* ── Who signs in ────────────────────────────────────────────────────────── */

static void
given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbToken) token = plumb_tokens_get_finish (PLUMB_TOKENS (source), result, &error);

  if (error != NULL) {
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
    return;
  }
  plumb_dataverse_judge_token (token);
  if (plumb_token_get_text (token) != NULL)
    plumb_ladder_pass (ladder, NULL, plumb_token_get_attempt (token));
  else
    plumb_ladder_fail (ladder, plumb_token_get_attempt (token));
}

static void
climb_identity (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbTokens *tokens = plumb_http_get_tokens (get_http (ladder));
  g_autoptr (PlumbRequest) question = plumb_dataverse_make_question (check->place);

  /* A token from before proves nothing: the secret may have been deleted since. */
  plumb_tokens_ask_again (tokens, question);
  plumb_tokens_get_async (tokens, question, plumb_ladder_get_cancellable (ladder), given_cb,
                          g_object_ref (ladder));
}

static char *
describe_remaining (PlumbReply *reply)
{
  gint64 remaining = plumb_dataverse_answer_get_remaining (reply);
  guint n_requests = (guint) CLAMP (remaining, 0, G_MAXINT);

  if (remaining < 0)
    return NULL;
  return g_strdup_printf (ngettext ("Dynamics takes %u more request within five minutes.",
                                    "Dynamics takes %u more requests within five minutes.",
                                    n_requests),
                          n_requests);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_dataverse_exchange_finish (PLUMB_HTTP (source), result, &error);
  Check *check = plumb_ladder_get_data (ladder);
  g_autofree char *detail = NULL;
  PlumbAttempt *attempt = NULL;

  if (error != NULL) {
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
    return;
  }
  attempt = plumb_reply_get_attempt (reply);
  if (is_accepted (reply)) {
    check->user_id = plumb_dataverse_answer_dup_user (reply);
    if (check->user_id == NULL) {
      plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
      plumb_attempt_set_remote_code (attempt, PLUMB_DATAVERSE_NOT_DYNAMICS);
    }
  }
  detail = describe_remaining (reply);
  if (check->user_id != NULL)
    plumb_ladder_pass (ladder, detail, attempt);
  else
    plumb_ladder_fail (ladder, attempt);
}

/* A token proves nothing: where it comes from, nobody knows the users of Dynamics. */
static void
climb_user (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;

  exchange (ladder, check, plumb_dataverse_make_who_am_i (check->place), known_cb);
}

/* ── What the role allows ────────────────────────────────────────────────── */

static void
may_create_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_dataverse_exchange_finish (PLUMB_HTTP (source), result, &error);
  PlumbAttempt *attempt = NULL;
  PlumbDataverseDepth depth = PLUMB_DATAVERSE_UNKNOWN;

  if (error != NULL) {
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
    return;
  }
  attempt = plumb_reply_get_attempt (reply);
  if (!is_accepted (reply) && !is_declined (reply)) {
    plumb_ladder_fail (ladder, attempt);
    return;
  }
  if (is_accepted (reply))
    depth = plumb_dataverse_answer_read_depth (reply);
  if (depth == PLUMB_DATAVERSE_NONE) {
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
    plumb_attempt_set_remote_code (attempt, PLUMB_DATAVERSE_NO_CREATE);
    plumb_ladder_fail (ladder, attempt);
  } else if (depth == PLUMB_DATAVERSE_UNKNOWN) {
    plumb_ladder_skip (
        ladder, _("Dynamics does not tell what the role allows. The test lead shows it."), NULL);
  } else {
    plumb_ladder_pass (ladder, NULL, attempt);
  }
}

static void
climb_permission (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;

  exchange (ladder, check,
            plumb_dataverse_make_privilege (check->place, check->user_id, "prvCreateLead"),
            may_create_cb);
}

/* Microsoft only writes, so that a role that cannot read is no fault: Plumb cannot watch then. */
static void
may_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_dataverse_exchange_finish (PLUMB_HTTP (source), result, &error);
  PlumbDataverseDepth depth = PLUMB_DATAVERSE_UNKNOWN;

  if (error != NULL) {
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
    return;
  }
  if (!is_accepted (reply) && !is_declined (reply)) {
    plumb_ladder_fail (ladder, plumb_reply_get_attempt (reply));
    return;
  }
  if (is_accepted (reply))
    depth = plumb_dataverse_answer_read_depth (reply);
  if (depth == PLUMB_DATAVERSE_GLOBAL)
    plumb_ladder_pass (ladder, NULL, plumb_reply_get_attempt (reply));
  else if (depth == PLUMB_DATAVERSE_PART)
    plumb_ladder_skip (ladder,
                       _("The role may read some leads only. Sending works; to watch all leads, "
                         "it must read those of the whole organization."),
                          NULL);
  else if (depth == PLUMB_DATAVERSE_NONE)
    plumb_ladder_skip (ladder,
                       _("The role may not read leads. Sending works; to read a test lead back "
                         "and to watch, one more role is needed."),
                          NULL);
  else
    plumb_ladder_skip (ladder, _("Dynamics does not tell whether the role may read leads."), NULL);
}

static void
climb_reading (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;

  exchange (ladder, check,
            plumb_dataverse_make_privilege (check->place, check->user_id, "prvReadLead"),
            may_read_cb);
}

static void
defined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_dataverse_exchange_finish (PLUMB_HTTP (source), result, &error);

  if (error != NULL)
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
  else if (!is_accepted (reply) && !is_declined (reply))
    plumb_ladder_fail (ladder, plumb_reply_get_attempt (reply));
  else if (is_accepted (reply) && plumb_dataverse_answer_tells_changes (reply))
    plumb_ladder_pass (ladder, NULL, plumb_reply_get_attempt (reply));
  else
    plumb_ladder_skip (ladder,
                       _("Dynamics does not tell which leads are new. Plumb looks for them by "
                         "their time instead."),
                          NULL);
}

static void
climb_tracking (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;

  exchange (ladder, check, plumb_dataverse_make_definition (check->place), defined_cb);
}

void
plumb_dynamics_verify_async (PlumbConnector *connector, PlumbDestination *destination,
                             PlumbCredentials *credentials, GListStore *rungs,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  g_autoptr (PlumbLadder) ladder = plumb_ladder_new (task, destination, credentials, rungs);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  Check *check = g_new0 (Check, 1);

  g_task_set_source_tag (task, plumb_dynamics_verify_async);
  check->place = plumb_dynamics_open (connector, destination, credentials, &fault);
  plumb_ladder_set_data (ladder, check, (GDestroyNotify) free_check);
  plumb_ladder_add_common (ladder, check->place != NULL ? check->place->origin : NULL);
  plumb_ladder_add (ladder, "clock", N_("Clock agrees"), climb_clock);
  plumb_ladder_add (ladder, "instance", N_("Dynamics instance found"), climb_instance);
  plumb_ladder_add (ladder, "identity", N_("Signed in"), climb_identity);
  plumb_ladder_add (ladder, "user", N_("Known in Dynamics"), climb_user);
  plumb_ladder_add (ladder, "permission", N_("May write leads"), climb_permission);
  plumb_ladder_add (ladder, "reading", N_("May read leads"), climb_reading);
  plumb_ladder_add (ladder, "tracking", N_("Tells of new leads"), climb_tracking);
  plumb_ladder_climb (ladder);
}
