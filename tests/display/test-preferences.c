/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-preferences.h"
#include "plumb-test-wait.h"
#include "plumb-window-stage.h"

/* The control below @top whose row has the title @title. */
static GtkWidget *
find_control (GtkWidget *top, const char *title, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found;

    if (ADW_IS_PREFERENCES_ROW (child))
      found = g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), title) == 0
                  ? window_stage_find (child, type)
                  : NULL;
    else
      found = find_control (child, title, type);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
open_preferences (WindowStage *stage)
{
  PlumbPreferences *preferences = plumb_preferences_new (stage->settings, stage->inbox);

  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (stage->window));
  gtk_window_present (GTK_WINDOW (preferences));
  plumb_test_settle ();
  return GTK_WIDGET (preferences);
}

static void
close_preferences (GtkWidget *preferences)
{
  GtkWidget *gone = preferences;

  g_object_add_weak_pointer (G_OBJECT (gone), (gpointer *) &gone);
  gtk_window_destroy (GTK_WINDOW (preferences));
  plumb_test_settle ();
  g_assert_null (gone);
}

static void
test_each_switch_is_a_setting (WindowStage *stage, gconstpointer data)
{
  static const struct {
    const char *title;
    const char *key;
  } switches[] = {
    { "Announce new leads", "notifications-enabled" },  { "Quiet hours", "quiet-hours-enabled" },
    { "Go on in the background", "run-in-background" }, { "Start at login", "start-at-login" },
    { "Show test leads", "show-test-leads" },           { "Take leads", "endpoint-enabled" },
  };
  GtkWidget *preferences = open_preferences (stage);

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++) {
    GtkWidget *control = find_control (preferences, switches[i].title, GTK_TYPE_SWITCH);
    gboolean before = g_settings_get_boolean (stage->settings, switches[i].key);

    g_assert_nonnull (control);
    gtk_switch_set_active (GTK_SWITCH (control), !before);
    g_assert_cmpint (g_settings_get_boolean (stage->settings, switches[i].key), ==, !before);
  }
  close_preferences (preferences);
}

static void
test_what_the_desktop_does_not_do_is_said (WindowStage *stage, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (stage);
  GtkWidget *control = find_control (preferences, "Go on in the background", GTK_TYPE_SWITCH);
  GtkWidget *login = find_control (preferences, "Start at login", GTK_TYPE_SWITCH);
  AdwActionRow *row = ADW_ACTION_ROW (gtk_widget_get_ancestor (control, ADW_TYPE_ACTION_ROW));
  g_autofree char *before = g_strdup (adw_action_row_get_subtitle (row));

  plumb_preferences_show_background_problem (PLUMB_PREFERENCES (preferences), "It cannot be.");
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "It cannot be.");
  plumb_preferences_show_background_problem (PLUMB_PREFERENCES (preferences), NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, before);

  g_assert_false (gtk_widget_is_sensitive (login));
  g_settings_set_boolean (stage->settings, "run-in-background", TRUE);
  g_assert_true (gtk_widget_is_sensitive (login));
  plumb_preferences_hide_login (PLUMB_PREFERENCES (preferences));
  g_assert_false (gtk_widget_is_visible (login));
  close_preferences (preferences);
}

static void
test_quiet_hours_are_whole_hours (WindowStage *stage, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (stage);
  GtkWidget *begin = find_control (preferences, "From", GTK_TYPE_DROP_DOWN);

  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (begin)), ==, 22);
  g_assert_false (gtk_widget_is_sensitive (begin));
  g_settings_set_boolean (stage->settings, "quiet-hours-enabled", TRUE);
  g_assert_true (gtk_widget_is_sensitive (begin));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (begin), 20);
  g_assert_cmpint (g_settings_get_int (stage->settings, "quiet-hours-begin"), ==, 20 * 60);
  close_preferences (preferences);
}

static void
test_leads_are_forgotten_after_days (WindowStage *stage, gconstpointer data)
{
  GtkWidget *preferences;
  GtkWidget *forget;

  g_settings_set_int (stage->settings, "forget-after-days", 180);
  preferences = open_preferences (stage);
  forget = find_control (preferences, "Forget leads older than", GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (forget)), ==, 3);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (forget), 0);
  g_assert_cmpint (g_settings_get_int (stage->settings, "forget-after-days"), ==, 0);
  close_preferences (preferences);
}

static void
test_what_the_endpoint_says_is_shown (WindowStage *stage, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (stage);
  GtkWidget *control = find_control (preferences, "Take leads", GTK_TYPE_SWITCH);
  GtkWidget *row = gtk_widget_get_ancestor (control, ADW_TYPE_ACTION_ROW);

  plumb_preferences_show_endpoint_error (PLUMB_PREFERENCES (preferences), "The port is taken");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "The port is taken");
  plumb_preferences_show_endpoint_error (PLUMB_PREFERENCES (preferences), NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), !=, "The port is taken");
  close_preferences (preferences);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/preferences/" name, WindowStage, NULL, window_stage_set_up, function,              \
              window_stage_tear_down)
  ADD ("each-switch-is-a-setting", test_each_switch_is_a_setting);
  ADD ("what-the-desktop-does-not-do-is-said", test_what_the_desktop_does_not_do_is_said);
  ADD ("quiet-hours-are-whole-hours", test_quiet_hours_are_whole_hours);
  ADD ("leads-are-forgotten-after-days", test_leads_are_forgotten_after_days);
  ADD ("what-the-endpoint-says-is-shown", test_what_the_endpoint_says_is_shown);
#undef ADD

  return g_test_run ();
}
