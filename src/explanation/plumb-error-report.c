/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error-report.h"

#include "plumb-redaction.h"

const char *
plumb_certainty_get_name (PlumbCertainty certainty)
{
  switch (certainty) {
  case PLUMB_CERTAINTY_SURE:
    return "sure";
  case PLUMB_CERTAINTY_LIKELY:
    return "likely";
  case PLUMB_CERTAINTY_NONE:
    return "none";
  }
  g_return_val_if_reached ("none");
}

static void
append_explanation (GString *report, PlumbExplanation *explanation)
{
  g_string_append_printf (report, "certainty: %s\n",
                          plumb_certainty_get_name (explanation->certainty));
  if (explanation->diagnosis != NULL)
    g_string_append_printf (report, "id: %s\n", explanation->diagnosis->id);
  if (explanation->language != NULL)
    g_string_append_printf (report, "language: %s\n", explanation->language);
  for (guint i = 0; i < explanation->nearest->len; i++) {
    const PlumbDiagnosis *near = g_ptr_array_index (explanation->nearest, i);

    g_string_append_printf (report, "near: %s\n", near->id);
  }
}

char *
plumb_error_report_new (const char *text, PlumbKind kind, PlumbExplanation *explanation)
{
  GString *report = g_string_new ("Plumb " PLUMB_VERSION "\n");
  g_autofree char *redacted = NULL;

  g_return_val_if_fail (text != NULL, g_string_free (report, FALSE));

  if (explanation != NULL && explanation->kind != PLUMB_KIND_NONE)
    kind = explanation->kind;
  if (kind != PLUMB_KIND_NONE)
    g_string_append_printf (report, "kind: %s\n", plumb_kind_get_name (kind));
  if (explanation != NULL)
    append_explanation (report, explanation);
  redacted = plumb_redact_pasted (text);
  g_string_append_printf (report, "\n%s\n", redacted);
  return g_string_free (report, FALSE);
}
