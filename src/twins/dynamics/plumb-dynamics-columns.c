/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-columns.h"

#include <string.h>

/* clang-format off */
const PlumbDynamicsColumn plumb_dynamics_columns[] = {
  { "leadid", PLUMB_DYNAMICS_ID, 0, 0, FALSE },
  { "subject", PLUMB_DYNAMICS_TEXT, 300, 0, FALSE },
  { "fullname", PLUMB_DYNAMICS_TEXT, 160, 0, TRUE },
  { "firstname", PLUMB_DYNAMICS_TEXT, 50, 0, FALSE },
  { "lastname", PLUMB_DYNAMICS_TEXT, 50, 0, FALSE },
  { "companyname", PLUMB_DYNAMICS_TEXT, 100, 0, FALSE },
  { "emailaddress1", PLUMB_DYNAMICS_TEXT, 100, 0, FALSE },
  { "telephone1", PLUMB_DYNAMICS_TEXT, 50, 0, FALSE },
  { "mobilephone", PLUMB_DYNAMICS_TEXT, 20, 0, FALSE },
  { "jobtitle", PLUMB_DYNAMICS_TEXT, 100, 0, FALSE },
  { "address1_city", PLUMB_DYNAMICS_TEXT, 80, 0, FALSE },
  { "address1_country", PLUMB_DYNAMICS_TEXT, 80, 0, FALSE },
  { "websiteurl", PLUMB_DYNAMICS_TEXT, 200, 0, FALSE },
  { "description", PLUMB_DYNAMICS_TEXT, 2000, 0, FALSE },
  { "leadsourcecode", PLUMB_DYNAMICS_CHOICE, 10, 1, FALSE },
  { "statuscode", PLUMB_DYNAMICS_CHOICE, 7, 1, FALSE },
  { "statecode", PLUMB_DYNAMICS_CHOICE, 2, 0, TRUE },
  { "createdon", PLUMB_DYNAMICS_TIME, 0, 0, TRUE },
  { "modifiedon", PLUMB_DYNAMICS_TIME, 0, 0, TRUE },
  { "versionnumber", PLUMB_DYNAMICS_NUMBER, 0, 0, TRUE },
  { NULL },
};

static const char *const sources[] = {
  "Advertisement", "Employee Referral", "External Referral", "Partner", "Public Relations",
  "Seminar", "Trade Show", "Web", "Word of Mouth", "Other",
};
static const char *const states[] = { "Open", "Qualified", "Disqualified" };
/* clang-format on */

const PlumbDynamicsColumn *
plumb_dynamics_column_find (const char *name)
{
  for (const PlumbDynamicsColumn *column = plumb_dynamics_columns; column->name != NULL; column++)
    if (g_str_equal (column->name, name))
      return column;
  return NULL;
}

void
plumb_dynamics_flaw_clear (PlumbDynamicsFlaw *self)
{
  g_clear_pointer (&self->text, g_free);
}

static PlumbDynamicsFlaw
check_text (const PlumbDynamicsColumn *column, JsonNode *value)
{
  const char *text = json_node_get_string (value);

  if (text == NULL)
    return (PlumbDynamicsFlaw){ "0x80048d19", g_strdup_printf ("Error identified in Payload "
                                                               "provided by the user for Entity "
                                                               "'leads': %s.",
                                                               column->name) };
  if (column->type == PLUMB_DYNAMICS_TEXT && g_utf8_strlen (text, -1) > column->limit)
    return (PlumbDynamicsFlaw){ "0x80044331",
                                g_strdup_printf ("A validation error occurred.  The length of the "
                                                 "'%s' attribute of the 'lead' entity exceeded the "
                                                 "maximum allowed length of '%u'.",
                                                 column->name, column->limit) };
  return (PlumbDynamicsFlaw){ NULL, NULL };
}

static PlumbDynamicsFlaw
check_value (const char *name, JsonNode *value)
{
  const PlumbDynamicsColumn *column = plumb_dynamics_column_find (name);
  gint64 number = 0;

  if (column == NULL)
    return (PlumbDynamicsFlaw){ "0x80060888",
                                g_strdup_printf ("Invalid property '%s' was found in entity "
                                                 "'Microsoft.Dynamics.CRM.lead'.",
                                                 name) };
  if (JSON_NODE_HOLDS_NULL (value) || column->is_fixed)
    return (PlumbDynamicsFlaw){ NULL, NULL };
  if (column->type != PLUMB_DYNAMICS_CHOICE)
    return check_text (column, value);
  number = json_node_get_int (value);
  if (json_node_get_value_type (value) != G_TYPE_INT64 || number < column->lowest ||
      number > column->limit)
    return (PlumbDynamicsFlaw){ "0x8004431A",
                                g_strdup_printf ("A validation error occurred. The value "
                                                 "%" G_GINT64_FORMAT " of '%s' on record of type "
                                                 "'lead' is outside the valid range.",
                                                 number, name) };
  return (PlumbDynamicsFlaw){ NULL, NULL };
}

PlumbDynamicsFlaw
plumb_dynamics_columns_check (JsonObject *record)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *value = NULL;

  json_object_iter_init (&iter, record);
  while (json_object_iter_next (&iter, &name, &value)) {
    PlumbDynamicsFlaw flaw = { NULL, NULL };

    if (strchr (name, '@') == NULL)
      flaw = check_value (name, value);
    if (flaw.code != NULL)
      return flaw;
  }
  return (PlumbDynamicsFlaw){ NULL, NULL };
}

const char *
plumb_dynamics_column_get_label (const char *name, gint64 value)
{
  if (g_str_equal (name, "leadsourcecode") && value >= 1 &&
      value <= (gint64) G_N_ELEMENTS (sources))
    return sources[value - 1];
  if (g_str_equal (name, "statecode") && value >= 0 && value < (gint64) G_N_ELEMENTS (states))
    return states[value];
  return NULL;
}
