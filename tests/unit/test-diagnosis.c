/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-catalogue.h"
#include "plumb-clock.h"
#include "plumb-connectors.h"
#include "plumb-diagnosis.h"
#include "plumb-registry.h"

/* clang-format off */
static const PlumbCatalogueRow *const catalogues[] = {
  plumb_catalogue_azure_blob,
  plumb_catalogue_azure_blob_fields,
  plumb_catalogue_azure_table,
  plumb_catalogue_azure_table_fields,
  plumb_catalogue_dynamics,
  plumb_catalogue_dynamics_fields,
  plumb_catalogue_https,
  plumb_catalogue_marketo,
  plumb_catalogue_marketo_fields,
  plumb_catalogue_salesforce,
  plumb_catalogue_salesforce_fields,
  plumb_catalogue_computer,
  plumb_catalogue_general,
};
/* clang-format on */

/* An attempt that meets the row's conditions and no more. */
static PlumbAttempt *
make_attempt (const PlumbCatalogueRow *row)
{
  PlumbAttempt *attempt = NULL;
  gint64 skew = row->clock_off ? PLUMB_CATALOGUE_CLOCK_LIMIT + G_TIME_SPAN_MINUTE : 0;

  if (!row->anywhere && row->stage == PLUMB_STAGE_SETTINGS)
    return plumb_attempt_new_unusable (row->diagnosis.id);
  attempt = plumb_attempt_new ();
  plumb_attempt_set_stage (attempt, row->anywhere ? PLUMB_STAGE_ANSWERED : row->stage);
  plumb_attempt_set_status (attempt, row->status);
  plumb_attempt_set_remote_code (attempt, row->code);
  plumb_attempt_set_message (attempt, row->says);
  plumb_attempt_set_tls_errors (attempt, row->tls_errors);
  plumb_attempt_set_server_time (attempt, plumb_clock_now () - skew);
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  return attempt;
}

static void
test_every_row_is_reached (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (catalogues); i++)
    for (const PlumbCatalogueRow *row = catalogues[i]; row->diagnosis.id != NULL; row++) {
      g_autoptr (PlumbAttempt) attempt = make_attempt (row);
      const PlumbDiagnosis *found = NULL;

      if (row->verdict != PLUMB_VERDICT_NONE)
        found = plumb_diagnose_verdict (row->kind, row->verdict);
      else
        found = plumb_diagnose (row->kind, attempt);
      g_assert_nonnull (found);
      g_assert_cmpstr (found->id, ==, row->diagnosis.id);
      g_assert_true (plumb_diagnosis_find (row->diagnosis.id) == found);
    }
}

static void
test_ids_are_unique_and_plain (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rows = 0;
  const PlumbDiagnosis *const *rows = plumb_diagnosis_list (&n_rows);

  g_assert_cmpuint (n_rows, >, 90);
  for (guint i = 0; i < n_rows; i++) {
    g_assert_true (g_hash_table_add (seen, (gpointer) rows[i]->id));
    g_assert_true (
        g_regex_match_simple ("^[a-z0-9-]+(\\.[a-z0-9-]+)*$", rows[i]->id, G_REGEX_DEFAULT, 0));
  }
}

static gboolean
is_sentence (const char *text)
{
  return text != NULL && strlen (text) > 10 && g_str_has_suffix (text, ".");
}

static void
test_texts_are_whole_sentences (void)
{
  guint n_rows = 0;
  const PlumbDiagnosis *const *rows = plumb_diagnosis_list (&n_rows);

  for (guint i = 0; i < n_rows; i++) {
    g_test_message ("%s", rows[i]->id);
    g_assert_nonnull (rows[i]->title);
    g_assert_false (g_str_has_suffix (rows[i]->title, "."));
    g_assert_true (is_sentence (rows[i]->cause));
    g_assert_true (is_sentence (rows[i]->fix));
    g_assert_null (strstr (rows[i]->cause, "  "));
    g_assert_null (strstr (rows[i]->fix, "  "));
  }
}

