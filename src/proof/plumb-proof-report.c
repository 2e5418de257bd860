/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-proof-report.h"

#include "plumb-clock.h"
#include "plumb-proof-private.h"
#include "plumb-redaction.h"
#include "plumb-suspicion.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include <string.h>

static void
line_free (gpointer user_data)
{
  PlumbProofLine *line = user_data;

  g_free (line->sent);
  g_free (line->stored);
  g_free (line);
}

/* What belongs to a person or may be about one. */
static gboolean
is_personal (PlumbLeadText text)
{
  return text >= PLUMB_LEAD_FIRST_NAME && text != PLUMB_LEAD_COUNTRY;
}

/* The start of what was sent, in whatever case, is Plumb's own; anything else might be a person's.
 */
static char *
dup_shown (const PlumbDifference *difference)
{
  g_autofree char *sent = NULL;
  g_autofree char *stored = NULL;

  if (difference->stored == NULL)
    return NULL;
  if (!is_personal (difference->text))
    return plumb_redact_pasted (difference->stored);
  sent = g_utf8_casefold (difference->sent != NULL ? difference->sent : "", -1);
  stored = g_utf8_casefold (difference->stored, -1);
  return g_strdup (g_str_has_prefix (sent, stored) ? difference->stored : PLUMB_PROOF_MASK);
}

/* A person's fields hold what Plumb made up; the others may hold what the user typed. */
static char *
dup_sent (PlumbLeadText text, const char *sent)
{
  return is_personal (text) ? plumb_redact (sent) : plumb_redact_pasted (sent);
}

static const PlumbDifference *
find_difference (const PlumbProofReport *self, PlumbLeadText text)
{
  GPtrArray *differences = plumb_proof_get_differences (self->proof);

  for (guint i = 0; i < differences->len; i++) {
    const PlumbDifference *difference = g_ptr_array_index (differences, i);

    if (difference->text == text)
      return difference;
  }
  return NULL;
}

GPtrArray *
plumb_proof_report_list_lines (const PlumbProofReport *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  guint carries = plumb_connector_get_info (self->proof->connector)->carries;

  if (plumb_proof_get_reached_at (self->proof, PLUMB_PROOF_COMPARED) == 0 ||
      plumb_proof_get_found (self->proof) == NULL)
    return lines;
  for (PlumbLeadText text = 0; text < PLUMB_LEAD_N_TEXTS; text++) {
    const char *sent = plumb_lead_get_text (plumb_proof_get_lead (self->proof), text);
    const PlumbDifference *difference = find_difference (self, text);
    PlumbProofLine *line;

    if (difference == NULL && (sent == NULL || (carries & (1u << text)) == 0))
      continue;
    line = g_new0 (PlumbProofLine, 1);
    line->text = text;
    line->sent = dup_sent (text, sent);
    line->stored = difference != NULL ? dup_shown (difference) : g_strdup (line->sent);
    line->kind = difference != NULL ? difference->kind : NULL;
    g_ptr_array_add (lines, line);
  }
  return lines;
}

gint64
plumb_proof_report_get_latency (const PlumbProofReport *self)
{
  gint64 sent_at = plumb_proof_get_reached_at (self->proof, PLUMB_PROOF_SENT);
  gint64 found_at = plumb_proof_get_reached_at (self->proof, PLUMB_PROOF_FOUND);

  return sent_at != 0 && found_at != 0 ? MAX (0, found_at - sent_at) : -1;
}

char *
plumb_proof_report_dup_host (const PlumbProofReport *self)
{
  PlumbAttempt *attempt = plumb_proof_get_attempt (self->proof);
  const char *url = attempt != NULL ? plumb_attempt_get_url (attempt) : NULL;
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;

  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
}

char *
plumb_proof_report_dup_request_id (const PlumbProofReport *self)
{
  PlumbAttempt *attempt = plumb_proof_get_attempt (self->proof);

  return attempt != NULL ? plumb_redact_code (plumb_attempt_get_request_id (attempt)) : NULL;
}

char *
plumb_proof_report_dup_name (const PlumbProofReport *self)
{
  return plumb_redact_pasted (plumb_destination_get_name (self->proof->destination));
}

