/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-request.h"

G_BEGIN_DECLS

/* The columns of a lead that Plumb reads. */
#define PLUMB_DATAVERSE_COLUMNS                                                                    \
  "leadid,subject,fullname,firstname,lastname,companyname,jobtitle,emailaddress1,telephone1,"      \
  "address1_country,leadsourcecode,description,createdon,modifiedon,statecode"

/**
 * PlumbDataverse:
 * @origin: of the instance, without a slash at its end
 * @login_host: where tokens come from, likewise
 * @tenant: the directory in the token's address; `organizations` for a user
 * @directory: (nullable): the directory's GUID as entered, to compare with the instance's own
 * @client_id: the app that signs in
 * @client_secret: (nullable): its secret; %NULL for a user
 * @user_name: (nullable), @password: (nullable): of the user
 *
 * An instance of Dynamics 365, which is a Dataverse, and who signs in to it.  Composes the
 * requests; pure.  Wipes its secrets.  Source: learn.microsoft.com, "Use the Microsoft Dataverse
 * Web API", "OAuth 2.0 client credentials flow", "OAuth 2.0 Resource Owner Password Credentials".
 */
typedef struct {
  char *origin;
  char *login_host;
  char *tenant;
  char *directory;
  char *client_id;
  char *client_secret;
  char *user_name;
  char *password;
} PlumbDataverse;

PlumbDataverse *plumb_dataverse_new (void);
PlumbDataverse *plumb_dataverse_copy (const PlumbDataverse *self);
void plumb_dataverse_free (PlumbDataverse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbDataverse, plumb_dataverse_free)

/* The calls, as requests; all (transfer full). */

/* WhoAmI without a token: the instance refuses and names its directory, and no secret leaves. */
PlumbRequest *plumb_dataverse_make_probe (const PlumbDataverse *self);
/* The question for a token, with the secret in its body. */
PlumbRequest *plumb_dataverse_make_question (const PlumbDataverse *self);

/* All that follow need a token. */
PlumbRequest *plumb_dataverse_make_who_am_i (const PlumbDataverse *self);
PlumbRequest *plumb_dataverse_make_privilege (const PlumbDataverse *self, const char *user_id,
                                              const char *privilege);
PlumbRequest *plumb_dataverse_make_definition (const PlumbDataverse *self);
PlumbRequest *plumb_dataverse_make_create (const PlumbDataverse *self, const char *lead);
PlumbRequest *plumb_dataverse_make_delete (const PlumbDataverse *self, const char *lead_id);
/* The first page of all leads, with the promise to tell what changes from now on. */
PlumbRequest *plumb_dataverse_make_track (const PlumbDataverse *self);
/* @filter: (nullable), @order: (nullable): OData, not encoded */
PlumbRequest *plumb_dataverse_make_query (const PlumbDataverse *self, const char *filter,
                                          const char *order);
/* A page whose address the instance gave; @tracks: of changes. */
PlumbRequest *plumb_dataverse_make_follow (const PlumbDataverse *self, const char *link,
                                           gboolean tracks);

/* Whether @link is an address and leads to this instance and nowhere else: a token goes with it. */
gboolean plumb_dataverse_owns_link (const PlumbDataverse *self, const char *link);

/* (transfer full): @text between the quotation marks of OData. */
char *plumb_dataverse_quote (const char *text);

G_END_DECLS
