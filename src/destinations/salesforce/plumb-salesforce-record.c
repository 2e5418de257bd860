/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-record.h"

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-lead-source.h"

/* What of a person stands in a member of its own. */
static const struct {
  const char *name;
  PlumbLeadText text;
} members[] = {
  { "FirstName", PLUMB_LEAD_FIRST_NAME }, { "LastName", PLUMB_LEAD_LAST_NAME },
  { "Email", PLUMB_LEAD_EMAIL },          { "Phone", PLUMB_LEAD_PHONE },
  { "Country", PLUMB_LEAD_COUNTRY },      { "Company", PLUMB_LEAD_COMPANY },
  { "Title", PLUMB_LEAD_TITLE },          { "Description", PLUMB_LEAD_DESCRIPTION },
};

static gint64
get_time (JsonObject *record, const char *name)
{
  g_autofree char *text = plumb_json_dup_text (record, name);

  return plumb_clock_parse (text);
}

gint64
plumb_salesforce_record_get_time (JsonObject *record)
{
  g_return_val_if_fail (record != NULL, 0);
  return get_time (record, "SystemModstamp");
}

static char *
dup_raw (JsonObject *record)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), record);

  return json_to_string (node, FALSE);
}

PlumbLead *
plumb_salesforce_record_to_lead (JsonObject *record)
{
  char *texts[G_N_ELEMENTS (members)] = { NULL };
  PlumbLeadFields fields = { 0 };
  g_autofree char *key = NULL;
  g_autofree char *raw = NULL;
  g_autofree char *lead_source = NULL;
  g_autoptr (PlumbLeadSource) source = NULL;
  PlumbLead *lead = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  key = plumb_json_dup_text (record, "Id");
  raw = dup_raw (record);
  lead_source = plumb_json_dup_text (record, "LeadSource");
  source = plumb_lead_source_parse (lead_source);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    texts[i] = plumb_json_dup_text (record, members[i].name);
    fields.texts[members[i].text] = texts[i];
  }
  if (source != NULL) {
    fields.texts[PLUMB_LEAD_SOURCE] = source->source;
    fields.texts[PLUMB_LEAD_ACTION] = source->action;
    fields.texts[PLUMB_LEAD_PUBLISHER] = source->publisher;
    fields.texts[PLUMB_LEAD_OFFER] = source->offer;
  }
  fields.key = key;
  fields.raw = raw;
  fields.received_at = plumb_clock_now ();
  fields.created_at = get_time (record, "CreatedDate");
  lead = plumb_lead_new (&fields);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_free (texts[i]);
  return lead;
}

JsonArray *
plumb_salesforce_record_find_all (JsonNode *answer)
{
  JsonNode *records = NULL;

  if (answer == NULL || !JSON_NODE_HOLDS_OBJECT (answer))
    return NULL;
  records = json_object_get_member (json_node_get_object (answer), "records");
  return records != NULL && JSON_NODE_HOLDS_ARRAY (records) ? json_node_get_array (records) : NULL;
}

JsonObject *
plumb_salesforce_record_get (JsonArray *records, guint index)
{
  JsonNode *node = NULL;

  if (records != NULL && index < json_array_get_length (records))
    node = json_array_get_element (records, index);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
