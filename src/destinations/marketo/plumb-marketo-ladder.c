/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-private.h"

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-ladder.h"
#include "plumb-marketo-exchange.h"
#include "plumb-marketo-person.h"
#include "plumb-marketo-request.h"
#include "plumb-tokens.h"

#include <glib/gi18n.h>
#include <string.h>

/* Nobody's address: what counts is whether it may be asked for. */
#define ADDRESS "nobody@test.com"

typedef struct {
  PlumbMarketoAccount *account;
  PlumbToken *token;
  gboolean assets_denied;
} Check;

static void
free_check (Check *self)
{
  g_clear_pointer (&self->account, plumb_marketo_account_free);
  g_clear_object (&self->token);
  g_free (self);
}

/* Without credentials there is nothing to sign in with, so nothing beyond is tried. */
static gboolean
skips_unsigned (PlumbLadder *ladder, Check *check)
{
  if (check->account->question != NULL)
    return FALSE;
  plumb_ladder_skip (ladder, _("Not tried: it needs Client ID and Client Secret."), NULL);
  return TRUE;
}

static void
ask (PlumbLadder *ladder, Check *check, PlumbRequest *request, GAsyncReadyCallback callback)
{
  plumb_marketo_exchange_async (plumb_connector_get_http (plumb_ladder_get_connector (ladder)),
                                check->account, request, plumb_ladder_get_cancellable (ladder),
                                callback, g_object_ref (ladder));
}

/* (transfer full) (nullable): %NULL if the ladder was stopped. */
static PlumbReply *
finish (PlumbLadder *ladder, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  PlumbReply *reply = plumb_marketo_exchange_finish (PLUMB_HTTP (source), result, &error);

  if (error != NULL)
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
  return reply;
}

static gboolean
is_accepted (PlumbAttempt *attempt)
{
  return plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_ACCEPTED;
}

static void
given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  Check *check = plumb_ladder_get_data (ladder);
  g_autoptr (GError) error = NULL;

  check->token = plumb_tokens_get_finish (PLUMB_TOKENS (source), result, &error);
  if (error != NULL)
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
  else
    plumb_ladder_judge_clock (ladder, plumb_token_get_attempt (check->token));
}

/* Clock and identity are judged by one answer. */
static void
climb_clock (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbHttp *http = plumb_connector_get_http (plumb_ladder_get_connector (ladder));
  PlumbTokens *tokens = plumb_http_get_tokens (http);

  if (skips_unsigned (ladder, check))
    return;
  /* A token from before proves nothing: the service may have been deleted since. */
  plumb_tokens_ask_again (tokens, check->account->question);
  plumb_tokens_get_async (tokens, check->account->question, plumb_ladder_get_cancellable (ladder),
                          given_cb, g_object_ref (ladder));
}

/* (transfer full) (nullable): the API-only user that the credentials belong to. */
static char *
dup_identity (PlumbToken *token)
{
  JsonObject *answer = plumb_token_get_answer (token);
  g_autofree char *scope = answer != NULL ? plumb_json_dup_text (answer, "scope") : NULL;

  /* Translators: %s is the name of a user in Marketo, an e-mail address. */
  return scope != NULL ? g_strdup_printf (_("As the user %s."), scope) : NULL;
}

static void
climb_identity (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  g_autofree char *detail = NULL;

  if (check->account->question == NULL) {
    plumb_ladder_skip (
        ladder, _("The fields of Partner Center’s older dialog let nobody sign in. Client ID "
                         "and Client Secret from LaunchPoint would."),
                   NULL);
    return;
  }
  if (!is_accepted (plumb_token_get_attempt (check->token))) {
    plumb_ladder_fail (ladder, plumb_token_get_attempt (check->token));
    return;
  }
  detail = dup_identity (check->token);
  plumb_ladder_pass (ladder, detail, plumb_token_get_attempt (check->token));
}

static void
fail_with (PlumbLadder *ladder, PlumbAttempt *attempt, const char *code, const char *message)
{
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (attempt, code);
  plumb_attempt_set_message (attempt, message);
  plumb_ladder_fail (ladder, attempt);
}

static void
skip_assets (PlumbLadder *ladder, PlumbAttempt *attempt)
{
  plumb_ladder_skip (
      ladder, _("The role may not look at forms. Give it Read-Only Assets, and Plumb can check "
                       "the form too."),
                 attempt);
}

/* `approved`, or `approved with draft` while somebody changes it. */
static void
judge_form (PlumbLadder *ladder, PlumbAttempt *attempt, JsonObject *form)
{
  g_autofree char *status = form != NULL ? plumb_json_dup_text (form, "status") : NULL;
  g_autofree char *name = form != NULL ? plumb_json_dup_text (form, "name") : NULL;

  if (form == NULL)
    fail_with (ladder, attempt, "form-unknown", NULL);
  else if (status == NULL || g_ascii_strncasecmp (status, "approved", strlen ("approved")) != 0)
    fail_with (ladder, attempt, "form-draft", status);
  else
    plumb_ladder_pass (ladder, name, attempt);
}

