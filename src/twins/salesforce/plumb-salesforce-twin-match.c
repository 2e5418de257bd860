/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-salesforce-twin-soql-private.h"

#include <string.h>

static gboolean is_like (const char *text, const char *pattern);

static gboolean
has_end_like (const char *text, const char *pattern)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (is_like (text, pattern))
      return TRUE;
  return is_like (text, pattern);
}

/* Whether @text fits @pattern, in which `%` is any text and `_` any letter; both folded. */
static gboolean
is_like (const char *text, const char *pattern)
{
  for (; *pattern != '\0'; pattern = g_utf8_next_char (pattern), text = g_utf8_next_char (text)) {
    if (*pattern == '%')
      return has_end_like (text, pattern + 1);
    if (*text == '\0')
      return FALSE;
    if (*pattern == '_')
      continue;
    if (*pattern == '\\' && pattern[1] != '\0')
      pattern++;
    if (g_utf8_get_char (pattern) != g_utf8_get_char (text))
      return FALSE;
  }
  return *text == '\0';
}

/* Times and numbers by what they mean, texts whatever their case. */
static int
compare (const char *stored, const char *value, gboolean is_text)
{
  g_autofree char *folded_stored = NULL;
  g_autofree char *folded_value = NULL;
  gint64 stored_time = 0;
  gint64 time = 0;

  if (!is_text) {
    stored_time = plumb_clock_parse (stored);
    time = plumb_clock_parse (value);
  }
  if (stored_time != 0 && time != 0)
    return stored_time < time ? -1 : stored_time > time;
  folded_stored = g_utf8_casefold (stored, -1);
  folded_value = g_utf8_casefold (value, -1);
  return strcmp (folded_stored, folded_value);
}

static gboolean
holds (int order, const char *relation)
{
  if (g_str_equal (relation, "="))
    return order == 0;
  if (g_str_equal (relation, "!=") || g_str_equal (relation, "<>"))
    return order != 0;
  if (g_str_equal (relation, "<"))
    return order < 0;
  if (g_str_equal (relation, "<="))
    return order <= 0;
  return g_str_equal (relation, ">") ? order > 0 : order >= 0;
}

static gboolean
match_comparison (const PlumbSoqlCondition *self, JsonObject *record)
{
  g_autofree char *stored = plumb_json_dup_text (record, self->field);
  g_autofree char *text = NULL;
  g_autofree char *pattern = NULL;
  gboolean is_null = !self->is_text && g_ascii_strcasecmp (self->value, "null") == 0;

  if (is_null)
    return holds (stored == NULL ? 0 : 1, self->relation);
  if (stored == NULL)
    return g_str_equal (self->relation, "!=") || g_str_equal (self->relation, "<>");
  if (!g_str_equal (self->relation, "LIKE"))
    return holds (compare (stored, self->value, self->is_text), self->relation);
  text = g_utf8_casefold (stored, -1);
  pattern = g_utf8_casefold (self->value, -1);
  return is_like (text, pattern);
}

gboolean
plumb_soql_condition_match (const PlumbSoqlCondition *self, JsonObject *record)
{
  switch (self->kind) {
  case PLUMB_SOQL_AND:
    return plumb_soql_condition_match (self->first, record) &&
           plumb_soql_condition_match (self->second, record);
  case PLUMB_SOQL_OR:
    return plumb_soql_condition_match (self->first, record) ||
           plumb_soql_condition_match (self->second, record);
  case PLUMB_SOQL_NOT:
    return !plumb_soql_condition_match (self->first, record);
  case PLUMB_SOQL_COMPARE:
    return match_comparison (self, record);
  }
  return FALSE;
}

static int
compare_records (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const PlumbSoql *query = user_data;
  JsonObject *first = *(JsonObject *const *) a;
  JsonObject *second = *(JsonObject *const *) b;

  for (guint i = 0; i < query->order->len; i++) {
    const PlumbSoqlOrder *order = query->order->pdata[i];
    g_autofree char *first_text = plumb_json_dup_text (first, order->field);
    g_autofree char *second_text = plumb_json_dup_text (second, order->field);
    int result = compare (first_text != NULL ? first_text : "",
                          second_text != NULL ? second_text : "", FALSE);

    if (result != 0)
      return order->is_descending ? -result : result;
  }
  return 0;
}

GPtrArray *
plumb_soql_select (const PlumbSoql *self, GPtrArray *records)
{
  GPtrArray *selected = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < records->len; i++)
    if (self->where == NULL || plumb_soql_condition_match (self->where, records->pdata[i]))
      g_ptr_array_add (selected, json_object_ref (records->pdata[i]));
  if (self->order->len > 0)
    g_ptr_array_sort_with_data (selected, compare_records, (gpointer) self);
  if (selected->len > self->limit)
    g_ptr_array_set_size (selected, (int) self->limit);
  return selected;
}
