/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-header-title.h"
#include "plumb-lead-detail.h"
#include "plumb-lead-view.h"
#include "plumb-sidebar.h"
#include "plumb-test-wait.h"
#include "plumb-window-stage.h"

static PlumbLeadView *
get_view (WindowStage *stage)
{
  return PLUMB_LEAD_VIEW (window_stage_find (GTK_WIDGET (stage->window), PLUMB_TYPE_LEAD_VIEW));
}

static gboolean
has_title (WindowStage *stage, GtkWidget *top, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((ADW_IS_WINDOW_TITLE (child) &&
         g_str_equal (adw_window_title_get_title (ADW_WINDOW_TITLE (child)), title)) ||
        has_title (stage, child, title))
      return TRUE;
  return FALSE;
}

static gboolean
has_two_leads (gpointer leads)
{
  return g_list_model_get_n_items (leads) == 2;
}

static gboolean
has_one_lead (gpointer leads)
{
  return g_list_model_get_n_items (leads) == 1;
}

static gboolean
is_opened (gpointer window)
{
  GtkWidget *detail = window_stage_find (window, PLUMB_TYPE_LEAD_DETAIL);

  return detail != NULL && gtk_widget_get_mapped (detail) &&
         plumb_lead_detail_get_lead (PLUMB_LEAD_DETAIL (detail)) != NULL;
}

/* GTK warns of what it cannot read, and a warning ends the test. */
static void
test_what_is_said_is_no_markup (WindowStage *stage, gconstpointer data)
{
  plumb_window_say (stage->window, "Smith & Sons: <b>no access");
  plumb_window_show_failure (stage->window, "It cannot be opened", "/home/<ada>&co/plumb.db");
  plumb_test_settle ();
}

static void
test_title_and_filter_agree (WindowStage *stage, gconstpointer data)
{
  PlumbLeadFilter *filter = plumb_lead_view_get_filter (get_view (stage));
  GtkWidget *window = GTK_WIDGET (stage->window);

  g_assert_true (has_title (stage, window, "All leads"));
  plumb_lead_filter_set_text (filter, PLUMB_FILTER_DESTINATION,
                              plumb_destination_get_id (stage->contoso));
  g_assert_true (has_title (stage, window, "Contoso"));
  plumb_lead_filter_clear (filter);
  g_assert_true (has_title (stage, window, "All leads"));
}

static void
test_a_removed_destination_is_no_longer_shown (WindowStage *stage, gconstpointer data)
{
  PlumbLeadFilter *filter = plumb_lead_view_get_filter (get_view (stage));

  plumb_lead_filter_set_text (filter, PLUMB_FILTER_DESTINATION,
                              plumb_destination_get_id (stage->contoso));
  plumb_test_setup_remove (&stage->setup, stage->contoso);
  g_assert_null (plumb_lead_filter_get_text (filter, PLUMB_FILTER_DESTINATION));
  g_assert_true (has_title (stage, GTK_WIDGET (stage->window), "All leads"));
}

static void
test_test_leads_can_be_left_out (WindowStage *stage, gconstpointer data)
{
  PlumbLeadFilter *filter = plumb_lead_view_get_filter (get_view (stage));

  window_stage_add_lead (stage, stage->fabrikam, "Tailspin");
  window_stage_add_lead (stage, stage->fabrikam, "MSFT_TEST_636573304831318844");
  plumb_test_wait_until (has_two_leads, stage->leads);
  g_settings_set_boolean (stage->settings, "show-test-leads", FALSE);
  plumb_test_wait_until (has_one_lead, stage->leads);
  /* It is no filter of the user's: there is no chip to take away, and clearing keeps it. */
  g_assert_false (plumb_lead_filter_has_part (filter, PLUMB_FILTER_TESTS));
  g_assert_false (plumb_lead_filter_is_set (filter));
  plumb_lead_filter_clear (filter);
  g_assert_cmpint (plumb_window_get_query (stage->window)->tests, ==, PLUMB_WANT_NONE);
  /* Who asks for test leads gets them. */
  plumb_lead_filter_set_want (filter, PLUMB_FILTER_TESTS, PLUMB_WANT_ONLY);
  g_assert_cmpint (plumb_window_get_query (stage->window)->tests, ==, PLUMB_WANT_ONLY);
}

static void
test_a_test_lead_is_shown_when_asked_for (WindowStage *stage, gconstpointer data)
{
  g_settings_set_boolean (stage->settings, "show-test-leads", FALSE);
  window_stage_add_lead (stage, stage->fabrikam, "MSFT_TEST_636573304831318844");
  plumb_window_show_lead (stage->window, 1, TRUE);
  plumb_test_wait_until (is_opened, stage->window);
}

static void
test_closing_a_lead_leads_back_to_the_list (WindowStage *stage, gconstpointer data)
{
  GtkWidget *focus;

  window_stage_add_lead (stage, stage->fabrikam, "Tailspin");
  plumb_window_show_lead (stage->window, 1, FALSE);
  plumb_test_wait_until (is_opened, stage->window);
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.close-detail", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (get_view (stage))));

  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.search", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* Returns how many buttons with a menu there are, each of which was opened. */
static guint
open_menus (GtkWidget *widget)
{
  guint n_menus = 0;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget)) {
    gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
    plumb_test_wait_until (is_mapped, gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget)));
    gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
    plumb_test_settle ();
    return 1;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_menus += open_menus (child);
  return n_menus;
}

static void
test_menus_are_made_when_they_are_opened (WindowStage *stage, gconstpointer data)
{
  g_assert_null (window_stage_find (GTK_WIDGET (stage->window), GTK_TYPE_POPOVER_MENU));
  window_stage_add_lead (stage, stage->fabrikam, "Tailspin");
  /* Everything, two destinations, filters and columns; each a second time, too. */
  g_assert_cmpuint (open_menus (GTK_WIDGET (stage->window)), ==, 5);
  g_assert_cmpuint (open_menus (GTK_WIDGET (stage->window)), ==, 5);
}

