/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-registry.h"
#include "plumb-test-languages.h"
#include "plumb-test-wait.h"
#include "plumb-wizard-stage.h"
#include "plumb-wizard.h"

#define GUID "72f988bf-86f1-41af-91ab-2d7cd011db47"

/* What is asked for, well enough to be let on. */
static const struct {
  const char *kind;
  const char *key;
  const char *value;
} values[] = {
  { "dynamics", "url", "https://contoso.crm4.dynamics.com" },
  { "dynamics", "directory-id", GUID },
  { "dynamics", "application-id", GUID },
  { "dynamics", "client-secret", "abc8Q~defghijklmnopqrstuvwxyz0123456789A" },
  { "marketo", "server-id", "app-ab12" },
  { "marketo", "munchkin-id", "123-ABC-456" },
  { "marketo", "form-id", "1179" },
  { "salesforce", "oid", "00D3X0000012345" },
  { "azure-table", "connection-string",
    "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=YWJj;"
    "EndpointSuffix=core.windows.net" },
  { "https", "url", "https://contoso.example/leads" },
};

typedef struct {
  WizardStage *stage;
  PlumbConnectors *connectors;
  PlumbWizard *wizard;
  PlumbWizardStep step;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  plumb_test_languages_speak (data);
  fixture->stage = wizard_stage_new (plumb_keyring_new_session_only ());
  fixture->connectors = plumb_connectors_new (fixture->stage->http, plumb_registry_get_types ());
  fixture->stage->services.connectors = fixture->connectors;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->connectors);
  wizard_stage_free (fixture->stage);
}

static void
open_wizard (Fixture *fixture)
{
  fixture->wizard = plumb_wizard_new (&fixture->stage->services);
  gtk_window_set_default_size (GTK_WINDOW (fixture->wizard), PLUMB_TEST_NARROW_WIDTH,
                               PLUMB_TEST_NARROW_HEIGHT);
}

static void
close_wizard (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->wizard));
  plumb_test_settle ();
}

static void
test_choosing_can_be_read (Fixture *fixture, gconstpointer data)
{
  open_wizard (fixture);
  gtk_window_present (GTK_WINDOW (fixture->wizard));
  plumb_test_assert_readable (GTK_WINDOW (fixture->wizard));
  close_wizard (fixture);
}

static void
save (Fixture *fixture, PlumbDestination *destination, PlumbCredentials *credentials)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_save_async (fixture->stage->destinations, destination, credentials, TRUE,
                                     NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  plumb_destination_list_save_finish (fixture->stage->destinations, result, &error);
  g_assert_no_error (error);
}

/* (transfer full) */
static PlumbDestination *
save_destination (Fixture *fixture, const PlumbKindInfo *info)
{
  g_autoptr (PlumbDestination) destination =
      plumb_destination_new (plumb_kind_from_name (info->name), info->name);
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    if (!g_str_equal (values[i].kind, info->name))
      continue;
    if (plumb_kind_info_find_field (info, values[i].key)->flags & PLUMB_FIELD_SECRET)
      plumb_credentials_set (credentials, values[i].key, values[i].value);
    else
      plumb_destination_set_setting (destination, values[i].key, values[i].value);
  }
  save (fixture, destination, credentials);
  return g_steal_pointer (&destination);
}

static gboolean
is_there (gpointer user_data)
{
  Fixture *fixture = user_data;

  return plumb_wizard_get_step (fixture->wizard) == fixture->step;
}

/* What is asked for and what goes into Partner Center, of every kind that can be set up. */
static void
test_every_kind_can_be_read (Fixture *fixture, gconstpointer data)
{
  GListModel *kinds = G_LIST_MODEL (fixture->connectors);

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (kinds, i);
    const PlumbKindInfo *info = plumb_connector_get_info (connector);
    g_autoptr (PlumbDestination) destination = NULL;

    g_test_message ("%s", info->name);
    open_wizard (fixture);
    plumb_wizard_choose (fixture->wizard, plumb_kind_from_name (info->name));
    gtk_window_present (GTK_WINDOW (fixture->wizard));
    plumb_test_assert_readable (GTK_WINDOW (fixture->wizard));
    gtk_widget_activate_action (GTK_WIDGET (fixture->wizard), "wizard.next", NULL);
    plumb_test_assert_readable (GTK_WINDOW (fixture->wizard));
    g_assert_cmpuint (plumb_wizard_get_step (fixture->wizard), ==, PLUMB_WIZARD_FIELDS);
    close_wizard (fixture);
    if (info->retirement != NULL)
      continue;
    destination = save_destination (fixture, info);
    open_wizard (fixture);
    plumb_wizard_edit (fixture->wizard, destination, PLUMB_WIZARD_SHEET, NULL);
    gtk_window_present (GTK_WINDOW (fixture->wizard));
    fixture->step = PLUMB_WIZARD_SHEET;
    plumb_test_wait_until (is_there, fixture);
    plumb_test_assert_readable (GTK_WINDOW (fixture->wizard));
    close_wizard (fixture);
  }
}

/* What every kind looks alike in: an unsuccessful check, and the test lead. */
static void
test_checking_and_testing_can_be_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "CRM");
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();

  fixture->stage->services.connectors = fixture->stage->connectors;
  plumb_destination_set_setting (destination, "url", "https://stage.example/leads");
  plumb_credentials_set (credentials, "client-secret", "wrong");
  save (fixture, destination, credentials);
  for (PlumbWizardStep step = PLUMB_WIZARD_CHECK; step <= PLUMB_WIZARD_TEST; step++) {
    open_wizard (fixture);
    plumb_wizard_edit (fixture->wizard, destination, step, NULL);
    gtk_window_present (GTK_WINDOW (fixture->wizard));
    fixture->step = step;
    plumb_test_wait_until (is_there, fixture);
    plumb_test_assert_readable (GTK_WINDOW (fixture->wizard));
    close_wizard (fixture);
  }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  plumb_test_languages_init ();

  for (const PlumbTestLanguage *language = plumb_test_languages; language->name != NULL;
       language++) {
    g_autofree char *choosing = g_strdup_printf ("/wizard/%s/choosing", language->name);
    g_autofree char *kinds = g_strdup_printf ("/wizard/%s/every-kind", language->name);
    g_autofree char *checking = g_strdup_printf ("/wizard/%s/checking", language->name);

    g_test_add (choosing, Fixture, language, set_up, test_choosing_can_be_read, tear_down);
    g_test_add (checking, Fixture, language, set_up, test_checking_and_testing_can_be_read,
                tear_down);
    g_test_add (kinds, Fixture, language, set_up, test_every_kind_can_be_read, tear_down);
  }
  return g_test_run ();
}
