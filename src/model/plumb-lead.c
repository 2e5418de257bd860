/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead.h"

#include "plumb-property.h"
#include "plumb-test-tag.h"

#include <glib/gi18n.h>

struct _PlumbLead {
  GObject parent_instance;
  PlumbLeadFields fields;
};

G_DEFINE_FINAL_TYPE (PlumbLead, plumb_lead, G_TYPE_OBJECT)

/* clang-format off */
static const struct {
  const char *name;
  const char *property;
  const char *label;
} texts[] = {
  [PLUMB_LEAD_SOURCE] = { "source", "source", N_("Source") },
  [PLUMB_LEAD_ACTION] = { "action", "action", N_("Action") },
  [PLUMB_LEAD_PUBLISHER] = { "publisher", "publisher", N_("Publisher") },
  [PLUMB_LEAD_OFFER] = { "offer", "offer", N_("Offer ID") },
  [PLUMB_LEAD_OFFER_TITLE] = { "offer_title", "offer-title", N_("Offer") },
  [PLUMB_LEAD_FIRST_NAME] = { "first_name", "first-name", N_("First name") },
  [PLUMB_LEAD_LAST_NAME] = { "last_name", "last-name", N_("Last name") },
  [PLUMB_LEAD_EMAIL] = { "email", "email", N_("E-mail") },
  [PLUMB_LEAD_PHONE] = { "phone", "phone", N_("Phone") },
  [PLUMB_LEAD_COUNTRY] = { "country", "country", N_("Country") },
  [PLUMB_LEAD_COMPANY] = { "company", "company", N_("Company") },
  [PLUMB_LEAD_TITLE] = { "title", "title", N_("Job title") },
  [PLUMB_LEAD_DESCRIPTION] = { "description", "description", N_("Description") },
};
/* clang-format on */

const char *
plumb_lead_text_get_name (PlumbLeadText text)
{
  g_return_val_if_fail (text < PLUMB_LEAD_N_TEXTS, NULL);
  return texts[text].name;
}

const char *
plumb_lead_text_get_label (PlumbLeadText text)
{
  g_return_val_if_fail (text < PLUMB_LEAD_N_TEXTS, NULL);
  return texts[text].label;
}

const PlumbLeadFields *
plumb_lead_get_fields (PlumbLead *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (self), NULL);
  return &self->fields;
}

const char *
plumb_lead_get_text (PlumbLead *self, PlumbLeadText text)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (self), NULL);
  g_return_val_if_fail (text < PLUMB_LEAD_N_TEXTS, NULL);
  return self->fields.texts[text];
}

gint64
plumb_lead_get_row (PlumbLead *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (self), 0);
  return self->fields.row;
}

const char *
plumb_lead_get_destination (PlumbLead *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (self), NULL);
  return self->fields.destination;
}

const char *
plumb_lead_get_key (PlumbLead *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (self), NULL);
  return self->fields.key;
}

const char *
plumb_lead_get_raw (PlumbLead *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (self), NULL);
  return self->fields.raw;
}

gint64
plumb_lead_get_received_at (PlumbLead *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (self), 0);
  return self->fields.received_at;
}

gint64
plumb_lead_get_created_at (PlumbLead *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (self), 0);
  return self->fields.created_at;
}

gint64
plumb_lead_get_occurred_at (PlumbLead *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (self), 0);
  return self->fields.created_at != 0 ? self->fields.created_at : self->fields.received_at;
}

/* A prefix and not a substring: a real company may be called "XMSFT_TEST". */
static const PlumbLeadText tagged_texts[] = {
  PLUMB_LEAD_FIRST_NAME, PLUMB_LEAD_LAST_NAME,   PLUMB_LEAD_EMAIL,  PLUMB_LEAD_COMPANY,
  PLUMB_LEAD_TITLE,      PLUMB_LEAD_DESCRIPTION, PLUMB_LEAD_SOURCE,
};

gboolean
plumb_lead_is_test (PlumbLead *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (self), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (tagged_texts); i++)
    if (plumb_test_tag_marks (self->fields.texts[tagged_texts[i]]))
      return TRUE;
  return FALSE;
}

char *
plumb_lead_dup_test_tag (PlumbLead *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (self), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tagged_texts); i++) {
    char *tag = plumb_test_tag_find (self->fields.texts[tagged_texts[i]]);

    if (tag != NULL)
      return tag;
  }
  return NULL;
}

gboolean
plumb_lead_is_do_not_contact (PlumbLead *self)
{
  const char *action = plumb_lead_get_text (self, PLUMB_LEAD_ACTION);

  return action != NULL && g_ascii_strcasecmp (action, "DNC") == 0;
}

char *
plumb_lead_dup_customer (PlumbLead *self)
{
  const char *email = plumb_lead_get_text (self, PLUMB_LEAD_EMAIL);
  g_autofree char *folded = NULL;

  if (email == NULL)
    return NULL;
  folded = g_utf8_casefold (email, -1);
  return g_strdup (g_strstrip (folded));
}

char *
plumb_lead_dup_person (PlumbLead *self)
{
  const char *first = plumb_lead_get_text (self, PLUMB_LEAD_FIRST_NAME);
  const char *last = plumb_lead_get_text (self, PLUMB_LEAD_LAST_NAME);

  if (first == NULL || last == NULL)
    return g_strdup (first != NULL ? first : last);
  /* A test lead has one tag for every name. */
  if (g_str_equal (first, last))
    return g_strdup (first);
  return g_strjoin (" ", first, last, NULL);
}

static void
plumb_lead_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbLead *self = PLUMB_LEAD (object);

  g_value_set_string (value, self->fields.texts[id - 1]);
}

static void
plumb_lead_finalize (GObject *object)
{
  PlumbLead *self = PLUMB_LEAD (object);

  g_free ((char *) self->fields.destination);
  g_free ((char *) self->fields.key);
  g_free ((char *) self->fields.earlier_key);
  g_free ((char *) self->fields.raw);
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    g_free ((char *) self->fields.texts[i]);
  G_OBJECT_CLASS (plumb_lead_parent_class)->finalize (object);
}

static void
plumb_lead_class_init (PlumbLeadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_lead_get_property;
  object_class->finalize = plumb_lead_finalize;

  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    g_object_class_install_property (
        object_class, i + 1,
        g_param_spec_string (texts[i].property, NULL, NULL, NULL, PLUMB_PROPERTY_SHOWN));
}

static void
plumb_lead_init (PlumbLead *self)
{
}

/* Absent, null and empty are the same to the marketplace. */
static char *
dup_text (const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    return NULL;
  valid = g_strstrip (g_utf8_make_valid (text, -1));
  return *valid == '\0' ? NULL : g_steal_pointer (&valid);
}

PlumbLead *
plumb_lead_new (const PlumbLeadFields *fields)
{
  PlumbLead *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_LEAD, NULL);
  self->fields = *fields;
  self->fields.destination = g_strdup (fields->destination);
  self->fields.key = g_strdup (fields->key);
  self->fields.earlier_key = g_strdup (fields->earlier_key);
  self->fields.raw = g_strdup (fields->raw);
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    self->fields.texts[i] = dup_text (fields->texts[i]);
  return self;
}
