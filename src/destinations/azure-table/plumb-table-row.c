/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-table-row.h"

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-lead-source.h"
#include "plumb-test-tag.h"

#include <string.h>

/* The members of CustomerInfo, in the marketplace's order. */
static const struct {
  const char *name;
  PlumbLeadText text;
} customer_members[] = {
  { "FirstName", PLUMB_LEAD_FIRST_NAME }, { "LastName", PLUMB_LEAD_LAST_NAME },
  { "Email", PLUMB_LEAD_EMAIL },          { "Phone", PLUMB_LEAD_PHONE },
  { "Country", PLUMB_LEAD_COUNTRY },      { "Company", PLUMB_LEAD_COMPANY },
  { "Title", PLUMB_LEAD_TITLE },
};

static char *
dup_digest (PlumbLead *lead)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *time = plumb_clock_format (plumb_lead_get_occurred_at (lead));

  if (time != NULL)
    g_checksum_update (checksum, (const guchar *) time, -1);
  for (PlumbLeadText text = PLUMB_LEAD_SOURCE; text < PLUMB_LEAD_N_TEXTS; text++) {
    const char *value = plumb_lead_get_text (lead, text);

    /* The end of each text counts, so that a text cannot move from one field to the next. */
    g_checksum_update (checksum, (const guchar *) (value != NULL ? value : ""),
                       value != NULL ? (gssize) strlen (value) + 1 : 1);
  }
  return g_strdup (g_checksum_get_string (checksum));
}

void
plumb_table_row_dup_keys (PlumbLead *lead, char **partition, char **row)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_if_fail (PLUMB_IS_LEAD (lead));
  g_return_if_fail (partition != NULL && row != NULL);

  time = g_date_time_new_from_unix_utc (plumb_lead_get_occurred_at (lead) / G_TIME_SPAN_SECOND);
  *partition = g_date_time_format (time, "%Y-%m-%d");
  *row = plumb_lead_dup_test_tag (lead);
  if (*row == NULL)
    *row = dup_digest (lead);
}

/* A tag is the time to 100 ns, which is finer than the lead's own. */
static char *
dup_created_time (PlumbLead *lead)
{
  g_autofree char *tag = plumb_lead_dup_test_tag (lead);
  gint64 created_at = plumb_lead_get_occurred_at (lead);

  if (tag != NULL && plumb_test_tag_get_time (tag) == created_at)
    return plumb_clock_format_ticks (g_ascii_strtoll (strrchr (tag, '_') + 1, NULL, 10));
  return plumb_clock_format_ticks (plumb_clock_to_ticks (created_at));
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static char *
build_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static char *
dup_customer (PlumbLead *lead)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (customer_members); i++)
    add_text (builder, customer_members[i].name,
              plumb_lead_get_text (lead, customer_members[i].text));
  json_builder_end_object (builder);
  return build_text (builder);
}

/* The marketplace writes the publisher's display name, of which Plumb knows only the id. */
static char *
dup_publisher_name (PlumbLead *lead)
{
  const char *publisher = plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER);
  char *name = g_strdup (publisher);

  if (name != NULL)
    name[0] = g_ascii_toupper (name[0]);
  return name;
}

static char *
dup_product (PlumbLead *lead)
{
  const char *publisher = plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER);
  const char *offer = plumb_lead_get_text (lead, PLUMB_LEAD_OFFER);

  if (publisher == NULL)
    return g_strdup (offer);
  return g_strdup_printf ("%s.%s", publisher, offer != NULL ? offer : "");
}

char *
plumb_table_row_from_lead (PlumbLead *lead)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *partition = NULL;
  g_autofree char *row = NULL;
  g_autofree char *product = NULL;
  g_autofree char *customer = NULL;
  g_autofree char *publisher = NULL;
  g_autofree char *created = NULL;

  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);

  plumb_table_row_dup_keys (lead, &partition, &row);
  product = dup_product (lead);
  customer = dup_customer (lead);
  publisher = dup_publisher_name (lead);
  created = dup_created_time (lead);
  json_builder_begin_object (builder);
  add_text (builder, "PartitionKey", partition);
  add_text (builder, "RowKey", row);
  add_text (builder, "ProductId", product);
  add_text (builder, "CustomerInfo", customer);
  add_text (builder, "LeadSource", plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE));
  add_text (builder, "ActionCode", plumb_lead_get_text (lead, PLUMB_LEAD_ACTION));
  add_text (builder, "PublisherDisplayName", publisher);
  add_text (builder, "OfferDisplayName", plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE));
  add_text (builder, "CreatedTime", created);
  add_text (builder, "Description", plumb_lead_get_text (lead, PLUMB_LEAD_DESCRIPTION));
  json_builder_end_object (builder);
  return build_text (builder);
}

