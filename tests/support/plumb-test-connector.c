/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-connector.h"

#include "plumb-error.h"
#include "plumb-field-date.h"
#include "plumb-rung.h"
#include "plumb-test-connector-private.h"

#define PAGE_SIZE 2

G_DEFINE_FINAL_TYPE (PlumbTestConnector, plumb_test_connector, PLUMB_TYPE_CONNECTOR)

/* clang-format off */
static const PlumbChoice authentications[] = {
  { "app", "As an application" },
  { "user", "As a user" },
  { NULL },
};

static const PlumbFieldSpec fields[] = {
  { .key = "url", .label = "URL", .flags = PLUMB_FIELD_SECRET },
  { .key = "authentication", .label = "Authentication", .fallback = "app",
    .choices = authentications },
  { .key = "client-secret", .label = "Client secret", .when = "authentication", .when_value = "app",
    .flags = PLUMB_FIELD_SECRET },
  { .key = "client-secret-ends", .label = "Client secret ends on", .when = "authentication",
    .when_value = "app", .ends = "client-secret", .check = plumb_field_check_date,
    .tidy = plumb_field_tidy_date },
  { .key = "password", .label = "Password", .when = "authentication", .when_value = "user",
    .flags = PLUMB_FIELD_SECRET },
  { .key = "password-changed", .label = "Password changed on", .when = "authentication",
    .when_value = "user", .ends = "password", .ends_after = 90, .check = plumb_field_check_date },
  { .key = "watch-key", .label = "Key for reading", .flags = PLUMB_FIELD_SECRET },
  { .key = "watch-key-ends", .label = "Key for reading ends on", .ends = "watch-key" },
  { NULL },
};
/* clang-format on */

/* All but the key for reading, which is Plumb's alone. */
static const PlumbSheetRow sheet[] = {
  { "URL", "url", NULL },
  { "Client secret", "client-secret", NULL },
  { "Password", "password", NULL },
  { NULL },
};

static const PlumbKindInfo info = {
  .name = "https",
  .title = "Test",
  .fields = fields,
  .sheet = sheet,
  .carries = (1u << PLUMB_LEAD_N_TEXTS) - 1,
  .poll_interval = 30,
};

PlumbAttempt *
plumb_test_connector_make_attempt (PlumbStage stage, guint status, PlumbOutcome outcome)
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
plumb_test_connector_verify_async (PlumbConnector *connector, PlumbDestination *destination,
                                   PlumbCredentials *credentials, GListStore *rungs,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  PlumbTestConnector *self = PLUMB_TEST_CONNECTOR (connector);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  gboolean is_fine = self->rung_status == 0;
  g_autoptr (PlumbRung) rung = plumb_rung_new ("identity", "Signed in");
  g_autoptr (PlumbAttempt) attempt =
      plumb_test_connector_make_attempt (PLUMB_STAGE_ANSWERED, is_fine ? 200 : self->rung_status,
                                         is_fine ? PLUMB_OUTCOME_ACCEPTED : PLUMB_OUTCOME_REFUSED);

  g_task_set_source_tag (task, plumb_test_connector_verify_async);
  g_list_store_append (rungs, rung);
  plumb_rung_start (rung);
  plumb_rung_finish (rung, is_fine ? PLUMB_RUNG_PASSED : PLUMB_RUNG_FAILED, NULL, attempt);
  g_task_return_boolean (task, is_fine);
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
  attempt = plumb_test_connector_make_attempt (self->stage, self->status, self->outcome);
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
    attempt = plumb_test_connector_make_attempt (PLUMB_STAGE_ANSWERED, self->look_status,
                                                 PLUMB_OUTCOME_REFUSED);
  } else {
    attempt = plumb_test_connector_make_attempt (PLUMB_STAGE_ANSWERED, 200, PLUMB_OUTCOME_ACCEPTED);
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
  attempt = plumb_test_connector_make_attempt (PLUMB_STAGE_ANSWERED, 200, PLUMB_OUTCOME_ACCEPTED);
  page = plumb_page_new (attempt);
  for (guint i = 0; i < self->kept->len && !page->more; i++) {
    PlumbLead *lead = g_ptr_array_index (self->kept, i);

    page->more = is_after (lead, cursor) && page->leads->len == PAGE_SIZE;
    if (is_after (lead, cursor) && !page->more)
      g_ptr_array_add (page->leads, g_object_ref (lead));
  }
  if (self->is_endless)
    page->cursor = g_strdup (self->is_circle && g_strcmp0 (cursor, "same") == 0 ? "other" : "same");
  else if (page->more)
    page->cursor = g_strdup (plumb_lead_get_key (page->leads->pdata[PAGE_SIZE - 1]));
  page->more = page->more || self->is_endless;
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
  attempt = plumb_test_connector_make_attempt (PLUMB_STAGE_ANSWERED, 200, PLUMB_OUTCOME_ACCEPTED);
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
  g_task_return_pointer (
      task,
      plumb_test_connector_make_attempt (PLUMB_STAGE_ANSWERED, is_stuck ? 403 : 204,
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
  connector_class->verify_async = plumb_test_connector_verify_async;
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
