/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-secret-clipboard.h"

#include "plumb-property.h"
#include "plumb-secret-content.h"

struct _PlumbSecretClipboard {
  GObject parent_instance;

  GdkClipboard *clipboard;
  GdkContentProvider *content;
  guint seconds_left;
};

G_DEFINE_FINAL_TYPE (PlumbSecretClipboard, plumb_secret_clipboard, G_TYPE_OBJECT)

typedef enum {
  PROP_SECONDS_LEFT = 1,
} PlumbSecretClipboardProps;

static GParamSpec *props[PROP_SECONDS_LEFT + 1];

static void
plumb_secret_clipboard_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbSecretClipboard *self = PLUMB_SECRET_CLIPBOARD (object);

  switch ((PlumbSecretClipboardProps) id) {
  case PROP_SECONDS_LEFT:
    g_value_set_uint (value, self->seconds_left);
    break;
  }
}

static void
plumb_secret_clipboard_finalize (GObject *object)
{
  PlumbSecretClipboard *self = PLUMB_SECRET_CLIPBOARD (object);

  g_clear_object (&self->content);
  g_clear_object (&self->clipboard);
  G_OBJECT_CLASS (plumb_secret_clipboard_parent_class)->finalize (object);
}

static void
plumb_secret_clipboard_class_init (PlumbSecretClipboardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_secret_clipboard_get_property;
  object_class->finalize = plumb_secret_clipboard_finalize;
  props[PROP_SECONDS_LEFT] = g_param_spec_uint (
      "seconds-left", NULL, NULL, 0, PLUMB_SECRET_CLIPBOARD_DELAY, 0, PLUMB_PROPERTY_SHOWN);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
plumb_secret_clipboard_init (PlumbSecretClipboard *self)
{
}

PlumbSecretClipboard *
plumb_secret_clipboard_new (GdkClipboard *clipboard)
{
  PlumbSecretClipboard *self;

  g_return_val_if_fail (GDK_IS_CLIPBOARD (clipboard), NULL);

  self = g_object_new (PLUMB_TYPE_SECRET_CLIPBOARD, NULL);
  self->clipboard = g_object_ref (clipboard);
  return self;
}

static gboolean
second_passed_cb (gpointer user_data)
{
  PlumbSecretClipboard *self = PLUMB_SECRET_CLIPBOARD (user_data);

  plumb_secret_clipboard_tick (self);
  return self->seconds_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
set_seconds_left (PlumbSecretClipboard *self, guint seconds)
{
  self->seconds_left = seconds;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECONDS_LEFT]);
}

void
plumb_secret_clipboard_copy (PlumbSecretClipboard *self, const char *secret)
{
  g_return_if_fail (PLUMB_IS_SECRET_CLIPBOARD (self));
  g_return_if_fail (secret != NULL);

  g_clear_object (&self->content);
  self->content = plumb_secret_content_new (secret);
  gdk_clipboard_set_content (self->clipboard, self->content);
  if (self->seconds_left == 0)
    g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, 1, second_passed_cb, g_object_ref (self),
                                g_object_unref);
  set_seconds_left (self, PLUMB_SECRET_CLIPBOARD_DELAY);
}

guint
plumb_secret_clipboard_get_seconds_left (PlumbSecretClipboard *self)
{
  g_return_val_if_fail (PLUMB_IS_SECRET_CLIPBOARD (self), 0);

  return self->seconds_left;
}

void
plumb_secret_clipboard_tick (PlumbSecretClipboard *self)
{
  gboolean is_ours;

  g_return_if_fail (PLUMB_IS_SECRET_CLIPBOARD (self));

  if (self->seconds_left == 0)
    return;
  is_ours = gdk_clipboard_get_content (self->clipboard) == self->content;
  if (is_ours && self->seconds_left > 1) {
    set_seconds_left (self, self->seconds_left - 1);
    return;
  }
  if (is_ours)
    gdk_clipboard_set_content (self->clipboard, NULL);
  g_clear_object (&self->content);
  set_seconds_left (self, 0);
}
