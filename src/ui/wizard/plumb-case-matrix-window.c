/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-case-matrix-window.h"

#include "plumb-outcome-format.h"

#include <glib/gi18n.h>

/* Seconds to look for each lead. */
#define WAIT 30

struct _PlumbCaseMatrixWindow {
  AdwWindow parent_instance;

  GtkProgressBar *progress;
  GtkLabel *summary;
  GtkStack *actions;
  GtkButton *start_button;
  GtkButton *cancel_button;
  GtkListBox *list;

  PlumbCaseMatrix *matrix;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PlumbCaseMatrixWindow, plumb_case_matrix_window, ADW_TYPE_WINDOW)

static guint
count_cases (PlumbCaseMatrixWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->matrix));
}

static char *
format_result (PlumbProof *proof)
{
  gint64 sent_at = plumb_proof_get_reached_at (proof, PLUMB_PROOF_SENT);
  gint64 found_at = plumb_proof_get_reached_at (proof, PLUMB_PROOF_FOUND);
  PlumbVerdict verdict = plumb_proof_get_verdict (proof);

  if (verdict == PLUMB_VERDICT_NONE)
    return g_strdup (plumb_proof_is_running (proof) ? _("Being tried…") : _("Not tried yet"));
  return plumb_outcome_format_headline (verdict, found_at != 0 ? found_at - sent_at : -1,
                                        plumb_proof_get_differences (proof)->len,
                                        plumb_proof_is_late (proof));
}

static void
show_result (AdwActionRow *row, PlumbProof *proof)
{
  PlumbVerdict verdict = plumb_proof_get_verdict (proof);
  GtkImage *icon = g_object_get_data (G_OBJECT (row), "icon");
  g_autofree char *result = format_result (proof);

  gtk_image_set_from_icon_name (icon, plumb_outcome_get_verdict_icon (verdict));
  gtk_widget_set_css_classes (GTK_WIDGET (icon),
                              (const char *[]){ plumb_outcome_get_verdict_style (verdict), NULL });
  adw_action_row_set_subtitle (row, result);
}

static void
proof_changed_cb (AdwActionRow *row, PlumbProof *proof)
{
  show_result (row, proof);
}

static void
add_case (PlumbCaseMatrixWindow *self, guint position)
{
  g_autoptr (PlumbProof) proof = g_list_model_get_item (G_LIST_MODEL (self->matrix), position);
  const char *title = plumb_case_matrix_get_title (self->matrix, position);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  g_signal_connect_object (proof, "changed", G_CALLBACK (proof_changed_cb), row, G_CONNECT_SWAPPED);
  show_result (ADW_ACTION_ROW (row), proof);
  gtk_list_box_append (self->list, row);
}

static void
n_done_changed_cb (PlumbCaseMatrixWindow *self)
{
  guint n_done = plumb_case_matrix_get_n_done (self->matrix);
  guint n_cases = count_cases (self);
  /* Translators: how many of how many test leads have a verdict */
  g_autofree char *text = g_strdup_printf (_("%u of %u"), n_done, n_cases);

  gtk_progress_bar_set_fraction (self->progress, n_cases > 0 ? (double) n_done / n_cases : 0);
  gtk_progress_bar_set_text (self->progress, text);
}

static void
show_running (PlumbCaseMatrixWindow *self, gboolean is_running, const char *summary)
{
  gtk_stack_set_visible_child (self->actions, is_running ? GTK_WIDGET (self->cancel_button)
                                                         : GTK_WIDGET (self->start_button));
  gtk_label_set_label (self->summary, summary);
}

static gboolean
is_proved (PlumbCaseMatrixWindow *self)
{
  for (guint i = 0; i < count_cases (self); i++) {
    g_autoptr (PlumbProof) proof = g_list_model_get_item (G_LIST_MODEL (self->matrix), i);

    if (plumb_proof_get_verdict (proof) == PLUMB_VERDICT_ACCEPTED)
      return FALSE;
  }
  return TRUE;
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_fine = plumb_case_matrix_run_finish (PLUMB_CASE_MATRIX (source), result, &error);
  PlumbCaseMatrixWindow *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = PLUMB_CASE_MATRIX_WINDOW (user_data);
  g_clear_object (&self->cancellable);
  if (error != NULL)
    show_running (self, FALSE, error->message);
  else if (is_fine)
    show_running (self, FALSE,
                  is_proved (self) ? _("Every case went as it should.")
                                   : _("Every case was accepted, but not proved."));
  else
    show_running (self, FALSE, _("Not every case went as it should. Look at the marked rows."));
  gtk_widget_set_visible (GTK_WIDGET (self->actions), FALSE);
}

static void
start_clicked_cb (PlumbCaseMatrixWindow *self)
{
  self->cancellable = g_cancellable_new ();
  show_running (self, TRUE, _("Sending one test lead after another…"));
  plumb_case_matrix_run_async (self->matrix, WAIT, self->cancellable, run_cb, self);
}

static void
stop (PlumbCaseMatrixWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
cancel_clicked_cb (PlumbCaseMatrixWindow *self)
{
  stop (self);
  show_running (self, FALSE, _("Cancelled. What was sent until then stays sent."));
  gtk_widget_set_visible (GTK_WIDGET (self->actions), FALSE);
}

static void
plumb_case_matrix_window_dispose (GObject *object)
{
  PlumbCaseMatrixWindow *self = PLUMB_CASE_MATRIX_WINDOW (object);

  stop (self);
  g_clear_object (&self->matrix);
  G_OBJECT_CLASS (plumb_case_matrix_window_parent_class)->dispose (object);
}

static void
plumb_case_matrix_window_class_init (PlumbCaseMatrixWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_case_matrix_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumb/Plumb/ui/plumb-case-matrix-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbCaseMatrixWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, PlumbCaseMatrixWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, PlumbCaseMatrixWindow, actions);
  gtk_widget_class_bind_template_child (widget_class, PlumbCaseMatrixWindow, start_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbCaseMatrixWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbCaseMatrixWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
plumb_case_matrix_window_init (PlumbCaseMatrixWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
plumb_case_matrix_window_new (GtkWindow *parent, PlumbCaseMatrix *matrix)
{
  PlumbCaseMatrixWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PLUMB_IS_CASE_MATRIX (matrix), NULL);

  self = g_object_new (PLUMB_TYPE_CASE_MATRIX_WINDOW, "transient-for", parent, NULL);
  self->matrix = g_object_ref (matrix);
  for (guint i = 0; i < count_cases (self); i++)
    add_case (self, i);
  g_signal_connect_object (matrix, "notify::n-done", G_CALLBACK (n_done_changed_cb), self,
                           G_CONNECT_SWAPPED);
  n_done_changed_cb (self);
  return GTK_WINDOW (self);
}
