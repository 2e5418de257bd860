/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-dynamics-records.h"
#include "plumb-twin-host.h"

G_BEGIN_DECLS

#define PLUMB_DYNAMICS_TENANT "7c8f1d52-3a44-4d0e-9b1f-5a6c1e2d3f40"
#define PLUMB_DYNAMICS_APPLICATION "23456052-aaaa-bbbb-8662-1234df56788f"
#define PLUMB_DYNAMICS_USER "leads@contoso.onmicrosoft.com"
#define PLUMB_DYNAMICS_API "/api/data/v9.2"

/**
 * PlumbDynamicsOrganization:
 * @host: borrowed
 * @secret: of the application, and the user's password too
 * @tokens: (element-type utf8): those that were given
 *
 * A simulated directory with one application and one user, and its instance of Dynamics 365.
 */
typedef struct {
  PlumbTwinHost *host;
  char *secret;
  GHashTable *tokens;
  PlumbDynamicsRecords *records;
} PlumbDynamicsOrganization;

PlumbDynamicsOrganization *plumb_dynamics_organization_new (PlumbTwinHost *host);
void plumb_dynamics_organization_free (PlumbDynamicsOrganization *self);

/* Answers what is sent to the sign-in host or to the instance, which are one here. */
void plumb_dynamics_organization_answer (PlumbDynamicsOrganization *self,
                                         SoupServerMessage *message);

/* The parts, a file each. */

/* @tenant: the first part of the path */
void plumb_dynamics_organization_sign_in (PlumbDynamicsOrganization *self,
                                          SoupServerMessage *message, const char *tenant);
/* @id: (nullable): of the lead that is spoken of; %NULL for all. */
void plumb_dynamics_organization_answer_leads (PlumbDynamicsOrganization *self,
                                               SoupServerMessage *message, const char *id);
void plumb_dynamics_organization_query (PlumbDynamicsOrganization *self,
                                        SoupServerMessage *message);

/* (transfer full): @record as it goes out; @select: (nullable): only these columns. */
JsonObject *plumb_dynamics_organization_format (PlumbDynamicsOrganization *self,
                                                SoupServerMessage *message, JsonObject *record,
                                                const char *select);

G_END_DECLS
