/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-chart-pane.h"

#include "plumb-clock.h"
#include "plumb-lead-chart.h"

/* Milliseconds: leads that come in a burst are counted once. */
#define PATIENCE 200

struct _PlumbLeadChartPane {
  AdwBin parent_instance;

  PlumbLeadChart *chart;
  GtkFlowBox *legend;

  PlumbLeadPresenter *presenter;
  PlumbLeadFilter *filter;
  PlumbLeadQuery *counted;
  GCancellable *cancellable;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (PlumbLeadChartPane, plumb_lead_chart_pane, ADW_TYPE_BIN)

/* ── The legend ────────────────────────────────────────────────────────────── */

static GdkPaintable *
make_swatch (guint kind)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  plumb_lead_pattern_snapshot (snapshot, kind, &GRAPHENE_RECT_INIT (0, 0, 12, 12));
  return gtk_snapshot_to_paintable (snapshot, &GRAPHENE_SIZE_INIT (12, 12));
}

static void
add_to_legend (PlumbLeadChartPane *self, guint kind)
{
  g_autoptr (GdkPaintable) swatch = make_swatch (kind);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_paintable (swatch);
  GtkWidget *label = gtk_label_new (plumb_lead_pattern_get_title (kind));
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_image_set_pixel_size (GTK_IMAGE (image), 12);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_flow_box_insert (self->legend, child, -1);
}

static void
show_legend (PlumbLeadChartPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_flow_box_remove (self->legend, child);
  for (guint i = 0; i < PLUMB_LEAD_N_PATTERNS; i++)
    if (plumb_lead_chart_get_n_leads (self->chart, i) > 0)
      add_to_legend (self, i);
}

/* ── Counting ──────────────────────────────────────────────────────────────── */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PlumbLeadChartPane *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days =
      plumb_lead_actions_count_days_finish (PLUMB_LEAD_ACTIONS (source), result, &error);

  /* A list without a chart is better than an error beside the list. */
  if (error != NULL)
    return;
  self = PLUMB_LEAD_CHART_PANE (user_data);
  plumb_lead_chart_set_days (self->chart, days, plumb_clock_now ());
  show_legend (self);
  gtk_widget_set_visible (GTK_WIDGET (self), plumb_lead_chart_get_total (self->chart) > 0);
}

static gboolean
count_cb (gpointer user_data)
{
  PlumbLeadChartPane *self = PLUMB_LEAD_CHART_PANE (user_data);
  PlumbLeadActions *actions = plumb_lead_presenter_get_actions (self->presenter);

  self->timeout = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (actions == NULL)
    return G_SOURCE_REMOVE;
  self->cancellable = g_cancellable_new ();
  plumb_lead_query_free (self->counted);
  self->counted = plumb_lead_query_copy (plumb_lead_filter_get_query (self->filter));
  self->counted->since =
      plumb_lead_format_day_start (plumb_clock_now (), 1 - PLUMB_LEAD_CHART_N_DAYS);
  self->counted->until = 0;
  plumb_lead_actions_count_days_async (actions, self->counted, self->cancellable, counted_cb, self);
  return G_SOURCE_REMOVE;
}

void
plumb_lead_chart_pane_reload (PlumbLeadChartPane *self)
{
  g_return_if_fail (PLUMB_IS_LEAD_CHART_PANE (self));

  if (self->timeout == 0 && self->filter != NULL)
    self->timeout = g_timeout_add (PATIENCE, count_cb, self);
}

static void
day_chosen_cb (PlumbLeadChartPane *self, gint64 day)
{
  plumb_lead_filter_set_period (self->filter, PLUMB_PERIOD_DAY, day);
}

static void
plumb_lead_chart_pane_dispose (GObject *object)
{
  PlumbLeadChartPane *self = PLUMB_LEAD_CHART_PANE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PLUMB_TYPE_LEAD_CHART_PANE);
  g_clear_object (&self->presenter);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (plumb_lead_chart_pane_parent_class)->dispose (object);
}

static void
plumb_lead_chart_pane_finalize (GObject *object)
{
  PlumbLeadChartPane *self = PLUMB_LEAD_CHART_PANE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->counted, plumb_lead_query_free);
  G_OBJECT_CLASS (plumb_lead_chart_pane_parent_class)->finalize (object);
}

static void
plumb_lead_chart_pane_class_init (PlumbLeadChartPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_lead_chart_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_lead_chart_pane_finalize;

  g_type_ensure (PLUMB_TYPE_LEAD_CHART);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumb/Plumb/ui/plumb-lead-chart-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadChartPane, chart);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadChartPane, legend);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
}

static void
plumb_lead_chart_pane_init (PlumbLeadChartPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
plumb_lead_chart_pane_set_up (PlumbLeadChartPane *self, PlumbLeadPresenter *presenter,
                              PlumbLeadFilter *filter)
{
  g_return_if_fail (PLUMB_IS_LEAD_CHART_PANE (self));
  g_return_if_fail (self->filter == NULL);

  self->presenter = g_object_ref (presenter);
  self->filter = g_object_ref (filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (plumb_lead_chart_pane_reload), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (presenter, "changed", G_CALLBACK (plumb_lead_chart_pane_reload), self,
                           G_CONNECT_SWAPPED);
  plumb_lead_chart_pane_reload (self);
}
