/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-tokens.h"

#include "plumb-token-private.h"

#include <string.h>

struct _PlumbTokens {
  GObject parent_instance;
  PlumbHttp *http;
  /* By a digest of the question, so that no secret is kept here: the token, and who waits. */
  GHashTable *tokens;
  GHashTable *inquiries;
};

G_DEFINE_FINAL_TYPE (PlumbTokens, plumb_tokens, G_TYPE_OBJECT)

/* A server that is being asked. */
typedef struct {
  PlumbTokens *tokens;
  char *digest;
  GPtrArray *waiting;
  GCancellable *cancellable;
} Inquiry;

/* One who waits for it. */
typedef struct {
  Inquiry *inquiry;
  GTask *task;
  GSource *cancelled;
} Waiter;

static void
waiter_free (gpointer data)
{
  Waiter *self = data;

  if (self->cancelled != NULL) {
    g_source_destroy (self->cancelled);
    g_source_unref (self->cancelled);
  }
  g_object_unref (self->task);
  g_free (self);
}

static void
inquiry_free (Inquiry *self)
{
  g_object_unref (self->tokens);
  g_free (self->digest);
  g_ptr_array_unref (self->waiting);
  g_object_unref (self->cancellable);
  g_free (self);
}

static char *
digest_question (PlumbRequest *question)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *const texts[] = { plumb_request_get_method (question),
                                plumb_request_get_url (question) };
  GBytes *body = plumb_request_get_body (question);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_checksum_update (checksum, (const guchar *) texts[i], (gssize) strlen (texts[i]) + 1);
  if (body != NULL)
    g_checksum_update (checksum, g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body));
  return g_strdup (g_checksum_get_string (checksum));
}

/* Answers all that wait, and lets the inquiry go. */
static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Inquiry *inquiry = user_data;
  g_autoptr (PlumbTokens) self = g_object_ref (inquiry->tokens);
  g_autoptr (GPtrArray) waiting = g_ptr_array_ref (inquiry->waiting);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_http_send_finish (PLUMB_HTTP (source), result, &error);
  g_autoptr (PlumbToken) token = reply != NULL ? plumb_token_new (reply) : NULL;

  if (g_hash_table_lookup (self->inquiries, inquiry->digest) == inquiry)
    g_hash_table_remove (self->inquiries, inquiry->digest);
  if (token != NULL && plumb_token_get_text (token) != NULL)
    g_hash_table_insert (self->tokens, g_strdup (inquiry->digest), g_object_ref (token));
  inquiry_free (inquiry);
  for (guint i = 0; i < waiting->len; i++) {
    GTask *task = ((Waiter *) g_ptr_array_index (waiting, i))->task;

    if (token != NULL)
      g_task_return_pointer (task, g_object_ref (token), g_object_unref);
    else
      g_task_return_error (task, g_error_copy (error));
  }
}

/* Who waits no longer hears at once; the server is asked on as long as anybody waits. */
static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  Inquiry *inquiry = waiter->inquiry;
  g_autoptr (GTask) task = g_object_ref (waiter->task);

  g_ptr_array_remove (inquiry->waiting, waiter);
  if (inquiry->waiting->len == 0) {
    g_hash_table_remove (inquiry->tokens->inquiries, inquiry->digest);
    g_cancellable_cancel (inquiry->cancellable);
  }
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
wait_for (Inquiry *inquiry, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->inquiry = inquiry;
  waiter->task = g_object_ref (task);
  g_ptr_array_add (inquiry->waiting, waiter);
  if (cancellable == NULL)
    return;
  waiter->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (cancelled_cb), waiter, NULL);
  g_source_attach (waiter->cancelled, g_main_context_get_thread_default ());
}

static Inquiry *
ask (PlumbTokens *self, PlumbRequest *question, const char *digest)
{
  Inquiry *inquiry = g_new0 (Inquiry, 1);

  inquiry->tokens = g_object_ref (self);
  inquiry->digest = g_strdup (digest);
  inquiry->waiting = g_ptr_array_new_with_free_func (waiter_free);
  inquiry->cancellable = g_cancellable_new ();
  g_hash_table_insert (self->inquiries, g_strdup (digest), inquiry);
  plumb_http_send_async (self->http, question, inquiry->cancellable, asked_cb, inquiry);
  return inquiry;
}

void
plumb_tokens_get_async (PlumbTokens *self, PlumbRequest *question, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *digest = NULL;
  PlumbToken *token = NULL;
  Inquiry *inquiry = NULL;

  g_return_if_fail (PLUMB_IS_TOKENS (self));
  g_return_if_fail (PLUMB_IS_REQUEST (question));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_tokens_get_async);
  digest = digest_question (question);
  token = g_hash_table_lookup (self->tokens, digest);
  if (token != NULL && plumb_token_is_fresh (token)) {
    g_task_return_pointer (task, g_object_ref (token), g_object_unref);
    return;
  }
  inquiry = g_hash_table_lookup (self->inquiries, digest);
  wait_for (inquiry != NULL ? inquiry : ask (self, question, digest), task);
}

PlumbToken *
plumb_tokens_get_finish (PlumbTokens *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
plumb_tokens_has (PlumbTokens *self, PlumbRequest *question)
{
  g_autofree char *digest = NULL;
  PlumbToken *token = NULL;

  g_return_val_if_fail (PLUMB_IS_TOKENS (self), FALSE);
  g_return_val_if_fail (PLUMB_IS_REQUEST (question), FALSE);

  digest = digest_question (question);
  token = g_hash_table_lookup (self->tokens, digest);
  return token != NULL && plumb_token_is_fresh (token);
}

void
plumb_tokens_ask_again (PlumbTokens *self, PlumbRequest *question)
{
  g_autofree char *digest = NULL;

  g_return_if_fail (PLUMB_IS_TOKENS (self));
  g_return_if_fail (PLUMB_IS_REQUEST (question));

  digest = digest_question (question);
  g_hash_table_remove (self->tokens, digest);
}

static gboolean
is_token (gpointer digest, gpointer token, gpointer user_data)
{
  return token == user_data;
}

void
plumb_tokens_forget (PlumbTokens *self, PlumbToken *token)
{
  g_return_if_fail (PLUMB_IS_TOKENS (self));
  g_return_if_fail (PLUMB_IS_TOKEN (token));
  g_hash_table_foreach_remove (self->tokens, is_token, token);
}

static void
plumb_tokens_finalize (GObject *object)
{
  PlumbTokens *self = PLUMB_TOKENS (object);

  g_hash_table_unref (self->tokens);
  g_hash_table_unref (self->inquiries);
  G_OBJECT_CLASS (plumb_tokens_parent_class)->finalize (object);
}

static void
plumb_tokens_class_init (PlumbTokensClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_tokens_finalize;
}

static void
plumb_tokens_init (PlumbTokens *self)
{
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->inquiries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

PlumbTokens *
plumb_tokens_new (PlumbHttp *http)
{
  PlumbTokens *self = NULL;

  g_return_val_if_fail (PLUMB_IS_HTTP (http), NULL);

  self = g_object_new (PLUMB_TYPE_TOKENS, NULL);
  self->http = http;
  return self;
}
