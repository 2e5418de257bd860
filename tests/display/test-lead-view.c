/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-lead-view.h"
#include "plumb-test-leads.h"
#include "plumb-test-wait.h"

typedef struct {
  GtkWindow *window;
  PlumbLeadView *view;
  PlumbTestLeadList *list;
  PlumbTestLeadActions *actions;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->list = plumb_test_lead_list_new (GPOINTER_TO_UINT (data));
  fixture->actions = plumb_test_lead_actions_new (0);
  fixture->view = plumb_lead_view_new ();
  g_object_set (fixture->view, "actions", fixture->actions, "list", fixture->list, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1000, 500);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  gtk_window_present (fixture->window);
  plumb_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  PlumbLeadView *view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &fixture->view);
  gtk_window_destroy (fixture->window);
  plumb_test_settle ();
  g_assert_null (fixture->view);
  g_object_unref (fixture->list);
  g_object_unref (fixture->actions);
}

static GtkWidget *
find_widget (GtkWidget *top, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) && gtk_widget_get_mapped (child)
                           ? child
                           : find_widget (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
is_narrow_shown (gpointer view)
{
  return find_widget (view, GTK_TYPE_COLUMN_VIEW) == NULL &&
         find_widget (view, GTK_TYPE_LIST_VIEW) != NULL;
}

static gboolean
is_table_shown (gpointer view)
{
  return find_widget (view, GTK_TYPE_COLUMN_VIEW) != NULL;
}

static gboolean
is_status_shown (gpointer view)
{
  return find_widget (view, ADW_TYPE_STATUS_PAGE) != NULL;
}

static gboolean
is_loading_shown (gpointer view)
{
  return find_widget (view, GTK_TYPE_SPINNER) != NULL;
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  GtkWidget *list = find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW);

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
}

static gboolean
has_scroll_range (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) > 2 * gtk_adjustment_get_page_size (adjustment);
}

static guint
get_n_new (Fixture *fixture)
{
  guint n_new;

  g_object_get (fixture->view, "n-new", &n_new, NULL);
  return n_new;
}

static void
test_an_empty_list_says_so (Fixture *fixture, gconstpointer data)
{
  plumb_test_wait_until (is_status_shown, fixture->view);

  plumb_lead_filter_set_words (plumb_lead_view_get_filter (fixture->view), "nobody");
  plumb_test_wait_until (is_status_shown, fixture->view);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "lead-view.clear", NULL);
  g_assert_null (plumb_lead_filter_get_query (plumb_lead_view_get_filter (fixture->view))->words);
}

static void
test_a_long_wait_has_a_spinner (Fixture *fixture, gconstpointer data)
{
  plumb_test_lead_list_set_busy (fixture->list, TRUE);
  plumb_test_wait_until (is_loading_shown, fixture->view);
  plumb_test_lead_list_set_busy (fixture->list, FALSE);
  plumb_test_wait_until (is_status_shown, fixture->view);
}

static void
test_only_what_is_near_is_made (Fixture *fixture, gconstpointer data)
{
  plumb_test_wait_until (is_table_shown, fixture->view);
  plumb_test_settle ();
  g_assert_cmpuint (plumb_test_lead_list_count_made (fixture->list), <, 1000);
}

static void
test_new_leads_are_counted_only_below_the_top (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment;

  plumb_test_wait_until (is_table_shown, fixture->view);
  adjustment = get_adjustment (fixture);
  plumb_test_wait_until (has_scroll_range, adjustment);
  plumb_test_lead_list_arrive (fixture->list, 3);
  plumb_test_settle ();
  g_assert_cmpuint (get_n_new (fixture), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 1);
  /* Once more: the first time the list was where it began. */
  plumb_test_lead_list_arrive (fixture->list, 40);
  plumb_test_settle ();
  g_assert_cmpuint (get_n_new (fixture), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 1);

  gtk_adjustment_set_value (adjustment, 900);
  plumb_test_lead_list_arrive (fixture->list, 5);
  plumb_test_lead_list_arrive (fixture->list, 7);
  g_assert_cmpuint (get_n_new (fixture), ==, 12);

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "lead-view.newest", NULL);
  g_assert_cmpuint (get_n_new (fixture), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 1);
}

