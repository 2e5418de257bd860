/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-secret-content.h"

#include <string.h>

struct _PlumbSecretContent {
  GdkContentProvider parent_instance;
  char *secret;
};

G_DEFINE_FINAL_TYPE (PlumbSecretContent, plumb_secret_content, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
plumb_secret_content_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new_for_gtype (G_TYPE_STRING);
}

static GdkContentFormats *
plumb_secret_content_ref_storable_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new (NULL, 0);
}

static gboolean
plumb_secret_content_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  if (!G_VALUE_HOLDS_STRING (value))
    return GDK_CONTENT_PROVIDER_CLASS (plumb_secret_content_parent_class)
        ->get_value (provider, value, error);
  g_value_set_string (value, PLUMB_SECRET_CONTENT (provider)->secret);
  return TRUE;
}

static void
plumb_secret_content_finalize (GObject *object)
{
  PlumbSecretContent *self = PLUMB_SECRET_CONTENT (object);

  explicit_bzero (self->secret, strlen (self->secret));
  g_free (self->secret);
  G_OBJECT_CLASS (plumb_secret_content_parent_class)->finalize (object);
}

static void
plumb_secret_content_class_init (PlumbSecretContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = plumb_secret_content_finalize;
  provider_class->ref_formats = plumb_secret_content_ref_formats;
  provider_class->ref_storable_formats = plumb_secret_content_ref_storable_formats;
  provider_class->get_value = plumb_secret_content_get_value;
}

static void
plumb_secret_content_init (PlumbSecretContent *self)
{
}

GdkContentProvider *
plumb_secret_content_new (const char *secret)
{
  PlumbSecretContent *self;

  g_return_val_if_fail (secret != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_SECRET_CONTENT, NULL);
  self->secret = g_strdup (secret);
  return GDK_CONTENT_PROVIDER (self);
}
