/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Microsoft's own sample, and the same with its checksum. */
#define PLUMB_SALESFORCE_TWIN_OID "00Do0000000ZHog"
#define PLUMB_SALESFORCE_TWIN_LONG_OID PLUMB_SALESFORCE_TWIN_OID "EAG"

/**
 * PlumbSalesforceTwinOrganisation:
 * @key, @secret: of the app that may sign in by itself
 * @leads: (element-type JsonObject): oldest first
 * @hidden: those of them that are being made and cannot be read yet
 * @answers: the answers of which not all pages were fetched yet, by their number
 *
 * A simulated organisation of Salesforce.
 */
typedef struct {
  PlumbTwinHost *host;
  char *key;
  char *secret;
  GPtrArray *leads;
  GHashTable *hidden;
  GHashTable *tokens;
  GHashTable *answers;
  guint n_ids;
  guint n_answers;
} PlumbSalesforceTwinOrganisation;

PlumbSalesforceTwinOrganisation *plumb_salesforce_twin_organisation_new (PlumbTwinHost *host);
void plumb_salesforce_twin_organisation_free (PlumbSalesforceTwinOrganisation *self);

/* (transfer full): a new token, which is good from now on. */
char *plumb_salesforce_twin_organisation_make_token (PlumbSalesforceTwinOrganisation *self);

/* Gives @lead what the organisation adds to each, and keeps it; returns its id. */
const char *plumb_salesforce_twin_organisation_add (PlumbSalesforceTwinOrganisation *self,
                                                    JsonObject *lead);

/* (nullable): the lead with this id, of 15 or 18 characters, if it can be read. */
JsonObject *plumb_salesforce_twin_organisation_find (PlumbSalesforceTwinOrganisation *self,
                                                     const char *id);

/* Notes that @lead was changed. */
void plumb_salesforce_twin_organisation_touch (JsonObject *lead);

JsonObject *plumb_salesforce_twin_organisation_save (PlumbSalesforceTwinOrganisation *self);
void plumb_salesforce_twin_organisation_load (PlumbSalesforceTwinOrganisation *self,
                                              JsonObject *state);

G_END_DECLS
