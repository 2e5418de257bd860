/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-marketo-call.h"
#include "plumb-marketo-log.h"
#include "plumb-marketo-people.h"

G_BEGIN_DECLS

#define PLUMB_MARKETO_INSTANCE_MUNCHKIN "555-PLB-001"
#define PLUMB_MARKETO_INSTANCE_FORM 1179

/**
 * PlumbMarketoInstance:
 * @client_id, @client_secret: of its one LaunchPoint service
 * @token: (nullable): the service's; the same until it runs out
 * @token_end: monotonic
 *
 * A simulated instance of Marketo with one form.
 */
typedef struct {
  PlumbTwinHost *host;
  char *client_id;
  char *client_secret;
  char *token;
  gint64 token_end;
  PlumbMarketoPeople *people;
  PlumbMarketoLog *log;
} PlumbMarketoInstance;

PlumbMarketoInstance *plumb_marketo_instance_new (PlumbTwinHost *host);
void plumb_marketo_instance_free (PlumbMarketoInstance *self);

/* Answers one request; @instance: #PlumbMarketoInstance */
void plumb_marketo_instance_answer (gpointer instance, SoupServerMessage *message);

/* The ids of the form's fields, ending with %NULL. */
const char *const *plumb_marketo_instance_list_fields (PlumbMarketoInstance *self);

/* Reads: people, activities. */
void plumb_marketo_instance_find_people (PlumbMarketoInstance *self, PlumbMarketoCall *call);
void plumb_marketo_instance_read_person (PlumbMarketoInstance *self, PlumbMarketoCall *call,
                                         const char *id);
void plumb_marketo_instance_give_paging_token (PlumbMarketoInstance *self, PlumbMarketoCall *call);
void plumb_marketo_instance_list_activities (PlumbMarketoInstance *self, PlumbMarketoCall *call);
void plumb_marketo_instance_list_activity_types (PlumbMarketoInstance *self,
                                                 PlumbMarketoCall *call);

/* Writes: the form, people. */
void plumb_marketo_instance_submit (PlumbMarketoInstance *self, PlumbMarketoCall *call);
void plumb_marketo_instance_sync (PlumbMarketoInstance *self, PlumbMarketoCall *call);
void plumb_marketo_instance_delete (PlumbMarketoInstance *self, PlumbMarketoCall *call);

/* Fills the form with @fields, as if somebody had. */
JsonObject *plumb_marketo_instance_fill_form (PlumbMarketoInstance *self, JsonObject *fields);

G_END_DECLS
