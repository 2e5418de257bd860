/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-checks.h"

#include <string.h>

/* The limits are those of Partner Center's own schema for customer leads. */
#define LONGEST_SECRET 2048
#define LONGEST_USER_NAME 128
#define LONGEST_PASSWORD 256

#define GUID_PATTERN "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
#define DOMAIN_PATTERN "^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}$"
#define USER_NAME_PATTERN "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"
/* Accounts that people have for themselves cannot sign in to a company's Dynamics. */
#define PERSONAL_PATTERN "@(?:outlook|hotmail|live|msn|gmail|yahoo)\\.[a-z.]+$"

#define DAY_LENGTH 10

static const PlumbFinding good = { PLUMB_FINDING_GOOD, NULL };

static PlumbFinding
fault (const char *id)
{
  return (PlumbFinding){ PLUMB_FINDING_FAULT, id };
}

static PlumbFinding
warning (const char *id)
{
  return (PlumbFinding){ PLUMB_FINDING_WARNING, id };
}

static gboolean
matches (const char *pattern, const char *text)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS | G_REGEX_DOLLAR_ENDONLY,
                               G_REGEX_MATCH_DEFAULT);
}

char *
plumb_dynamics_tidy_word (const char *value)
{
  return g_strstrip (g_strdup (value));
}

char *
plumb_dynamics_tidy_id (const char *value)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  const char *start = text + strspn (text, "{(\"'` ");
  gsize length = strlen (start);

  while (length > 0 && strchr ("})\"'`,; ", start[length - 1]) != NULL)
    length--;
  return g_ascii_strdown (start, (gssize) length);
}

char *
plumb_dynamics_tidy_day (const char *value)
{
  g_autofree char *text = g_strstrip (g_strdup (value));

  if (strlen (text) > DAY_LENGTH && (text[DAY_LENGTH] == 'T' || text[DAY_LENGTH] == ' '))
    text[DAY_LENGTH] = '\0';
  return g_steal_pointer (&text);
}

gboolean
plumb_dynamics_is_guid (const char *value)
{
  return matches (GUID_PATTERN, value);
}

PlumbFinding
plumb_dynamics_check_authentication (const char *value)
{
  return g_str_equal (value, "office365") ? warning ("dynamics.authentication.office365") : good;
}

PlumbFinding
plumb_dynamics_check_application_id (const char *value)
{
  return plumb_dynamics_is_guid (value) ? good : fault ("dynamics.application-id.shape");
}

PlumbFinding
plumb_dynamics_check_directory_id (const char *value)
{
  if (plumb_dynamics_is_guid (value))
    return good;
  /* Microsoft's sign-in takes a domain too; Partner Center does not. */
  return matches (DOMAIN_PATTERN, value) ? warning ("dynamics.directory-id.domain")
                                         : fault ("dynamics.directory-id.shape");
}

PlumbFinding
plumb_dynamics_check_client_secret (const char *value)
{
  if (strlen (value) > LONGEST_SECRET || matches ("[\\s\\x00-\\x1f]", value))
    return fault ("dynamics.client-secret.shape");
  if (plumb_dynamics_is_guid (value))
    return warning ("dynamics.client-secret.is-id");
  if (strstr (value, "***") != NULL || strstr (value, "•••") != NULL)
    return warning ("dynamics.client-secret.masked");
  return good;
}

PlumbFinding
plumb_dynamics_check_user_name (const char *value)
{
  if (strlen (value) > LONGEST_USER_NAME || !matches (USER_NAME_PATTERN, value))
    return fault ("dynamics.user-name.shape");
  return matches (PERSONAL_PATTERN, value) ? warning ("dynamics.user-name.personal") : good;
}

PlumbFinding
plumb_dynamics_check_password (const char *value)
{
  gsize length = strlen (value);

  if (length > LONGEST_PASSWORD)
    return fault ("dynamics.password.shape");
  if (g_ascii_isspace (value[0]) || g_ascii_isspace (value[length - 1]))
    return fault ("dynamics.password.blanks");
  return good;
}

static gboolean
is_day (const char *value)
{
  g_autofree char *time = g_strconcat (value, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) day = NULL;

  if (!matches ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", value))
    return FALSE;
  day = g_date_time_new_from_iso8601 (time, NULL);
  return day != NULL;
}

PlumbFinding
plumb_dynamics_check_client_secret_ends (const char *value)
{
  return is_day (value) ? good : fault ("dynamics.client-secret-ends.shape");
}

PlumbFinding
plumb_dynamics_check_password_changed (const char *value)
{
  return is_day (value) ? good : fault ("dynamics.password-changed.shape");
}

PlumbFinding
plumb_dynamics_check_public_client_id (const char *value)
{
  return plumb_dynamics_is_guid (value) ? good : fault ("dynamics.public-client-id.shape");
}

PlumbFinding
plumb_dynamics_check_poll_interval (const char *value)
{
  guint64 seconds = 0;

  if (!g_ascii_string_to_unsigned (value, 10, 5, 3600, &seconds, NULL))
    return fault ("dynamics.poll-interval.range");
  return good;
}
