/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-rotation-intent.h"

#include <string.h>

#define SALTS "salts"
#define DIGESTS "digests"
#define BEFORE "before"
#define AFTER "after"

/* (transfer full) */
static char *
digest (const char *salt, const char *secret)
{
  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) salt, strlen (salt), secret,
                                    -1);
}

static gboolean
add_secrets (GKeyFile *file, PlumbConnector *connector, PlumbCredentials *secrets)
{
  gboolean is_any = FALSE;

  for (const PlumbFieldSpec *field = plumb_connector_get_info (connector)->fields;
       field->key != NULL; field++) {
    const char *secret = field->ends != NULL ? plumb_credentials_get (secrets, field->ends) : NULL;
    g_autofree char *first = g_uuid_string_random ();
    g_autofree char *second = g_uuid_string_random ();
    g_autofree char *salt = g_strconcat (first, second, NULL);
    g_autofree char *sum = NULL;

    if (secret == NULL)
      continue;
    sum = digest (salt, secret);
    g_key_file_set_string (file, SALTS, field->ends, salt);
    g_key_file_set_string (file, DIGESTS, field->ends, sum);
    is_any = TRUE;
  }
  return is_any;
}

static void
add_settings (GKeyFile *file, const char *group, PlumbDestination *destination)
{
  g_autofree const char **keys = plumb_destination_list_settings (destination);

  for (guint i = 0; keys[i] != NULL; i++)
    g_key_file_set_string (file, group, keys[i],
                           plumb_destination_get_setting (destination, keys[i]));
}

char *
plumb_rotation_intent_new (PlumbConnector *connector, PlumbDestination *before,
                           PlumbDestination *after, PlumbCredentials *secrets)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (PLUMB_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (before) && PLUMB_IS_DESTINATION (after), NULL);
  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (secrets), NULL);

  if (!add_secrets (file, connector, secrets))
    return NULL;
  add_settings (file, BEFORE, before);
  add_settings (file, AFTER, after);
  return g_key_file_to_data (file, NULL, NULL);
}

/* (transfer full) (nullable) */
static GKeyFile *
parse (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return NULL;
  return g_steal_pointer (&file);
}

gboolean
plumb_rotation_intent_is_met (const char *text, PlumbCredentials *credentials)
{
  g_autoptr (GKeyFile) file = NULL;
  g_auto (GStrv) keys = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (credentials), FALSE);

  file = parse (text);
  if (file != NULL)
    keys = g_key_file_get_keys (file, DIGESTS, NULL, NULL);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++) {
    const char *secret = plumb_credentials_get (credentials, keys[i]);
    g_autofree char *salt = g_key_file_get_string (file, SALTS, keys[i], NULL);
    g_autofree char *wanted = g_key_file_get_string (file, DIGESTS, keys[i], NULL);
    g_autofree char *sum = secret != NULL && salt != NULL ? digest (salt, secret) : NULL;

    if (sum == NULL || g_strcmp0 (sum, wanted) != 0)
      return FALSE;
  }
  return keys != NULL && keys[0] != NULL;
}

/* Of one of the two groups, by what the other says. */
static gboolean
apply_group (GKeyFile *file, const char *group, PlumbDestination *destination)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);
  gboolean is_changed = FALSE;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++) {
    g_autofree char *before = g_key_file_get_string (file, BEFORE, keys[i], NULL);
    g_autofree char *after = g_key_file_get_string (file, AFTER, keys[i], NULL);

    if (g_strcmp0 (before, after) == 0 ||
        g_strcmp0 (plumb_destination_get_setting (destination, keys[i]), before) != 0)
      continue;
    plumb_destination_set_setting (destination, keys[i], after);
    is_changed = TRUE;
  }
  return is_changed;
}

gboolean
plumb_rotation_intent_apply (const char *text, PlumbDestination *destination)
{
  g_autoptr (GKeyFile) file = NULL;
  gboolean is_changed;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), FALSE);

  file = parse (text);
  if (file == NULL)
    return FALSE;
  is_changed = apply_group (file, BEFORE, destination);
  return apply_group (file, AFTER, destination) || is_changed;
}
