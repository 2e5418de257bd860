/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-wizard.h"

#include "plumb-check-page.h"
#include "plumb-choose-page.h"
#include "plumb-closing-question.h"
#include "plumb-fields-page.h"
#include "plumb-gather-page.h"
#include "plumb-header-title.h"
#include "plumb-sheet-page.h"
#include "plumb-test-page.h"
#include "plumb-toast.h"
#include "plumb-wizard-order.h"
#include "plumb-wizard-page.h"
#include "plumb-wizard-steps.h"

#include <glib/gi18n.h>

struct _PlumbWizard {
  AdwWindow parent_instance;

  GtkButton *back_button;
  GtkButton *next_button;
  AdwWindowTitle *title;
  PlumbWizardSteps *steps;
  AdwToastOverlay *toasts;
  GtkStack *stack;

  PlumbWizardDraft *draft;
  PlumbWizardPage *pages[PLUMB_WIZARD_N_STEPS];
  PlumbWizardStep step;
  PlumbWizardStep furthest;
  gboolean is_shown;
  gboolean is_saving;
  GCancellable *cancellable;

  PlumbWizardStep edit_step;
  char *edit_key;
};

G_DEFINE_FINAL_TYPE (PlumbWizard, plumb_wizard, ADW_TYPE_WINDOW)

enum {
  SAVED,
  SHOW_LEAD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell (PlumbWizard *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, plumb_toast_new (text, 5));
}

static void
show_buttons (PlumbWizard *self)
{
  PlumbWizardPage *page = self->pages[self->step];
  const char *name =
      plumb_wizard_draft_is_chosen (self->draft) ? plumb_wizard_draft_get_name (self->draft) : NULL;

  gtk_button_set_label (self->next_button,
                        plumb_wizard_order_get_next_label (self->draft, self->step));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.next",
                                 plumb_wizard_page_is_complete (page) && !self->is_saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.back",
                                 self->step > plumb_wizard_order_get_first (self->draft));
  gtk_widget_set_visible (GTK_WIDGET (self->back_button),
                          self->step > plumb_wizard_order_get_first (self->draft));
  adw_window_title_set_title (self->title, plumb_wizard_page_get_title (page));
  /* With a subtitle from the beginning, the title stays where it is. */
  adw_window_title_set_subtitle (self->title,
                                 self->step > PLUMB_WIZARD_CHOOSE ? name : _("Customer leads"));
  plumb_wizard_order_show (
      self->draft, self->steps, self->step,
      plumb_wizard_order_count_reachable (self->draft, self->pages, self->furthest));
}

static void
show_step (PlumbWizard *self, PlumbWizardStep step)
{
  if (self->is_shown)
    plumb_wizard_page_leave (self->pages[self->step]);
  gtk_stack_set_transition_type (self->stack, step >= self->step
                                                  ? GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT
                                                  : GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
  self->step = step;
  self->furthest = MAX (self->furthest, step);
  self->is_shown = TRUE;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->pages[step]));
  plumb_wizard_page_enter (self->pages[step]);
  show_buttons (self);
  gtk_widget_child_focus (GTK_WIDGET (self->pages[step]), GTK_DIR_TAB_FORWARD);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_saved = plumb_wizard_draft_save_finish (PLUMB_WIZARD_DRAFT (source), result, &error);
  PlumbWizard *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = PLUMB_WIZARD (user_data);
  self->is_saving = FALSE;
  show_buttons (self);
  if (!is_saved) {
    /* Translators: %s says why, in a sentence */
    g_autofree char *text = g_strdup_printf (_("Not saved: %s"), error->message);

    tell (self, text);
    return;
  }
  tell (self, _("The destination is saved."));
  if (plumb_wizard_order_get_next (self->draft, self->step) == PLUMB_WIZARD_SHEET)
    show_step (self, PLUMB_WIZARD_SHEET);
}

static void
save (PlumbWizard *self)
{
  self->is_saving = TRUE;
  show_buttons (self);
  plumb_wizard_draft_save_async (self->draft, self->cancellable, saved_cb, self);
}

