/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-explain-window.h"
#include "plumb-help-window.h"
#include "plumb-registry.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"

typedef struct {
  PlumbHttp *http;
  PlumbConnectors *connectors;
  GPtrArray *kept;
  PlumbExplainServices services;
  GtkWindow *window;
  char *field;
  guint kind;
} Fixture;

static GStrv
dup_unknown (gpointer data)
{
  GPtrArray *kept = ((Fixture *) data)->kept;
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = kept->len; i > 0; i--)
    g_strv_builder_add (texts, g_ptr_array_index (kept, i - 1));
  return g_strv_builder_end (texts);
}

static void
keep_unknown (const char *text, gpointer data)
{
  g_ptr_array_add (((Fixture *) data)->kept, g_strdup (text));
}

static void
forget_unknown (gpointer data)
{
  g_ptr_array_set_size (((Fixture *) data)->kept, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->http = plumb_http_new ();
  fixture->connectors = plumb_connectors_new (fixture->http, plumb_registry_get_types ());
  fixture->kept = g_ptr_array_new_with_free_func (g_free);
  fixture->services = (PlumbExplainServices){
    .connectors = fixture->connectors,
    .dup_unknown = dup_unknown,
    .keep_unknown = keep_unknown,
    .forget_unknown = forget_unknown,
    .data = fixture,
  };
}

static void
show (Fixture *fixture, GtkWindow *window)
{
  fixture->window = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_present (window);
  plumb_test_settle ();
}

static void
close_window (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_close (fixture->window);
  plumb_test_settle ();
  g_assert_null (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_window (fixture);
  g_free (fixture->field);
  g_ptr_array_unref (fixture->kept);
  g_object_unref (fixture->connectors);
  g_object_unref (fixture->http);
}

/* ── Looking ── */

typedef gboolean (*Wanted) (GtkWidget *widget, const char *text);

/* (nullable): the first that is on the screen. */
static GtkWidget *
find (GtkWidget *top, Wanted wanted, const char *text)
{
  if (!gtk_widget_get_mapped (top))
    return NULL;
  if (wanted (top, text))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, wanted, text);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
is_row (GtkWidget *widget, const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
is_label (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_button (GtkWidget *widget, const char *label)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
is_text (GtkWidget *widget, const char *unused)
{
  return GTK_IS_TEXT_VIEW (widget);
}

static gboolean
is_search (GtkWidget *widget, const char *unused)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static gboolean
has (Fixture *fixture, Wanted wanted, const char *text)
{
  return find (GTK_WIDGET (fixture->window), wanted, text) != NULL;
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = find (GTK_WIDGET (fixture->window), is_button, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  plumb_test_settle ();
}

/* ── Explaining ── */

static void
go_to_field_cb (GtkWindow *window, const char *id, const char *key, Fixture *fixture)
{
  g_free (fixture->field);
  fixture->field = g_strdup (key);
}

static void
set_up_cb (GtkWindow *window, guint kind, Fixture *fixture)
{
  fixture->kind = kind;
}

static void
show_explain (Fixture *fixture, PlumbKind kind)
{
  GtkWindow *window = plumb_explain_window_new (&fixture->services, kind, NULL);

  g_signal_connect (window, "go-to-field", G_CALLBACK (go_to_field_cb), fixture);
  g_signal_connect (window, "set-up", G_CALLBACK (set_up_cb), fixture);
  show (fixture, window);
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (find (GTK_WIDGET (fixture->window), is_text, NULL)));
}

static gboolean
is_answered (gpointer user_data)
{
  return has (user_data, is_button, "Copy a report");
}

static void
paste (Fixture *fixture, const char *text)
{
  gtk_text_buffer_set_text (get_buffer (fixture), text, -1);
  plumb_test_wait_until (is_answered, fixture);
  plumb_test_settle ();
}

#define SECRET_WRONG "Exception:: Error validating credentials.: Invalid client secret is provided."
#define UNKNOWN "The frobnicator of jane@contoso.com refused the widget"

static void
test_a_known_text_leads_to_its_field (Fixture *fixture, gconstpointer data)
{
  show_explain (fixture, PLUMB_KIND_DYNAMICS);
  paste (fixture, SECRET_WRONG);

  g_assert_true (has (fixture, is_label, "Plumb is sure"));
  g_assert_true (has (fixture, is_label, "The client secret is wrong"));
  click (fixture, "Go to the field");
  g_assert_cmpstr (fixture->field, ==, "client-secret");
  close_window (fixture);
  g_assert_cmpuint (fixture->kept->len, ==, 0);
}

static void
test_another_kinds_wizard_has_not_that_field (Fixture *fixture, gconstpointer data)
{
  show_explain (fixture, PLUMB_KIND_MARKETO);
  paste (fixture, SECRET_WRONG);

  g_assert_true (has (fixture, is_label, "The client secret is wrong"));
  g_assert_false (has (fixture, is_button, "Go to the field"));
}

static void
test_a_role_is_no_field (Fixture *fixture, gconstpointer data)
{
  show_explain (fixture, PLUMB_KIND_DYNAMICS);
  paste (fixture, "SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user.");

  g_assert_true (has (fixture, is_label, "Plumb is sure"));
  g_assert_false (has (fixture, is_button, "Go to the field"));
}

static void
test_an_unknown_text_is_kept_without_what_is_secret (Fixture *fixture, gconstpointer data)
{
  show_explain (fixture, PLUMB_KIND_NONE);
  paste (fixture, UNKNOWN);
  g_assert_true (has (fixture, is_label, "Plumb does not know this text"));
  g_assert_false (has (fixture, is_button, "Go to the field"));
  close_window (fixture);

  g_assert_cmpuint (fixture->kept->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->kept, 0), ==,
                   "The frobnicator of •••• refused the widget");
  show_explain (fixture, PLUMB_KIND_NONE);
  g_assert_true (has (fixture, is_row, "The frobnicator of •••• refused the widget"));
  click (fixture, "Clear");
  g_assert_cmpuint (fixture->kept->len, ==, 0);
  g_assert_false (has (fixture, is_row, "The frobnicator of •••• refused the widget"));
}

static void
test_a_text_that_is_replaced_is_kept (Fixture *fixture, gconstpointer data)
{
  show_explain (fixture, PLUMB_KIND_NONE);
  paste (fixture, UNKNOWN);
  gtk_text_buffer_set_text (get_buffer (fixture), SECRET_WRONG, -1);

  g_assert_cmpuint (fixture->kept->len, ==, 1);
}

static void
test_what_is_near_is_shown_beside_it (Fixture *fixture, gconstpointer data)
{
  show_explain (fixture, PLUMB_KIND_DYNAMICS);
  paste (fixture, "The secret of the client that was provided is invalid");

  g_assert_false (has (fixture, is_label, "Plumb is sure"));
  g_assert_true (has (fixture, is_row, "The client secret is wrong") ||
                 has (fixture, is_label, "Most likely"));
}

static void
test_a_broken_sample_says_where_and_is_mended (Fixture *fixture, gconstpointer data)
{
  show_explain (fixture, PLUMB_KIND_NONE);
  paste (fixture, "{\n  \"OfferTitle\": \"Contoso Test\"\n  \"Description\": \"x\"\n}");

  g_assert_true (
      has (fixture, is_label, "Line 3, column 3: a comma or a closing brace is missing"));
  click (fixture, "Copy it mended");
  g_assert_true (has (fixture, is_button, "Copied"));
}

static void
test_where_there_is_none_one_can_be_set_up (Fixture *fixture, gconstpointer data)
{
  PlumbTestSetup setup = { 0 };

  plumb_test_setup_set_up (&setup, NULL);
  fixture->services.destinations = setup.list;
  show_explain (fixture, PLUMB_KIND_NONE);
  paste (fixture, SECRET_WRONG);
  click (fixture, "Set up Dynamics 365…");

  g_assert_cmpuint (fixture->kind, ==, PLUMB_KIND_DYNAMICS);
  close_window (fixture);
  fixture->services.destinations = NULL;
  plumb_test_setup_tear_down (&setup, NULL);
}

/* ── Help ── */

static void
search (Fixture *fixture, const char *words)
{
  GtkWidget *entry = find (GTK_WIDGET (fixture->window), is_search, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
  plumb_test_settle ();
}

static void
test_help_is_found_by_words (Fixture *fixture, gconstpointer data)
{
  show (fixture, plumb_help_window_new (fixture->connectors, PLUMB_KIND_NONE, PLUMB_HELP_N_TOPICS));
  g_assert_true (has (fixture, is_row, "A customer who raised a hand"));
  search (fixture, "msft_test");

  g_assert_true (has (fixture, is_row, "How to find a test lead"));
  g_assert_false (has (fixture, is_row, "A customer who raised a hand"));
  search (fixture, "xyzzy");
  g_assert_true (has (fixture, is_label, "Nothing found"));
  g_assert_false (has (fixture, is_button, "Search everywhere"));
  search (fixture, "");
  g_assert_true (has (fixture, is_row, "A customer who raised a hand"));
}

static void
test_help_begins_with_what_is_done (Fixture *fixture, gconstpointer data)
{
  show (fixture,
        plumb_help_window_new (fixture->connectors, PLUMB_KIND_MARKETO, PLUMB_HELP_DESTINATIONS));
  g_assert_true (has (fixture, is_row, "Marketo: two generations of settings"));
  g_assert_false (has (fixture, is_row, "Azure Blob: retired"));
  g_assert_false (has (fixture, is_row, "How to find a test lead"));
  search (fixture, "retired");
  click (fixture, "Search everywhere");

  g_assert_true (has (fixture, is_row, "Azure Blob: retired"));
}

/* ── Both ── */

static void
test_they_are_as_narrow_as_a_phone (Fixture *fixture, gconstpointer data)
{
  GtkWindow *windows[] = {
    plumb_explain_window_new (&fixture->services, PLUMB_KIND_NONE, NULL),
    plumb_help_window_new (fixture->connectors, PLUMB_KIND_DYNAMICS, PLUMB_HELP_DESTINATIONS),
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++) {
    int width;

    show (fixture, windows[i]);
    if (i == 0)
      paste (fixture, SECRET_WRONG);
    gtk_widget_measure (GTK_WIDGET (windows[i]), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                        NULL);
    g_assert_cmpint (width, <=, 360);
    close_window (fixture);
  }
}

#define ADD(path, function) g_test_add ("/advice/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("a-known-text-leads-to-its-field", test_a_known_text_leads_to_its_field);
  ADD ("another-kinds-wizard-has-not-that-field", test_another_kinds_wizard_has_not_that_field);
  ADD ("a-role-is-no-field", test_a_role_is_no_field);
  ADD ("an-unknown-text-is-kept-without-what-is-secret",
       test_an_unknown_text_is_kept_without_what_is_secret);
  ADD ("a-text-that-is-replaced-is-kept", test_a_text_that_is_replaced_is_kept);
  ADD ("what-is-near-is-shown-beside-it", test_what_is_near_is_shown_beside_it);
  ADD ("a-broken-sample-says-where-and-is-mended", test_a_broken_sample_says_where_and_is_mended);
  ADD ("where-there-is-none-one-can-be-set-up", test_where_there_is_none_one_can_be_set_up);
  ADD ("help-is-found-by-words", test_help_is_found_by_words);
  ADD ("help-begins-with-what-is-done", test_help_begins_with_what_is_done);
  ADD ("they-are-as-narrow-as-a-phone", test_they_are_as_narrow_as_a_phone);

  return g_test_run ();
}