static void
form_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  Check *check = plumb_ladder_get_data (ladder);
  g_autoptr (PlumbReply) reply = finish (ladder, source, result);
  PlumbAttempt *attempt = reply != NULL ? plumb_reply_get_attempt (reply) : NULL;
  g_autoptr (JsonObject) answer = NULL;

  if (reply == NULL)
    return;
  if (is_accepted (attempt)) {
    answer = plumb_marketo_reply_dup_answer (reply);
    judge_form (ladder, attempt, plumb_marketo_answer_get_first (answer));
  } else if (plumb_marketo_reply_says (reply, "603")) {
    check->assets_denied = TRUE;
    skip_assets (ladder, attempt);
  } else if (plumb_marketo_reply_says (reply, "702") || plumb_marketo_reply_says (reply, "1013")) {
    fail_with (ladder, attempt, "form-unknown", NULL);
  } else {
    plumb_ladder_fail (ladder, attempt);
  }
}

static void
climb_form (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;

  if (!skips_unsigned (ladder, check))
    ask (ladder, check, plumb_marketo_make_form (check->account), form_told_cb);
}

/* The form's ids are those of the REST API but for capital letters: `FirstName`, `Email`. */
static gboolean
has_field (JsonArray *fields, const char *name)
{
  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++) {
    JsonNode *node = json_array_get_element (fields, i);
    g_autofree char *id = JSON_NODE_HOLDS_OBJECT (node)
                              ? plumb_json_dup_text (json_node_get_object (node), "id")
                              : NULL;

    if (id != NULL && g_ascii_strcasecmp (id, name) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
judge_fields (PlumbLadder *ladder, PlumbAttempt *attempt, JsonArray *fields)
{
  const char *const *names = plumb_marketo_list_form_fields ();
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (!has_field (fields, names[i]))
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", names[i]);
  if (missing->len == 0)
    plumb_ladder_pass (ladder, NULL, attempt);
  else
    fail_with (ladder, attempt, has_field (fields, names[0]) ? "form-field" : "form-email",
               missing->str);
}

static void
fields_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (PlumbReply) reply = finish (ladder, source, result);
  PlumbAttempt *attempt = reply != NULL ? plumb_reply_get_attempt (reply) : NULL;
  g_autoptr (JsonObject) answer = NULL;

  if (reply == NULL)
    return;
  if (!is_accepted (attempt)) {
    plumb_ladder_fail (ladder, attempt);
    return;
  }
  answer = plumb_marketo_reply_dup_answer (reply);
  judge_fields (ladder, attempt, plumb_marketo_answer_get_records (answer));
}

static void
climb_form_fields (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;

  if (skips_unsigned (ladder, check))
    return;
  if (check->assets_denied)
    skip_assets (ladder, NULL);
  else
    ask (ladder, check, plumb_marketo_make_form_fields (check->account), fields_told_cb);
}

static void
people_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (PlumbReply) reply = finish (ladder, source, result);

  if (reply == NULL)
    return;
  if (is_accepted (plumb_reply_get_attempt (reply)))
    plumb_ladder_pass (ladder, NULL, plumb_reply_get_attempt (reply));
  else
    plumb_ladder_fail (ladder, plumb_reply_get_attempt (reply));
}

/* The right to write people is also that to read them. */
static void
climb_permission (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;

  if (!skips_unsigned (ladder, check))
    ask (ladder, check, plumb_marketo_make_find (check->account, "email", ADDRESS), people_told_cb);
}

static void
token_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (PlumbReply) reply = finish (ladder, source, result);
  PlumbAttempt *attempt = reply != NULL ? plumb_reply_get_attempt (reply) : NULL;

  if (reply == NULL)
    return;
  if (is_accepted (attempt))
    plumb_ladder_pass (ladder, NULL, attempt);
  else if (plumb_marketo_reply_says (reply, "603"))
    plumb_ladder_skip (ladder,
                       _("The role may not read activities, so Plumb cannot show leads as they "
                         "come. Give it Read-Only Activity for that."),
                          attempt);
  else
    plumb_ladder_fail (ladder, attempt);
}

static void
climb_activities (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;

  if (!skips_unsigned (ladder, check))
    ask (ladder, check, plumb_marketo_make_paging_token (check->account, plumb_clock_now ()),
         token_told_cb);
}

void
plumb_marketo_verify_async (PlumbConnector *connector, PlumbDestination *destination,
                            PlumbCredentials *credentials, GListStore *rungs,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  g_autoptr (PlumbLadder) ladder = plumb_ladder_new (task, destination, credentials, rungs);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  Check *check = g_new0 (Check, 1);

  g_task_set_source_tag (task, plumb_marketo_verify_async);
  check->account = plumb_marketo_account_new (connector, destination, credentials, &fault);
  plumb_ladder_set_data (ladder, check, (GDestroyNotify) free_check);
  if (check->account == NULL)
    plumb_ladder_set_fault (ladder, fault.diagnosis);
  plumb_ladder_add_common (ladder, check->account != NULL ? check->account->origin : NULL);
  plumb_ladder_add (ladder, "clock", N_("Clock agrees"), climb_clock);
  plumb_ladder_add (ladder, "identity", N_("Signed in"), climb_identity);
  plumb_ladder_add (ladder, "form", N_("Form found and approved"), climb_form);
  plumb_ladder_add (ladder, "form-fields", N_("Form has the fields of a lead"), climb_form_fields);
  plumb_ladder_add (ladder, "permission", N_("May read people"), climb_permission);
  plumb_ladder_add (ladder, "activities", N_("May read activities"), climb_activities);
  plumb_ladder_climb (ladder);
}
