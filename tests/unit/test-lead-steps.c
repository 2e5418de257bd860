/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-steps.h"

#include "plumb-test-wait.h"

/* More than a frame may cost. */
#define MANY 30

typedef struct {
  GListStore *list;
  PlumbLeadSteps *steps;
  guint most_added;
  guint n_told;
} Fixture;

static void
add (Fixture *f, guint position, guint n_items)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (f->list, position, 0, items->pdata, n_items);
}

static guint
get_length (gpointer model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

/* Whoever listens only must know how many there are. */
static void
items_changed_cb (Fixture *f, guint position, guint n_removed, guint n_added)
{
  g_assert_cmpuint (position + n_removed, <=, f->n_told);
  if (f->n_told < 200)
    f->most_added = MAX (f->most_added, n_added);
  f->n_told += n_added - n_removed;
  g_assert_cmpuint (f->n_told, ==, get_length (f->steps));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->list = g_list_store_new (G_TYPE_OBJECT);
  f->steps = plumb_lead_steps_new ();
  g_signal_connect_swapped (f->steps, "items-changed", G_CALLBACK (items_changed_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->list);
  g_object_unref (f->steps);
}

static gboolean
is_all_there (gpointer user_data)
{
  Fixture *f = user_data;

  return get_length (f->steps) == get_length (f->list);
}

static void
assert_same_places (Fixture *f)
{
  for (guint i = 0; i < get_length (f->steps); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (f->steps), i);
    g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (f->list), i);

    g_assert_true (item == other);
  }
}

static void
test_a_long_list_comes_in_steps (Fixture *f, gconstpointer data)
{
  add (f, 0, 5000);
  plumb_lead_steps_set_model (f->steps, G_LIST_MODEL (f->list));
  g_assert_cmpuint (get_length (f->steps), >, 0);
  g_assert_cmpuint (get_length (f->steps), <, MANY);

  plumb_test_wait_until (is_all_there, f);
  g_assert_cmpuint (f->most_added, <, MANY);
  assert_same_places (f);
}

static void
test_what_comes_late_takes_its_place (Fixture *f, gconstpointer data)
{
  plumb_lead_steps_set_model (f->steps, G_LIST_MODEL (f->list));
  add (f, 0, 300);
  /* Before, among and behind those that are shown. */
  add (f, 0, 3);
  add (f, 5, 3);
  add (f, 200, 3);
  assert_same_places (f);
  g_list_store_splice (f->list, 1, 250, NULL, 0);
  assert_same_places (f);

  plumb_test_wait_until (is_all_there, f);
  assert_same_places (f);
}

/* A view that is scrolled to one of them must not lose it. */
static void
test_what_is_shown_is_never_taken_away (Fixture *f, gconstpointer data)
{
  plumb_lead_steps_set_model (f->steps, G_LIST_MODEL (f->list));
  add (f, 0, 12);
  add (f, 10, 40);
  g_assert_cmpuint (get_length (f->steps), ==, 52);
  assert_same_places (f);
}

static void
test_another_answer_comes_in_steps_too (Fixture *f, gconstpointer data)
{
  plumb_lead_steps_set_model (f->steps, G_LIST_MODEL (f->list));
  add (f, 0, 1000);
  plumb_test_wait_until (is_all_there, f);

  g_list_store_remove_all (f->list);
  g_assert_cmpuint (get_length (f->steps), ==, 0);
  add (f, 0, 1000);
  g_assert_cmpuint (get_length (f->steps), <, MANY);
  plumb_test_wait_until (is_all_there, f);
  g_assert_cmpuint (f->most_added, <, MANY);
}

static void
test_a_list_can_be_taken_away (Fixture *f, gconstpointer data)
{
  add (f, 0, 100);
  plumb_lead_steps_set_model (f->steps, G_LIST_MODEL (f->list));
  plumb_lead_steps_set_model (f->steps, NULL);
  g_assert_cmpuint (get_length (f->steps), ==, 0);
  add (f, 0, 100);
  g_assert_cmpuint (get_length (f->steps), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/lead-steps/a-long-list-comes-in-steps", Fixture, NULL, set_up,
              test_a_long_list_comes_in_steps, tear_down);
  g_test_add ("/lead-steps/what-comes-late-takes-its-place", Fixture, NULL, set_up,
              test_what_comes_late_takes_its_place, tear_down);
  g_test_add ("/lead-steps/what-is-shown-is-never-taken-away", Fixture, NULL, set_up,
              test_what_is_shown_is_never_taken_away, tear_down);
  g_test_add ("/lead-steps/another-answer-comes-in-steps-too", Fixture, NULL, set_up,
              test_another_answer_comes_in_steps_too, tear_down);
  g_test_add ("/lead-steps/a-list-can-be-taken-away", Fixture, NULL, set_up,
              test_a_list_can_be_taken_away, tear_down);

  return g_test_run ();
}
