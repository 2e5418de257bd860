/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-account.h"

#include "plumb-azure-blob-access.h"
#include "plumb-azure-blob-faults.h"
#include "plumb-clock.h"
#include "plumb-storage-access.h"
#include "plumb-storage-answer.h"
#include "plumb-storage-faults.h"

#include <string.h>

#define BUSY_TIMES 2

/* What is in each file with the fault `blob.not-json`. */
#define PLAIN_TEXT "Jane Doe, Fabrikam, jane@fabrikam.example: please call back.\n"

/* clang-format off */
static const PlumbTwinRefusal not_found = {
  "", 404, "ResourceNotFound", "The specified resource does not exist." };
static const PlumbTwinRefusal no_container = {
  "", 404, "ContainerNotFound", "The specified container does not exist." };
static const PlumbTwinRefusal no_blob = {
  "", 404, "BlobNotFound", "The specified blob does not exist." };
static const PlumbTwinRefusal archived = {
  "", 409, "BlobArchived", "This operation is not permitted on an archived blob." };
static const PlumbTwinRefusal invalid_name = {
  "", 400, "InvalidResourceName", "The specified resource name contains invalid characters." };
static const PlumbTwinRefusal container_exists = {
  "", 409, "ContainerAlreadyExists", "The specified container already exists." };
static const PlumbTwinRefusal no_type = {
  "", 400, "MissingRequiredHeader", "An HTTP header that's mandatory for this request is not specified." };
static const PlumbTwinRefusal not_implemented = {
  "", 501, "NotImplemented", "The requested operation is not implemented on the specified resource." };
/* clang-format on */

PlumbAzureBlobAccount *
plumb_azure_blob_account_new (PlumbTwinHost *host)
{
  PlumbAzureBlobAccount *self = g_new0 (PlumbAzureBlobAccount, 1);

  self->host = host;
  self->key = plumb_twin_host_make_key ();
  self->records = plumb_azure_blob_records_new ();
  return self;
}

void
plumb_azure_blob_account_free (PlumbAzureBlobAccount *self)
{
  plumb_azure_blob_records_free (self->records);
  g_free (self->key);
  g_free (self);
}

static void
set_header (PlumbAzureBlobCall *call, const char *name, const char *value)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), name,
                                value);
}

static void
answer_empty (PlumbAzureBlobCall *call, guint status, gint64 modified, const char *etag)
{
  g_autofree char *id = plumb_storage_answer_start (call->message);
  g_autofree char *time = plumb_clock_format_http (modified);

  soup_server_message_set_status (call->message, status, NULL);
  set_header (call, "Last-Modified", time);
  set_header (call, "ETag", etag);
}

static gboolean
is_container_name (const char *name)
{
  gsize length = strlen (name);

  return length >= 3 && length <= 63 &&
         g_regex_match_simple ("^[a-z0-9]+(-[a-z0-9]+)*$", name, G_REGEX_DOLLAR_ENDONLY, 0);
}

/* (nullable): why the container cannot be made. */
static const PlumbTwinRefusal *
create_container (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  if (!is_container_name (call->container))
    return &invalid_name;
  if (!plumb_azure_blob_records_create (self->records, call->container))
    return &container_exists;
  answer_empty (call, SOUP_STATUS_CREATED, plumb_clock_now (), "\"0x8D\"");
  return NULL;
}

static const PlumbTwinRefusal *
answer_container (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  if (!g_str_equal (plumb_azure_blob_call_get_parameter (call, "restype"), "container"))
    return &not_implemented;
  if (call->method == SOUP_METHOD_PUT)
    return create_container (self, call);
  if (!plumb_azure_blob_records_has (self->records, call->container))
    return &no_container;
  if (call->method == SOUP_METHOD_DELETE) {
    plumb_azure_blob_records_drop (self->records, call->container);
    answer_empty (call, SOUP_STATUS_ACCEPTED, plumb_clock_now (), "\"0x8D\"");
  } else if (plumb_azure_blob_call_is_list (call)) {
    plumb_azure_blob_account_list_blobs (self, call);
  } else if (plumb_azure_blob_call_is_reading (call)) {
    answer_empty (call, SOUP_STATUS_OK, plumb_clock_now (), "\"0x8D\"");
  } else {
    return &not_implemented;
  }
  return NULL;
}

static const PlumbTwinRefusal *
put_blob (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  g_autoptr (GBytes) content =
      soup_message_body_flatten (soup_server_message_get_request_body (call->message));
  const char *type = plumb_storage_access_get_header (call->message, "x-ms-blob-content-type");
  const PlumbAzureBlobRecord *record = NULL;
  g_autofree char *etag = NULL;

  if (*plumb_azure_blob_call_get_parameter (call, "comp") != '\0')
    return &not_implemented;
  if (!g_str_equal (plumb_storage_access_get_header (call->message, "x-ms-blob-type"), "BlockBlob"))
    return &no_type;
  if (*type == '\0')
    type = plumb_storage_access_get_header (call->message, "Content-Type");
  record = plumb_azure_blob_records_put (self->records, call->container, call->blob, content,
                                         *type != '\0' ? type : NULL, 0);
  etag = plumb_azure_blob_record_make_etag (record);
  answer_empty (call, SOUP_STATUS_CREATED, record->modified, etag);
  return NULL;
}

