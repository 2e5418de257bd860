/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-detail.h"
#include "plumb-lead-view.h"
#include "plumb-pane-handle.h"
#include "plumb-sidebar.h"
#include "plumb-trouble-bar.h"
#include "plumb-window.h"

G_BEGIN_DECLS

struct _PlumbWindow {
  AdwApplicationWindow parent_instance;
  PlumbDestinationList *destinations;
  GBinding *title_binding;
  PlumbLeadList *leads;
  GSettings *settings;
  guint narrow_idle;
  guint32 wanted_row;
  gboolean practice;
  GMenuModel *menu;
  GtkMenuButton *first_menu_button;
  GtkMenuButton *menu_button;
  AdwToastOverlay *toasts;
  GtkStack *states;
  AdwStatusPage *failure;
  GtkWidget *first_run;
  GtkWidget *first_button;
  GtkWidget *practise_button;
  GtkWidget *practise_hint;
  AdwLeaflet *outer;
  AdwLeaflet *inner;
  AdwWindowTitle *title;
  AdwWindowTitle *list_title;
  PlumbSidebar *sidebar;
  GtkWidget *sidebar_box;
  GtkWidget *sidebar_handle;
  AdwHeaderBar *list_header;
  PlumbTroubleBar *trouble;
  PlumbLeadView *view;
  GtkWidget *detail_separator;
  GtkWidget *detail_box;
  /* (nullable): made for the first lead that is opened. */
  PlumbLeadDetail *detail;
};

/* The pane of one lead. */
void plumb_window_close_detail (PlumbWindow *self);
void plumb_window_show_buttons (PlumbWindow *self);

/* Has the separator drag the sidebar's width, which the settings keep. */
void plumb_window_add_sidebar_handle (PlumbWindow *self);

/* A lead that was asked for is shown as soon as it is in the list. */
void plumb_window_show_wanted_lead (PlumbWindow *self);

/* What the template connects. */
void plumb_window_opened_cb (PlumbLeadView *view, PlumbLead *lead, PlumbWindow *self);
void plumb_window_selected_cb (PlumbLeadView *view, GParamSpec *pspec, PlumbWindow *self);
void plumb_window_message_cb (GtkWidget *widget, const char *message, PlumbWindow *self);

G_END_DECLS