static void
test_the_shortcuts_are_shown_when_asked_for (WindowStage *stage, gconstpointer data)
{
  g_autoptr (GList) windows = NULL;
  GtkWindow *shortcuts = NULL;

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.show-help-overlay", NULL));
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_SHORTCUTS_WINDOW (l->data))
      shortcuts = l->data;
  g_assert_nonnull (shortcuts);
  g_assert_true (gtk_window_get_transient_for (shortcuts) == GTK_WINDOW (stage->window));
  plumb_test_wait_until (is_mapped, shortcuts);
  gtk_window_destroy (shortcuts);
}

static void
test_a_bar_is_drawn_anew_with_its_title (WindowStage *stage, gconstpointer data)
{
  AdwWindowTitle *title = ADW_WINDOW_TITLE (adw_window_title_new ("All leads", NULL));
  GtkWidget *bar = adw_header_bar_new ();
  gboolean was_shaded;

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), GTK_WIDGET (title));
  g_object_ref_sink (bar);
  plumb_header_title_keep_clean (title);
  for (guint i = 0; i < 3; i++) {
    was_shaded = gtk_widget_has_css_class (bar, "drawn-anew");
    adw_window_title_set_title (title, i % 2 == 0 ? "Contoso" : "Fabrikam");
    g_assert_true (was_shaded != gtk_widget_has_css_class (bar, "drawn-anew"));
  }
  g_object_unref (bar);
}

static void
test_nothing_is_heard_after_the_window_is_gone (WindowStage *stage, gconstpointer data)
{
  PlumbWindow *window = stage->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &stage->window);
  gtk_window_destroy (GTK_WINDOW (window));
  plumb_test_settle ();
  g_assert_null (stage->window);

  plumb_destination_set_trouble (stage->fabrikam, "network");
  plumb_destination_set_name (stage->contoso, "Tailspin");
  window_stage_add_lead (stage, stage->fabrikam, "Fourth Coffee");
  g_settings_set_boolean (stage->settings, "show-test-leads", FALSE);
  plumb_test_setup_remove (&stage->setup, stage->contoso);
  plumb_test_settle ();
}

static int
get_sidebar_width (WindowStage *stage)
{
  GtkWidget *sidebar = window_stage_find (GTK_WIDGET (stage->window), PLUMB_TYPE_SIDEBAR);

  return gtk_widget_get_width (gtk_widget_get_parent (sidebar));
}

static gboolean
is_blurred (WindowStage *stage)
{
  gboolean blurred;

  g_object_get (get_view (stage), "blurred", &blurred, NULL);
  return blurred;
}

static void
test_it_begins_as_it_was_left (WindowStage *stage, gconstpointer data)
{
  const char *id = plumb_destination_get_id (stage->contoso);

  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1000, 640);
  plumb_lead_filter_set_text (plumb_lead_view_get_filter (get_view (stage)),
                              PLUMB_FILTER_DESTINATION, id);
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.blur", NULL);
  g_settings_set_int (stage->settings, "sidebar-width", 300);
  plumb_test_settle ();
  window_stage_start_again (stage);

  g_assert_cmpint (g_settings_get_int (stage->settings, "window-width"), ==, 1000);
  g_assert_cmpint (g_settings_get_int (stage->settings, "window-height"), ==, 640);
  g_assert_false (g_settings_get_boolean (stage->settings, "window-maximized"));
  g_assert_cmpstr (plumb_window_get_query (stage->window)->destination, ==, id);
  g_assert_true (is_blurred (stage));
  g_assert_cmpint (get_sidebar_width (stage), ==, 300);
}

static void
test_a_destination_that_is_gone_is_not_chosen (WindowStage *stage, gconstpointer data)
{
  plumb_lead_filter_set_text (plumb_lead_view_get_filter (get_view (stage)),
                              PLUMB_FILTER_DESTINATION, plumb_destination_get_id (stage->contoso));
  plumb_window_keep_state (stage->window);
  plumb_test_setup_remove (&stage->setup, stage->contoso);
  window_stage_start_again (stage);
  g_assert_null (plumb_window_get_query (stage->window)->destination);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/window/" name, WindowStage, NULL, window_stage_set_up, function,                   \
              window_stage_tear_down)
  ADD ("a-bar-is-drawn-anew-with-its-title", test_a_bar_is_drawn_anew_with_its_title);
  ADD ("what-is-said-is-no-markup", test_what_is_said_is_no_markup);
  ADD ("title-and-filter-agree", test_title_and_filter_agree);
  ADD ("a-removed-destination-is-no-longer-shown", test_a_removed_destination_is_no_longer_shown);
  ADD ("test-leads-can-be-left-out", test_test_leads_can_be_left_out);
  ADD ("a-test-lead-is-shown-when-asked-for", test_a_test_lead_is_shown_when_asked_for);
  ADD ("closing-a-lead-leads-back-to-the-list", test_closing_a_lead_leads_back_to_the_list);
  ADD ("it-begins-as-it-was-left", test_it_begins_as_it_was_left);
  ADD ("a-destination-that-is-gone-is-not-chosen", test_a_destination_that_is_gone_is_not_chosen);
  ADD ("menus-are-made-when-they-are-opened", test_menus_are_made_when_they_are_opened);
  ADD ("the-shortcuts-are-shown-when-asked-for", test_the_shortcuts_are_shown_when_asked_for);
  ADD ("nothing-is-heard-after-the-window-is-gone", test_nothing_is_heard_after_the_window_is_gone);
#undef ADD

  return g_test_run ();
}
