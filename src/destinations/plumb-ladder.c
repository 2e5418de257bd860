/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-ladder.h"

#include <glib/gi18n.h>

/* As much as Azure allows: learn.microsoft.com, "Authorize with Shared Key". */
#define CLOCK_LIMIT (15 * 60 * G_TIME_SPAN_SECOND)

typedef struct {
  PlumbRung *rung;
  PlumbLadderClimb climb;
} Step;

struct _PlumbLadder {
  GObject parent_instance;
  GTask *task;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  GListStore *rungs;
  GArray *steps;
  guint position;
  char *url;
  const char *fault;
  PlumbAttempt *probe;
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (PlumbLadder, plumb_ladder, G_TYPE_OBJECT)

PlumbConnector *
plumb_ladder_get_connector (PlumbLadder *self)
{
  g_return_val_if_fail (PLUMB_IS_LADDER (self), NULL);
  return PLUMB_CONNECTOR (g_task_get_source_object (self->task));
}

GCancellable *
plumb_ladder_get_cancellable (PlumbLadder *self)
{
  g_return_val_if_fail (PLUMB_IS_LADDER (self), NULL);
  return g_task_get_cancellable (self->task);
}

void
plumb_ladder_set_data (PlumbLadder *self, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (PLUMB_IS_LADDER (self));
  g_return_if_fail (self->user_data == NULL);
  self->user_data = user_data;
  self->destroy = destroy;
}

gpointer
plumb_ladder_get_data (PlumbLadder *self)
{
  g_return_val_if_fail (PLUMB_IS_LADDER (self), NULL);
  return self->user_data;
}

void
plumb_ladder_set_fault (PlumbLadder *self, const char *diagnosis_id)
{
  g_return_if_fail (PLUMB_IS_LADDER (self));
  self->fault = g_intern_string (diagnosis_id);
}

void
plumb_ladder_add (PlumbLadder *self, const char *id, const char *title, PlumbLadderClimb climb)
{
  Step step = { NULL, climb };

  g_return_if_fail (PLUMB_IS_LADDER (self));
  g_return_if_fail (id != NULL && title != NULL && climb != NULL);

  step.rung = plumb_rung_new (id, title);
  g_list_store_append (self->rungs, step.rung);
  g_array_append_val (self->steps, step);
}

static PlumbRung *
get_rung (PlumbLadder *self)
{
  g_assert (self->position < self->steps->len);
  return g_array_index (self->steps, Step, self->position).rung;
}

static void
climb_next (PlumbLadder *self)
{
  Step *step = NULL;

  if (self->position == self->steps->len) {
    g_task_return_boolean (self->task, TRUE);
    return;
  }
  if (g_task_return_error_if_cancelled (self->task))
    return;
  step = &g_array_index (self->steps, Step, self->position);
  plumb_rung_start (step->rung);
  step->climb (self, self->user_data);
}

void
plumb_ladder_climb (PlumbLadder *self)
{
  g_autoptr (PlumbLadder) alive = NULL;

  g_return_if_fail (PLUMB_IS_LADDER (self));
  alive = g_object_ref (self);
  climb_next (self);
}

void
plumb_ladder_pass (PlumbLadder *self, const char *detail, PlumbAttempt *attempt)
{
  g_return_if_fail (PLUMB_IS_LADDER (self));
  plumb_rung_finish (get_rung (self), PLUMB_RUNG_PASSED, detail, attempt);
  self->position++;
  climb_next (self);
}

void
plumb_ladder_skip (PlumbLadder *self, const char *reason, PlumbAttempt *attempt)
{
  g_return_if_fail (PLUMB_IS_LADDER (self));
  g_return_if_fail (reason != NULL);
  plumb_rung_finish (get_rung (self), PLUMB_RUNG_SKIPPED, reason, attempt);
  self->position++;
  climb_next (self);
}

void
plumb_ladder_fail (PlumbLadder *self, PlumbAttempt *attempt)
{
  g_return_if_fail (PLUMB_IS_LADDER (self));
  g_return_if_fail (PLUMB_IS_ATTEMPT (attempt));
  plumb_rung_finish (get_rung (self), PLUMB_RUNG_FAILED, plumb_attempt_get_message (attempt),
                     attempt);
  g_task_return_boolean (self->task, FALSE);
}

void
plumb_ladder_stop (PlumbLadder *self, GError *error)
{
  g_return_if_fail (PLUMB_IS_LADDER (self));
  g_return_if_fail (error != NULL);
  plumb_rung_finish (get_rung (self), PLUMB_RUNG_WAITING, NULL, NULL);
  g_task_return_error (self->task, error);
}

static void
climb_fields (PlumbLadder *self, gpointer user_data)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  PlumbFinding finding = plumb_connector_check_fields (plumb_ladder_get_connector (self),
                                                       self->destination, self->credentials, NULL);

  if (finding.level != PLUMB_FINDING_FAULT && self->fault != NULL)
    finding = (PlumbFinding){ PLUMB_FINDING_FAULT, self->fault };
  /* A warning is evidence too: who shows the rung finds its words by the attempt. */
  if (finding.diagnosis != NULL)
    attempt = plumb_attempt_new_unusable (finding.diagnosis);
  if (finding.level == PLUMB_FINDING_FAULT)
    plumb_ladder_fail (self, attempt);
  else
    plumb_ladder_pass (self, NULL, attempt);
}

