/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_STEPS (plumb_lead_steps_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadSteps, plumb_lead_steps, PLUMB, LEAD_STEPS, GObject)

/**
 * PlumbLeadSteps:
 *
 * The first items of a list at once, some more with each frame until a view has made all widgets
 * that it ever makes, and then all of them.  A view that is given a long list makes all its widgets
 * in one go, which is longer than a frame.  Positions are those of the list.
 */

PlumbLeadSteps *plumb_lead_steps_new (void);

/**
 * plumb_lead_steps_set_model:
 * @model: (nullable): a list that is told of its removals apart from its additions
 */
void plumb_lead_steps_set_model (PlumbLeadSteps *self, GListModel *model);

G_END_DECLS
