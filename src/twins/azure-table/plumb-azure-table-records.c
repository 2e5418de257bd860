/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-records.h"

#include "plumb-clock.h"

typedef struct {
  char *name;
  GTree *rows;
} Table;

struct _PlumbAzureTableRecords {
  GTree *tables;
  gint64 last_ticks;
};

static void
table_free (gpointer data)
{
  Table *table = data;

  g_free (table->name);
  g_tree_unref (table->rows);
  g_free (table);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer unused)
{
  return g_ascii_strcasecmp (a, b);
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer unused)
{
  return g_strcmp0 (a, b);
}

PlumbAzureTableRecords *
plumb_azure_table_records_new (void)
{
  PlumbAzureTableRecords *self = g_new0 (PlumbAzureTableRecords, 1);

  self->tables = g_tree_new_full (compare_names, NULL, NULL, table_free);
  return self;
}

void
plumb_azure_table_records_free (PlumbAzureTableRecords *self)
{
  g_tree_unref (self->tables);
  g_free (self);
}

static gboolean
collect_name (gpointer name, gpointer table, gpointer data)
{
  GList **names = data;

  *names = g_list_prepend (*names, name);
  return FALSE;
}

GList *
plumb_azure_table_records_list (PlumbAzureTableRecords *self)
{
  GList *names = NULL;

  g_tree_foreach (self->tables, collect_name, &names);
  return g_list_reverse (names);
}

gboolean
plumb_azure_table_records_has (PlumbAzureTableRecords *self, const char *table)
{
  return g_tree_lookup (self->tables, table) != NULL;
}

gboolean
plumb_azure_table_records_create (PlumbAzureTableRecords *self, const char *name)
{
  Table *table;

  if (plumb_azure_table_records_has (self, name))
    return FALSE;
  table = g_new (Table, 1);
  table->name = g_strdup (name);
  table->rows = g_tree_new_full (compare_keys, NULL, g_free, (GDestroyNotify) json_object_unref);
  g_tree_insert (self->tables, table->name, table);
  return TRUE;
}

gboolean
plumb_azure_table_records_drop (PlumbAzureTableRecords *self, const char *table)
{
  return g_tree_remove (self->tables, table);
}

/* Keys hold no control characters, so this one sorts before all that they hold. */
char *
plumb_azure_table_records_make_key (const char *partition, const char *row)
{
  return g_strconcat (partition, "\x01", row, NULL);
}

static char *
make_key_of (JsonObject *row)
{
  return plumb_azure_table_records_make_key (json_object_get_string_member (row, "PartitionKey"),
                                             json_object_get_string_member (row, "RowKey"));
}

JsonObject *
plumb_azure_table_records_find (PlumbAzureTableRecords *self, const char *name, const char *key)
{
  Table *table = g_tree_lookup (self->tables, name);

  return table == NULL ? NULL : g_tree_lookup (table->rows, key);
}

static void
keep (PlumbAzureTableRecords *self, const char *name, JsonObject *row)
{
  Table *table = g_tree_lookup (self->tables, name);

  g_assert (table != NULL);
  g_tree_replace (table->rows, make_key_of (row), json_object_ref (row));
}

void
plumb_azure_table_records_put (PlumbAzureTableRecords *self, const char *name, JsonObject *row)
{
  g_autofree char *timestamp = NULL;

  self->last_ticks = MAX (plumb_clock_to_ticks (plumb_clock_now ()), self->last_ticks + 1);
  timestamp = plumb_clock_format_ticks (self->last_ticks);
  json_object_set_string_member (row, "Timestamp", timestamp);
  keep (self, name, row);
}

gboolean
plumb_azure_table_records_remove (PlumbAzureTableRecords *self, const char *name, const char *key)
{
  Table *table = g_tree_lookup (self->tables, name);

  return table != NULL && g_tree_remove (table->rows, key);
}

GPtrArray *
plumb_azure_table_records_query (PlumbAzureTableRecords *self, const char *name, const char *key)
{
  GPtrArray *rows = g_ptr_array_new ();
  Table *table = g_tree_lookup (self->tables, name);
  GTreeNode *node = NULL;

  if (table != NULL)
    node = key == NULL ? g_tree_node_first (table->rows) : g_tree_lower_bound (table->rows, key);
  for (; node != NULL; node = g_tree_node_next (node))
    g_ptr_array_add (rows, g_tree_node_value (node));
  return rows;
}

static gboolean
save_table (gpointer name, gpointer data, gpointer tables)
{
  Table *table = data;
  JsonArray *rows = json_array_new ();

  for (GTreeNode *node = g_tree_node_first (table->rows); node != NULL;
       node = g_tree_node_next (node))
    json_array_add_object_element (rows, json_object_ref (g_tree_node_value (node)));
  json_object_set_array_member (tables, name, rows);
  return FALSE;
}

JsonObject *
plumb_azure_table_records_save (PlumbAzureTableRecords *self)
{
  JsonObject *tables = json_object_new ();

  g_tree_foreach (self->tables, save_table, tables);
  return tables;
}

static void
load_table (JsonObject *tables, const char *name, JsonNode *node, gpointer data)
{
  PlumbAzureTableRecords *self = data;
  JsonArray *rows;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return;
  plumb_azure_table_records_create (self, name);
  rows = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonNode *row = json_array_get_element (rows, i);

    if (JSON_NODE_HOLDS_OBJECT (row))
      keep (self, name, json_node_get_object (row));
  }
}

void
plumb_azure_table_records_load (PlumbAzureTableRecords *self, JsonObject *tables)
{
  json_object_foreach_member (tables, load_table, self);
}
