/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-certificate.h"

char *
plumb_test_certificate_dup_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);

  return g_test_build_filename (G_TEST_BUILT, "support", "certificates", file, NULL);
}

GTlsCertificate *
plumb_test_certificate_new (const char *name)
{
  g_autofree char *key_name = g_strconcat (name, "-key", NULL);
  g_autofree char *path = plumb_test_certificate_dup_path (name);
  g_autofree char *key_path = plumb_test_certificate_dup_path (key_name);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_files (path, key_path, &error);

  g_assert_no_error (error);
  return certificate;
}

GTlsDatabase *
plumb_test_certificate_new_trust (void)
{
  g_autofree char *path = plumb_test_certificate_dup_path ("authority");
  g_autoptr (GError) error = NULL;
  GTlsDatabase *trust = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  return trust;
}
