/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-explain-window.h"
#include "plumb-registry.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"

/* The window in front of a list of destinations, which are of the kind `https`. */
typedef struct {
  PlumbTestSetup setup;
  PlumbHttp *http;
  PlumbConnectors *connectors;
  PlumbExplainServices services;
  GtkWindow *window;
  char *destination;
} Fixture;

#define TENANT_ONLY "Power Automate says DirectApiAuthorizationRequired"
#define SECRET_WRONG "AADSTS7000215: Invalid client secret provided."

static GStrv
dup_none (gpointer data)
{
  return g_new0 (char *, 1);
}

static void
keep_none (const char *text, gpointer data)
{
}

static void
forget_none (gpointer data)
{
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  plumb_test_setup_set_up (&fixture->setup, NULL);
  fixture->http = plumb_http_new ();
  fixture->connectors = plumb_connectors_new (fixture->http, plumb_registry_get_types ());
  fixture->services = (PlumbExplainServices){
    .connectors = fixture->connectors,
    .destinations = fixture->setup.list,
    .dup_unknown = dup_none,
    .keep_unknown = keep_none,
    .forget_unknown = forget_none,
  };
}

static void
close_window (Fixture *fixture)
{
  gtk_window_close (fixture->window);
  plumb_test_settle ();
  g_assert_null (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_window (fixture);
  g_free (fixture->destination);
  g_object_unref (fixture->connectors);
  g_object_unref (fixture->http);
  plumb_test_setup_tear_down (&fixture->setup, NULL);
}

static void
go_to_field_cb (GtkWindow *window, const char *id, const char *key, Fixture *fixture)
{
  g_free (fixture->destination);
  fixture->destination = g_strdup (id);
}

static void
open_window (Fixture *fixture, PlumbKind kind, PlumbDestination *destination)
{
  fixture->window = plumb_explain_window_new (&fixture->services, kind, destination);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_signal_connect (fixture->window, "go-to-field", G_CALLBACK (go_to_field_cb), fixture);
  gtk_window_present (fixture->window);
  plumb_test_settle ();
}

/* (nullable): the first of @type that is on the screen and, if @label is not %NULL, says it. */
static GtkWidget *
find (GtkWidget *top, GType type, const char *label)
{
  g_autofree char *said = NULL;

  if (!gtk_widget_get_mapped (top))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (top), type) && label != NULL)
    g_object_get (top, "label", &said, NULL);
  if (g_type_is_a (G_OBJECT_TYPE (top), type) && g_strcmp0 (said, label) == 0)
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, label);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
find_here (Fixture *fixture, GType type, const char *label)
{
  return find (GTK_WIDGET (fixture->window), type, label);
}

static void
put_text (Fixture *fixture, const char *text)
{
  GtkWidget *view = find_here (fixture, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static gboolean
is_answered (gpointer user_data)
{
  GtkWidget *report = find_here (user_data, GTK_TYPE_BUTTON, "Copy a report");

  return report != NULL && gtk_widget_get_sensitive (report);
}

static void
paste (Fixture *fixture, const char *text)
{
  put_text (fixture, text);
  plumb_test_wait_until (is_answered, fixture);
  plumb_test_settle ();
}

static void
test_no_report_mixes_two_texts (Fixture *fixture, gconstpointer data)
{
  open_window (fixture, PLUMB_KIND_NONE, NULL);
  paste (fixture, SECRET_WRONG);
  put_text (fixture, "Something else that nobody knows");

  g_assert_false (is_answered (fixture));
  plumb_test_wait_until (is_answered, fixture);
  g_assert_nonnull (find_here (fixture, GTK_TYPE_LABEL, "Plumb does not know this text"));
}

static void
test_the_end_of_a_long_text_is_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);

  for (guint i = 0; i < 2000; i++)
    g_string_append (log, "INFO all is well\n");
  g_string_append (log, SECRET_WRONG);
  open_window (fixture, PLUMB_KIND_NONE, NULL);
  paste (fixture, log->str);

  g_assert_nonnull (find_here (fixture, GTK_TYPE_LABEL, "The client secret is wrong"));
}

static void
test_the_only_one_is_one_click_away (Fixture *fixture, gconstpointer data)
{
  PlumbDestination *only = plumb_test_setup_add (&fixture->setup, "Flow");

  open_window (fixture, PLUMB_KIND_NONE, NULL);
  paste (fixture, TENANT_ONLY);
  g_assert_null (find_here (fixture, GTK_TYPE_MENU_BUTTON, "Go to the field of…"));
  g_signal_emit_by_name (find_here (fixture, GTK_TYPE_BUTTON, "Go to the field"), "clicked");

  g_assert_cmpstr (fixture->destination, ==, plumb_destination_get_id (only));
}

static void
test_of_two_one_is_chosen_by_its_name (Fixture *fixture, gconstpointer data)
{
  plumb_test_setup_add (&fixture->setup, "Flow");
  plumb_test_setup_add (&fixture->setup, "Other flow");
  open_window (fixture, PLUMB_KIND_NONE, NULL);
  paste (fixture, TENANT_ONLY);

  g_assert_null (find_here (fixture, GTK_TYPE_BUTTON, "Go to the field"));
  g_assert_nonnull (find_here (fixture, GTK_TYPE_MENU_BUTTON, "Go to the field of…"));
}

/* Nobody is led to the settings of a destination that was not asked about without a word. */
static void
test_another_one_than_was_asked_about_is_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbDestination) asked = plumb_destination_new (PLUMB_KIND_MARKETO, "Marketo");

  plumb_test_setup_add (&fixture->setup, "Flow");
  open_window (fixture, PLUMB_KIND_MARKETO, asked);
  paste (fixture, TENANT_ONLY);

  g_assert_null (find_here (fixture, GTK_TYPE_BUTTON, "Go to the field"));
  g_assert_nonnull (find_here (fixture, GTK_TYPE_MENU_BUTTON, "Go to the field of…"));
}

static void
assert_narrow (Fixture *fixture)
{
  int width = 0;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

static void
test_all_of_it_is_as_narrow_as_a_phone (Fixture *fixture, gconstpointer data)
{
  plumb_test_setup_add (&fixture->setup, "A flow with a name of many words that goes on and on");
  plumb_test_setup_add (&fixture->setup, "Another");
  open_window (fixture, PLUMB_KIND_NONE, NULL);

  paste (fixture, SECRET_WRONG);
  g_assert_nonnull (find_here (fixture, GTK_TYPE_BUTTON, "Set up Dynamics 365…"));
  assert_narrow (fixture);
  paste (fixture, TENANT_ONLY);
  assert_narrow (fixture);
  paste (fixture,
         "ServerBusy https://a.very.long.name.without.any.blank.example.com/and/a/path/too");
  assert_narrow (fixture);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/explain-window/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("no-report-mixes-two-texts", test_no_report_mixes_two_texts);
  ADD ("the-end-of-a-long-text-is-read", test_the_end_of_a_long_text_is_read);
  ADD ("the-only-one-is-one-click-away", test_the_only_one_is_one_click_away);
  ADD ("of-two-one-is-chosen-by-its-name", test_of_two_one_is_chosen_by_its_name);
  ADD ("another-one-than-was-asked-about-is-named", test_another_one_than_was_asked_about_is_named);
  ADD ("all-of-it-is-as-narrow-as-a-phone", test_all_of_it_is_as_narrow_as_a_phone);

  return g_test_run ();
}
