/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-text.h"

static void
insert_text (GVariantDict *dict, const char *name, const char *text)
{
  /* What is no text, as a raw record may be, is kept as bytes. */
  if (text != NULL)
    g_variant_dict_insert_value (dict, name, g_variant_new_bytestring (text));
}

char *
plumb_lead_to_text (PlumbLead *lead)
{
  const PlumbLeadFields *fields = plumb_lead_get_fields (lead);
  g_autoptr (GVariantDict) dict = g_variant_dict_new (NULL);
  g_autoptr (GVariant) variant = NULL;

  insert_text (dict, "destination", fields->destination);
  insert_text (dict, "key", fields->key);
  insert_text (dict, "earlier_key", fields->earlier_key);
  insert_text (dict, "raw", fields->raw);
  g_variant_dict_insert (dict, "received_at", "x", fields->received_at);
  g_variant_dict_insert (dict, "created_at", "x", fields->created_at);
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    insert_text (dict, plumb_lead_text_get_name (i), fields->texts[i]);
  variant = g_variant_ref_sink (g_variant_dict_end (dict));
  return g_variant_print (variant, FALSE);
}

static const char *
get_text (GVariant *variant, const char *name)
{
  const char *text = NULL;

  g_variant_lookup (variant, name, "^&ay", &text);
  return text;
}

PlumbLead *
plumb_lead_from_text (const char *text)
{
  g_autoptr (GVariant) variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);
  PlumbLeadFields fields = { 0 };

  if (variant == NULL)
    return NULL;
  fields.destination = get_text (variant, "destination");
  fields.key = get_text (variant, "key");
  fields.earlier_key = get_text (variant, "earlier_key");
  fields.raw = get_text (variant, "raw");
  g_variant_lookup (variant, "received_at", "x", &fields.received_at);
  g_variant_lookup (variant, "created_at", "x", &fields.created_at);
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    fields.texts[i] = get_text (variant, plumb_lead_text_get_name (i));
  return plumb_lead_new (&fields);
}