/* ── JSON ──────────────────────────────────────────────────────────────────── */

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
add_time (JsonBuilder *builder, const char *name, gint64 time)
{
  g_autofree char *value = plumb_clock_format (time);

  add_text (builder, name, value);
}

static void
begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_stages (JsonBuilder *builder, PlumbProof *proof)
{
  gint64 built_at = plumb_proof_get_reached_at (proof, PLUMB_PROOF_BUILT);

  begin_array (builder, "stages");
  for (PlumbProofStage stage = 0; stage < PLUMB_PROOF_N_STAGES; stage++) {
    gint64 reached_at = plumb_proof_get_reached_at (proof, stage);

    json_builder_begin_object (builder);
    add_text (builder, "stage", plumb_proof_stage_get_name (stage));
    add_time (builder, "at", reached_at);
    if (reached_at != 0)
      add_number (builder, "ms", MAX (0, reached_at - built_at) / 1000);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_lines (JsonBuilder *builder, const PlumbProofReport *self)
{
  g_autoptr (GPtrArray) lines = plumb_proof_report_list_lines (self);

  begin_array (builder, "comparison");
  for (guint i = 0; i < lines->len; i++) {
    const PlumbProofLine *line = g_ptr_array_index (lines, i);

    json_builder_begin_object (builder);
    add_text (builder, "field", plumb_lead_text_get_name (line->text));
    add_text (builder, "sent", line->sent);
    add_text (builder, "stored", line->stored);
    add_text (builder, "difference", line->kind);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_answer (JsonBuilder *builder, const PlumbProofReport *self)
{
  PlumbAttempt *attempt = plumb_proof_get_attempt (self->proof);
  g_autofree char *host = plumb_proof_report_dup_host (self);
  g_autofree char *request_id = plumb_proof_report_dup_request_id (self);

  add_text (builder, "host", host);
  add_number (builder, "status", attempt != NULL ? plumb_attempt_get_status (attempt) : 0);
  add_text (builder, "request_id", request_id);
}

static void
add_suspicions (JsonBuilder *builder, GPtrArray *suspicions)
{
  begin_array (builder, "suspects");
  for (guint i = 0; suspicions != NULL && i < suspicions->len; i++) {
    const PlumbSuspicion *suspicion = g_ptr_array_index (suspicions, i);

    json_builder_begin_object (builder);
    add_text (builder, "id", suspicion->suspect->id);
    add_text (builder, "likelihood", plumb_likelihood_get_name (suspicion->likelihood));
    add_text (builder, "evidence", suspicion->evidence);
    add_text (builder, "check", gettext (suspicion->suspect->check));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

char *
plumb_proof_report_to_json (const PlumbProofReport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  const PlumbDiagnosis *diagnosis;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL && PLUMB_IS_PROOF (self->proof), NULL);

  diagnosis = plumb_proof_get_diagnosis (self->proof);
  json_builder_begin_object (builder);
  add_text (builder, "program", "Plumb " PLUMB_VERSION);
  add_time (builder, "made_at", self->made_at);
  name = plumb_proof_report_dup_name (self);
  add_text (builder, "destination", name);
  add_text (builder, "kind", plumb_connector_get_info (self->proof->connector)->name);
  json_builder_set_member_name (builder, "practice");
  json_builder_add_boolean_value (builder,
                                  plumb_destination_is_practice (self->proof->destination));
  add_text (builder, "tag", plumb_proof_get_tag (self->proof));
  add_text (builder, "verdict", plumb_verdict_get_name (plumb_proof_get_verdict (self->proof)));
  json_builder_set_member_name (builder, "late");
  json_builder_add_boolean_value (builder, plumb_proof_is_late (self->proof));
  add_answer (builder, self);
  add_stages (builder, self->proof);
  add_lines (builder, self);
  add_text (builder, "diagnosis", diagnosis != NULL ? diagnosis->id : NULL);
  add_suspicions (builder, self->suspicions);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  return json_to_string (node, TRUE);
}

char *
plumb_proof_report_write (const PlumbProofReport *self, const char *file_name)
{
  g_autofree char *lower = g_ascii_strdown (file_name, -1);

  return g_str_has_suffix (lower, ".json") ? plumb_proof_report_to_json (self)
                                           : plumb_proof_report_to_html (self);
}
