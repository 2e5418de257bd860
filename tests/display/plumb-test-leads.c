/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-leads.h"

#include "plumb-clock.h"
#include "plumb-lead-format.h"
#include "plumb-test-tag.h"

struct _PlumbTestLeadList {
  GObject parent_instance;

  guint n_leads;
  guint n_made;
  gboolean busy;
};

static const char *const first_names[] = { "Jane", "Li", "Amélie", "Иван", "Maria", "Oluwaseun" };
static const char *const last_names[] = { "Doe", "Wei", "Martin", "Петров", "da Silva", "Adeyemi" };
static const char *const companies[] = { "Fabrikam", "Tailspin Toys", "Northwind Traders",
                                         "Контосо", "Wide World Importers & Partners" };
static const char *const offers[] = { "Contoso VM", "Backup for Azure", "Data Lake Accelerator" };
static const char *const codes[] = { "PLT", "INS", "Create", "StartTestDrive", "PLT" };
static const char *const places[] = { "AppSource", "AzureMarketplace", "AzurePortal", "TestDrive" };

static const char raw[] =
    "{\"userDetails\":{\"firstName\":\"Jane\",\"lastName\":\"Doe\",\"email\":\"jane@fabrikam.com\","
    "\"phone\":\"+33 1 23 45 67 "
    "89\",\"country\":\"FR\",\"company\":\"Fabrikam\",\"title\":\"CTO\"},"
    "\"leadSource\":\"AppSource\",\"actionCode\":\"PLT\",\"offerTitle\":\"Contoso VM\"}";

static void
fill_person (PlumbLeadFields *fields, guint row)
{
  fields->texts[PLUMB_LEAD_FIRST_NAME] = first_names[row % G_N_ELEMENTS (first_names)];
  fields->texts[PLUMB_LEAD_LAST_NAME] = last_names[row % G_N_ELEMENTS (last_names)];
  fields->texts[PLUMB_LEAD_COMPANY] = companies[row % G_N_ELEMENTS (companies)];
  fields->texts[PLUMB_LEAD_EMAIL] = "jane@fabrikam.com";
  fields->texts[PLUMB_LEAD_PHONE] = "+33 1 23 45 67 89";
  fields->texts[PLUMB_LEAD_COUNTRY] = "FR";
  fields->texts[PLUMB_LEAD_TITLE] = "Chief Technology Officer";
  fields->texts[PLUMB_LEAD_DESCRIPTION] = "We would like to know what 40 machines cost a month.";
}

PlumbLead *
plumb_test_lead_new (guint row)
{
  gint64 now = plumb_clock_now ();
  gint64 at = now - (gint64) (100 * (row % 97)) * G_TIME_SPAN_MINUTE;
  g_autofree char *key = g_strdup_printf ("key-%u", row);
  g_autofree char *tag = NULL;
  PlumbLeadFields fields = { .row = row + 1, .destination = "d1", .key = key };

  fields.received_at = at + 6200 * G_TIME_SPAN_MILLISECOND;
  fields.created_at = at;
  fields.raw = raw;
  fill_person (&fields, row);
  fields.texts[PLUMB_LEAD_SOURCE] = places[row % G_N_ELEMENTS (places)];
  fields.texts[PLUMB_LEAD_ACTION] = row % 7 == 3 ? "DNC" : codes[row % G_N_ELEMENTS (codes)];
  fields.texts[PLUMB_LEAD_PUBLISHER] = "contoso";
  fields.texts[PLUMB_LEAD_OFFER] = "contoso-vm";
  fields.texts[PLUMB_LEAD_OFFER_TITLE] = offers[row % G_N_ELEMENTS (offers)];
  if (row % 11 == 1) {
    tag = plumb_test_tag_new (at);
    fields.texts[PLUMB_LEAD_FIRST_NAME] = tag;
    fields.texts[PLUMB_LEAD_LAST_NAME] = tag;
    fields.texts[PLUMB_LEAD_COMPANY] = tag;
  }
  return plumb_lead_new (&fields);
}

static GType
plumb_test_lead_list_get_item_type (GListModel *model)
{
  return PLUMB_TYPE_LEAD;
}

static guint
plumb_test_lead_list_get_n_items (GListModel *model)
{
  return PLUMB_TEST_LEAD_LIST (model)->n_leads;
}

static gpointer
plumb_test_lead_list_get_item (GListModel *model, guint position)
{
  PlumbTestLeadList *self = PLUMB_TEST_LEAD_LIST (model);

  if (position >= self->n_leads)
    return NULL;
  self->n_made++;
  return plumb_test_lead_new (self->n_leads - 1 - position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = plumb_test_lead_list_get_item_type;
  iface->get_n_items = plumb_test_lead_list_get_n_items;
  iface->get_item = plumb_test_lead_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PlumbTestLeadList, plumb_test_lead_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum {
  PROP_BUSY = 1,
};

static void
plumb_test_lead_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, PLUMB_TEST_LEAD_LIST (object)->busy);
}

static void
plumb_test_lead_list_class_init (PlumbTestLeadListClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = plumb_test_lead_list_get_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_BUSY,
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE));
  g_signal_new ("arrived", PLUMB_TYPE_TEST_LEAD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
plumb_test_lead_list_init (PlumbTestLeadList *self)
{
}

PlumbTestLeadList *
plumb_test_lead_list_new (guint n_leads)
{
  PlumbTestLeadList *self = g_object_new (PLUMB_TYPE_TEST_LEAD_LIST, NULL);

  self->n_leads = n_leads;
  return self;
}

void
plumb_test_lead_list_replace (PlumbTestLeadList *self, guint n_leads)
{
  guint n_before = self->n_leads;

  self->n_leads = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  self->n_leads = n_leads;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_leads);
}

void
plumb_test_lead_list_arrive (PlumbTestLeadList *self, guint n_leads)
{
  self->n_leads += n_leads;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_leads);
  g_signal_emit_by_name (self, "arrived", n_leads);
}

void
plumb_test_lead_list_set_busy (PlumbTestLeadList *self, gboolean busy)
{
  self->busy = busy;
  g_object_notify (G_OBJECT (self), "busy");
}

guint
plumb_test_lead_list_count_made (PlumbTestLeadList *self)
{
  guint n_made = self->n_made;

  self->n_made = 0;
  return n_made;
}
