/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"

#include "plumb-catalogue.h"

/* The first match wins, so the particular stands above the general. */
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

#define FOR_EACH_ROW(row)                                                                          \
  for (guint index_of_##row = 0; index_of_##row < G_N_ELEMENTS (catalogues); index_of_##row++)     \
    for (const PlumbCatalogueRow *row = catalogues[index_of_##row]; row->diagnosis.id != NULL;     \
         row++)

static gboolean
contains (const char *text, const char *part)
{
  g_autofree char *folded_text = NULL;
  g_autofree char *folded_part = NULL;

  if (text == NULL)
    return FALSE;
  folded_text = g_ascii_strdown (text, -1);
  folded_part = g_ascii_strdown (part, -1);
  return strstr (folded_text, folded_part) != NULL;
}

static gboolean
fits_status (const PlumbCatalogueRow *row, guint status)
{
  if (row->status == 0)
    return TRUE;
  return status >= row->status && status <= MAX (row->status, row->status_end);
}

static gboolean
fits_code (const char *codes, const char *code)
{
  g_auto (GStrv) alternatives = NULL;

  if (code == NULL || g_ascii_strcasecmp (codes, code) == 0)
    return code != NULL;
  alternatives = g_strsplit (codes, "|", -1);
  for (guint i = 0; alternatives[i] != NULL; i++)
    if (g_ascii_strcasecmp (alternatives[i], code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
fits_texts (const PlumbCatalogueRow *row, PlumbAttempt *attempt)
{
  const char *code = plumb_attempt_get_remote_code (attempt);

  if (row->code != NULL && !fits_code (row->code, code))
    return FALSE;
  return row->says == NULL || contains (plumb_attempt_get_message (attempt), row->says);
}

static gboolean
fits (const PlumbCatalogueRow *row, PlumbKind kind, PlumbAttempt *attempt)
{
  if (row->kind != PLUMB_KIND_NONE && row->kind != kind)
    return FALSE;
  if (!row->anywhere &&
      (row->stage == PLUMB_STAGE_SETTINGS || row->stage != plumb_attempt_get_stage (attempt)))
    return FALSE;
  if (row->clock_off && ABS (plumb_attempt_get_clock_skew (attempt)) <= PLUMB_CATALOGUE_CLOCK_LIMIT)
    return FALSE;
  if (row->tls_errors != 0 && (plumb_attempt_get_tls_errors (attempt) & row->tls_errors) == 0)
    return FALSE;
  return fits_status (row, plumb_attempt_get_status (attempt)) && fits_texts (row, attempt);
}

const PlumbDiagnosis *
plumb_diagnosis_find (const char *id)
{
  if (id == NULL)
    return NULL;
  FOR_EACH_ROW (row)
  if (g_str_equal (row->diagnosis.id, id))
    return &row->diagnosis;
  return NULL;
}

const PlumbDiagnosis *
plumb_diagnose (PlumbKind kind, PlumbAttempt *attempt)
{
  const PlumbDiagnosis *named = NULL;

  g_return_val_if_fail (PLUMB_IS_ATTEMPT (attempt), NULL);

  if (plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_ACCEPTED)
    return NULL;
  if (plumb_attempt_get_stage (attempt) == PLUMB_STAGE_SETTINGS)
    named = plumb_diagnosis_find (plumb_attempt_get_remote_code (attempt));
  if (named != NULL)
    return named;
  FOR_EACH_ROW (row)
  if (fits (row, kind, attempt))
    return &row->diagnosis;
  return plumb_diagnosis_find ("unknown");
}

const PlumbDiagnosis *
plumb_diagnose_verdict (PlumbKind kind, PlumbVerdict verdict)
{
  if (verdict == PLUMB_VERDICT_NONE)
    return NULL;
  FOR_EACH_ROW (row)
  if (row->verdict == verdict && (row->kind == PLUMB_KIND_NONE || row->kind == kind))
    return &row->diagnosis;
  return NULL;
}

/* Whether @code is a service's code and no word that stands in sentences. */
static gboolean
is_telling (const char *code)
{
  for (const char *at = code + 1; *code != '\0' && *at != '\0'; at++)
    if (g_ascii_isdigit (*at) || g_ascii_isupper (*at) || *at == '_')
      return TRUE;
  return FALSE;
}

/* Codes of a kind only: those of the network are Plumb's own. */
static gboolean
is_services (const PlumbCatalogueRow *row)
{
  return row->code != NULL && row->kind != PLUMB_KIND_NONE && !row->clock_off &&
         is_telling (row->code);
}

const PlumbDiagnosis *
plumb_diagnosis_find_code (PlumbKind kind, const char *word, const char *text, guint *status)
{
  g_return_val_if_fail (word != NULL && text != NULL && status != NULL, NULL);

  FOR_EACH_ROW (row)
  {
    if (row->kind != kind || !is_services (row) || !fits_code (row->code, word) ||
        (row->says != NULL && !contains (text, row->says)))
      continue;
    *status = row->status;
    return &row->diagnosis;
  }
  return NULL;
}

static gpointer
list_codes (gpointer unused)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *codes = g_ptr_array_new ();

  FOR_EACH_ROW (row)
  if (is_services (row))
    g_ptr_array_add (rows, g_ascii_strdown (row->code, -1));
  for (guint i = 0; i < rows->len; i++) {
    g_autofree GStrv alternatives = g_strsplit (g_ptr_array_index (rows, i), "|", -1);

    for (guint j = 0; alternatives[j] != NULL; j++)
      g_ptr_array_add (codes, alternatives[j]);
  }
  g_ptr_array_add (codes, NULL);
  return g_ptr_array_free (codes, FALSE);
}

const char *const *
plumb_diagnosis_list_codes (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, list_codes, NULL);
}

static gpointer
list_rows (gpointer unused)
{
  GPtrArray *rows = g_ptr_array_new ();

  FOR_EACH_ROW (row)
  g_ptr_array_add (rows, (gpointer) &row->diagnosis);
  return rows;
}

const PlumbDiagnosis *const *
plumb_diagnosis_list (guint *n_rows)
{
  static GOnce once = G_ONCE_INIT;
  GPtrArray *rows = g_once (&once, list_rows, NULL);

  if (n_rows != NULL)
    *n_rows = rows->len;
  return (const PlumbDiagnosis *const *) rows->pdata;
}
