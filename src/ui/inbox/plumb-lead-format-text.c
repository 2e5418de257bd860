/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-format.h"

#include "plumb-test-tag.h"

#include <glib/gi18n.h>
#include <string.h>

#define DOT "•"

char *
plumb_lead_format_masked_name (const char *name)
{
  g_autoptr (GString) masked = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit_set (name, " \t\n", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    if (words[i][0] == '\0')
      continue;
    if (masked->len > 0)
      g_string_append_c (masked, ' ');
    g_string_append_unichar (masked, g_utf8_get_char (words[i]));
    g_string_append (masked, DOT);
  }
  return g_string_free (g_steal_pointer (&masked), FALSE);
}

char *
plumb_lead_format_masked_email (const char *email)
{
  g_autoptr (GString) masked = g_string_new (NULL);

  if (email[0] != '\0' && email[0] != '@')
    g_string_append_unichar (masked, g_utf8_get_char (email));
  g_string_append (masked, DOT DOT DOT);
  if (strchr (email, '@') != NULL)
    g_string_append (masked, "@…");
  return g_string_free (g_steal_pointer (&masked), FALSE);
}

char *
plumb_lead_format_text (PlumbLead *lead, PlumbLeadText text, gboolean blurred)
{
  const char *value = plumb_lead_get_text (lead, text);

  if (value == NULL || !blurred)
    return g_strdup (value);
  switch (text) {
  case PLUMB_LEAD_FIRST_NAME:
  case PLUMB_LEAD_LAST_NAME:
    return plumb_lead_format_masked_name (value);
  case PLUMB_LEAD_EMAIL:
    return plumb_lead_format_masked_email (value);
  case PLUMB_LEAD_PHONE:
  case PLUMB_LEAD_DESCRIPTION:
    return g_strdup (DOT DOT DOT);
  case PLUMB_LEAD_SOURCE:
  case PLUMB_LEAD_ACTION:
  case PLUMB_LEAD_PUBLISHER:
  case PLUMB_LEAD_OFFER:
  case PLUMB_LEAD_OFFER_TITLE:
  case PLUMB_LEAD_COUNTRY:
  case PLUMB_LEAD_COMPANY:
  case PLUMB_LEAD_TITLE:
    return g_strdup (value);
  }
  g_return_val_if_reached (NULL);
}

char *
plumb_lead_format_person (PlumbLead *lead, gboolean blurred)
{
  g_autofree char *person = plumb_lead_dup_person (lead);
  g_autofree char *tag = plumb_lead_dup_test_tag (lead);
  const char *email = plumb_lead_get_text (lead, PLUMB_LEAD_EMAIL);

  /* A test lead bears its tag as first and as last name; once is enough. */
  if (tag != NULL && person != NULL && g_str_has_prefix (person, tag))
    return g_steal_pointer (&tag);
  if (person != NULL)
    return blurred ? plumb_lead_format_masked_name (person) : g_steal_pointer (&person);
  /* The address of somebody who must not be contacted does not stand in for the name. */
  if (email != NULL && !plumb_lead_is_do_not_contact (lead))
    return blurred ? plumb_lead_format_masked_email (email) : g_strdup (email);
  return g_strdup (_("Unknown person"));
}

char *
plumb_lead_format_row (PlumbLead *lead, gint64 now, gboolean blurred)
{
  g_autofree char *person = plumb_lead_format_person (lead, blurred);
  g_autofree char *when = plumb_lead_format_when_said (plumb_lead_get_occurred_at (lead), now);
  const char *parts[6] = { person };
  guint n_parts = 1;
  const char *company = plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY);
  const char *action = plumb_lead_get_text (lead, PLUMB_LEAD_ACTION);

  if (company != NULL && strcmp (company, person) != 0)
    parts[n_parts++] = company;
  if (action != NULL)
    parts[n_parts++] = plumb_lead_format_action (action);
  if (plumb_lead_is_test (lead))
    parts[n_parts++] = plumb_lead_format_mark (lead);
  parts[n_parts++] = when;
  parts[n_parts] = NULL;
  return g_strjoinv (", ", (char **) parts);
}

char *
plumb_lead_format_role (PlumbLead *lead)
{
  const char *title = plumb_lead_get_text (lead, PLUMB_LEAD_TITLE);
  const char *company = plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY);
  const char *country = plumb_lead_get_text (lead, PLUMB_LEAD_COUNTRY);
  const char *parts[3] = { NULL, NULL, NULL };
  guint n_parts = 0;
  g_autofree char *role = NULL;

  /* A test lead bears its tag everywhere. */
  if (plumb_test_tag_marks (title))
    title = NULL;
  if (plumb_test_tag_marks (company))
    company = NULL;
  if (title != NULL && company != NULL)
    /* Translators: a person's title and company */
    role = g_strdup_printf (_("%s, %s"), title, company);
  else
    role = g_strdup (title != NULL ? title : company);
  if (role != NULL)
    parts[n_parts++] = role;
  if (country != NULL)
    parts[n_parts++] = country;
  return n_parts > 0 ? g_strjoinv (" · ", (char **) parts) : NULL;
}

char *
plumb_lead_format_delivery (PlumbLead *lead)
{
  g_autofree char *tag = plumb_lead_dup_test_tag (lead);
  gint64 sent = plumb_test_tag_get_time (tag);
  gint64 from = sent > 0 ? sent : plumb_lead_get_created_at (lead);
  gint64 to = plumb_lead_get_received_at (lead);
  g_autofree char *start = plumb_lead_format_time (from);
  g_autofree char *end = plumb_lead_format_time (to);
  g_autofree char *span = from > 0 && to >= from ? plumb_lead_format_span (to - from) : NULL;

  if (from <= 0)
    return g_strdup_printf (_("Received %s."), end);
  if (span == NULL && sent > 0)
    return g_strdup_printf (_("Sent %s, received %s."), start, end);
  if (span == NULL)
    return g_strdup_printf (_("Created %s, received %s."), start, end);
  if (sent > 0)
    /* Translators: two times, and how much lies between them */
    return g_strdup_printf (_("Sent %s, received %s, after %s."), start, end, span);
  return g_strdup_printf (_("Created %s, received %s, after %s."), start, end, span);
}
