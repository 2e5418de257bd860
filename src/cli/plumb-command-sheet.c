/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-extract.h"

#include <glib/gi18n.h>

/* The value as it may be printed: a secret only by its end, since output ends up in logs. */
static char *
dup_value (PlumbConnector *connector, PlumbDestination *destination, PlumbCredentials *credentials,
           const PlumbSheetRow *row, gboolean *secret)
{
  const PlumbKindInfo *info = plumb_connector_get_info (connector);
  const PlumbFieldSpec *field =
      row->key == NULL ? NULL : plumb_kind_info_find_field (info, row->key);
  const char *value;

  *secret = field != NULL && (field->flags & PLUMB_FIELD_SECRET) != 0;
  if (!*secret)
    return plumb_connector_dup_row_value (connector, destination, credentials, row);
  value = plumb_connector_get_value (connector, destination, credentials, row->key);
  return value == NULL ? NULL : plumb_mask (field, value);
}

int
plumb_command_sheet (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = plumb_open_profile (line);
  PlumbDestination *destination;
  PlumbConnector *connector;
  g_autoptr (PlumbCredentials) credentials = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;

  destination = profile == NULL ? NULL : plumb_find_destination (profile, line->arguments[0]);
  if (destination == NULL)
    return PLUMB_EXIT_FAILED;
  connector = plumb_profile_get_connector (profile, destination, &error);
  if (connector == NULL)
    return plumb_complain (error);
  if (!plumb_is_living (connector, line->arguments[0]))
    return PLUMB_EXIT_FAILED;
  credentials = plumb_look_up (line, profile, destination);
  if (credentials == NULL)
    return PLUMB_EXIT_FAILED;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (const PlumbSheetRow *row = plumb_connector_get_info (connector)->sheet; row->label != NULL;
       row++) {
    gboolean secret;
    g_autofree char *value = NULL;

    if (!plumb_connector_shows_row (connector, destination, credentials, row))
      continue;
    value = dup_value (connector, destination, credentials, row, &secret);
    json_builder_begin_object (builder);
    plumb_add_text (builder, "label", gettext (row->label));
    plumb_add_text (builder, "value", value);
    json_builder_set_member_name (builder, "secret");
    json_builder_add_boolean_value (builder, secret);
    json_builder_end_object (builder);
    if (!line->json)
      g_print ("%s: %s\n", gettext (row->label),
               value != NULL ? value : (row->note != NULL ? gettext (row->note) : ""));
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (line->json)
    plumb_print_builder (builder, TRUE);
  return PLUMB_EXIT_FINE;
}
