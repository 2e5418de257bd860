/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-account.h"
#include "plumb-azure-table-faults.h"
#include "plumb-clock.h"
#include "plumb-lead-reader.h"
#include "plumb-twin-service.h"

#include <string.h>

#define TABLE "MarketplaceLeads"

static void
twin_destroy (gpointer service)
{
  plumb_azure_table_account_free (service);
}

static gpointer
twin_create (PlumbTwinHost *host)
{
  return plumb_azure_table_account_new (host);
}

static void
twin_add_fields (gpointer service, GHashTable *fields)
{
  PlumbAzureTableAccount *self = service;
  const char *url = plumb_twin_host_get_url (self->host);

  g_hash_table_insert (fields, g_strdup ("connection-string"),
                       g_strdup_printf ("DefaultEndpointsProtocol=http;"
                                        "AccountName=" PLUMB_AZURE_TABLE_ACCOUNT ";AccountKey=%s;"
                                        "TableEndpoint=%s/" PLUMB_AZURE_TABLE_ACCOUNT ";",
                                        self->key, url));
  g_hash_table_insert (fields, g_strdup ("table"), g_strdup (TABLE));
}

static void
set_text (JsonObject *object, const char *name, PlumbLead *lead, PlumbLeadText text)
{
  const char *value = plumb_lead_get_text (lead, text);

  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

static char *
make_customer (PlumbLead *lead)
{
  g_autoptr (JsonObject) customer = json_object_new ();
  g_autoptr (JsonNode) node = NULL;

  set_text (customer, "FirstName", lead, PLUMB_LEAD_FIRST_NAME);
  set_text (customer, "LastName", lead, PLUMB_LEAD_LAST_NAME);
  set_text (customer, "Email", lead, PLUMB_LEAD_EMAIL);
  set_text (customer, "Phone", lead, PLUMB_LEAD_PHONE);
  set_text (customer, "Country", lead, PLUMB_LEAD_COUNTRY);
  set_text (customer, "Company", lead, PLUMB_LEAD_COMPANY);
  set_text (customer, "Title", lead, PLUMB_LEAD_TITLE);
  node = json_node_init_object (json_node_alloc (), customer);
  return json_to_string (node, FALSE);
}

/* The columns that readers of real tables found in them. */
static JsonObject *
make_row (PlumbLead *lead)
{
  JsonObject *row = json_object_new ();
  g_autofree char *customer = make_customer (lead);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *time =
      plumb_clock_format_ticks (plumb_clock_to_ticks (plumb_lead_get_occurred_at (lead)));
  g_autofree char *day = g_strndup (time, strlen ("2018-03-22"));
  g_autofree char *product = NULL;

  json_object_set_string_member (row, "PartitionKey", day);
  json_object_set_string_member (row, "RowKey", id);
  if (plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER) != NULL) {
    product = g_strjoin (".", plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER),
                         plumb_lead_get_text (lead, PLUMB_LEAD_OFFER), NULL);
    json_object_set_string_member (row, "ProductId", product);
  }
  json_object_set_string_member (row, "CustomerInfo", customer);
  set_text (row, "LeadSource", lead, PLUMB_LEAD_SOURCE);
  set_text (row, "ActionCode", lead, PLUMB_LEAD_ACTION);
  set_text (row, "OfferDisplayName", lead, PLUMB_LEAD_OFFER_TITLE);
  json_object_set_string_member (row, "CreatedTime", time);
  set_text (row, "Description", lead, PLUMB_LEAD_DESCRIPTION);
  return row;
}

static gboolean
twin_simulate_lead (gpointer service, const char *json, GError **error)
{
  PlumbAzureTableAccount *self = service;
  g_autoptr (PlumbLead) lead = plumb_lead_read_json (json, strlen (json), error);
  g_autoptr (JsonObject) row = NULL;

  if (lead == NULL)
    return FALSE;
  row = make_row (lead);
  plumb_azure_table_records_create (self->records, TABLE);
  plumb_azure_table_records_put (self->records, TABLE, row);
  return TRUE;
}

/* The key is kept as well: what was set up with it shall work the next time. */
static JsonObject *
twin_save (gpointer service)
{
  PlumbAzureTableAccount *self = service;
  JsonObject *state = json_object_new ();

  json_object_set_string_member (state, "key", self->key);
  json_object_set_object_member (state, "tables", plumb_azure_table_records_save (self->records));
  return state;
}

static void
twin_load (gpointer service, JsonObject *state)
{
  PlumbAzureTableAccount *self = service;
  const char *key = json_object_get_string_member_with_default (state, "key", NULL);
  JsonNode *tables = json_object_get_member (state, "tables");

  if (key != NULL) {
    g_free (self->key);
    self->key = g_strdup (key);
  }
  if (tables != NULL && JSON_NODE_HOLDS_OBJECT (tables))
    plumb_azure_table_records_load (self->records, json_node_get_object (tables));
}

const PlumbTwinService plumb_azure_table_twin = {
  .kind = PLUMB_KIND_AZURE_TABLE,
  .faults = plumb_azure_table_faults,
  .create = twin_create,
  .destroy = twin_destroy,
  .answer = plumb_azure_table_account_answer,
  .add_fields = twin_add_fields,
  .simulate_lead = twin_simulate_lead,
  .save = twin_save,
  .load = twin_load,
};
