/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-twin.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

/* usage: plumb-test-twin KIND
 * Prints a twin's fields as JSON in one line and serves until its input ends.  A line `+FAULT` or
 * `-FAULT` turns a fault on or off and is answered with `done`. */

static void
print_line (const char *text)
{
  fputs (text, stdout);
  fputc ('\n', stdout);
  fflush (stdout);
}

static void
print_fields (PlumbTwin *twin)
{
  g_autoptr (GHashTable) fields = plumb_twin_dup_fields (twin);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &key, &value))
    json_object_set_string_member (object, key, value);
  node = json_node_init_object (json_node_alloc (), object);
  text = json_to_string (node, FALSE);
  print_line (text);
}

static gboolean
obey (PlumbTwin *twin, char *line)
{
  g_autoptr (GError) error = NULL;

  g_strstrip (line);
  if (strlen (line) < 2 || !plumb_twin_set_fault (twin, line + 1, *line == '+', &error)) {
    fprintf (stderr, "%s\n", error != NULL ? error->message : "A line is + or - and a fault");
    return FALSE;
  }
  print_line ("done");
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbTwin) twin = NULL;
  char line[128];

  twin = plumb_twin_new (plumb_kind_from_name (argc == 2 ? argv[1] : ""), 0, &error);
  if (twin == NULL) {
    fprintf (stderr, "%s\n", error->message);
    return 1;
  }
  print_fields (twin);
  while (fgets (line, sizeof line, stdin) != NULL)
    if (!obey (twin, line))
      return 1;
  return 0;
}
