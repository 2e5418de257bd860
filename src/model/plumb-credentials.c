/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-credentials.h"

#include <stdlib.h>
#include <string.h>

struct _PlumbCredentials {
  GObject parent_instance;
  GHashTable *secrets;
};

G_DEFINE_FINAL_TYPE (PlumbCredentials, plumb_credentials, G_TYPE_OBJECT)

static void
wipe (gpointer secret)
{
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

const char *
plumb_credentials_get (PlumbCredentials *self, const char *key)
{
  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);
  return g_hash_table_lookup (self->secrets, key);
}

void
plumb_credentials_set (PlumbCredentials *self, const char *key, const char *secret)
{
  g_return_if_fail (PLUMB_IS_CREDENTIALS (self));
  g_return_if_fail (key != NULL);

  if (secret == NULL || *secret == '\0')
    g_hash_table_remove (self->secrets, key);
  else
    g_hash_table_insert (self->secrets, g_strdup (key), g_strdup (secret));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

const char **
plumb_credentials_list (PlumbCredentials *self)
{
  const char **keys;
  guint n_keys;

  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (self), NULL);
  keys = (const char **) g_hash_table_get_keys_as_array (self->secrets, &n_keys);
  qsort (keys, n_keys, sizeof *keys, compare_keys);
  return keys;
}

PlumbCredentials *
plumb_credentials_copy (PlumbCredentials *self)
{
  PlumbCredentials *copy = plumb_credentials_new ();
  GHashTableIter iter;
  gpointer key, secret;

  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (self), copy);
  g_hash_table_iter_init (&iter, self->secrets);
  while (g_hash_table_iter_next (&iter, &key, &secret))
    plumb_credentials_set (copy, key, secret);
  return copy;
}

static void
plumb_credentials_finalize (GObject *object)
{
  g_hash_table_unref (PLUMB_CREDENTIALS (object)->secrets);
  G_OBJECT_CLASS (plumb_credentials_parent_class)->finalize (object);
}

static void
plumb_credentials_class_init (PlumbCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_credentials_finalize;
}

static void
plumb_credentials_init (PlumbCredentials *self)
{
  self->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, wipe);
}

PlumbCredentials *
plumb_credentials_new (void)
{
  return g_object_new (PLUMB_TYPE_CREDENTIALS, NULL);
}
