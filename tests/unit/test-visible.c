/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-visible.h"

static void
assert_shown (const char *text, const char *promised)
{
  g_autofree char *shown = plumb_visible_dup (text);

  g_assert_cmpstr (shown, ==, promised);
}

static void
test_what_people_write_is_shown_as_it_is (void)
{
  assert_shown ("", "");
  assert_shown ("João → ₽\tкто\nЯ́ 😀\n", "João → ₽\tкто\nЯ́ 😀\n");
}

static void
test_nothing_controls_the_terminal (void)
{
  assert_shown ("\x1b]0;mine\x07\x1b[2J", "\ufffd]0;mine\ufffd\ufffd[2J");
  assert_shown ("a\rb\x7f\x08", "a\ufffdb\ufffd\ufffd");
  /* Some terminals take this letter for an escape and a bracket. */
  assert_shown ("\xc2\x9b"
                "31m",
                "\ufffd"
                "31m");
}

static void
test_what_is_no_text_is_made_one (void)
{
  assert_shown ("a\xff\xfe", "a\ufffd\ufffd");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visible/what-people-write-is-shown-as-it-is",
                   test_what_people_write_is_shown_as_it_is);
  g_test_add_func ("/visible/nothing-controls-the-terminal", test_nothing_controls_the_terminal);
  g_test_add_func ("/visible/what-is-no-text-is-made-one", test_what_is_no_text_is_made_one);

  return g_test_run ();
}
