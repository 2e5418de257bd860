/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-https-address.h"

#define ID(name) "https.url." name

typedef struct {
  const char *name;
  const char *text;
  PlumbFindingLevel level;
  const char *diagnosis;
} Vector;

/* clang-format off */
static const Vector vectors[] = {
  { "a-flows-new-address-is-good",
    "https://env.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/1/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=abc",
    PLUMB_FINDING_GOOD, NULL },
  { "a-flows-old-address-is-a-warning",
    "https://prod-00.westeurope.logic.azure.com:443/workflows/1/triggers/manual/paths/invoke?sig=abc",
    PLUMB_FINDING_WARNING, ID ("old-flow") },
  { "capitals-in-the-name-do-not-matter", "https://PROD-00.WESTEUROPE.LOGIC.AZURE.COM/x",
    PLUMB_FINDING_WARNING, ID ("old-flow") },
  { "a-server-of-ones-own-is-good", "https://leads.example.com/hook/8f2c",
    PLUMB_FINDING_GOOD, NULL },
  { "plain-http-is-a-fault", "http://leads.example.com/hook", PLUMB_FINDING_FAULT, ID ("plain") },
  { "another-scheme-is-a-fault", "ftp://leads.example.com/hook", PLUMB_FINDING_FAULT, ID ("not-one") },
  { "no-address-is-a-fault", "leads.example.com/hook", PLUMB_FINDING_FAULT, ID ("not-one") },
  { "no-host-is-a-fault", "https:///hook", PLUMB_FINDING_FAULT, ID ("not-one") },
  { "a-user-is-a-fault", "https://me:secret@leads.example.com/", PLUMB_FINDING_FAULT, ID ("user") },
  { "a-fragment-is-a-fault", "https://leads.example.com/#hook", PLUMB_FINDING_FAULT, ID ("fragment") },
  { "this-computer-is-a-warning", "http://127.0.0.1:8080/hook",
    PLUMB_FINDING_WARNING, ID ("this-computer") },
  { "localhost-is-a-warning", "https://localhost/hook", PLUMB_FINDING_WARNING, ID ("this-computer") },
  { "a-private-address-is-a-warning", "https://192.168.1.5/hook", PLUMB_FINDING_WARNING, ID ("private") },
  { "a-bare-name-is-a-warning", "https://crm/hook", PLUMB_FINDING_WARNING, ID ("private") },
  { "an-accent-is-a-warning", "https://leads.example.com/caf\xc3\xa9",
    PLUMB_FINDING_WARNING, ID ("partner-center-refuses") },
};
/* clang-format on */

static void
test_vector (gconstpointer data)
{
  const Vector *vector = data;
  PlumbFinding finding = plumb_https_address_check (vector->text);

  g_assert_cmpstr (finding.diagnosis, ==, vector->diagnosis);
  g_assert_cmpint (finding.level, ==, vector->level);
  if (vector->diagnosis != NULL)
    g_assert_nonnull (plumb_diagnosis_find (vector->diagnosis));
}

static void
test_the_longest_is_2048 (void)
{
  g_autoptr (GString) text = g_string_new ("https://leads.example.com/");

  while (text->len < 2048)
    g_string_append_c (text, 'a');
  g_assert_cmpint (plumb_https_address_check (text->str).level, ==, PLUMB_FINDING_GOOD);
  g_string_append_c (text, 'a');
  g_assert_cmpstr (plumb_https_address_check (text->str).diagnosis, ==, ID ("too-long"));
}

static void
test_what_pasting_adds_goes (void)
{
  g_autofree char *wrapped = plumb_https_address_tidy (" https://a.example/\n  hook?sig=1 \r\n");
  g_autofree char *bracketed = plumb_https_address_tidy ("<https://a.example/hook>");
  g_autofree char *quoted = plumb_https_address_tidy ("\"https://a.example/hook\"");
  g_autofree char *empty = plumb_https_address_tidy (" \n");

  g_assert_cmpstr (wrapped, ==, "https://a.example/hook?sig=1");
  g_assert_cmpstr (bracketed, ==, "https://a.example/hook");
  g_assert_cmpstr (quoted, ==, "https://a.example/hook");
  g_assert_cmpstr (empty, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *path = g_strconcat ("/https-address/", vectors[i].name, NULL);

    g_test_add_data_func (path, &vectors[i], test_vector);
  }
  g_test_add_func ("/https-address/the-longest-is-2048", test_the_longest_is_2048);
  g_test_add_func ("/https-address/what-pasting-adds-goes", test_what_pasting_adds_goes);

  return g_test_run ();
}
