/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-support-file.h"

#include "plumb-clock.h"
#include "plumb-diagnosis.h"
#include "plumb-http.h"
#include "plumb-kept-attempt.h"
#include "plumb-redaction.h"
#include "plumb-rung.h"
#include "plumb-support-settings.h"
#include "plumb-suspicion.h"
#include "plumb-trial.h"

#include <json-glib/json-glib.h>

#include <string.h>

/* What is shorter may stand anywhere by chance. */
#define SHORTEST_SECRET 6

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_truth (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_time (JsonBuilder *builder, const char *name, gint64 time)
{
  g_autofree char *value = plumb_clock_format (time);

  add_text (builder, name, value);
}

static void
add_code (JsonBuilder *builder, const char *name, const char *code)
{
  g_autofree char *value = plumb_redact_code (code);

  add_text (builder, name, value);
}

static void
add_host (JsonBuilder *builder, const char *url)
{
  g_autofree char *host = plumb_support_dup_host (url);

  add_text (builder, "host", host);
}

static void
begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
begin_object (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

static void
add_versions (JsonBuilder *builder, const char *window)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  g_autofree char *glib =
      g_strdup_printf ("%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version);
  g_autofree char *soup = plumb_http_dup_version ();

  begin_object (builder, "versions");
  add_text (builder, "plumb", PLUMB_VERSION);
  add_text (builder, "glib", glib);
  add_text (builder, "libsoup", soup);
  add_text (builder, "window", window);
  add_text (builder, "system", system);
  add_truth (builder, "flatpak", g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS));
  add_text (builder, "language", g_get_language_names ()[0]);
  json_builder_end_object (builder);
}

static void
add_settings (JsonBuilder *builder, const PlumbSurvey *survey)
{
  begin_object (builder, "settings");
  for (const PlumbFieldSpec *field = plumb_connector_get_info (survey->connector)->fields;
       field->key != NULL; field++) {
    g_autofree char *value = plumb_support_describe_setting (survey, field);

    add_text (builder, field->key, value);
  }
  json_builder_end_object (builder);
}

static void
add_durations (JsonBuilder *builder, PlumbAttempt *attempt)
{
  begin_object (builder, "ms");
  for (PlumbStage stage = 0; stage < PLUMB_N_STAGES; stage++)
    if (plumb_attempt_get_duration (attempt, stage) >= 0)
      add_number (builder, plumb_stage_get_name (stage),
                  plumb_attempt_get_duration (attempt, stage) / 1000);
  json_builder_end_object (builder);
}

static void
add_exchange (JsonBuilder *builder, PlumbAttempt *attempt)
{
  begin_object (builder, "exchange");
  add_time (builder, "started_at", plumb_attempt_get_started_at (attempt));
  add_text (builder, "stage", plumb_stage_get_name (plumb_attempt_get_stage (attempt)));
  add_durations (builder, attempt);
  add_number (builder, "status", plumb_attempt_get_status (attempt));
  add_code (builder, "code", plumb_attempt_get_remote_code (attempt));
  add_code (builder, "request_id", plumb_attempt_get_request_id (attempt));
  add_host (builder, plumb_attempt_get_url (attempt));
  add_number (builder, "tls_errors", plumb_attempt_get_tls_errors (attempt));
  add_time (builder, "certificate_end", plumb_attempt_get_certificate_end (attempt));
  add_number (builder, "clock_skew_ms", plumb_attempt_get_clock_skew (attempt) / 1000);
  add_number (builder, "retry_after_s", plumb_attempt_get_retry_after (attempt));
  json_builder_end_object (builder);
}

static void
add_rung (JsonBuilder *builder, const PlumbSurvey *survey, PlumbRung *rung)
{
  PlumbAttempt *attempt = plumb_rung_get_attempt (rung);
  const PlumbDiagnosis *diagnosis =
      plumb_evidence_diagnose_rung (plumb_destination_get_kind (survey->destination), rung);

  json_builder_begin_object (builder);
  add_text (builder, "rung", plumb_rung_get_id (rung));
  add_text (builder, "status", plumb_rung_status_get_name (plumb_rung_get_status (rung)));
  add_number (builder, "ms", plumb_rung_get_duration (rung) / 1000);
  add_text (builder, "diagnosis", diagnosis != NULL ? diagnosis->id : NULL);
  if (attempt != NULL)
    add_exchange (builder, attempt);
  json_builder_end_object (builder);
}

static void
add_check (JsonBuilder *builder, const PlumbSurvey *survey)
{
  /* The obstacle's words may name files and people. */
  add_text (builder, "obstacle", survey->obstacle_code);
  begin_array (builder, "rungs");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (survey->rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (survey->rungs), i);

    add_rung (builder, survey, rung);
  }
  json_builder_end_array (builder);
}

