/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-writer.h"

#include "plumb-clock.h"

#include <string.h>

/* RFC 6350 3.2: a line is at most 75 bytes long, without its end. */
#define VCARD_LINE 75

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text == NULL)
    json_object_set_null_member (object, name);
  else
    json_object_set_string_member (object, name, text);
}

static char *
dup_row (PlumbLead *lead)
{
  gint64 row = plumb_lead_get_row (lead);

  return row == 0 ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, row);
}

JsonNode *
plumb_lead_to_json (PlumbLead *lead, const char *destination_name)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *row = NULL;
  g_autofree char *received_at = NULL;
  g_autofree char *created_at = NULL;

  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);

  row = dup_row (lead);
  received_at = plumb_clock_format (plumb_lead_get_received_at (lead));
  created_at = plumb_clock_format (plumb_lead_get_created_at (lead));
  set_text (object, "id", row);
  set_text (object, "destination", destination_name);
  set_text (object, "received_at", received_at);
  set_text (object, "created_at", created_at);
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    set_text (object, plumb_lead_text_get_name (i), plumb_lead_get_text (lead, i));
  json_object_set_boolean_member (object, "is_test", plumb_lead_is_test (lead));
  json_object_set_boolean_member (object, "do_not_contact", plumb_lead_is_do_not_contact (lead));
  set_text (object, "raw", plumb_lead_get_raw (lead));
  return json_node_init_object (json_node_alloc (), object);
}

/* A spreadsheet runs what starts with one of these; a lead's texts come from strangers. */
static void
append_cell (GString *line, const char *text)
{
  gboolean formula = text != NULL && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;

  g_string_append_c (line, ',');
  if (text == NULL)
    return;
  if (!formula && strpbrk (text, ",\"\r\n") == NULL) {
    g_string_append (line, text);
    return;
  }
  g_string_append (line, formula ? "\"'" : "\"");
  for (; *text != '\0'; text++) {
    if (*text == '"')
      g_string_append_c (line, '"');
    g_string_append_c (line, *text);
  }
  g_string_append_c (line, '"');
}

char *
plumb_lead_csv_header (void)
{
  GString *line = g_string_new ("id");

  append_cell (line, "destination");
  append_cell (line, "received_at");
  append_cell (line, "created_at");
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    append_cell (line, plumb_lead_text_get_name (i));
  g_string_append (line, ",is_test,do_not_contact\r\n");
  return g_string_free (line, FALSE);
}

char *
plumb_lead_to_csv (PlumbLead *lead, const char *destination_name)
{
  g_autofree char *row = NULL;
  g_autofree char *received_at = NULL;
  g_autofree char *created_at = NULL;
  GString *line;

  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);

  row = dup_row (lead);
  received_at = plumb_clock_format (plumb_lead_get_received_at (lead));
  created_at = plumb_clock_format (plumb_lead_get_created_at (lead));
  line = g_string_new (row);
  append_cell (line, destination_name);
  append_cell (line, received_at);
  append_cell (line, created_at);
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    append_cell (line, plumb_lead_get_text (lead, i));
  append_cell (line, plumb_lead_is_test (lead) ? "true" : "false");
  append_cell (line, plumb_lead_is_do_not_contact (lead) ? "true" : "false");
  g_string_append (line, "\r\n");
  return g_string_free (line, FALSE);
}

static void
append_escaped (GString *line, const char *text)
{
  for (; *text != '\0'; text++) {
    if (*text == '\r' && text[1] == '\n')
      continue;
    if (*text == '\n' || *text == '\r') {
      g_string_append (line, "\\n");
      continue;
    }
    if (strchr (",;\\", *text) != NULL)
      g_string_append_c (line, '\\');
    /* The grammar of RFC 6350 has no other control characters. */
    g_string_append_c (line, (guchar) *text < ' ' && *text != '\t' ? ' ' : *text);
  }
}

/* Folds between characters, never inside one. */
static void
append_folded (GString *card, const char *line)
{
  gsize width = 0;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at)) {
    gsize size = (gsize) (g_utf8_next_char (at) - at);

    if (width + size > VCARD_LINE) {
      g_string_append (card, "\r\n ");
      width = 1;
    }
    g_string_append_len (card, at, (gssize) size);
    width += size;
  }
  g_string_append (card, "\r\n");
}

/* @prefix and @text are a line of the card; none if the lead has no such text. */
static void
append_text (GString *card, const char *prefix, const char *text)
{
  g_autoptr (GString) line = NULL;

  if (text == NULL)
    return;
  line = g_string_new (prefix);
  append_escaped (line, text);
  append_folded (card, line->str);
}

static void
append_name (GString *card, PlumbLead *lead)
{
  const char *first = plumb_lead_get_text (lead, PLUMB_LEAD_FIRST_NAME);
  const char *last = plumb_lead_get_text (lead, PLUMB_LEAD_LAST_NAME);
  const char *company = plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY);
  const char *email = plumb_lead_get_text (lead, PLUMB_LEAD_EMAIL);
  g_autofree char *person = plumb_lead_dup_person (lead);
  g_autoptr (GString) line = g_string_new ("N:");

  /* FN is the one property that a card must have. */
  if (person == NULL)
    person = g_strdup (company != NULL ? company : email);
  append_text (card, "FN:", person != NULL ? person : "");
  append_escaped (line, last != NULL ? last : "");
  g_string_append_c (line, ';');
  append_escaped (line, first != NULL ? first : "");
  g_string_append (line, ";;;");
  append_folded (card, line->str);
}

char *
plumb_lead_to_vcard (PlumbLead *lead)
{
  GString *card = NULL;

  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);

  card = g_string_new ("BEGIN:VCARD\r\nVERSION:4.0\r\n");
  append_name (card, lead);
  append_text (card, "ORG:", plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY));
  append_text (card, "TITLE:", plumb_lead_get_text (lead, PLUMB_LEAD_TITLE));
  append_text (card, "EMAIL:", plumb_lead_get_text (lead, PLUMB_LEAD_EMAIL));
  append_text (card, "TEL;VALUE=text:", plumb_lead_get_text (lead, PLUMB_LEAD_PHONE));
  append_text (card, "ADR:;;;;;;", plumb_lead_get_text (lead, PLUMB_LEAD_COUNTRY));
  append_text (card, "NOTE:", plumb_lead_get_text (lead, PLUMB_LEAD_DESCRIPTION));
  g_string_append (card, "END:VCARD\r\n");
  return g_string_free (card, FALSE);
}
