/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-reader.h"

#include "plumb-clock.h"
#include "plumb-error.h"
#include "plumb-json.h"
#include "plumb-lead-source.h"

#include <glib/gi18n.h>
#include <string.h>

/* Known spellings, without case, blanks, dashes and underscores; the first that has a value wins.
 */
#define MAX_SPELLINGS 5

/* clang-format off */
static const char *const spellings[PLUMB_LEAD_N_TEXTS][MAX_SPELLINGS] = {
  [PLUMB_LEAD_SOURCE] = { "leadsource", "source" },
  [PLUMB_LEAD_ACTION] = { "actioncode", "action" },
  [PLUMB_LEAD_PUBLISHER] = { "publisherid", "publisher" },
  [PLUMB_LEAD_OFFER] = { "offerid", "offer" },
  [PLUMB_LEAD_OFFER_TITLE] = { "offertitle", "offerdisplayname", "offername" },
  [PLUMB_LEAD_FIRST_NAME] = { "firstname", "givenname" },
  [PLUMB_LEAD_LAST_NAME] = { "lastname", "surname", "familyname" },
  [PLUMB_LEAD_EMAIL] = { "email", "emailaddress", "mail" },
  [PLUMB_LEAD_PHONE] = { "phone", "phonenumber", "telephone" },
  [PLUMB_LEAD_COUNTRY] = { "country", "countrycode" },
  [PLUMB_LEAD_COMPANY] = { "company", "companyname" },
  [PLUMB_LEAD_TITLE] = { "title", "jobtitle" },
  [PLUMB_LEAD_DESCRIPTION] = { "description" },
};
/* clang-format on */

static const char *const person_objects[] = { "userdetails", "customerinfo" };
static const char *const times[] = {
  "createdtime", "createdat", "createdon", "createddate", "leadcreationdatetime", "timestamp"
};
static const char *const products[] = { "productid" };

static char *
simplify_name (const char *name)
{
  char *simple = g_malloc (strlen (name) + 1);
  char *end = simple;

  for (; *name != '\0'; name++)
    if (*name != ' ' && *name != '-' && *name != '_')
      *end++ = g_ascii_tolower (*name);
  *end = '\0';
  return simple;
}

static gboolean
holds_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
is_empty (JsonNode *node)
{
  return JSON_NODE_HOLDS_NULL (node) ||
         (holds_string (node) && *json_node_get_string (node) == '\0');
}

/* (element-type utf8 JsonNode): the members by their simple names; null and empty ones left out. */
static GHashTable *
index_members (JsonObject *object)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!is_empty (node))
      g_hash_table_replace (index, simplify_name (name), node);
  return index;
}

/* (nullable): a text; a structure counts as one only where @written_out is asked for. */
static char *
node_to_text (JsonNode *node, gboolean written_out)
{
  if (node != NULL && written_out && !JSON_NODE_HOLDS_VALUE (node))
    return json_to_string (node, FALSE);
  return plumb_json_dup_node_text (node);
}

static char *
find_text (GHashTable *index, const char *const *names, gsize n_names, gboolean written_out)
{
  for (gsize i = 0; i < n_names && names[i] != NULL; i++) {
    char *text = node_to_text (g_hash_table_lookup (index, names[i]), written_out);

    if (text != NULL)
      return text;
  }
  return NULL;
}

/* What is set already came from a better place. */
static void
read_texts (GHashTable *index, char **texts)
{
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    if (texts[i] == NULL)
      texts[i] = find_text (index, spellings[i], MAX_SPELLINGS, i == PLUMB_LEAD_DESCRIPTION);
}

/* The person may be an object, or JSON in a string as in Azure Table. */
static void
read_person (JsonNode *node, char **texts)
{
  g_autoptr (JsonNode) parsed = NULL;
  g_autoptr (GHashTable) index = NULL;

  if (holds_string (node)) {
    const char *text = json_node_get_string (node);

    node = parsed = plumb_json_parse (text, strlen (text), NULL);
  }
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  index = index_members (json_node_get_object (node));
  read_texts (index, texts);
}

static void
set_missing (char **text, const char *value)
{
  if (*text == NULL)
    *text = g_strdup (value);
}

/* What has a key of its own is worth more than a part of the source. */
static void
apply_source (PlumbLeadSource *source, char **texts)
{
  set_missing (&texts[PLUMB_LEAD_ACTION], source->action);
  set_missing (&texts[PLUMB_LEAD_PUBLISHER], source->publisher);
  /* Without a publisher it is the offer's display name. */
  set_missing (&texts[source->publisher != NULL ? PLUMB_LEAD_OFFER : PLUMB_LEAD_OFFER_TITLE],
               source->offer);
}

