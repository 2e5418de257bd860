/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-assignments.h"
#include "plumb-clock.h"
#include "plumb-diagnosis.h"
#include "plumb-field-date.h"
#include "plumb-secret-end.h"

#include <glib/gi18n.h>

/* add, set, remove, list: what is set up. */

static gboolean secrets_stdin;

const GOptionEntry plumb_add_options[] = {
  { "secrets-stdin", 0, 0, G_OPTION_ARG_NONE, &secrets_stdin,
    N_("Read secrets from standard input, as lines FIELD=VALUE"), NULL },
    { NULL },
};

static gboolean
is_complete (PlumbTarget *target)
{
  const char *key = NULL;
  PlumbFinding finding = plumb_connector_check_fields (target->connector, target->destination,
                                                       target->credentials, &key);
  const PlumbDiagnosis *diagnosis;

  if (finding.level != PLUMB_FINDING_FAULT)
    return TRUE;
  diagnosis = plumb_diagnosis_find (finding.diagnosis);
  plumb_refuse ("%s: %s. %s", key, gettext (diagnosis->title), gettext (diagnosis->fix));
  return FALSE;
}

static int
save (PlumbCommandLine *line, PlumbProfile *profile, PlumbTarget *target)
{
  PlumbDestinationList *list = plumb_profile_get_destinations (profile);
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_save_async (list, target->destination, target->credentials, FALSE,
                                     line->cancellable, plumb_keep_result, &kept);
  result = plumb_await (&kept);
  if (!plumb_destination_list_save_finish (list, result, &error))
    return plumb_complain (error);
  return PLUMB_EXIT_FINE;
}

int
plumb_command_add (PlumbCommandLine *line)
{
  PlumbKind kind = plumb_kind_from_name (line->arguments[0]);
  g_autoptr (PlumbProfile) profile = NULL;
  g_autoptr (PlumbDestination) destination = NULL;
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  PlumbTarget target = { .credentials = credentials };
  int code;

  if (!plumb_is_name (line->arguments[1]))
    return PLUMB_EXIT_USAGE;
  profile = plumb_open_profile (line);
  if (profile == NULL)
    return PLUMB_EXIT_FAILED;
  target.connector = plumb_connectors_get (plumb_profile_get_connectors (profile), kind);
  if (target.connector == NULL) {
    plumb_refuse (_("There is no kind “%s”. “plumb-cli kinds” lists them all."),
                     line->arguments[0]);
    return PLUMB_EXIT_USAGE;
  }
  destination = plumb_destination_new (kind, line->arguments[1]);
  target.destination = destination;
  if (!plumb_assign (line, &target, line->arguments + 2, secrets_stdin) || !is_complete (&target))
    return PLUMB_EXIT_USAGE;
  code = save (line, profile, &target);
  if (code == PLUMB_EXIT_FINE)
    plumb_is_living (target.connector, line->arguments[1]);
  if (code == PLUMB_EXIT_FINE)
    plumb_print_destination (line, destination,
                             _("Added. “plumb-cli check NAME” tries the connection."));
  return code;
}

int
plumb_command_set (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = plumb_open_profile (line);
  g_autoptr (PlumbCredentials) credentials = NULL;
  PlumbTarget target = { 0 };
  int code;

  if (profile == NULL)
    return PLUMB_EXIT_FAILED;
  if (line->arguments[1] == NULL && !secrets_stdin) {
    plumb_refuse (_("There is nothing to change. Give FIELD=VALUE, or --secrets-stdin."));
    return PLUMB_EXIT_USAGE;
  }
  target.destination = plumb_find_destination (profile, line->arguments[0]);
  if (target.destination == NULL)
    return PLUMB_EXIT_FAILED;
  target.connector = plumb_connectors_get (plumb_profile_get_connectors (profile),
                                           plumb_destination_get_kind (target.destination));
  /* Secrets that are not given stay as they are. */
  credentials = secrets_stdin ? plumb_look_up (line, profile, target.destination) : NULL;
  if (secrets_stdin && credentials == NULL)
    credentials = plumb_credentials_new ();
  target.credentials = credentials;
  if (!plumb_assign (line, &target, line->arguments + 1, secrets_stdin))
    return PLUMB_EXIT_USAGE;
  code = save (line, profile, &target);
  if (code == PLUMB_EXIT_FINE)
    plumb_print_destination (
        line, target.destination,
        target.is_shared
        ? _("Changed. Change it in Partner Center too, or leads are lost.")
        : _("Changed. Partner Center does not ask for it. “plumb-cli check NAME” tries it."));
  return code;
}

