/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-explain-window.h"

#include "plumb-error-report.h"
#include "plumb-explain-answer.h"
#include "plumb-explaining.h"
#include "plumb-outcome-format.h"
#include "plumb-redaction.h"
#include "plumb-sample-row.h"

#include <glib/gi18n.h>
#include <string.h>

/* Milliseconds without a change before the text is explained. */
#define EXPLAIN_DELAY 200

/* Characters of the beginning, and of the end: where a log says what went wrong.  No message is
 * longer, but a whole page may have been copied. */
#define LONGEST_PART 4096

/* Letters; what is shorter is not worth keeping. */
#define SHORTEST_KEPT 12

struct _PlumbExplainWindow {
  AdwWindow parent_instance;

  GtkTextView *paste;
  GtkTextBuffer *buffer;
  AdwPreferencesGroup *result;
  PlumbExplainAnswer *answer;
  GtkButton *report;
  AdwPreferencesGroup *nearest;
  AdwPreferencesGroup *unknown;

  PlumbExplainServices services;
  PlumbKind kind;
  PlumbDestination *destination;
  PlumbExplanation *explanation;
  char *pending;
  GPtrArray *nearest_rows;
  GPtrArray *unknown_rows;
  GCancellable *cancellable;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (PlumbExplainWindow, plumb_explain_window, ADW_TYPE_WINDOW)

enum {
  GO_TO_FIELD,
  SET_UP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  return row;
}

static void
wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

/* (transfer full): what is pasted, to be wiped; the beginning and the end of a long text. */
static char *
dup_text (PlumbExplainWindow *self)
{
  GtkTextIter start, middle, end;
  char *beginning, *rest, *text;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  if (gtk_text_iter_get_offset (&end) <= 2 * LONGEST_PART)
    return g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &middle, LONGEST_PART);
  beginning = gtk_text_buffer_get_text (self->buffer, &start, &middle, FALSE);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &middle,
                                      gtk_text_iter_get_offset (&end) - LONGEST_PART);
  rest = gtk_text_buffer_get_text (self->buffer, &middle, &end, FALSE);
  text = g_strconcat (beginning, "\n…\n", rest, NULL);
  wipe (beginning);
  wipe (rest);
  return g_strstrip (text);
}

/* ── Texts that were not known ── */

static void show_unknown (PlumbExplainWindow *self);

/* What is typed is kept once it is over, not with every letter. */
static void
keep (PlumbExplainWindow *self)
{
  char *text = g_steal_pointer (&self->pending);

  if (text != NULL && g_utf8_strlen (text, -1) >= SHORTEST_KEPT) {
    g_autofree char *redacted = plumb_redact_pasted (text);

    self->services.keep_unknown (redacted, self->services.data);
  }
  wipe (text);
}

static void
note_unknown (PlumbExplainWindow *self, PlumbExplanation *explanation)
{
  g_clear_pointer (&self->pending, wipe);
  if (explanation->certainty == PLUMB_CERTAINTY_NONE)
    self->pending = dup_text (self);
}

static void
unknown_activated_cb (AdwActionRow *row, PlumbExplainWindow *self)
{
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (row), "text"));

  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->paste));
}

static void
show_unknown (PlumbExplainWindow *self)
{
  g_auto (GStrv) texts = self->services.dup_unknown (self->services.data);

  clear_rows (self->unknown, self->unknown_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->unknown), FALSE);
  for (guint i = 0; texts[i] != NULL; i++) {
    g_autofree char *line = g_strdelimit (g_strdup (texts[i]), "\r\n\t", ' ');
    GtkWidget *row = add_row (self->unknown, self->unknown_rows, line, NULL);

    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data_full (G_OBJECT (row), "text", g_strdup (texts[i]), g_free);
    g_signal_connect_object (row, "activated", G_CALLBACK (unknown_activated_cb), self, 0);
  }
}

static void
clear_clicked_cb (PlumbExplainWindow *self)
{
  self->services.forget_unknown (self->services.data);
  show_unknown (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->paste));
}

/* ── Explaining ── */

/* A sample lead is no error, but may have one. */
static void
show_broken_sample (PlumbExplainWindow *self)
{
  char *text = dup_text (self);
  GtkWidget *row = plumb_sample_row_new (text);

  wipe (text);
  if (row == NULL)
    return;
  adw_preferences_group_add (self->nearest, row);
  g_ptr_array_add (self->nearest_rows, row);
  gtk_widget_set_visible (GTK_WIDGET (self->nearest), TRUE);
}

