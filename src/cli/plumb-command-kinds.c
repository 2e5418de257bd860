/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-registry.h"

#include <glib/gi18n.h>

static void
add_fields (JsonBuilder *builder, const PlumbKindInfo *info)
{
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++) {
    json_builder_begin_object (builder);
    plumb_add_text (builder, "name", field->key);
    plumb_add_text (builder, "label", gettext (field->label));
    json_builder_set_member_name (builder, "secret");
    json_builder_add_boolean_value (builder, (field->flags & PLUMB_FIELD_SECRET) != 0);
    json_builder_set_member_name (builder, "required");
    json_builder_add_boolean_value (builder, (field->flags & PLUMB_FIELD_REQUIRED) != 0);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_abilities (JsonBuilder *builder, PlumbConnector *connector)
{
  static const struct {
    const char *name;
    PlumbVerb verb;
  } verbs[] = { { "verify", PLUMB_VERB_VERIFY },
                { "send", PLUMB_VERB_SEND },
                { "confirm", PLUMB_VERB_CONFIRM },
                { "watch", PLUMB_VERB_WATCH },
                { "delete", PLUMB_VERB_DELETE } };

  json_builder_set_member_name (builder, "can");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++) {
    json_builder_set_member_name (builder, verbs[i].name);
    json_builder_add_boolean_value (builder,
                                    plumb_connector_can (connector, verbs[i].verb, NULL, NULL));
  }
  json_builder_end_object (builder);
}

static void
print_kind (const PlumbKindInfo *info)
{
  g_print ("%-12s %s\n", info->name, gettext (info->title));
  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++)
    g_print ("    %-20s %s%s%s\n", field->key, gettext (field->label),
             field->flags & PLUMB_FIELD_REQUIRED
             ? _(", required") : "", field->flags & PLUMB_FIELD_SECRET ? _(", secret") : "");
}

int
plumb_command_kinds (PlumbCommandLine *line)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autoptr (PlumbConnectors) connectors = plumb_connectors_new (http, plumb_registry_get_types ());
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (connectors)); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (G_LIST_MODEL (connectors), i);
    const PlumbKindInfo *info = plumb_connector_get_info (connector);

    if (!line->json) {
      print_kind (info);
      continue;
    }
    json_builder_begin_object (builder);
    plumb_add_text (builder, "kind", info->name);
    plumb_add_text (builder, "title", gettext (info->title));
    add_fields (builder, info);
    add_abilities (builder, connector);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (line->json)
    plumb_print_builder (builder, TRUE);
  return PLUMB_EXIT_FINE;
}
