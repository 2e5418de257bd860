/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How much a JSON answer says about types and addresses. */
typedef enum {
  PLUMB_AZURE_TABLE_NO_METADATA,
  PLUMB_AZURE_TABLE_MINIMAL_METADATA,
  PLUMB_AZURE_TABLE_FULL_METADATA,
} PlumbAzureTableMetadata;

/* What `Accept` asks for; %FALSE if it is not JSON at all. */
gboolean plumb_azure_table_answer_choose_metadata (SoupServerMessage *message,
                                                   PlumbAzureTableMetadata *metadata);

/* Refuses in the shape that was asked for: JSON, or XML. */
void plumb_azure_table_answer_refuse (SoupServerMessage *message, const PlumbTwinRefusal *refusal);

/* Answers with @status and without a body. */
void plumb_azure_table_answer_empty (SoupServerMessage *message, guint status);

/* @json: (transfer none) */
void plumb_azure_table_answer_json (SoupServerMessage *message, guint status, JsonObject *json);

/* (transfer full): @row as it is written at this level; @select: (nullable): only these members. */
JsonObject *plumb_azure_table_answer_format_row (JsonObject *row, const char *const *select,
                                                 PlumbAzureTableMetadata metadata,
                                                 const char *table_url);

/* (transfer full): the row's version. */
char *plumb_azure_table_answer_make_etag (JsonObject *row);

G_END_DECLS
