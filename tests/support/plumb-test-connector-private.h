/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-test-connector.h"

G_BEGIN_DECLS

/* What plumb-test-connector-told.c is told and plumb-test-connector.c does. */
struct _PlumbTestConnector {
  PlumbConnector parent_instance;
  PlumbStage stage;
  guint status;
  PlumbOutcome outcome;
  const char *remote_code;
  guint find_after;
  PlumbLeadText altered_text;
  char *altered_value;
  guint look_status;
  guint rung_status;
  gboolean is_hidden;
  gboolean hangs;
  gboolean is_endless;
  gboolean is_circle;
  gboolean has_broken_setting;
  guint n_sent;
  guint n_looks;
  GPtrArray *kept;
  PlumbLead *stuck;
  GQueue pages;
  GError *watch_error;
  GPtrArray *cursors;
};

/* (transfer full) */
PlumbAttempt *plumb_test_connector_make_attempt (PlumbStage stage, guint status,
                                                 PlumbOutcome outcome);

G_END_DECLS
