/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-account.h"

#include "plumb-azure-table-access.h"
#include "plumb-azure-table-call.h"
#include "plumb-azure-table-faults.h"
#include "plumb-clock.h"
#include "plumb-storage-faults.h"

#include <string.h>

#define BUSY_TIMES 2
#define LATE_MILLISECONDS 3000

/* clang-format off */
static const PlumbTwinRefusal not_found = {
  "", 404, "ResourceNotFound", "The specified resource does not exist." };
static const PlumbTwinRefusal no_table = {
  "", 404, "TableNotFound", "The table specified does not exist." };
static const PlumbTwinRefusal no_format = {
  "", 415, "AtomFormatNotSupported", "Atom format is not supported." };
static const PlumbTwinRefusal invalid_input = {
  "", 400, "InvalidInput", "One of the request inputs is not valid." };
static const PlumbTwinRefusal invalid_name = {
  "", 400, "InvalidResourceName", "The specified resource name contains invalid characters." };
static const PlumbTwinRefusal no_keys = {
  "", 400, "PropertiesNeedValue", "The values are not specified for all properties in the entity." };
static const PlumbTwinRefusal invalid_key = {
  "", 400, "InvalidInput", "The 'PartitionKey' or 'RowKey' parameter is out of range." };
static const PlumbTwinRefusal too_long = {
  "", 400, "PropertyValueTooLarge", "The property value exceeds the maximum allowed size (64KB)." };
static const PlumbTwinRefusal table_exists = {
  "", 409, "TableAlreadyExists", "The table specified already exists." };
static const PlumbTwinRefusal row_exists = {
  "", 409, "EntityAlreadyExists", "The specified entity already exists." };
static const PlumbTwinRefusal row_changed = {
  "", 412, "UpdateConditionNotSatisfied", "The update condition specified in the request was not satisfied." };
static const PlumbTwinRefusal not_implemented = {
  "", 501, "NotImplemented", "The requested operation is not implemented on the specified resource." };
/* clang-format on */

PlumbAzureTableAccount *
plumb_azure_table_account_new (PlumbTwinHost *host)
{
  PlumbAzureTableAccount *self = g_new0 (PlumbAzureTableAccount, 1);

  self->host = host;
  self->key = plumb_twin_host_make_key ();
  self->records = plumb_azure_table_records_new ();
  return self;
}

void
plumb_azure_table_account_free (PlumbAzureTableAccount *self)
{
  plumb_azure_table_records_free (self->records);
  g_free (self->key);
  g_free (self);
}

static void
set_header (PlumbAzureTableCall *call, const char *name, const char *value)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), name,
                                value);
}

/* 204, or 201 with what was made, as `Prefer` says. */
static void
answer_made (PlumbAzureTableCall *call, JsonObject *made)
{
  const char *prefer = plumb_azure_table_call_get_header (call, "Prefer");

  if (g_strcmp0 (prefer, "return-no-content") == 0) {
    set_header (call, "Preference-Applied", prefer);
    plumb_azure_table_answer_empty (call->message, SOUP_STATUS_NO_CONTENT);
  } else {
    plumb_azure_table_answer_json (call->message, SOUP_STATUS_CREATED, made);
  }
}

static void
create_table (PlumbAzureTableAccount *self, PlumbAzureTableCall *call)
{
  JsonObject *body = plumb_azure_table_call_get_body (call);
  const char *name =
      body == NULL ? NULL : json_object_get_string_member_with_default (body, "TableName", NULL);
  const PlumbTwinRefusal *refusal = NULL;

  if (name == NULL)
    refusal = &invalid_input;
  else if (!g_regex_match_simple ("^[A-Za-z][A-Za-z0-9]{2,62}$", name, G_REGEX_DEFAULT,
                                  G_REGEX_MATCH_DEFAULT))
    refusal = &invalid_name;
  else
    refusal = plumb_twin_host_find_refusal (self->host, plumb_azure_table_create_refusals);
  if (refusal == NULL && !plumb_azure_table_records_create (self->records, name))
    refusal = &table_exists;
  if (refusal == NULL)
    answer_made (call, body);
  else
    plumb_azure_table_answer_refuse (call->message, refusal);
}

static void
drop_table (PlumbAzureTableAccount *self, PlumbAzureTableCall *call)
{
  if (call->table == NULL)
    plumb_azure_table_answer_refuse (call->message, &invalid_input);
  else if (!plumb_azure_table_records_drop (self->records, call->table))
    plumb_azure_table_answer_refuse (call->message, &not_found);
  else
    plumb_azure_table_answer_empty (call->message, SOUP_STATUS_NO_CONTENT);
}

static gboolean
is_key (const char *key)
{
  for (; *key != '\0'; key++)
    if ((guchar) *key < ' ' || strchr ("/\\#?", *key) != NULL)
      return FALSE;
  return TRUE;
}

