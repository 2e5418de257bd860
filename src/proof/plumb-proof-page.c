/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-proof-private.h"
#include "plumb-proof-report.h"
#include "plumb-proof-words.h"
#include "plumb-suspicion.h"

#include <glib/gi18n.h>

/* One file: nothing is fetched from anywhere when it is opened. */
#define HEAD                                                                                       \
  "<meta charset=\"utf-8\">\n"                                                                     \
  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"                     \
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "                    \
  "style-src 'unsafe-inline'\">\n"                                                                 \
  "<style>\n"                                                                                      \
  "body { font: 11pt/1.5 sans-serif; color: #222; background: #fff; max-width: 48em; "             \
  "margin: 2em auto; padding: 0 1em; }\n"                                                          \
  "h1 { font-size: 1.6em; margin-bottom: 0; }\n"                                                   \
  "h2 { font-size: 1.15em; margin: 1.6em 0 0.4em; }\n"                                             \
  "table { border-collapse: collapse; width: 100%; }\n"                                            \
  "th, td { text-align: start; vertical-align: top; padding: 0.3em 1em 0.3em 0; "                  \
  "border-bottom: 1px solid #bbb; overflow-wrap: anywhere; }\n"                                    \
  ".verdict { font-size: 1.2em; font-weight: bold; border: 2px solid #222; padding: 0.5em 0.8em; " \
  "margin: 1em 0; }\n"                                                                             \
  ".note { color: #555; }\n"                                                                       \
  "@page { margin: 2cm; }\n"                                                                       \
  "@media print { body { margin: 0; max-width: none; } tr, .verdict { break-inside: avoid; } }\n"  \
  "</style>\n"

/* A row of a table: texts that end with %NULL; the first is its heading. */
static void
append_cells (GString *page, const char *name, ...)
{
  va_list cells;
  const char *cell = name;

  va_start (cells, name);
  g_string_append (page, "<tr>");
  for (gboolean is_first = TRUE; cell != NULL; is_first = FALSE) {
    g_autofree char *escaped = g_markup_escape_text (cell, -1);

    g_string_append_printf (page, is_first ? "<th scope=\"row\">%s</th>" : "<td>%s</td>", escaped);
    cell = va_arg (cells, const char *);
  }
  va_end (cells);
  g_string_append (page, "</tr>\n");
}

static void
append_element (GString *page, const char *start, const char *text, const char *end)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (page, "%s%s%s\n", start, escaped, end);
}

static void
append_heading (GString *page, const char *text)
{
  append_element (page, "<h2>", text, "</h2>");
}

static void
append_time (GString *page, const char *name, gint64 time)
{
  g_autofree char *value = plumb_clock_format (time);

  append_cells (page, name, value != NULL ? value : "–", NULL);
}

static void
append_facts (GString *page, const PlumbProofReport *self)
{
  PlumbDestination *destination = self->proof->destination;
  PlumbAttempt *attempt = plumb_proof_get_attempt (self->proof);
  g_autofree char *host = plumb_proof_report_dup_host (self);
  g_autofree char *name = plumb_proof_report_dup_name (self);
  g_autofree char *request_id = plumb_proof_report_dup_request_id (self);

  g_string_append (page, "<table>\n");
  append_cells (page, _("Destination"), name, NULL);
  append_cells (page, _("Kind"),
                         gettext (plumb_connector_get_info (self->proof->connector)->title), NULL);
  if (plumb_destination_is_practice (destination))
    append_cells (page, _("Practice"), _("A simulated service on this computer"), NULL);
  append_cells (page, _("Test lead"), plumb_proof_get_tag (self->proof), NULL);
  if (host != NULL)
    append_cells (page, _("Sent to"), host, NULL);
  if (attempt != NULL && plumb_attempt_get_status (attempt) != 0) {
    g_autofree char *status = g_strdup_printf ("%u", plumb_attempt_get_status (attempt));

    append_cells (page, _("Answer"), status, NULL);
  }
  if (request_id != NULL)
    append_cells (page, _("Request ID"), request_id, NULL);
  append_time (page, _("Report made"), self->made_at);
  append_cells (page, _("Made with"), "Plumb " PLUMB_VERSION, NULL);
  g_string_append (page, "</table>\n");
}

