/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_TEST_CONNECTOR (plumb_test_connector_get_type ())
G_DECLARE_FINAL_TYPE (PlumbTestConnector, plumb_test_connector, PLUMB, TEST_CONNECTOR,
                      PlumbConnector)

/*
 * A connector for destinations of the kind `https` that speaks with nobody and answers as it is
 * told to.  Until told otherwise it accepts every lead and finds it at the first look.
 */
PlumbTestConnector *plumb_test_connector_new (void);

/* How a lead that is sent is answered; @status 0: not at all, got as far as @stage. */
void plumb_test_connector_answer (PlumbTestConnector *self, PlumbStage stage, guint status,
                                  PlumbOutcome outcome, const char *remote_code);

/* The lead is found at the look after @n_looks that find nothing; G_MAXUINT: never. */
void plumb_test_connector_find_after (PlumbTestConnector *self, guint n_looks);

/* The lead comes back with @value as @text. */
void plumb_test_connector_alter (PlumbTestConnector *self, PlumbLeadText text, const char *value);

/* Looks find nothing and are refused with @status. */
void plumb_test_connector_refuse_looks (PlumbTestConnector *self, guint status);

/* There is no way to read back. */
void plumb_test_connector_hide (PlumbTestConnector *self);

/* Sending (or, if it was sent already, looking) takes until it is cancelled. */
void plumb_test_connector_hang (PlumbTestConnector *self, gboolean hangs);

/* What the next looks for new leads find, one after the other, then empty pages: leads with these
 * @keys (%NULL-terminated), which are their companies too. */
void plumb_test_connector_find_page (PlumbTestConnector *self, const char *const *keys,
                                     const char *cursor, gboolean more);
/* Of the page that was queued last a part is refused with @status. */
void plumb_test_connector_complain (PlumbTestConnector *self, guint status);
/* @retry_after: seconds, -1 for none. */
void plumb_test_connector_refuse_page (PlumbTestConnector *self, guint status, gint64 retry_after);
/* Takes @error, which stops the next look. */
void plumb_test_connector_fail_page (PlumbTestConnector *self, GError *error);
/* Borrowed (element-type utf8): where each look for new leads began, "" for the very beginning. */
GPtrArray *plumb_test_connector_get_cursors (PlumbTestConnector *self);

/* The one rung of the check is answered with @status, 0 for the time being with yes. */
void plumb_test_connector_fail_ladder (PlumbTestConnector *self, guint status);

/* Sending is stopped by a setting: %PLUMB_ERROR_SETTING. */
void plumb_test_connector_break_setting (PlumbTestConnector *self);

/* A lead that is there for the clean-up, on pages of two; deleting it is refused if @is_stuck. */
void plumb_test_connector_keep (PlumbTestConnector *self, PlumbLead *lead, gboolean is_stuck);
/* Each of these pages promises more, and at the same place. */
void plumb_test_connector_promise_more (PlumbTestConnector *self);
/* Each of these pages leads to another, and that back to it. */
void plumb_test_connector_lead_in_circles (PlumbTestConnector *self);

guint plumb_test_connector_get_n_sent (PlumbTestConnector *self);
guint plumb_test_connector_get_n_looks (PlumbTestConnector *self);
guint plumb_test_connector_get_n_kept (PlumbTestConnector *self);

G_END_DECLS
