/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-reader.h"
#include "plumb-salesforce-twin-answer.h"
#include "plumb-salesforce-twin-faults.h"
#include "plumb-salesforce-twin-form.h"
#include "plumb-salesforce-twin-organisation.h"
#include "plumb-salesforce-twin-rest.h"
#include "plumb-twin-service.h"

#include <string.h>

/* clang-format off */
static const PlumbTwinRefusal server_error = {
  "server.error", 500, "UNKNOWN_EXCEPTION", "An unexpected error occurred. Please include this ErrorId." };
static const PlumbTwinRefusal not_found = {
  "", 404, "NOT_FOUND", "The requested resource does not exist" };
/* clang-format on */

/* What of a person stands in a field of its own. */
static const struct {
  PlumbLeadText text;
  const char *field;
} members[] = {
  { PLUMB_LEAD_FIRST_NAME, "FirstName" }, { PLUMB_LEAD_LAST_NAME, "LastName" },
  { PLUMB_LEAD_EMAIL, "Email" },          { PLUMB_LEAD_PHONE, "Phone" },
  { PLUMB_LEAD_COUNTRY, "Country" },      { PLUMB_LEAD_COMPANY, "Company" },
  { PLUMB_LEAD_TITLE, "Title" },          { PLUMB_LEAD_DESCRIPTION, "Description" },
};

static gpointer
twin_create (PlumbTwinHost *host)
{
  return plumb_salesforce_twin_organisation_new (host);
}

static void
twin_destroy (gpointer service)
{
  plumb_salesforce_twin_organisation_free (service);
}

static void
twin_answer (gpointer service, SoupServerMessage *message)
{
  PlumbSalesforceTwinOrganisation *self = service;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  if (plumb_twin_host_has_fault (self->host, "server.error"))
    plumb_salesforce_twin_answer_refuse (message, &server_error);
  else if (g_str_equal (path, PLUMB_SALESFORCE_TWIN_FORM_PATH))
    plumb_salesforce_twin_form_answer (self, message);
  else if (g_str_has_prefix (path, "/services/"))
    plumb_salesforce_twin_rest_answer (self, message);
  else
    plumb_salesforce_twin_answer_refuse (message, &not_found);
}

/* Most publishers have no way to read; a fault leaves it out. */
static void
twin_add_fields (gpointer service, GHashTable *fields)
{
  PlumbSalesforceTwinOrganisation *self = service;
  const char *url = plumb_twin_host_get_url (self->host);

  g_hash_table_insert (fields, g_strdup ("oid"), g_strdup (PLUMB_SALESFORCE_TWIN_OID));
  g_hash_table_insert (fields, g_strdup ("web-to-lead-host"), g_strdup (url));
  if (plumb_twin_host_has_fault (self->host, "accepted-only"))
    return;
  g_hash_table_insert (fields, g_strdup ("my-domain"), g_strdup (url));
  g_hash_table_insert (fields, g_strdup ("consumer-key"), g_strdup (self->key));
  g_hash_table_insert (fields, g_strdup ("consumer-secret"), g_strdup (self->secret));
}

/* (transfer full): `Source-Action|Publisher.Offer` */
static char *
make_source (PlumbLead *lead)
{
  const char *source = plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE);
  const char *action = plumb_lead_get_text (lead, PLUMB_LEAD_ACTION);
  const char *publisher = plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER);
  const char *offer = plumb_lead_get_text (lead, PLUMB_LEAD_OFFER);

  if (offer == NULL)
    offer = plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE);
  return g_strconcat (source != NULL ? source : "", action != NULL ? "-" : "",
                      action != NULL ? action : "", offer != NULL ? "|" : "",
                      publisher != NULL ? publisher : "", publisher != NULL ? "." : "",
                      offer != NULL ? offer : "", NULL);
}

static gboolean
twin_simulate_lead (gpointer service, const char *json, GError **error)
{
  PlumbSalesforceTwinOrganisation *self = service;
  g_autoptr (PlumbLead) lead = plumb_lead_read_json (json, strlen (json), error);
  g_autoptr (JsonObject) record = NULL;
  g_autofree char *source = NULL;

  if (lead == NULL)
    return FALSE;
  record = json_object_new ();
  source = make_source (lead);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (plumb_lead_get_text (lead, members[i].text) != NULL)
      json_object_set_string_member (record, members[i].field,
                                     plumb_lead_get_text (lead, members[i].text));
  if (source[0] != '\0')
    json_object_set_string_member (record, "LeadSource", source);
  plumb_salesforce_twin_organisation_add (self, record);
  return TRUE;
}

static JsonObject *
twin_save (gpointer service)
{
  return plumb_salesforce_twin_organisation_save (service);
}

static void
twin_load (gpointer service, JsonObject *state)
{
  plumb_salesforce_twin_organisation_load (service, state);
}

const PlumbTwinService plumb_salesforce_twin = {
  .kind = PLUMB_KIND_SALESFORCE,
  .faults = plumb_salesforce_twin_faults,
  .create = twin_create,
  .destroy = twin_destroy,
  .answer = twin_answer,
  .add_fields = twin_add_fields,
  .simulate_lead = twin_simulate_lead,
  .save = twin_save,
  .load = twin_load,
};