static void
go_next (PlumbWizard *self)
{
  PlumbWizardStep next = plumb_wizard_order_get_next (self->draft, self->step);

  if (!plumb_wizard_page_is_complete (self->pages[self->step]) || self->is_saving)
    return;
  if (plumb_wizard_order_saves_at (self->draft, self->step))
    save (self);
  else if (next == self->step)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_step (self, next);
}

static void
step_chosen_cb (PlumbWizard *self, guint position)
{
  if (position < plumb_wizard_order_get_first (self->draft) ||
      position >= plumb_wizard_order_count_reachable (self->draft, self->pages, self->furthest))
    return;
  /* What the last step shows is what is saved. */
  if (position == PLUMB_WIZARD_SHEET && !plumb_wizard_draft_is_saved (self->draft))
    position = plumb_wizard_order_clamp (self->draft, PLUMB_WIZARD_TEST);
  if (position != self->step)
    show_step (self, position);
}

static void
go_to_field_cb (PlumbWizard *self, const char *key)
{
  show_step (self, PLUMB_WIZARD_FIELDS);
  if (key != NULL)
    plumb_wizard_page_go_to_field (self->pages[PLUMB_WIZARD_FIELDS], key);
}

static void
page_show_lead_cb (PlumbWizard *self, const char *tag)
{
  g_signal_emit (self, signals[SHOW_LEAD], 0, tag);
}

static void
draft_saved_cb (PlumbWizard *self, PlumbDestination *destination)
{
  show_buttons (self);
  g_signal_emit (self, signals[SAVED], 0, destination);
}

static void
draft_changed_cb (PlumbWizard *self)
{
  if (self->is_shown)
    show_buttons (self);
}

static void
add_page (PlumbWizard *self, PlumbWizardStep step, GtkWidget *widget)
{
  PlumbWizardPage *page = PLUMB_WIZARD_PAGE (widget);

  self->pages[step] = page;
  gtk_stack_add_child (self->stack, widget);
  plumb_wizard_steps_append (self->steps, plumb_wizard_page_get_title (page));
  g_signal_connect_object (page, "notify::complete", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "go-next", G_CALLBACK (go_next), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "go-to-field", G_CALLBACK (go_to_field_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "show-lead", G_CALLBACK (page_show_lead_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "tell", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
}

/* A window gives the focus to what comes first when it is shown; that is a number here. */
static void
plumb_wizard_map (GtkWidget *widget)
{
  PlumbWizard *self = PLUMB_WIZARD (widget);

  GTK_WIDGET_CLASS (plumb_wizard_parent_class)->map (widget);
  gtk_widget_child_focus (GTK_WIDGET (self->pages[self->step]), GTK_DIR_TAB_FORWARD);
}

static gboolean
plumb_wizard_close_request (GtkWindow *window)
{
  PlumbWizard *self = PLUMB_WIZARD (window);

  if (!plumb_wizard_draft_has_changes (self->draft))
    return GTK_WINDOW_CLASS (plumb_wizard_parent_class)->close_request (window);
  plumb_closing_question_ask (window, self->draft);
  return TRUE;
}

static void
plumb_wizard_dispose (GObject *object)
{
  PlumbWizard *self = PLUMB_WIZARD (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (plumb_wizard_parent_class)->dispose (object);
}

static void
plumb_wizard_finalize (GObject *object)
{
  PlumbWizard *self = PLUMB_WIZARD (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->cancellable);
  g_free (self->edit_key);
  G_OBJECT_CLASS (plumb_wizard_parent_class)->finalize (object);
}

static void
back_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlumbWizard *self = PLUMB_WIZARD (widget);

  show_step (self, plumb_wizard_order_clamp (self->draft, self->step - 1));
}

static void
next_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_next (PLUMB_WIZARD (widget));
}

static void
help_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlumbWizard *self = PLUMB_WIZARD (widget);

  plumb_wizard_page_show_help (self->pages[self->step], plumb_wizard_order_get_topic (self->step));
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "wizard.back", NULL, back_activated_cb);
  gtk_widget_class_install_action (widget_class, "wizard.next", NULL, next_activated_cb);
  gtk_widget_class_install_action (widget_class, "wizard.help", NULL, help_activated_cb);
}

