/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-private.h"

#include "plumb-clock.h"
#include "plumb-diagnosis.h"
#include "plumb-ladder.h"
#include "plumb-salesforce-call.h"
#include "plumb-salesforce-error.h"
#include "plumb-salesforce-form.h"
#include "plumb-salesforce-query.h"
#include "plumb-salesforce-suspects.h"
#include "plumb-tokens.h"

#include <glib/gi18n.h>

typedef struct {
  char *origin;
  char *oid;
  PlumbSalesforceAccount *account;
  PlumbFinding unreadable;
  PlumbReply *form;
  const PlumbSalesforceSuspect *suspect;
} Check;

static void
free_check (Check *self)
{
  g_free (self->origin);
  g_free (self->oid);
  g_clear_object (&self->account);
  g_clear_object (&self->form);
  g_free (self);
}

/* ── The form ────────────────────────────────────────────────────────────── */

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (GError) error = NULL;
  Check *check = plumb_ladder_get_data (ladder);

  check->form = plumb_http_send_finish (PLUMB_HTTP (source), result, &error);
  if (error != NULL) {
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
    return;
  }
  plumb_salesforce_form_judge (check->form);
  plumb_ladder_judge_clock (ladder, plumb_reply_get_attempt (check->form));
}

static void
climb_clock (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbHttp *http = plumb_connector_get_http (plumb_ladder_get_connector (ladder));
  g_autoptr (PlumbRequest) probe = plumb_salesforce_form_make_probe (check->origin);

  plumb_http_send_async (http, probe, plumb_ladder_get_cancellable (ladder), probed_cb,
                         g_object_ref (ladder));
}

/* Nothing was sent, so that what the page says is of no account; that it is there counts. */
static void
climb_form (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbAttempt *attempt = plumb_reply_get_attempt (check->form);
  guint status = plumb_reply_get_status (check->form);

  if (status == 404 || status >= 500)
    plumb_ladder_fail (ladder, attempt);
  else
    plumb_ladder_pass (ladder, NULL, NULL);
}

/* ── Reading ─────────────────────────────────────────────────────────────── */

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_salesforce_call_finish (PLUMB_HTTP (source), result, &error);

  if (error != NULL)
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
  else if (plumb_salesforce_reply_is_accepted (reply))
    plumb_ladder_pass (ladder, NULL, plumb_reply_get_attempt (reply));
  else
    plumb_ladder_fail (ladder, plumb_reply_get_attempt (reply));
}

static void
skip_reading (PlumbLadder *ladder)
{
  plumb_ladder_skip (ladder,
                     _("There is no way to read: My Domain, consumer key and consumer secret are "
                       "empty."),
                        NULL);
}

static void
climb_identity (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbHttp *http = plumb_connector_get_http (plumb_ladder_get_connector (ladder));
  g_autoptr (PlumbRequest) question = NULL;

  if (check->account == NULL && check->unreadable.diagnosis != NULL) {
    g_autoptr (PlumbAttempt) attempt = plumb_salesforce_make_unreadable (&check->unreadable);

    plumb_ladder_fail (ladder, attempt);
  } else if (check->account == NULL) {
    skip_reading (ladder);
  } else {
    question = plumb_salesforce_account_make_question (check->account);
    /* A token from before proves nothing: the secret may have been deleted since. */
    plumb_tokens_ask_again (plumb_http_get_tokens (http), question);
    plumb_salesforce_call_async (http, check->account, "GET", "sobjects", 0,
                                 plumb_ladder_get_cancellable (ladder), signed_in_cb,
                                 g_object_ref (ladder));
  }
}

static void
climb_permission (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbHttp *http = plumb_connector_get_http (plumb_ladder_get_connector (ladder));
  g_autofree char *path = NULL;

  if (check->account == NULL) {
    skip_reading (ladder);
    return;
  }
  path = plumb_salesforce_query_make_changes (plumb_clock_now ());
  plumb_salesforce_call_async (http, check->account, "GET", path, 0,
                               plumb_ladder_get_cancellable (ladder), signed_in_cb,
                               g_object_ref (ladder));
}

/* ── What silently loses leads ───────────────────────────────────────────── */