static gboolean
is_field (PlumbConnectors *connectors, const char *field)
{
  static const char *const others[] = { "role", "licence", "clock", "network", "service", NULL };
  gboolean found = g_strv_contains (others, field);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (connectors)); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (G_LIST_MODEL (connectors), i);

    if (plumb_kind_info_find_field (plumb_connector_get_info (connector), field) != NULL)
      found = TRUE;
  }
  return found;
}

static void
test_culprits_are_fields_or_known_others (void)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autoptr (PlumbConnectors) connectors = plumb_connectors_new (http, plumb_registry_get_types ());
  guint n_rows = 0;
  const PlumbDiagnosis *const *rows = plumb_diagnosis_list (&n_rows);

  for (guint i = 0; i < n_rows; i++) {
    g_test_message ("%s: %s", rows[i]->id, rows[i]->field);
    g_assert_true (is_field (connectors, rows[i]->field));
  }
}

static void
assert_required_is_told (const PlumbKindInfo *info)
{
  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++) {
    g_autofree char *missing = g_strdup_printf ("%s.%s.missing", info->name, field->key);
    g_autofree char *choice = g_strdup_printf ("%s.%s.not-a-choice", info->name, field->key);

    if ((field->flags & PLUMB_FIELD_REQUIRED) != 0)
      g_assert_nonnull (plumb_diagnosis_find (missing));
    if (field->choices != NULL)
      g_assert_nonnull (plumb_diagnosis_find (choice));
  }
}

static void
test_missing_fields_have_words (void)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autoptr (PlumbConnectors) connectors = plumb_connectors_new (http, plumb_registry_get_types ());

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (connectors)); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (G_LIST_MODEL (connectors), i);

    assert_required_is_told (plumb_connector_get_info (connector));
  }
}

static void
test_what_was_accepted_has_no_diagnosis (void)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_attempt_set_status (attempt, 404);
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);

  g_assert_null (plumb_diagnose (PLUMB_KIND_AZURE_TABLE, attempt));
  g_assert_null (plumb_diagnose_verdict (PLUMB_KIND_AZURE_TABLE, PLUMB_VERDICT_NONE));
  g_assert_null (plumb_diagnose_verdict (PLUMB_KIND_AZURE_TABLE, PLUMB_VERDICT_LANDED));
}

static void
test_the_clock_comes_before_the_key (void)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_attempt_set_status (attempt, 403);
  plumb_attempt_set_remote_code (attempt, "AuthenticationFailed");
  plumb_attempt_set_message (attempt, "Make sure the signature is formed correctly.");
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_AZURE_TABLE, attempt)->id, ==,
                   "azure-table.connection-string.key");

  plumb_attempt_set_server_time (attempt, plumb_clock_now () + 20 * G_TIME_SPAN_MINUTE);
  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_AZURE_TABLE, attempt)->id, ==, "clock.off");
}

static void
test_what_nobody_knows_is_unknown (void)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autoptr (PlumbAttempt) unusable = plumb_attempt_new_unusable ("no.such.row");

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_attempt_set_status (attempt, 299);
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_HTTPS, attempt)->id, ==, "unknown");
  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_HTTPS, unusable)->id, ==, "unknown");
  g_assert_null (plumb_diagnosis_find ("no.such.row"));
  g_assert_null (plumb_diagnosis_find (NULL));
}