/* What a lead is read into; owns what PlumbLeadFields only borrows. */
typedef struct {
  char *texts[PLUMB_LEAD_N_TEXTS];
} Texts;

static void
clear_texts (Texts *self)
{
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    g_free (self->texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, clear_texts)

static void
read_customer (JsonObject *row, Texts *texts)
{
  g_autofree char *text = plumb_json_dup_text (row, "CustomerInfo");
  g_autoptr (JsonNode) node = NULL;
  JsonObject *customer = plumb_json_find_object (row, "CustomerInfo");

  if (customer == NULL && text != NULL)
    node = plumb_json_parse (text, strlen (text), NULL);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    customer = json_node_get_object (node);
  if (customer == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (customer_members); i++)
    texts->texts[customer_members[i].text] =
        plumb_json_dup_text (customer, customer_members[i].name);
}

static void
read_source (JsonObject *row, Texts *texts)
{
  g_autofree char *text = plumb_json_dup_text (row, "LeadSource");
  g_autofree char *action = plumb_json_dup_text (row, "ActionCode");
  g_autoptr (PlumbLeadSource) source = plumb_lead_source_parse (text);

  if (action != NULL)
    texts->texts[PLUMB_LEAD_ACTION] = plumb_lead_source_dup_canonical_action (action);
  if (source == NULL)
    return;
  texts->texts[PLUMB_LEAD_SOURCE] = g_steal_pointer (&source->source);
  texts->texts[PLUMB_LEAD_PUBLISHER] = g_steal_pointer (&source->publisher);
  texts->texts[PLUMB_LEAD_OFFER] = g_steal_pointer (&source->offer);
  if (texts->texts[PLUMB_LEAD_ACTION] == NULL)
    texts->texts[PLUMB_LEAD_ACTION] = g_steal_pointer (&source->action);
}

/* `publisher.offer`, where the offer may hold more dots. */
static void
read_product (JsonObject *row, Texts *texts)
{
  g_autofree char *product = plumb_json_dup_text (row, "ProductId");
  char *dot = product != NULL ? strchr (product, '.') : NULL;

  if (product == NULL)
    return;
  g_free (texts->texts[PLUMB_LEAD_OFFER]);
  texts->texts[PLUMB_LEAD_OFFER] = g_strdup (dot != NULL ? dot + 1 : product);
  if (dot == NULL)
    return;
  g_free (texts->texts[PLUMB_LEAD_PUBLISHER]);
  texts->texts[PLUMB_LEAD_PUBLISHER] = g_strndup (product, dot - product);
}

gint64
plumb_table_row_get_time (JsonObject *row)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (row != NULL, 0);

  text = plumb_json_dup_text (row, "Timestamp");
  return plumb_clock_parse (text);
}

static gint64
get_created_at (JsonObject *row)
{
  g_autofree char *text = plumb_json_dup_text (row, "CreatedTime");
  gint64 created_at = plumb_clock_parse (text);

  return created_at != 0 ? created_at : plumb_table_row_get_time (row);
}

static char *
dup_raw (JsonObject *row)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), row);

  return json_to_string (node, FALSE);
}

PlumbLead *
plumb_table_row_to_lead (JsonObject *row)
{
  g_auto (Texts) texts = { { NULL } };
  PlumbLeadFields fields = { 0 };
  g_autofree char *partition = NULL;
  g_autofree char *row_key = NULL;
  g_autofree char *key = NULL;
  g_autofree char *raw = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  partition = plumb_json_dup_text (row, "PartitionKey");
  row_key = plumb_json_dup_text (row, "RowKey");
  key = g_strdup_printf ("%s\n%s", partition != NULL ? partition : "",
                         row_key != NULL ? row_key : "");
  raw = dup_raw (row);
  read_customer (row, &texts);
  read_source (row, &texts);
  read_product (row, &texts);
  texts.texts[PLUMB_LEAD_OFFER_TITLE] = plumb_json_dup_text (row, "OfferDisplayName");
  texts.texts[PLUMB_LEAD_DESCRIPTION] = plumb_json_dup_text (row, "Description");
  memcpy (fields.texts, texts.texts, sizeof fields.texts);
  fields.key = key;
  fields.raw = raw;
  fields.received_at = plumb_clock_now ();
  fields.created_at = get_created_at (row);
  return plumb_lead_new (&fields);
}