static void
plumb_wizard_class_init (PlumbWizardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = plumb_wizard_dispose;
  object_class->finalize = plumb_wizard_finalize;
  widget_class->map = plumb_wizard_map;
  GTK_WINDOW_CLASS (klass)->close_request = plumb_wizard_close_request;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, PLUMB_TYPE_DESTINATION);
  signals[SHOW_LEAD] = g_signal_new ("show-lead", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PLUMB_TYPE_WIZARD_STEPS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-wizard.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbWizard, back_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbWizard, next_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbWizard, title);
  gtk_widget_class_bind_template_child (widget_class, PlumbWizard, steps);
  gtk_widget_class_bind_template_child (widget_class, PlumbWizard, toasts);
  gtk_widget_class_bind_template_child (widget_class, PlumbWizard, stack);
  gtk_widget_class_bind_template_callback (widget_class, step_chosen_cb);
  add_actions (widget_class);
}

static void
plumb_wizard_init (PlumbWizard *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  plumb_header_title_keep_clean (self->title);
}

PlumbWizard *
plumb_wizard_new (const PlumbWizardServices *services)
{
  PlumbWizard *self;

  g_return_val_if_fail (services != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_WIZARD, NULL);
  self->draft = plumb_wizard_draft_new (services);
  add_page (self, PLUMB_WIZARD_CHOOSE, plumb_choose_page_new (self->draft));
  add_page (self, PLUMB_WIZARD_GATHER, plumb_gather_page_new (self->draft));
  add_page (self, PLUMB_WIZARD_FIELDS, plumb_fields_page_new (self->draft));
  add_page (self, PLUMB_WIZARD_CHECK, plumb_check_page_new (self->draft));
  add_page (self, PLUMB_WIZARD_TEST, plumb_test_page_new (self->draft));
  add_page (self, PLUMB_WIZARD_SHEET, plumb_sheet_page_new (self->draft));
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "saved", G_CALLBACK (draft_saved_cb), self,
                           G_CONNECT_SWAPPED);
  show_step (self, PLUMB_WIZARD_CHOOSE);
  return self;
}

void
plumb_wizard_choose (PlumbWizard *self, PlumbKind kind)
{
  PlumbConnector *connector;

  g_return_if_fail (PLUMB_IS_WIZARD (self));

  connector =
      plumb_connectors_get (plumb_wizard_draft_get_services (self->draft)->connectors, kind);
  g_return_if_fail (connector != NULL);
  plumb_wizard_draft_set_connector (self->draft, connector);
  show_step (self, PLUMB_WIZARD_GATHER);
}

static void
start_edit (PlumbWizard *self)
{
  g_autofree char *key = g_steal_pointer (&self->edit_key);

  /* Everything was filled in before: all steps are open. */
  self->furthest = PLUMB_WIZARD_SHEET;
  show_step (self, PLUMB_WIZARD_FIELDS);
  if (self->edit_step != PLUMB_WIZARD_FIELDS &&
      plumb_wizard_page_is_complete (self->pages[PLUMB_WIZARD_FIELDS]))
    show_step (self, plumb_wizard_order_clamp (self->draft, self->edit_step));
  else if (key != NULL)
    plumb_wizard_page_go_to_field (self->pages[PLUMB_WIZARD_FIELDS], key);
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  PlumbWizard *self;

  plumb_wizard_draft_edit_finish (PLUMB_WIZARD_DRAFT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = PLUMB_WIZARD (user_data);
  start_edit (self);
  if (error != NULL)
    tell (self, error->message);
}

void
plumb_wizard_edit (PlumbWizard *self, PlumbDestination *destination, PlumbWizardStep step,
                   const char *key)
{
  g_return_if_fail (PLUMB_IS_WIZARD (self));
  g_return_if_fail (PLUMB_IS_DESTINATION (destination));

  self->edit_step = step;
  g_free (self->edit_key);
  self->edit_key = g_strdup (key);
  plumb_wizard_draft_edit_async (self->draft, destination, self->cancellable, edited_cb, self);
}

PlumbWizardStep
plumb_wizard_get_step (PlumbWizard *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD (self), PLUMB_WIZARD_CHOOSE);

  return self->step;
}
