/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-setup.h"
#include "plumb-test-wait.h"
#include "plumb-unknown-texts.h"

typedef struct {
  PlumbUnknownTexts *texts;
  const char *wanted;
} Waiting;

static gboolean
is_there (gpointer user_data)
{
  Waiting *waiting = user_data;
  g_auto (GStrv) texts = plumb_unknown_texts_list (waiting->texts);

  return g_strv_contains ((const char *const *) texts, waiting->wanted);
}

/* (transfer full): of the next start, once it has read @wanted. */
static PlumbUnknownTexts *
start_again (PlumbTestSetup *setup, PlumbUnknownTexts *before, const char *wanted)
{
  Waiting waiting = { NULL, wanted };
  g_autoptr (GAsyncResult) result = NULL;

  g_object_unref (before);
  /* What is written is written in order: once this is, so is the rest. */
  plumb_store_save_text_async (setup->store, "test", "last", "", NULL, plumb_test_keep_result,
                               &result);
  plumb_test_wait_for (&result);
  waiting.texts = plumb_unknown_texts_new (setup->store);
  plumb_test_wait_until (is_there, &waiting);
  return waiting.texts;
}

static void
assert_listed (PlumbUnknownTexts *self, const char *promised)
{
  g_auto (GStrv) texts = plumb_unknown_texts_list (self);
  g_autofree char *joined = g_strjoinv (" ", texts);

  g_assert_cmpstr (joined, ==, promised);
}

static void
test_they_are_there_the_next_time (PlumbTestSetup *setup, gconstpointer data)
{
  PlumbUnknownTexts *texts = plumb_unknown_texts_new (setup->store);

  plumb_unknown_texts_add (texts, "a");
  plumb_unknown_texts_add (texts, "b");
  plumb_unknown_texts_add (texts, "a");
  assert_listed (texts, "a b");
  texts = start_again (setup, texts, "b");
  assert_listed (texts, "a b");
  g_object_unref (texts);
}

static void
test_only_the_latest_are_kept (PlumbTestSetup *setup, gconstpointer data)
{
  PlumbUnknownTexts *texts = plumb_unknown_texts_new (setup->store);
  g_auto (GStrv) kept = NULL;

  for (guint i = 0; i < PLUMB_UNKNOWN_TEXTS_MOST + 5; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);

    plumb_unknown_texts_add (texts, text);
  }
  texts = start_again (setup, texts, "24");
  kept = plumb_unknown_texts_list (texts);
  g_assert_cmpuint (g_strv_length (kept), ==, PLUMB_UNKNOWN_TEXTS_MOST);
  g_assert_cmpstr (kept[0], ==, "24");
  g_assert_cmpstr (kept[PLUMB_UNKNOWN_TEXTS_MOST - 1], ==, "5");
  g_object_unref (texts);
}

static void
test_cleared_they_do_not_come_back (PlumbTestSetup *setup, gconstpointer data)
{
  PlumbUnknownTexts *texts = plumb_unknown_texts_new (setup->store);

  plumb_unknown_texts_add (texts, "a");
  plumb_unknown_texts_clear (texts);
  assert_listed (texts, "");
  plumb_unknown_texts_add (texts, "b");
  texts = start_again (setup, texts, "b");
  assert_listed (texts, "b");
  g_object_unref (texts);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/unknown-texts/" path, PlumbTestSetup, NULL, plumb_test_setup_set_up, function,     \
              plumb_test_setup_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("they-are-there-the-next-time", test_they_are_there_the_next_time);
  ADD ("only-the-latest-are-kept", test_only_the_latest_are_kept);
  ADD ("cleared-they-do-not-come-back", test_cleared_they_do_not_come_back);

  return g_test_run ();
}
