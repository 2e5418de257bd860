/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-connector.h"

#include "plumb-error.h"

#define PAGE_SIZE 2

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
  gboolean is_hidden;
  gboolean hangs;
  gboolean has_broken_setting;
  guint n_sent;
  guint n_looks;
  GPtrArray *kept;
  PlumbLead *stuck;
  GQueue pages;
  GError *watch_error;
  GPtrArray *cursors;
};

G_DEFINE_FINAL_TYPE (PlumbTestConnector, plumb_test_connector, PLUMB_TYPE_CONNECTOR)

static const PlumbFieldSpec fields[] = {
  { .key = "url", .label = "URL", .flags = PLUMB_FIELD_SECRET },
  { NULL },
};

static const PlumbKindInfo info = {
  .name = "https",
  .title = "Test",
  .fields = fields,
  .carries = (1u << PLUMB_LEAD_N_TEXTS) - 1,
  .poll_interval = 30,
};

static PlumbAttempt *
make_attempt (PlumbStage stage, guint status, PlumbOutcome outcome)
{
  PlumbAttempt *attempt = plumb_attempt_new ();

  plumb_attempt_set_stage (attempt, stage);
  plumb_attempt_set_status (attempt, status);
  plumb_attempt_set_outcome (attempt, outcome);
  return attempt;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_task_return_error_if_cancelled (user_data);
  /* The two hold each other. */
  g_signal_handlers_disconnect_by_func (cancellable, cancelled_cb, user_data);
}

/* Takes @task, which ends when its cancellable does and never without one. */
static void
hang (GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_assert_nonnull (cancellable);
  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else
    g_signal_connect_data (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task,
                           (GClosureNotify) (void (*) (void)) g_object_unref, 0);
}

static void
plumb_test_connector_send_async (PlumbConnector *connector, PlumbDestination *destination,
                                 PlumbCredentials *credentials, PlumbLead *lead,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  PlumbTestConnector *self = PLUMB_TEST_CONNECTOR (connector);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  PlumbAttempt *attempt = NULL;

  g_task_set_source_tag (task, plumb_test_connector_send_async);
  self->n_sent++;
  if (self->hangs) {
    hang (g_steal_pointer (&task));
    return;
  }
  if (self->has_broken_setting) {
    g_task_return_new_error (task, PLUMB_ERROR, PLUMB_ERROR_SETTING, "The setting is broken");
    return;
  }
  attempt = make_attempt (self->stage, self->status, self->outcome);
  plumb_attempt_set_remote_code (attempt, self->remote_code);
  plumb_attempt_set_message (attempt, plumb_credentials_get (credentials, "url"));
  g_task_return_pointer (task, attempt, g_object_unref);
}

static PlumbLead *
store_lead (PlumbTestConnector *self, PlumbLead *lead)
{
  PlumbLeadFields stored = *plumb_lead_get_fields (lead);

  stored.key = "stored";
  if (self->altered_value != NULL)
    stored.texts[self->altered_text] = self->altered_value;
  return plumb_lead_new (&stored);
}

static void
plumb_test_connector_confirm_async (PlumbConnector *connector, PlumbDestination *destination,
                                    PlumbCredentials *credentials, PlumbLead *lead,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  PlumbTestConnector *self = PLUMB_TEST_CONNECTOR (connector);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbLead) found = NULL;

  g_task_set_source_tag (task, plumb_test_connector_confirm_async);
  self->n_looks++;
  if (self->hangs) {
    hang (g_steal_pointer (&task));
    return;
  }
  if (self->look_status != 0) {
    attempt = make_attempt (PLUMB_STAGE_ANSWERED, self->look_status, PLUMB_OUTCOME_REFUSED);
  } else {
    attempt = make_attempt (PLUMB_STAGE_ANSWERED, 200, PLUMB_OUTCOME_ACCEPTED);
    if (self->n_looks > self->find_after)
      found = store_lead (self, lead);
  }
  g_task_return_pointer (task, plumb_confirmation_new (attempt, found),
                         (GDestroyNotify) plumb_confirmation_free);
}

/* Where a page starts: after the lead whose key is @cursor, as in services that page by key. */
static gboolean
is_after (PlumbLead *lead, const char *cursor)
{
  return cursor == NULL || g_strcmp0 (plumb_lead_get_key (lead), cursor) > 0;
}

