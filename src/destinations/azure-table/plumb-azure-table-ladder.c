/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-private.h"

#include "plumb-clock.h"
#include "plumb-ladder.h"
#include "plumb-storage-error.h"
#include "plumb-storage-exchange.h"
#include "plumb-table-exchange.h"

#include <glib/gi18n.h>

typedef struct {
  PlumbTable *table;
  PlumbReply *listed;
  PlumbReply *read;
} Check;

static void
free_check (Check *self)
{
  g_clear_pointer (&self->table, plumb_table_free);
  g_clear_object (&self->listed);
  g_clear_object (&self->read);
  g_free (self);
}

static gboolean
is_accepted (PlumbReply *reply)
{
  return plumb_attempt_get_outcome (plumb_reply_get_attempt (reply)) == PLUMB_OUTCOME_ACCEPTED;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (GError) error = NULL;
  Check *check = plumb_ladder_get_data (ladder);

  check->listed = plumb_storage_exchange_finish (PLUMB_HTTP (source), result, &error);
  if (error != NULL)
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
  else
    plumb_ladder_judge_clock (ladder, plumb_reply_get_attempt (check->listed));
}

/* Clock and identity are judged by one answer: the time in it counts before the signature. */
static void
climb_clock (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbHttp *http = plumb_connector_get_http (plumb_ladder_get_connector (ladder));

  plumb_storage_exchange_async (http, plumb_table_make_list (check->table, plumb_clock_now ()),
                                plumb_ladder_get_cancellable (ladder), listed_cb,
                                g_object_ref (ladder));
}

/* A signature for one table only is good, though it does not allow listing tables. */
static gboolean
is_known_but_restricted (Check *check)
{
  return check->table->connection->signature != NULL &&
         (plumb_storage_reply_says (check->listed, "AuthorizationPermissionMismatch") ||
          plumb_storage_reply_says (check->listed, "AuthorizationResourceTypeMismatch"));
}

static void
climb_identity (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbAttempt *attempt = plumb_reply_get_attempt (check->listed);
  g_autofree char *detail = NULL;

  if (!is_accepted (check->listed) && !is_known_but_restricted (check)) {
    plumb_ladder_fail (ladder, attempt);
    return;
  }
  if (check->table->connection->account != NULL)
    /* Translators: %s is the name of a storage account. */
    detail = g_strdup_printf (_("Storage account %s."), check->table->connection->account);
  plumb_ladder_pass (ladder, detail, attempt);
}

static void
pass_permission (PlumbLadder *ladder, Check *check)
{
  const PlumbConnectionString *connection = check->table->connection;
  PlumbAttempt *attempt = plumb_reply_get_attempt (check->read);

  if (connection->signature == NULL)
    plumb_ladder_pass (ladder, _("The account key allows everything."), attempt);
  else if (plumb_connection_string_allows (connection, 'd'))
    plumb_ladder_pass (ladder, _("The signature allows reading, adding and deleting."), attempt);
  else
    plumb_ladder_pass (ladder, _("The signature allows reading and adding, but not deleting."),
                                  attempt);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (GError) error = NULL;
  Check *check = plumb_ladder_get_data (ladder);

  check->read = plumb_table_query_finish (PLUMB_HTTP (source), result, &error);
  if (error != NULL)
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
  else if (is_accepted (check->read) || plumb_storage_reply_says (check->read, "TableNotFound"))
    pass_permission (ladder, check);
  else
    plumb_ladder_fail (ladder, plumb_reply_get_attempt (check->read));
}

static void
climb_permission (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbHttp *http = plumb_connector_get_http (plumb_ladder_get_connector (ladder));

  if (!plumb_connection_string_allows (check->table->connection, 'a')) {
    g_autoptr (PlumbAttempt) attempt =
        plumb_attempt_new_unusable ("azure-table.connection-string.signature-cannot-add");

    plumb_ladder_fail (ladder, attempt);
    return;
  }
  plumb_table_query_async (http, check->table, "$top=1", plumb_ladder_get_cancellable (ladder),
                           read_cb, g_object_ref (ladder));
}

static void
climb_place (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  g_autofree char *detail = NULL;

  if (!is_accepted (check->read)) {
    plumb_ladder_skip (ladder,
                       _("There is no table yet. Microsoft makes it with the first lead; sending "
                         "a test lead makes it now."),
                          NULL);
    return;
  }
  /* Translators: %s is the name of a table. */
  detail = g_strdup_printf (_("The table %s is there."), check->table->name);
  plumb_ladder_pass (ladder, detail, plumb_reply_get_attempt (check->read));
}

void
plumb_azure_table_verify_async (PlumbConnector *connector, PlumbDestination *destination,
                                PlumbCredentials *credentials, GListStore *rungs,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  g_autoptr (PlumbLadder) ladder = plumb_ladder_new (task, destination, credentials, rungs);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  Check *check = g_new0 (Check, 1);

  g_task_set_source_tag (task, plumb_azure_table_verify_async);
  check->table = plumb_azure_table_open (connector, destination, credentials, &fault);
  plumb_ladder_set_data (ladder, check, (GDestroyNotify) free_check);
  if (check->table == NULL)
    plumb_ladder_set_fault (ladder, fault.diagnosis);
  plumb_ladder_add_common (ladder,
                           check->table != NULL ? check->table->connection->endpoint : NULL);
  plumb_ladder_add (ladder, "clock", N_("Clock agrees"), climb_clock);
  plumb_ladder_add (ladder, "identity", N_("Signed in"), climb_identity);
  plumb_ladder_add (ladder, "permission", N_("May write leads"), climb_permission);
  plumb_ladder_add (ladder, "place", N_("Table found"), climb_place);
  plumb_ladder_climb (ladder);
}
