/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-json.h"
#include "plumb-lead-reader.h"

#include <string.h>

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = plumb_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

static void
assert_text (const char *json, const char *name, const char *expected)
{
  g_autoptr (JsonNode) node = parse (json);
  g_autofree char *text = plumb_json_dup_text (json_node_get_object (node), name);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_values_become_texts (void)
{
  assert_text ("{\"a\":\"b\"}", "a", "b");
  assert_text ("{\"a\":\"\"}", "a", NULL);
  assert_text ("{\"a\":null}", "a", NULL);
  assert_text ("{}", "a", NULL);
  assert_text ("{\"a\":true}", "a", "true");
  assert_text ("{\"a\":[1]}", "a", NULL);
  assert_text ("{\"a\":{\"b\":1}}", "a", NULL);
}

static void
test_numbers_keep_their_digits (void)
{
  assert_text ("{\"a\":1234567890}", "a", "1234567890");
  assert_text ("{\"a\":-5}", "a", "-5");
  assert_text ("{\"a\":1.5}", "a", "1.5");
  assert_text ("{\"a\":1.234567890e9}", "a", "1234567890");
  assert_text ("{\"a\":0123456789}", "a", "0123456789");
  assert_text ("{\"a\":12345678901234567890123}", "a", "12345678901234567890123");
  assert_text ("{\"a\":1e400}", "a", "1e400");
}

static void
test_escapes_are_decoded (void)
{
  assert_text ("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", "a", "\"\\/\b\f\n\r\t");
  assert_text ("{\"a\":\"\\u00e9\\ud83d\\ude00\"}", "a", "é😀");
}

static void
test_what_no_text_can_hold_is_replaced (void)
{
  assert_text ("{\"a\":\"x\\ud800y\"}", "a", "x\xef\xbf\xbdy");
  assert_text ("{\"a\":\"x\\ud800\\u0041y\"}", "a",
               "x\xef\xbf\xbd"
               "Ay");
  assert_text ("{\"a\":\"\\ud800\\ud800\\udc00\"}", "a", "\xef\xbf\xbd\xf0\x90\x80\x80");
  assert_text ("{\"a\":\"x\\udc00\"}", "a", "x\xef\xbf\xbd");
  assert_text ("{\"a\":\"x\\u0000y\"}", "a", "x\xef\xbf\xbdy");
}

static void
test_nothing_is_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (plumb_json_parse (NULL, 0, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_FORMAT);
}

static void
test_the_last_of_two_members_wins (void)
{
  assert_text ("{\"a\":1,\"a\":2}", "a", "2");
}

static void
test_members_are_found_in_any_case (void)
{
  g_autoptr (JsonNode) node = parse ("{\"UserDetails\":{\"EMAIL\":\"x\"},\"other\":1}");
  JsonObject *object = json_node_get_object (node);
  JsonObject *found = plumb_json_find_object (object, "userDetails");
  g_autofree char *email = NULL;

  g_assert_nonnull (found);
  email = plumb_json_dup_text (found, "email");
  g_assert_cmpstr (email, ==, "x");
  g_assert_null (plumb_json_find_object (object, "other"));
  g_assert_null (plumb_json_find_object (object, "absent"));
}

static void
test_a_byte_order_mark_does_not_matter (void)
{
  assert_text ("\xef\xbb\xbf{\"a\":\"b\"}\r\n", "a", "b");
}

static void
test_faults_are_named_with_their_place (void)
{
  static const struct {
    const char *text;
    const char *place;
  } cases[] = {
    { "", "Line 1, column 1:" },
    { "  ", "Line 1, column 3:" },
    { "{\"a\":1\n \"b\":2}", "Line 2, column 2:" },
    { "{\"é\" 1}", "Line 1, column 6:" },
    { "{\"a\":1}x", "Line 1, column 8:" },
    { "{\"a\":1} {}", "Line 1, column 9:" },
    { "{\"a\":tru}", "Line 1, column 6:" },
    { "{\"a\":-}", "Line 1, column 6:" },
    { "{\"a\":1.}", "Line 1, column 6:" },
    { "{\"a\":0x10}", "Line 1, column 6:" },
    { "{\"a\":1,}", "Line 1, column 8:" },
    { "{\"a\":[1,]}", "Line 1, column 9:" },
    { "{\"a\":[1 2]}", "Line 1, column 9:" },
    { "{\"a\":\"b", "Line 1, column 8:" },
    { "{\"a\":\"b\nc\"}", "Line 1, column 8:" },
    { "{\"a\":\"\\x\"}", "Line 1, column 8:" },
    { "{\"a\":\"\\u12\"}", "Line 1, column 9:" },
    { "{\"a\":\"\\", "Line 1, column 8:" },
    { "{'a':1}", "Line 1, column 2:" },
    { "/* c */{}", "Line 1, column 1:" },
    { "{\"a\":\"\xff\"}", "Line 1, column 7:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("case %u", i);
    g_assert_null (plumb_json_parse (cases[i].text, strlen (cases[i].text), &error));
    g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_FORMAT);
    g_assert_true (g_str_has_prefix (error->message, cases[i].place));
  }
}

static void
test_a_byte_of_zero_is_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (plumb_json_parse ("{\"a\":\"\0\"}", 9, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_FORMAT);
}

static void
test_depth_is_limited (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < PLUMB_JSON_DEPTH; i++) {
    g_string_prepend_c (text, '[');
    g_string_append_c (text, ']');
  }
  node = parse (text->str);
  g_string_prepend_c (text, '[');
  g_string_append_c (text, ']');
  g_assert_null (plumb_json_parse (text->str, text->len, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_FORMAT);
}

static void
test_a_very_deep_text_is_survived (void)
{
  g_autofree char *text = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (plumb_json_parse (text, 100000, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_FORMAT);
}

/* Every shorter piece and every flipped byte of a good text: an error or a node, nothing else. */
static void
test_damaged_texts_are_survived (void)
{
  static const char good[] = "{\"a\":[1,-2.5e3,\"\\ud83d\\ude00é\",true,null],\"b\":{\"c\":\"\"}}";
  g_autofree char *text = g_strdup (good);

  for (gsize length = 0; length < sizeof good; length++) {
    g_autoptr (JsonNode) piece = plumb_json_parse (good, length, NULL);

    g_assert_true ((piece != NULL) == (length == sizeof good - 1));
  }
  for (gsize at = 0; at < sizeof good - 1; at++)
    for (guint byte = 1; byte < 256; byte++) {
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GError) error = NULL;

      text[at] = (char) byte;
      node = plumb_json_parse (text, sizeof good - 1, &error);
      g_assert_true ((node == NULL) == (error != NULL));
      text[at] = good[at];
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/values-become-texts", test_values_become_texts);
  g_test_add_func ("/json/numbers-keep-their-digits", test_numbers_keep_their_digits);
  g_test_add_func ("/json/escapes-are-decoded", test_escapes_are_decoded);
  g_test_add_func ("/json/what-no-text-can-hold-is-replaced",
                   test_what_no_text_can_hold_is_replaced);
  g_test_add_func ("/json/nothing-is-refused", test_nothing_is_refused);
  g_test_add_func ("/json/the-last-of-two-members-wins", test_the_last_of_two_members_wins);
  g_test_add_func ("/json/members-are-found-in-any-case", test_members_are_found_in_any_case);
  g_test_add_func ("/json/a-byte-order-mark-does-not-matter",
                   test_a_byte_order_mark_does_not_matter);
  g_test_add_func ("/json/faults-are-named-with-their-place",
                   test_faults_are_named_with_their_place);
  g_test_add_func ("/json/a-byte-of-zero-is-refused", test_a_byte_of_zero_is_refused);
  g_test_add_func ("/json/depth-is-limited", test_depth_is_limited);
  g_test_add_func ("/json/a-very-deep-text-is-survived", test_a_very_deep_text_is_survived);
  g_test_add_func ("/json/damaged-texts-are-survived", test_damaged_texts_are_survived);

  return g_test_run ();
}
