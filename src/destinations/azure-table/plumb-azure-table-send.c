/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-private.h"

#include "plumb-clock.h"
#include "plumb-storage-error.h"
#include "plumb-storage-exchange.h"
#include "plumb-table-row.h"

typedef struct {
  PlumbTable *table;
  char *row;
} Sending;

static void
free_sending (Sending *self)
{
  plumb_table_free (self->table);
  g_free (self->row);
  g_free (self);
}

static void
return_attempt (GTask *task, PlumbReply *reply)
{
  g_task_return_pointer (task, g_object_ref (plumb_reply_get_attempt (reply)), g_object_unref);
}

static void
inserted_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_storage_exchange_finish (PLUMB_HTTP (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    return_attempt (task, reply);
}

static void
insert (GTask *task, GAsyncReadyCallback callback)
{
  PlumbHttp *http = plumb_connector_get_http (g_task_get_source_object (task));
  Sending *sending = g_task_get_task_data (task);
  PlumbRequest *request =
      plumb_table_make_insert (sending->table, sending->row, plumb_clock_now ());

  plumb_storage_exchange_async (http, request, g_task_get_cancellable (task), callback,
                                g_object_ref (task));
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_storage_exchange_finish (PLUMB_HTTP (source), result, &error);
  gboolean is_there = FALSE;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  is_there = plumb_attempt_get_outcome (plumb_reply_get_attempt (reply)) == PLUMB_OUTCOME_ACCEPTED;
  /* Somebody else was faster, perhaps Microsoft. */
  is_there = is_there || plumb_storage_reply_says (reply, "TableAlreadyExists");
  if (is_there)
    insert (task, inserted_again_cb);
  else
    return_attempt (task, reply);
}

static void
inserted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_storage_exchange_finish (PLUMB_HTTP (source), result, &error);
  Sending *sending = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (!plumb_storage_reply_says (reply, "TableNotFound")) {
    return_attempt (task, reply);
    return;
  }
  sending = g_task_get_task_data (task);
  plumb_storage_exchange_async (PLUMB_HTTP (source),
                                plumb_table_make_create (sending->table, plumb_clock_now ()),
                                g_task_get_cancellable (task), created_cb, g_object_ref (task));
}

void
plumb_azure_table_send_async (PlumbConnector *connector, PlumbDestination *destination,
                              PlumbCredentials *credentials, PlumbLead *lead,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  PlumbTable *table = plumb_azure_table_open (connector, destination, credentials, &fault);
  Sending *sending = NULL;

  g_task_set_source_tag (task, plumb_azure_table_send_async);
  if (table == NULL) {
    g_task_return_pointer (task, plumb_attempt_new_unusable (fault.diagnosis), g_object_unref);
    return;
  }
  sending = g_new0 (Sending, 1);
  sending->table = table;
  sending->row = plumb_table_row_from_lead (lead);
  g_task_set_task_data (task, sending, (GDestroyNotify) free_sending);
  insert (task, inserted_cb);
}