int
plumb_command_remove (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = plumb_open_profile (line);
  PlumbDestinationList *list;
  PlumbDestination *found;
  g_autoptr (PlumbDestination) destination = NULL;
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (profile == NULL)
    return PLUMB_EXIT_FAILED;
  found = plumb_find_destination (profile, line->arguments[0]);
  if (found == NULL)
    return PLUMB_EXIT_FAILED;
  destination = g_object_ref (found);
  list = plumb_profile_get_destinations (profile);
  plumb_destination_list_remove_async (list, destination, line->cancellable, plumb_keep_result,
                                       &kept);
  result = plumb_await (&kept);
  if (!plumb_destination_list_remove_finish (list, result, &error))
    return plumb_complain (error);
  plumb_print_destination (line, destination, _("Removed. Its leads stay."));
  return PLUMB_EXIT_FINE;
}

/* Whether it is known when a secret ends, and when the first does. */
static gboolean
find_end (PlumbProfile *profile, PlumbDestination *destination, PlumbSecretEnd *end)
{
  PlumbConnector *connector = plumb_profile_get_connector (profile, destination, NULL);

  return plumb_secret_end_find_first (connector, destination, plumb_clock_now (), end);
}

static void
add_destination (JsonBuilder *builder, PlumbProfile *profile, PlumbDestination *destination)
{
  PlumbSecretEnd end;
  g_autofree char *ends_at =
      find_end (profile, destination, &end) ? plumb_field_format_date (&end.date) : NULL;

  json_builder_begin_object (builder);
  plumb_add_text (builder, "id", plumb_destination_get_id (destination));
  plumb_add_text (builder, "kind", plumb_kind_get_name (plumb_destination_get_kind (destination)));
  plumb_add_text (builder, "name", plumb_destination_get_name (destination));
  json_builder_set_member_name (builder, "watching");
  json_builder_add_boolean_value (builder, plumb_destination_is_watching (destination));
  plumb_add_text (builder, "last_verdict",
                  plumb_verdict_get_name (plumb_destination_get_last_verdict (destination)));
  plumb_add_time (builder, "last_proved_at", plumb_destination_get_last_proved_at (destination));
  plumb_add_text (builder, "secret_ends_at", ends_at);
  json_builder_end_object (builder);
}

static void
print_row (PlumbProfile *profile, PlumbDestination *destination)
{
  const char *verdict = plumb_verdict_get_name (plumb_destination_get_last_verdict (destination));
  g_autofree char *time = plumb_clock_format (plumb_destination_get_last_proved_at (destination));
  PlumbSecretEnd end;
  g_autofree char *said =
      find_end (profile, destination, &end) ? plumb_secret_end_describe (&end) : NULL;

  g_print ("%-24s %-12s %-10s %s%s%s\n", plumb_destination_get_name (destination),
           plumb_kind_get_name (plumb_destination_get_kind (destination)),
           verdict != NULL ? verdict
                           : _("untested"), time != NULL ? time : "", said != NULL ? "  " : "",
                                said != NULL ? said : "");
}

int
plumb_command_list_destinations (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = plumb_open_profile (line);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GListModel *list;

  if (profile == NULL)
    return PLUMB_EXIT_FAILED;
  list = G_LIST_MODEL (plumb_profile_get_destinations (profile));
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (list, i);

    if (line->json)
      add_destination (builder, profile, destination);
    else
      print_row (profile, destination);
  }
  json_builder_end_array (builder);
  if (line->json)
    plumb_print_builder (builder, TRUE);
  return PLUMB_EXIT_FINE;
}