static void
pass_unless (PlumbLadder *self, PlumbStage stage, const char *detail)
{
  gint64 duration = plumb_attempt_get_duration (self->probe, stage);

  plumb_rung_set_duration (get_rung (self), duration);
  if (plumb_attempt_get_stage (self->probe) <= stage)
    plumb_ladder_fail (self, self->probe);
  else
    plumb_ladder_pass (self, detail, self->probe);
}

static char *
dup_host (PlumbLadder *self)
{
  g_autoptr (GUri) uri = g_uri_parse (self->url, G_URI_FLAGS_ENCODED, NULL);

  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *host = NULL;

  self->probe = plumb_http_probe_finish (PLUMB_HTTP (source), result, &error);
  if (error != NULL) {
    plumb_ladder_stop (self, g_steal_pointer (&error));
    return;
  }
  host = dup_host (self);
  pass_unless (self, PLUMB_STAGE_RESOLVE, host);
}

static void
climb_name (PlumbLadder *self, gpointer user_data)
{
  PlumbHttp *http = plumb_connector_get_http (plumb_ladder_get_connector (self));

  g_assert (self->url != NULL);
  plumb_http_probe_async (http, self->url, plumb_ladder_get_cancellable (self), probed_cb,
                          g_object_ref (self));
}

static void
climb_connect (PlumbLadder *self, gpointer user_data)
{
  pass_unless (self, PLUMB_STAGE_CONNECT, NULL);
}

static void
climb_tls (PlumbLadder *self, gpointer user_data)
{
  gint64 end = plumb_attempt_get_certificate_end (self->probe);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *date = NULL;
  g_autofree char *detail = NULL;

  if (g_ascii_strncasecmp (self->url, "http:", 5) == 0) {
    plumb_ladder_skip (self, _("The connection stays on this computer and needs no protection."),
                                NULL);
    return;
  }
  if (end != 0) {
    time = g_date_time_new_from_unix_local (end / G_TIME_SPAN_SECOND);
    date = g_date_time_format (time, "%x");
    /* Translators: %s is a date. */
    detail = g_strdup_printf (_("The certificate is good until %s."), date);
  }
  pass_unless (self, PLUMB_STAGE_TLS, detail);
}

void
plumb_ladder_add_common (PlumbLadder *self, const char *url)
{
  g_return_if_fail (PLUMB_IS_LADDER (self));

  g_free (self->url);
  self->url = g_strdup (url);
  plumb_ladder_add (self, "fields", N_("Fields filled in"), climb_fields);
  plumb_ladder_add (self, "name", N_("Server found"), climb_name);
  plumb_ladder_add (self, "connect", N_("Server reached"), climb_connect);
  plumb_ladder_add (self, "tls", N_("Secure connection"), climb_tls);
}

void
plumb_ladder_judge_clock (PlumbLadder *self, PlumbAttempt *attempt)
{
  gint64 skew = ABS (plumb_attempt_get_clock_skew (attempt));
  guint seconds = (guint) MIN (skew / G_TIME_SPAN_SECOND, G_MAXUINT);
  g_autofree char *detail = NULL;

  g_return_if_fail (PLUMB_IS_LADDER (self));
  g_return_if_fail (PLUMB_IS_ATTEMPT (attempt));

  if (!plumb_attempt_is_answered (attempt)) {
    plumb_ladder_fail (self, attempt);
    return;
  }
  if (plumb_attempt_get_server_time (attempt) == 0) {
    plumb_ladder_skip (self, _("The service does not tell its time."), NULL);
    return;
  }
  /* A service that accepted the request does not mind the clock. */
  if (skew > CLOCK_LIMIT && plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_REFUSED) {
    plumb_ladder_fail (self, attempt);
    return;
  }
  detail = g_strdup_printf (
      ngettext ("The clocks differ by %u second.", "The clocks differ by %u seconds.", seconds),
      seconds);
  plumb_ladder_pass (self, detail, NULL);
}

static void
clear_step (gpointer data)
{
  g_clear_object (&((Step *) data)->rung);
}

static void
plumb_ladder_finalize (GObject *object)
{
  PlumbLadder *self = PLUMB_LADDER (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_clear_object (&self->task);
  g_clear_object (&self->destination);
  g_clear_object (&self->credentials);
  g_clear_object (&self->rungs);
  g_clear_object (&self->probe);
  g_array_unref (self->steps);
  g_free (self->url);
  G_OBJECT_CLASS (plumb_ladder_parent_class)->finalize (object);
}

static void
plumb_ladder_class_init (PlumbLadderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_ladder_finalize;
}

static void
plumb_ladder_init (PlumbLadder *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step);
}

PlumbLadder *
plumb_ladder_new (GTask *task, PlumbDestination *destination, PlumbCredentials *credentials,
                  GListStore *rungs)
{
  PlumbLadder *self = NULL;

  g_return_val_if_fail (G_IS_TASK (task), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);
  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (credentials), NULL);
  g_return_val_if_fail (G_IS_LIST_STORE (rungs), NULL);

  self = g_object_new (PLUMB_TYPE_LADDER, NULL);
  self->task = g_object_ref (task);
  self->destination = g_object_ref (destination);
  self->credentials = g_object_ref (credentials);
  self->rungs = g_object_ref (rungs);
  return self;
}
