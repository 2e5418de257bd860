/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-send-menu.h"

GMenuModel *
plumb_lead_send_menu_new (PlumbLeadPresenter *presenter)
{
  GListModel *destinations = plumb_lead_presenter_get_destinations (presenter);
  PlumbLeadActions *actions = plumb_lead_presenter_get_actions (presenter);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; destinations != NULL && i < g_list_model_get_n_items (destinations); i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (destinations, i);
    g_autoptr (GMenuItem) item = g_menu_item_new (plumb_destination_get_name (destination), NULL);

    if (!plumb_lead_actions_can_send_to (actions, destination))
      continue;
    g_menu_item_set_action_and_target (item, "lead-detail.send-again", "s",
                                       plumb_destination_get_id (destination));
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}

void
plumb_lead_send_menu_choose (PlumbLeadPresenter *presenter, PlumbLead *lead, const char *id)
{
  GListModel *destinations = plumb_lead_presenter_get_destinations (presenter);

  for (guint i = 0; destinations != NULL && i < g_list_model_get_n_items (destinations); i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (destinations, i);

    if (g_strcmp0 (plumb_destination_get_id (destination), id) == 0)
      plumb_lead_actions_send_again (plumb_lead_presenter_get_actions (presenter), lead,
                                     destination);
  }
}
