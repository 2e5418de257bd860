/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-reader.h"
#include "plumb-lead-source.h"
#include "plumb-marketo-faults.h"
#include "plumb-marketo-instance.h"
#include "plumb-twin-service.h"

#include <string.h>

static gpointer
twin_create (PlumbTwinHost *host)
{
  return plumb_marketo_instance_new (host);
}

static void
twin_destroy (gpointer service)
{
  plumb_marketo_instance_free (service);
}

static void
add_field (GHashTable *fields, const char *key, const char *value)
{
  g_hash_table_insert (fields, g_strdup (key), g_strdup (value));
}

static void
twin_add_fields (gpointer service, GHashTable *fields)
{
  PlumbMarketoInstance *self = service;

  add_field (fields, "munchkin-id", PLUMB_MARKETO_INSTANCE_MUNCHKIN);
  add_field (fields, "form-id", G_STRINGIFY (PLUMB_MARKETO_INSTANCE_FORM));
  add_field (fields, "client-id", self->client_id);
  add_field (fields, "client-secret", self->client_secret);
  add_field (fields, "rest-host", plumb_twin_host_get_url (self->host));
}

static void
set_text (JsonObject *object, const char *name, PlumbLead *lead, PlumbLeadText text)
{
  const char *value = plumb_lead_get_text (lead, text);

  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

/* The fields that the marketplace is taken to fill. */
static JsonObject *
make_fields (PlumbLead *lead)
{
  JsonObject *fields = json_object_new ();
  g_autofree char *source = plumb_lead_source_format (
      plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE), plumb_lead_get_text (lead, PLUMB_LEAD_ACTION),
      plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER),
      plumb_lead_get_text (lead, PLUMB_LEAD_OFFER),
      plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE));

  set_text (fields, "firstName", lead, PLUMB_LEAD_FIRST_NAME);
  set_text (fields, "lastName", lead, PLUMB_LEAD_LAST_NAME);
  set_text (fields, "email", lead, PLUMB_LEAD_EMAIL);
  set_text (fields, "phone", lead, PLUMB_LEAD_PHONE);
  set_text (fields, "company", lead, PLUMB_LEAD_COMPANY);
  set_text (fields, "title", lead, PLUMB_LEAD_TITLE);
  set_text (fields, "country", lead, PLUMB_LEAD_COUNTRY);
  if (source != NULL)
    json_object_set_string_member (fields, "leadSource", source);
  /* Marketo knows people by their address, and the marketplace always has one. */
  if (!json_object_has_member (fields, "email"))
    json_object_set_string_member (fields, "email", "somebody@example.com");
  return fields;
}

static gboolean
twin_simulate_lead (gpointer service, const char *json, GError **error)
{
  g_autoptr (PlumbLead) lead = plumb_lead_read_json (json, strlen (json), error);
  g_autoptr (JsonObject) fields = NULL;

  if (lead == NULL)
    return FALSE;
  fields = make_fields (lead);
  json_object_unref (plumb_marketo_instance_fill_form (service, fields));
  return TRUE;
}

/* The credentials are kept as well: what was set up with them shall work the next time. */
static JsonObject *
twin_save (gpointer service)
{
  PlumbMarketoInstance *self = service;
  JsonObject *state = json_object_new ();

  json_object_set_string_member (state, "client-id", self->client_id);
  json_object_set_string_member (state, "client-secret", self->client_secret);
  json_object_set_array_member (state, "people", plumb_marketo_people_save (self->people));
  json_object_set_array_member (state, "activities", plumb_marketo_log_save (self->log));
  return state;
}

static void
load_text (JsonObject *state, const char *name, char **text)
{
  const char *value = json_object_get_string_member_with_default (state, name, NULL);

  if (value == NULL)
    return;
  g_free (*text);
  *text = g_strdup (value);
}

/* (nullable) */
static JsonArray *
get_array (JsonObject *state, const char *name)
{
  JsonNode *node = json_object_get_member (state, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
twin_load (gpointer service, JsonObject *state)
{
  PlumbMarketoInstance *self = service;
  JsonArray *people = get_array (state, "people");
  JsonArray *activities = get_array (state, "activities");

  load_text (state, "client-id", &self->client_id);
  load_text (state, "client-secret", &self->client_secret);
  if (people != NULL)
    plumb_marketo_people_load (self->people, people);
  if (activities != NULL)
    plumb_marketo_log_load (self->log, activities);
}

const PlumbTwinService plumb_marketo_twin = {
  .kind = PLUMB_KIND_MARKETO,
  .faults = plumb_marketo_faults,
  .create = twin_create,
  .destroy = twin_destroy,
  .answer = plumb_marketo_instance_answer,
  .add_fields = twin_add_fields,
  .simulate_lead = twin_simulate_lead,
  .save = twin_save,
  .load = twin_load,
};
