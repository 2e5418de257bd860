/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-https-body.h"

#include <json-glib/json-glib.h>

typedef struct {
  const char *name;
  PlumbLeadText text;
} Member;

/* In the marketplace's order and in camel case, which begins in lower case. */
static const Member user_members[] = {
  { "firstName", PLUMB_LEAD_FIRST_NAME }, { "lastName", PLUMB_LEAD_LAST_NAME },
  { "email", PLUMB_LEAD_EMAIL },          { "phone", PLUMB_LEAD_PHONE },
  { "country", PLUMB_LEAD_COUNTRY },      { "company", PLUMB_LEAD_COMPANY },
  { "title", PLUMB_LEAD_TITLE },
};

static const Member lead_members[] = {
  { "leadSource", PLUMB_LEAD_SOURCE },
  { "actionCode", PLUMB_LEAD_ACTION },
  { "offerTitle", PLUMB_LEAD_OFFER_TITLE },
  { "description", PLUMB_LEAD_DESCRIPTION },
};

static void
set_name (JsonBuilder *builder, const char *name, PlumbHttpsSpelling spelling)
{
  g_autofree char *spelled = g_strdup (name);

  if (spelling == PLUMB_HTTPS_PASCAL)
    spelled[0] = g_ascii_toupper (spelled[0]);
  json_builder_set_member_name (builder, spelled);
}

static void
add_members (JsonBuilder *builder, PlumbLead *lead, const Member *members, guint n_members,
             PlumbHttpsSpelling spelling)
{
  for (guint i = 0; i < n_members; i++) {
    const char *value = plumb_lead_get_text (lead, members[i].text);

    if (value == NULL)
      continue;
    set_name (builder, members[i].name, spelling);
    json_builder_add_string_value (builder, value);
  }
}

char *
plumb_https_body_from_lead (PlumbLead *lead, PlumbHttpsSpelling spelling)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);

  json_builder_begin_object (builder);
  set_name (builder, "userDetails", spelling);
  json_builder_begin_object (builder);
  add_members (builder, lead, user_members, G_N_ELEMENTS (user_members), spelling);
  json_builder_end_object (builder);
  add_members (builder, lead, lead_members, G_N_ELEMENTS (lead_members), spelling);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
