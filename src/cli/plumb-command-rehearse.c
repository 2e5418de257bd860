/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-check.h"
#include "plumb-practice.h"
#include "plumb-reading.h"
#include "plumb-trying.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* A twin on this computer answers at once: what takes longer is a fault that is being rehearsed. */
#define WAIT_SECONDS 3
#define TIMEOUT_SECONDS 2

static char **faults;

const GOptionEntry plumb_rehearse_options[] = {
  { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &faults,
    N_("Let the twins fail in this way; “plumb-cli twin KIND --list-faults” lists them"),
        N_("FAULT") },
    { NULL },
  };

/* What came of one kind. */
typedef struct {
  const char *kind;
  gboolean checked;
  char *check_diagnosis;
  const char *verdict;
  char *diagnosis;
  int code;
  gint64 duration;
} Rehearsal;

static void
rehearsal_free (Rehearsal *rehearsal)
{
  g_free (rehearsal->check_diagnosis);
  g_free (rehearsal->diagnosis);
  g_free (rehearsal);
}

static gboolean
set_faults (PlumbTwin *twin, PlumbKind kind, GError **error)
{
  gboolean known = faults == NULL;

  for (guint i = 0; faults != NULL && faults[i] != NULL; i++)
    for (const PlumbTwinFault *fault = plumb_twin_list_faults (kind); fault->name != NULL; fault++)
      if (g_str_equal (fault->name, faults[i]))
        known = plumb_twin_set_fault (twin, faults[i], TRUE, error);
  return known;
}

static PlumbDestination *
add_destination (PlumbPractice *practice, PlumbConnector *connector, PlumbCredentials *credentials)
{
  const PlumbKindInfo *info = plumb_connector_get_info (connector);
  PlumbDestination *destination =
      plumb_destination_new (plumb_connector_get_kind (connector), info->name);
  g_autoptr (GHashTable) fields =
      plumb_practice_dup_fields (practice, plumb_connector_get_kind (connector));

  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++) {
    const char *value = g_hash_table_lookup (fields, field->key);

    if (value == NULL)
      continue;
    if (field->flags & PLUMB_FIELD_SECRET)
      plumb_credentials_set (credentials, field->key, value);
    else
      plumb_destination_set_setting (destination, field->key, value);
  }
  plumb_destination_set_practice (destination, TRUE);
  return destination;
}

static int
save (PlumbCommandLine *line, PlumbProfile *profile, PlumbDestination *destination,
      PlumbCredentials *credentials)
{
  PlumbDestinationList *list = plumb_profile_get_destinations (profile);
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_save_async (list, destination, credentials, FALSE, line->cancellable,
                                     plumb_keep_result, &kept);
  result = plumb_await (&kept);
  return plumb_destination_list_save_finish (list, result, &error) ? PLUMB_EXIT_FINE
                                                                   : plumb_complain (error);
}

static char *
dup_failed_rung (GListStore *rungs, PlumbKind kind)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (rungs), i);

    if (plumb_rung_get_status (rung) == PLUMB_RUNG_FAILED)
      return g_strdup (plumb_check_diagnose (rung, kind));
  }
  return NULL;
}

static int
prove (PlumbCommandLine *line, PlumbProfile *profile, PlumbDestination *destination,
       PlumbCredentials *credentials, Rehearsal *rehearsal)
{
  g_autoptr (PlumbProof) proof = NULL;
  g_autoptr (GError) error = NULL;

  proof = plumb_try (line, profile, destination, credentials, NULL, WAIT_SECONDS, &error);
  if (proof == NULL)
    return plumb_complain (error);
  rehearsal->verdict = plumb_verdict_get_name (plumb_proof_get_verdict (proof));
  rehearsal->code = plumb_verdict_get_exit_code (plumb_proof_get_verdict (proof));
  if (plumb_proof_get_diagnosis (proof) != NULL)
    rehearsal->diagnosis = g_strdup (plumb_proof_get_diagnosis (proof)->id);
  return PLUMB_EXIT_FINE;
}

/* Nothing can be sent there, so what is there is read. */
static int
read_all (PlumbCommandLine *line, PlumbConnector *connector, PlumbDestination *destination,
          PlumbCredentials *credentials, Rehearsal *rehearsal)
{
  PlumbKind kind = plumb_connector_get_kind (connector);
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (GError) error = NULL;
  guint n_leads = 0;

  plumb_reading_run_async (connector, destination, credentials, line->cancellable,
                           plumb_keep_result, &kept);
  result = plumb_await (&kept);
  attempt = plumb_reading_run_finish (connector, result, &n_leads, &error);
  if (attempt == NULL)
    return plumb_complain (error);
  rehearsal->verdict = plumb_reading_name_verdict (attempt, n_leads);
  rehearsal->diagnosis = g_strdup (plumb_reading_find_diagnosis (kind, attempt, n_leads));
  rehearsal->code =
      rehearsal->diagnosis == NULL
          ? PLUMB_EXIT_FINE
          : plumb_verdict_get_exit_code (plumb_verdict_from_name (rehearsal->verdict));
  return PLUMB_EXIT_FINE;
}

