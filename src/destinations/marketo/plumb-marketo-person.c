/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-person.h"

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-lead-source.h"

#include <string.h>

/* In the order in which the marketplace sends them. */
static const struct {
  const char *name;
  PlumbLeadText text;
} members[] = {
  { "firstName", PLUMB_LEAD_FIRST_NAME }, { "lastName", PLUMB_LEAD_LAST_NAME },
  { "email", PLUMB_LEAD_EMAIL },          { "phone", PLUMB_LEAD_PHONE },
  { "company", PLUMB_LEAD_COMPANY },      { "title", PLUMB_LEAD_TITLE },
  { "country", PLUMB_LEAD_COUNTRY },
};

const char *const *
plumb_marketo_list_form_fields (void)
{
  static const char *const names[] = { "email", "firstName", "lastName",   "phone", "company",
                                       "title", "country",   "leadSource", NULL };

  return names;
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_fields (JsonBuilder *builder, PlumbLead *lead)
{
  g_autofree char *source = plumb_lead_source_format (
      plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE), plumb_lead_get_text (lead, PLUMB_LEAD_ACTION),
      plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER),
      plumb_lead_get_text (lead, PLUMB_LEAD_OFFER),
      plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE));

  json_builder_set_member_name (builder, "leadFormFields");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    add_text (builder, members[i].name, plumb_lead_get_text (lead, members[i].text));
  add_text (builder, "leadSource", source);
  json_builder_end_object (builder);
}

char *
plumb_marketo_submission_new (PlumbLead *lead, gint64 form_id)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "formId");
  json_builder_add_int_value (builder, form_id);
  json_builder_set_member_name (builder, "input");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_fields (builder, lead);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

gint64
plumb_marketo_person_get_id (JsonObject *person)
{
  g_autofree char *id = plumb_json_dup_text (person, "id");

  return id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;
}

static char *
dup_raw (JsonObject *person, JsonObject *activity)
{
  g_autoptr (JsonObject) both = NULL;
  g_autoptr (JsonNode) node = json_node_alloc ();

  if (activity == NULL) {
    json_node_init_object (node, person);
    return json_to_string (node, FALSE);
  }
  both = json_object_new ();
  json_object_set_object_member (both, "activity", json_object_ref (activity));
  json_object_set_object_member (both, "person", json_object_ref (person));
  json_node_init_object (node, both);
  return json_to_string (node, FALSE);
}

static gint64
get_created_at (JsonObject *person)
{
  g_autofree char *text = plumb_json_dup_text (person, "createdAt");

  return plumb_clock_parse (text);
}

/* Test leads name their offer by its title, and have no publisher. */
static void
set_source (PlumbLeadFields *fields, const PlumbLeadSource *source)
{
  if (source == NULL)
    return;
  fields->texts[PLUMB_LEAD_SOURCE] = source->source;
  fields->texts[PLUMB_LEAD_ACTION] = source->action;
  fields->texts[PLUMB_LEAD_PUBLISHER] = source->publisher;
  if (source->publisher != NULL)
    fields->texts[PLUMB_LEAD_OFFER] = source->offer;
  else
    fields->texts[PLUMB_LEAD_OFFER_TITLE] = source->offer;
}

PlumbLead *
plumb_marketo_person_to_lead (JsonObject *person, const char *key, gint64 created_at,
                              JsonObject *activity)
{
  PlumbLeadFields fields = { .key = key, .received_at = plumb_clock_now () };
  g_autofree char *text = NULL;
  g_autofree char *raw = NULL;
  g_autoptr (PlumbLeadSource) source = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (person != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    char *value = plumb_json_dup_text (person, members[i].name);

    g_ptr_array_add (texts, value);
    fields.texts[members[i].text] = value;
  }
  text = plumb_json_dup_text (person, "leadSource");
  source = plumb_lead_source_parse (text);
  set_source (&fields, source);
  raw = dup_raw (person, activity);
  fields.raw = raw;
  fields.created_at = created_at != 0 ? created_at : get_created_at (person);
  return plumb_lead_new (&fields);
}

gboolean
plumb_marketo_lead_is_from_marketplace (PlumbLead *lead)
{
  const char *source = plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE);

  return plumb_lead_is_test (lead) ||
         (source != NULL && g_strv_contains (plumb_lead_source_get_sources (), source));
}
