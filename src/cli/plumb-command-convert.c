/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-conversion.h"

#include <glib/gi18n.h>

static gboolean remove_old;

const GOptionEntry plumb_convert_options[] = {
  { "remove-old", 0, 0, G_OPTION_ARG_NONE, &remove_old,
    N_("Remove the old destination; without it, it stays to be read"), NULL },
    { NULL },
};

int
plumb_command_convert (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = NULL;
  PlumbDestination *old = NULL;
  g_autoptr (PlumbDestination) converted = NULL;
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (line->arguments[1] != NULL && !plumb_is_name (line->arguments[1]))
    return PLUMB_EXIT_USAGE;
  profile = plumb_open_profile (line);
  old = profile == NULL ? NULL : plumb_find_destination (profile, line->arguments[0]);
  if (old == NULL)
    return PLUMB_EXIT_FAILED;
  plumb_conversion_run_async (profile, old, line->arguments[1], NULL, remove_old, line->cancellable,
                              plumb_keep_result, &kept);
  result = plumb_await (&kept);
  converted = plumb_conversion_run_finish (profile, result, &error);
  if (converted == NULL)
    return plumb_complain (error);
  plumb_print_destination (
      line, converted,
      _("Converted. “plumb-cli sheet NAME” tells what to enter in Partner Center from now on."));
  return PLUMB_EXIT_FINE;
}
