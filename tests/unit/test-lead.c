/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead.h"

#define TAG "MSFT_TEST_636573304831318844"

static PlumbLead *
new_with_text (PlumbLeadText text, const char *value)
{
  PlumbLeadFields fields = { 0 };

  fields.texts[text] = value;
  return plumb_lead_new (&fields);
}

static void
test_a_lead_keeps_its_own_copy (void)
{
  char name[] = "Jane";
  char raw[] = " {\"a\":1}\n";
  PlumbLeadFields fields = {
    .row = 7,
    .destination = "d1",
    .key = "k1",
    .earlier_key = "k0",
    .received_at = 20,
    .created_at = 10,
    .texts[PLUMB_LEAD_FIRST_NAME] = name,
    .raw = raw,
  };
  g_autoptr (PlumbLead) lead = plumb_lead_new (&fields);

  name[0] = 'D';
  raw[0] = 'X';

  g_assert_cmpint (plumb_lead_get_row (lead), ==, 7);
  g_assert_cmpstr (plumb_lead_get_destination (lead), ==, "d1");
  g_assert_cmpstr (plumb_lead_get_key (lead), ==, "k1");
  g_assert_cmpstr (plumb_lead_get_fields (lead)->earlier_key, ==, "k0");
  g_assert_cmpint (plumb_lead_get_received_at (lead), ==, 20);
  g_assert_cmpint (plumb_lead_get_created_at (lead), ==, 10);
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_FIRST_NAME), ==, "Jane");
  g_assert_cmpstr (plumb_lead_get_raw (lead), ==, " {\"a\":1}\n");
}

static void
test_a_changed_copy_leaves_the_first_alone (void)
{
  g_autoptr (PlumbLead) lead = new_with_text (PLUMB_LEAD_COMPANY, "Fabrikam");
  PlumbLeadFields fields = *plumb_lead_get_fields (lead);
  g_autoptr (PlumbLead) copy = NULL;

  fields.texts[PLUMB_LEAD_PHONE] = "123";
  copy = plumb_lead_new (&fields);

  g_assert_null (plumb_lead_get_text (lead, PLUMB_LEAD_PHONE));
  g_assert_cmpstr (plumb_lead_get_text (copy, PLUMB_LEAD_PHONE), ==, "123");
  g_assert_cmpstr (plumb_lead_get_text (copy, PLUMB_LEAD_COMPANY), ==, "Fabrikam");
}

static void
test_an_empty_text_is_unknown (void)
{
  g_autoptr (PlumbLead) empty = new_with_text (PLUMB_LEAD_TITLE, "");
  g_autoptr (PlumbLead) blank = new_with_text (PLUMB_LEAD_TITLE, " \t\n");
  g_autoptr (PlumbLead) padded = new_with_text (PLUMB_LEAD_TITLE, "  CTO ");

  g_assert_null (plumb_lead_get_text (empty, PLUMB_LEAD_TITLE));
  g_assert_null (plumb_lead_get_text (blank, PLUMB_LEAD_TITLE));
  g_assert_cmpstr (plumb_lead_get_text (padded, PLUMB_LEAD_TITLE), ==, "CTO");
}

static void
test_broken_utf_8_becomes_text (void)
{
  g_autoptr (PlumbLead) lead = new_with_text (PLUMB_LEAD_LAST_NAME, "Caf\xe9");

  g_assert_true (g_utf8_validate (plumb_lead_get_text (lead, PLUMB_LEAD_LAST_NAME), -1, NULL));
}

static void
test_every_text_is_a_property (void)
{
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++) {
    g_autoptr (PlumbLead) lead = new_with_text (i, "value");
    g_autofree char *name = g_strdelimit (g_strdup (plumb_lead_text_get_name (i)), "_", '-');
    g_autofree char *value = NULL;

    g_object_get (lead, name, &value, NULL);
    g_assert_cmpstr (value, ==, "value");
    g_assert_nonnull (plumb_lead_text_get_label (i));
  }
}

static void
test_it_occurred_when_it_was_created (void)
{
  PlumbLeadFields fields = { .received_at = 20 };
  g_autoptr (PlumbLead) received = plumb_lead_new (&fields);
  g_autoptr (PlumbLead) created = NULL;

  fields.created_at = 10;
  created = plumb_lead_new (&fields);

  g_assert_cmpint (plumb_lead_get_occurred_at (received), ==, 20);
  g_assert_cmpint (plumb_lead_get_occurred_at (created), ==, 10);
}