/* Add, check, test: as a user would, whatever the check said. */
static int
rehearse (PlumbCommandLine *line, PlumbPractice *practice, PlumbConnector *connector,
          Rehearsal *rehearsal)
{
  PlumbProfile *profile = plumb_practice_get_profile (practice);
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (PlumbDestination) destination = add_destination (practice, connector, credentials);
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  gint64 started = g_get_monotonic_time ();
  int code;

  rehearsal->kind = plumb_connector_get_info (connector)->name;
  code = save (line, profile, destination, credentials);
  if (code == PLUMB_EXIT_FINE)
    code = plumb_check_climb (line, profile, destination, credentials, rungs, &rehearsal->checked);
  if (code != PLUMB_EXIT_FINE)
    return code;
  rehearsal->check_diagnosis = dup_failed_rung (rungs, plumb_destination_get_kind (destination));
  if (plumb_connector_can (connector, PLUMB_VERB_SEND, destination, credentials))
    code = prove (line, profile, destination, credentials, rehearsal);
  else
    code = read_all (line, connector, destination, credentials, rehearsal);
  rehearsal->duration = g_get_monotonic_time () - started;
  return code;
}

static void
print_rehearsal (Rehearsal *rehearsal)
{
  const char *diagnosis =
      rehearsal->diagnosis != NULL ? rehearsal->diagnosis : rehearsal->check_diagnosis;

  g_print ("%-12s %-8s %-9s %6" G_GINT64_FORMAT " ms\n", rehearsal->kind,
           rehearsal->checked ? "passed" : "failed", rehearsal->verdict,
           rehearsal->duration / 1000);
  plumb_print_diagnosis (diagnosis);
  fflush (stdout);
}

static void
add_rehearsal (JsonBuilder *builder, Rehearsal *rehearsal)
{
  json_builder_begin_object (builder);
  plumb_add_text (builder, "kind", rehearsal->kind);
  plumb_add_text (builder, "check", rehearsal->checked ? "passed" : "failed");
  plumb_add_text (builder, "verdict", rehearsal->verdict);
  plumb_add_milliseconds (builder, "ms", rehearsal->duration);
  plumb_add_diagnosis (builder, rehearsal->diagnosis != NULL ? rehearsal->diagnosis
                                                             : rehearsal->check_diagnosis);
  json_builder_end_object (builder);
}

static gboolean
is_asked_for (PlumbCommandLine *line, PlumbConnector *connector)
{
  return line->arguments[0] == NULL || g_strv_contains ((const char *const *) line->arguments,
                                                        plumb_connector_get_info (connector)->name);
}

static gboolean
are_kinds (PlumbCommandLine *line, PlumbPractice *practice)
{
  for (char **name = line->arguments; *name != NULL; name++)
    if (plumb_practice_get_twin (practice, plumb_kind_from_name (*name)) == NULL)
      return plumb_refuse (_("There is no kind “%s”. “plumb-cli kinds” lists them all."), *name);
  return TRUE;
}

static int
rehearse_all (PlumbCommandLine *line, PlumbPractice *practice, JsonBuilder *builder)
{
  GListModel *connectors =
      G_LIST_MODEL (plumb_profile_get_connectors (plumb_practice_get_profile (practice)));
  guint n_rehearsed = 0;
  int worst = PLUMB_EXIT_FINE;

  for (guint i = 0; i < g_list_model_get_n_items (connectors); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (connectors, i);
    PlumbKind kind = plumb_connector_get_kind (connector);
    Rehearsal *rehearsal;
    g_autoptr (GError) error = NULL;
    int code;

    if (!is_asked_for (line, connector) ||
        !set_faults (plumb_practice_get_twin (practice, kind), kind, &error))
      continue;
    if (!line->json && n_rehearsed == 0)
      g_print ("%s\n", _("kind         check    verdict      time"));
    rehearsal = g_new0 (Rehearsal, 1);
    code = rehearse (line, practice, connector, rehearsal);
    if (code == PLUMB_EXIT_FINE && line->json)
      add_rehearsal (builder, rehearsal);
    else if (code == PLUMB_EXIT_FINE)
      print_rehearsal (rehearsal);
    if (code == PLUMB_EXIT_FINE)
      code = rehearsal->code;
    worst = MAX (worst, code);
    n_rehearsed++;
    rehearsal_free (rehearsal);
  }
  if (n_rehearsed == 0) {
    plumb_refuse (_("No twin is of this kind or can fail in this way. “plumb-cli twin KIND "
                  "--list-faults” lists what there is."));
    return PLUMB_EXIT_USAGE;
  }
  return worst;
}

int
plumb_command_rehearse (PlumbCommandLine *line)
{
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlumbPractice) practice = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  int code;

  plumb_practice_start_async (line->cancellable, plumb_keep_result, &kept);
  result = plumb_await (&kept);
  practice = plumb_practice_start_finish (result, &error);
  if (practice == NULL)
    return plumb_complain (error);
  if (!are_kinds (line, practice))
    return PLUMB_EXIT_USAGE;
  plumb_http_set_timeout (plumb_profile_get_http (plumb_practice_get_profile (practice)),
                          TIMEOUT_SECONDS);
  json_builder_begin_array (builder);
  code = rehearse_all (line, practice, builder);
  json_builder_end_array (builder);
  if (line->json && code != PLUMB_EXIT_USAGE)
    plumb_print_builder (builder, TRUE);
  return code;
}
