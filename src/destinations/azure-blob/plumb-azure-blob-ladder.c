/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-private.h"

#include "plumb-clock.h"
#include "plumb-ladder.h"
#include "plumb-storage-error.h"
#include "plumb-storage-exchange.h"

#include <glib/gi18n.h>

typedef struct {
  PlumbBlobContainer *container;
  PlumbReply *found;
} Check;

static void
free_check (Check *self)
{
  g_clear_pointer (&self->container, plumb_blob_container_free);
  g_clear_object (&self->found);
  g_free (self);
}

static gboolean
is_accepted (PlumbReply *reply)
{
  return plumb_attempt_get_outcome (plumb_reply_get_attempt (reply)) == PLUMB_OUTCOME_ACCEPTED;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (GError) error = NULL;
  Check *check = plumb_ladder_get_data (ladder);

  check->found = plumb_storage_exchange_finish (PLUMB_HTTP (source), result, &error);
  if (error != NULL)
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
  else
    plumb_ladder_judge_clock (ladder, plumb_reply_get_attempt (check->found));
}

/* Clock, identity and place are judged by one answer: the time in it counts before the signature.
 */
static void
climb_clock (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbHttp *http = plumb_connector_get_http (plumb_ladder_get_connector (ladder));

  plumb_storage_exchange_async (
      http, plumb_blob_container_make_find (check->container, plumb_clock_now ()),
      plumb_ladder_get_cancellable (ladder), found_cb, g_object_ref (ladder));
}

/* A signature for one container is good, though it does not allow asking about the container. */
static gboolean
is_known_but_restricted (Check *check)
{
  return check->container->connection->signature != NULL &&
         (plumb_storage_reply_says (check->found, "AuthorizationPermissionMismatch") ||
          plumb_storage_reply_says (check->found, "AuthorizationResourceTypeMismatch"));
}

/* Who may hear that there is no such container was let in. */
static gboolean
is_let_in (Check *check)
{
  return is_accepted (check->found) || is_known_but_restricted (check) ||
         plumb_storage_reply_says (check->found, "ContainerNotFound") ||
         plumb_storage_reply_says (check->found, "ContainerBeingDeleted");
}

static void
climb_identity (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbAttempt *attempt = plumb_reply_get_attempt (check->found);
  g_autofree char *detail = NULL;

  if (!is_let_in (check)) {
    plumb_ladder_fail (ladder, attempt);
    return;
  }
  if (check->container->connection->account != NULL)
    /* Translators: %s is the name of a storage account. */
    detail = g_strdup_printf (_("Storage account %s."), check->container->connection->account);
  plumb_ladder_pass (ladder, detail, is_accepted (check->found) ? attempt : NULL);
}

static void
climb_place (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  PlumbAttempt *attempt = plumb_reply_get_attempt (check->found);
  g_autofree char *detail = NULL;

  if (is_known_but_restricted (check)) {
    plumb_ladder_skip (ladder, _("The signature is for reading what is in the container only."),
                                  NULL);
    return;
  }
  if (!is_accepted (check->found)) {
    plumb_ladder_fail (ladder, attempt);
    return;
  }
  /* Translators: %s is the name of a container of files. */
  detail = g_strdup_printf (_("The container %s is there."), check->container->name);
  plumb_ladder_pass (ladder, detail, attempt);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLadder) ladder = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) listed =
      plumb_storage_exchange_finish (PLUMB_HTTP (source), result, &error);
  g_autoptr (PlumbBlobList) list = listed != NULL ? plumb_azure_blob_read_list (listed) : NULL;

  if (error != NULL)
    plumb_ladder_stop (ladder, g_steal_pointer (&error));
  else if (list != NULL)
    plumb_ladder_pass (ladder, _("Plumb reads what is there. New leads no longer arrive in it."),
                                  plumb_reply_get_attempt (listed));
  else
    plumb_ladder_fail (ladder, plumb_reply_get_attempt (listed));
}

static void
climb_permission (PlumbLadder *ladder, gpointer user_data)
{
  Check *check = user_data;
  const PlumbConnectionString *connection = check->container->connection;
  PlumbHttp *http = plumb_connector_get_http (plumb_ladder_get_connector (ladder));

  if (!plumb_connection_string_allows (connection, 'r') ||
      !plumb_connection_string_allows (connection, 'l')) {
    g_autoptr (PlumbAttempt) attempt =
        plumb_attempt_new_unusable ("azure-blob.connection-string.signature-cannot-read");

    plumb_ladder_fail (ladder, attempt);
    return;
  }
  plumb_storage_exchange_async (
      http, plumb_blob_container_make_list (check->container, NULL, plumb_clock_now ()),
      plumb_ladder_get_cancellable (ladder), listed_cb, g_object_ref (ladder));
}

void
plumb_azure_blob_verify_async (PlumbConnector *connector, PlumbDestination *destination,
                               PlumbCredentials *credentials, GListStore *rungs,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  g_autoptr (PlumbLadder) ladder = plumb_ladder_new (task, destination, credentials, rungs);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  Check *check = g_new0 (Check, 1);

  g_task_set_source_tag (task, plumb_azure_blob_verify_async);
  check->container = plumb_azure_blob_open (connector, destination, credentials, &fault);
  plumb_ladder_set_data (ladder, check, (GDestroyNotify) free_check);
  if (check->container == NULL)
    plumb_ladder_set_fault (ladder, fault.diagnosis);
  plumb_ladder_add_common (ladder, check->container != NULL ? check->container->connection->endpoint
                                                            : NULL);
  plumb_ladder_add (ladder, "clock", N_("Clock agrees"), climb_clock);
  plumb_ladder_add (ladder, "identity", N_("Signed in"), climb_identity);
  plumb_ladder_add (ladder, "place", N_("Container found"), climb_place);
  plumb_ladder_add (ladder, "permission", N_("May read leads"), climb_permission);
  plumb_ladder_climb (ladder);
}
