/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-assignments.h"
#include "plumb-check.h"
#include "plumb-rotation.h"
#include "plumb-secret-end.h"
#include "plumb-trying.h"

#include <glib/gi18n.h>

static gboolean secrets_stdin;
static int wait_seconds = 120;

const GOptionEntry plumb_rotate_options[] = {
  { "secrets-stdin", 0, 0, G_OPTION_ARG_NONE, &secrets_stdin,
    N_("Read the new secret from standard input, as a line FIELD=VALUE"), NULL },
    { "wait", 0, 0, G_OPTION_ARG_INT, &wait_seconds,
      N_("How long to look for the test lead, 120 seconds if not given"), N_("SECONDS") },
      { NULL },
    };

static const char *
get_diagnosis_id (PlumbRotation *rotation)
{
  const PlumbDiagnosis *diagnosis = plumb_rotation_get_diagnosis (rotation);

  return diagnosis == NULL ? NULL : diagnosis->id;
}

static void
print_json (PlumbRotation *rotation)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "swapped");
  json_builder_add_boolean_value (builder, plumb_rotation_is_swapped (rotation));
  plumb_add_text (builder, "verdict",
                  plumb_verdict_get_name (plumb_rotation_get_verdict (rotation)));
  plumb_add_diagnosis (builder, get_diagnosis_id (rotation));
  json_builder_end_object (builder);
  plumb_print_builder (builder, TRUE);
}

static void
print_text (PlumbRotation *rotation)
{
  PlumbVerdict verdict = plumb_rotation_get_verdict (rotation);

  g_print ("%s\n", plumb_verdict_get_name (verdict));
  /* A rung that failed has told of its own. */
  if (plumb_rotation_get_proof (rotation) != NULL)
    plumb_print_diagnosis (get_diagnosis_id (rotation));
  g_print ("\n%s\n", plumb_rotation_explain (plumb_rotation_is_swapped (rotation),
                                             plumb_rotation_is_shared (rotation), verdict));
}

/* Reads what is new; %FALSE after a complaint about wrong usage. */
static gboolean
read_changes (PlumbCommandLine *line, PlumbTarget *target)
{
  g_autofree const char **keys = NULL;

  if (!secrets_stdin)
    return plumb_refuse (_("There is no new secret. Give it with --secrets-stdin."));
  if (!plumb_assign (line, target, line->arguments + 1, TRUE))
    return FALSE;
  keys = plumb_credentials_list (target->credentials);
  return keys[0] != NULL ||
         plumb_refuse (_("Standard input has no new secret. Give it as a line FIELD=VALUE."));
}

static int
run (PlumbCommandLine *line, PlumbRotation *rotation, PlumbKind kind)
{
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!line->json)
    plumb_check_print_as_climbed (plumb_rotation_get_rungs (rotation), kind);
  plumb_rotation_run_async (rotation, (guint) wait_seconds, line->cancellable, plumb_keep_result,
                            &kept);
  result = plumb_await (&kept);
  if (!plumb_rotation_run_finish (rotation, result, &error) && error != NULL)
    return plumb_complain (error);
  if (line->json)
    print_json (rotation);
  else
    print_text (rotation);
  return plumb_verdict_get_exit_code (plumb_rotation_get_verdict (rotation));
}

int
plumb_command_rotate (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = NULL;
  PlumbDestination *destination;
  g_autoptr (PlumbDestination) changes = NULL;
  g_autoptr (PlumbCredentials) secrets = plumb_credentials_new ();
  g_autoptr (PlumbRotation) rotation = NULL;
  PlumbTarget target = { .credentials = secrets };

  if (wait_seconds < 0) {
    plumb_refuse (_("--wait takes a number of seconds, 0 or more."));
    return PLUMB_EXIT_USAGE;
  }
  profile = plumb_open_profile (line);
  destination = profile == NULL ? NULL : plumb_find_destination (profile, line->arguments[0]);
  if (destination == NULL)
    return PLUMB_EXIT_FAILED;
  target.connector = plumb_profile_get_connector (profile, destination, NULL);
  if (!plumb_secret_end_is_replaceable (target.connector, destination)) {
    plumb_refuse (_("“%s” has no secret that a test lead could prove. Use “plumb-cli set”."),
                     line->arguments[0]);
    return PLUMB_EXIT_FAILED;
  }
  changes = plumb_destination_new (plumb_destination_get_kind (destination), "");
  target.destination = changes;
  if (!read_changes (line, &target))
    return PLUMB_EXIT_USAGE;
  rotation = plumb_rotation_new (
      plumb_profile_get_store (profile), plumb_profile_get_destinations (profile),
      plumb_profile_get_inbox (profile), target.connector, destination, changes, secrets);
  return run (line, rotation, plumb_destination_get_kind (destination));
}
