/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-reply.h"

#include "plumb-reply-private.h"

struct _PlumbReply {
  GObject parent_instance;
  PlumbAttempt *attempt;
  guint status;
  GHashTable *headers;
  GBytes *body;
};

G_DEFINE_FINAL_TYPE (PlumbReply, plumb_reply, G_TYPE_OBJECT)

PlumbAttempt *
plumb_reply_get_attempt (PlumbReply *self)
{
  g_return_val_if_fail (PLUMB_IS_REPLY (self), NULL);
  return self->attempt;
}

guint
plumb_reply_get_status (PlumbReply *self)
{
  g_return_val_if_fail (PLUMB_IS_REPLY (self), 0);
  return self->status;
}

const char *
plumb_reply_get_header (PlumbReply *self, const char *name)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (PLUMB_IS_REPLY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  key = g_ascii_strdown (name, -1);
  return g_hash_table_lookup (self->headers, key);
}

GBytes *
plumb_reply_get_body (PlumbReply *self)
{
  g_return_val_if_fail (PLUMB_IS_REPLY (self), NULL);
  return self->body;
}

void
plumb_reply_set_answer (PlumbReply *self, guint status, GBytes *body)
{
  g_return_if_fail (PLUMB_IS_REPLY (self));
  g_return_if_fail (status != 0);

  self->status = status;
  plumb_attempt_set_stage (self->attempt, PLUMB_STAGE_ANSWERED);
  plumb_attempt_set_status (self->attempt, status);
  if (body == NULL)
    return;
  g_bytes_unref (self->body);
  self->body = g_bytes_ref (body);
}

void
plumb_reply_add_header (PlumbReply *self, const char *name, const char *value)
{
  g_autofree char *key = NULL;
  const char *earlier;

  g_return_if_fail (PLUMB_IS_REPLY (self));
  g_return_if_fail (name != NULL && value != NULL);

  key = g_ascii_strdown (name, -1);
  earlier = g_hash_table_lookup (self->headers, key);
  if (earlier == NULL) {
    g_hash_table_insert (self->headers, g_steal_pointer (&key), g_strdup (value));
  } else {
    char *joined = g_strconcat (earlier, ", ", value, NULL);

    g_hash_table_insert (self->headers, g_steal_pointer (&key), joined);
  }
}

static void
plumb_reply_finalize (GObject *object)
{
  PlumbReply *self = PLUMB_REPLY (object);

  g_clear_object (&self->attempt);
  g_hash_table_unref (self->headers);
  g_bytes_unref (self->body);
  G_OBJECT_CLASS (plumb_reply_parent_class)->finalize (object);
}

static void
plumb_reply_class_init (PlumbReplyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_reply_finalize;
}

static void
plumb_reply_init (PlumbReply *self)
{
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->body = g_bytes_new (NULL, 0);
}

PlumbReply *
plumb_reply_new (PlumbAttempt *attempt)
{
  PlumbReply *self;

  g_return_val_if_fail (PLUMB_IS_ATTEMPT (attempt), NULL);

  self = g_object_new (PLUMB_TYPE_REPLY, NULL);
  self->attempt = g_object_ref (attempt);
  return self;
}
