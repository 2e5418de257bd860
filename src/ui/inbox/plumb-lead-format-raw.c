/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-format.h"

#include "plumb-json.h"

#include <string.h>

static char *
format_form (const char *raw)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) pairs = g_strsplit (raw, "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++) {
    g_autofree char *spaced = g_strdelimit (g_strdup (pairs[i]), "+", ' ');
    g_autofree char *plain = g_uri_unescape_string (spaced, NULL);
    const char *shown = plain != NULL && g_utf8_validate (plain, -1, NULL) ? plain : spaced;
    const char *equals = strchr (shown, '=');

    if (equals != NULL)
      g_string_append_printf (text, "%.*s = %s\n", (int) (equals - shown), shown, equals + 1);
    else
      g_string_append_printf (text, "%s\n", shown);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
plumb_lead_format_raw (const char *raw)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonGenerator) generator = NULL;

  g_return_val_if_fail (raw != NULL, NULL);

  node = plumb_json_parse (raw, strlen (raw), &error);
  if (node == NULL)
    return strchr (raw, '=') != NULL && strchr (raw, '\n') == NULL && raw[0] != '{'
               ? format_form (raw)
               : g_strdup (raw);
  generator = json_generator_new ();
  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}
