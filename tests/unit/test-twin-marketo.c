/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-json.h"
#include "plumb-twin.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

/* A client of the simulated instance that has nothing of Plumb's. */

#define SUBMIT "/rest/v1/leads/submitForm.json"
#define BODY(form, email)                                                                          \
  "{\"formId\":" form ",\"input\":[{\"leadFormFields\":{\"firstName\":\"Ada\",\"email\":\"" email  \
  "\"}}]}"

typedef struct {
  PlumbTwin *twin;
  SoupSession *session;
  char *base;
  char *id;
  char *secret;
  char *token;
  JsonObject *answer;
} Fixture;

/* Returns the status. */
static guint
request (Fixture *fixture, const char *method, const char *path, const char *type, const char *body)
{
  g_autofree char *url = g_strconcat (fixture->base, path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autofree char *authorization = g_strdup_printf ("Bearer %s", fixture->token);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (fixture->token != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization",
                                  authorization);
  if (body != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

    soup_message_set_request_body_from_bytes (message, type, bytes);
  }
  answer = soup_session_send_and_read (fixture->session, message, NULL, &error);
  g_assert_no_error (error);
  node = plumb_json_parse (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer), NULL);
  g_clear_pointer (&fixture->answer, json_object_unref);
  if (node != NULL)
    fixture->answer = json_node_dup_object (node);
  return soup_message_get_status (message);
}

static guint
get (Fixture *fixture, const char *path)
{
  return request (fixture, "GET", path, NULL, NULL);
}

static guint
post (Fixture *fixture, const char *path, const char *json)
{
  return request (fixture, "POST", path, "application/json", json);
}

static void
sign_in (Fixture *fixture)
{
  g_autofree char *path =
      g_strdup_printf ("/identity/oauth/token?grant_type=client_credentials&client_id=%s"
                       "&client_secret=%s",
                       fixture->id, fixture->secret);

  g_assert_cmpuint (get (fixture, path), ==, 200);
  g_free (fixture->token);
  fixture->token = g_strdup (json_object_get_string_member (fixture->answer, "access_token"));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) fields = NULL;

  fixture->twin = plumb_twin_new (PLUMB_KIND_MARKETO, 0, &error);
  g_assert_no_error (error);
  fixture->session =
      soup_session_new_with_options ("proxy-resolver", NULL, "timeout", 2, "idle-timeout", 1, NULL);
  fields = plumb_twin_dup_fields (fixture->twin);
  fixture->base = g_strdup (g_hash_table_lookup (fields, "rest-host"));
  fixture->id = g_strdup (g_hash_table_lookup (fields, "client-id"));
  fixture->secret = g_strdup (g_hash_table_lookup (fields, "client-secret"));
  sign_in (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_unref (fixture->session);
  g_object_unref (fixture->twin);
  g_clear_pointer (&fixture->answer, json_object_unref);
  g_free (fixture->base);
  g_free (fixture->id);
  g_free (fixture->secret);
  g_free (fixture->token);
}

static JsonObject *
get_first (Fixture *fixture, const char *list)
{
  return json_array_get_object_element (json_object_get_array_member (fixture->answer, list), 0);
}

static guint
count (Fixture *fixture)
{
  return json_array_get_length (json_object_get_array_member (fixture->answer, "result"));
}

static void
assert_refused (Fixture *fixture, guint status, const char *code)
{
  g_assert_cmpuint (status, ==, 200);
  g_assert_false (json_object_get_boolean_member (fixture->answer, "success"));
  g_assert_cmpstr (json_object_get_string_member (get_first (fixture, "errors"), "code"), ==, code);
}

static void
assert_skipped (Fixture *fixture, guint status, const char *code)
{
  JsonArray *reasons = NULL;

  g_assert_cmpuint (status, ==, 200);
  g_assert_true (json_object_get_boolean_member (fixture->answer, "success"));
  reasons = json_object_get_array_member (get_first (fixture, "result"), "reasons");
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (reasons, 0), "code"), ==, code);
}

static void
test_the_same_token_is_given_until_it_runs_out (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = g_strdup (fixture->token);
  g_autofree char *form = g_strdup_printf (
      "grant_type=client_credentials&client_id=%s&client_secret=%s", fixture->id, fixture->secret);

  g_assert_cmpuint (
      request (fixture, "POST", "/identity/oauth/token", "application/x-www-form-urlencoded", form),
      ==, 200);
  g_assert_cmpstr (json_object_get_string_member (fixture->answer, "access_token"), ==, first);
  g_assert_cmpstr (json_object_get_string_member (fixture->answer, "token_type"), ==, "bearer");
  g_assert_cmpint (json_object_get_int_member (fixture->answer, "expires_in"), >, 3500);
}

