/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clean-up.h"

#include "plumb-connector.h"
#include "plumb-error.h"
#include "plumb-paging.h"

#include <glib/gi18n.h>

struct _PlumbCleanUp {
  GObject parent_instance;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;

  gboolean dry_run;
  PlumbPage *page;
  char *cursor;
  PlumbPaging *paging;
  guint n_handled;
  guint n_found;
  guint n_removed;
  PlumbAttempt *attempt;
};

G_DEFINE_FINAL_TYPE (PlumbCleanUp, plumb_clean_up, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void remove_next (GTask *task);

/* Whether @attempt ended the clean-up; it is kept if so. */
static gboolean
is_refused (PlumbCleanUp *self, PlumbAttempt *attempt)
{
  if (plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_ACCEPTED)
    return FALSE;
  g_set_object (&self->attempt, attempt);
  return TRUE;
}

static guint
count_tests (GPtrArray *leads)
{
  guint n_tests = 0;

  for (guint i = 0; i < leads->len; i++)
    if (plumb_lead_is_test (g_ptr_array_index (leads, i)))
      n_tests++;
  return n_tests;
}

static void
page_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbCleanUp *self = g_task_get_source_object (task);

  g_clear_pointer (&self->page, plumb_page_free);
  self->page = plumb_connector_find_tests_finish (PLUMB_CONNECTOR (source), result, &error);
  if (self->page == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (is_refused (self, self->page->attempt)) {
    g_task_return_boolean (task, FALSE);
    return;
  }
  self->n_handled = 0;
  self->n_found += count_tests (self->page->leads);
  g_signal_emit (self, signals[CHANGED], 0);
  remove_next (g_steal_pointer (&task));
}

/* Takes @task. */
static void
find_page (GTask *task)
{
  PlumbCleanUp *self = g_task_get_source_object (task);

  plumb_connector_find_tests_async (self->connector, self->destination, self->credentials,
                                    self->cursor, g_task_get_cancellable (task), page_found_cb,
                                    task);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;
  PlumbCleanUp *self = g_task_get_source_object (task);

  attempt = plumb_connector_delete_finish (PLUMB_CONNECTOR (source), result, &error);
  if (attempt == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
  } else if (is_refused (self, attempt)) {
    g_task_return_boolean (task, FALSE);
  } else {
    self->n_removed++;
    g_signal_emit (self, signals[CHANGED], 0);
    remove_next (g_steal_pointer (&task));
  }
}

/* (nullable): the page's next lead that may be removed; a real customer's never is. */
static PlumbLead *
take_next_test (PlumbCleanUp *self)
{
  while (!self->dry_run && self->n_handled < self->page->leads->len) {
    PlumbLead *lead = g_ptr_array_index (self->page->leads, self->n_handled++);

    if (plumb_lead_is_test (lead))
      return lead;
  }
  return NULL;
}

/* What comes after the page whose test leads are gone.  Takes @task. */
static void
leave_page (GTask *task)
{
  PlumbCleanUp *self = g_task_get_source_object (task);

  if (plumb_paging_follow (self->paging, self->page) == PLUMB_PAGING_GOES_ON) {
    g_free (self->cursor);
    self->cursor = g_strdup (self->page->cursor);
    find_page (task);
    return;
  }
  g_task_return_boolean (task, !is_refused (self, self->page->attempt));
  g_object_unref (task);
}

/* Takes @task. */
static void
remove_next (GTask *task)
{
  PlumbCleanUp *self = g_task_get_source_object (task);
  PlumbLead *lead = take_next_test (self);

  if (lead != NULL)
    plumb_connector_delete_async (self->connector, self->destination, self->credentials, lead,
                                  g_task_get_cancellable (task), removed_cb, task);
  else
    leave_page (task);
}

void
plumb_clean_up_run_async (PlumbCleanUp *self, gboolean dry_run, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_CLEAN_UP (self));
  g_return_if_fail (self->page == NULL && self->attempt == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_clean_up_run_async);
  self->dry_run = dry_run;
  if (!plumb_connector_can (self->connector, PLUMB_VERB_DELETE, self->destination,
                            self->credentials))
    g_task_return_new_error (task, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED, "%s",
                             _("Plumb cannot remove leads from this destination. Remove the test "
                               "leads there by hand."));
  else
    find_page (g_steal_pointer (&task));
}

gboolean
plumb_clean_up_run_finish (PlumbCleanUp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
plumb_clean_up_finalize (GObject *object)
{
  PlumbCleanUp *self = PLUMB_CLEAN_UP (object);

  g_object_unref (self->connector);
  g_object_unref (self->destination);
  g_object_unref (self->credentials);
  g_clear_pointer (&self->page, plumb_page_free);
  g_free (self->cursor);
  plumb_paging_free (self->paging);
  g_clear_object (&self->attempt);
  G_OBJECT_CLASS (plumb_clean_up_parent_class)->finalize (object);
}

static void
plumb_clean_up_class_init (PlumbCleanUpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_clean_up_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_clean_up_init (PlumbCleanUp *self)
{
  self->paging = plumb_paging_new (NULL);
}

PlumbCleanUp *
plumb_clean_up_new (PlumbConnector *connector, PlumbDestination *destination,
                    PlumbCredentials *credentials)
{
  PlumbCleanUp *self = NULL;

  g_return_val_if_fail (PLUMB_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);
  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (credentials), NULL);

  self = g_object_new (PLUMB_TYPE_CLEAN_UP, NULL);
  self->connector = g_object_ref (connector);
  self->destination = g_object_ref (destination);
  self->credentials = g_object_ref (credentials);
  return self;
}

guint
plumb_clean_up_get_n_found (PlumbCleanUp *self)
{
  g_return_val_if_fail (PLUMB_IS_CLEAN_UP (self), 0);
  return self->n_found;
}

guint
plumb_clean_up_get_n_removed (PlumbCleanUp *self)
{
  g_return_val_if_fail (PLUMB_IS_CLEAN_UP (self), 0);
  return self->n_removed;
}

PlumbAttempt *
plumb_clean_up_get_attempt (PlumbCleanUp *self)
{
  g_return_val_if_fail (PLUMB_IS_CLEAN_UP (self), NULL);
  return self->attempt;
}
