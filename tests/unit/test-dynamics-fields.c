/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-dynamics-checks.h"
#include "plumb-instance-url.h"

static void
assert_finding (PlumbFinding finding, PlumbFindingLevel level, const char *id)
{
  g_assert_cmpstr (finding.diagnosis, ==, id);
  g_assert_cmpint (finding.level, ==, level);
  if (id != NULL)
    g_assert_nonnull (plumb_diagnosis_find (id));
}

#define ASSERT_GOOD(finding) assert_finding (finding, PLUMB_FINDING_GOOD, NULL)
#define ASSERT_WARNING(finding, id) assert_finding (finding, PLUMB_FINDING_WARNING, id)
#define ASSERT_FAULT(finding, id) assert_finding (finding, PLUMB_FINDING_FAULT, id)

static void
test_an_address_is_tidied_to_its_origin (void)
{
  static const char *const texts[] = {
    "https://contoso.crm4.dynamics.com",
    " https://contoso.crm4.dynamics.com/ \n",
    "https://Contoso.CRM4.dynamics.com/main.aspx?appid=1&pagetype=entitylist",
    "https://contoso.crm4.dynamics.com/main.aspx",
    "https://contoso.crm4.dynamics.com/api/data/v9.2/",
    "https://contoso.crm4.dynamics.com/api",
    "https://contoso.crm4.dynamics.com/?appid=1",
    "https://contoso.crm4.dynamics.com#top",
    "contoso.crm4.dynamics.com",
    "contoso.crm4.dynamics.com/main.aspx",
    "contoso.crm4.dynamics.com:443",
    "https://contoso.crm4.dynamics.com:443/main.aspx",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *tidied = plumb_instance_url_tidy (texts[i]);

    g_assert_cmpstr (tidied, ==, "https://contoso.crm4.dynamics.com");
    ASSERT_GOOD (plumb_instance_url_check (tidied));
  }
}

static void
test_what_is_not_understood_is_left_and_told (void)
{
  g_autofree char *path = plumb_instance_url_tidy ("https://contoso.crm4.dynamics.com/contoso");
  g_autofree char *word = plumb_instance_url_tidy ("contoso");

  ASSERT_FAULT (plumb_instance_url_check (path), "dynamics.url.with-path");
  ASSERT_FAULT (plumb_instance_url_check (word), "dynamics.url.shape");
  ASSERT_FAULT (plumb_instance_url_check ("https://"), "dynamics.url.shape");
  ASSERT_FAULT (plumb_instance_url_check ("ftp://contoso.crm4.dynamics.com"), "dynamics.url.shape");
  ASSERT_FAULT (plumb_instance_url_check ("https://a:b@contoso.crm4.dynamics.com"),
                "dynamics.url.shape");
  ASSERT_FAULT (plumb_instance_url_check ("http://contoso.crm4.dynamics.com"),
                "dynamics.url.plain");
}

static void
test_an_unusual_host_is_no_fault (void)
{
  static const char *const usual[] = {
    "https://contoso.crm.dynamics.com",
    "https://contoso.api.crm12.dynamics.com",
    "https://contoso.crm.dynamics.cn",
    "https://contoso.crm9.dynamics.com",
    "https://contoso.crm.appsplatform.us",
    "https://contoso.crm.microsoftdynamics.us",
    "http://127.0.0.1:4711",
  };

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    ASSERT_GOOD (plumb_instance_url_check (usual[i]));
  ASSERT_WARNING (plumb_instance_url_check ("https://make.powerapps.com"),
                  "dynamics.url.unusual-host");
  ASSERT_WARNING (plumb_instance_url_check ("https://crm.contoso.com"),
                  "dynamics.url.unusual-host");
  ASSERT_GOOD (plumb_instance_url_check_login_host ("https://login.microsoftonline.us"));
  ASSERT_WARNING (plumb_instance_url_check_login_host ("https://login.example.com"),
                  "dynamics.login-host.unusual");
  ASSERT_FAULT (plumb_instance_url_check_login_host ("http://login.microsoftonline.com"),
                "dynamics.login-host.shape");
  ASSERT_FAULT (plumb_instance_url_check_login_host ("https://login.microsoftonline.com/common"),
                "dynamics.login-host.shape");
}

