/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-query.h"

/* What a query is kept as: six texts (empty for none), two times, five choices. */
#define TEXT_FORMAT "(ssssssxxuuuub)"

static const char *const sort_names[] = { "when",   "person", "company",     "offer",
                                          "source", "action", "destination", "follow-up" };

const char *
plumb_lead_sort_get_name (PlumbLeadSort sort)
{
  g_return_val_if_fail (sort < G_N_ELEMENTS (sort_names), NULL);
  return sort_names[sort];
}

gboolean
plumb_lead_sort_from_name (const char *name, PlumbLeadSort *sort)
{
  for (guint i = 0; i < G_N_ELEMENTS (sort_names); i++) {
    if (g_strcmp0 (name, sort_names[i]) != 0)
      continue;
    *sort = (PlumbLeadSort) i;
    return TRUE;
  }
  return FALSE;
}

PlumbLeadQuery *
plumb_lead_query_new (void)
{
  return g_new0 (PlumbLeadQuery, 1);
}

PlumbLeadQuery *
plumb_lead_query_copy (const PlumbLeadQuery *self)
{
  PlumbLeadQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = g_memdup2 (self, sizeof *self);
  copy->words = g_strdup (self->words);
  copy->destination = g_strdup (self->destination);
  copy->source = g_strdup (self->source);
  copy->action = g_strdup (self->action);
  copy->offer = g_strdup (self->offer);
  copy->customer = g_strdup (self->customer);
  return copy;
}

void
plumb_lead_query_free (PlumbLeadQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self->destination);
  g_free (self->source);
  g_free (self->action);
  g_free (self->offer);
  g_free (self->customer);
  g_free (self);
}

static GVariant *
to_variant (const PlumbLeadQuery *self)
{
  return g_variant_ref_sink (g_variant_new (
      TEXT_FORMAT, self->words ? self->words : "", self->destination ? self->destination : "",
      self->source ? self->source : "", self->action ? self->action : "",
      self->offer ? self->offer : "", self->customer ? self->customer : "", self->since,
      self->until, self->tests, self->do_not_contact, self->follow_up, self->sort, self->reversed));
}

gboolean
plumb_lead_query_equal (const PlumbLeadQuery *a, const PlumbLeadQuery *b)
{
  g_autoptr (GVariant) left = NULL;
  g_autoptr (GVariant) right = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  left = to_variant (a);
  right = to_variant (b);
  return g_variant_equal (left, right);
}

gboolean
plumb_lead_query_is_filtered (const PlumbLeadQuery *self)
{
  g_autoptr (PlumbLeadQuery) unfiltered = plumb_lead_query_new ();

  g_return_val_if_fail (self != NULL, FALSE);
  unfiltered->sort = self->sort;
  unfiltered->reversed = self->reversed;
  return !plumb_lead_query_equal (self, unfiltered);
}

char *
plumb_lead_query_to_text (const PlumbLeadQuery *self)
{
  g_autoptr (GVariant) variant = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  variant = to_variant (self);
  return g_variant_print (variant, FALSE);
}

static void
drop_if_empty (char **text)
{
  if (**text == '\0')
    g_clear_pointer (text, g_free);
}

PlumbLeadQuery *
plumb_lead_query_from_text (const char *text)
{
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (PlumbLeadQuery) self = plumb_lead_query_new ();
  guint32 tests, do_not_contact, follow_up, sort;

  g_return_val_if_fail (text != NULL, NULL);
  variant = g_variant_parse (G_VARIANT_TYPE (TEXT_FORMAT), text, NULL, NULL, NULL);
  if (variant == NULL)
    return NULL;
  g_variant_get (variant, TEXT_FORMAT, &self->words, &self->destination, &self->source,
                 &self->action, &self->offer, &self->customer, &self->since, &self->until, &tests,
                 &do_not_contact, &follow_up, &sort, &self->reversed);
  drop_if_empty (&self->words);
  drop_if_empty (&self->destination);
  drop_if_empty (&self->source);
  drop_if_empty (&self->action);
  drop_if_empty (&self->offer);
  drop_if_empty (&self->customer);
  if (tests > PLUMB_WANT_NONE || do_not_contact > PLUMB_WANT_NONE || follow_up > PLUMB_WANT_NONE ||
      sort > PLUMB_LEAD_SORT_FOLLOW_UP)
    return NULL;
  self->tests = tests;
  self->do_not_contact = do_not_contact;
  self->follow_up = follow_up;
  self->sort = sort;
  return g_steal_pointer (&self);
}
