/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connectors.h"
#include "plumb-diagnosis.h"
#include "plumb-json.h"
#include "plumb-registry.h"
#include "plumb-twin.h"

/* tests/data/faults/KIND.json has a row for each error that a service documents: a fault of its
 * twin, which journey-faults tries, or an answer, whose diagnosis is tried here. */

static JsonObject *
load (PlumbKind kind)
{
  g_autofree char *name = g_strconcat (plumb_kind_get_name (kind), ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "faults", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  node = plumb_json_parse (text, length, &error);
  g_assert_no_error (error);
  return json_node_dup_object (node);
}

static void
add_names (GHashTable *names, JsonObject *row)
{
  JsonArray *documented = json_object_has_member (row, "documented")
                              ? json_object_get_array_member (row, "documented")
                              : NULL;

  for (guint i = 0; documented != NULL && i < json_array_get_length (documented); i++)
    g_hash_table_add (names, (gpointer) json_array_get_string_element (documented, i));
}

static void
test_every_documented_error_has_a_row (gconstpointer data)
{
  PlumbKind kind = GPOINTER_TO_UINT (data);
  g_autoptr (JsonObject) table = load (kind);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) faults =
      json_object_get_members (json_object_get_object_member (table, "faults"));
  JsonArray *answers = json_object_get_array_member (table, "answers");
  JsonArray *documented = json_object_get_array_member (table, "documented");

  for (GList *fault = faults; fault != NULL; fault = fault->next)
    add_names (names, json_object_get_object_member (
                          json_object_get_object_member (table, "faults"), fault->data));
  for (guint i = 0; i < json_array_get_length (answers); i++)
    add_names (names, json_array_get_object_element (answers, i));

  g_assert_cmpuint (json_array_get_length (documented), >, 0);
  for (guint i = 0; i < json_array_get_length (documented); i++) {
    const char *name = json_array_get_string_element (documented, i);

    if (!g_hash_table_remove (names, name))
      g_error ("%s: the documented error “%s” has no row", plumb_kind_get_name (kind), name);
  }
  if (g_hash_table_size (names) > 0)
    g_error ("%s: a row names an error that is not in the list of documented ones",
             plumb_kind_get_name (kind));
}

/* An answer unless the row names another stage. */
static PlumbStage
read_stage (JsonObject *row)
{
  const char *name = json_object_get_string_member_with_default (row, "stage", "answered");
  PlumbStage stage = PLUMB_STAGE_SETTINGS;

  while (!g_str_equal (plumb_stage_get_name (stage), name))
    stage++;
  return stage;
}

static PlumbAttempt *
make_attempt (JsonObject *row)
{
  PlumbAttempt *attempt = plumb_attempt_new ();

  plumb_attempt_set_stage (attempt, read_stage (row));
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_status (attempt, (guint) json_object_get_int_member (row, "status"));
  plumb_attempt_set_remote_code (attempt,
                                 json_object_get_string_member_with_default (row, "code", NULL));
  plumb_attempt_set_message (attempt,
                             json_object_get_string_member_with_default (row, "message", NULL));
  return attempt;
}

static void
test_answers_are_diagnosed (gconstpointer data)
{
  PlumbKind kind = GPOINTER_TO_UINT (data);
  g_autoptr (JsonObject) table = load (kind);
  JsonArray *answers = json_object_get_array_member (table, "answers");

  for (guint i = 0; i < json_array_get_length (answers); i++) {
    JsonObject *row = json_array_get_object_element (answers, i);
    g_autoptr (PlumbAttempt) attempt = make_attempt (row);
    const PlumbDiagnosis *diagnosis = plumb_diagnose (kind, attempt);

    g_assert_nonnull (diagnosis);
    g_assert_cmpstr (diagnosis->id, ==, json_object_get_string_member (row, "diagnosis"));
    g_assert_cmpstr (diagnosis->field, ==, json_object_get_string_member (row, "field"));
  }
}

static void
test_every_fault_has_a_row (gconstpointer data)
{
  PlumbKind kind = GPOINTER_TO_UINT (data);
  g_autoptr (JsonObject) table = load (kind);
  JsonObject *faults = json_object_get_object_member (table, "faults");
  guint n_faults = 0;

  for (const PlumbTwinFault *fault = plumb_twin_list_faults (kind); fault->name != NULL; fault++) {
    if (!json_object_has_member (faults, fault->name))
      g_error ("%s: the fault “%s” has no row", plumb_kind_get_name (kind), fault->name);
    n_faults++;
  }
  g_assert_cmpuint (n_faults, ==, json_object_get_size (faults));
}

static void
add (PlumbKind kind, const char *sentence, GTestDataFunc test)
{
  g_autofree char *path =
      g_strdup_printf ("/documented-errors/%s/%s", plumb_kind_get_name (kind), sentence);

  g_test_add_data_func (path, GUINT_TO_POINTER (kind), test);
}

int
main (int argc, char *argv[])
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autoptr (PlumbConnectors) connectors = plumb_connectors_new (http, plumb_registry_get_types ());

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (connectors)); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (G_LIST_MODEL (connectors), i);
    PlumbKind kind = plumb_connector_get_kind (connector);

    add (kind, "every-documented-error-has-a-row", test_every_documented_error_has_a_row);
    add (kind, "every-fault-has-a-row", test_every_fault_has_a_row);
    add (kind, "answers-are-diagnosed", test_answers_are_diagnosed);
  }
  return g_test_run ();
}
