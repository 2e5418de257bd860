/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PlumbTwinService:
 * @faults: what plumb_twin_list_faults() gives
 * @create: @host is borrowed for good
 * @answer: sets the response of @message, now or after plumb_twin_host_hold()
 * @add_fields: see plumb_twin_dup_fields()
 * @simulate_lead: see plumb_twin_simulate_lead()
 * @save: (transfer full): its records
 * @load: takes up what @save gave; unknown members are ignored
 *
 * One kind of service that can be simulated.  All of it is called in the twin's thread.
 */
typedef struct {
  PlumbKind kind;
  const PlumbTwinFault *faults;
  gpointer (*create) (PlumbTwinHost *host);
  void (*destroy) (gpointer service);
  void (*answer) (gpointer service, SoupServerMessage *message);
  void (*add_fields) (gpointer service, GHashTable *fields);
  gboolean (*simulate_lead) (gpointer service, const char *json, GError **error);
  JsonObject *(*save) (gpointer service);
  void (*load) (gpointer service, JsonObject *state);
} PlumbTwinService;

extern const PlumbTwinService plumb_azure_table_twin;
extern const PlumbTwinService plumb_azure_blob_twin;
extern const PlumbTwinService plumb_dynamics_twin;
extern const PlumbTwinService plumb_https_twin;
extern const PlumbTwinService plumb_salesforce_twin;
extern const PlumbTwinService plumb_marketo_twin;

G_END_DECLS
