/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-connector-private.h"

void
plumb_test_connector_answer (PlumbTestConnector *self, PlumbStage stage, guint status,
                             PlumbOutcome outcome, const char *remote_code)
{
  self->stage = stage;
  self->status = status;
  self->outcome = outcome;
  self->remote_code = remote_code;
}

void
plumb_test_connector_find_after (PlumbTestConnector *self, guint n_looks)
{
  self->find_after = n_looks;
}

void
plumb_test_connector_alter (PlumbTestConnector *self, PlumbLeadText text, const char *value)
{
  self->altered_text = text;
  g_free (self->altered_value);
  self->altered_value = g_strdup (value);
}

void
plumb_test_connector_refuse_looks (PlumbTestConnector *self, guint status)
{
  self->look_status = status;
}

void
plumb_test_connector_hide (PlumbTestConnector *self)
{
  self->is_hidden = TRUE;
}

void
plumb_test_connector_hang (PlumbTestConnector *self, gboolean hangs)
{
  self->hangs = hangs;
}

void
plumb_test_connector_find_page (PlumbTestConnector *self, const char *const *keys,
                                const char *cursor, gboolean more)
{
  g_autoptr (PlumbAttempt) attempt =
      plumb_test_connector_make_attempt (PLUMB_STAGE_ANSWERED, 200, PLUMB_OUTCOME_ACCEPTED);
  PlumbPage *page = plumb_page_new (attempt);

  for (guint i = 0; keys[i] != NULL; i++) {
    PlumbLeadFields record = { .key = keys[i], .received_at = G_USEC_PER_SEC, .raw = "{}" };

    record.texts[PLUMB_LEAD_COMPANY] = keys[i];
    g_ptr_array_add (page->leads, plumb_lead_new (&record));
  }
  page->cursor = g_strdup (cursor);
  page->more = more;
  g_queue_push_tail (&self->pages, page);
}

void
plumb_test_connector_complain (PlumbTestConnector *self, guint status)
{
  PlumbPage *page = g_queue_peek_tail (&self->pages);

  page->complaint =
      plumb_test_connector_make_attempt (PLUMB_STAGE_ANSWERED, status, PLUMB_OUTCOME_REFUSED);
}

void
plumb_test_connector_refuse_page (PlumbTestConnector *self, guint status, gint64 retry_after)
{
  g_autoptr (PlumbAttempt) attempt =
      plumb_test_connector_make_attempt (PLUMB_STAGE_ANSWERED, status, PLUMB_OUTCOME_REFUSED);

  plumb_attempt_set_retry_after (attempt, retry_after);
  g_queue_push_tail (&self->pages, plumb_page_new (attempt));
}

void
plumb_test_connector_fail_page (PlumbTestConnector *self, GError *error)
{
  g_clear_error (&self->watch_error);
  self->watch_error = error;
}

GPtrArray *
plumb_test_connector_get_cursors (PlumbTestConnector *self)
{
  return self->cursors;
}

void
plumb_test_connector_fail_ladder (PlumbTestConnector *self, guint status)
{
  self->rung_status = status;
}

void
plumb_test_connector_break_setting (PlumbTestConnector *self)
{
  self->has_broken_setting = TRUE;
}

void
plumb_test_connector_promise_more (PlumbTestConnector *self)
{
  self->is_endless = TRUE;
}

void
plumb_test_connector_lead_in_circles (PlumbTestConnector *self)
{
  self->is_endless = TRUE;
  self->is_circle = TRUE;
}

void
plumb_test_connector_keep (PlumbTestConnector *self, PlumbLead *lead, gboolean is_stuck)
{
  g_ptr_array_add (self->kept, g_object_ref (lead));
  if (is_stuck)
    self->stuck = lead;
}

guint
plumb_test_connector_get_n_sent (PlumbTestConnector *self)
{
  return self->n_sent;
}

guint
plumb_test_connector_get_n_looks (PlumbTestConnector *self)
{
  return self->n_looks;
}

guint
plumb_test_connector_get_n_kept (PlumbTestConnector *self)
{
  return self->kept->len;
}