static void
show_explanation (PlumbExplainWindow *self, PlumbExplanation *explanation)
{
  g_clear_pointer (&self->explanation, plumb_explanation_free);
  self->explanation = explanation;
  plumb_explain_answer_show (self->answer, explanation, self->services.connectors, self->kind,
                             self->destination, self->services.destinations);
  gtk_widget_set_visible (GTK_WIDGET (self->result), explanation != NULL);
  gtk_button_set_label (self->report, _("Copy a report"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->report), explanation != NULL);
  clear_rows (self->nearest, self->nearest_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->nearest), FALSE);
  for (guint i = 0; explanation != NULL && i < explanation->nearest->len; i++) {
    const PlumbDiagnosis *near = g_ptr_array_index (explanation->nearest, i);
    GtkWidget *row =
        add_row (self->nearest, self->nearest_rows, plumb_outcome_translate (near->title),
                 plumb_outcome_translate (near->fix));

    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  }
  if (explanation != NULL && explanation->certainty == PLUMB_CERTAINTY_NONE)
    show_broken_sample (self);
}

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  PlumbExplanation *explanation = plumb_explain_finish (result, &error);

  if (explanation == NULL)
    return;
  note_unknown (PLUMB_EXPLAIN_WINDOW (user_data), explanation);
  show_explanation (PLUMB_EXPLAIN_WINDOW (user_data), explanation);
}

static void
stop (PlumbExplainWindow *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
explain_cb (gpointer user_data)
{
  PlumbExplainWindow *self = PLUMB_EXPLAIN_WINDOW (user_data);
  char *text = dup_text (self);

  self->timeout = 0;
  self->cancellable = g_cancellable_new ();
  if (text[0] != '\0')
    plumb_explain_async (self->kind, text, self->cancellable, explained_cb, self);
  else
    show_explanation (self, NULL);
  wipe (text);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PlumbExplainWindow *self)
{
  stop (self);
  /* What it would say is about the text before. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->report), FALSE);
  /* Another text takes the place of this one. */
  if (gtk_text_buffer_get_char_count (self->buffer) == 0) {
    keep (self);
    show_unknown (self);
  }
  self->timeout = g_timeout_add (EXPLAIN_DELAY, explain_cb, self);
}

/* ── Going on ── */

static void
go_to_field_cb (PlumbExplainWindow *self, const char *id, const char *key)
{
  g_signal_emit (self, signals[GO_TO_FIELD], 0, id, key);
}

static void
set_up_cb (PlumbExplainWindow *self, guint kind)
{
  g_signal_emit (self, signals[SET_UP], 0, kind);
}

static void
report_clicked_cb (PlumbExplainWindow *self)
{
  char *text = dup_text (self);
  g_autofree char *report = plumb_error_report_new (text, self->kind, self->explanation);

  wipe (text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), report);
  gtk_button_set_label (self->report, _("Copied"));
  keep (self);
  show_unknown (self);
}

/* ── The object ── */

static gboolean
plumb_explain_window_close_request (GtkWindow *window)
{
  keep (PLUMB_EXPLAIN_WINDOW (window));
  return GTK_WINDOW_CLASS (plumb_explain_window_parent_class)->close_request (window);
}

static void
plumb_explain_window_dispose (GObject *object)
{
  PlumbExplainWindow *self = PLUMB_EXPLAIN_WINDOW (object);

  stop (self);
  G_OBJECT_CLASS (plumb_explain_window_parent_class)->dispose (object);
}

static void
plumb_explain_window_finalize (GObject *object)
{
  PlumbExplainWindow *self = PLUMB_EXPLAIN_WINDOW (object);

  g_clear_object (&self->destination);
  plumb_explanation_free (self->explanation);
  wipe (self->pending);
  g_ptr_array_unref (self->nearest_rows);
  g_ptr_array_unref (self->unknown_rows);
  G_OBJECT_CLASS (plumb_explain_window_parent_class)->finalize (object);
}

static void
plumb_explain_window_class_init (PlumbExplainWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_explain_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_explain_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = plumb_explain_window_close_request;

  signals[GO_TO_FIELD] = g_signal_new ("go-to-field", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SET_UP] = g_signal_new ("set-up", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (PLUMB_TYPE_EXPLAIN_ANSWER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-explain-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainWindow, paste);
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainWindow, buffer);
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainWindow, result);
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainWindow, answer);
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainWindow, report);
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainWindow, nearest);
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainWindow, unknown);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_field_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, report_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
plumb_explain_window_init (PlumbExplainWindow *self)
{
  self->nearest_rows = g_ptr_array_new ();
  self->unknown_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
plumb_explain_window_new (const PlumbExplainServices *services, PlumbKind kind,
                          PlumbDestination *destination)
{
  PlumbExplainWindow *self;

  g_return_val_if_fail (services != NULL, NULL);
  g_return_val_if_fail (destination == NULL || PLUMB_IS_DESTINATION (destination), NULL);

  self = g_object_new (PLUMB_TYPE_EXPLAIN_WINDOW, NULL);
  self->services = *services;
  self->kind = kind;
  g_set_object (&self->destination, destination);
  show_unknown (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->paste));
  return GTK_WINDOW (self);
}
