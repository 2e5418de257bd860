/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-error-report.h"

#include <glib/gi18n.h>

static char *kind_name;

const GOptionEntry plumb_explain_options[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &kind_name,
    N_("Of which kind the destination is"), N_("KIND") }, { NULL },
  };

static void
add_nearest (JsonBuilder *builder, PlumbExplanation *explanation)
{
  json_builder_set_member_name (builder, "nearest");
  json_builder_begin_array (builder);
  for (guint i = 0; i < explanation->nearest->len; i++) {
    const PlumbDiagnosis *diagnosis = g_ptr_array_index (explanation->nearest, i);

    json_builder_add_string_value (builder, diagnosis->id);
  }
  json_builder_end_array (builder);
}

static void
print_explanation_json (PlumbExplanation *explanation)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const PlumbDiagnosis *diagnosis = explanation->diagnosis;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "matched");
  json_builder_add_boolean_value (builder, diagnosis != NULL);
  plumb_add_text (builder, "certainty", plumb_certainty_get_name (explanation->certainty));
  plumb_add_text (builder, "id", diagnosis != NULL ? diagnosis->id : NULL);
  plumb_add_text (builder, "kind",
                  explanation->kind == PLUMB_KIND_NONE ? NULL
                                                       : plumb_kind_get_name (explanation->kind));
  plumb_add_text (builder, "field", diagnosis != NULL ? diagnosis->field : NULL);
  plumb_add_text (builder, "cause", diagnosis != NULL ? gettext (diagnosis->cause) : NULL);
  plumb_add_text (builder, "fix", diagnosis != NULL ? gettext (diagnosis->fix) : NULL);
  plumb_add_text (builder, "language", explanation->language);
  add_nearest (builder, explanation);
  json_builder_end_object (builder);
  plumb_print_builder (builder, TRUE);
}

static void
print_explanation (PlumbExplanation *explanation)
{
  if (explanation->certainty == PLUMB_CERTAINTY_NONE)
    g_print ("%s\n", _("Plumb does not know this message."));
  else if (explanation->certainty == PLUMB_CERTAINTY_LIKELY)
    g_print ("%s\n", _("Plumb is not sure. Most likely it means:"));
  if (explanation->diagnosis != NULL)
    plumb_print_diagnosis (explanation->diagnosis->id);
  if (explanation->nearest->len == 0)
    return;
  g_print ("%s\n", _("It also looks a little like:"));
  for (guint i = 0; i < explanation->nearest->len; i++) {
    const PlumbDiagnosis *diagnosis = g_ptr_array_index (explanation->nearest, i);

    g_print ("  %s\n", gettext (diagnosis->title));
  }
}

int
plumb_command_explain (PlumbCommandLine *line)
{
  PlumbKind kind = plumb_kind_from_name (kind_name);
  g_autofree char *text = NULL;
  g_autoptr (PlumbExplanation) explanation = NULL;
  g_autoptr (GError) error = NULL;

  if (kind_name != NULL && kind == PLUMB_KIND_NONE) {
    plumb_refuse (_("There is no kind “%s”. “plumb-cli kinds” lists them all."), kind_name);
    return PLUMB_EXIT_USAGE;
  }
  text = plumb_read_pasted (line, line->arguments[0], &error);
  if (text == NULL)
    return plumb_complain (error);
  explanation = plumb_explain (kind, text);
  if (line->json)
    print_explanation_json (explanation);
  else
    print_explanation (explanation);
  return explanation->diagnosis != NULL ? PLUMB_EXIT_FINE : PLUMB_EXIT_FAILED;
}
