/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-timeline.h"

#include "plumb-outcome-format.h"

/* Pixels: the dots, and from the dots to the words below. */
#define DOT_SIZE 14
#define RING_WIDTH 2
#define DOT_SPACE (DOT_SIZE + 6)

struct _PlumbTimeline {
  GtkWidget parent_instance;

  GtkWidget *columns[PLUMB_PROOF_N_STAGES];
  GtkLabel *times[PLUMB_PROOF_N_STAGES];
  gint64 reached_at[PLUMB_PROOF_N_STAGES];
};

G_DEFINE_FINAL_TYPE (PlumbTimeline, plumb_timeline, GTK_TYPE_WIDGET)

static float
find_centre (PlumbTimeline *self, guint stage)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (self->columns[stage], GTK_WIDGET (self), &bounds))
    return 0;
  return bounds.origin.x + bounds.size.width / 2;
}

static void
draw_dot (GtkSnapshot *snapshot, float centre, gboolean is_full, const GdkRGBA *color)
{
  const float widths[4] = { RING_WIDTH, RING_WIDTH, RING_WIDTH, RING_WIDTH };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  graphene_rect_t bounds;
  GskRoundedRect circle;

  graphene_rect_init (&bounds, centre - DOT_SIZE / 2.f, 0, DOT_SIZE, DOT_SIZE);
  gsk_rounded_rect_init_from_rect (&circle, &bounds, DOT_SIZE / 2.f);
  if (!is_full) {
    gtk_snapshot_append_border (snapshot, &circle, widths, colors);
    return;
  }
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_line (GtkSnapshot *snapshot, float from, float to, const GdkRGBA *color)
{
  graphene_rect_t bounds;
  float start = MIN (from, to) + DOT_SIZE / 2.f;
  float end = MAX (from, to) - DOT_SIZE / 2.f;

  graphene_rect_init (&bounds, start, (DOT_SIZE - RING_WIDTH) / 2.f, end - start, RING_WIDTH);
  gtk_snapshot_append_color (snapshot, color, &bounds);
}

static void
plumb_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlumbTimeline *self = PLUMB_TIMELINE (widget);
  GdkRGBA full;
  GdkRGBA faint;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &full);
  faint = full;
  faint.alpha *= 0.35f;
  for (guint i = 0; i < PLUMB_PROOF_N_STAGES; i++) {
    gboolean is_reached = self->reached_at[i] != 0;

    if (i > 0)
      draw_line (snapshot, find_centre (self, i - 1), find_centre (self, i),
                 is_reached ? &full : &faint);
    draw_dot (snapshot, find_centre (self, i), is_reached, is_reached ? &full : &faint);
  }
  GTK_WIDGET_CLASS (plumb_timeline_parent_class)->snapshot (widget, snapshot);
}

static void
plumb_timeline_dispose (GObject *object)
{
  PlumbTimeline *self = PLUMB_TIMELINE (object);

  for (guint i = 0; i < PLUMB_PROOF_N_STAGES; i++)
    g_clear_pointer (&self->columns[i], gtk_widget_unparent);
  G_OBJECT_CLASS (plumb_timeline_parent_class)->dispose (object);
}

static void
plumb_timeline_class_init (PlumbTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_timeline_dispose;
  widget_class->snapshot = plumb_timeline_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "timeline");
}

static GtkWidget *
build_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
plumb_timeline_init (PlumbTimeline *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_homogeneous (layout, TRUE);
  for (guint i = 0; i < PLUMB_PROOF_N_STAGES; i++) {
    GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
    GtkWidget *time = build_label ("", "numeric");

    gtk_widget_set_margin_top (column, DOT_SPACE);
    gtk_box_append (GTK_BOX (column), build_label (plumb_outcome_get_stage_label (i), "caption"));
    gtk_widget_add_css_class (time, "caption");
    gtk_widget_add_css_class (time, "dim-label");
    gtk_box_append (GTK_BOX (column), time);
    gtk_widget_set_hexpand (column, TRUE);
    gtk_widget_set_parent (column, GTK_WIDGET (self));
    self->columns[i] = column;
    self->times[i] = GTK_LABEL (time);
  }
  plumb_timeline_set_stages (self, self->reached_at);
}

GtkWidget *
plumb_timeline_new (void)
{
  return g_object_new (PLUMB_TYPE_TIMELINE, NULL);
}

void
plumb_timeline_set_stages (PlumbTimeline *self, const gint64 reached_at[PLUMB_PROOF_N_STAGES])
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (PLUMB_IS_TIMELINE (self));

  for (guint i = 0; i < PLUMB_PROOF_N_STAGES; i++) {
    g_autofree char *offset = NULL;

    self->reached_at[i] = reached_at[i];
    offset = plumb_outcome_format_duration (
        reached_at[i] != 0 ? MAX (0, reached_at[i] - reached_at[0]) : -1);
    gtk_label_set_label (self->times[i], offset[0] != '\0' ? offset : "–");
  }
  sentence = plumb_outcome_format_timeline (reached_at);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
