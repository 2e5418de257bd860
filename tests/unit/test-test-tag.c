/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-test-tag.h"

#include <string.h>

#define TAG "MSFT_TEST_636573304831318844"
#define TIME G_GINT64_CONSTANT (1521733683131884)

static void
test_a_tag_tells_when_it_was_minted (void)
{
  gint64 now = plumb_clock_now ();
  g_autofree char *tag = plumb_test_tag_new (now);

  g_assert_cmpint (plumb_test_tag_get_time (TAG), ==, TIME);
  g_assert_cmpint (plumb_test_tag_get_time (TAG "@test.com"), ==, TIME);
  g_assert_cmpint (plumb_test_tag_get_time (tag), ==, now);
  g_assert_true (g_regex_match_simple ("^MSFT_TEST_[0-9]{18}$", tag, 0, 0));
}

static void
test_what_is_no_tag_has_no_time (void)
{
  static const char *const texts[] = { "",
                                       "MSFT_TEST_",
                                       "MSFT_TEST_63657330483131884",
                                       "MSFT_TEST_6365733048313188441",
                                       "msft_test_636573304831318844",
                                       ("X" TAG) };

  g_assert_cmpint (plumb_test_tag_get_time (NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (plumb_test_tag_get_time (texts[i]), ==, 0);
}

static void
test_no_two_tags_are_the_same (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 now = plumb_clock_now ();

  for (guint i = 0; i < 1000; i++)
    g_assert_true (g_hash_table_add (seen, plumb_test_tag_new (now)));
}

static gpointer
mint_many (gpointer user_data)
{
  gint64 *now = user_data;
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (tags, plumb_test_tag_new (*now));
  return tags;
}

static void
test_threads_share_no_tag (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 now = plumb_clock_now ();
  GThread *threads[2];
  GPtrArray *tags[2];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("mint", mint_many, &now);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++) {
    tags[i] = g_thread_join (threads[i]);
    for (guint j = 0; j < tags[i]->len; j++)
      g_assert_true (g_hash_table_add (seen, tags[i]->pdata[j]));
  }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_ptr_array_unref (tags[i]);
}

static void
test_a_tag_is_found_in_its_lead (void)
{
  static const char *const texts[] = { TAG, TAG "@test.com", TAG "-" TAG "|Contoso Test",
                                       "AzureMarketplace-" TAG "|a.b", ("MSFT_TEST_x-" TAG) };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *tag = plumb_test_tag_find (texts[i]);

    g_assert_cmpstr (tag, ==, TAG);
  }
  g_assert_null (plumb_test_tag_find (NULL));
  g_assert_null (plumb_test_tag_find ("Contoso"));
  g_assert_null (plumb_test_tag_find ("MSFT_TEST_1"));
}

static void
test_a_mark_stands_in_front (void)
{
  g_assert_true (plumb_test_tag_marks (TAG));
  g_assert_true (plumb_test_tag_marks ("MSFT_TEST_by hand"));
  g_assert_true (plumb_test_tag_marks ("AzureMarketplace-" TAG));
  g_assert_false (plumb_test_tag_marks ("XMSFT_TEST"));
  g_assert_false (plumb_test_tag_marks ("XMSFT_TEST_636573304831318844"));
  g_assert_false (plumb_test_tag_marks ("about MSFT_TEST_636573304831318844"));
  g_assert_false (plumb_test_tag_marks (""));
  g_assert_false (plumb_test_tag_marks (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/test-tag/a-tag-tells-when-it-was-minted", test_a_tag_tells_when_it_was_minted);
  g_test_add_func ("/test-tag/what-is-no-tag-has-no-time", test_what_is_no_tag_has_no_time);
  g_test_add_func ("/test-tag/no-two-tags-are-the-same", test_no_two_tags_are_the_same);
  g_test_add_func ("/test-tag/threads-share-no-tag", test_threads_share_no_tag);
  g_test_add_func ("/test-tag/a-tag-is-found-in-its-lead", test_a_tag_is_found_in_its_lead);
  g_test_add_func ("/test-tag/a-mark-stands-in-front", test_a_mark_stands_in_front);

  return g_test_run ();
}
