/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-window-stage.h"

#include "plumb-clock.h"
#include "plumb-test-wait.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

GSettings *
window_stage_make_settings (void)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();

  return g_settings_new_with_backend (PLUMB_BASE_ID, backend);
}

static void
show_window (WindowStage *self)
{
  PlumbWindowServices services;

  self->window = plumb_window_new (NULL);
  services = (PlumbWindowServices){
    .connectors = self->setup.connectors,
    .destinations = self->setup.list,
    .inbox = self->inbox,
    .leads = self->leads,
    .actions = PLUMB_LEAD_ACTIONS (self->actions),
    .settings = self->settings,
  };
  plumb_window_show_services (self->window, &services);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 700);
  gtk_window_present (GTK_WINDOW (self->window));
  plumb_test_settle ();
}

void
window_stage_set_up (WindowStage *self, gconstpointer data)
{
  plumb_test_setup_set_up (&self->setup, NULL);
  self->fabrikam = plumb_test_setup_add (&self->setup, "Fabrikam");
  self->contoso = plumb_test_setup_add (&self->setup, "Contoso");
  self->inbox = plumb_inbox_new (self->setup.store, self->setup.connectors, self->setup.list);
  self->leads = plumb_lead_list_new (self->setup.store);
  self->actions = plumb_test_lead_actions_new (0);
  self->settings = window_stage_make_settings ();
  show_window (self);
}

static void
destroy_window (WindowStage *self)
{
  PlumbWindow *window = self->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &self->window);
  gtk_window_destroy (GTK_WINDOW (window));
  plumb_test_settle ();
  g_assert_null (self->window);
}

void
window_stage_start_again (WindowStage *self)
{
  plumb_window_keep_state (self->window);
  destroy_window (self);
  g_object_unref (self->leads);
  self->leads = plumb_lead_list_new (self->setup.store);
  show_window (self);
}

void
window_stage_tear_down (WindowStage *self, gconstpointer data)
{
  if (self->window != NULL)
    destroy_window (self);
  g_object_unref (self->settings);
  g_object_unref (self->actions);
  g_object_unref (self->leads);
  g_object_unref (self->inbox);
  plumb_test_setup_tear_down (&self->setup, NULL);
}

void
window_stage_add_lead (WindowStage *self, PlumbDestination *destination, const char *company)
{
  PlumbLeadFields fields = { .key = company, .received_at = plumb_clock_now () };
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fields.texts[PLUMB_LEAD_COMPANY] = company;
  g_ptr_array_add (leads, plumb_lead_new (&fields));
  plumb_store_add_leads_async (self->setup.store, plumb_destination_get_id (destination), leads,
                               NULL, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  added = plumb_store_add_leads_finish (self->setup.store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added->len, ==, 1);
}

GtkWidget *
window_stage_find (GtkWidget *top, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found =
        g_type_is_a (G_OBJECT_TYPE (child), type) ? child : window_stage_find (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}