/* (transfer full): the part of @content that `x-ms-range` or `Range` asks for. */
static GBytes *
cut_range (PlumbAzureBlobCall *call, GBytes *content, gsize *start)
{
  const char *range = plumb_storage_access_get_header (call->message, "x-ms-range");
  gsize size = g_bytes_get_size (content);
  const char *dash = NULL;
  gsize end = size;

  *start = 0;
  if (*range == '\0')
    range = plumb_storage_access_get_header (call->message, "Range");
  if (!g_str_has_prefix (range, "bytes="))
    return g_bytes_ref (content);
  *start = MIN (size, g_ascii_strtoull (range + strlen ("bytes="), NULL, 10));
  dash = strchr (range, '-');
  if (dash != NULL && dash[1] != '\0')
    end = MIN (size, g_ascii_strtoull (dash + 1, NULL, 10) + 1);
  return g_bytes_new_from_bytes (content, *start, MAX (end, *start) - *start);
}

static void
answer_content (PlumbAzureBlobCall *call, const PlumbAzureBlobRecord *record, GBytes *content)
{
  gsize start = 0;
  g_autoptr (GBytes) part = cut_range (call, content, &start);
  gsize size = g_bytes_get_size (content);
  gsize length = 0;
  const char *data = g_bytes_get_data (part, &length);
  gboolean is_part = length < size;
  g_autofree char *range =
      g_strdup_printf ("bytes %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT "/%" G_GSIZE_FORMAT, start,
                       start + length - 1, size);
  g_autofree char *etag = plumb_azure_blob_record_make_etag (record);

  answer_empty (call, is_part ? SOUP_STATUS_PARTIAL_CONTENT : SOUP_STATUS_OK, record->modified,
                etag);
  set_header (call, "x-ms-blob-type", "BlockBlob");
  set_header (call, "Accept-Ranges", "bytes");
  if (is_part)
    set_header (call, "Content-Range", range);
  soup_server_message_set_response (call->message, record->type, SOUP_MEMORY_COPY, data, length);
}

static gboolean
is_first (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  g_autoptr (GPtrArray) all =
      plumb_azure_blob_records_query (self->records, call->container, "", "");

  return all->len > 0 &&
         g_str_equal (((PlumbAzureBlobRecord *) g_ptr_array_index (all, 0))->name, call->blob);
}

static const PlumbTwinRefusal *
read_blob (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  const PlumbAzureBlobRecord *record =
      plumb_azure_blob_records_find (self->records, call->container, call->blob);
  g_autoptr (GBytes) plain = g_bytes_new_static (PLAIN_TEXT, strlen (PLAIN_TEXT));
  gboolean is_plain = plumb_twin_host_has_fault (self->host, "blob.not-json");

  if (record == NULL ||
      (plumb_twin_host_has_fault (self->host, "blob.gone") && is_first (self, call)))
    return &no_blob;
  if (plumb_twin_host_has_fault (self->host, "blob.archived"))
    return &archived;
  answer_content (call, record, is_plain ? plain : record->content);
  return NULL;
}

static const PlumbTwinRefusal *
delete_blob (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  if (!plumb_azure_blob_records_remove (self->records, call->container, call->blob))
    return &no_blob;
  answer_empty (call, SOUP_STATUS_ACCEPTED, plumb_clock_now (), "\"0x8D\"");
  return NULL;
}

static const PlumbTwinRefusal *
answer_blob (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  if (!plumb_azure_blob_records_has (self->records, call->container))
    return &no_container;
  if (call->method == SOUP_METHOD_PUT)
    return put_blob (self, call);
  if (plumb_azure_blob_call_is_reading (call))
    return read_blob (self, call);
  return call->method == SOUP_METHOD_DELETE ? delete_blob (self, call) : &not_implemented;
}

/* (nullable): the fault that stops it, which may depend on what it asks for. */
static const PlumbTwinRefusal *
find_fault (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  const PlumbTwinRefusal *refusal = NULL;

  if (call->container == NULL)
    return NULL;
  refusal = plumb_twin_host_find_refusal (self->host, plumb_azure_blob_container_refusals);
  if (refusal == NULL && (call->blob != NULL || plumb_azure_blob_call_is_list (call)))
    refusal = plumb_twin_host_find_refusal (self->host, plumb_azure_blob_reading_refusals);
  return refusal;
}

/* (nullable): why it is not even looked at. */
static const PlumbTwinRefusal *
check_call (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  const PlumbTwinRefusal *refusal =
      plumb_twin_host_find_refusal (self->host, plumb_storage_refusals);

  if (refusal != NULL)
    return refusal;
  if (plumb_twin_host_strike (self->host, "throttled", BUSY_TIMES))
    return &plumb_storage_busy;
  if (call == NULL)
    return &not_found;
  refusal = plumb_azure_blob_check_access (call, self->key);
  return refusal != NULL ? refusal : find_fault (self, call);
}

static const PlumbTwinRefusal *
answer_call (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call)
{
  if (call->blob != NULL)
    return answer_blob (self, call);
  if (call->container != NULL)
    return answer_container (self, call);
  if (!plumb_azure_blob_call_is_list (call))
    return &not_implemented;
  plumb_azure_blob_account_list_containers (self, call);
  return NULL;
}

void
plumb_azure_blob_account_answer (gpointer account, SoupServerMessage *message)
{
  PlumbAzureBlobAccount *self = account;
  g_autoptr (PlumbAzureBlobCall) call = plumb_azure_blob_call_new (message);
  const PlumbTwinRefusal *refusal = check_call (self, call);

  if (plumb_twin_host_has_fault (self->host, "clock.off")) {
    g_autofree char *date = plumb_clock_format_http (plumb_clock_now () + G_TIME_SPAN_HOUR);

    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Date", date);
  }
  if (refusal == NULL)
    refusal = answer_call (self, call);
  if (refusal != NULL)
    plumb_storage_answer_refuse (message, refusal);
}
