/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-connectors.h"
#include "plumb-destination-row.h"
#include "plumb-field-date.h"
#include "plumb-lamp.h"
#include "plumb-registry.h"
#include "plumb-sidebar.h"
#include "plumb-test-wait.h"
#include "plumb-trouble-bar.h"
#include "plumb-window-stage.h"

static GtkWidget *
find_row (WindowStage *stage, PlumbDestination *destination)
{
  GtkWidget *row = window_stage_find (GTK_WIDGET (stage->window), PLUMB_TYPE_DESTINATION_ROW);

  while (row != NULL &&
         plumb_destination_row_get_destination (PLUMB_DESTINATION_ROW (row)) != destination)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* Whether a label below @top that can be seen says @text. */
static gboolean
says (GtkWidget *top, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) &&
        ((GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_text (GTK_LABEL (child)), text)) ||
         says (child, text)))
      return TRUE;
  return FALSE;
}

static void
test_a_row_says_what_its_lamp_shows (WindowStage *stage, gconstpointer data)
{
  g_assert_true (says (find_row (stage, stage->fabrikam), "Never tested"));
  plumb_destination_set_last_proof (stage->fabrikam, PLUMB_VERDICT_LOST, 1);
  g_assert_true (says (find_row (stage, stage->fabrikam), "The last test lead was lost"));
  plumb_destination_set_watching (stage->fabrikam, FALSE);
  g_assert_true (says (find_row (stage, stage->fabrikam), "Watching is off"));
}

/* (transfer full): the day that is @n_days from today. */
static char *
find_day (int n_days)
{
  GDate date;

  plumb_secret_end_get_today (plumb_clock_now (), &date);
  if (n_days < 0)
    g_date_subtract_days (&date, (guint) -n_days);
  else
    g_date_add_days (&date, (guint) n_days);
  return plumb_field_format_date (&date);
}

static void
end_in (PlumbDestination *destination, int n_days)
{
  g_autofree char *day = find_day (n_days);

  plumb_destination_set_setting (destination, "client-secret-ends", day);
}

static void
test_a_row_says_when_its_secret_ends (WindowStage *stage, gconstpointer data)
{
  GtkWidget *row = find_row (stage, stage->fabrikam);

  end_in (stage->fabrikam, 31);
  g_assert_false (says (row, "Secret ends in 31 days"));
  end_in (stage->fabrikam, 30);
  g_assert_true (says (row, "Secret ends in 30 days"));
  /* How it stands is still said. */
  g_assert_true (says (row, "Never tested"));
  end_in (stage->fabrikam, -3);
  g_assert_true (says (row, "Secret ended 3 days ago"));
  plumb_destination_set_setting (stage->fabrikam, "client-secret-ends", NULL);
  g_assert_false (says (row, "Secret ended 3 days ago"));
}

static void
test_the_lamp_is_calm_until_the_last_week (WindowStage *stage, gconstpointer data)
{
  plumb_destination_set_last_proof (stage->fabrikam, PLUMB_VERDICT_LANDED, 1);
  g_assert_cmpint (plumb_lamp_of (stage->fabrikam, PLUMB_NEARNESS_MONTH), ==, PLUMB_LAMP_PROVED);
  g_assert_cmpint (plumb_lamp_of (stage->fabrikam, PLUMB_NEARNESS_WEEK), ==, PLUMB_LAMP_ATTENTION);
  g_assert_cmpint (plumb_lamp_of (stage->fabrikam, PLUMB_NEARNESS_PAST), ==, PLUMB_LAMP_ATTENTION);
  plumb_destination_set_watching (stage->fabrikam, FALSE);
  g_assert_cmpint (plumb_lamp_of (stage->fabrikam, PLUMB_NEARNESS_PAST), ==, PLUMB_LAMP_OFF);
}

static void
test_rows_have_their_numbers_of_leads (WindowStage *stage, gconstpointer data)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (counts, (gpointer) plumb_destination_get_id (stage->contoso),
                       GUINT_TO_POINTER (12));
  plumb_window_set_counts (stage->window, counts);
  g_assert_true (says (find_row (stage, stage->contoso), "12"));
  g_assert_false (says (find_row (stage, stage->fabrikam), "0"));
}

static void
keep_chosen (PlumbSidebar *sidebar, const char *id, char **chosen)
{
  g_free (*chosen);
  *chosen = g_strdup (id);
}

static void
test_choosing_a_row_tells_whose_leads (WindowStage *stage, gconstpointer data)
{
  GtkWidget *sidebar = window_stage_find (GTK_WIDGET (stage->window), PLUMB_TYPE_SIDEBAR);
  GtkWidget *row = find_row (stage, stage->contoso);
  g_autofree char *chosen = NULL;

  g_signal_connect (sidebar, "chosen", G_CALLBACK (keep_chosen), &chosen);
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
  g_assert_cmpstr (chosen, ==, plumb_destination_get_id (stage->contoso));
  g_assert_cmpstr (plumb_window_get_query (stage->window)->destination, ==, chosen);

  /* What the program selects is not the user's choice. */
  plumb_sidebar_select (PLUMB_SIDEBAR (sidebar), plumb_destination_get_id (stage->fabrikam));
  g_assert_cmpstr (chosen, ==, plumb_destination_get_id (stage->contoso));
}

