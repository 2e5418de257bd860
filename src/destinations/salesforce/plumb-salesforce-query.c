/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-query.h"

#include <string.h>

#define SELECT                                                                                     \
  "SELECT Id,FirstName,LastName,Company,Title,Email,Phone,Country,Description,LeadSource,Status,"  \
  "CreatedDate,SystemModstamp FROM Lead"
#define ORDER " ORDER BY SystemModstamp"

char *
plumb_salesforce_query_quote (const char *text)
{
  GString *quoted = g_string_new ("'");

  for (const char *at = text; *at != '\0'; at++) {
    if (strchr ("'\\", *at) != NULL)
      g_string_append_c (quoted, '\\');
    if (*at == '\n' || *at == '\r')
      g_string_append (quoted, *at == '\n' ? "\\n" : "\\r");
    else
      g_string_append_c (quoted, *at);
  }
  g_string_append_c (quoted, '\'');
  return g_string_free (quoted, FALSE);
}

/* As the reference has it: blanks as plus signs, commas as they are. */
char *
plumb_salesforce_query_make (const char *place, const char *soql)
{
  g_autofree char *escaped = g_uri_escape_string (soql, ",:() ", FALSE);

  g_strdelimit (escaped, " ", '+');
  return g_strconcat (place, "?q=", escaped, NULL);
}

char *
plumb_salesforce_query_make_changes (gint64 since)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (since / G_TIME_SPAN_SECOND);
  g_autofree char *time = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *soql = NULL;

  if (since <= 0)
    soql = g_strdup (SELECT ORDER);
  else
    soql = g_strdup_printf (SELECT " WHERE SystemModstamp >= %s" ORDER, time);
  return plumb_salesforce_query_make ("query", soql);
}

/* Addresses are indexed; a lead without one is found by its name. */
char *
plumb_salesforce_query_make_lookup (PlumbLead *lead)
{
  const char *email = plumb_lead_get_text (lead, PLUMB_LEAD_EMAIL);
  const char *name = plumb_lead_get_text (lead, PLUMB_LEAD_LAST_NAME);
  const char *value = email != NULL ? email : name;
  g_autofree char *quoted = plumb_salesforce_query_quote (value != NULL ? value : "");
  g_autofree char *soql = g_strdup_printf (SELECT " WHERE %s = %s" ORDER " LIMIT 1",
                                           email != NULL ? "Email" : "LastName", quoted);

  return plumb_salesforce_query_make ("query", soql);
}

/* The underscore stands for any letter unless it is escaped. */
char *
plumb_salesforce_query_make_tests (void)
{
  return plumb_salesforce_query_make ("query", SELECT " WHERE LastName LIKE 'MSFT\\_TEST\\_%'"
                                                      " OR Email LIKE 'MSFT\\_TEST\\_%'" ORDER);
}
