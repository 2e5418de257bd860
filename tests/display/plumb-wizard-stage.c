/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-wizard-stage.h"

#include "plumb-field-date.h"
#include "plumb-rung.h"
#include "plumb-test-wait.h"

#include <glib/gstdio.h>

#define STAGE_TYPE_CONNECTOR (stage_connector_get_type ())
G_DECLARE_FINAL_TYPE (StageConnector, stage_connector, STAGE, CONNECTOR, PlumbConnector)

struct _StageConnector {
  PlumbConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (StageConnector, stage_connector, PLUMB_TYPE_CONNECTOR)

static PlumbFinding
check_address (const char *value)
{
  gboolean is_good = g_str_has_prefix (value, "https://");

  return (PlumbFinding){ is_good ? PLUMB_FINDING_GOOD : PLUMB_FINDING_FAULT,
                         is_good ? NULL : "https.url.scheme" };
}

static const PlumbChoice regions[] = {
  { "eu", "Europe" },
  { "us", "United States" },
  { NULL, NULL },
};

/* clang-format off */
static const PlumbFieldSpec fields[] = {
  { .key = "url", .label = "Address", .flags = PLUMB_FIELD_REQUIRED, .check = check_address,
    .help = "Where leads are posted to, from the overview page of the service." },
  { .key = "region", .label = "Region", .help = "Where the data is kept.", .fallback = "eu",
    .choices = regions },
  { .key = "county", .label = "County", .when = "region", .when_value = "us" },
  { .key = "client-secret", .label = "Client secret", .help = "The value, not the ID.",
    .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_SECRET },
  { .key = "client-secret-ends", .label = "Client secret ends on",
    .help = "The portal shows it beside the secret, under “Expires”.", .ends = "client-secret",
    .check = plumb_field_check_date, .tidy = plumb_field_tidy_date },
  { .key = "rest-host", .label = "REST host", .help = "Replaces the address of the interface.",
    .flags = PLUMB_FIELD_ADVANCED },
  { NULL },
};

static const PlumbGatherStep steps[] = {
  { "Register an application", "In the portal, open “App registrations” and choose “New "
    "registration”. Copy the address from its overview.", "An administrator of your directory" },
  { "Make a client secret", "Under “Certificates & secrets”. Copy its value at once: it is shown "
    "only once.", "An administrator of your directory" },
  { "Give it a role", "The application needs a role that may write leads.", NULL },
  { NULL },
};

static const PlumbSheetRow sheet[] = {
  { "Lead destination", NULL, "Stage" },
  { "Address", "url", NULL },
  { "Client secret", "client-secret", NULL },
  { NULL },
};

static const PlumbKindInfo info = {
  "https", "Stage", "Right when a test needs a destination that does as it is told.",
  "plumb-kind-https-symbolic", fields, steps, sheet, (1 << PLUMB_LEAD_N_TEXTS) - 1, 0,
};

/* What was typed for it is good for the stage too, but for its own choice of words. */
static const PlumbFieldSpec retired_fields[] = {
  { .key = "client-secret", .label = "Client secret", .help = "The value, not the ID.",
    .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_SECRET },
  { NULL },
};

static const PlumbSheetRow no_sheet[] = { { NULL } };

static const PlumbKindInfo retired_info = {
  .name = "azure-blob", .title = "Old stage", .summary = "Only for what came in earlier years.",
  .icon = "plumb-kind-azure-blob-symbolic", .fields = retired_fields, .steps = steps,
  .sheet = no_sheet, .poll_interval = 300,
  .retirement = "No lead has come to the old stage & its cellar since the new one opened.",
  .successor = PLUMB_KIND_HTTPS,
};
/* clang-format on */

static gboolean
is_wrong (PlumbCredentials *credentials)
{
  return g_strcmp0 (plumb_credentials_get (credentials, "client-secret"), "wrong") == 0;
}

static PlumbAttempt *
make_attempt (gboolean is_accepted)
{
  PlumbAttempt *attempt = plumb_attempt_new ();

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_attempt_set_status (attempt, is_accepted ? 202 : 401);
  plumb_attempt_set_outcome (attempt, is_accepted ? PLUMB_OUTCOME_ACCEPTED : PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_duration (attempt, PLUMB_STAGE_ANSWERED, 310000);
  return attempt;
}

static void
verify_async (PlumbConnector *connector, PlumbDestination *destination,
              PlumbCredentials *credentials, GListStore *rungs, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer user_data)
{
  static const char *const titles[][2] = {
    { "name", "The name is known" },
    { "tls", "The connection is secure" },
    { "identity", "Signed in" },
    { "permission", "May write leads" },
  };
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  gboolean is_fine = !is_wrong (credentials);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autoptr (PlumbRung) rung = plumb_rung_new (titles[i][0], titles[i][1]);
    g_autoptr (PlumbAttempt) attempt = make_attempt (is_fine || i < 2);

    g_list_store_append (rungs, rung);
    if (!is_fine && i > 2)
      continue;
    plumb_rung_start (rung);
    plumb_rung_finish (rung, is_fine || i < 2 ? PLUMB_RUNG_PASSED : PLUMB_RUNG_FAILED,
                       i == 1 ? "Certificate until March 2027" : NULL, attempt);
  }
  g_task_return_boolean (task, is_fine);
}

static void
send_async (PlumbConnector *connector, PlumbDestination *destination, PlumbCredentials *credentials,
            PlumbLead *lead, GCancellable *cancellable, GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_return_pointer (task, make_attempt (!is_wrong (credentials)), g_object_unref);
}

static void
confirm_async (PlumbConnector *connector, PlumbDestination *destination,
               PlumbCredentials *credentials, PlumbLead *lead, GCancellable *cancellable,
               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  g_autoptr (PlumbAttempt) attempt = make_attempt (TRUE);
  g_autoptr (PlumbLead) stored = NULL;
  PlumbLeadFields stored_fields = *plumb_lead_get_fields (lead);

  stored_fields.key = "stored";
  if (g_strcmp0 (plumb_destination_get_setting (destination, "region"), "us") == 0)
    stored_fields.texts[PLUMB_LEAD_COUNTRY] = "United States of America";
  stored = plumb_lead_new (&stored_fields);
  g_task_return_pointer (
      task, plumb_confirmation_new (g_steal_pointer (&attempt), g_steal_pointer (&stored)),
      (GDestroyNotify) plumb_confirmation_free);
}

static void
stage_connector_class_init (StageConnectorClass *klass)
{
  PlumbConnectorClass *connector_class = PLUMB_CONNECTOR_CLASS (klass);

  connector_class->kind = PLUMB_KIND_HTTPS;
  connector_class->info = &info;
  connector_class->verify_async = verify_async;
  connector_class->send_async = send_async;
  connector_class->confirm_async = confirm_async;
}

static void
stage_connector_init (StageConnector *self)
{
}

#define RETIRED_TYPE_CONNECTOR (retired_connector_get_type ())
G_DECLARE_FINAL_TYPE (RetiredConnector, retired_connector, RETIRED, CONNECTOR, PlumbConnector)

struct _RetiredConnector {
  PlumbConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (RetiredConnector, retired_connector, PLUMB_TYPE_CONNECTOR)

static void
retired_connector_class_init (RetiredConnectorClass *klass)
{
  PlumbConnectorClass *connector_class = PLUMB_CONNECTOR_CLASS (klass);

  connector_class->kind = PLUMB_KIND_AZURE_BLOB;
  connector_class->info = &retired_info;
  connector_class->verify_async = verify_async;
}

static void
retired_connector_init (RetiredConnector *self)
{
}

static char *
dup_draft (PlumbKind kind, gpointer data)
{
  WizardStage *self = data;

  return g_strdup (g_hash_table_lookup (self->drafts, GUINT_TO_POINTER (kind)));
}

static void
save_draft (PlumbKind kind, const char *draft, gpointer data)
{
  WizardStage *self = data;

  if (draft != NULL)
    g_hash_table_insert (self->drafts, GUINT_TO_POINTER (kind), g_strdup (draft));
  else
    g_hash_table_remove (self->drafts, GUINT_TO_POINTER (kind));
}

static GHashTable *
dup_practice_fields (PlumbKind kind, gpointer data)
{
  GHashTable *values = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (values, (char *) "url", (char *) "https://stage.example/leads");
  g_hash_table_insert (values, (char *) "client-secret", (char *) "practice");
  return values;
}

static char *
dup_suggestion_label (PlumbKind kind, const char *key, gpointer data)
{
  return g_strcmp0 (key, "url") == 0 ? g_strdup ("Use Plumb’s own endpoint") : NULL;
}

static void
suggest_async (PlumbKind kind, const char *key, GCancellable *cancellable,
               GAsyncReadyCallback callback, gpointer user_data, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_return_pointer (task, g_strdup ("https://own.example/leads"), g_free);
}

static void
open_store (WizardStage *self)
{
  g_autofree char *path = g_build_filename (self->folder, "plumb.db", NULL);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;

  self->store = plumb_store_new (path);
  plumb_store_open_async (self->store, NULL, plumb_test_keep_result, &opened);
  plumb_test_wait_for (&opened);
  plumb_store_open_finish (self->store, opened, &error);
  g_assert_no_error (error);
  self->destinations = plumb_destination_list_new (self->store, self->keyring);
  plumb_destination_list_load_async (self->destinations, NULL, plumb_test_keep_result, &loaded);
  plumb_test_wait_for (&loaded);
  plumb_destination_list_load_finish (self->destinations, loaded, &error);
  g_assert_no_error (error);
}

WizardStage *
wizard_stage_new (PlumbKeyring *keyring)
{
  const GType types[] = { STAGE_TYPE_CONNECTOR, RETIRED_TYPE_CONNECTOR, 0 };
  WizardStage *self = g_new0 (WizardStage, 1);

  self->folder = g_dir_make_tmp ("plumb-test-XXXXXX", NULL);
  self->keyring = keyring;
  self->http = plumb_http_new ();
  self->connectors = plumb_connectors_new (self->http, types);
  self->drafts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  open_store (self);
  self->services = (PlumbWizardServices){
    .connectors = self->connectors,
    .destinations = self->destinations,
    .store = self->store,
    .practice = TRUE,
    .dup_practice_fields = dup_practice_fields,
    .dup_suggestion_label = dup_suggestion_label,
    .suggest_async = suggest_async,
    .dup_draft = dup_draft,
    .save_draft = save_draft,
    .data = self,
  };
  return self;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_cmpint (g_remove (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
wizard_stage_free (WizardStage *self)
{
  g_clear_object (&self->destinations);
  plumb_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->connectors);
  g_clear_object (&self->http);
  g_clear_object (&self->keyring);
  g_hash_table_unref (self->drafts);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}