static void
test_ids_are_guids (void)
{
  g_autofree char *tidied = plumb_dynamics_tidy_id (" {23456052-AAAA-bbbb-8662-1234df56788f},\n");

  g_assert_cmpstr (tidied, ==, "23456052-aaaa-bbbb-8662-1234df56788f");
  ASSERT_GOOD (plumb_dynamics_check_application_id (tidied));
  ASSERT_GOOD (plumb_dynamics_check_directory_id (tidied));
  ASSERT_GOOD (plumb_dynamics_check_public_client_id (tidied));
  ASSERT_FAULT (plumb_dynamics_check_application_id ("contoso.com"),
                "dynamics.application-id.shape");
  ASSERT_FAULT (plumb_dynamics_check_public_client_id ("x"), "dynamics.public-client-id.shape");
  ASSERT_WARNING (plumb_dynamics_check_directory_id ("contoso.onmicrosoft.com"),
                  "dynamics.directory-id.domain");
  ASSERT_FAULT (plumb_dynamics_check_directory_id ("common"), "dynamics.directory-id.shape");
  /* The sample in Microsoft's own instructions has an "s" in it. */
  ASSERT_FAULT (plumb_dynamics_check_directory_id ("12345678-8af1-4asf-1234-12234d01db47"),
                "dynamics.directory-id.shape");
}

static void
test_a_secret_id_is_no_secret (void)
{
  g_autofree char *longest = g_strnfill (2048, 'a');
  g_autofree char *longer = g_strnfill (2049, 'a');

  ASSERT_GOOD (
      plumb_dynamics_check_client_secret ("1234ABCDEDFRZ/G/FdY0aUABCEDcqhbLn/ST122345nBc="));
  ASSERT_GOOD (plumb_dynamics_check_client_secret (longest));
  ASSERT_FAULT (plumb_dynamics_check_client_secret (longer), "dynamics.client-secret.shape");
  ASSERT_FAULT (plumb_dynamics_check_client_secret ("a b"), "dynamics.client-secret.shape");
  ASSERT_WARNING (plumb_dynamics_check_client_secret ("23456052-AAAA-bbbb-8662-1234df56788f"),
                  "dynamics.client-secret.is-id");
  ASSERT_WARNING (plumb_dynamics_check_client_secret ("abc******************"),
                  "dynamics.client-secret.masked");
}

static void
test_users_are_judged (void)
{
  g_autofree char *longer = g_strnfill (257, 'a');

  ASSERT_GOOD (plumb_dynamics_check_user_name ("leads@contoso.onmicrosoft.com"));
  ASSERT_FAULT (plumb_dynamics_check_user_name ("leads"), "dynamics.user-name.shape");
  ASSERT_WARNING (plumb_dynamics_check_user_name ("jane@outlook.com"),
                  "dynamics.user-name.personal");
  ASSERT_GOOD (plumb_dynamics_check_password ("P@ss w0rd"));
  ASSERT_FAULT (plumb_dynamics_check_password (" P@ssw0rd"), "dynamics.password.blanks");
  ASSERT_FAULT (plumb_dynamics_check_password ("P@ssw0rd "), "dynamics.password.blanks");
  ASSERT_FAULT (plumb_dynamics_check_password (longer), "dynamics.password.shape");
  ASSERT_GOOD (plumb_dynamics_check_authentication ("azure-ad"));
  ASSERT_WARNING (plumb_dynamics_check_authentication ("office365"),
                  "dynamics.authentication.office365");
}

static void
test_dates_are_days (void)
{
  g_autofree char *tidied = plumb_dynamics_tidy_day (" 2027-03-31T10:00:00Z ");

  g_assert_cmpstr (tidied, ==, "2027-03-31");
  ASSERT_GOOD (plumb_dynamics_check_client_secret_ends (tidied));
  ASSERT_GOOD (plumb_dynamics_check_password_changed ("2028-02-29"));
  ASSERT_FAULT (plumb_dynamics_check_password_changed ("2027-02-29"),
                "dynamics.password-changed.shape");
  ASSERT_FAULT (plumb_dynamics_check_client_secret_ends ("31.3.2027"),
                "dynamics.client-secret-ends.shape");
  ASSERT_GOOD (plumb_dynamics_check_poll_interval ("5"));
  ASSERT_FAULT (plumb_dynamics_check_poll_interval ("4"), "dynamics.poll-interval.range");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dynamics-fields/an-address-is-tidied-to-its-origin",
                   test_an_address_is_tidied_to_its_origin);
  g_test_add_func ("/dynamics-fields/what-is-not-understood-is-left-and-told",
                   test_what_is_not_understood_is_left_and_told);
  g_test_add_func ("/dynamics-fields/an-unusual-host-is-no-fault",
                   test_an_unusual_host_is_no_fault);
  g_test_add_func ("/dynamics-fields/ids-are-guids", test_ids_are_guids);
  g_test_add_func ("/dynamics-fields/a-secret-id-is-no-secret", test_a_secret_id_is_no_secret);
  g_test_add_func ("/dynamics-fields/users-are-judged", test_users_are_judged);
  g_test_add_func ("/dynamics-fields/dates-are-days", test_dates_are_days);

  return g_test_run ();
}
