/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-twin-schema.h"

#include <string.h>

/* The leads that came in before, under the fault `daily-cap`. */
#define EARLIER_LEADS 500

typedef enum {
  OPTIONAL,
  REQUIRED,
  DEFAULTED,
  READ_ONLY,
} Use;

/**
 * Field: @fault: (nullable): there only while this fault is on
 */
typedef struct {
  const char *name;
  const char *type;
  guint length;
  Use use;
  const char *fault;
} Field;

/* developer.salesforce.com, "Object Reference: Lead". */
static const Field lead_fields[] = {
  { "Id", "id", 18, READ_ONLY },
  { "IsDeleted", "boolean", 0, READ_ONLY },
  { "LastName", "string", 80, REQUIRED },
  { "FirstName", "string", 40, OPTIONAL },
  { "Salutation", "picklist", 40, OPTIONAL },
  { "Name", "string", 121, READ_ONLY },
  { "Title", "string", 128, OPTIONAL },
  { "Company", "string", 255, REQUIRED },
  { "Street", "textarea", 255, OPTIONAL },
  { "City", "string", 40, OPTIONAL },
  { "State", "string", 80, OPTIONAL },
  { "PostalCode", "string", 20, OPTIONAL },
  { "Country", "string", 80, OPTIONAL },
  { "Phone", "phone", 40, OPTIONAL },
  { "MobilePhone", "phone", 40, OPTIONAL },
  { "Fax", "phone", 40, OPTIONAL },
  { "Email", "email", 80, OPTIONAL },
  { "Website", "url", 255, OPTIONAL },
  { "Description", "textarea", 32000, OPTIONAL },
  { "LeadSource", "picklist", 255, OPTIONAL },
  { "Status", "picklist", 255, DEFAULTED },
  { "Industry", "picklist", 255, OPTIONAL },
  { "Rating", "picklist", 255, OPTIONAL },
  { "OwnerId", "reference", 18, DEFAULTED },
  { "IsConverted", "boolean", 0, DEFAULTED },
  { "CreatedDate", "datetime", 0, READ_ONLY },
  { "LastModifiedDate", "datetime", 0, READ_ONLY },
  { "SystemModstamp", "datetime", 0, READ_ONLY },
  { "CountryCode", "picklist", 10, OPTIONAL, "country.picklist" },
  { "StateCode", "picklist", 10, OPTIONAL, "country.picklist" },
  { "Segment__c", "picklist", 255, REQUIRED, "picklist.required" },
  { "Region__c", "string", 40, REQUIRED, "field.required" },
};

/* Objects with a record at most: their members, and what is in it. */
static const struct {
  const char *object;
  gboolean is_tooling;
  const char *fault;
  const char *record;
} single_records[] = {
  { "Organization", FALSE, NULL,
    "{\"Id\":\"" PLUMB_SALESFORCE_TWIN_LONG_OID "\",\"Name\":\"Practice\","
    "\"IsSandbox\":false,\"OrganizationType\":\"Enterprise Edition\"}" },
  { "DuplicateRule", FALSE, "duplicate.rule",
    "{\"Id\":\"0Bmo00000000001CAA\",\"DeveloperName\":\"Standard_Lead_Duplicate_Rule\","
    "\"SobjectType\":\"Lead\",\"IsActive\":true}" },
  { "ValidationRule", TRUE, "validation.rule",
    "{\"Id\":\"03do00000000001AAA\",\"ValidationName\":\"Phone_has_country_code\",\"Active\":true,"
    "\"EntityDefinition.QualifiedApiName\":\"Lead\"}" },
};

static JsonObject *
parse (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_node_dup_object (node);
}

static int
find_single (const char *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (single_records); i++)
    if (g_ascii_strcasecmp (object, single_records[i].object) == 0)
      return (int) i;
  return -1;
}

static void
add_earlier_leads (GPtrArray *records)
{
  for (guint i = 0; i < EARLIER_LEADS; i++)
    g_ptr_array_add (records, parse ("{\"Id\":\"00Qo00009999999AAA\",\"LastName\":\"Doe\","
                                     "\"CreatedDate\":\"2999-01-01T00:00:00.000+0000\","
                                     "\"SystemModstamp\":\"2000-01-01T00:00:00.000+0000\"}"));
}

