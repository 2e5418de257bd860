/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-registry.h"
#include "plumb-test-wait.h"
#include "plumb-wizard-stage.h"
#include "plumb-wizard.h"

#include <glib/gi18n.h>
#include <locale.h>

/* As narrow as a phone. */
#define WIDTH 360
#define HEIGHT 740

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
  const char *const *language = data;

  g_setenv ("LANGUAGE", language[0], TRUE);
  g_assert_nonnull (setlocale (LC_ALL, language[1]));
  g_assert_cmpstr (_("Gather"), ==, language[2]);
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
  gtk_window_set_default_size (GTK_WINDOW (fixture->wizard), WIDTH, HEIGHT);
}

static void
close_wizard (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->wizard));
  plumb_test_settle ();
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_frames = user_data;

  return --*n_frames > 0;
}

static gboolean
is_zero (gpointer user_data)
{
  return *(guint *) user_data == 0;
}

/* What changed has found its place after two. */
static void
wait_for_frames (Fixture *fixture)
{
  guint n_frames = 3;

  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->wizard), tick_cb, &n_frames, NULL);
  plumb_test_wait_until (is_zero, &n_frames);
}

/* Adds the texts of all labels below @top of which not everything can be read.  Beside the buttons
 * of a header bar there may be no room for a name, and it may be the user's. */
static void
collect_cut (GtkWidget *top, GPtrArray *cut)
{
  if (GTK_IS_LABEL (top) && gtk_widget_get_mapped (top) &&
      !(gtk_widget_has_css_class (top, "subtitle") &&
        gtk_widget_get_ancestor (top, ADW_TYPE_WINDOW_TITLE) != NULL) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (top))))
    g_ptr_array_add (cut, (char *) gtk_label_get_text (GTK_LABEL (top)));
  if (ADW_IS_EXPANDER_ROW (top))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (top), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_cut (child, cut);
}

static void
assert_all_can_be_read (Fixture *fixture)
{
  g_autoptr (GPtrArray) cut = g_ptr_array_new ();
  g_autofree char *texts = NULL;
  int width;

  wait_for_frames (fixture);
  /* The first time unfolds. */
  collect_cut (GTK_WIDGET (fixture->wizard), cut);
  wait_for_frames (fixture);
  g_ptr_array_set_size (cut, 0);
  collect_cut (GTK_WIDGET (fixture->wizard), cut);
  g_ptr_array_add (cut, NULL);
  texts = g_strjoinv ("\n", (char **) cut->pdata);
  g_assert_cmpstr (texts, ==, "");
  gtk_widget_measure (GTK_WIDGET (fixture->wizard), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  g_assert_cmpint (width, <=, WIDTH);
}

static void
test_choosing_can_be_read (Fixture *fixture, gconstpointer data)
{
  open_wizard (fixture);
  gtk_window_present (GTK_WINDOW (fixture->wizard));
  assert_all_can_be_read (fixture);
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
    assert_all_can_be_read (fixture);
    gtk_widget_activate_action (GTK_WIDGET (fixture->wizard), "wizard.next", NULL);
    assert_all_can_be_read (fixture);
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
    assert_all_can_be_read (fixture);
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
    assert_all_can_be_read (fixture);
    close_wizard (fixture);
  }
}

int
main (int argc, char *argv[])
{
  static const char *const languages[][3] = {
    { "en", "C.UTF-8", "Gather" },
    { "fr", "fr_FR.UTF-8", "Rassembler" },
    { "pt", "pt_PT.UTF-8", "Reunir" },
    { "ru", "ru_RU.UTF-8", "Подготовка" },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  /* What fades in has no room yet. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  bindtextdomain (GETTEXT_PACKAGE, PLUMB_TEST_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree char *choosing = g_strdup_printf ("/wizard/%s/choosing", languages[i][0]);
    g_autofree char *kinds = g_strdup_printf ("/wizard/%s/every-kind", languages[i][0]);
    g_autofree char *checking = g_strdup_printf ("/wizard/%s/checking", languages[i][0]);

    g_test_add (choosing, Fixture, languages[i], set_up, test_choosing_can_be_read, tear_down);
    g_test_add (checking, Fixture, languages[i], set_up, test_checking_and_testing_can_be_read,
                tear_down);
    g_test_add (kinds, Fixture, languages[i], set_up, test_every_kind_can_be_read, tear_down);
  }
  return g_test_run ();
}
