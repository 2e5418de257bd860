/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-suspicion.h"

#include "plumb-diagnosis.h"

#include <glib/gi18n.h>

#include <string.h>

#define MICROSECONDS_PER_DAY (24 * G_TIME_SPAN_HOUR)

void
plumb_suspicion_free (PlumbSuspicion *self)
{
  if (self == NULL)
    return;
  g_free (self->evidence);
  g_free (self);
}

/* ── What speaks for a suspect, one function for each that needs more than diagnoses ── */

static char *
find_retired_host (const PlumbEvidence *evidence)
{
  if (evidence->host == NULL || !g_str_has_suffix (evidence->host, ".logic.azure.com"))
    return NULL;
  /* Translators: %s is a server's name. */
  return g_strdup_printf (_("Leads are sent to %s, where flows were until 2025."), evidence->host);
}

static char *
find_redirect (const PlumbEvidence *evidence)
{
  if (!evidence->is_elsewhere && (evidence->status < 300 || evidence->status > 399))
    return NULL;
  /* Translators: %u is a number such as 302. */
  return g_strdup_printf (_("The last answer was %u and pointed elsewhere."), evidence->status);
}

static char *
find_other_spelling (const PlumbEvidence *evidence)
{
  const char *spelling = plumb_destination_get_setting (evidence->destination, "key-spelling");

  if (g_strcmp0 (spelling, "pascal") != 0)
    return NULL;
  return g_strdup (_("Test leads are sent with “UserDetails” here, those of customers come with "
                     "“userDetails”."));
}

static char *
find_started_flow (const PlumbEvidence *evidence)
{
  if (evidence->status != 202)
    return NULL;
  return g_strdup (_("The answer was 202: the lead was taken, to be worked on later."));
}

static char *
find_silence_of_plumb (const PlumbEvidence *evidence)
{
  if (evidence->verdict != PLUMB_VERDICT_NONE ||
      /* Nothing is read from an endpoint. */
      plumb_destination_get_kind (evidence->destination) == PLUMB_KIND_HTTPS ||
      plumb_destination_is_watching (evidence->destination))
    return NULL;
  return g_strdup (_("Watching is off for this destination."));
}

static char *
find_unpublished (const PlumbEvidence *evidence)
{
  PlumbVerdict last = plumb_destination_get_last_verdict (evidence->destination);

  if (evidence->verdict != PLUMB_VERDICT_NONE || evidence->last_lead_at != 0 ||
      (last != PLUMB_VERDICT_LANDED && last != PLUMB_VERDICT_ALTERED))
    return NULL;
  return g_strdup (_("Test leads land here, and no lead of a customer has ever come."));
}

static char *
find_schools (const PlumbEvidence *evidence)
{
  if (evidence->verdict != PLUMB_VERDICT_NONE || evidence->n_schools == 0)
    return NULL;
  /* Translators: two numbers of leads. */
  return g_strdup_printf (_("%u of the last %u leads have an address in .edu, so that schools are "
                            "among your customers."),
                             evidence->n_schools, evidence->n_leads);
}

static char *
find_other_table (const PlumbEvidence *evidence)
{
  const char *table = plumb_destination_get_setting (evidence->destination, "table");

  if (table == NULL || g_ascii_strcasecmp (table, "MarketplaceLeads") == 0)
    return NULL;
  /* Translators: %s is a table's name. */
  return g_strdup_printf (_("The table that is looked at here is called %s."), table);
}

static char *
find_blob (const PlumbEvidence *evidence)
{
  return g_strdup (_("This destination is an Azure Blob container."));
}

static const struct {
  const char *id;
  PlumbKind kind;
  char *(*find) (const PlumbEvidence *evidence);
} finders[] = {
  { "blob", PLUMB_KIND_AZURE_BLOB, find_blob },
  { "watching-off", PLUMB_KIND_NONE, find_silence_of_plumb },
  { "retired-url", PLUMB_KIND_HTTPS, find_retired_host },
  { "redirect", PLUMB_KIND_HTTPS, find_redirect },
  { "key-case", PLUMB_KIND_HTTPS, find_other_spelling },
  { "flow-run", PLUMB_KIND_HTTPS, find_started_flow },
  { "not-published", PLUMB_KIND_NONE, find_unpublished },
  { "other-table", PLUMB_KIND_AZURE_TABLE, find_other_table },
  { "edu", PLUMB_KIND_NONE, find_schools },
};

static char *
find_by_itself (const PlumbSuspect *suspect, const PlumbEvidence *evidence)
{
  for (gsize i = 0; i < G_N_ELEMENTS (finders); i++)
    if (finders[i].kind == suspect->kind && g_str_equal (finders[i].id, suspect->id))
      return finders[i].find (evidence);
  return NULL;
}

static char *
find_diagnosis (const PlumbSuspect *suspect, const PlumbEvidence *evidence)
{
  g_auto (GStrv) ids = g_strsplit (suspect->diagnoses != NULL ? suspect->diagnoses : "", " ", -1);

  for (guint i = 0; i < evidence->diagnoses->len; i++) {
    const char *id = g_ptr_array_index (evidence->diagnoses, i);
    const PlumbDiagnosis *diagnosis = plumb_diagnosis_find (id);

    if (diagnosis != NULL && g_strv_contains ((const char *const *) ids, id))
      /* Translators: %s is what was found, as in "A duplicate rule is active". */
      return g_strdup_printf (_("Plumb found here: %s."), gettext (diagnosis->title));
  }
  return NULL;
}