static void
test_nobody_else_is_let_in (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *wrong = g_strdup_printf (
      "/identity/oauth/token?grant_type=client_credentials&client_id=%s&client_secret=no",
      fixture->id);
  g_autofree char *old =
      g_strdup_printf ("/rest/v1/activities/types.json?access_token=%s", fixture->token);

  g_assert_cmpuint (get (fixture, wrong), ==, 401);
  g_assert_cmpstr (json_object_get_string_member (fixture->answer, "error"), ==, "invalid_client");
  g_assert_cmpuint (get (fixture, "/identity/oauth/token?client_id=x"), ==, 401);
  g_clear_pointer (&fixture->token, g_free);
  assert_refused (fixture, get (fixture, old), "600");
  fixture->token = g_strdup ("other");
  assert_refused (fixture, get (fixture, "/rest/v1/activities/types.json"), "601");
}

static void
test_a_form_that_is_filled_makes_a_person (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (post (fixture, SUBMIT, BODY ("1179", "ada@example.com")), ==, 200);
  g_assert_cmpstr (json_object_get_string_member (get_first (fixture, "result"), "status"), ==,
                   "created");
  post (fixture, SUBMIT, BODY ("1179", "ADA@example.com"));
  g_assert_cmpstr (json_object_get_string_member (get_first (fixture, "result"), "status"), ==,
                   "updated");
  get (fixture, "/rest/v1/leads.json?filterType=email&filterValues=ada%40example.com"
                "&fields=firstName,title");
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (get_first (fixture, "result"), "firstName"), ==,
                   "Ada");
  g_assert_true (json_object_get_null_member (get_first (fixture, "result"), "title"));
  get (fixture, "/rest/v1/lead/319174.json");
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_what_the_form_cannot_take_is_skipped (Fixture *fixture, gconstpointer unused)
{
  assert_skipped (fixture, post (fixture, SUBMIT, BODY ("1179", "jérôme@example.com")), "1003");
  assert_skipped (fixture,
                  post (fixture, SUBMIT,
                        "{\"formId\":1179,\"input\":[{\"leadFormFields\":{\"email\":\"a@b.c\","
                        "\"shoeSize\":\"42\"}}]}"),
                  "1006");
  assert_skipped (fixture,
                  post (fixture, SUBMIT,
                        "{\"formId\":1179,\"input\":[{\"leadFormFields\":{\"phone\":\"1\"}}]}"),
                  "1002");
  assert_refused (fixture, post (fixture, SUBMIT, BODY ("7", "a@b.c")), "610");
  assert_refused (fixture, post (fixture, SUBMIT, "{\"formId\":1179}"), "701");
  assert_refused (fixture, post (fixture, SUBMIT, "nothing"), "609");
  assert_refused (fixture, get (fixture, SUBMIT), "605");
  assert_refused (fixture, get (fixture, "/rest/v1/nothing.json"), "610");
}

