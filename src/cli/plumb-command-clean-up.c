/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-clean-up.h"
#include "plumb-diagnosis.h"

#include <glib/gi18n.h>

static gboolean dry_run;

const GOptionEntry plumb_clean_up_options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only count them"), NULL }, { NULL },
};

static void
print_counts (PlumbCommandLine *line, guint n_found, guint n_removed)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!line->json) {
    /* Translators: two numbers of test leads. */
    g_print (_("%u found, %u removed\n"), n_found, n_removed);
    return;
  }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "found");
  json_builder_add_int_value (builder, n_found);
  json_builder_set_member_name (builder, "removed");
  json_builder_add_int_value (builder, n_removed);
  json_builder_end_object (builder);
  plumb_print_builder (builder, TRUE);
}

int
plumb_command_clean_up (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = plumb_open_profile (line);
  PlumbDestination *destination;
  PlumbConnector *connector;
  g_autoptr (PlumbCredentials) credentials = NULL;
  g_autoptr (PlumbCleanUp) clean_up = NULL;
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  destination = profile == NULL ? NULL : plumb_find_destination (profile, line->arguments[0]);
  credentials = destination == NULL ? NULL : plumb_look_up (line, profile, destination);
  if (credentials == NULL)
    return PLUMB_EXIT_FAILED;
  connector = plumb_profile_get_connector (profile, destination, &error);
  if (connector == NULL)
    return plumb_complain (error);
  clean_up = plumb_clean_up_new (connector, destination, credentials);
  plumb_clean_up_run_async (clean_up, dry_run, line->cancellable, plumb_keep_result, &kept);
  result = plumb_await (&kept);
  done = plumb_clean_up_run_finish (clean_up, result, &error);
  if (error != NULL)
    return plumb_complain (error);
  print_counts (line, plumb_clean_up_get_n_found (clean_up),
                plumb_clean_up_get_n_removed (clean_up));
  if (!done) {
    const PlumbDiagnosis *diagnosis = plumb_diagnose (plumb_destination_get_kind (destination),
                                                      plumb_clean_up_get_attempt (clean_up));

    if (diagnosis != NULL)
      plumb_refuse ("%s. %s", gettext (diagnosis->title), gettext (diagnosis->fix));
  }
  return done ? PLUMB_EXIT_FINE : PLUMB_EXIT_FAILED;
}