/* The actions of all items of @menu and its sections, in order. */
static void
collect_actions (GMenuModel *menu, GString *actions)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
    g_autofree char *action = NULL;

    if (section != NULL)
      collect_actions (section, actions);
    else if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
      g_string_append_printf (actions, "%s ", action);
  }
}

static char *
dup_menu_actions (PlumbKind kind)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autoptr (PlumbConnectors) connectors = plumb_connectors_new (http, plumb_registry_get_types ());
  PlumbConnector *connector = plumb_connectors_get (connectors, kind);
  const PlumbKindInfo *info = plumb_connector_get_info (connector);
  g_autoptr (PlumbDestination) destination = plumb_destination_new (kind, "Somewhere");
  GtkWidget *row = plumb_destination_row_new (destination, connector,
                                              plumb_connectors_get (connectors, info->successor));
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_list_box_new ();
  GtkWidget *button = NULL;
  GString *actions = g_string_new (NULL);

  gtk_list_box_append (GTK_LIST_BOX (box), row);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  plumb_test_settle ();
  button = window_stage_find (window, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  collect_actions (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), actions);
  gtk_window_destroy (GTK_WINDOW (window));
  plumb_test_settle ();
  return g_string_free (actions, FALSE);
}

static void
test_a_silence_is_told_and_can_be_looked_into (WindowStage *stage, gconstpointer data)
{
  GtkWidget *bar = window_stage_find (GTK_WIDGET (stage->window), PLUMB_TYPE_TROUBLE_BAR);
  GtkWidget *row = find_row (stage, stage->contoso);
  GtkWidget *revealer = gtk_widget_get_first_child (bar);

  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  plumb_destination_set_silent_since (stage->contoso, plumb_clock_now () - 12 * G_TIME_SPAN_DAY);
  g_assert_true (says (row, "No lead for 12 days"));
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  g_assert_true (says (bar, "Contoso: No lead for 12 days"));
  g_assert_true (says (bar, "Leads stay away?"));
  /* What cannot be heard at all comes first. */
  plumb_destination_set_trouble (stage->fabrikam, "network.refused");
  g_assert_true (says (bar, "Check"));
  plumb_destination_set_trouble (stage->fabrikam, NULL);
  plumb_destination_set_silent_since (stage->contoso, 0);
  g_assert_false (says (row, "No lead for 12 days"));
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
}

static void
test_what_is_only_read_is_never_called_untested (WindowStage *stage, gconstpointer data)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_AZURE_BLOB, "Old");
  g_autofree char *before = plumb_lamp_describe_reading (destination, 1);
  g_autofree char *after = NULL;
  g_autofree char *off = NULL;

  plumb_destination_set_heard_at (destination, G_USEC_PER_SEC);
  after = plumb_lamp_describe_reading (destination, 121 * G_USEC_PER_SEC);
  plumb_destination_set_watching (destination, FALSE);
  off = plumb_lamp_describe_reading (destination, 1);

  g_assert_cmpstr (before, ==, "Not read yet");
  g_assert_cmpstr (after, ==, "Read 2 min ago");
  g_assert_cmpstr (off, ==, "Watching is off");
}

static void
test_a_menu_has_what_the_kind_can_do (WindowStage *stage, gconstpointer data)
{
  g_autofree char *living = dup_menu_actions (PLUMB_KIND_AZURE_TABLE);
  g_autofree char *retired = dup_menu_actions (PLUMB_KIND_AZURE_BLOB);

  g_assert_cmpstr (living, ==,
                   "app.check app.test app.sheet app.rotate app.edit app.explain app.absence "
                   "app.support app.help app.toggle-watching app.remove ");
  g_assert_cmpstr (retired, ==,
                   "app.check app.convert app.edit app.explain app.absence app.support app.help "
                   "app.toggle-watching app.remove ");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/sidebar/" name, WindowStage, NULL, window_stage_set_up, function,                  \
              window_stage_tear_down)
  ADD ("a-row-says-what-its-lamp-shows", test_a_row_says_what_its_lamp_shows);
  ADD ("a-row-says-when-its-secret-ends", test_a_row_says_when_its_secret_ends);
  ADD ("the-lamp-is-calm-until-the-last-week", test_the_lamp_is_calm_until_the_last_week);
  ADD ("rows-have-their-numbers-of-leads", test_rows_have_their_numbers_of_leads);
  ADD ("choosing-a-row-tells-whose-leads", test_choosing_a_row_tells_whose_leads);
  ADD ("a-silence-is-told-and-can-be-looked-into", test_a_silence_is_told_and_can_be_looked_into);
  ADD ("what-is-only-read-is-never-called-untested",
       test_what_is_only_read_is_never_called_untested);
  ADD ("a-menu-has-what-the-kind-can-do", test_a_menu_has_what_the_kind_can_do);
#undef ADD

  return g_test_run ();
}
