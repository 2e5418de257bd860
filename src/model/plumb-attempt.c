/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-attempt.h"

#include "plumb-clock.h"
#include "plumb-redaction.h"

struct _PlumbAttempt {
  GObject parent_instance;
  PlumbStage stage;
  PlumbOutcome outcome;
  guint status;
  gint64 durations[PLUMB_N_STAGES];
  gint64 started_at;
  gint64 server_time;
  gint64 answered_at;
  gint64 certificate_end;
  gint64 retry_after;
  GTlsCertificateFlags tls_errors;
  char *remote_code;
  char *message;
  char *request_id;
  char *url;
  char *location;
};

G_DEFINE_FINAL_TYPE (PlumbAttempt, plumb_attempt, G_TYPE_OBJECT)

const char *
plumb_stage_get_name (PlumbStage stage)
{
  static const char *const names[] = {
    "settings", "resolve", "connect", "tls", "sent", "answered"
  };

  g_return_val_if_fail (stage < G_N_ELEMENTS (names), NULL);
  return names[stage];
}

PlumbStage
plumb_attempt_get_stage (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), PLUMB_STAGE_SETTINGS);
  return self->stage;
}

void
plumb_attempt_set_stage (PlumbAttempt *self, PlumbStage stage)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  self->stage = stage;
}

gboolean
plumb_attempt_is_answered (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), FALSE);
  return self->status != 0;
}

gint64
plumb_attempt_get_duration (PlumbAttempt *self, PlumbStage stage)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), -1);
  g_return_val_if_fail (stage < PLUMB_N_STAGES, -1);
  return self->durations[stage];
}

void
plumb_attempt_set_duration (PlumbAttempt *self, PlumbStage stage, gint64 duration)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  g_return_if_fail (stage < PLUMB_N_STAGES);
  self->durations[stage] = duration;
}

gint64
plumb_attempt_get_total (PlumbAttempt *self)
{
  gint64 total = 0;

  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), 0);
  for (guint i = 0; i < PLUMB_N_STAGES; i++)
    total += MAX (0, self->durations[i]);
  return total;
}

gint64
plumb_attempt_get_started_at (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), 0);
  return self->started_at;
}

guint
plumb_attempt_get_status (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), 0);
  return self->status;
}

void
plumb_attempt_set_status (PlumbAttempt *self, guint status)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  self->status = status;
}

PlumbOutcome
plumb_attempt_get_outcome (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), PLUMB_OUTCOME_UNKNOWN);
  return self->outcome;
}

void
plumb_attempt_set_outcome (PlumbAttempt *self, PlumbOutcome outcome)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  self->outcome = outcome;
}

const char *
plumb_attempt_get_remote_code (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), NULL);
  return self->remote_code;
}

static void
take_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

void
plumb_attempt_set_remote_code (PlumbAttempt *self, const char *remote_code)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  take_text (&self->remote_code, plumb_redact (remote_code));
}

const char *
plumb_attempt_get_message (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), NULL);
  return self->message;
}

void
plumb_attempt_set_message (PlumbAttempt *self, const char *message)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  take_text (&self->message, plumb_redact (message));
}

const char *
plumb_attempt_get_request_id (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), NULL);
  return self->request_id;
}

void
plumb_attempt_set_request_id (PlumbAttempt *self, const char *request_id)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  take_text (&self->request_id, plumb_redact (request_id));
}

const char *
plumb_attempt_get_url (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), NULL);
  return self->url;
}

void
plumb_attempt_set_url (PlumbAttempt *self, const char *url)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  take_text (&self->url, plumb_redact_url (url));
}

const char *
plumb_attempt_get_location (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), NULL);
  return self->location;
}

void
plumb_attempt_set_location (PlumbAttempt *self, const char *location)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  take_text (&self->location, plumb_redact_url (location));
}

void
plumb_attempt_hide_url (PlumbAttempt *self, const char *url)
{
  char **const texts[] = { &self->remote_code, &self->message, &self->request_id, &self->location };

  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  g_return_if_fail (url != NULL);

  take_text (&self->url, plumb_redact_secret_url (url));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    take_text (texts[i], plumb_redact_parts (*texts[i], url));
}

GTlsCertificateFlags
plumb_attempt_get_tls_errors (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), 0);
  return self->tls_errors;
}

void
plumb_attempt_set_tls_errors (PlumbAttempt *self, GTlsCertificateFlags errors)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  self->tls_errors = errors;
}

gint64
plumb_attempt_get_certificate_end (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), 0);
  return self->certificate_end;
}

void
plumb_attempt_set_certificate_end (PlumbAttempt *self, gint64 time)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  self->certificate_end = time;
}

gint64
plumb_attempt_get_server_time (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), 0);
  return self->server_time;
}

void
plumb_attempt_set_server_time (PlumbAttempt *self, gint64 time)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  self->server_time = time;
  self->answered_at = plumb_clock_now ();
}

gint64
plumb_attempt_get_clock_skew (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), 0);
  return self->server_time == 0 ? 0 : self->answered_at - self->server_time;
}

gint64
plumb_attempt_get_retry_after (PlumbAttempt *self)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (self), -1);
  return self->retry_after;
}

void
plumb_attempt_set_retry_after (PlumbAttempt *self, gint64 seconds)
{
  g_return_if_fail (PLUMB_IS_ATTEMPT (self));
  self->retry_after = seconds;
}

static void
plumb_attempt_finalize (GObject *object)
{
  PlumbAttempt *self = PLUMB_ATTEMPT (object);

  g_free (self->remote_code);
  g_free (self->message);
  g_free (self->request_id);
  g_free (self->url);
  g_free (self->location);
  G_OBJECT_CLASS (plumb_attempt_parent_class)->finalize (object);
}

static void
plumb_attempt_class_init (PlumbAttemptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_attempt_finalize;
}

static void
plumb_attempt_init (PlumbAttempt *self)
{
  self->started_at = plumb_clock_now ();
  self->retry_after = -1;
  for (guint i = 0; i < PLUMB_N_STAGES; i++)
    self->durations[i] = -1;
}

PlumbAttempt *
plumb_attempt_new (void)
{
  return g_object_new (PLUMB_TYPE_ATTEMPT, NULL);
}

PlumbAttempt *
plumb_attempt_new_unusable (const char *diagnosis_id)
{
  PlumbAttempt *self = plumb_attempt_new ();

  self->stage = PLUMB_STAGE_SETTINGS;
  self->remote_code = g_strdup (diagnosis_id);
  return self;
}