/* (transfer full): what a suspicion means and what it is about, for a rung that is passed. */
static char *
dup_warning (PlumbAttempt *attempt)
{
  const PlumbDiagnosis *diagnosis = plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt);
  const char *names = plumb_attempt_get_message (attempt);

  /* Translators: what may be wrong, and the names of fields or rules. */
  return g_strdup_printf (_("%s: %s"), gettext (diagnosis->title), names != NULL ? names : "");
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  Check *check = plumb_ladder_get_data (ladder);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_salesforce_call_finish (PLUMB_HTTP (source), result, &error);
  const PlumbSalesforceSuspect *suspect = check->suspect++;
  PlumbAttempt *attempt = NULL;
  g_autofree char *warning = NULL;

  if (error != NULL) {
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
    return;
  }
  attempt = plumb_reply_get_attempt (reply);
  if (!plumb_salesforce_reply_is_accepted (reply)) {
    plumb_ladder_skip (ladder, _("Salesforce does not let Plumb look at this. See for yourself."),
                                  attempt);
  } else if (!plumb_salesforce_suspect_judge (suspect, reply, check->oid)) {
    plumb_ladder_pass (ladder, suspect->fine != NULL ? gettext (suspect->fine) : NULL, attempt);
  } else if (plumb_salesforce_suspect_is_certain (plumb_attempt_get_remote_code (attempt))) {
    plumb_ladder_fail (ladder, attempt);
  } else {
    warning = dup_warning (attempt);
    plumb_ladder_pass (ladder, warning, attempt);
  }
}

static void
climb_suspect (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbHttp *http = plumb_connector_get_http (plumb_ladder_get_connector (ladder));
  g_autofree char *path = NULL;

  if (check->account == NULL) {
    g_autofree char *reason = g_strdup (gettext (check->suspect->by_hand));

    check->suspect++;
    plumb_ladder_skip (ladder, reason, NULL);
    return;
  }
  path = check->suspect->make_path (plumb_clock_now ());
  plumb_salesforce_call_async (http, check->account, "GET", path, 0,
                               plumb_ladder_get_cancellable (ladder), looked_cb,
                               g_object_ref (ladder));
}

static void
climb_captcha (PlumbLadder *ladder, gpointer user_data)
{
  plumb_ladder_skip (
      ladder, _("Salesforce does not tell. In “Setup”, “Web-to-Lead”, see that reCAPTCHA is "
                       "not required."),
                 NULL);
}

void
plumb_salesforce_verify_async (PlumbConnector *connector, PlumbDestination *destination,
                               PlumbCredentials *credentials, GListStore *rungs,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  g_autoptr (PlumbLadder) ladder = plumb_ladder_new (task, destination, credentials, rungs);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  Check *check = g_new0 (Check, 1);

  g_task_set_source_tag (task, plumb_salesforce_verify_async);
  check->oid = plumb_salesforce_dup_oid (connector, destination, credentials, &fault);
  if (check->oid != NULL)
    check->origin = plumb_salesforce_dup_form_origin (connector, destination, credentials, &fault);
  check->account =
      plumb_salesforce_open_account (connector, destination, credentials, &check->unreadable);
  check->suspect = plumb_salesforce_suspects;
  plumb_ladder_set_data (ladder, check, (GDestroyNotify) free_check);
  if (check->origin == NULL)
    plumb_ladder_set_fault (ladder, fault.diagnosis);
  plumb_ladder_add_common (ladder, check->origin);
  plumb_ladder_add (ladder, "clock", N_("Clock agrees"), climb_clock);
  plumb_ladder_add (ladder, "form", N_("Web-to-Lead answers"), climb_form);
  plumb_ladder_add (ladder, "identity", N_("Signed in"), climb_identity);
  plumb_ladder_add (ladder, "permission", N_("May read leads"), climb_permission);
  for (const PlumbSalesforceSuspect *it = plumb_salesforce_suspects; it->id != NULL; it++)
    plumb_ladder_add (ladder, it->id, it->title, climb_suspect);
  plumb_ladder_add (ladder, "captcha", N_("No reCAPTCHA stops it"), climb_captcha);
  plumb_ladder_climb (ladder);
}