static void
test_a_long_question_may_be_a_post (Fixture *fixture, gconstpointer unused)
{
  post (fixture, SUBMIT, BODY ("1179", "ada@example.com"));
  g_assert_cmpuint (request (fixture, "POST", "/rest/v1/leads.json?_method=GET",
                             "application/x-www-form-urlencoded",
                             "filterType=id&filterValues=1,319174"),
                    ==, 200);
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* (transfer full): reads a page of forms filled and people made. */
static char *
read_page (Fixture *fixture, const char *token, guint *n_read, gboolean *more)
{
  g_autofree char *escaped = g_uri_escape_string (token, NULL, FALSE);
  g_autofree char *path = g_strdup_printf (
      "/rest/v1/activities.json?nextPageToken=%s&activityTypeIds=12&activityTypeIds=2", escaped);

  g_assert_cmpuint (get (fixture, path), ==, 200);
  *n_read = json_object_has_member (fixture->answer, "result") ? count (fixture) : 0;
  *more = json_object_get_boolean_member (fixture->answer, "moreResult");
  return g_strdup (json_object_get_string_member (fixture->answer, "nextPageToken"));
}

static void
test_activities_are_walked_with_all_their_types (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *token = NULL;
  g_autofree char *next = NULL;
  guint n_read = 0;
  guint n_empty = 0;
  guint n_all = 0;
  gboolean more = TRUE;

  g_assert_true (plumb_twin_set_fault (fixture->twin, "pages.tiny", TRUE, NULL));
  post (fixture, SUBMIT, BODY ("1179", "ada@example.com"));
  post (fixture, SUBMIT, BODY ("1179", "ada@example.com"));
  get (fixture, "/rest/v1/activities/pagingtoken.json?sinceDatetime=2026-01-01T00%3A00%3A00Z");
  token = g_strdup (json_object_get_string_member (fixture->answer, "nextPageToken"));
  while (more) {
    next = read_page (fixture, token, &n_read, &more);
    n_all += n_read;
    n_empty += n_read == 0;
    g_free (token);
    token = g_steal_pointer (&next);
  }
  g_assert_cmpuint (n_all, ==, 3);
  g_assert_cmpuint (n_empty, ==, 3);
  assert_refused (fixture, get (fixture, "/rest/v1/activities.json?nextPageToken=x"), "1003");
  assert_refused (
      fixture, get (fixture, "/rest/v1/activities.json?nextPageToken=x&activityTypeIds=2"), "1003");
  assert_refused (fixture, get (fixture, "/rest/v1/activities/pagingtoken.json?sinceDatetime=soon"),
                  "704");
}

static void
test_people_are_deleted_by_number (Fixture *fixture, gconstpointer unused)
{
  post (fixture, SUBMIT, BODY ("1179", "ada@example.com"));
  post (fixture, "/rest/v1/leads/delete.json", "{\"input\":[{\"id\":319174}]}");
  g_assert_cmpstr (json_object_get_string_member (get_first (fixture, "result"), "status"), ==,
                   "deleted");
  assert_skipped (fixture,
                  post (fixture, "/rest/v1/leads/delete.json", "{\"input\":[{\"id\":319174}]}"),
                  "1004");
  assert_skipped (
      fixture, post (fixture, "/rest/v1/leads/delete.json", "{\"input\":[{\"id\":{}}]}"), "1004");
}

static void
test_the_form_is_told (Fixture *fixture, gconstpointer unused)
{
  get (fixture, "/rest/asset/v1/form/1179.json");
  g_assert_cmpstr (json_object_get_string_member (get_first (fixture, "result"), "status"), ==,
                   "approved");
  get (fixture, "/rest/asset/v1/form/1179/fields.json");
  g_assert_cmpuint (count (fixture), ==, 8);
  assert_refused (fixture, get (fixture, "/rest/asset/v1/form/7.json"), "702");
}

static void
test_what_it_has_is_kept (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_dir_make_tmp ("plumb-twin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "state.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) fields = NULL;

  g_assert_true (plumb_twin_set_state_file (fixture->twin, path, &error));
  g_assert_no_error (error);
  post (fixture, SUBMIT, BODY ("1179", "ada@example.com"));
  g_object_unref (fixture->twin);
  fixture->twin = plumb_twin_new (PLUMB_KIND_MARKETO, 0, &error);
  g_assert_no_error (error);
  g_assert_true (plumb_twin_set_state_file (fixture->twin, path, &error));
  fields = plumb_twin_dup_fields (fixture->twin);
  g_free (fixture->base);
  fixture->base = g_strdup (g_hash_table_lookup (fields, "rest-host"));
  g_assert_cmpstr (g_hash_table_lookup (fields, "client-secret"), ==, fixture->secret);
  sign_in (fixture);
  get (fixture, "/rest/v1/leads.json?filterType=id&filterValues=319174");

  g_assert_cmpuint (count (fixture), ==, 1);
  g_remove (path);
  g_rmdir (folder);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/twin-marketo/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("the-same-token-is-given-until-it-runs-out", test_the_same_token_is_given_until_it_runs_out);
  ADD ("nobody-else-is-let-in", test_nobody_else_is_let_in);
  ADD ("a-form-that-is-filled-makes-a-person", test_a_form_that_is_filled_makes_a_person);
  ADD ("what-the-form-cannot-take-is-skipped", test_what_the_form_cannot_take_is_skipped);
  ADD ("a-long-question-may-be-a-post", test_a_long_question_may_be_a_post);
  ADD ("activities-are-walked-with-all-their-types",
       test_activities_are_walked_with_all_their_types);
  ADD ("people-are-deleted-by-number", test_people_are_deleted_by_number);
  ADD ("the-form-is-told", test_the_form_is_told);
  ADD ("what-it-has-is-kept", test_what_it_has_is_kept);

  return g_test_run ();
}
