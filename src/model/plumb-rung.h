/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-attempt.h"

G_BEGIN_DECLS

/* How one rung of the check ladder stands; the names in JSON are in plumb_rung_status_get_name().
 */
typedef enum {
  PLUMB_RUNG_WAITING,
  PLUMB_RUNG_CLIMBING,
  PLUMB_RUNG_PASSED,
  PLUMB_RUNG_FAILED,
  PLUMB_RUNG_SKIPPED,
} PlumbRungStatus;

/* `waiting`, `climbing`, `passed`, `failed`, `skipped`. */
const char *plumb_rung_status_get_name (PlumbRungStatus status);

#define PLUMB_TYPE_RUNG (plumb_rung_get_type ())
G_DECLARE_FINAL_TYPE (PlumbRung, plumb_rung, PLUMB, RUNG, GObject)

/**
 * PlumbRung:
 *
 * One step of the check of a connection.  Properties `status` (#PlumbRungStatus as uint),
 * `detail` and `duration` notify while the ladder is climbed.
 */

/* @id: stable, in JSON, e.g. `tls`; @title: untranslated, marked, what passing it means. */
PlumbRung *plumb_rung_new (const char *id, const char *title);

const char *plumb_rung_get_id (PlumbRung *self);
const char *plumb_rung_get_title (PlumbRung *self);
PlumbRungStatus plumb_rung_get_status (PlumbRung *self);

/* (nullable): what was found, in the user's language, e.g. until when a certificate is good. */
const char *plumb_rung_get_detail (PlumbRung *self);

/* Microseconds; -1 while it was not climbed. */
gint64 plumb_rung_get_duration (PlumbRung *self);

/* (nullable): the evidence; what a diagnosis is made from. */
PlumbAttempt *plumb_rung_get_attempt (PlumbRung *self);

void plumb_rung_start (PlumbRung *self);

/* For a rung that was climbed together with others: @duration counts in place of the time between
 * start and finish.  Call it before plumb_rung_finish(); less than 0 changes nothing. */
void plumb_rung_set_duration (PlumbRung *self, gint64 duration);
void plumb_rung_finish (PlumbRung *self, PlumbRungStatus status, const char *detail,
                        PlumbAttempt *attempt);

G_END_DECLS
