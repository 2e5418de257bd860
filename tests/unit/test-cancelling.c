/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connector.h"
#include "plumb-registry.h"
#include "plumb-rung.h"
#include "plumb-test-sample.h"
#include "plumb-test-wait.h"
#include "plumb-twin.h"

/* More turns of the main loop than any verb takes with a twin. */
#define MOST_TURNS 1000

/* A destination that is a twin, entered anew for each try, so that nothing is known from before. */
typedef struct {
  PlumbHttp *http;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
} Try;

typedef void (*Start) (Try *self, GCancellable *cancellable, GAsyncResult **result);
typedef void (*Finish) (Try *self, GAsyncResult *result, GError **error);

static void
enter (Try *self, const char *key, const char *value)
{
  const PlumbFieldSpec *field =
      plumb_kind_info_find_field (plumb_connector_get_info (self->connector), key);

  if ((field->flags & PLUMB_FIELD_SECRET) != 0)
    plumb_credentials_set (self->credentials, key, value);
  else
    plumb_destination_set_setting (self->destination, key, value);
}

static void
begin (Try *self, GType type, PlumbTwin *twin)
{
  g_autoptr (GHashTable) fields = plumb_twin_dup_fields (twin);
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  self->http = plumb_http_new ();
  self->connector = g_object_new (type, "http", self->http, NULL);
  self->destination = plumb_destination_new (plumb_connector_get_kind (self->connector), "Contoso");
  self->credentials = plumb_credentials_new ();
  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &key, &value))
    enter (self, key, value);
}

/* Nobody may hold on to what was cancelled. */
static void
end (Try *self)
{
  plumb_test_settle ();
  g_assert_finalize_object (self->connector);
  g_assert_finalize_object (self->http);
  g_assert_finalize_object (self->destination);
  g_assert_finalize_object (self->credentials);
}

static void
start_check (Try *self, GCancellable *cancellable, GAsyncResult **result)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);

  plumb_connector_verify_async (self->connector, self->destination, self->credentials, rungs,
                                cancellable, plumb_test_keep_result, result);
}

static void
finish_check (Try *self, GAsyncResult *result, GError **error)
{
  gboolean passed = plumb_connector_verify_finish (self->connector, result, error);

  g_assert_true (passed || *error != NULL);
}

static void
start_sending (Try *self, GCancellable *cancellable, GAsyncResult **result)
{
  g_autoptr (PlumbLead) lead = plumb_test_sample_new ();

  plumb_connector_send_async (self->connector, self->destination, self->credentials, lead,
                              cancellable, plumb_test_keep_result, result);
}

static void
finish_sending (Try *self, GAsyncResult *result, GError **error)
{
  g_autoptr (PlumbAttempt) attempt = plumb_connector_send_finish (self->connector, result, error);

  g_assert_true (attempt != NULL || *error != NULL);
}

static void
start_watching (Try *self, GCancellable *cancellable, GAsyncResult **result)
{
  plumb_connector_watch_async (self->connector, self->destination, self->credentials, NULL,
                               cancellable, plumb_test_keep_result, result);
}

static void
finish_watching (Try *self, GAsyncResult *result, GError **error)
{
  g_autoptr (PlumbPage) page = plumb_connector_watch_finish (self->connector, result, error);

  g_assert_true (page != NULL || *error != NULL);
}

/* Cancels after @turns of the main loop; whether it had ended by itself before. */
static gboolean
cancel_after (Try *self, guint turns, Start start, Finish finish)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_ended = FALSE;

  start (self, cancellable, &result);
  for (guint i = 0; i < turns && result == NULL; i++)
    g_main_context_iteration (NULL, TRUE);
  has_ended = result != NULL;
  if (!has_ended)
    g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);
  finish (self, result, &error);
  if (has_ended)
    g_assert_no_error (error);
  else if (error != NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return has_ended;
}

static void
cancel_everywhere (GType type, PlumbTwin *twin, PlumbVerb verb, Start start, Finish finish)
{
  guint turns = 0;
  gboolean has_ended = FALSE;

  while (!has_ended) {
    Try self = { NULL };

    begin (&self, type, twin);
    has_ended = !plumb_connector_can (self.connector, verb, self.destination, self.credentials) ||
                cancel_after (&self, turns++, start, finish);
    end (&self);
    g_assert_cmpuint (turns, <, MOST_TURNS);
  }
  g_assert_true (turns == 0 || turns > 2);
}

static void
test_each_verb_can_be_cancelled_at_each_step (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  PlumbConnectorClass *klass = g_type_class_ref (type);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbTwin) twin = plumb_twin_new (klass->kind, 0, &error);

  g_assert_no_error (error);
  cancel_everywhere (type, twin, PLUMB_VERB_VERIFY, start_check, finish_check);
  cancel_everywhere (type, twin, PLUMB_VERB_SEND, start_sending, finish_sending);
  cancel_everywhere (type, twin, PLUMB_VERB_WATCH, start_watching, finish_watching);
  g_type_class_unref (klass);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (const GType *type = plumb_registry_get_types (); *type != 0; type++) {
    PlumbConnectorClass *klass = g_type_class_ref (*type);
    g_autofree char *path = g_strdup_printf ("/cancelling/%s", klass->info->name);

    g_test_add_data_func (path, GSIZE_TO_POINTER (*type),
                          test_each_verb_can_be_cancelled_at_each_step);
    g_type_class_unref (klass);
  }
  return g_test_run ();
}
