/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-diagnosis.h"
#include "plumb-extract.h"
#include "plumb-registry.h"

#include <glib/gi18n.h>

static gboolean reveal;

const GOptionEntry plumb_extract_options[] = {
  { "reveal", 0, 0, G_OPTION_ARG_NONE, &reveal, N_("Print secrets in full"), NULL }, { NULL },
};

static char *
show (const PlumbFieldSpec *field, const char *value)
{
  return reveal ? g_strdup (value) : plumb_mask (field, value);
}

static void
add_list (JsonBuilder *builder, const char *name, GPtrArray *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (texts, i));
  json_builder_end_array (builder);
}

static void
print_extract_json (const PlumbKindInfo *info, PlumbExtract *extract)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++) {
    const char *value = g_hash_table_lookup (extract->fields, field->key);
    g_autofree char *shown = value == NULL ? NULL : show (field, value);

    if (shown != NULL)
      plumb_add_text (builder, field->key, shown);
  }
  json_builder_end_object (builder);
  add_list (builder, "missing", extract->missing);
  add_list (builder, "warnings", extract->warnings);
  json_builder_end_object (builder);
  plumb_print_builder (builder, TRUE);
}

static void
print_extract (const PlumbKindInfo *info, PlumbExtract *extract)
{
  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++) {
    const char *value = g_hash_table_lookup (extract->fields, field->key);
    g_autofree char *shown = value == NULL ? NULL : show (field, value);

    if (shown != NULL)
      g_print ("%s=%s\n", field->key, shown);
  }
  for (guint i = 0; i < extract->missing->len; i++)
    /* Translators: %s is a field's name. */
    g_print (_("not found: %s\n"), (const char *) g_ptr_array_index (extract->missing, i));
  for (guint i = 0; i < extract->warnings->len; i++)
    plumb_print_diagnosis (g_ptr_array_index (extract->warnings, i));
}

int
plumb_command_extract (PlumbCommandLine *line)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autoptr (PlumbConnectors) connectors = plumb_connectors_new (http, plumb_registry_get_types ());
  PlumbConnector *connector =
      plumb_connectors_get (connectors, plumb_kind_from_name (line->arguments[0]));
  g_autofree char *text = NULL;
  g_autoptr (PlumbExtract) extract = NULL;
  g_autoptr (GError) error = NULL;

  if (connector == NULL) {
    plumb_refuse (_("There is no kind “%s”. “plumb-cli kinds” lists them all."),
                     line->arguments[0]);
    return PLUMB_EXIT_USAGE;
  }
  text = plumb_read_pasted (line, line->arguments[1], &error);
  if (text == NULL)
    return plumb_complain (error);
  extract = plumb_extract (plumb_connector_get_info (connector), text);
  if (line->json)
    print_extract_json (plumb_connector_get_info (connector), extract);
  else
    print_extract (plumb_connector_get_info (connector), extract);
  return extract->missing->len == 0 ? PLUMB_EXIT_FINE : PLUMB_EXIT_FAILED;
}
