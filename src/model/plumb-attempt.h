/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PlumbStage:
 *
 * How far an exchange got.  An attempt's stage is the last one that was *tried*: it is the
 * one that failed, unless the attempt was answered.
 */
typedef enum {
  PLUMB_STAGE_SETTINGS,
  PLUMB_STAGE_RESOLVE,
  PLUMB_STAGE_CONNECT,
  PLUMB_STAGE_TLS,
  PLUMB_STAGE_SENT,
  PLUMB_STAGE_ANSWERED,
} PlumbStage;
#define PLUMB_N_STAGES (PLUMB_STAGE_ANSWERED + 1)

/* The name in JSON and in the database, as in `resolve`. */
const char *plumb_stage_get_name (PlumbStage stage);

/**
 * PlumbOutcome:
 *
 * What the service meant.  Only a connector says so: a 200 may well be a refusal.
 */
typedef enum {
  PLUMB_OUTCOME_UNKNOWN,
  PLUMB_OUTCOME_REFUSED,
  PLUMB_OUTCOME_ACCEPTED,
} PlumbOutcome;

#define PLUMB_TYPE_ATTEMPT (plumb_attempt_get_type ())
G_DECLARE_FINAL_TYPE (PlumbAttempt, plumb_attempt, PLUMB, ATTEMPT, GObject)

/**
 * PlumbAttempt:
 *
 * The evidence of one exchange with a service, whatever came of it.  Filled in by `net` and
 * by the connector, immutable once the connector has returned it.  Holds no secret: texts
 * are redacted when they are set.
 */
PlumbAttempt *plumb_attempt_new (void);

/*
 * For a value that could not even be tried: an attempt at stage SETTINGS with the id of the
 * diagnosis as its code.
 */
PlumbAttempt *plumb_attempt_new_unusable (const char *diagnosis_id);

PlumbStage plumb_attempt_get_stage (PlumbAttempt *self);
void plumb_attempt_set_stage (PlumbAttempt *self, PlumbStage stage);

/* Whether the service answered with a complete reply: has a status. */
gboolean plumb_attempt_is_answered (PlumbAttempt *self);

/* Microseconds that @stage took; -1 if it was not reached. */
gint64 plumb_attempt_get_duration (PlumbAttempt *self, PlumbStage stage);
void plumb_attempt_set_duration (PlumbAttempt *self, PlumbStage stage, gint64 duration);

/* All stages together, in microseconds. */
gint64 plumb_attempt_get_total (PlumbAttempt *self);

gint64 plumb_attempt_get_started_at (PlumbAttempt *self);

/* The HTTP status, 0 if there was none. */
guint plumb_attempt_get_status (PlumbAttempt *self);
void plumb_attempt_set_status (PlumbAttempt *self, guint status);

PlumbOutcome plumb_attempt_get_outcome (PlumbAttempt *self);
void plumb_attempt_set_outcome (PlumbAttempt *self, PlumbOutcome outcome);

/* (nullable): the service's own code, e.g. `AuthenticationFailed`; never translated. */
const char *plumb_attempt_get_remote_code (PlumbAttempt *self);
void plumb_attempt_set_remote_code (PlumbAttempt *self, const char *remote_code);

/* (nullable): what the service, or the library below, said, redacted. */
const char *plumb_attempt_get_message (PlumbAttempt *self);
void plumb_attempt_set_message (PlumbAttempt *self, const char *message);

/* (nullable): what the service's own support asks for. */
const char *plumb_attempt_get_request_id (PlumbAttempt *self);
void plumb_attempt_set_request_id (PlumbAttempt *self, const char *request_id);

/* (nullable): the address, without what is secret in it. */
const char *plumb_attempt_get_url (PlumbAttempt *self);
void plumb_attempt_set_url (PlumbAttempt *self, const char *url);

/* (nullable): where a redirect pointed, redacted; it was not followed. */
const char *plumb_attempt_get_location (PlumbAttempt *self);
void plumb_attempt_set_location (PlumbAttempt *self, const char *location);

/* For an address that is a secret itself: leaves its host, and masks the rest wherever the server
 * repeated it. */
void plumb_attempt_hide_url (PlumbAttempt *self, const char *url);

/* What is wrong with the server's certificate; 0 for nothing. */
GTlsCertificateFlags plumb_attempt_get_tls_errors (PlumbAttempt *self);
void plumb_attempt_set_tls_errors (PlumbAttempt *self, GTlsCertificateFlags errors);

/* Until when the server's certificate is good; 0 if unknown. */
gint64 plumb_attempt_get_certificate_end (PlumbAttempt *self);
void plumb_attempt_set_certificate_end (PlumbAttempt *self, gint64 time);

/* The server's clock when it answered; 0 if it did not say. */
gint64 plumb_attempt_get_server_time (PlumbAttempt *self);
void plumb_attempt_set_server_time (PlumbAttempt *self, gint64 time);

/* How far this computer's clock is ahead of the server's, in microseconds; 0 if unknown. */
gint64 plumb_attempt_get_clock_skew (PlumbAttempt *self);

/* Seconds that the service asks to wait; -1 if it does not ask. */
gint64 plumb_attempt_get_retry_after (PlumbAttempt *self);
void plumb_attempt_set_retry_after (PlumbAttempt *self, gint64 seconds);

G_END_DECLS
