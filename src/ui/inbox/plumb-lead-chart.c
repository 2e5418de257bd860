/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-chart.h"

#include "plumb-lead-format.h"

#include <glib/gi18n.h>
#include <string.h>

#define HEIGHT 56
#define GAP 2

struct _PlumbLeadChart {
  GtkWidget parent_instance;

  gint64 days[PLUMB_LEAD_CHART_N_DAYS];
  guint counts[PLUMB_LEAD_CHART_N_DAYS][PLUMB_LEAD_N_PATTERNS];
  int current;
};

G_DEFINE_FINAL_TYPE (PlumbLeadChart, plumb_lead_chart, GTK_TYPE_WIDGET)

enum {
  DAY_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
sum_day (PlumbLeadChart *self, guint index)
{
  guint sum = 0;

  for (guint i = 0; i < PLUMB_LEAD_N_PATTERNS; i++)
    sum += self->counts[index][i];
  return sum;
}

static guint
find_fullest (PlumbLeadChart *self)
{
  guint fullest = 0;

  for (guint i = 1; i < PLUMB_LEAD_CHART_N_DAYS; i++)
    if (sum_day (self, i) > sum_day (self, fullest))
      fullest = i;
  return fullest;
}

/* ── Painting ──────────────────────────────────────────────────────────────── */

static void
snapshot_bar (PlumbLeadChart *self, GtkSnapshot *snapshot, guint index, float x, float width,
              float height, guint fullest)
{
  guint sum = sum_day (self, index);
  float full = MAX (2.0f, height * (float) sum / (float) fullest);
  graphene_rect_t bar = GRAPHENE_RECT_INIT (x, height - full, width, full);
  GskRoundedRect clip;
  float y = height;

  gsk_rounded_rect_init (&clip, &bar, &GRAPHENE_SIZE_INIT (2, 2), &GRAPHENE_SIZE_INIT (2, 2),
                         &GRAPHENE_SIZE_INIT (0, 0), &GRAPHENE_SIZE_INIT (0, 0));
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  for (guint i = 0; i < PLUMB_LEAD_N_PATTERNS; i++) {
    float part = full * (float) self->counts[index][i] / (float) sum;
    graphene_rect_t field = GRAPHENE_RECT_INIT (x, y - part, width, part);

    if (self->counts[index][i] == 0)
      continue;
    plumb_lead_pattern_snapshot (snapshot, i, &field);
    y -= part;
  }
  gtk_snapshot_pop (snapshot);
}

static void
plumb_lead_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlumbLeadChart *self = PLUMB_LEAD_CHART (widget);
  float step = (float) gtk_widget_get_width (widget) / PLUMB_LEAD_CHART_N_DAYS;
  float height = (float) gtk_widget_get_height (widget);
  guint fullest = MAX (1, sum_day (self, find_fullest (self)));
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (guint i = 0; i < PLUMB_LEAD_CHART_N_DAYS; i++) {
    float x = step * (float) (is_rtl ? PLUMB_LEAD_CHART_N_DAYS - 1 - i : i);

    color.alpha = 0.12f;
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (x, height - 1, step - GAP, 1));
    if (sum_day (self, i) > 0)
      snapshot_bar (self, snapshot, i, x, MAX (1, step - GAP), height - 1, fullest);
    color.alpha = 0.08f;
    if (self->current == (int) i)
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, 0, step - GAP, height));
  }
}

static void
plumb_lead_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? PLUMB_LEAD_CHART_N_DAYS * 4 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? PLUMB_LEAD_CHART_N_DAYS * 16 : HEIGHT;
}

/* ── Words ─────────────────────────────────────────────────────────────────── */

char *
plumb_lead_chart_dup_day (PlumbLeadChart *self, guint index)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = NULL;
  g_autofree char *sum = NULL;

  g_return_val_if_fail (PLUMB_IS_LEAD_CHART (self), NULL);
  g_return_val_if_fail (index < PLUMB_LEAD_CHART_N_DAYS, NULL);

  day = plumb_lead_format_day (self->days[index]);
  sum = plumb_lead_format_n_leads (sum_day (self, index));
  /* Translators: a day, and how many leads it had */
  g_string_append_printf (text, _("%s: %s"), day, sum);
  for (guint i = 0; i < PLUMB_LEAD_N_PATTERNS; i++)
    if (self->counts[index][i] > 0)
      g_string_append_printf (text, "\n%s: %u", plumb_lead_pattern_get_title (i),
                              self->counts[index][i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
plumb_lead_chart_dup_summary (PlumbLeadChart *self)
{
  guint total;
  guint fullest;
  g_autofree char *leads = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (PLUMB_IS_LEAD_CHART (self), NULL);

  total = plumb_lead_chart_get_total (self);
  fullest = find_fullest (self);
  leads = plumb_lead_format_n_leads (total);
  day = plumb_lead_format_day (self->days[fullest]);
  /* Translators: how many leads, a day, how many of the leads were on that day */
  return g_strdup_printf (_("Leads per day, last 30 days: %s; most on %s: %u."), leads, day,
                             sum_day (self, fullest));
}

static void
describe (PlumbLeadChart *self)
{
  g_autofree char *summary = plumb_lead_chart_dup_summary (self);
  g_autofree char *day =
      self->current >= 0 ? plumb_lead_chart_dup_day (self, (guint) self->current) : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, day, -1);
}

/* ── Choosing ──────────────────────────────────────────────────────────────── */

static int
index_at (PlumbLeadChart *self, double x)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int index = (int) (x * PLUMB_LEAD_CHART_N_DAYS / MAX (width, 1));

  index = CLAMP (index, 0, PLUMB_LEAD_CHART_N_DAYS - 1);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return PLUMB_LEAD_CHART_N_DAYS - 1 - index;
  return index;
}

