/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-announcer.h"
#include "plumb-application.h"
#include "plumb-background.h"
#include "plumb-destination-actions.h"
#include "plumb-end-announcer.h"
#include "plumb-profile-opener.h"
#include "plumb-search-provider.h"
#include "plumb-session.h"
#include "plumb-window.h"

G_BEGIN_DECLS

#define PLUMB_N_ENDING_SIGNALS 3

struct _PlumbApplication {
  AdwApplication parent_instance;
  char *folder;
  gboolean practice;
  gboolean starts_hidden;
  gboolean is_opening;
  GSettings *settings;
  PlumbProfileOpener *opener;
  PlumbSearchProvider *search_provider;
  GPtrArray *waiting;
  PlumbSession *session;
  /* (nullable): only what is the user's own. */
  PlumbBackground *background;
  PlumbAnnouncer *announcer;
  PlumbEndAnnouncer *end_announcer;
  PlumbDestinationActions *destination_actions;
  PlumbWindow *window;
  char *endpoint_error;
  guint ends[PLUMB_N_ENDING_SIGNALS];
};

/* The command line. */
void plumb_application_add_options (PlumbApplication *self);
int plumb_application_handle_options (GApplication *application, GVariantDict *options);

/* Shows what is in the profile, or why it could not be opened, as soon as that is known. */
void plumb_application_open_session (PlumbApplication *self);

/* The window is gone: whatever is asked for next begins anew. */
void plumb_application_end_session (PlumbApplication *self);

/* What is there before anything is opened. */
void plumb_application_add_first_actions (PlumbApplication *self);

/* Those that open the session first, see plumb-application-waiting.c. */
void plumb_application_add_stand_ins (PlumbApplication *self);

/* Does what was asked for before there was a session. */
void plumb_application_do_waiting (PlumbApplication *self);

/* What needs the session. */
void plumb_application_add_session_actions (PlumbApplication *self);

/* Closes what stands in front of the window; %FALSE if something there asks first. */
gboolean plumb_application_close_dialogs (PlumbApplication *self);

G_END_DECLS
