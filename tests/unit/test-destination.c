/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-destination.h"

static void
count_cb (GObject *object, gpointer detail, guint *n_calls)
{
  (*n_calls)++;
}

static void
test_each_destination_has_its_own_id (void)
{
  g_autoptr (PlumbDestination) one = plumb_destination_new (PLUMB_KIND_HTTPS, "Flow");
  g_autoptr (PlumbDestination) two = plumb_destination_new (PLUMB_KIND_HTTPS, "Flow");
  g_autoptr (PlumbDestination) old =
      plumb_destination_new_with_id ("d1", PLUMB_KIND_MARKETO, "Marketo");

  g_assert_true (g_uuid_string_is_valid (plumb_destination_get_id (one)));
  g_assert_cmpstr (plumb_destination_get_id (one), !=, plumb_destination_get_id (two));
  g_assert_cmpstr (plumb_destination_get_id (old), ==, "d1");
  g_assert_cmpint (plumb_destination_get_kind (old), ==, PLUMB_KIND_MARKETO);
  g_assert_cmpstr (plumb_destination_get_name (old), ==, "Marketo");
}

static void
test_a_new_destination_is_watched_and_untested (void)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Flow");

  g_assert_true (plumb_destination_is_watching (destination));
  g_assert_false (plumb_destination_is_practice (destination));
  g_assert_false (plumb_destination_is_busy (destination));
  g_assert_cmpint (plumb_destination_get_last_verdict (destination), ==, PLUMB_VERDICT_NONE);
  g_assert_cmpint (plumb_destination_get_last_proved_at (destination), ==, 0);
  g_assert_cmpint (plumb_destination_get_heard_at (destination), ==, 0);
  g_assert_null (plumb_destination_get_trouble (destination));
}

static void
test_an_empty_setting_is_unset (void)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Flow");
  g_autofree const char **keys = NULL;

  plumb_destination_set_setting (destination, "url", "https://example.com/");
  plumb_destination_set_setting (destination, "address", "::1");
  plumb_destination_set_setting (destination, "gone", "x");
  plumb_destination_set_setting (destination, "gone", "");
  keys = plumb_destination_list_settings (destination);

  g_assert_cmpstr (plumb_destination_get_setting (destination, "url"), ==, "https://example.com/");
  g_assert_null (plumb_destination_get_setting (destination, "gone"));
  g_assert_cmpstr (keys[0], ==, "address");
  g_assert_cmpstr (keys[1], ==, "url");
  g_assert_null (keys[2]);
}

static void
test_only_a_changed_setting_is_told (void)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Flow");
  guint n_url = 0, n_all = 0;

  g_signal_connect (destination, "setting-changed::url", G_CALLBACK (count_cb), &n_url);
  g_signal_connect (destination, "setting-changed", G_CALLBACK (count_cb), &n_all);
  plumb_destination_set_setting (destination, "url", "a");
  plumb_destination_set_setting (destination, "url", "a");
  plumb_destination_set_setting (destination, "other", "a");
  plumb_destination_set_setting (destination, "url", NULL);

  g_assert_cmpuint (n_url, ==, 2);
  g_assert_cmpuint (n_all, ==, 3);
}

static void
keep_key_cb (PlumbDestination *destination, const char *key, GString *told)
{
  g_string_append (told, key);
}

static void
test_a_listed_key_can_be_unset (void)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Flow");
  g_autofree const char **keys = NULL;
  GString *told = g_string_new (NULL);

  plumb_destination_set_setting (destination, "url", "a");
  keys = plumb_destination_list_settings (destination);
  g_signal_connect (destination, "setting-changed", G_CALLBACK (keep_key_cb), told);
  plumb_destination_set_setting (destination, keys[0], NULL);

  g_assert_cmpstr (told->str, ==, "url");
  g_assert_null (plumb_destination_get_setting (destination, "url"));
  g_string_free (told, TRUE);
}

static void
change_all (PlumbDestination *destination)
{
  plumb_destination_set_name (destination, "Other");
  plumb_destination_set_practice (destination, TRUE);
  plumb_destination_set_watching (destination, FALSE);
  plumb_destination_set_busy (destination, TRUE);
  plumb_destination_set_last_proof (destination, PLUMB_VERDICT_LANDED, 12);
  plumb_destination_set_heard_at (destination, 13);
  plumb_destination_set_trouble (destination, "https.gone");
}

static void
test_only_a_change_is_told (void)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Flow");
  guint n_calls = 0;

  g_signal_connect (destination, "notify", G_CALLBACK (count_cb), &n_calls);
  change_all (destination);
  g_assert_cmpuint (n_calls, ==, 8);
  change_all (destination);
  g_assert_cmpuint (n_calls, ==, 8);
}

