/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-check.h"

int
plumb_command_check (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = plumb_open_profile (line);
  PlumbDestination *destination;
  g_autoptr (PlumbCredentials) credentials = NULL;
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  gboolean passed = FALSE;
  int code;

  if (profile == NULL)
    return PLUMB_EXIT_FAILED;
  destination = plumb_find_destination (profile, line->arguments[0]);
  if (destination == NULL)
    return PLUMB_EXIT_FAILED;
  credentials = plumb_look_up (line, profile, destination);
  if (credentials == NULL)
    return PLUMB_EXIT_FAILED;
  if (!line->json)
    plumb_check_print_as_climbed (rungs, plumb_destination_get_kind (destination));
  code = plumb_check_climb (line, profile, destination, credentials, rungs, &passed);
  if (code != PLUMB_EXIT_FINE)
    return code;
  if (line->json)
    plumb_check_print_json (destination, rungs, passed);
  return passed ? PLUMB_EXIT_FINE : PLUMB_EXIT_FAILED;
}