/* What `net` says where there is no status, at each stage at which it can. */
static void
test_every_code_of_ours_has_a_row (void)
{
  static const struct {
    PlumbStage stage;
    const char *code;
    const char *id;
  } codes[] = {
    { PLUMB_STAGE_RESOLVE, "name-unknown", "network.name-unknown" },
    { PLUMB_STAGE_RESOLVE, "name-service-down", "network.offline" },
    { PLUMB_STAGE_RESOLVE, "timed-out", "network.name-silence" },
    { PLUMB_STAGE_RESOLVE, "failed", "network.failed" },
    { PLUMB_STAGE_CONNECT, "connection-refused", "network.refused" },
    { PLUMB_STAGE_CONNECT, "unreachable", "network.unreachable" },
    { PLUMB_STAGE_CONNECT, "proxy", "network.proxy-failed" },
    { PLUMB_STAGE_CONNECT, "proxy-down", "network.proxy-silent" },
    { PLUMB_STAGE_CONNECT, "timed-out", "network.silence" },
    { PLUMB_STAGE_CONNECT, "cut", "network.cut-while-connecting" },
    { PLUMB_STAGE_CONNECT, "failed", "network.failed" },
    { PLUMB_STAGE_TLS, "certificate", "network.certificate" },
    { PLUMB_STAGE_TLS, "certificate-wanted", "network.certificate-wanted" },
    { PLUMB_STAGE_TLS, "not-tls", "network.not-tls" },
    { PLUMB_STAGE_TLS, "handshake", "network.tls" },
    { PLUMB_STAGE_TLS, "cut", "network.tls" },
    { PLUMB_STAGE_TLS, "timed-out", "network.tls-silence" },
    { PLUMB_STAGE_TLS, "failed", "network.failed" },
    { PLUMB_STAGE_SENT, "cut", "network.cut-while-sending" },
    { PLUMB_STAGE_SENT, "timed-out", "network.no-reading" },
    { PLUMB_STAGE_SENT, "failed", "network.failed" },
    { PLUMB_STAGE_ANSWERED, "cut", "network.cut" },
    { PLUMB_STAGE_ANSWERED, "timed-out", "network.no-answer" },
    { PLUMB_STAGE_ANSWERED, "not-http", "network.not-http" },
    { PLUMB_STAGE_ANSWERED, "garbled", "network.garbled" },
    { PLUMB_STAGE_ANSWERED, "too-large", "network.too-large" },
    { PLUMB_STAGE_ANSWERED, "failed", "network.failed" },
    { PLUMB_STAGE_ANSWERED, "endless", "service.endless" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();

    plumb_attempt_set_stage (attempt, codes[i].stage);
    plumb_attempt_set_remote_code (attempt, codes[i].code);
    g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_NONE, attempt)->id, ==, codes[i].id);
    g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_HTTPS, attempt)->id, !=, "unknown");
    g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_AZURE_TABLE, attempt)->id, !=, "unknown");
  }
}

static void
test_what_keeps_plumb_from_asking_has_words (void)
{
  static const char *const ids[] = { "secret.missing",    "keyring.absent", "keyring.locked",
                                     "keyring.dismissed", "keyring.failed", "store.failed",
                                     "settings.unusable" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_nonnull (plumb_diagnosis_find (ids[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/diagnosis/every-row-is-reached", test_every_row_is_reached);
  g_test_add_func ("/diagnosis/ids-are-unique-and-plain", test_ids_are_unique_and_plain);
  g_test_add_func ("/diagnosis/texts-are-whole-sentences", test_texts_are_whole_sentences);
  g_test_add_func ("/diagnosis/culprits-are-fields-or-known-others",
                   test_culprits_are_fields_or_known_others);
  g_test_add_func ("/diagnosis/missing-fields-have-words", test_missing_fields_have_words);
  g_test_add_func ("/diagnosis/what-was-accepted-has-none",
                   test_what_was_accepted_has_no_diagnosis);
  g_test_add_func ("/diagnosis/the-clock-comes-before-the-key",
                   test_the_clock_comes_before_the_key);
  g_test_add_func ("/diagnosis/what-nobody-knows-is-unknown", test_what_nobody_knows_is_unknown);

  g_test_add_func ("/diagnosis/every-code-of-ours-has-a-row", test_every_code_of_ours_has_a_row);
  g_test_add_func ("/diagnosis/what-keeps-plumb-from-asking-has-words",
                   test_what_keeps_plumb_from_asking_has_words);

  return g_test_run ();
}
