/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-organisation-id.h"

#include <string.h>

#define LONG_LENGTH 18
#define BLOCK_LENGTH 5

/* What Salesforce's ids of organisations begin with. */
#define PREFIX "00D"

static gboolean
is_word (const char *text)
{
  return strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS) == strlen (text);
}

char *
plumb_organisation_id_complete (const char *id)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  GString *complete = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  if (!is_word (id) || strlen (id) < PLUMB_ORGANISATION_ID_LENGTH)
    return NULL;
  complete = g_string_new_len (id, PLUMB_ORGANISATION_ID_LENGTH);
  for (const char *block = id; block < id + PLUMB_ORGANISATION_ID_LENGTH; block += BLOCK_LENGTH) {
    guint capitals = 0;

    for (guint i = 0; i < BLOCK_LENGTH; i++)
      if (g_ascii_isupper (block[i]))
        capitals |= 1u << i;
    g_string_append_c (complete, digits[capitals]);
  }
  return g_string_free (complete, FALSE);
}

gboolean
plumb_organisation_id_is_same (const char *a, const char *b)
{
  return a != NULL && b != NULL && strlen (a) >= PLUMB_ORGANISATION_ID_LENGTH &&
         strlen (b) >= PLUMB_ORGANISATION_ID_LENGTH &&
         strncmp (a, b, PLUMB_ORGANISATION_ID_LENGTH) == 0;
}

static gboolean
has_right_end (const char *id)
{
  g_autofree char *complete = plumb_organisation_id_complete (id);

  /* Tools that change case change that of the end too. */
  return complete != NULL && g_ascii_strcasecmp (complete, id) == 0 &&
         strncmp (complete, id, PLUMB_ORGANISATION_ID_LENGTH) == 0;
}

char *
plumb_organisation_id_tidy (const char *text)
{
  GString *tidied = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  tidied = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isspace (*at) && strchr ("\"'`<>,;", *at) == NULL)
      g_string_append_c (tidied, *at);
  if (tidied->len == LONG_LENGTH && has_right_end (tidied->str))
    g_string_truncate (tidied, PLUMB_ORGANISATION_ID_LENGTH);
  return g_string_free (tidied, FALSE);
}

PlumbFinding
plumb_organisation_id_check (const char *text)
{
  gsize length = strlen (text);

  if (!is_word (text))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "salesforce.oid.not-one" };
  if (length != PLUMB_ORGANISATION_ID_LENGTH && length != LONG_LENGTH)
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "salesforce.oid.length" };
  if (!g_str_has_prefix (text, PREFIX))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "salesforce.oid.prefix" };
  if (length == LONG_LENGTH && !has_right_end (text))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "salesforce.oid.checksum" };
  if (length == LONG_LENGTH)
    return (PlumbFinding){ PLUMB_FINDING_WARNING, "salesforce.oid.eighteen" };
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}
