/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-organisation-id.h"

static void
test_the_checksum_is_salesforces (void)
{
  static const char *const pairs[][2] = {
    { "00Do0000000ZHog", "00Do0000000ZHogEAG" },
    { "701cb000012Q8oR", "701cb000012Q8oRAAS" },
    { "00D000000000000", "00D000000000000EAA" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *complete = plumb_organisation_id_complete (pairs[i][0]);

    g_assert_cmpstr (complete, ==, pairs[i][1]);
  }
  g_assert_null (plumb_organisation_id_complete ("00D"));
  g_assert_null (plumb_organisation_id_complete ("00Do0000000Z-og"));
}

static void
test_the_long_form_is_cut_if_it_fits (void)
{
  static const char *const texts[][2] = {
    { "00Do0000000ZHog", "00Do0000000ZHog" },
    { "00Do0000000ZHogEAG", "00Do0000000ZHog" },
    { " \"00Do0000000ZHogEAG\"\n", "00Do0000000ZHog" },
    { "00Do0000000ZHogeag", "00Do0000000ZHog" },
    { "00Do0000000ZHogAAA", "00Do0000000ZHogAAA" },
    { "00do0000000zhogEAG", "00do0000000zhogEAG" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *tidied = plumb_organisation_id_tidy (texts[i][0]);

    g_assert_cmpstr (tidied, ==, texts[i][1]);
  }
}

static void
test_each_fault_is_named (void)
{
  static const struct {
    const char *text;
    PlumbFindingLevel level;
    const char *diagnosis;
  } rows[] = {
    { "00Do0000000ZHog", PLUMB_FINDING_GOOD, NULL },
    { "00Do0000000ZHogEAG", PLUMB_FINDING_WARNING, "salesforce.oid.eighteen" },
    { "00Do0000000ZHogAAA", PLUMB_FINDING_FAULT, "salesforce.oid.checksum" },
    { "00do0000000zhogEAG", PLUMB_FINDING_FAULT, "salesforce.oid.prefix" },
    { "701cb000012Q8oR", PLUMB_FINDING_FAULT, "salesforce.oid.prefix" },
    { "00Do0000000ZHo", PLUMB_FINDING_FAULT, "salesforce.oid.length" },
    { "00Do0000000ZHogEA", PLUMB_FINDING_FAULT, "salesforce.oid.length" },
    { "00Do0000000Z-og", PLUMB_FINDING_FAULT, "salesforce.oid.not-one" },
    { "00Do0000000ZHоg", PLUMB_FINDING_FAULT, "salesforce.oid.not-one" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    PlumbFinding finding = plumb_organisation_id_check (rows[i].text);

    g_test_message ("%s", rows[i].text);
    g_assert_cmpint (finding.level, ==, rows[i].level);
    g_assert_cmpstr (finding.diagnosis, ==, rows[i].diagnosis);
    g_assert_true (finding.diagnosis == NULL || plumb_diagnosis_find (finding.diagnosis) != NULL);
  }
}

static void
test_case_tells_organisations_apart (void)
{
  g_assert_true (plumb_organisation_id_is_same ("00Do0000000ZHog", "00Do0000000ZHogEAG"));
  g_assert_false (plumb_organisation_id_is_same ("00Do0000000ZHog", "00Do0000000ZHoG"));
  g_assert_false (plumb_organisation_id_is_same ("00Do", "00Do"));
  g_assert_false (plumb_organisation_id_is_same (NULL, "00Do0000000ZHog"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/organisation-id/the-checksum-is-salesforces",
                   test_the_checksum_is_salesforces);
  g_test_add_func ("/organisation-id/the-long-form-is-cut-if-it-fits",
                   test_the_long_form_is_cut_if_it_fits);
  g_test_add_func ("/organisation-id/each-fault-is-named", test_each_fault_is_named);
  g_test_add_func ("/organisation-id/case-tells-organisations-apart",
                   test_case_tells_organisations_apart);

  return g_test_run ();
}
