/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-clock.h"
#include "plumb-diagnosis.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>

#define LARGEST_SECRETS (64 * 1024)

/* add, set, remove, list: what is set up. */

static gboolean secrets_stdin;

const GOptionEntry plumb_add_options[] = {
  { "secrets-stdin", 0, 0, G_OPTION_ARG_NONE, &secrets_stdin,
    N_("Read secrets from standard input, as lines FIELD=VALUE"), NULL },
    { NULL },
};

/* What one FIELD=VALUE belongs to. */
typedef struct {
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
} Target;

static gboolean
judge (const PlumbFieldSpec *field, const char *value)
{
  PlumbFinding finding = { PLUMB_FINDING_GOOD, NULL };
  const PlumbDiagnosis *diagnosis;

  if (field->check != NULL && *value != '\0')
    finding = field->check (value);
  if (finding.level == PLUMB_FINDING_GOOD)
    return TRUE;
  diagnosis = plumb_diagnosis_find (finding.diagnosis);
  plumb_refuse ("%s: %s. %s", field->key, gettext (diagnosis->title), gettext (diagnosis->fix));
  return finding.level == PLUMB_FINDING_WARNING;
}

static gboolean
set_field (Target *target, const char *assignment, gboolean from_arguments)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *key =
      equals == NULL ? NULL : g_strndup (assignment, (gsize) (equals - assignment));
  const PlumbFieldSpec *field;
  g_autofree char *value = NULL;

  /* A line from standard input is likely to be a secret. */
  if (key == NULL)
    return from_arguments
        ? plumb_refuse (_("“%s” is not of the form FIELD=VALUE."), assignment)
        : plumb_refuse (_("A line of standard input is not of the form FIELD=VALUE."));
  field = plumb_kind_info_find_field (plumb_connector_get_info (target->connector), key);
  if (field == NULL)
    return plumb_refuse (_("There is no field “%s”. “plumb-cli kinds” lists them all."), key);
  if (from_arguments && (field->flags & PLUMB_FIELD_SECRET))
    return plumb_refuse (_("“%s” is a secret, and other programs can read arguments. Give it with "
                     "--secrets-stdin."),
                            key);
  value = field->tidy != NULL ? field->tidy (equals + 1) : g_strdup (equals + 1);
  if (!judge (field, value))
    return FALSE;
  if (field->flags & PLUMB_FIELD_SECRET)
    plumb_credentials_set (target->credentials, key, value);
  else
    plumb_destination_set_setting (target->destination, key, value);
  return TRUE;
}

static gboolean
read_secrets (PlumbCommandLine *line, Target *target)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = plumb_read_text (line, input, LARGEST_SECRETS, &error);
  g_auto (GStrv) lines = NULL;
  gboolean ok = TRUE;

  if (text == NULL) {
    plumb_complain (error);
    return FALSE;
  }
  lines = g_strsplit (text, "\n", -1);
  explicit_bzero (text, strlen (text));
  for (guint i = 0; lines[i] != NULL; i++) {
    g_strchomp (lines[i]);
    if (ok && *lines[i] != '\0')
      ok = set_field (target, lines[i], FALSE);
    explicit_bzero (lines[i], strlen (lines[i]));
  }
  return ok;
}

static gboolean
set_fields (PlumbCommandLine *line, Target *target, char **assignments)
{
  for (guint i = 0; assignments[i] != NULL; i++)
    if (!set_field (target, assignments[i], TRUE))
      return FALSE;
  return !secrets_stdin || read_secrets (line, target);
}

static gboolean
is_complete (Target *target)
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
save (PlumbCommandLine *line, PlumbProfile *profile, Target *target)
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
  Target target = { .credentials = credentials };
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
  if (!set_fields (line, &target, line->arguments + 2) || !is_complete (&target))
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
  Target target = { 0 };
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
  if (!set_fields (line, &target, line->arguments + 1))
    return PLUMB_EXIT_USAGE;
  code = save (line, profile, &target);
  if (code == PLUMB_EXIT_FINE)
    plumb_print_destination (line, target.destination,
                             _("Changed. Change it in Partner Center too, or leads are lost."));
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

static void
add_destination (JsonBuilder *builder, PlumbDestination *destination)
{
  json_builder_begin_object (builder);
  plumb_add_text (builder, "id", plumb_destination_get_id (destination));
  plumb_add_text (builder, "kind", plumb_kind_get_name (plumb_destination_get_kind (destination)));
  plumb_add_text (builder, "name", plumb_destination_get_name (destination));
  json_builder_set_member_name (builder, "watching");
  json_builder_add_boolean_value (builder, plumb_destination_is_watching (destination));
  plumb_add_text (builder, "last_verdict",
                  plumb_verdict_get_name (plumb_destination_get_last_verdict (destination)));
  plumb_add_time (builder, "last_proved_at", plumb_destination_get_last_proved_at (destination));
  json_builder_end_object (builder);
}

static void
print_row (PlumbDestination *destination)
{
  const char *verdict = plumb_verdict_get_name (plumb_destination_get_last_verdict (destination));
  g_autofree char *time = plumb_clock_format (plumb_destination_get_last_proved_at (destination));

  g_print ("%-24s %-12s %-10s %s\n", plumb_destination_get_name (destination),
           plumb_kind_get_name (plumb_destination_get_kind (destination)),
           verdict != NULL ? verdict : _("untested"), time != NULL ? time : "");
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
      add_destination (builder, destination);
    else
      print_row (destination);
  }
  json_builder_end_array (builder);
  if (line->json)
    plumb_print_builder (builder, TRUE);
  return PLUMB_EXIT_FINE;
}