/* Which fields came back otherwise, without what was in them. */
static void
add_differing_fields (JsonBuilder *builder, const char *differences)
{
  g_auto (GStrv) lines = g_strsplit (differences != NULL ? differences : "", "\n", -1);

  begin_array (builder, "differing_fields");
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *name = g_strndup (lines[i], strcspn (lines[i], "\t"));

    if (*name != '\0')
      json_builder_add_string_value (builder, name);
  }
  json_builder_end_array (builder);
}

static void
add_trials (JsonBuilder *builder, GPtrArray *trials)
{
  begin_array (builder, "test_leads");
  for (guint i = 0; i < trials->len; i++) {
    const PlumbTrial *trial = g_ptr_array_index (trials, i);

    json_builder_begin_object (builder);
    add_text (builder, "tag", trial->tag);
    add_time (builder, "sent_at", trial->sent_at);
    add_time (builder, "answered_at", trial->answered_at);
    add_time (builder, "found_at", trial->found_at);
    add_text (builder, "verdict", plumb_verdict_get_name (trial->verdict));
    add_truth (builder, "late", trial->is_late);
    add_text (builder, "diagnosis", trial->diagnosis);
    add_differing_fields (builder, trial->differences);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_attempts (JsonBuilder *builder, GPtrArray *attempts)
{
  begin_array (builder, "exchanges");
  for (guint i = 0; i < attempts->len; i++) {
    const PlumbKeptAttempt *attempt = g_ptr_array_index (attempts, i);

    json_builder_begin_object (builder);
    add_text (builder, "tag", attempt->tag);
    add_time (builder, "started_at", attempt->started_at);
    add_text (builder, "stage", attempt->stage);
    add_number (builder, "ms", attempt->total / 1000);
    add_number (builder, "status", attempt->status);
    add_code (builder, "code", attempt->remote_code);
    add_code (builder, "request_id", attempt->request_id);
    add_host (builder, attempt->url);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_watch (JsonBuilder *builder, const PlumbSurvey *survey)
{
  begin_object (builder, "watch");
  add_truth (builder, "watching", plumb_destination_is_watching (survey->destination));
  add_time (builder, "heard_at", plumb_destination_get_heard_at (survey->destination));
  add_text (builder, "trouble", plumb_destination_get_trouble (survey->destination));
  add_number (builder, "leads_looked_at", survey->evidence->n_leads);
  add_time (builder, "last_lead_at", survey->evidence->last_lead_at);
  json_builder_end_object (builder);
}

static void
add_suspects (JsonBuilder *builder, const PlumbEvidence *evidence)
{
  g_autoptr (GPtrArray) suspicions = plumb_suspect_all (evidence);

  begin_array (builder, "suspects");
  for (guint i = 0; i < suspicions->len; i++) {
    const PlumbSuspicion *suspicion = g_ptr_array_index (suspicions, i);

    json_builder_begin_object (builder);
    add_text (builder, "id", suspicion->suspect->id);
    add_text (builder, "likelihood", plumb_likelihood_get_name (suspicion->likelihood));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* Nothing above writes a secret; should a service have repeated one where nobody expects it, it
 * goes here. */
static char *
withhold_secrets (const char *text, PlumbCredentials *credentials)
{
  GString *withheld = g_string_new (text);
  g_autofree const char **keys = credentials != NULL ? plumb_credentials_list (credentials) : NULL;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++) {
    const char *secret = plumb_credentials_get (credentials, keys[i]);

    if (strlen (secret) >= SHORTEST_SECRET)
      g_string_replace (withheld, secret, "••••", 0);
  }
  return g_string_free (withheld, FALSE);
}

char *
plumb_support_file_write (const PlumbSurvey *survey, const char *window, gint64 now)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (survey != NULL && survey->evidence != NULL, NULL);

  json_builder_begin_object (builder);
  add_text (builder, "file", "For the support of Plumb: no secret and no personal data inside");
  add_time (builder, "made_at", now);
  add_versions (builder, window);
  add_text (builder, "kind", plumb_connector_get_info (survey->connector)->name);
  add_truth (builder, "practice", plumb_destination_is_practice (survey->destination));
  add_text (builder, "last_verdict",
            plumb_verdict_get_name (plumb_destination_get_last_verdict (survey->destination)));
  add_time (builder, "last_proved_at", plumb_destination_get_last_proved_at (survey->destination));
  add_settings (builder, survey);
  add_check (builder, survey);
  add_trials (builder, survey->trials);
  add_attempts (builder, survey->attempts);
  add_watch (builder, survey);
  add_suspects (builder, survey->evidence);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  text = json_to_string (node, TRUE);
  return withhold_secrets (text, survey->credentials);
}

char *
plumb_support_file_dup_name (const PlumbSurvey *survey, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autofree char *day = g_date_time_format (time, "%Y%m%d");

  return g_strdup_printf ("plumb-%s-%s.json", plumb_connector_get_info (survey->connector)->name,
                          day);
}
