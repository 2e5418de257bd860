/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-explaining.h"

#include <string.h>

typedef struct {
  PlumbKind kind;
  char *text;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  /* It may have had secrets in it. */
  explicit_bzero (question->text, strlen (question->text));
  g_free (question->text);
  g_free (question);
}

static void
explain (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  PlumbExplanation *explanation = plumb_explain (question->kind, question->text);

  if (explanation->certainty == PLUMB_CERTAINTY_NONE && question->kind != PLUMB_KIND_NONE) {
    plumb_explanation_free (explanation);
    explanation = plumb_explain (PLUMB_KIND_NONE, question->text);
  }
  g_task_return_pointer (task, explanation, (GDestroyNotify) plumb_explanation_free);
}

void
plumb_explain_async (PlumbKind kind, const char *text, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = NULL;

  g_return_if_fail (text != NULL);

  question = g_new0 (Question, 1);
  question->kind = kind;
  question->text = g_strdup (text);
  g_task_set_source_tag (task, plumb_explain_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, explain);
}

PlumbExplanation *
plumb_explain_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