/* (nullable): what is wrong with the row that was sent. */
static const PlumbTwinRefusal *
check_row (JsonObject *row)
{
  g_autoptr (GList) values = NULL;
  const char *partition, *key;

  if (row == NULL)
    return &invalid_input;
  partition = json_object_get_string_member_with_default (row, "PartitionKey", NULL);
  key = json_object_get_string_member_with_default (row, "RowKey", NULL);
  if (partition == NULL || key == NULL)
    return &no_keys;
  if (!is_key (partition) || !is_key (key))
    return &invalid_key;
  values = json_object_get_values (row);
  for (GList *value = values; value != NULL; value = value->next) {
    if (!JSON_NODE_HOLDS_VALUE (value->data) && !JSON_NODE_HOLDS_NULL (value->data))
      return &invalid_input;
    /* 64 KiB of UTF-16. */
    if (JSON_NODE_HOLDS_VALUE (value->data) &&
        json_node_get_value_type (value->data) == G_TYPE_STRING &&
        g_utf8_strlen (json_node_get_string (value->data), -1) > 32768)
      return &too_long;
  }
  return NULL;
}

/* A row on its way into a table, when it is late. */
typedef struct {
  PlumbAzureTableAccount *account;
  char *table;
  JsonObject *row;
} LateRow;

static gboolean
row_arrived_cb (gpointer data)
{
  LateRow *late = data;

  if (plumb_azure_table_records_has (late->account->records, late->table))
    plumb_azure_table_records_put (late->account->records, late->table, late->row);
  return G_SOURCE_REMOVE;
}

static void
late_row_free (gpointer data)
{
  LateRow *late = data;

  json_object_unref (late->row);
  g_free (late->table);
  g_free (late);
}

/* An etag is the time of the last change, even of a row that is thrown away. */
static void
keep_row (PlumbAzureTableAccount *self, PlumbAzureTableCall *call, JsonObject *row)
{
  g_autofree char *now = plumb_clock_format_ticks (plumb_clock_to_ticks (plumb_clock_now ()));
  g_autofree char *etag = NULL;

  json_object_set_string_member (row, "Timestamp", now);
  if (plumb_twin_host_has_fault (self->host, "record.late")) {
    LateRow *late = g_new (LateRow, 1);

    *late = (LateRow){ self, g_strdup (call->table), json_object_ref (row) };
    plumb_twin_host_later (self->host, LATE_MILLISECONDS, row_arrived_cb, late, late_row_free);
  } else if (!plumb_twin_host_has_fault (self->host, "record.dropped")) {
    plumb_azure_table_records_put (self->records, call->table, row);
  }
  etag = plumb_azure_table_answer_make_etag (row);
  set_header (call, "ETag", etag);
}

static void
insert_row (PlumbAzureTableAccount *self, PlumbAzureTableCall *call)
{
  JsonObject *row = plumb_azure_table_call_get_body (call);
  const PlumbTwinRefusal *refusal = check_row (row);
  g_autofree char *key = NULL;

  if (refusal == NULL && !plumb_azure_table_records_has (self->records, call->table))
    refusal = &no_table;
  if (refusal == NULL) {
    key = plumb_azure_table_records_make_key (json_object_get_string_member (row, "PartitionKey"),
                                              json_object_get_string_member (row, "RowKey"));
    if (plumb_azure_table_records_find (self->records, call->table, key) != NULL)
      refusal = &row_exists;
  }
  if (refusal != NULL) {
    plumb_azure_table_answer_refuse (call->message, refusal);
    return;
  }
  keep_row (self, call, row);
  answer_made (call, row);
}

/* (nullable): why the row at @call's key may not be changed; without `If-Match` it may be made. */
static const PlumbTwinRefusal *
check_condition (PlumbAzureTableCall *call, JsonObject *row)
{
  const char *condition = plumb_azure_table_call_get_header (call, "If-Match");
  g_autofree char *etag = NULL;

  if (row == NULL)
    return condition == NULL && call->method != SOUP_METHOD_DELETE ? NULL : &not_found;
  if (condition == NULL)
    return call->method == SOUP_METHOD_DELETE ? &invalid_input : NULL;
  etag = plumb_azure_table_answer_make_etag (row);
  return g_str_equal (condition, "*") || g_str_equal (condition, etag) ? NULL : &row_changed;
}

static JsonObject *
merge_rows (JsonObject *old, JsonObject *body, gboolean keep_others)
{
  JsonObject *merged = json_object_new ();
  JsonObject *const sources[] = { keep_others ? old : NULL, body };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    g_autoptr (GList) names = sources[i] == NULL ? NULL : json_object_get_members (sources[i]);

    for (GList *name = names; name != NULL; name = name->next)
      json_object_set_member (merged, name->data, json_object_dup_member (sources[i], name->data));
  }
  return merged;
}

