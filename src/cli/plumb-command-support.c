/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-clock.h"
#include "plumb-support-file.h"

#include <glib/gi18n.h>

#include <string.h>

static char *output_path;

const GOptionEntry plumb_support_options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output_path,
    N_("Write it there in place of standard output"), N_("FILE") }, { NULL },
  };

static PlumbSurvey *
survey_destination (PlumbCommandLine *line, PlumbProfile *profile, PlumbDestination *destination,
                    GError **error)
{
  PlumbConnector *connector = plumb_profile_get_connector (profile, destination, error);
  PlumbDestinationList *list = plumb_profile_get_destinations (profile);
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (connector == NULL)
    return NULL;
  plumb_survey_run_async (list, plumb_profile_get_store (profile), connector, destination,
                          line->cancellable, plumb_keep_result, &kept);
  result = plumb_await (&kept);
  return plumb_survey_run_finish (list, result, error);
}

int
plumb_command_support (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = plumb_open_profile (line);
  PlumbDestination *destination;
  g_autoptr (PlumbSurvey) survey = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (profile == NULL)
    return PLUMB_EXIT_FAILED;
  destination = plumb_find_destination (profile, line->arguments[0]);
  if (destination == NULL)
    return PLUMB_EXIT_FAILED;
  survey = survey_destination (line, profile, destination, &error);
  if (survey == NULL)
    return plumb_complain (error);
  text = plumb_support_file_write (survey, NULL, plumb_clock_now ());
  if (output_path == NULL) {
    g_print ("%s\n", text);
    return PLUMB_EXIT_FINE;
  }
  file = g_file_new_for_commandline_arg (output_path);
  if (!g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                line->cancellable, &error))
    return plumb_complain (error);
  return PLUMB_EXIT_FINE;
}
