/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-salesforce-host.h"

static void
test_pasted_addresses_become_names (void)
{
  static const char *const texts[][2] = {
    { "webto.salesforce.com", "webto.salesforce.com" },
    { " https://WebTo.Salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8\n",
      "webto.salesforce.com" },
    { "https://acme.my.salesforce.com/", "acme.my.salesforce.com" },
    { "https://acme.lightning.force.com/lightning/page/home", "acme.my.salesforce.com" },
    { "acme--uat.sandbox.lightning.force.com", "acme--uat.sandbox.my.salesforce.com" },
    { "acme.my.salesforce-setup.com", "acme.my.salesforce.com" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
    { "http://127.0.0.1:8080/services/", "http://127.0.0.1:8080" },
    { "http://localhost:1", "http://localhost:1" },
    { "http://[::1]:8080", "http://[::1]:8080" },
    { "http://acme.my.salesforce.com", "acme.my.salesforce.com" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *tidied = plumb_salesforce_host_tidy (texts[i][0]);

    g_assert_cmpstr (tidied, ==, texts[i][1]);
  }
}

/* Plain http stays on this computer. */
static void
test_names_are_reached_securely (void)
{
  g_autofree char *named = plumb_salesforce_host_dup_origin ("http://acme.my.salesforce.com/x");
  g_autofree char *local = plumb_salesforce_host_dup_origin ("http://127.0.0.1:8080/x");

  g_assert_cmpstr (named, ==, "https://acme.my.salesforce.com");
  g_assert_cmpstr (local, ==, "http://127.0.0.1:8080");
}

typedef struct {
  const char *text;
  PlumbFindingLevel level;
  const char *diagnosis;
} Row;

static void
check_rows (const Row *rows, guint n_rows, PlumbFinding (*check) (const char *text))
{
  for (guint i = 0; i < n_rows; i++) {
    PlumbFinding finding = check (rows[i].text);

    g_test_message ("%s", rows[i].text);
    g_assert_cmpint (finding.level, ==, rows[i].level);
    g_assert_cmpstr (finding.diagnosis, ==, rows[i].diagnosis);
    g_assert_true (finding.diagnosis == NULL || plumb_diagnosis_find (finding.diagnosis) != NULL);
  }
}

static void
test_hosts_of_forms_are_judged (void)
{
  static const Row rows[] = {
    { "webto.salesforce.com", PLUMB_FINDING_GOOD, NULL },
    { "test.salesforce.com", PLUMB_FINDING_GOOD, NULL },
    { "acme.my.salesforce.com", PLUMB_FINDING_GOOD, NULL },
    { "acme--uat.sandbox.my.salesforce.com", PLUMB_FINDING_GOOD, NULL },
    { "http://127.0.0.1:8080", PLUMB_FINDING_GOOD, NULL },
    { "www.salesforce.com", PLUMB_FINDING_WARNING, "salesforce.web-to-lead-host.old" },
    { "crm.example.com", PLUMB_FINDING_WARNING, "salesforce.web-to-lead-host.unusual" },
    { "acme.my.salesforce.com.evil.org", PLUMB_FINDING_WARNING,
      "salesforce.web-to-lead-host.unusual" },
    { "salesforce", PLUMB_FINDING_FAULT, "salesforce.web-to-lead-host.not-one" },
    { "web to lead", PLUMB_FINDING_FAULT, "salesforce.web-to-lead-host.not-one" },
    { "http://10.0.0.1:8080", PLUMB_FINDING_FAULT, "salesforce.web-to-lead-host.not-one" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), plumb_salesforce_host_check_form);
}

static void
test_hosts_that_are_read_are_judged (void)
{
  static const Row rows[] = {
    { "acme.my.salesforce.com", PLUMB_FINDING_GOOD, NULL },
    { "acme--uat.sandbox.my.salesforce.com", PLUMB_FINDING_GOOD, NULL },
    { "http://localhost:8080", PLUMB_FINDING_GOOD, NULL },
    { "login.salesforce.com", PLUMB_FINDING_FAULT, "salesforce.my-domain.login-host" },
    { "test.salesforce.com", PLUMB_FINDING_FAULT, "salesforce.my-domain.login-host" },
    { "acme.example.com", PLUMB_FINDING_WARNING, "salesforce.my-domain.unusual" },
    { "acme", PLUMB_FINDING_FAULT, "salesforce.my-domain.not-one" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), plumb_salesforce_host_check_reading);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/salesforce-host/pasted-addresses-become-names",
                   test_pasted_addresses_become_names);
  g_test_add_func ("/salesforce-host/names-are-reached-securely", test_names_are_reached_securely);
  g_test_add_func ("/salesforce-host/hosts-of-forms-are-judged", test_hosts_of_forms_are_judged);
  g_test_add_func ("/salesforce-host/hosts-that-are-read-are-judged",
                   test_hosts_that_are_read_are_judged);

  return g_test_run ();
}
