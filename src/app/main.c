/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-application.h"
#include "plumb-http.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

int
main (int argc, char *argv[])
{
  g_autoptr (PlumbApplication) application = NULL;

  plumb_http_forbid_old_tls ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PLUMB_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Plumb");
  gtk_window_set_default_icon_name (PLUMB_APPLICATION_ID);

  /* Whatever stands beside it. */
  if (g_strv_contains ((const char *const *) argv, "--version")) {
    puts ("plumb " PLUMB_VERSION);
    return 0;
  }
  application = plumb_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
