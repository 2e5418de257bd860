/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-json.h"
#include "plumb-twin.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>

#define QUESTION "grant_type=client_credentials&client_id=%s&client_secret=%s"
#define FORM "oid=00Do0000000ZHog&last_name=Doe&company=Fabrikam"
#define SEARCH "/services/data/v61.0/query?q=SELECT+Id,LeadSource,Company+FROM+Lead"

typedef struct {
  PlumbTwin *twin;
  SoupSession *session;
  char *base;
  char *key;
  char *secret;
  char *token;
  JsonNode *answer;
} Fixture;

static void
read_fields (Fixture *fixture)
{
  g_autoptr (GHashTable) fields = plumb_twin_dup_fields (fixture->twin);

  g_free (fixture->base);
  g_free (fixture->key);
  g_free (fixture->secret);
  fixture->base = g_strdup (g_hash_table_lookup (fields, "my-domain"));
  fixture->key = g_strdup (g_hash_table_lookup (fields, "consumer-key"));
  fixture->secret = g_strdup (g_hash_table_lookup (fields, "consumer-secret"));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->twin = plumb_twin_new (PLUMB_KIND_SALESFORCE, 0, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new ();
  read_fields (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->twin);
  g_clear_pointer (&fixture->answer, json_node_unref);
  g_free (fixture->base);
  g_free (fixture->key);
  g_free (fixture->secret);
  g_free (fixture->token);
}

static guint
request (Fixture *fixture, const char *method, const char *path, const char *body)
{
  g_autofree char *url = g_strconcat (fixture->base, path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  const char *text = NULL;

  if (fixture->token != NULL) {
    g_autofree char *value = g_strconcat ("Bearer ", fixture->token, NULL);

    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization",
                                  value);
  }
  if (body != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

    soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", bytes);
  }
  answer = soup_session_send_and_read (fixture->session, message, NULL, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (answer, &length);
  g_clear_pointer (&fixture->answer, json_node_unref);
  fixture->answer = length > 0 ? plumb_json_parse (text, length, NULL) : NULL;
  return soup_message_get_status (message);
}

static void
sign_in (Fixture *fixture)
{
  g_autofree char *question = g_strdup_printf (QUESTION, fixture->key, fixture->secret);

  g_clear_pointer (&fixture->token, g_free);
  g_assert_cmpuint (request (fixture, "POST", "/services/oauth2/token", question), ==, 200);
  fixture->token = plumb_json_dup_text (json_node_get_object (fixture->answer), "access_token");
}

static gint64
count_leads (Fixture *fixture)
{
  g_assert_cmpuint (request (fixture, "GET", SEARCH, NULL), ==, 200);
  return json_object_get_int_member (json_node_get_object (fixture->answer), "totalSize");
}

/* The lead is made a moment after the answer. */
static void
test_records_and_app_outlive_the_twin (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_dir_make_tmp ("plumb-twin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "state.json", NULL);
  g_autofree char *key = NULL;
  g_autofree char *secret = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_twin_set_state_file (fixture->twin, path, &error));
  g_assert_cmpuint (request (fixture, "POST", "/servlet/servlet.WebToLead", FORM), ==, 200);
  key = g_steal_pointer (&fixture->key);
  secret = g_steal_pointer (&fixture->secret);
  g_clear_object (&fixture->twin);
  fixture->twin = plumb_twin_new (PLUMB_KIND_SALESFORCE, 0, &error);
  g_assert_no_error (error);
  g_assert_true (plumb_twin_set_state_file (fixture->twin, path, &error));
  read_fields (fixture);

  g_assert_cmpstr (fixture->key, ==, key);
  g_assert_cmpstr (fixture->secret, ==, secret);
  sign_in (fixture);
  g_assert_cmpint (count_leads (fixture), ==, 1);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_a_simulated_customer_is_a_lead (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  JsonArray *records = NULL;

  g_assert_true (plumb_twin_simulate_lead (
      fixture->twin,
      "{\"userDetails\":{\"lastName\":\"Doe\",\"company\":\"Fabrikam\"},\"leadSource\":"
      "\"AzureMarketplace\",\"actionCode\":\"INS\",\"offerTitle\":\"Contoso Test\"}",
      &error));
  g_assert_no_error (error);
  sign_in (fixture);
  g_assert_cmpint (count_leads (fixture), ==, 1);
  records = json_object_get_array_member (json_node_get_object (fixture->answer), "records");
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (records, 0), "LeadSource"), ==,
      "AzureMarketplace-INS|Contoso Test");
  g_assert_false (plumb_twin_simulate_lead (fixture->twin, "none", NULL));
}

static void
test_nothing_is_told_without_a_token (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (request (fixture, "GET", "/services/data/", NULL), ==, 200);
  g_assert_cmpuint (request (fixture, "GET", SEARCH, NULL), ==, 401);
  fixture->token = g_strdup ("00Do0000000ZHog!made.up");
  g_assert_cmpuint (request (fixture, "GET", SEARCH, NULL), ==, 401);
  g_assert_cmpuint (request (fixture, "GET", "/elsewhere", NULL), ==, 404);
}

static void
test_odd_forms_are_survived (Fixture *fixture, gconstpointer unused)
{
  static const char *const forms[] = { "",
                                       "&&&",
                                       "oid",
                                       "%",
                                       "oid=%ff%fe&last_name=%00",
                                       FORM "&last_name=%ff",
                                       FORM "&oid=x&oid=y",
                                       "debug=1" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    g_assert_cmpuint (request (fixture, "POST", "/servlet/servlet.WebToLead", forms[i]), ==, 200);
}

/* The fault cuts off what is long, and does not read on behind what is short. */
static void
test_a_short_company_is_not_altered (Fixture *fixture, gconstpointer unused)
{
  JsonArray *records = NULL;

  g_assert_true (plumb_twin_set_fault (fixture->twin, "record.altered", TRUE, NULL));
  request (fixture, "POST", "/servlet/servlet.WebToLead",
           "oid=00Do0000000ZHog&last_name=Doe&company=Bo");
  sign_in (fixture);
  while (count_leads (fixture) == 0)
    continue;
  records = json_object_get_array_member (json_node_get_object (fixture->answer), "records");
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (records, 0), "Company"), ==,
      "Bo");
}

#define ADD(sentence, test)                                                                        \
  g_test_add ("/twin-salesforce/" sentence, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("records-and-app-outlive-the-twin", test_records_and_app_outlive_the_twin);
  ADD ("a-simulated-customer-is-a-lead", test_a_simulated_customer_is_a_lead);
  ADD ("nothing-is-told-without-a-token", test_nothing_is_told_without_a_token);
  ADD ("odd-forms-are-survived", test_odd_forms_are_survived);
  ADD ("a-short-company-is-not-altered", test_a_short_company_is_not_altered);

  return g_test_run ();
}
