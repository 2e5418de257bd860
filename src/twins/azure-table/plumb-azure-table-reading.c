/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-call.h"
#include "plumb-azure-table-filter.h"
#include "plumb-json.h"

#include <stdlib.h>
#include <string.h>

/* The service's own limit (learn, "Query timeout and pagination"). */
#define PAGE_SIZE 1000
#define ALTERED_LENGTH 10

/* clang-format off */
static const PlumbTwinRefusal invalid_input = {
  "", 400, "InvalidInput", "One of the request inputs is not valid." };
static const PlumbTwinRefusal no_table = {
  "", 404, "TableNotFound", "The table specified does not exist." };
static const PlumbTwinRefusal no_resource = {
  "", 404, "ResourceNotFound", "The specified resource does not exist." };
/* clang-format on */

/* One page: what is wanted, from where, how many, and what it holds. */
typedef struct {
  PlumbAzureTableFilter *filter;
  guint limit;
  JsonArray *values;
  JsonObject *next;
} Page;

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->filter, plumb_azure_table_filter_free);
  g_clear_pointer (&page->values, json_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static const char *
get_parameter (PlumbAzureTableCall *call, const char *name)
{
  return g_hash_table_lookup (call->query, name);
}

static gboolean
page_init (Page *page, PlumbAzureTableAccount *account, PlumbAzureTableCall *call)
{
  const char *filter = get_parameter (call, "$filter");
  const char *top = get_parameter (call, "$top");

  page->values = json_array_new ();
  page->limit = PAGE_SIZE;
  if (top != NULL)
    page->limit = CLAMP (atoi (top), 1, PAGE_SIZE);
  /* The first page is empty and yet not the last, as happens on Azure. */
  if (plumb_twin_host_has_fault (account->host, "pages.tiny"))
    page->limit = get_parameter (call, "NextPartitionKey") == NULL ? 0 : 1;
  if (filter == NULL || *filter == '\0')
    return TRUE;
  page->filter = plumb_azure_table_filter_parse (filter);
  return page->filter != NULL;
}

static gboolean
page_wants (const Page *page, JsonObject *row)
{
  return page->filter == NULL || plumb_azure_table_filter_match (page->filter, row);
}

static char *
make_metadata_url (PlumbAzureTableAccount *self, const char *suffix)
{
  return g_strconcat (plumb_twin_host_get_url (self->host),
                      "/" PLUMB_AZURE_TABLE_ACCOUNT "/$metadata#", suffix, NULL);
}

static void
answer_page (PlumbAzureTableAccount *self, PlumbAzureTableCall *call, Page *page)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *url =
      make_metadata_url (self, call->tables || call->table == NULL ? "Tables" : call->table);

  if (call->metadata != PLUMB_AZURE_TABLE_NO_METADATA)
    json_object_set_string_member (body, "odata.metadata", url);
  json_object_set_array_member (body, "value", json_array_ref (page->values));
  plumb_azure_table_answer_json (call->message, SOUP_STATUS_OK, body);
}

static JsonObject *
make_table_row (PlumbAzureTableAccount *self, const char *name, PlumbAzureTableMetadata metadata)
{
  JsonObject *row = json_object_new ();

  if (metadata == PLUMB_AZURE_TABLE_FULL_METADATA)
    json_object_set_string_member (row, "odata.type", PLUMB_AZURE_TABLE_ACCOUNT ".Tables");
  json_object_set_string_member (row, "TableName", name);
  return row;
}

void
plumb_azure_table_account_list_tables (PlumbAzureTableAccount *self, PlumbAzureTableCall *call)
{
  g_auto (Page) page = { NULL };
  g_autoptr (GList) names = NULL;

  if (!page_init (&page, self, call)) {
    plumb_azure_table_answer_refuse (call->message, &invalid_input);
    return;
  }
  if (!plumb_twin_host_has_fault (self->host, "table.missing"))
    names = plumb_azure_table_records_list (self->records);
  for (GList *name = names; name != NULL; name = name->next) {
    JsonObject *row = make_table_row (self, name->data, call->metadata);

    if (page_wants (&page, row))
      json_array_add_object_element (page.values, row);
    else
      json_object_unref (row);
  }
  answer_page (self, call, &page);
}

/* Keys travel as opaque tokens, whatever they hold. */
static void
set_continuation (PlumbAzureTableCall *call, const char *header, JsonObject *row,
                  const char *member)
{
  const char *value = json_object_get_string_member (row, member);
  g_autofree char *encoded = g_base64_encode ((const guchar *) value, strlen (value));
  g_autofree char *token = g_strconcat ("1!", encoded, NULL);

  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), header,
                                token);
}

