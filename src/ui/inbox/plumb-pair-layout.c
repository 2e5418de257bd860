/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-pair-layout.h"

#define SPACING 18

struct _PlumbPairLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (PlumbPairLayout, plumb_pair_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
plumb_pair_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_height (GtkWidget *widget, int width, int *minimum, int *natural)
{
  gboolean is_wide = width >= PLUMB_PAIR_LAYOUT_WIDE;
  int child_width = is_wide ? (width - SPACING) / 2 : width;
  int sum = 0;
  int highest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int height;

    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &height, NULL, NULL);
    sum += height + (sum > 0 ? SPACING : 0);
    highest = MAX (highest, height);
  }
  *minimum = *natural = is_wide ? highest : sum;
}

static void
plumb_pair_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                           int for_size, int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    measure_height (widget, for_size, minimum, natural);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum;
    int child_natural;

    gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural = MAX (*natural, child_natural);
  }
}

static void
plumb_pair_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                            int baseline)
{
  gboolean is_wide = width >= PLUMB_PAIR_LAYOUT_WIDE;
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int child_width = is_wide ? (width - SPACING) / 2 : width;
  GtkAllocation place = { is_wide && is_rtl ? width - child_width : 0, 0, child_width, height };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!is_wide)
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &place.height, NULL,
                          NULL);
    gtk_widget_size_allocate (child, &place, -1);
    if (is_wide)
      place.x += (is_rtl ? -1 : 1) * (child_width + SPACING);
    else
      place.y += place.height + SPACING;
  }
}

static void
plumb_pair_layout_class_init (PlumbPairLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = plumb_pair_layout_get_request_mode;
  layout_class->measure = plumb_pair_layout_measure;
  layout_class->allocate = plumb_pair_layout_allocate;
}

static void
plumb_pair_layout_init (PlumbPairLayout *self)
{
}