static void
test_properties_tell_what_getters_tell (void)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Flow");
  g_autofree char *name = NULL;
  g_autofree char *trouble = NULL;
  gboolean practice, watching, busy;
  guint verdict;
  gint64 proved_at, heard_at;

  change_all (destination);
  g_object_get (destination, "name", &name, "practice", &practice, "watching", &watching, "busy",
                &busy, "last-verdict", &verdict, "last-proved-at", &proved_at, "heard-at",
                &heard_at, "trouble", &trouble, NULL);

  g_assert_cmpstr (name, ==, "Other");
  g_assert_true (practice);
  g_assert_false (watching);
  g_assert_true (busy);
  g_assert_cmpuint (verdict, ==, PLUMB_VERDICT_LANDED);
  g_assert_cmpint (proved_at, ==, 12);
  g_assert_cmpint (heard_at, ==, 13);
  g_assert_cmpstr (trouble, ==, "https.gone");
}

static void
test_kinds_and_verdicts_have_names (void)
{
  for (PlumbKind kind = PLUMB_KIND_DYNAMICS; kind <= PLUMB_KIND_HTTPS; kind++)
    g_assert_cmpint (plumb_kind_from_name (plumb_kind_get_name (kind)), ==, kind);
  for (PlumbVerdict verdict = PLUMB_VERDICT_LANDED; verdict <= PLUMB_VERDICT_LOST; verdict++)
    g_assert_cmpint (plumb_verdict_from_name (plumb_verdict_get_name (verdict)), ==, verdict);
  g_assert_cmpint (plumb_kind_from_name ("none"), ==, PLUMB_KIND_NONE);
  g_assert_cmpint (plumb_kind_from_name (NULL), ==, PLUMB_KIND_NONE);
  g_assert_cmpint (plumb_verdict_from_name ("arrived"), ==, PLUMB_VERDICT_NONE);
  g_assert_cmpint (plumb_verdict_from_name (NULL), ==, PLUMB_VERDICT_NONE);
  g_assert_null (plumb_verdict_get_name (PLUMB_VERDICT_NONE));
}

static void
test_a_copy_is_changed_on_its_own (void)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Contoso");
  g_autoptr (PlumbDestination) copy = NULL;

  plumb_destination_set_setting (destination, "url", "https://example.com");
  plumb_destination_set_practice (destination, TRUE);
  plumb_destination_set_watching (destination, FALSE);
  plumb_destination_set_last_proof (destination, PLUMB_VERDICT_LANDED, 7);
  copy = plumb_destination_copy (destination);
  plumb_destination_set_setting (destination, "url", NULL);

  g_assert_cmpstr (plumb_destination_get_id (copy), ==, plumb_destination_get_id (destination));
  g_assert_cmpstr (plumb_destination_get_name (copy), ==, "Contoso");
  g_assert_cmpint (plumb_destination_get_kind (copy), ==, PLUMB_KIND_HTTPS);
  g_assert_cmpstr (plumb_destination_get_setting (copy, "url"), ==, "https://example.com");
  g_assert_true (plumb_destination_is_practice (copy));
  g_assert_false (plumb_destination_is_watching (copy));
  g_assert_cmpint (plumb_destination_get_last_verdict (copy), ==, PLUMB_VERDICT_LANDED);
  g_assert_cmpint (plumb_destination_get_last_proved_at (copy), ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/destination/each-has-its-own-id", test_each_destination_has_its_own_id);
  g_test_add_func ("/destination/a-new-one-is-watched-and-untested",
                   test_a_new_destination_is_watched_and_untested);
  g_test_add_func ("/destination/an-empty-setting-is-unset", test_an_empty_setting_is_unset);
  g_test_add_func ("/destination/only-a-changed-setting-is-told",
                   test_only_a_changed_setting_is_told);
  g_test_add_func ("/destination/a-listed-key-can-be-unset", test_a_listed_key_can_be_unset);
  g_test_add_func ("/destination/only-a-change-is-told", test_only_a_change_is_told);
  g_test_add_func ("/destination/properties-tell-what-getters-tell",
                   test_properties_tell_what_getters_tell);
  g_test_add_func ("/destination/kinds-and-verdicts-have-names",
                   test_kinds_and_verdicts_have_names);
  g_test_add_func ("/destination/a-copy-is-changed-on-its-own", test_a_copy_is_changed_on_its_own);

  return g_test_run ();
}