static void
set_current (PlumbLeadChart *self, int index)
{
  if (self->current == index)
    return;
  self->current = index;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
choose (PlumbLeadChart *self, int index)
{
  if (index >= 0 && sum_day (self, (guint) index) > 0)
    g_signal_emit (self, signals[DAY_CHOSEN], 0, self->days[index]);
}

static void
pressed_cb (PlumbLeadChart *self, int n_press, double x, double y)
{
  choose (self, index_at (self, x));
}

static void
motion_cb (PlumbLeadChart *self, double x, double y)
{
  set_current (self, index_at (self, x));
}

static void
leave_cb (PlumbLeadChart *self)
{
  set_current (self, -1);
}

static gboolean
key_pressed_cb (PlumbLeadChart *self, guint key, guint code, GdkModifierType state)
{
  int last = PLUMB_LEAD_CHART_N_DAYS - 1;

  if (key == GDK_KEY_Left)
    set_current (self, self->current < 0 ? last : MAX (self->current - 1, 0));
  else if (key == GDK_KEY_Right)
    set_current (self, self->current < 0 ? last : MIN (self->current + 1, last));
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    choose (self, self->current);
  else
    return FALSE;
  return TRUE;
}

static gboolean
plumb_lead_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                                GtkTooltip *tooltip)
{
  PlumbLeadChart *self = PLUMB_LEAD_CHART (widget);
  int index = by_keyboard ? self->current : index_at (self, x);
  g_autofree char *text = index >= 0 ? plumb_lead_chart_dup_day (self, (guint) index) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
plumb_lead_chart_class_init (PlumbLeadChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = plumb_lead_chart_snapshot;
  widget_class->measure = plumb_lead_chart_measure;
  widget_class->query_tooltip = plumb_lead_chart_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "plumb-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[DAY_CHOSEN] = g_signal_new ("day-chosen", PLUMB_TYPE_LEAD_CHART, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
plumb_lead_chart_init (PlumbLeadChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->current = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

GtkWidget *
plumb_lead_chart_new (void)
{
  return g_object_new (PLUMB_TYPE_LEAD_CHART, NULL);
}

void
plumb_lead_chart_set_days (PlumbLeadChart *self, GPtrArray *days, gint64 now)
{
  g_return_if_fail (PLUMB_IS_LEAD_CHART (self));
  g_return_if_fail (days != NULL);

  memset (self->counts, 0, sizeof self->counts);
  for (int i = 0; i < PLUMB_LEAD_CHART_N_DAYS; i++)
    self->days[i] = plumb_lead_format_day_start (now, i + 1 - PLUMB_LEAD_CHART_N_DAYS);
  for (guint i = 0; i < days->len; i++) {
    const PlumbLeadDay *day = g_ptr_array_index (days, i);

    for (guint j = 0; j < PLUMB_LEAD_CHART_N_DAYS; j++)
      if (self->days[j] == day->day)
        self->counts[j][plumb_lead_pattern_of (day->action)] += day->n_leads;
  }
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
plumb_lead_chart_get_total (PlumbLeadChart *self)
{
  guint total = 0;

  g_return_val_if_fail (PLUMB_IS_LEAD_CHART (self), 0);
  for (guint i = 0; i < PLUMB_LEAD_CHART_N_DAYS; i++)
    total += sum_day (self, i);
  return total;
}

guint
plumb_lead_chart_get_n_leads (PlumbLeadChart *self, guint pattern)
{
  guint n_leads = 0;

  g_return_val_if_fail (PLUMB_IS_LEAD_CHART (self), 0);
  g_return_val_if_fail (pattern < PLUMB_LEAD_N_PATTERNS, 0);
  for (guint i = 0; i < PLUMB_LEAD_CHART_N_DAYS; i++)
    n_leads += self->counts[i][pattern];
  return n_leads;
}
