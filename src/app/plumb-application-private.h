/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-announcer.h"
#include "plumb-application.h"
#include "plumb-destination-actions.h"
#include "plumb-end-announcer.h"
#include "plumb-session.h"
#include "plumb-window.h"

G_BEGIN_DECLS

struct _PlumbApplication {
  AdwApplication parent_instance;
  char *folder;
  gboolean practice;
  GSettings *settings;
  PlumbSession *session;
  PlumbAnnouncer *announcer;
  PlumbEndAnnouncer *end_announcer;
  PlumbDestinationActions *destination_actions;
  PlumbWindow *window;
  char *endpoint_error;
};

/* What is there before anything is opened. */
void plumb_application_add_first_actions (PlumbApplication *self);

/* What needs the session. */
void plumb_application_add_session_actions (PlumbApplication *self);

/* Closes what stands in front of the window; %FALSE if something there asks first. */
gboolean plumb_application_close_dialogs (PlumbApplication *self);

G_END_DECLS