static void
change_row (PlumbAzureTableAccount *self, PlumbAzureTableCall *call)
{
  JsonObject *old = plumb_azure_table_records_find (self->records, call->table, call->key);
  JsonObject *body = plumb_azure_table_call_get_body (call);
  const PlumbTwinRefusal *refusal = body == NULL ? &invalid_input : check_condition (call, old);
  g_autoptr (JsonObject) row = NULL;

  if (refusal == NULL && !plumb_azure_table_records_has (self->records, call->table))
    refusal = &no_table;
  if (refusal == NULL) {
    row = merge_rows (old, body, call->method != SOUP_METHOD_PUT);
    json_object_set_string_member (row, "PartitionKey", call->partition);
    json_object_set_string_member (row, "RowKey", call->row);
    refusal = check_row (row);
  }
  if (refusal != NULL) {
    plumb_azure_table_answer_refuse (call->message, refusal);
    return;
  }
  keep_row (self, call, row);
  plumb_azure_table_answer_empty (call->message, SOUP_STATUS_NO_CONTENT);
}

static void
delete_row (PlumbAzureTableAccount *self, PlumbAzureTableCall *call)
{
  JsonObject *row = plumb_azure_table_records_find (self->records, call->table, call->key);
  const PlumbTwinRefusal *refusal = check_condition (call, row);

  if (refusal != NULL) {
    plumb_azure_table_answer_refuse (call->message, refusal);
    return;
  }
  plumb_azure_table_records_remove (self->records, call->table, call->key);
  plumb_azure_table_answer_empty (call->message, SOUP_STATUS_NO_CONTENT);
}

static void
answer_tables (PlumbAzureTableAccount *self, PlumbAzureTableCall *call)
{
  if (call->method == SOUP_METHOD_GET)
    plumb_azure_table_account_list_tables (self, call);
  else if (call->method == SOUP_METHOD_POST)
    create_table (self, call);
  else if (call->method == SOUP_METHOD_DELETE)
    drop_table (self, call);
  else
    plumb_azure_table_answer_refuse (call->message, &not_implemented);
}

static void
answer_rows (PlumbAzureTableAccount *self, PlumbAzureTableCall *call)
{
  const PlumbTwinRefusal *refusal = NULL;

  if (call->method != SOUP_METHOD_GET)
    refusal = plumb_twin_host_find_refusal (self->host, plumb_azure_table_write_refusals);
  if (refusal != NULL)
    plumb_azure_table_answer_refuse (call->message, refusal);
  else if (call->method == SOUP_METHOD_GET && call->key == NULL)
    plumb_azure_table_account_query (self, call);
  else if (call->method == SOUP_METHOD_GET)
    plumb_azure_table_account_read (self, call);
  else if (call->method == SOUP_METHOD_POST && call->key == NULL)
    insert_row (self, call);
  else if (call->method == SOUP_METHOD_DELETE && call->key != NULL)
    delete_row (self, call);
  else if (call->key != NULL)
    change_row (self, call);
  else
    plumb_azure_table_answer_refuse (call->message, &not_implemented);
}

/* (nullable): why it is not even looked at. */
static const PlumbTwinRefusal *
check_call (PlumbAzureTableAccount *self, PlumbAzureTableCall *call)
{
  const PlumbTwinRefusal *refusal =
      plumb_twin_host_find_refusal (self->host, plumb_storage_refusals);

  if (refusal != NULL)
    return refusal;
  if (plumb_twin_host_strike (self->host, "throttled", BUSY_TIMES))
    return &plumb_storage_busy;
  if (call == NULL)
    return &not_found;
  return plumb_azure_table_check_access (call->message, PLUMB_AZURE_TABLE_ACCOUNT, self->key,
                                         call->tables ? NULL : call->table,
                                         plumb_azure_table_call_get_right (call));
}

void
plumb_azure_table_account_answer (gpointer account, SoupServerMessage *message)
{
  PlumbAzureTableAccount *self = account;
  g_autoptr (PlumbAzureTableCall) call = plumb_azure_table_call_new (message);
  const PlumbTwinRefusal *refusal = check_call (self, call);

  if (plumb_twin_host_has_fault (self->host, "clock.off")) {
    g_autofree char *date = plumb_clock_format_http (plumb_clock_now () + G_TIME_SPAN_HOUR);

    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Date", date);
  }
  if (refusal != NULL)
    plumb_azure_table_answer_refuse (message, refusal);
  else if (!plumb_azure_table_answer_choose_metadata (message, &call->metadata))
    plumb_azure_table_answer_refuse (message, &no_format);
  else if (call->tables)
    answer_tables (self, call);
  else
    answer_rows (self, call);
}
