/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-json.h"
#include "plumb-salesforce-twin-answer.h"
#include "plumb-salesforce-twin-rest.h"
#include "plumb-salesforce-twin-schema.h"
#include "plumb-salesforce-twin-soql.h"

#include <string.h>

/* developer.salesforce.com, "Query Options Header". */
#define SMALLEST_BATCH 200
#define LARGEST_BATCH 2000

/* clang-format off */
static const PlumbTwinRefusal malformed = {
  "", 400, "MALFORMED_QUERY", "unexpected token" };
static const PlumbTwinRefusal no_locator = {
  "", 400, "INVALID_QUERY_LOCATOR", "invalid query locator" };
/* clang-format on */

static void
refuse_object (SoupServerMessage *message, const char *object)
{
  g_autofree char *text = g_strdup_printf ("sObject type '%s' is not supported.", object);
  PlumbTwinRefusal refusal = { "", 400, "INVALID_TYPE", text };

  plumb_salesforce_twin_answer_refuse (message, &refusal);
}

static void
refuse_field (SoupServerMessage *message, const char *object, const char *field)
{
  g_autofree char *text = g_strdup_printf ("No such column '%s' on entity '%s'.", field, object);
  PlumbTwinRefusal refusal = { "", 400, "INVALID_FIELD", text };

  plumb_salesforce_twin_answer_refuse (message, &refusal);
}

static guint
get_batch (PlumbSalesforceTwinOrganisation *organisation, SoupServerMessage *message)
{
  const char *options = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Sforce-Query-Options");
  const char *size = options != NULL ? strstr (options, "batchSize=") : NULL;

  if (plumb_twin_host_has_fault (organisation->host, "pages.tiny"))
    return 1;
  if (size == NULL)
    return LARGEST_BATCH;
  return (guint) CLAMP (g_ascii_strtoull (size + strlen ("batchSize="), NULL, 10), SMALLEST_BATCH,
                        LARGEST_BATCH);
}

/* (transfer full): the selected members of @record. */
static JsonObject *
format_record (const PlumbSoql *query, JsonObject *record, const char *version)
{
  JsonObject *formatted = json_object_new ();
  JsonObject *attributes = json_object_new ();
  g_autofree char *id = plumb_json_dup_text (record, "Id");
  g_autofree char *url = g_strdup_printf ("/services/data/%s/sobjects/%s/%s", version,
                                          query->object, id != NULL ? id : "");

  json_object_set_string_member (attributes, "type", query->object);
  json_object_set_string_member (attributes, "url", url);
  json_object_set_object_member (formatted, "attributes", attributes);
  for (guint i = 0; i < query->fields->len; i++) {
    const char *name = query->fields->pdata[i];
    JsonNode *value = json_object_get_member (record, name);

    if (value != NULL)
      json_object_set_member (formatted, name, json_node_copy (value));
    else
      json_object_set_null_member (formatted, name);
  }
  return formatted;
}

/* @records: all of the answer, formatted; @number: of the answer, if it is kept */
static void
answer_page (PlumbSalesforceTwinOrganisation *organisation, SoupServerMessage *message,
             const char *version, GPtrArray *records, const char *number, guint offset)
{
  guint end = MIN (records->len, offset + get_batch (organisation, message));
  JsonObject *answer = json_object_new ();
  JsonArray *page = json_array_new ();

  for (guint i = offset; i < end; i++)
    json_array_add_object_element (page, json_object_ref (records->pdata[i]));
  json_object_set_int_member (answer, "totalSize", records->len);
  json_object_set_boolean_member (answer, "done", end == records->len);
  if (end < records->len) {
    g_autofree char *next = g_strdup_printf ("/services/data/%s/query/%s-%u", version, number, end);

    json_object_set_string_member (answer, "nextRecordsUrl", next);
  }
  json_object_set_array_member (answer, "records", page);
  plumb_salesforce_twin_answer_json (message, SOUP_STATUS_OK, answer);
}

static void
answer_records (PlumbSalesforceTwinOrganisation *organisation, SoupServerMessage *message,
                const char *version, const PlumbSoql *query, GPtrArray *records)
{
  g_autoptr (GPtrArray) selected = plumb_soql_select (query, records);
  GPtrArray *formatted = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  char *number = NULL;

  for (guint i = 0; query->fields->len > 0 && i < selected->len; i++)
    g_ptr_array_add (formatted, format_record (query, selected->pdata[i], version));
  if (query->fields->len == 0) {
    JsonObject *count = json_object_new ();

    json_object_set_int_member (count, "totalSize", selected->len);
    json_object_set_boolean_member (count, "done", TRUE);
    json_object_set_array_member (count, "records", json_array_new ());
    plumb_salesforce_twin_answer_json (message, SOUP_STATUS_OK, count);
    g_ptr_array_unref (formatted);
    return;
  }
  number = g_strdup_printf ("01go000000%05uAAA", ++organisation->n_answers);
  answer_page (organisation, message, version, formatted, number, 0);
  g_hash_table_replace (organisation->answers, number, formatted);
}

/* (nullable): the first field that there is none of. */
static const char *
find_unknown_field (PlumbSalesforceTwinOrganisation *organisation, const PlumbSoql *query)
{
  g_autoptr (GPtrArray) fields = plumb_soql_list_fields (query);

  for (guint i = 0; i < fields->len; i++)
    if (!plumb_salesforce_twin_schema_has_field (organisation, query->object, fields->pdata[i]))
      return fields->pdata[i];
  return NULL;
}

void
plumb_salesforce_twin_query_answer (PlumbSalesforceTwinOrganisation *organisation,
                                    SoupServerMessage *message, const char *version,
                                    gboolean is_tooling)
{
  const char *text = g_uri_get_query (soup_server_message_get_uri (message));
  g_autoptr (GHashTable) parameters = soup_form_decode (text != NULL ? text : "");
  const char *soql = g_hash_table_lookup (parameters, "q");
  g_autoptr (PlumbSoql) query = plumb_soql_parse (soql != NULL ? soql : "");
  g_autoptr (GPtrArray) records = NULL;
  const char *unknown = NULL;

  if (query == NULL) {
    plumb_salesforce_twin_answer_refuse (message, &malformed);
    return;
  }
  records = plumb_salesforce_twin_schema_list (organisation, query->object, is_tooling);
  if (records == NULL) {
    refuse_object (message, query->object);
    return;
  }
  unknown = find_unknown_field (organisation, query);
  if (unknown != NULL)
    refuse_field (message, query->object, unknown);
  else
    answer_records (organisation, message, version, query, records);
}

void
plumb_salesforce_twin_query_continue (PlumbSalesforceTwinOrganisation *organisation,
                                      SoupServerMessage *message, const char *version,
                                      const char *locator)
{
  const char *dash = strrchr (locator, '-');
  g_autofree char *number = dash != NULL ? g_strndup (locator, (gsize) (dash - locator)) : NULL;
  GPtrArray *records = number != NULL ? g_hash_table_lookup (organisation->answers, number) : NULL;
  guint64 offset = 0;

  if (records == NULL || !g_ascii_string_to_unsigned (dash + 1, 10, 0, records->len, &offset, NULL))
    plumb_salesforce_twin_answer_refuse (message, &no_locator);
  else
    answer_page (organisation, message, version, records, number, (guint) offset);
}