/* Would a test lead have come through?  It is sent as the marketplace sends its own. */
static gboolean
is_cleared_by_test (const PlumbSuspect *suspect, const PlumbEvidence *evidence)
{
  static const char *const ids[] = { "captcha",  "form-off",    "other-organisation",
                                     "redirect", "retired-url", "draft-form",
                                     NULL };
  PlumbVerdict last = plumb_destination_get_last_verdict (evidence->destination);

  if (evidence->verdict != PLUMB_VERDICT_NONE)
    return FALSE;
  /* Who is let in shows at once. */
  if (g_str_equal (suspect->id, "tenant-only"))
    return last == PLUMB_VERDICT_ACCEPTED;
  return (last == PLUMB_VERDICT_LANDED || last == PLUMB_VERDICT_ALTERED) &&
         g_strv_contains (ids, suspect->id);
}

/* Whether what was looked at speaks against it: a test lead, a rung, the server's name, or the
 * answer. */
static gboolean
is_cleared (const PlumbSuspect *suspect, const PlumbEvidence *evidence)
{
  if (is_cleared_by_test (suspect, evidence))
    return TRUE;
  if (suspect->kind == PLUMB_KIND_HTTPS && g_str_equal (suspect->id, "retired-url"))
    return evidence->host != NULL;
  if (g_str_equal (suspect->id, "redirect"))
    return evidence->status >= 200 && evidence->status < 300;
  return suspect->rung != NULL &&
         g_ptr_array_find_with_equal_func (evidence->cleared, suspect->rung, g_str_equal, NULL);
}

/* With something that speaks for it.  Leads of schools that came say nothing of those that did not.
 */
static PlumbLikelihood
get_likelihood (const PlumbSuspect *suspect)
{
  return g_str_equal (suspect->id, "edu") ? PLUMB_LIKELIHOOD_MEDIUM : PLUMB_LIKELIHOOD_HIGH;
}

/* (nullable) */
static PlumbSuspicion *
suspect_one (const PlumbSuspect *suspect, const PlumbEvidence *evidence)
{
  gboolean is_test = evidence->verdict != PLUMB_VERDICT_NONE;
  PlumbLikelihood usual = is_test ? suspect->test : suspect->customers;
  g_autofree char *found = find_diagnosis (suspect, evidence);
  gboolean is_innocent;
  PlumbSuspicion *suspicion;

  if (found == NULL)
    found = find_by_itself (suspect, evidence);
  if (found == NULL && usual == PLUMB_LIKELIHOOD_NONE)
    return NULL;
  is_innocent = found == NULL && is_cleared (suspect, evidence);
  if (is_innocent)
    found = g_strdup (_("Nothing of the sort was found here."));
  suspicion = g_new0 (PlumbSuspicion, 1);
  suspicion->suspect = suspect;
  suspicion->likelihood = found != NULL ? get_likelihood (suspect) : usual;
  if (is_innocent)
    suspicion->likelihood = PLUMB_LIKELIHOOD_LOW;
  suspicion->evidence = g_steal_pointer (&found);
  return suspicion;
}

/* What speaks for itself comes before what is only likely; the table's order decides the rest. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const PlumbSuspicion *one = *(const PlumbSuspicion *const *) a;
  const PlumbSuspicion *other = *(const PlumbSuspicion *const *) b;
  gboolean is_shown = one->evidence != NULL && one->likelihood == PLUMB_LIKELIHOOD_HIGH;
  gboolean is_other_shown = other->evidence != NULL && other->likelihood == PLUMB_LIKELIHOOD_HIGH;

  if (one->likelihood != other->likelihood)
    return (int) other->likelihood - (int) one->likelihood;
  if (is_shown != is_other_shown)
    return is_other_shown - is_shown;
  return one->suspect < other->suspect ? -1 : 1;
}

GPtrArray *
plumb_suspect_all (const PlumbEvidence *evidence)
{
  GPtrArray *suspicions = g_ptr_array_new_with_free_func ((GDestroyNotify) plumb_suspicion_free);
  PlumbKind kind = plumb_destination_get_kind (evidence->destination);

  if (evidence->verdict != PLUMB_VERDICT_NONE && evidence->verdict != PLUMB_VERDICT_LOST &&
      evidence->verdict != PLUMB_VERDICT_ACCEPTED)
    return suspicions;
  for (const PlumbSuspect *suspect = plumb_suspects; suspect->id != NULL; suspect++) {
    PlumbSuspicion *suspicion = suspect->kind == PLUMB_KIND_NONE || suspect->kind == kind
                                    ? suspect_one (suspect, evidence)
                                    : NULL;

    if (suspicion != NULL)
      g_ptr_array_add (suspicions, suspicion);
  }
  g_ptr_array_sort (suspicions, compare);
  return suspicions;
}

char *
plumb_evidence_describe_silence (const PlumbEvidence *evidence, gint64 now)
{
  guint n_days = (guint) (MAX (0, now - evidence->last_lead_at) / MICROSECONDS_PER_DAY);

  if (evidence->last_lead_at == 0)
    return g_strdup (_("No lead of a customer has come yet."));
  if (n_days == 0)
    return g_strdup (_("The last lead of a customer came within the last 24 hours."));
  return g_strdup_printf (ngettext ("The last lead of a customer came %u day ago.",
                                    "The last lead of a customer came %u days ago.", n_days),
                          n_days);
}
