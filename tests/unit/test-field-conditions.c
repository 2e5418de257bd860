/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connector.h"
#include "plumb-extract.h"

/* A kind that has fields which count only with a certain choice. */

/* clang-format off */
static const PlumbChoice choices[] = {
  { "app", "As an application" },
  { "user", "As a user" },
  { NULL },
};

static const PlumbFieldSpec fields[] = {
  { .key = "authentication", .label = "Authentication", .fallback = "app", .choices = choices },
  { .key = "client-secret", .label = "Client secret", .when = "authentication", .when_value = "app",
    .flags = PLUMB_FIELD_SECRET | PLUMB_FIELD_REQUIRED },
  { .key = "password", .label = "Password", .when = "authentication", .when_value = "user",
    .flags = PLUMB_FIELD_SECRET | PLUMB_FIELD_REQUIRED },
  { NULL },
};

static const PlumbSheetRow sheet[] = {
  { "Lead destination", NULL, "Some CRM" },
  { "Authentication", "authentication" },
  { "Client secret", "client-secret" },
  { "Password", "password" },
  { NULL },
};
/* clang-format on */

static const PlumbKindInfo info = { .name = "dynamics", .fields = fields, .sheet = sheet };

struct _PlumbConditionConnector {
  PlumbConnector parent_instance;
};

G_DECLARE_FINAL_TYPE (PlumbConditionConnector, plumb_condition_connector, PLUMB,
                      CONDITION_CONNECTOR, PlumbConnector)
G_DEFINE_FINAL_TYPE (PlumbConditionConnector, plumb_condition_connector, PLUMB_TYPE_CONNECTOR)

static void
plumb_condition_connector_class_init (PlumbConditionConnectorClass *klass)
{
  PLUMB_CONNECTOR_CLASS (klass)->kind = PLUMB_KIND_DYNAMICS;
  PLUMB_CONNECTOR_CLASS (klass)->info = &info;
}

static void
plumb_condition_connector_init (PlumbConditionConnector *self)
{
}

typedef struct {
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->connector = g_object_new (plumb_condition_connector_get_type (), NULL);
  fixture->destination = plumb_destination_new (PLUMB_KIND_DYNAMICS, "Contoso");
  fixture->credentials = plumb_credentials_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->credentials);
  g_clear_object (&fixture->destination);
  g_clear_object (&fixture->connector);
}

static const char *
find_fault (Fixture *fixture)
{
  return plumb_connector_check_fields (fixture->connector, fixture->destination,
                                       fixture->credentials, NULL)
      .diagnosis;
}

static char *
list_rows (Fixture *fixture)
{
  GString *rows = g_string_new (NULL);

  for (const PlumbSheetRow *row = sheet; row->label != NULL; row++) {
    g_autofree char *value = plumb_connector_dup_row_value (
        fixture->connector, fixture->destination, fixture->credentials, row);

    if (plumb_connector_shows_row (fixture->connector, fixture->destination, fixture->credentials,
                                   row))
      g_string_append_printf (rows, "%s=%s;", row->label, value != NULL ? value : "");
  }
  return g_string_free (rows, FALSE);
}

static void
test_only_fields_that_count_are_judged (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpstr (find_fault (fixture), ==, "dynamics.client-secret.missing");

  plumb_destination_set_setting (fixture->destination, "authentication", "user");
  g_assert_cmpstr (find_fault (fixture), ==, "dynamics.password.missing");

  plumb_credentials_set (fixture->credentials, "password", "P@ssw0rd");
  g_assert_null (find_fault (fixture));
}

static void
test_the_sheet_has_only_what_counts_in_words (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *with_app = NULL;
  g_autofree char *with_user = NULL;

  plumb_credentials_set (fixture->credentials, "client-secret", "abc");
  with_app = list_rows (fixture);
  plumb_destination_set_setting (fixture->destination, "authentication", "user");
  with_user = list_rows (fixture);

  g_assert_cmpstr (with_app, ==,
                   "Lead destination=Some CRM;Authentication=As an application;Client secret=abc;");
  g_assert_cmpstr (with_user, ==, "Lead destination=Some CRM;Authentication=As a user;Password=;");
}

static void
test_what_does_not_count_is_not_missing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbExtract) extract = plumb_extract (&info, "nothing of use in here");

  g_assert_cmpuint (extract->missing->len, ==, 1);
  g_assert_cmpstr (extract->missing->pdata[0], ==, "client-secret");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/field-conditions/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("only-fields-that-count-are-judged", test_only_fields_that_count_are_judged);
  ADD ("the-sheet-has-only-what-counts-in-words", test_the_sheet_has_only_what_counts_in_words);
  ADD ("what-does-not-count-is-not-missing", test_what_does_not_count_is_not_missing);

  return g_test_run ();
}