static void
plumb_test_connector_find_tests_async (PlumbConnector *connector, PlumbDestination *destination,
                                       PlumbCredentials *credentials, const char *cursor,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  PlumbTestConnector *self = PLUMB_TEST_CONNECTOR (connector);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (PlumbAttempt) attempt = NULL;
  PlumbPage *page = NULL;

  g_task_set_source_tag (task, plumb_test_connector_find_tests_async);
  attempt = make_attempt (PLUMB_STAGE_ANSWERED, 200, PLUMB_OUTCOME_ACCEPTED);
  page = plumb_page_new (attempt);
  for (guint i = 0; i < self->kept->len && !page->more; i++) {
    PlumbLead *lead = g_ptr_array_index (self->kept, i);

    page->more = is_after (lead, cursor) && page->leads->len == PAGE_SIZE;
    if (is_after (lead, cursor) && !page->more)
      g_ptr_array_add (page->leads, g_object_ref (lead));
  }
  if (page->more)
    page->cursor = g_strdup (plumb_lead_get_key (page->leads->pdata[PAGE_SIZE - 1]));
  g_task_return_pointer (task, page, (GDestroyNotify) plumb_page_free);
}

static void
plumb_test_connector_watch_async (PlumbConnector *connector, PlumbDestination *destination,
                                  PlumbCredentials *credentials, const char *cursor,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  PlumbTestConnector *self = PLUMB_TEST_CONNECTOR (connector);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (PlumbAttempt) attempt = NULL;
  PlumbPage *page = NULL;

  g_task_set_source_tag (task, plumb_test_connector_watch_async);
  g_ptr_array_add (self->cursors, g_strdup (cursor != NULL ? cursor : ""));
  if (self->hangs) {
    hang (g_steal_pointer (&task));
    return;
  }
  if (self->watch_error != NULL) {
    g_task_return_error (task, g_steal_pointer (&self->watch_error));
    return;
  }
  page = g_queue_pop_head (&self->pages);
  attempt = make_attempt (PLUMB_STAGE_ANSWERED, 200, PLUMB_OUTCOME_ACCEPTED);
  g_task_return_pointer (task, page != NULL ? page : plumb_page_new (attempt),
                         (GDestroyNotify) plumb_page_free);
}

static void
plumb_test_connector_delete_async (PlumbConnector *connector, PlumbDestination *destination,
                                   PlumbCredentials *credentials, PlumbLead *lead,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  PlumbTestConnector *self = PLUMB_TEST_CONNECTOR (connector);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  gboolean is_stuck = lead == self->stuck;

  g_task_set_source_tag (task, plumb_test_connector_delete_async);
  if (!is_stuck)
    g_ptr_array_remove (self->kept, lead);
  g_task_return_pointer (task,
                         make_attempt (PLUMB_STAGE_ANSWERED, is_stuck ? 403 : 204,
                                       is_stuck ? PLUMB_OUTCOME_REFUSED : PLUMB_OUTCOME_ACCEPTED),
                         g_object_unref);
}

static gboolean
plumb_test_connector_can (PlumbConnector *connector, PlumbVerb verb, PlumbDestination *destination,
                          PlumbCredentials *credentials)
{
  return verb == PLUMB_VERB_SEND || !PLUMB_TEST_CONNECTOR (connector)->is_hidden;
}

static void
plumb_test_connector_finalize (GObject *object)
{
  PlumbTestConnector *self = PLUMB_TEST_CONNECTOR (object);

  g_free (self->altered_value);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->cursors);
  g_queue_clear_full (&self->pages, (GDestroyNotify) plumb_page_free);
  g_clear_error (&self->watch_error);
  G_OBJECT_CLASS (plumb_test_connector_parent_class)->finalize (object);
}

static void
plumb_test_connector_class_init (PlumbTestConnectorClass *klass)
{
  PlumbConnectorClass *connector_class = PLUMB_CONNECTOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = plumb_test_connector_finalize;
  connector_class->kind = PLUMB_KIND_HTTPS;
  connector_class->info = &info;
  connector_class->can = plumb_test_connector_can;
  connector_class->send_async = plumb_test_connector_send_async;
  connector_class->confirm_async = plumb_test_connector_confirm_async;
  connector_class->watch_async = plumb_test_connector_watch_async;
  connector_class->find_tests_async = plumb_test_connector_find_tests_async;
  connector_class->delete_async = plumb_test_connector_delete_async;
}

static void
plumb_test_connector_init (PlumbTestConnector *self)
{
  self->stage = PLUMB_STAGE_ANSWERED;
  self->status = 202;
  self->outcome = PLUMB_OUTCOME_ACCEPTED;
  self->kept = g_ptr_array_new_with_free_func (g_object_unref);
  self->cursors = g_ptr_array_new_with_free_func (g_free);
}

PlumbTestConnector *
plumb_test_connector_new (void)
{
  return g_object_new (PLUMB_TYPE_TEST_CONNECTOR, NULL);
}

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
      make_attempt (PLUMB_STAGE_ANSWERED, 200, PLUMB_OUTCOME_ACCEPTED);
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
plumb_test_connector_refuse_page (PlumbTestConnector *self, guint status, gint64 retry_after)
{
  g_autoptr (PlumbAttempt) attempt =
      make_attempt (PLUMB_STAGE_ANSWERED, status, PLUMB_OUTCOME_REFUSED);

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
plumb_test_connector_break_setting (PlumbTestConnector *self)
{
  self->has_broken_setting = TRUE;
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
