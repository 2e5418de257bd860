/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dataverse-lead.h"

#include "plumb-clock.h"
#include "plumb-dataverse.h"
#include "plumb-json.h"
#include "plumb-lead-source.h"

#include <string.h>

/* The columns behind `subject`, in the order of Microsoft's documentation. */
static const struct {
  const char *name;
  PlumbLeadText text;
} columns[] = {
  { "firstname", PLUMB_LEAD_FIRST_NAME },     { "lastname", PLUMB_LEAD_LAST_NAME },
  { "companyname", PLUMB_LEAD_COMPANY },      { "emailaddress1", PLUMB_LEAD_EMAIL },
  { "telephone1", PLUMB_LEAD_PHONE },         { "jobtitle", PLUMB_LEAD_TITLE },
  { "address1_country", PLUMB_LEAD_COUNTRY }, { "description", PLUMB_LEAD_DESCRIPTION },
};

static const char *
get_text (PlumbLead *lead, PlumbLeadText text)
{
  const char *value = plumb_lead_get_text (lead, text);

  return value != NULL ? value : "";
}

static char *
dup_offer (PlumbLead *lead)
{
  const char *publisher = plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER);
  const char *offer = plumb_lead_get_text (lead, PLUMB_LEAD_OFFER);

  if (publisher != NULL && offer != NULL)
    return g_strconcat (publisher, ".", offer, NULL);
  return g_strdup (offer != NULL ? offer : get_text (lead, PLUMB_LEAD_OFFER_TITLE));
}

char *
plumb_dataverse_lead_dup_subject (PlumbLead *lead)
{
  g_autofree char *tag = NULL;
  g_autofree char *offer = NULL;
  const char *action = NULL;

  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);

  tag = plumb_lead_dup_test_tag (lead);
  if (tag != NULL)
    return g_strdup_printf ("%s-%s|%s", tag, tag, get_text (lead, PLUMB_LEAD_OFFER_TITLE));
  offer = dup_offer (lead);
  if (plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE) == NULL)
    return g_steal_pointer (&offer);
  action = plumb_lead_get_text (lead, PLUMB_LEAD_ACTION);
  return g_strconcat (get_text (lead, PLUMB_LEAD_SOURCE), action != NULL ? "-" : "",
                      action != NULL ? action : "", "|", offer, NULL);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL || value[0] == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

char *
plumb_dataverse_lead_to_json (PlumbLead *lead, guint source_code)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);

  subject = plumb_dataverse_lead_dup_subject (lead);
  json_builder_begin_object (builder);
  add_text (builder, "subject", subject);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_text (builder, columns[i].name, plumb_lead_get_text (lead, columns[i].text));
  if (source_code != 0) {
    json_builder_set_member_name (builder, "leadsourcecode");
    json_builder_add_int_value (builder, source_code);
  }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
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

/* A topic that people wrote says what it is about, and has no source in it. */
static void
read_subject (JsonObject *record, Texts *texts)
{
  g_autofree char *subject = plumb_json_dup_text (record, "subject");
  g_autoptr (PlumbLeadSource) source = NULL;

  if (subject == NULL)
    return;
  if (strchr (subject, '|') != NULL)
    source = plumb_lead_source_parse (subject);
  if (source == NULL) {
    texts->texts[PLUMB_LEAD_OFFER_TITLE] = g_steal_pointer (&subject);
    return;
  }
  texts->texts[PLUMB_LEAD_SOURCE] = g_steal_pointer (&source->source);
  texts->texts[PLUMB_LEAD_ACTION] = g_steal_pointer (&source->action);
  texts->texts[PLUMB_LEAD_PUBLISHER] = g_steal_pointer (&source->publisher);
  if (texts->texts[PLUMB_LEAD_PUBLISHER] != NULL)
    texts->texts[PLUMB_LEAD_OFFER] = g_steal_pointer (&source->offer);
  else
    texts->texts[PLUMB_LEAD_OFFER_TITLE] = g_steal_pointer (&source->offer);
}

static char *
dup_raw (JsonObject *record)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), record);

  return json_to_string (node, FALSE);
}

PlumbLead *
plumb_dataverse_lead_from_json (JsonObject *record)
{
  g_auto (Texts) texts = { { NULL } };
  PlumbLeadFields fields = { 0 };
  g_autofree char *key = NULL;
  g_autofree char *created = NULL;
  g_autofree char *raw = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  key = plumb_json_dup_text (record, "leadid");
  if (key == NULL)
    return NULL;
  read_subject (record, &texts);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    texts.texts[columns[i].text] = plumb_json_dup_text (record, columns[i].name);
  created = plumb_json_dup_text (record, "createdon");
  raw = dup_raw (record);
  memcpy (fields.texts, texts.texts, sizeof fields.texts);
  fields.key = key;
  fields.raw = raw;
  fields.received_at = plumb_clock_now ();
  fields.created_at = plumb_clock_parse (created);
  return plumb_lead_new (&fields);
}

/* A test lead is found by its tag, also where a plug-in changed one of its texts. */
char *
plumb_dataverse_lead_dup_filter (PlumbLead *lead)
{
  g_autofree char *tag = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);

  tag = plumb_lead_dup_test_tag (lead);
  if (tag != NULL)
    return g_strdup_printf ("startswith(subject,'%s') or startswith(emailaddress1,'%s') or "
                            "startswith(lastname,'%s')",
                            tag, tag, tag);
  subject = plumb_dataverse_lead_dup_subject (lead);
  quoted = plumb_dataverse_quote (subject);
  if (plumb_lead_get_text (lead, PLUMB_LEAD_EMAIL) != NULL) {
    g_autofree char *email = plumb_dataverse_quote (get_text (lead, PLUMB_LEAD_EMAIL));

    return g_strdup_printf ("subject eq %s and emailaddress1 eq %s", quoted, email);
  }
  return g_strdup_printf ("subject eq %s", quoted);
}