static void
append_stages (GString *page, PlumbProof *proof)
{
  gint64 built_at = plumb_proof_get_reached_at (proof, PLUMB_PROOF_BUILT);

  append_heading (page, _("Stages"));
  g_string_append (page, "<table>\n");
  for (PlumbProofStage stage = 0; stage < PLUMB_PROOF_N_STAGES; stage++) {
    gint64 reached_at = plumb_proof_get_reached_at (proof, stage);
    g_autofree char *time = plumb_clock_format (reached_at);
    g_autofree char *offset =
        reached_at != 0 ? plumb_proof_format_duration (MAX (0, reached_at - built_at)) : NULL;

    append_cells (page, plumb_proof_stage_get_label (stage),
                  time != NULL ? time : _("not reached"), offset != NULL ? offset : "", NULL);
  }
  g_string_append (page, "</table>\n");
}

static void
append_columns (GString *page)
{
  const char *const columns[] = { _("Field"), _("Sent"), _("Stored"), _("Result") };

  g_string_append (page, "<tr>");
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    append_element (page, "<th scope=\"col\">", columns[i], "</th>");
  g_string_append (page, "</tr>\n");
}

static void
append_comparison (GString *page, const PlumbProofReport *self)
{
  g_autoptr (GPtrArray) lines = plumb_proof_report_list_lines (self);

  if (lines->len == 0)
    return;
  append_heading (page, _("Comparison"));
  g_string_append (page, "<table>\n");
  append_columns (page);
  for (guint i = 0; i < lines->len; i++) {
    const PlumbProofLine *line = g_ptr_array_index (lines, i);

    append_cells (page, gettext (plumb_lead_text_get_label (line->text)),
                  line->sent != NULL ? line->sent : "–", line->stored != NULL ? line->stored : "–",
                  line->kind != NULL ? plumb_proof_get_difference_word (line->kind)
                                     : _("As sent"), NULL);
  }
  g_string_append (page, "</table>\n");
}

static void
append_diagnosis (GString *page, const PlumbDiagnosis *diagnosis)
{
  if (diagnosis == NULL)
    return;
  append_heading (page, gettext (diagnosis->title));
  append_element (page, "<p>", gettext (diagnosis->cause), "</p>");
  append_element (page, "<p>", gettext (diagnosis->fix), "</p>");
  append_element (page, "<p class=\"note\"><code>", diagnosis->id, "</code></p>");
}

static void
append_suspicions (GString *page, GPtrArray *suspicions)
{
  if (suspicions == NULL || suspicions->len == 0)
    return;
  append_heading (page, _("What may have swallowed it"));
  g_string_append (page, "<table>\n");
  for (guint i = 0; i < suspicions->len; i++) {
    const PlumbSuspicion *suspicion = g_ptr_array_index (suspicions, i);

    append_cells (page, gettext (suspicion->suspect->title),
                  gettext (plumb_likelihood_get_label (suspicion->likelihood)),
                  suspicion->evidence != NULL ? suspicion->evidence : "",
                  gettext (suspicion->suspect->check), NULL);
  }
  g_string_append (page, "</table>\n");
}

char *
plumb_proof_report_to_html (const PlumbProofReport *self)
{
  PlumbProof *proof;
  GString *page;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *headline = NULL;

  g_return_val_if_fail (self != NULL && PLUMB_IS_PROOF (self->proof), NULL);

  proof = self->proof;
  page = g_string_new ("<!DOCTYPE html>\n");
  /* Translators: the code of your language, as HTML wants it: "fr", "pt", "ru". */
  g_string_append_printf (page, "<html lang=\"%s\">\n<head>\n", C_ ("language code", "en"));
  g_string_append (page, HEAD);
  name = plumb_proof_report_dup_name (self);
  /* Translators: %s is a destination's name. */
  title = g_strdup_printf (_("Proof of %s"), name);
  append_element (page, "<title>", title, "</title>\n</head>\n<body>");
  append_element (page, "<h1>", title, "</h1>");
  headline = plumb_proof_format_headline (
      plumb_proof_get_verdict (proof), plumb_proof_report_get_latency (self),
      plumb_proof_get_differences (proof)->len, plumb_proof_is_late (proof));
  append_element (page, "<p class=\"verdict\">", headline, "</p>");
  append_facts (page, self);
  append_diagnosis (page, plumb_proof_get_diagnosis (proof));
  append_stages (page, proof);
  append_comparison (page, self);
  append_suspicions (page, self->suspicions);
  append_element (page, "<p class=\"note\">",
                  _("No secret and no data of a person is in this report."),
                     "</p>\n</body>\n</html>");
  return g_string_free (page, FALSE);
}
