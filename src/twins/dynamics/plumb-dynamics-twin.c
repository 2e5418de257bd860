/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-faults.h"
#include "plumb-dynamics-organization.h"
#include "plumb-lead-reader.h"
#include "plumb-twin-service.h"

#include <string.h>

static void
twin_destroy (gpointer service)
{
  plumb_dynamics_organization_free (service);
}

static gpointer
twin_create (PlumbTwinHost *host)
{
  return plumb_dynamics_organization_new (host);
}

static void
twin_answer (gpointer service, SoupServerMessage *message)
{
  plumb_dynamics_organization_answer (service, message);
}

static void
add_field (GHashTable *fields, const char *key, const char *value)
{
  g_hash_table_insert (fields, g_strdup (key), g_strdup (value));
}

static void
twin_add_fields (gpointer service, GHashTable *fields)
{
  PlumbDynamicsOrganization *self = service;
  const char *url = plumb_twin_host_get_url (self->host);

  add_field (fields, "url", url);
  add_field (fields, "login-host", url);
  add_field (fields, "authentication", "azure-ad");
  add_field (fields, "application-id", PLUMB_DYNAMICS_APPLICATION);
  add_field (fields, "directory-id", PLUMB_DYNAMICS_TENANT);
  add_field (fields, "client-secret", self->secret);
  /* For whoever chooses the other way to sign in. */
  add_field (fields, "user-name", PLUMB_DYNAMICS_USER);
  add_field (fields, "password", self->secret);
}

static void
set_text (JsonObject *record, const char *name, PlumbLead *lead, PlumbLeadText text)
{
  const char *value = plumb_lead_get_text (lead, text);

  if (value != NULL)
    json_object_set_string_member (record, name, value);
}

static const char *
get_text (PlumbLead *lead, PlumbLeadText text)
{
  const char *value = plumb_lead_get_text (lead, text);

  return value != NULL ? value : "";
}

/* The marketplace's own text, `Source-Action|Publisher.Offer`. */
static char *
make_subject (PlumbLead *lead)
{
  const char *publisher = plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER);
  const char *offer = plumb_lead_get_text (lead, PLUMB_LEAD_OFFER);
  g_autofree char *product = g_strjoin (".", publisher != NULL ? publisher : "", offer, NULL);

  return g_strdup_printf ("%s-%s|%s", get_text (lead, PLUMB_LEAD_SOURCE),
                          get_text (lead, PLUMB_LEAD_ACTION),
                          publisher != NULL ? product : get_text (lead, PLUMB_LEAD_OFFER_TITLE));
}

static gboolean
twin_simulate_lead (gpointer service, const char *json, GError **error)
{
  PlumbDynamicsOrganization *self = service;
  g_autoptr (PlumbLead) lead = plumb_lead_read_json (json, strlen (json), error);
  g_autoptr (JsonObject) record = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *subject = NULL;

  if (lead == NULL)
    return FALSE;
  subject = make_subject (lead);
  record = json_object_new ();
  json_object_set_string_member (record, "leadid", id);
  json_object_set_string_member (record, "subject", subject);
  set_text (record, "firstname", lead, PLUMB_LEAD_FIRST_NAME);
  set_text (record, "lastname", lead, PLUMB_LEAD_LAST_NAME);
  set_text (record, "companyname", lead, PLUMB_LEAD_COMPANY);
  set_text (record, "emailaddress1", lead, PLUMB_LEAD_EMAIL);
  set_text (record, "telephone1", lead, PLUMB_LEAD_PHONE);
  set_text (record, "jobtitle", lead, PLUMB_LEAD_TITLE);
  set_text (record, "address1_country", lead, PLUMB_LEAD_COUNTRY);
  set_text (record, "description", lead, PLUMB_LEAD_DESCRIPTION);
  plumb_dynamics_records_put (self->records, record);
  return TRUE;
}

/* The secret is kept as well: what was set up with it shall work the next time. */
static JsonObject *
twin_save (gpointer service)
{
  PlumbDynamicsOrganization *self = service;
  JsonObject *state = json_object_new ();

  json_object_set_string_member (state, "secret", self->secret);
  json_object_set_object_member (state, "records", plumb_dynamics_records_save (self->records));
  return state;
}

static void
twin_load (gpointer service, JsonObject *state)
{
  PlumbDynamicsOrganization *self = service;
  const char *secret = json_object_get_string_member_with_default (state, "secret", NULL);
  JsonNode *records = json_object_get_member (state, "records");

  if (secret != NULL) {
    g_free (self->secret);
    self->secret = g_strdup (secret);
  }
  if (records != NULL && JSON_NODE_HOLDS_OBJECT (records))
    plumb_dynamics_records_load (self->records, json_node_get_object (records));
}

const PlumbTwinService plumb_dynamics_twin = {
  .kind = PLUMB_KIND_DYNAMICS,
  .faults = plumb_dynamics_faults,
  .create = twin_create,
  .destroy = twin_destroy,
  .answer = twin_answer,
  .add_fields = twin_add_fields,
  .simulate_lead = twin_simulate_lead,
  .save = twin_save,
  .load = twin_load,
};
