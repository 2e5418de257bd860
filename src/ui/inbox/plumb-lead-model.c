/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-model.h"

#include "plumb-lead-list.h"

void
plumb_lead_model_set_query (GListModel *model, const PlumbLeadQuery *query)
{
  if (model != NULL && PLUMB_IS_LEAD_LIST (model))
    plumb_lead_list_set_query (PLUMB_LEAD_LIST (model), query);
}

gboolean
plumb_lead_model_is_busy (GListModel *model)
{
  gboolean busy = FALSE;

  if (model != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (model), "busy") != NULL)
    g_object_get (model, "busy", &busy, NULL);
  return busy;
}

gboolean
plumb_lead_model_find (GListModel *model, PlumbLead *lead, guint *position)
{
  return model != NULL && lead != NULL && PLUMB_IS_LEAD_LIST (model) &&
         plumb_lead_list_find_row (PLUMB_LEAD_LIST (model), (guint32) plumb_lead_get_row (lead),
                                   position);
}
