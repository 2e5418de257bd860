/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-token.h"

#include "plumb-json.h"
#include "plumb-token-private.h"

#include <string.h>

/* Seconds before its end at which a token is no longer begun with. */
#define MARGIN 60

/* Seconds that a token is used whose end is not told. */
#define UNKNOWN_LIFE 3600

struct _PlumbToken {
  GObject parent_instance;
  PlumbAttempt *attempt;
  char *text;
  JsonObject *answer;
  /* Monotonic: a clock that is set does not make a token older. */
  gint64 end;
};

G_DEFINE_FINAL_TYPE (PlumbToken, plumb_token, G_TYPE_OBJECT)

PlumbAttempt *
plumb_token_get_attempt (PlumbToken *self)
{
  g_return_val_if_fail (PLUMB_IS_TOKEN (self), NULL);
  return self->attempt;
}

const char *
plumb_token_get_text (PlumbToken *self)
{
  g_return_val_if_fail (PLUMB_IS_TOKEN (self), NULL);
  return self->text;
}

JsonObject *
plumb_token_get_answer (PlumbToken *self)
{
  g_return_val_if_fail (PLUMB_IS_TOKEN (self), NULL);
  return self->answer;
}

gboolean
plumb_token_is_fresh (PlumbToken *self)
{
  g_return_val_if_fail (PLUMB_IS_TOKEN (self), FALSE);
  return self->text != NULL &&
         self->end - g_get_monotonic_time () > MARGIN * (gint64) G_TIME_SPAN_SECOND;
}

void
plumb_token_age (PlumbToken *self, guint seconds)
{
  g_return_if_fail (PLUMB_IS_TOKEN (self));
  self->end -= seconds * (gint64) G_TIME_SPAN_SECOND;
}

/* Some servers write the number as a text. */
static gint64
read_life (JsonObject *answer)
{
  g_autofree char *life = plumb_json_dup_text (answer, "expires_in");
  guint64 seconds = 0;

  if (life == NULL || !g_ascii_string_to_unsigned (life, 10, 0, G_MAXINT, &seconds, NULL))
    return UNKNOWN_LIFE;
  return (gint64) seconds;
}

/* RFC 6750, 2.1, and then some, as Salesforce has it: what may stand in a header. */
static gboolean
is_sendable (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at))
      return FALSE;
  return text[0] != '\0';
}

static void
take_token (PlumbToken *self)
{
  static const char *const secrets[] = { "access_token", "refresh_token", "id_token" };
  g_autofree char *text = plumb_json_dup_text (self->answer, "access_token");

  self->end = g_get_monotonic_time () + read_life (self->answer) * G_TIME_SPAN_SECOND;
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    json_object_remove_member (self->answer, secrets[i]);
  if (text == NULL)
    return;
  if (plumb_attempt_get_status (self->attempt) == 200 && is_sendable (text))
    self->text = g_steal_pointer (&text);
  else
    explicit_bzero (text, strlen (text));
}

static gboolean
is_away (PlumbToken *self)
{
  guint status = plumb_attempt_get_status (self->attempt);

  return status == 429 || status >= 500;
}

static void
judge (PlumbToken *self)
{
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;

  if (self->text != NULL) {
    plumb_attempt_set_outcome (self->attempt, PLUMB_OUTCOME_ACCEPTED);
    return;
  }
  plumb_attempt_set_outcome (self->attempt, PLUMB_OUTCOME_REFUSED);
  if (self->answer != NULL) {
    code = plumb_json_dup_text (self->answer, "error");
    message = plumb_json_dup_text (self->answer, "error_description");
  }
  if (code == NULL && !is_away (self))
    code = g_strdup ("no-token");
  plumb_attempt_set_remote_code (self->attempt, code);
  if (message != NULL)
    plumb_attempt_set_message (self->attempt, message);
}

PlumbToken *
plumb_token_new (PlumbReply *reply)
{
  PlumbToken *self = g_object_new (PLUMB_TYPE_TOKEN, NULL);
  gsize length = 0;
  const char *body = g_bytes_get_data (plumb_reply_get_body (reply), &length);
  g_autoptr (JsonNode) node = NULL;

  self->attempt = g_object_ref (plumb_reply_get_attempt (reply));
  if (!plumb_attempt_is_answered (self->attempt))
    return self;
  node = plumb_json_parse (body, length, NULL);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node)) {
    self->answer = json_node_dup_object (node);
    take_token (self);
  }
  judge (self);
  return self;
}

static void
plumb_token_finalize (GObject *object)
{
  PlumbToken *self = PLUMB_TOKEN (object);

  if (self->text != NULL)
    explicit_bzero (self->text, strlen (self->text));
  g_free (self->text);
  g_clear_object (&self->attempt);
  g_clear_pointer (&self->answer, json_object_unref);
  G_OBJECT_CLASS (plumb_token_parent_class)->finalize (object);
}

static void
plumb_token_class_init (PlumbTokenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_token_finalize;
}

static void
plumb_token_init (PlumbToken *self)
{
}
