/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-journey.h"

#include "plumb-clock.h"

#include <glib/gi18n.h>

/* More than these are nobody's journey; the list itself shows them all. */
#define MOST 50

struct _PlumbLeadJourney {
  AdwBin parent_instance;

  AdwPreferencesGroup *group;

  GListModel *leads;
  PlumbLead *shown;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (PlumbLeadJourney, plumb_lead_journey, ADW_TYPE_BIN)

enum {
  LEAD_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activated_cb (PlumbLeadJourney *self, GtkWidget *row)
{
  g_signal_emit (self, signals[LEAD_ACTIVATED], 0,
                 g_object_get_data (G_OBJECT (row), "plumb-lead"));
}

static void
add_row (PlumbLeadJourney *self, PlumbLead *lead)
{
  GtkWidget *row = adw_action_row_new ();
  const char *action = plumb_lead_format_action (plumb_lead_get_text (lead, PLUMB_LEAD_ACTION));
  const char *source = plumb_lead_format_source (plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE));
  const char *offer = plumb_lead_format_offer (lead);
  g_autofree char *when =
      plumb_lead_format_when (plumb_lead_get_occurred_at (lead), plumb_clock_now ());
  g_autofree char *full = plumb_lead_format_time (plumb_lead_get_occurred_at (lead));
  g_autofree char *subtitle =
      g_strjoin (" · ", source != NULL ? source : _("unknown source"), offer, NULL);
  GtkWidget *time = gtk_label_new (when);
  GtkWidget *image = gtk_image_new ();
  gboolean is_shown =
      self->shown != NULL && plumb_lead_get_row (lead) == plumb_lead_get_row (self->shown);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 action != NULL ? action : _("Unknown action"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_image_set_from_icon_name (GTK_IMAGE (image),
                                is_shown ? "object-select-symbolic" : "media-record-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (image), is_shown ? 16 : 8);
  gtk_widget_set_size_request (image, 16, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_widget_add_css_class (time, "dim-label");
  gtk_widget_set_tooltip_text (time, full);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), time);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !is_shown);
  g_object_set_data_full (G_OBJECT (row), "plumb-lead", g_object_ref (lead), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (PlumbLeadJourney *self)
{
  guint n_leads = self->leads != NULL ? g_list_model_get_n_items (self->leads) : 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (n_leads, MOST); i++) {
    g_autoptr (PlumbLead) lead = g_list_model_get_item (self->leads, i);

    if (lead != NULL)
      add_row (self, lead);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), n_leads > 1);
}

static void
plumb_lead_journey_dispose (GObject *object)
{
  PlumbLeadJourney *self = PLUMB_LEAD_JOURNEY (object);

  if (self->leads != NULL)
    g_signal_handlers_disconnect_by_data (self->leads, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PLUMB_TYPE_LEAD_JOURNEY);
  g_clear_object (&self->leads);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (plumb_lead_journey_parent_class)->dispose (object);
}

static void
plumb_lead_journey_finalize (GObject *object)
{
  g_ptr_array_unref (PLUMB_LEAD_JOURNEY (object)->rows);
  G_OBJECT_CLASS (plumb_lead_journey_parent_class)->finalize (object);
}

static void
plumb_lead_journey_class_init (PlumbLeadJourneyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_lead_journey_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_lead_journey_finalize;
  signals[LEAD_ACTIVATED] =
      g_signal_new ("lead-activated", PLUMB_TYPE_LEAD_JOURNEY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, PLUMB_TYPE_LEAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-lead-journey.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadJourney, group);
}

static void
plumb_lead_journey_init (PlumbLeadJourney *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
plumb_lead_journey_show (PlumbLeadJourney *self, GListModel *leads, PlumbLead *shown)
{
  g_return_if_fail (PLUMB_IS_LEAD_JOURNEY (self));

  if (self->leads != NULL)
    g_signal_handlers_disconnect_by_data (self->leads, self);
  g_set_object (&self->leads, leads);
  g_set_object (&self->shown, shown);
  if (leads != NULL)
    g_signal_connect_object (leads, "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}