static void
take_source_apart (char **texts)
{
  g_autoptr (PlumbLeadSource) source = plumb_lead_source_parse (texts[PLUMB_LEAD_SOURCE]);
  g_autofree char *action = g_steal_pointer (&texts[PLUMB_LEAD_ACTION]);

  texts[PLUMB_LEAD_ACTION] = plumb_lead_source_dup_canonical_action (action);
  if (source == NULL)
    return;
  g_free (texts[PLUMB_LEAD_SOURCE]);
  texts[PLUMB_LEAD_SOURCE] = g_strdup (source->source);
  apply_source (source, texts);
}

/* An Azure Table row has `publisher.offer` in one column: the same grammar, without a source. */
static void
take_product_apart (const char *product, char **texts)
{
  g_autofree char *text = g_strconcat ("product|", product, NULL);
  g_autoptr (PlumbLeadSource) source = plumb_lead_source_parse (text);

  set_missing (&texts[PLUMB_LEAD_PUBLISHER], source->publisher);
  set_missing (&texts[PLUMB_LEAD_OFFER], source->offer);
}

static PlumbLead *
read_object (JsonObject *object, const char *raw)
{
  g_autoptr (GHashTable) index = index_members (object);
  g_autofree char *created = find_text (index, times, G_N_ELEMENTS (times), FALSE);
  g_autofree char *product = find_text (index, products, G_N_ELEMENTS (products), FALSE);
  char *texts[PLUMB_LEAD_N_TEXTS] = { NULL };
  PlumbLeadFields fields = { .raw = raw };
  PlumbLead *lead;

  for (guint i = 0; i < G_N_ELEMENTS (person_objects); i++) {
    JsonNode *node = g_hash_table_lookup (index, person_objects[i]);

    if (node != NULL)
      read_person (node, texts);
  }
  read_texts (index, texts);
  if (product != NULL)
    take_product_apart (product, texts);
  take_source_apart (texts);

  fields.received_at = plumb_clock_now ();
  fields.created_at = plumb_clock_parse (created);
  memcpy (fields.texts, texts, sizeof texts);
  lead = plumb_lead_new (&fields);
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    g_free (texts[i]);
  return lead;
}

PlumbLead *
plumb_lead_read_json (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *raw = NULL;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  root = plumb_json_parse (text, length, error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root)) {
    g_set_error_literal (error, PLUMB_ERROR, PLUMB_ERROR_FORMAT,
                         _("Line 1, column 1: a lead must be a JSON object"));
    return NULL;
  }
  raw = g_strndup (text, length);
  return read_object (json_node_get_object (root), raw);
}

/* (transfer full): decoded; an escape that is none is left as it is. */
static char *
decode_form_text (const char *text)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (; *text != '\0'; text++) {
    guchar byte = *text == '+' ? ' ' : (guchar) *text;

    if (*text == '%' && g_ascii_isxdigit (text[1]) && g_ascii_isxdigit (text[2])) {
      byte = (guchar) (g_ascii_xdigit_value (text[1]) * 16 + g_ascii_xdigit_value (text[2]));
      text += 2;
    }
    g_byte_array_append (bytes, &byte, 1);
  }
  return g_utf8_make_valid ((const char *) bytes->data, bytes->len);
}

static void
read_form_pair (JsonObject *object, const char *pair)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *encoded = NULL;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (equals == NULL || equals == pair || equals[1] == '\0')
    return;
  encoded = g_strndup (pair, (gsize) (equals - pair));
  name = decode_form_text (encoded);
  value = decode_form_text (equals + 1);
  json_object_set_string_member (object, name, value);
}

PlumbLead *
plumb_lead_read_form (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *raw = NULL;
  g_autofree char *trimmed = NULL;
  g_auto (GStrv) pairs = NULL;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  raw = g_utf8_make_valid (text != NULL ? text : "", (gssize) length);
  if (strchr (raw, '=') == NULL) {
    g_set_error_literal (error, PLUMB_ERROR, PLUMB_ERROR_FORMAT,
                         _("Line 1, column 1: a form must have names and values"));
    return NULL;
  }
  trimmed = g_strstrip (g_strdup (raw));
  pairs = g_strsplit (trimmed, "&", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    read_form_pair (object, pairs[i]);
  return read_object (object, raw);
}
