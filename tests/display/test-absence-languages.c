/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-absence-window.h"
#include "plumb-suspect-list.h"
#include "plumb-suspicion.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"

#include <glib/gi18n.h>
#include <locale.h>

/* As narrow as a phone. */
#define WIDTH 360
#define HEIGHT 740

typedef struct {
  PlumbTestSetup setup;
  GtkWindow *window;
  guint n_frames;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *const *language = data;

  g_setenv ("LANGUAGE", language[0], TRUE);
  g_assert_nonnull (setlocale (LC_ALL, language[1]));
  g_assert_cmpstr (_("Gather"), ==, language[2]);
  plumb_test_setup_set_up (&fixture->setup, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  plumb_test_settle ();
  plumb_test_setup_tear_down (&fixture->setup, NULL);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  return --((Fixture *) user_data)->n_frames > 0;
}

static gboolean
is_shown (gpointer user_data)
{
  return ((Fixture *) user_data)->n_frames == 0;
}

/* What changed has found its place after two. */
static void
wait_for_frames (Fixture *fixture)
{
  fixture->n_frames = 3;
  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), tick_cb, fixture, NULL);
  plumb_test_wait_until (is_shown, fixture);
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

/* Unfolds everything below @top. */
static void
unfold (GtkWidget *top)
{
  if (ADW_IS_EXPANDER_ROW (top))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (top), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

/* The name in the header bar is the user's, and may be long. */
static void
assert_whole (GtkWidget *top, guint *n_labels)
{
  if (ADW_IS_WINDOW_TITLE (top))
    return;
  if (GTK_IS_LABEL (top) && gtk_widget_get_mapped (top)) {
    ++*n_labels;
    g_test_message ("%s", gtk_label_get_text (GTK_LABEL (top)));
    g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (top))));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_whole (child, n_labels);
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
  gtk_window_set_default_size (fixture->window, WIDTH, HEIGHT);
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
    guint n_labels = 0;
    int width = 0;

    show_suspects (fixture, kind);
    unfold (GTK_WIDGET (fixture->window));
    wait_for_frames (fixture);
    assert_whole (GTK_WIDGET (fixture->window), &n_labels);
    g_assert_cmpuint (n_labels, >, 12);
    gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                        NULL, NULL);
    g_assert_cmpint (width, <=, WIDTH);
    gtk_window_destroy (fixture->window);
    plumb_test_settle ();
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
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  bindtextdomain (GETTEXT_PACKAGE, PLUMB_TEST_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree char *path = g_strdup_printf ("/absence/%s/everything-can-be-read", languages[i][0]);

    g_test_add (path, Fixture, languages[i], set_up, test_everything_can_be_read, tear_down);
  }
  return g_test_run ();
}
