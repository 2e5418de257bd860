/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-absence-window.h"
#include "plumb-suspect-list.h"
#include "plumb-suspicion.h"
#include "plumb-test-languages.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"

typedef struct {
  PlumbTestSetup setup;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  plumb_test_languages_speak (data);
  plumb_test_setup_set_up (&fixture->setup, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  plumb_test_settle ();
  plumb_test_setup_tear_down (&fixture->setup, NULL);
}

static GtkWidget *
find (GtkWidget *top, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (top, type) ? top : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
is_ready (gpointer user_data)
{
  GtkWidget *spinner = find (user_data, GTK_TYPE_SPINNER);

  return !gtk_spinner_get_spinning (GTK_SPINNER (spinner));
}

/* Of a destination that is checked, and then all that may be suspected of one of @kind. */
static void
show_suspects (Fixture *fixture, PlumbKind kind)
{
  PlumbDestination *checked = plumb_test_setup_add (&fixture->setup, plumb_kind_get_name (kind));
  g_autoptr (PlumbDestination) destination =
      plumb_destination_new (kind, "A name of many words that goes on and on and on");
  g_autoptr (PlumbEvidence) evidence = plumb_evidence_new (destination, PLUMB_VERDICT_NONE);
  g_autoptr (GPtrArray) suspicions = NULL;

  plumb_destination_set_last_proof (destination, PLUMB_VERDICT_LANDED, 1);
  plumb_evidence_note_address (evidence, "https://prod-12.westeurope.logic.azure.com/x");
  suspicions = plumb_suspect_all (evidence);
  fixture->window = plumb_absence_window_new (NULL, fixture->setup.list, fixture->setup.store,
                                              PLUMB_CONNECTOR (fixture->setup.connector), checked);
  gtk_window_set_default_size (fixture->window, PLUMB_TEST_NARROW_WIDTH, PLUMB_TEST_NARROW_HEIGHT);
  gtk_window_present (fixture->window);
  plumb_test_wait_until (is_ready, fixture->window);
  plumb_suspect_list_show (
      PLUMB_SUSPECT_LIST (find (GTK_WIDGET (fixture->window), PLUMB_TYPE_SUSPECT_LIST)),
      suspicions);
}

static void
test_everything_can_be_read (Fixture *fixture, gconstpointer data)
{
  for (PlumbKind kind = PLUMB_KIND_DYNAMICS; kind <= PLUMB_KIND_HTTPS; kind++) {
    show_suspects (fixture, kind);
    g_assert_cmpuint (plumb_test_assert_readable (fixture->window), >, 12);
    gtk_window_destroy (fixture->window);
    plumb_test_settle ();
  }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  plumb_test_languages_init ();

  for (const PlumbTestLanguage *language = plumb_test_languages; language->name != NULL;
       language++) {
    g_autofree char *path = g_strdup_printf ("/absence/%s/everything-can-be-read", language->name);

    g_test_add (path, Fixture, language, set_up, test_everything_can_be_read, tear_down);
  }
  return g_test_run ();
}
