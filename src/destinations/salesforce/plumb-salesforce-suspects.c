/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-suspects.h"

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-organisation-id.h"
#include "plumb-salesforce-call.h"
#include "plumb-salesforce-error.h"
#include "plumb-salesforce-query.h"
#include "plumb-salesforce-record.h"

#include <glib/gi18n.h>

/* help.salesforce.com, "How many leads can we capture from our website?" */
#define DAILY_CAP 500

static void
add_name (GString *names, const char *name)
{
  if (name == NULL)
    return;
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

/* Adds the text @member of each record to @names; returns whether there are any. */
static gboolean
name_records (JsonNode *answer, const char *member, GString *names)
{
  JsonArray *records = plumb_salesforce_record_find_all (answer);
  guint n_records = records != NULL ? json_array_get_length (records) : 0;

  for (guint i = 0; i < n_records; i++) {
    JsonObject *record = plumb_salesforce_record_get (records, i);
    g_autofree char *name = record != NULL ? plumb_json_dup_text (record, member) : NULL;

    add_name (names, name);
  }
  return names->len > 0;
}

/* ── The organisation ────────────────────────────────────────────────────── */

static char *
make_organisation_path (gint64 now)
{
  return plumb_salesforce_query_make ("query", "SELECT Id FROM Organization");
}

static const char *
find_other_organisation (JsonNode *answer, const char *oid, GString *names)
{
  if (!name_records (answer, "Id", names) || plumb_organisation_id_is_same (names->str, oid))
    return NULL;
  return "other-organisation";
}

/* ── Fields ──────────────────────────────────────────────────────────────── */

static char *
make_fields_path (gint64 now)
{
  return g_strdup ("sobjects/Lead/describe");
}

static gboolean
is_true (JsonObject *field, const char *member)
{
  return json_object_get_boolean_member_with_default (field, member, FALSE);
}

/* Nobody but the sender can fill it in; the marketplace sends both of the exceptions. */
static gboolean
is_required (JsonObject *field, const char *name)
{
  return is_true (field, "createable") &&
         !json_object_get_boolean_member_with_default (field, "nillable", TRUE) &&
         !is_true (field, "defaultedOnCreate") && !g_str_equal (name, "LastName") &&
         !g_str_equal (name, "Company");
}

static gboolean
is_list (const char *type)
{
  return g_strcmp0 (type, "picklist") == 0 || g_strcmp0 (type, "multipicklist") == 0;
}

typedef struct {
  GString *lists;
  GString *fields;
  gboolean restricts_source;
  gboolean lists_countries;
} Fields;

static void
look_at_field (Fields *self, JsonObject *field)
{
  g_autofree char *name = plumb_json_dup_text (field, "name");
  g_autofree char *type = plumb_json_dup_text (field, "type");

  if (name == NULL)
    return;
  if (is_required (field, name))
    add_name (is_list (type) ? self->lists : self->fields, name);
  if (g_str_equal (name, "LeadSource"))
    self->restricts_source = is_true (field, "restrictedPicklist");
  else if (g_str_equal (name, "CountryCode"))
    self->lists_countries = TRUE;
}

static const char *
choose_finding (const Fields *self, GString *names)
{
  if (self->lists->len > 0) {
    g_string_assign (names, self->lists->str);
    return "required-picklist";
  }
  if (self->fields->len > 0) {
    g_string_assign (names, self->fields->str);
    return "required-field";
  }
  if (self->restricts_source) {
    g_string_assign (names, "LeadSource");
    return "restricted-lead-source";
  }
  g_string_assign (names, self->lists_countries ? "CountryCode" : "");
  return self->lists_countries ? "country-picklist" : NULL;
}

static const char *
find_fields (JsonNode *answer, const char *oid, GString *names)
{
  g_autoptr (GString) lists = g_string_new (NULL);
  g_autoptr (GString) others = g_string_new (NULL);
  Fields self = { lists, others, FALSE, FALSE };
  JsonNode *node = NULL;
  JsonArray *fields = NULL;

  if (JSON_NODE_HOLDS_OBJECT (answer))
    node = json_object_get_member (json_node_get_object (answer), "fields");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  fields = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (fields); i++) {
    JsonObject *field = plumb_salesforce_record_get (fields, i);

    if (field != NULL)
      look_at_field (&self, field);
  }
  return choose_finding (&self, names);
}

/* ── Rules ───────────────────────────────────────────────────────────────── */

static char *
make_validation_path (gint64 now)
{
  return plumb_salesforce_query_make ("tooling/query",
                                      "SELECT ValidationName FROM ValidationRule WHERE "
                                      "EntityDefinition.QualifiedApiName = 'Lead' AND Active = "
                                      "true");
}

static const char *
find_validation (JsonNode *answer, const char *oid, GString *names)
{
  return name_records (answer, "ValidationName", names) ? "validation-rules" : NULL;
}

static char *
make_duplicates_path (gint64 now)
{
  return plumb_salesforce_query_make ("query", "SELECT DeveloperName FROM DuplicateRule WHERE "
                                               "SobjectType = 'Lead' AND IsActive = true");
}

static const char *
find_duplicates (JsonNode *answer, const char *oid, GString *names)
{
  return name_records (answer, "DeveloperName", names) ? "duplicate-rules" : NULL;
}