static GPtrArray *
list_leads (PlumbSalesforceTwinOrganisation *organisation)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < organisation->leads->len; i++)
    if (!g_hash_table_contains (organisation->hidden, organisation->leads->pdata[i]))
      g_ptr_array_add (records, json_object_ref (organisation->leads->pdata[i]));
  if (plumb_twin_host_has_fault (organisation->host, "daily-cap"))
    add_earlier_leads (records);
  return records;
}

GPtrArray *
plumb_salesforce_twin_schema_list (PlumbSalesforceTwinOrganisation *organisation,
                                   const char *object, gboolean is_tooling)
{
  g_autoptr (GPtrArray) records = NULL;
  int single = find_single (object);
  JsonObject *record = NULL;

  if (!is_tooling && g_ascii_strcasecmp (object, "Lead") == 0)
    return plumb_twin_host_has_fault (organisation->host, "object.hidden")
               ? NULL
               : list_leads (organisation);
  if (single < 0 || single_records[single].is_tooling != is_tooling)
    return NULL;
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  if (single_records[single].fault != NULL &&
      !plumb_twin_host_has_fault (organisation->host, single_records[single].fault))
    return g_steal_pointer (&records);
  record = parse (single_records[single].record);
  if (single == 0 && plumb_twin_host_has_fault (organisation->host, "organisation.other"))
    json_object_set_string_member (record, "Id", "00Do0000000OthrEAC");
  g_ptr_array_add (records, record);
  return g_steal_pointer (&records);
}

static gboolean
is_there (PlumbSalesforceTwinOrganisation *organisation, const Field *field)
{
  return field->fault == NULL || plumb_twin_host_has_fault (organisation->host, field->fault);
}

gboolean
plumb_salesforce_twin_schema_has_field (PlumbSalesforceTwinOrganisation *organisation,
                                        const char *object, const char *field)
{
  int single = find_single (object);

  if (single >= 0) {
    g_autoptr (JsonObject) record = parse (single_records[single].record);

    return json_object_has_member (record, field);
  }
  if (plumb_twin_host_has_fault (organisation->host, "field.hidden") &&
      g_ascii_strcasecmp (field, "Phone") == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lead_fields); i++)
    if (g_ascii_strcasecmp (field, lead_fields[i].name) == 0 &&
        is_there (organisation, &lead_fields[i]))
      return TRUE;
  return FALSE;
}

static JsonObject *
describe_field (PlumbSalesforceTwinOrganisation *organisation, const Field *field)
{
  JsonObject *description = json_object_new ();
  gboolean is_source = g_str_equal (field->name, "LeadSource");

  json_object_set_string_member (description, "name", field->name);
  json_object_set_string_member (description, "label", field->name);
  json_object_set_string_member (description, "type", field->type);
  json_object_set_int_member (description, "length", field->length);
  json_object_set_boolean_member (description, "createable", field->use != READ_ONLY);
  json_object_set_boolean_member (description, "updateable", field->use != READ_ONLY);
  json_object_set_boolean_member (description, "nillable", field->use == OPTIONAL);
  json_object_set_boolean_member (description, "defaultedOnCreate",
                                  field->use == DEFAULTED || field->use == READ_ONLY);
  json_object_set_boolean_member (
      description, "restrictedPicklist",
      is_source && plumb_twin_host_has_fault (organisation->host, "lead-source.restricted"));
  json_object_set_array_member (description, "picklistValues", json_array_new ());
  return description;
}

JsonObject *
plumb_salesforce_twin_schema_describe (PlumbSalesforceTwinOrganisation *organisation)
{
  JsonObject *description = json_object_new ();
  JsonArray *fields = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lead_fields); i++)
    if (is_there (organisation, &lead_fields[i]))
      json_array_add_object_element (fields, describe_field (organisation, &lead_fields[i]));
  json_object_set_string_member (description, "name", "Lead");
  json_object_set_string_member (description, "label", "Lead");
  json_object_set_string_member (description, "keyPrefix", "00Q");
  json_object_set_boolean_member (description, "createable", TRUE);
  json_object_set_boolean_member (description, "deletable", TRUE);
  json_object_set_boolean_member (description, "queryable", TRUE);
  json_object_set_array_member (description, "fields", fields);
  return description;
}
