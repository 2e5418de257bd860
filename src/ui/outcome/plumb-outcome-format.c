/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-outcome-format.h"

#include "plumb-clock.h"
#include "plumb-proof-words.h"
#include "plumb-redaction.h"

#include <glib/gi18n.h>

char *
plumb_outcome_format_duration (gint64 duration)
{
  return plumb_proof_format_duration (duration);
}

const char *
plumb_outcome_get_rung_icon (PlumbRungStatus status)
{
  switch (status) {
  case PLUMB_RUNG_PASSED:
    return "object-select-symbolic";
  case PLUMB_RUNG_FAILED:
    return "window-close-symbolic";
  case PLUMB_RUNG_SKIPPED:
    return "list-remove-symbolic";
  case PLUMB_RUNG_CLIMBING:
    return "content-loading-symbolic";
  case PLUMB_RUNG_WAITING:
    return "radio-symbolic";
  }
  g_return_val_if_reached ("radio-symbolic");
}

const char *
plumb_outcome_get_rung_word (PlumbRungStatus status)
{
  switch (status) {
  case PLUMB_RUNG_PASSED:
    return C_ ("rung", "passed");
  case PLUMB_RUNG_FAILED:
    return C_ ("rung", "failed");
  case PLUMB_RUNG_SKIPPED:
    return C_ ("rung", "skipped");
  case PLUMB_RUNG_CLIMBING:
    return C_ ("rung", "being tried");
  case PLUMB_RUNG_WAITING:
    return C_ ("rung", "not tried yet");
  }
  g_return_val_if_reached ("");
}

const char *
plumb_outcome_get_rung_style (PlumbRungStatus status)
{
  switch (status) {
  case PLUMB_RUNG_PASSED:
    return "success";
  case PLUMB_RUNG_FAILED:
    return "error";
  case PLUMB_RUNG_SKIPPED:
  case PLUMB_RUNG_CLIMBING:
  case PLUMB_RUNG_WAITING:
    return NULL;
  }
  g_return_val_if_reached (NULL);
}

const char *
plumb_outcome_get_stage_label (PlumbProofStage stage)
{
  return plumb_proof_stage_get_label (stage);
}

char *
plumb_outcome_format_timeline (const gint64 reached_at[PLUMB_PROOF_N_STAGES])
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < PLUMB_PROOF_N_STAGES; i++) {
    const char *label = plumb_outcome_get_stage_label (i);
    g_autofree char *offset = NULL;

    if (i > 0)
      g_string_append (text, " ");
    if (reached_at[i] == 0) {
      /* Translators: a stage of a test lead, e.g. "Found: not yet." */
      g_string_append_printf (text, _("%s: not yet."), label);
      continue;
    }
    offset = plumb_outcome_format_duration (MAX (0, reached_at[i] - reached_at[0]));
    /* Translators: a stage of a test lead and its time, e.g. "Found after 2.3 s." */
    g_string_append_printf (text, _("%s after %s."), label, offset);
  }
  return g_string_free (text, FALSE);
}

const char *
plumb_outcome_get_verdict_icon (PlumbVerdict verdict)
{
  switch (verdict) {
  case PLUMB_VERDICT_LANDED:
    return "object-select-symbolic";
  case PLUMB_VERDICT_FAILED:
  case PLUMB_VERDICT_REFUSED:
    return "window-close-symbolic";
  case PLUMB_VERDICT_ALTERED:
    return "dialog-warning-symbolic";
  case PLUMB_VERDICT_LOST:
    return "dialog-question-symbolic";
  case PLUMB_VERDICT_ACCEPTED:
    return "dialog-information-symbolic";
  case PLUMB_VERDICT_NONE:
    return "radio-symbolic";
  }
  g_return_val_if_reached ("radio-symbolic");
}

const char *
plumb_outcome_get_verdict_style (PlumbVerdict verdict)
{
  switch (verdict) {
  case PLUMB_VERDICT_LANDED:
    return "success";
  case PLUMB_VERDICT_FAILED:
  case PLUMB_VERDICT_REFUSED:
  case PLUMB_VERDICT_LOST:
    return "error";
  case PLUMB_VERDICT_ALTERED:
    return "warning";
  case PLUMB_VERDICT_ACCEPTED:
  case PLUMB_VERDICT_NONE:
    return NULL;
  }
  g_return_val_if_reached (NULL);
}

char *
plumb_outcome_format_headline (PlumbVerdict verdict, gint64 latency, guint n_differences,
                               gboolean is_late)
{
  return plumb_proof_format_headline (verdict, latency, n_differences, is_late);
}

char *
plumb_outcome_format_comparison (guint n_differences, guint n_fields)
{
  if (n_differences == 0)
    return g_strdup_printf (
        ngettext ("The one field is as sent", "All %u fields are as sent", n_fields), n_fields);
  return g_strdup_printf (
      ngettext ("%u field is not as sent", "%u fields are not as sent", n_differences),
      n_differences);
}

const char *
plumb_outcome_get_difference_word (const char *kind)
{
  return plumb_proof_get_difference_word (kind);
}

static void
append_text (GString *text, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, "%s: %s\n", name, value);
}

static void
append_time (GString *text, const char *name, gint64 time)
{
  g_autofree char *value = plumb_clock_format (time);

  append_text (text, name, value);
}

char *
plumb_outcome_format_evidence (const PlumbDiagnosis *diagnosis, PlumbAttempt *attempt)
{
  GString *text = g_string_new (NULL);
  g_autofree char *message = NULL;

  append_text (text, "diagnosis", diagnosis != NULL ? diagnosis->id : NULL);
  if (attempt == NULL)
    return g_string_free (text, FALSE);

  append_text (text, "stage", plumb_stage_get_name (plumb_attempt_get_stage (attempt)));
  if (plumb_attempt_get_status (attempt) != 0)
    g_string_append_printf (text, "status: %u\n", plumb_attempt_get_status (attempt));
  append_text (text, "code", plumb_attempt_get_remote_code (attempt));
  /* It may name whom the lead was about. */
  message = plumb_redact_pasted (plumb_attempt_get_message (attempt));
  append_text (text, "message", message);
  append_text (text, "request id", plumb_attempt_get_request_id (attempt));
  append_text (text, "address", plumb_attempt_get_url (attempt));
  append_text (text, "redirected to", plumb_attempt_get_location (attempt));
  append_time (text, "started", plumb_attempt_get_started_at (attempt));
  append_time (text, "server's clock", plumb_attempt_get_server_time (attempt));
  for (guint i = 0; i < PLUMB_N_STAGES; i++)
    if (plumb_attempt_get_duration (attempt, i) >= 0)
      g_string_append_printf (text, "%s took: %" G_GINT64_FORMAT " ms\n", plumb_stage_get_name (i),
                              plumb_attempt_get_duration (attempt, i) / 1000);
  return g_string_free (text, FALSE);
}

const char *
plumb_outcome_translate (const char *text)
{
  return text == NULL || text[0] == '\0' ? "" : gettext (text);
}