static char *
decode_continuation (const char *token)
{
  gsize length;

  if (token == NULL || !g_str_has_prefix (token, "1!"))
    return g_strdup ("");
  return (char *) g_base64_decode (token + 2, &length);
}

static char *
make_start_key (PlumbAzureTableCall *call)
{
  const char *token = get_parameter (call, "NextPartitionKey");
  g_autofree char *partition = NULL;
  g_autofree char *row = NULL;

  if (token == NULL)
    return NULL;
  partition = decode_continuation (token);
  row = decode_continuation (get_parameter (call, "NextRowKey"));
  return plumb_azure_table_records_make_key (partition, row);
}

/* What a careless rule between the table and its reader does. */
static void
cut_company (JsonObject *row)
{
  const char *text = json_object_get_string_member_with_default (row, "CustomerInfo", "");
  g_autoptr (JsonNode) node = plumb_json_parse (text, strlen (text), NULL);
  JsonObject *customer;
  g_autofree char *company = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *changed = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  customer = json_node_get_object (node);
  company = plumb_json_dup_text (customer, "Company");
  if (company == NULL || g_utf8_strlen (company, -1) <= ALTERED_LENGTH)
    return;
  cut = g_utf8_substring (company, 0, ALTERED_LENGTH);
  json_object_set_string_member (customer, "Company", cut);
  changed = json_to_string (node, FALSE);
  json_object_set_string_member (row, "CustomerInfo", changed);
}

static JsonObject *
format_row (PlumbAzureTableAccount *self, PlumbAzureTableCall *call, JsonObject *row)
{
  const char *select = get_parameter (call, "$select");
  g_auto (GStrv) names = select == NULL ? NULL : g_strsplit (select, ",", -1);
  g_autofree char *url = g_strconcat (plumb_twin_host_get_url (self->host),
                                      "/" PLUMB_AZURE_TABLE_ACCOUNT "/", call->table, NULL);
  JsonObject *formatted =
      plumb_azure_table_answer_format_row (row, (const char *const *) names, call->metadata, url);

  if (plumb_twin_host_has_fault (self->host, "record.altered"))
    cut_company (formatted);
  return formatted;
}

static gboolean
table_is_there (PlumbAzureTableAccount *self, PlumbAzureTableCall *call)
{
  if (plumb_azure_table_records_has (self->records, call->table) &&
      !plumb_twin_host_has_fault (self->host, "table.missing"))
    return TRUE;
  plumb_azure_table_answer_refuse (call->message, &no_table);
  return FALSE;
}

void
plumb_azure_table_account_query (PlumbAzureTableAccount *self, PlumbAzureTableCall *call)
{
  g_auto (Page) page = { NULL };
  g_autofree char *start = make_start_key (call);
  g_autoptr (GPtrArray) rows = NULL;

  if (!table_is_there (self, call))
    return;
  if (!page_init (&page, self, call)) {
    plumb_azure_table_answer_refuse (call->message, &invalid_input);
    return;
  }
  rows = plumb_azure_table_records_query (self->records, call->table, start);
  for (guint i = 0; i < rows->len && page.next == NULL; i++) {
    if (!page_wants (&page, rows->pdata[i]))
      continue;
    if (json_array_get_length (page.values) == page.limit)
      page.next = rows->pdata[i];
    else
      json_array_add_object_element (page.values, format_row (self, call, rows->pdata[i]));
  }
  answer_page (self, call, &page);
  if (page.next != NULL) {
    set_continuation (call, "x-ms-continuation-NextPartitionKey", page.next, "PartitionKey");
    set_continuation (call, "x-ms-continuation-NextRowKey", page.next, "RowKey");
  }
}

void
plumb_azure_table_account_read (PlumbAzureTableAccount *self, PlumbAzureTableCall *call)
{
  g_autoptr (JsonObject) formatted = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *url = NULL;
  JsonObject *row;

  if (!table_is_there (self, call))
    return;
  row = plumb_azure_table_records_find (self->records, call->table, call->key);
  if (row == NULL) {
    plumb_azure_table_answer_refuse (call->message, &no_resource);
    return;
  }
  formatted = format_row (self, call, row);
  url = make_metadata_url (self, call->table);
  if (call->metadata != PLUMB_AZURE_TABLE_NO_METADATA)
    json_object_set_string_member (formatted, "odata.metadata", url);
  etag = plumb_azure_table_answer_make_etag (row);
  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), "ETag",
                                etag);
  plumb_azure_table_answer_json (call->message, SOUP_STATUS_OK, formatted);
}