static void
test_narrow_windows_have_rows (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->view, "narrow", TRUE, NULL);
  plumb_test_wait_until (is_narrow_shown, fixture->view);
  g_object_set (fixture->view, "narrow", FALSE, NULL);
  plumb_test_wait_until (is_table_shown, fixture->view);
}

static void
test_a_header_sorts_the_query (Fixture *fixture, gconstpointer data)
{
  PlumbLeadFilter *filter = plumb_lead_view_get_filter (fixture->view);
  GtkColumnView *table;
  g_autoptr (GtkColumnViewColumn) company = NULL;

  plumb_test_wait_until (is_table_shown, fixture->view);
  table = GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW));
  company = g_list_model_get_item (gtk_column_view_get_columns (table), 2);
  gtk_column_view_sort_by_column (table, company, GTK_SORT_ASCENDING);
  g_assert_cmpint (plumb_lead_filter_get_query (filter)->sort, ==, PLUMB_LEAD_SORT_COMPANY);
  g_assert_false (plumb_lead_filter_get_query (filter)->reversed);
  gtk_column_view_sort_by_column (table, company, GTK_SORT_DESCENDING);
  g_assert_true (plumb_lead_filter_get_query (filter)->reversed);

  plumb_lead_filter_set_sort (filter, PLUMB_LEAD_SORT_WHEN, FALSE);
  g_assert_true (plumb_lead_filter_is_newest_first (filter));
}

static void
test_columns_are_remembered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_object_get (fixture->view, "columns", &before, NULL);
  g_assert_cmpstr (before, ==,
                   "when:-1,person:-1,company:-1,offer:-1,source:-1,action:-1,destination:-1,"
                   "follow-up:-1");
  g_object_set (fixture->view, "columns", "company:200,when:-1,-offer:-1,-person:-1,junk:1", NULL);
  g_object_get (fixture->view, "columns", &after, NULL);
  g_assert_cmpstr (after, ==,
                   "company:200,when:-1,-offer:-1,person:-1,source:-1,action:-1,destination:-1,"
                   "follow-up:-1");
}

static void
test_the_lead_that_is_read_stays (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *table;
  PlumbLead *lead;

  plumb_test_wait_until (is_table_shown, fixture->view);
  table = GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW));
  g_assert_null (plumb_lead_view_get_selected (fixture->view));
  gtk_selection_model_select_item (gtk_column_view_get_model (table), 4, TRUE);
  lead = plumb_lead_view_get_selected (fixture->view);
  g_assert_nonnull (lead);

  plumb_test_lead_list_replace (fixture->list, 10);
  g_assert_true (plumb_lead_view_get_selected (fixture->view) == lead);
  plumb_lead_view_set_selected (fixture->view, NULL);
  g_assert_null (plumb_lead_view_get_selected (fixture->view));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, n_leads, function)                                                               \
  g_test_add ("/lead-view/" name, Fixture, GUINT_TO_POINTER (n_leads), set_up, function, tear_down)
  ADD ("an-empty-list-says-so", 0, test_an_empty_list_says_so);
  ADD ("a-long-wait-has-a-spinner", 0, test_a_long_wait_has_a_spinner);
  ADD ("only-what-is-near-is-made", 100000, test_only_what_is_near_is_made);
  ADD ("new-leads-are-counted-only-below-the-top", 1000,
       test_new_leads_are_counted_only_below_the_top);
  ADD ("narrow-windows-have-rows", 3, test_narrow_windows_have_rows);
  ADD ("a-header-sorts-the-query", 3, test_a_header_sorts_the_query);
  ADD ("columns-are-remembered", 3, test_columns_are_remembered);
  ADD ("the-lead-that-is-read-stays", 50, test_the_lead_that_is_read_stays);
#undef ADD

  return g_test_run ();
}
