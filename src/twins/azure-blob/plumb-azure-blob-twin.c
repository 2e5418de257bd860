/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-account.h"
#include "plumb-azure-blob-faults.h"
#include "plumb-clock.h"
#include "plumb-lead-reader.h"
#include "plumb-twin-service.h"

#include <string.h>

#define CONTAINER "marketplaceleadcontainer"

/* What an old container holds: leads from the time when they still came. */
static const struct {
  const char *name;
  const char *time;
  const char *content;
} archive[] = {
  { "2019-04-02/0f4e1c2a.json", "2019-04-02T09:15:00Z",
    "{\"userDetails\":{\"firstName\":\"Jane\",\"lastName\":\"Doe\","
    "\"email\":\"jane.doe@northwind.example\",\"phone\":\"+1 425 555 0100\",\"country\":\"US\","
    "\"company\":\"Northwind Traders\",\"title\":\"CTO\"},\"leadSource\":\"AzureMarketplace\","
    "\"actionCode\":\"INS\",\"offerTitle\":\"Contoso VM\",\"description\":\"An old lead\"}" },
  { "2020-06-11/9b7d3e55.json", "2020-06-11T16:40:00Z",
    "{\"userDetails\":{\"firstName\":\"João\",\"lastName\":\"Pereira\","
    "\"email\":\"joao.pereira@tailspin.example\",\"phone\":\"+351 21 000 0123\","
    "\"country\":\"PT\",\"company\":\"Tailspin Toys\",\"title\":\"Gestor de TI\"},"
    "\"leadSource\":\"SPZA\",\"actionCode\":\"PLT\",\"offerTitle\":\"Contoso Backup\","
    "\"description\":\"An old lead\"}" },
};

static void
twin_destroy (gpointer service)
{
  plumb_azure_blob_account_free (service);
}

static gpointer
twin_create (PlumbTwinHost *host)
{
  PlumbAzureBlobAccount *self = plumb_azure_blob_account_new (host);

  plumb_azure_blob_records_create (self->records, CONTAINER);
  for (guint i = 0; i < G_N_ELEMENTS (archive); i++) {
    g_autoptr (GBytes) content =
        g_bytes_new_static (archive[i].content, strlen (archive[i].content));

    plumb_azure_blob_records_put (self->records, CONTAINER, archive[i].name, content,
                                  "application/json", plumb_clock_parse (archive[i].time));
  }
  return self;
}

static void
twin_add_fields (gpointer service, GHashTable *fields)
{
  PlumbAzureBlobAccount *self = service;
  const char *url = plumb_twin_host_get_url (self->host);

  g_hash_table_insert (fields, g_strdup ("connection-string"),
                       g_strdup_printf ("DefaultEndpointsProtocol=http;"
                                        "AccountName=" PLUMB_AZURE_BLOB_ACCOUNT ";AccountKey=%s;"
                                        "BlobEndpoint=%s/" PLUMB_AZURE_BLOB_ACCOUNT ";",
                                        self->key, url));
  g_hash_table_insert (fields, g_strdup ("container"), g_strdup (CONTAINER));
}

/* Leads no longer come to a real one; here they may, for tests of the watch. */
static gboolean
twin_simulate_lead (gpointer service, const char *json, GError **error)
{
  PlumbAzureBlobAccount *self = service;
  g_autoptr (PlumbLead) lead = plumb_lead_read_json (json, strlen (json), error);
  g_autoptr (GBytes) content = NULL;
  g_autofree char *id = NULL;
  g_autofree char *time = NULL;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  if (lead == NULL)
    return FALSE;
  content = g_bytes_new (json, strlen (json));
  id = g_uuid_string_random ();
  time = plumb_clock_format (plumb_clock_now ());
  day = g_strndup (time, strlen ("2018-03-22"));
  name = g_strconcat (day, "/", id, ".json", NULL);
  plumb_azure_blob_records_create (self->records, CONTAINER);
  plumb_azure_blob_records_put (self->records, CONTAINER, name, content, "application/json", 0);
  return TRUE;
}

/* The key is kept as well: what was set up with it shall work the next time. */
static JsonObject *
twin_save (gpointer service)
{
  PlumbAzureBlobAccount *self = service;
  JsonObject *state = json_object_new ();

  json_object_set_string_member (state, "key", self->key);
  json_object_set_object_member (state, "containers",
                                 plumb_azure_blob_records_save (self->records));
  return state;
}

static void
twin_load (gpointer service, JsonObject *state)
{
  PlumbAzureBlobAccount *self = service;
  const char *key = json_object_get_string_member_with_default (state, "key", NULL);
  JsonNode *containers = json_object_get_member (state, "containers");

  if (key != NULL) {
    g_free (self->key);
    self->key = g_strdup (key);
  }
  if (containers != NULL && JSON_NODE_HOLDS_OBJECT (containers))
    plumb_azure_blob_records_load (self->records, json_node_get_object (containers));
}

const PlumbTwinService plumb_azure_blob_twin = {
  .kind = PLUMB_KIND_AZURE_BLOB,
  .faults = plumb_azure_blob_faults,
  .create = twin_create,
  .destroy = twin_destroy,
  .answer = plumb_azure_blob_account_answer,
  .add_fields = twin_add_fields,
  .simulate_lead = twin_simulate_lead,
  .save = twin_save,
  .load = twin_load,
};
