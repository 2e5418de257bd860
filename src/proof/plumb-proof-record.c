/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-proof-record.h"

#include "plumb-proof.h"

/* What would end a column or a line becomes a blank. */
static void
append_column (GString *record, const char *text, char end)
{
  g_autofree char *plain = g_strdup (text != NULL ? text : "");

  g_string_append (record, g_strdelimit (plain, "\t\r\n", ' '));
  g_string_append_c (record, end);
}

char *
plumb_proof_record_differences (GPtrArray *differences)
{
  GString *record = NULL;

  if (differences == NULL || differences->len == 0)
    return NULL;
  record = g_string_new (NULL);
  for (guint i = 0; i < differences->len; i++) {
    const PlumbDifference *difference = g_ptr_array_index (differences, i);

    append_column (record, plumb_lead_text_get_name (difference->text), '\t');
    append_column (record, difference->sent, '\t');
    append_column (record, difference->stored, '\n');
  }
  return g_string_free (record, FALSE);
}
