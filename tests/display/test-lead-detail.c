/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-lead-detail.h"
#include "plumb-lead-record.h"
#include "plumb-test-leads.h"
#include "plumb-test-log.h"
#include "plumb-test-wait.h"

#define EMAIL "jane@fabrikam.com"

typedef struct {
  GtkWindow *window;
  PlumbLeadDetail *detail;
  PlumbTestLeadActions *actions;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = plumb_test_lead_new (GPOINTER_TO_UINT (data));
  g_autoptr (GListStore) destinations = g_list_store_new (PLUMB_TYPE_DESTINATION);
  g_autoptr (PlumbDestination) destination =
      plumb_destination_new_with_id ("d2", PLUMB_KIND_HTTPS, "Flow");

  g_list_store_append (destinations, destination);
  fixture->actions = plumb_test_lead_actions_new (0);
  plumb_test_lead_actions_set_clock (fixture->actions, plumb_clock_now (), 0);
  fixture->detail = plumb_lead_detail_new ();
  g_object_set (fixture->detail, "actions", fixture->actions, "destinations", destinations, "lead",
                lead, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->detail));
  gtk_window_present (fixture->window);
  plumb_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  PlumbLeadDetail *detail = fixture->detail;

  g_object_add_weak_pointer (G_OBJECT (detail), (gpointer *) &fixture->detail);
  gtk_window_destroy (fixture->window);
  plumb_test_settle ();
  g_assert_null (fixture->detail);
  g_object_unref (fixture->actions);
}

/* All that the user can read below @widget. */
static void
gather (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (gtk_widget_get_tooltip_text (widget) != NULL)
    g_string_append_printf (text, "%s\n", gtk_widget_get_tooltip_text (widget));
  if (PLUMB_IS_LEAD_RECORD (widget)) {
    g_autofree char *raw = plumb_lead_record_dup_raw (PLUMB_LEAD_RECORD (widget));

    g_string_append_printf (text, "%s\n", raw);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather (child, text);
}

static char *
read_all (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  gather (GTK_WIDGET (fixture->detail), text);
  return g_string_free (text, FALSE);
}

static void
assert_told (Fixture *fixture, const char *expected)
{
  g_autofree char *told = plumb_test_lead_actions_steal_told (fixture->actions);

  g_assert_cmpstr (told, ==, expected);
}

static void
act (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->detail), action, NULL);
}

static void
test_a_lead_is_told_in_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = read_all (fixture);

  g_assert_nonnull (strstr (text, "Jane Doe"));
  g_assert_nonnull (strstr (text, EMAIL));
  g_assert_nonnull (strstr (text, "Chief Technology Officer, Fabrikam · FR"));
  g_assert_nonnull (strstr (text, "agreed that their details are shared"));
  g_assert_nonnull (strstr (text, "after 6.2 s"));
}

static void
test_do_not_contact_withholds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = read_all (fixture);
  g_autofree char *after = NULL;

  g_assert_true (plumb_lead_detail_is_withheld (fixture->detail));
  plumb_test_assert_without (before, EMAIL);
  plumb_test_assert_without (before, "+33 1 23 45 67 89");

  plumb_lead_detail_reveal (fixture->detail, "They wrote to us");
  assert_told (fixture, "override They wrote to us");
  after = read_all (fixture);
  g_assert_nonnull (strstr (after, EMAIL));
}

static void
test_another_lead_is_withheld_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) other = plumb_test_lead_new (10);

  plumb_lead_detail_reveal (fixture->detail, "They wrote to us");
  g_assert_false (plumb_lead_detail_is_withheld (fixture->detail));
  plumb_lead_detail_set_lead (fixture->detail, other);
  g_assert_true (plumb_lead_detail_is_withheld (fixture->detail));
}

static void
test_blurring_masks_everything (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_object_set (fixture->detail, "blurred", TRUE, NULL);
  text = read_all (fixture);
  plumb_test_assert_without (text, "Jane");
  plumb_test_assert_without (text, "fabrikam.com");
  plumb_test_assert_without (text, "+33 1 23 45 67 89");
  g_assert_nonnull (strstr (text, "J• D•"));
}

static void
test_a_follow_up_can_be_taken_back (Fixture *fixture, gconstpointer data)
{
  act (fixture, "lead-detail.follow-up");
  assert_told (fixture, "mark " EMAIL);
  act (fixture, "lead-detail.follow-up");
  assert_told (fixture, "unmark " EMAIL);
}

static void
test_no_follow_up_where_there_is_no_clock (Fixture *fixture, gconstpointer data)
{
  act (fixture, "lead-detail.follow-up");
  assert_told (fixture, NULL);
}

static void
test_a_lead_is_sent_again_where_asked (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->detail), "lead-detail.send-again", "s", "d2");
  assert_told (fixture, "send Flow");
  gtk_widget_activate_action (GTK_WIDGET (fixture->detail), "lead-detail.send-again", "s", "gone");
  assert_told (fixture, NULL);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      return window;
  }
  return NULL;
}

static void
test_erasing_is_asked_for_first (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  act (fixture, "lead-detail.erase");
  assert_told (fixture, NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "yes");
  assert_told (fixture, "erase " EMAIL);
  gtk_window_destroy (dialog);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, row, function)                                                                   \
  g_test_add ("/lead-detail/" name, Fixture, GUINT_TO_POINTER (row), set_up, function, tear_down)
  ADD ("a-lead-is-told-in-words", 0, test_a_lead_is_told_in_words);
  ADD ("do-not-contact-withholds", 3, test_do_not_contact_withholds);
  ADD ("another-lead-is-withheld-again", 3, test_another_lead_is_withheld_again);
  ADD ("blurring-masks-everything", 0, test_blurring_masks_everything);
  ADD ("a-follow-up-can-be-taken-back", 0, test_a_follow_up_can_be_taken_back);
  ADD ("no-follow-up-for-do-not-contact", 3, test_no_follow_up_where_there_is_no_clock);
  ADD ("no-follow-up-for-a-test", 1, test_no_follow_up_where_there_is_no_clock);
  ADD ("a-lead-is-sent-again-where-asked", 0, test_a_lead_is_sent_again_where_asked);
  ADD ("erasing-is-asked-for-first", 0, test_erasing_is_asked_for_first);
#undef ADD

  return g_test_run ();
}
