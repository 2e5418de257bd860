/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-clock.h"
#include "plumb-proof-report.h"
#include "plumb-proof-suspects.h"
#include "plumb-trying.h"

#include <glib/gi18n.h>

#include <string.h>

static int wait_seconds = 120;
static PlumbTestOptions options;
static gboolean clean_up;
static char *report_path;

const GOptionEntry plumb_test_options[] = {
  { "wait", 0, 0, G_OPTION_ARG_INT, &wait_seconds,
    N_("How long to look for the test lead, 120 seconds if not given"), N_("SECONDS") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source,
      N_("Where the customer was"), N_("SOURCE") },
      { "action", 0, 0, G_OPTION_ARG_STRING, &options.action,
        N_("What the customer did"), N_("ACTION") },
        { "offer", 0, 0, G_OPTION_ARG_STRING, &options.offer, N_("The offer's ID"), N_("ID") },
          { "offer-title", 0, 0, G_OPTION_ARG_STRING, &options.offer_title,
            N_("The offer's name"), N_("TITLE") },
            { "clean-up", 0, 0, G_OPTION_ARG_NONE, &clean_up,
              N_("Remove the test lead afterwards"), NULL },
              { "report", 0, 0, G_OPTION_ARG_FILENAME, &report_path,
                N_("Write a report there, as JSON if it ends in .json, else as a page to print"),
                    N_("FILE") },
                { NULL },
              };