static void
test_a_tagged_text_makes_a_test (void)
{
  static const PlumbLeadText tagged[] = { PLUMB_LEAD_FIRST_NAME, PLUMB_LEAD_LAST_NAME,
                                          PLUMB_LEAD_EMAIL,      PLUMB_LEAD_COMPANY,
                                          PLUMB_LEAD_TITLE,      PLUMB_LEAD_DESCRIPTION,
                                          PLUMB_LEAD_SOURCE };

  for (guint i = 0; i < G_N_ELEMENTS (tagged); i++) {
    g_autoptr (PlumbLead) lead = new_with_text (tagged[i], TAG "@test.com");
    g_autofree char *tag = plumb_lead_dup_test_tag (lead);

    g_assert_true (plumb_lead_is_test (lead));
    g_assert_cmpstr (tag, ==, TAG);
  }
}

static void
test_a_company_called_like_a_tag_is_real (void)
{
  g_autoptr (PlumbLead) company = new_with_text (PLUMB_LEAD_COMPANY, "XMSFT_TEST");
  g_autoptr (PlumbLead) tagged = new_with_text (PLUMB_LEAD_COMPANY, "X" TAG);
  g_autoptr (PlumbLead) phone = new_with_text (PLUMB_LEAD_PHONE, TAG);

  g_assert_false (plumb_lead_is_test (company));
  g_assert_false (plumb_lead_is_test (tagged));
  g_assert_false (plumb_lead_is_test (phone));
  g_assert_null (plumb_lead_dup_test_tag (company));
}

static void
test_dnc_forbids_contact (void)
{
  g_autoptr (PlumbLead) forbidden = new_with_text (PLUMB_LEAD_ACTION, "dnc");
  g_autoptr (PlumbLead) wanted = new_with_text (PLUMB_LEAD_ACTION, "INS");
  g_autoptr (PlumbLead) unknown = new_with_text (PLUMB_LEAD_COMPANY, "DNC");

  g_assert_true (plumb_lead_is_do_not_contact (forbidden));
  g_assert_false (plumb_lead_is_do_not_contact (wanted));
  g_assert_false (plumb_lead_is_do_not_contact (unknown));
}

static void
test_one_customer_has_many_spellings (void)
{
  g_autoptr (PlumbLead) lead = new_with_text (PLUMB_LEAD_EMAIL, " Jane.DOE@Fabrikam.com ");
  g_autoptr (PlumbLead) nobody = new_with_text (PLUMB_LEAD_COMPANY, "Fabrikam");
  g_autofree char *customer = plumb_lead_dup_customer (lead);

  g_assert_cmpstr (customer, ==, "jane.doe@fabrikam.com");
  g_assert_null (plumb_lead_dup_customer (nobody));
}

static void
test_a_person_has_one_name_or_two (void)
{
  static const char *const vectors[][3] = {
    { "Jane", "Doe", "Jane Doe" }, { "Jane", NULL, "Jane" },
    { NULL, "Doe", "Doe" },        { TAG, TAG, TAG },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    PlumbLeadFields fields = { .texts[PLUMB_LEAD_FIRST_NAME] = vectors[i][0],
                               .texts[PLUMB_LEAD_LAST_NAME] = vectors[i][1] };
    g_autoptr (PlumbLead) lead = plumb_lead_new (&fields);
    g_autofree char *person = plumb_lead_dup_person (lead);

    g_assert_cmpstr (person, ==, vectors[i][2]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lead/a-lead-keeps-its-own-copy", test_a_lead_keeps_its_own_copy);
  g_test_add_func ("/lead/a-changed-copy-leaves-the-first-alone",
                   test_a_changed_copy_leaves_the_first_alone);
  g_test_add_func ("/lead/an-empty-text-is-unknown", test_an_empty_text_is_unknown);
  g_test_add_func ("/lead/broken-utf-8-becomes-text", test_broken_utf_8_becomes_text);
  g_test_add_func ("/lead/every-text-is-a-property", test_every_text_is_a_property);
  g_test_add_func ("/lead/it-occurred-when-it-was-created", test_it_occurred_when_it_was_created);
  g_test_add_func ("/lead/a-tagged-text-makes-a-test", test_a_tagged_text_makes_a_test);
  g_test_add_func ("/lead/a-company-called-like-a-tag-is-real",
                   test_a_company_called_like_a_tag_is_real);
  g_test_add_func ("/lead/dnc-forbids-contact", test_dnc_forbids_contact);
  g_test_add_func ("/lead/one-customer-has-many-spellings", test_one_customer_has_many_spellings);
  g_test_add_func ("/lead/a-person-has-one-name-or-two", test_a_person_has_one_name_or_two);

  return g_test_run ();
}
