/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-search-result.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* A Chinese name may be no longer. */
#define FEWEST_CHARACTERS 2
/* Nobody types more; what was pasted is looked for in the window. */
#define MOST_CHARACTERS 200

PlumbLeadQuery *
plumb_search_result_make_query (const char *const *terms)
{
  g_autofree char *joined = NULL;
  char *words;
  PlumbLeadQuery *query;

  g_return_val_if_fail (terms != NULL, NULL);

  joined = g_strjoinv (" ", (char **) terms);
  words = g_strstrip (joined);
  if (!g_utf8_validate (words, -1, NULL) || g_utf8_strlen (words, -1) < FEWEST_CHARACTERS ||
      g_utf8_strlen (words, -1) > MOST_CHARACTERS)
    return NULL;
  query = plumb_lead_query_new ();
  query->words = g_strdup (words);
  query->tests = PLUMB_WANT_NONE;
  return query;
}

char *
plumb_search_result_make_id (PlumbLead *lead)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);
  return g_strdup_printf ("%" G_GINT64_FORMAT, plumb_lead_get_row (lead));
}

guint32
plumb_search_result_parse_id (const char *id)
{
  guint64 row = 0;

  g_return_val_if_fail (id != NULL, 0);
  return g_ascii_string_to_unsigned (id, 10, 1, G_MAXUINT32, &row, NULL) ? (guint32) row : 0;
}

/* (transfer full) (nullable): `Ada L.` */
static char *
shorten_person (PlumbLead *lead)
{
  const char *first = plumb_lead_get_text (lead, PLUMB_LEAD_FIRST_NAME);
  const char *last = plumb_lead_get_text (lead, PLUMB_LEAD_LAST_NAME);
  g_autoptr (GString) person = g_string_new (first);

  if (last != NULL) {
    if (first != NULL)
      g_string_append_c (person, ' ');
    g_string_append_unichar (person, g_utf8_get_char (last));
    g_string_append_c (person, '.');
  }
  return person->len > 0 ? g_string_free (g_steal_pointer (&person), FALSE) : NULL;
}

static const char *
get_offer (PlumbLead *lead)
{
  const char *title = plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE);

  return title != NULL ? title : plumb_lead_get_text (lead, PLUMB_LEAD_OFFER);
}

/* (transfer full) (nullable): those of the two that there are. */
static char *
join (const char *a, const char *b, const char *separator)
{
  if (a != NULL && b != NULL)
    return g_strconcat (a, separator, b, NULL);
  return g_strdup (a != NULL ? a : b);
}

GVariant *
plumb_search_result_describe (PlumbLead *lead, gboolean blurred)
{
  GVariantBuilder builder;
  g_autofree char *id = NULL;
  g_autofree char *person = NULL;
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;
  g_autoptr (GIcon) icon = g_themed_icon_new (PLUMB_APPLICATION_ID);
  g_autoptr (GVariant) serialized = g_icon_serialize (icon);

  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);

  id = plumb_search_result_make_id (lead);
  person = blurred ? NULL : shorten_person (lead);
  name = join (person, plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY), ", ");
  description = join (plumb_lead_is_do_not_contact (lead) ? _("do not contact") : NULL,
                                                               get_offer (lead), " · ");
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (&builder, "{sv}", "name",
                         g_variant_new_string (name != NULL ? name : _("Lead")));
  g_variant_builder_add (&builder, "{sv}", "description",
                         g_variant_new_string (description != NULL ? description : ""));
  g_variant_builder_add (&builder, "{sv}", "icon", serialized);
  return g_variant_builder_end (&builder);
}