/* ── The daily cap ───────────────────────────────────────────────────────── */

static char *
make_count_path (gint64 now)
{
  g_autoptr (GDateTime) date =
      g_date_time_new_from_unix_utc ((now - G_TIME_SPAN_DAY) / G_TIME_SPAN_SECOND);
  g_autofree char *soql =
      g_date_time_format (date, "SELECT COUNT() FROM Lead WHERE CreatedDate >= %Y-%m-%dT%H:%M:%SZ");

  return plumb_salesforce_query_make ("query", soql);
}

/* Which of them came by the web is not told, so that this is a suspicion and no more. */
static const char *
find_count (JsonNode *answer, const char *oid, GString *names)
{
  gint64 n_leads = 0;

  if (JSON_NODE_HOLDS_OBJECT (answer))
    n_leads =
        json_object_get_int_member_with_default (json_node_get_object (answer), "totalSize", 0);
  if (n_leads < DAILY_CAP)
    return NULL;
  g_string_append_printf (names, "%" G_GINT64_FORMAT, n_leads);
  return "daily-cap";
}

/* clang-format off */
const PlumbSalesforceSuspect plumb_salesforce_suspects[] = {
  { "organisation", N_("The OID is this organisation’s"), NULL,
    N_("Plumb cannot look without a way to read. Compare the OID with “Setup”, “Company Information”."),
    make_organisation_path, find_other_organisation },
  { "lead-fields", N_("No field of the lead stops it"),
    N_("The marketplace sends all that the organisation requires of a lead."),
    N_("Plumb cannot look without a way to read. See in “Object Manager”, “Lead” that no list is required and no country list is used."),
    make_fields_path, find_fields },
  { "validation-rules", N_("No validation rule stops it"),
    N_("No validation rule for leads is active."),
    N_("Plumb cannot look without a way to read. See in “Object Manager”, “Lead”, “Validation Rules” what a lead must be like."),
    make_validation_path, find_validation },
  { "daily-cap", N_("Fewer than 500 leads a day"),
    N_("The organisation is below the limit of 500 leads from the web in 24 hours."),
    N_("Plumb cannot look without a way to read. Salesforce makes no more than 500 leads from the web in 24 hours."),
    make_count_path, find_count },
  { "duplicate-rules", N_("No duplicate rule stops it"),
    N_("No duplicate rule for leads is active."),
    N_("Plumb cannot look without a way to read. See in “Setup”, “Duplicate Rules” whether one for leads is active."),
    make_duplicates_path, find_duplicates },
  { NULL },
};
/* clang-format on */

gboolean
plumb_salesforce_suspect_is_certain (const char *code)
{
  static const char *const certain[] = { "other-organisation", "required-picklist",
                                         "required-field", NULL };

  return code != NULL && g_strv_contains (certain, code);
}

gboolean
plumb_salesforce_suspect_judge (const PlumbSalesforceSuspect *self, PlumbReply *reply,
                                const char *oid)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  g_autoptr (JsonNode) answer = plumb_salesforce_reply_dup_json (reply);
  g_autoptr (GString) names = g_string_new (NULL);
  const char *code = NULL;

  if (answer == NULL || !plumb_salesforce_reply_is_accepted (reply))
    return FALSE;
  code = self->find (answer, oid, names);
  if (code == NULL)
    return FALSE;
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (attempt, code);
  plumb_attempt_set_message (attempt, names->str);
  return TRUE;
}

/* ── One after the other ─────────────────────────────────────────────────── */

typedef struct {
  PlumbSalesforceAccount *account;
  char *oid;
  const PlumbSalesforceSuspect *suspect;
} Search;

static void
search_free (Search *self)
{
  g_object_unref (self->account);
  g_free (self->oid);
  g_free (self);
}

static void ask (GTask *task);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PlumbReply) reply = plumb_salesforce_call_finish (PLUMB_HTTP (source), result, &error);

  if (error != NULL) {
    g_task_return_error (task, error);
  } else if (plumb_salesforce_suspect_judge (search->suspect, reply, search->oid)) {
    g_task_return_pointer (task, g_object_ref (plumb_reply_get_attempt (reply)), g_object_unref);
  } else {
    search->suspect++;
    ask (g_steal_pointer (&task));
  }
}

/* Takes @task. */
static void
ask (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *path = NULL;

  if (search->suspect->id == NULL) {
    g_task_return_pointer (task, NULL, NULL);
    g_object_unref (task);
    return;
  }
  path = search->suspect->make_path (plumb_clock_now ());
  plumb_salesforce_call_async (g_task_get_source_object (task), search->account, "GET", path, 0,
                               cancellable, answered_cb, task);
}

void
plumb_salesforce_suspects_find_async (PlumbHttp *http, PlumbSalesforceAccount *account,
                                      const char *oid, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (http, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->account = g_object_ref (account);
  search->oid = g_strdup (oid);
  search->suspect = plumb_salesforce_suspects;
  g_task_set_source_tag (task, plumb_salesforce_suspects_find_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  ask (task);
}

PlumbAttempt *
plumb_salesforce_suspects_find_finish (PlumbHttp *http, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, http), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
