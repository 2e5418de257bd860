/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-account.h"

#include "plumb-marketo-request.h"

#include <string.h>

static void
wipe (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

void
plumb_marketo_account_free (PlumbMarketoAccount *self)
{
  g_free (self->origin);
  g_clear_object (&self->question);
  g_free (self);
}

/* (transfer full) (nullable): the field's value as it is meant. */
static char *
dup_value (PlumbConnector *connector, PlumbDestination *destination, PlumbCredentials *credentials,
           const char *key)
{
  const char *value = plumb_connector_get_value (connector, destination, credentials, key);
  const PlumbFieldSpec *field =
      plumb_kind_info_find_field (plumb_connector_get_info (connector), key);
  char *tidied = value != NULL ? field->tidy (value) : NULL;

  if (tidied != NULL && *tidied == '\0')
    g_clear_pointer (&tidied, g_free);
  return tidied;
}

static char *
dup_origin (PlumbConnector *connector, PlumbDestination *destination)
{
  char *origin = dup_value (connector, destination, NULL, "rest-host");
  g_autofree char *munchkin = NULL;

  if (origin != NULL)
    return origin;
  munchkin = dup_value (connector, destination, NULL, "munchkin-id");
  return g_strdup_printf ("https://%s.mktorest.com", munchkin);
}

static PlumbFinding
judge_pair (const char *client_id, const char *client_secret)
{
  if (client_id == NULL && client_secret != NULL)
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "marketo.client-id.missing" };
  if (client_id != NULL && client_secret == NULL)
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "marketo.client-secret.missing" };
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}

PlumbMarketoAccount *
plumb_marketo_account_new (PlumbConnector *connector, PlumbDestination *destination,
                           PlumbCredentials *credentials, PlumbFinding *fault)
{
  PlumbMarketoAccount *self = NULL;
  g_autofree char *form = NULL;
  g_autofree char *client_id = NULL;
  char *client_secret = NULL;

  *fault = plumb_connector_check_fields (connector, destination, credentials, NULL);
  if (fault->level == PLUMB_FINDING_FAULT)
    return NULL;
  client_id = dup_value (connector, destination, credentials, "client-id");
  client_secret = dup_value (connector, destination, credentials, "client-secret");
  *fault = judge_pair (client_id, client_secret);
  if (fault->level != PLUMB_FINDING_FAULT) {
    self = g_new0 (PlumbMarketoAccount, 1);
    form = dup_value (connector, destination, NULL, "form-id");
    self->form_id = g_ascii_strtoll (form, NULL, 10);
    self->origin = dup_origin (connector, destination);
  }
  if (self != NULL && client_id != NULL)
    self->question = plumb_marketo_make_question (self->origin, client_id, client_secret);
  wipe (client_secret);
  return self;
}

PlumbMarketoAccount *
plumb_marketo_account_new_signed (PlumbConnector *connector, PlumbDestination *destination,
                                  PlumbCredentials *credentials, PlumbFinding *fault)
{
  g_autoptr (PlumbMarketoAccount) self =
      plumb_marketo_account_new (connector, destination, credentials, fault);

  if (self != NULL && self->question == NULL) {
    *fault = (PlumbFinding){ PLUMB_FINDING_FAULT, "marketo.client-id.needed" };
    return NULL;
  }
  return g_steal_pointer (&self);
}
