/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-pattern.h"

#include "plumb-lead-format.h"

#include <glib/gi18n.h>

typedef enum {
  SOLID,
  RISING,
  LYING,
  STANDING,
  DOTTED,
  HOLLOW,
} Pattern;

/* Colours of equal strength on light and on dark; what differs beyond them is the pattern. */
static const struct {
  const char *action;
  const char *title;
  const char *color;
  Pattern pattern;
} kinds[PLUMB_LEAD_N_PATTERNS] = {
  { "PLT", NULL, "#3584e4", SOLID },
  { "INS", NULL, "#26a269", LYING },
  { "Create", NULL, "#e66100", STANDING },
  { "StartTestDrive", NULL, "#9141ac", DOTTED },
  { "DNC", NULL, "#c01c28", HOLLOW },
  { NULL, N_("Other"), "#77767b", RISING },
};

const char *
plumb_lead_pattern_get_title (guint kind)
{
  g_return_val_if_fail (kind < PLUMB_LEAD_N_PATTERNS, NULL);
  return kinds[kind].action != NULL ? plumb_lead_format_action (kinds[kind].action)
                                    : gettext (kinds[kind].title);
}

guint
plumb_lead_pattern_of (const char *action)
{
  for (guint i = 0; i < PLUMB_LEAD_N_PATTERNS; i++)
    if (g_strcmp0 (kinds[i].action, action) == 0)
      return i;
  return PLUMB_LEAD_N_PATTERNS - 1;
}

static void
tile_of (Pattern pattern, graphene_rect_t *tile, graphene_rect_t *ink)
{
  *tile = GRAPHENE_RECT_INIT (0, 0, 4, 4);
  *ink = GRAPHENE_RECT_INIT (0, 0, 4, 4);
  if (pattern == LYING)
    ink->size.height = 2.5f;
  else if (pattern == STANDING)
    ink->size.width = 2.5f;
  else if (pattern == DOTTED)
    *ink = GRAPHENE_RECT_INIT (0, 0, 2.5f, 2.5f);
  else if (pattern == RISING)
    *ink = GRAPHENE_RECT_INIT (0, 0, 4, 1);
}

void
plumb_lead_pattern_snapshot (GtkSnapshot *snapshot, guint kind, const graphene_rect_t *field)
{
  GdkRGBA color;
  GdkRGBA pale;
  GskRoundedRect outline;
  graphene_rect_t tile;
  graphene_rect_t ink;

  g_return_if_fail (kind < PLUMB_LEAD_N_PATTERNS);

  gdk_rgba_parse (&color, kinds[kind].color);
  pale = color;
  pale.alpha = 0.4f;
  if (kinds[kind].pattern == HOLLOW) {
    gsk_rounded_rect_init_from_rect (&outline, field, 0);
    gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1.5f, 1.5f, 1.5f, 1.5f },
                                (GdkRGBA[4]){ color, color, color, color });
    return;
  }
  if (kinds[kind].pattern == SOLID) {
    gtk_snapshot_append_color (snapshot, &color, field);
    return;
  }
  gtk_snapshot_append_color (snapshot, &pale, field);
  tile_of (kinds[kind].pattern, &tile, &ink);
  graphene_rect_offset (&tile, field->origin.x, field->origin.y);
  graphene_rect_offset (&ink, field->origin.x, field->origin.y);
  gtk_snapshot_push_repeat (snapshot, field, &tile);
  gtk_snapshot_append_color (snapshot, &color, &ink);
  gtk_snapshot_pop (snapshot);
}