static void
add_stages (JsonBuilder *builder, PlumbProof *proof)
{
  gint64 built_at = plumb_proof_get_reached_at (proof, PLUMB_PROOF_BUILT);

  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  for (PlumbProofStage stage = 0; stage < PLUMB_PROOF_N_STAGES; stage++) {
    gint64 reached_at = plumb_proof_get_reached_at (proof, stage);

    json_builder_begin_object (builder);
    plumb_add_text (builder, "stage", plumb_proof_stage_get_name (stage));
    plumb_add_time (builder, "at", reached_at);
    plumb_add_milliseconds (builder, "ms", reached_at == 0 ? -1 : reached_at - built_at);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_differences (JsonBuilder *builder, GPtrArray *differences)
{
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < differences->len; i++) {
    PlumbDifference *difference = g_ptr_array_index (differences, i);

    json_builder_begin_object (builder);
    plumb_add_text (builder, "field", plumb_lead_text_get_name (difference->text));
    plumb_add_text (builder, "sent", difference->sent);
    plumb_add_text (builder, "stored", difference->stored);
    plumb_add_text (builder, "kind", difference->kind);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* (transfer full): empty where there is nothing to suspect. */
static GPtrArray *
find_suspects (PlumbCommandLine *line, PlumbProof *proof)
{
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *suspects;

  plumb_proof_find_suspects_async (proof, line->cancellable, plumb_keep_result, &kept);
  result = plumb_await (&kept);
  suspects = plumb_proof_find_suspects_finish (proof, result, &error);
  if (suspects == NULL)
    plumb_complain (error);
  return suspects != NULL ? suspects : g_ptr_array_new ();
}

static void
add_suspects (JsonBuilder *builder, GPtrArray *suspects)
{
  json_builder_set_member_name (builder, "suspects");
  json_builder_begin_array (builder);
  for (guint i = 0; i < suspects->len; i++) {
    const PlumbSuspicion *suspicion = g_ptr_array_index (suspects, i);

    json_builder_begin_object (builder);
    plumb_add_text (builder, "id", suspicion->suspect->id);
    plumb_add_text (builder, "likelihood", plumb_likelihood_get_name (suspicion->likelihood));
    plumb_add_text (builder, "evidence", suspicion->evidence);
    plumb_add_text (builder, "check", gettext (suspicion->suspect->check));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_suspects (GPtrArray *suspects)
{
  if (suspects->len > 0)
    g_print ("%s\n", _("What may have swallowed it:"));
  for (guint i = 0; i < suspects->len; i++) {
    const PlumbSuspicion *suspicion = g_ptr_array_index (suspects, i);

    g_print ("  %s: %s\n", gettext (plumb_likelihood_get_label (suspicion->likelihood)),
             gettext (suspicion->suspect->title));
    if (suspicion->evidence != NULL)
      g_print ("    %s\n", suspicion->evidence);
    g_print ("    %s\n", gettext (suspicion->suspect->check));
  }
}

static const char *
get_diagnosis_id (PlumbProof *proof)
{
  const PlumbDiagnosis *diagnosis = plumb_proof_get_diagnosis (proof);

  return diagnosis == NULL ? NULL : diagnosis->id;
}

static void
print_json (PlumbProof *proof, GPtrArray *suspects)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  plumb_add_text (builder, "tag", plumb_proof_get_tag (proof));
  plumb_add_text (builder, "verdict", plumb_verdict_get_name (plumb_proof_get_verdict (proof)));
  add_stages (builder, proof);
  add_differences (builder, plumb_proof_get_differences (proof));
  plumb_add_diagnosis (builder, get_diagnosis_id (proof));
  add_suspects (builder, suspects);
  json_builder_end_object (builder);
  plumb_print_builder (builder, TRUE);
}

static void
print_text (PlumbProof *proof, GPtrArray *suspects)
{
  gint64 built_at = plumb_proof_get_reached_at (proof, PLUMB_PROOF_BUILT);
  GPtrArray *differences = plumb_proof_get_differences (proof);

  g_print ("%s\n", plumb_proof_get_tag (proof));
  for (PlumbProofStage stage = 0; stage < PLUMB_PROOF_N_STAGES; stage++) {
    gint64 reached_at = plumb_proof_get_reached_at (proof, stage);

    if (reached_at != 0)
      g_print ("  %-9s %6" G_GINT64_FORMAT " ms\n", plumb_proof_stage_get_name (stage),
               (reached_at - built_at) / 1000);
  }
  for (guint i = 0; i < differences->len; i++) {
    PlumbDifference *difference = g_ptr_array_index (differences, i);

    g_print ("  %s: %s → %s (%s)\n", plumb_lead_text_get_name (difference->text),
             difference->sent != NULL ? difference->sent : "–",
             difference->stored != NULL ? difference->stored : "–", difference->kind);
  }
  g_print ("%s\n", plumb_verdict_get_name (plumb_proof_get_verdict (proof)));
  plumb_print_diagnosis (get_diagnosis_id (proof));
  print_suspects (suspects);
}

/* Returns the exit code; FINE too if no report is wanted. */
static int
write_report (PlumbCommandLine *line, PlumbProof *proof, GPtrArray *suspects)
{
  const PlumbProofReport report = { proof, suspects, plumb_clock_now () };
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (report_path == NULL)
    return PLUMB_EXIT_FINE;
  text = plumb_proof_report_write (&report, report_path);
  file = g_file_new_for_commandline_arg (report_path);
  if (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                               line->cancellable, &error))
    return PLUMB_EXIT_FINE;
  return plumb_complain (error);
}

int
plumb_command_test (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = NULL;
  PlumbDestination *destination;
  PlumbConnector *connector = NULL;
  g_autoptr (PlumbCredentials) credentials = NULL;
  g_autoptr (PlumbProof) proof = NULL;
  g_autoptr (GPtrArray) suspects = NULL;
  g_autoptr (GError) error = NULL;
  int code;

  if (wait_seconds < 0) {
    plumb_refuse (_("--wait takes a number of seconds, 0 or more."));
    return PLUMB_EXIT_USAGE;
  }
  profile = plumb_open_profile (line);
  if (profile == NULL)
    return PLUMB_EXIT_FAILED;
  destination = plumb_find_destination (profile, line->arguments[0]);
  if (destination != NULL)
    connector = plumb_profile_get_connector (profile, destination, NULL);
  if (connector != NULL && !plumb_is_living (connector, line->arguments[0]))
    return PLUMB_EXIT_FAILED;
  credentials = destination == NULL ? NULL : plumb_look_up (line, profile, destination);
  if (credentials == NULL)
    return PLUMB_EXIT_FAILED;
  proof =
      plumb_try (line, profile, destination, credentials, &options, (guint) wait_seconds, &error);
  if (proof == NULL)
    return plumb_complain (error);
  if (clean_up && !plumb_remove_found (line, profile, destination, credentials, proof, &error))
    plumb_complain (error);
  suspects = find_suspects (line, proof);
  if (line->json)
    print_json (proof, suspects);
  else
    print_text (proof, suspects);
  code = write_report (line, proof, suspects);
  if (code != PLUMB_EXIT_FINE)
    return code;
  return plumb_verdict_get_exit_code (plumb_proof_get_verdict (proof));
}
