/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-credentials.h"

#include <string.h>

static GString *wiped;

/*
 * Stands in for the C library's, which is the last to see a secret: freed memory cannot be
 * looked at.
 */
void
explicit_bzero (void *memory, size_t size)
{
  volatile char *bytes = memory;

  for (size_t i = 0; i < size; i++) {
    g_string_append_c (wiped, bytes[i]);
    bytes[i] = '\0';
  }
  g_string_append_c (wiped, '|');
}

static void
test_what_was_set_is_got (void)
{
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autofree const char **keys = NULL;

  plumb_credentials_set (credentials, "password", "tr0ub4dor");
  plumb_credentials_set (credentials, "client-secret", "b4ttery");
  plumb_credentials_set (credentials, "gone", "x");
  plumb_credentials_set (credentials, "gone", "");
  keys = plumb_credentials_list (credentials);

  g_assert_cmpstr (plumb_credentials_get (credentials, "password"), ==, "tr0ub4dor");
  g_assert_null (plumb_credentials_get (credentials, "gone"));
  g_assert_null (plumb_credentials_get (credentials, "never"));
  g_assert_cmpstr (keys[0], ==, "client-secret");
  g_assert_cmpstr (keys[1], ==, "password");
  g_assert_null (keys[2]);
}

static void
test_a_copy_is_its_own (void)
{
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (PlumbCredentials) copy = NULL;

  plumb_credentials_set (credentials, "password", "tr0ub4dor");
  copy = plumb_credentials_copy (credentials);
  plumb_credentials_set (credentials, "password", NULL);

  g_assert_cmpstr (plumb_credentials_get (copy, "password"), ==, "tr0ub4dor");
  g_assert_null (plumb_credentials_get (credentials, "password"));
}

static void
test_secrets_are_wiped (void)
{
  PlumbCredentials *credentials = plumb_credentials_new ();

  g_string_truncate (wiped, 0);
  plumb_credentials_set (credentials, "password", "first");
  plumb_credentials_set (credentials, "password", "second");
  g_assert_cmpstr (wiped->str, ==, "first|");
  plumb_credentials_set (credentials, "password", NULL);
  g_assert_cmpstr (wiped->str, ==, "first|second|");
  plumb_credentials_set (credentials, "password", "third");
  g_object_unref (credentials);
  g_assert_cmpstr (wiped->str, ==, "first|second|third|");
}

static void
test_there_is_no_way_to_print (void)
{
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autofree GParamSpec **properties = NULL;
  guint n_properties;

  properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (credentials), &n_properties);

  g_assert_cmpuint (n_properties, ==, 0);
  g_assert_false (g_value_type_transformable (PLUMB_TYPE_CREDENTIALS, G_TYPE_STRING));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  wiped = g_string_new (NULL);

  g_test_add_func ("/credentials/what-was-set-is-got", test_what_was_set_is_got);
  g_test_add_func ("/credentials/a-copy-is-its-own", test_a_copy_is_its_own);
  g_test_add_func ("/credentials/secrets-are-wiped", test_secrets_are_wiped);
  g_test_add_func ("/credentials/there-is-no-way-to-print", test_there_is_no_way_to_print);

  return g_test_run ();
}
