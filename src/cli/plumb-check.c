/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-check.h"

#include "plumb-diagnosis.h"

#include <glib/gi18n.h>

int
plumb_check_climb (PlumbCommandLine *line, PlumbProfile *profile, PlumbDestination *destination,
                   PlumbCredentials *credentials, GListStore *rungs, gboolean *passed)
{
  g_autoptr (GError) error = NULL;
  PlumbConnector *connector = plumb_profile_get_connector (profile, destination, &error);
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (connector == NULL)
    return plumb_complain (error);
  plumb_connector_verify_async (connector, destination, credentials, rungs, line->cancellable,
                                plumb_keep_result, &kept);
  result = plumb_await (&kept);
  *passed = plumb_connector_verify_finish (connector, result, &error);
  return error != NULL ? plumb_complain (error) : PLUMB_EXIT_FINE;
}

const char *
plumb_check_diagnose (PlumbRung *rung, PlumbKind kind)
{
  PlumbAttempt *attempt = plumb_rung_get_attempt (rung);
  const PlumbDiagnosis *diagnosis;

  if (plumb_rung_get_status (rung) != PLUMB_RUNG_FAILED || attempt == NULL)
    return NULL;
  diagnosis = plumb_diagnose (kind, attempt);
  return diagnosis == NULL ? NULL : diagnosis->id;
}

static void
rung_changed_cb (PlumbRung *rung, GParamSpec *pspec, gpointer kind)
{
  static const char *const marks[] = { "○", "…", "✓", "✗", "–" };
  PlumbRungStatus status = plumb_rung_get_status (rung);
  const char *detail = plumb_rung_get_detail (rung);

  if (status == PLUMB_RUNG_WAITING || status == PLUMB_RUNG_CLIMBING)
    return;
  g_print ("%s %s", marks[status], gettext (plumb_rung_get_title (rung)));
  if (detail != NULL)
    g_print (": %s", detail);
  if (plumb_rung_get_duration (rung) >= 0)
    g_print ("  %" G_GINT64_FORMAT " ms", plumb_rung_get_duration (rung) / 1000);
  g_print ("\n");
  plumb_print_diagnosis (plumb_check_diagnose (rung, GPOINTER_TO_UINT (kind)));
}

static void
rungs_added_cb (GListModel *rungs, guint position, guint removed, guint added, gpointer kind)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (rungs, i);

    g_signal_connect (rung, "notify::status", G_CALLBACK (rung_changed_cb), kind);
    rung_changed_cb (rung, NULL, kind);
  }
}

void
plumb_check_print_as_climbed (GListStore *rungs, PlumbKind kind)
{
  g_signal_connect (rungs, "items-changed", G_CALLBACK (rungs_added_cb), GUINT_TO_POINTER (kind));
}

static void
add_rung (JsonBuilder *builder, PlumbRung *rung, PlumbKind kind)
{
  json_builder_begin_object (builder);
  plumb_add_text (builder, "rung", plumb_rung_get_id (rung));
  plumb_add_text (builder, "status", plumb_rung_status_get_name (plumb_rung_get_status (rung)));
  plumb_add_milliseconds (builder, "ms", plumb_rung_get_duration (rung));
  plumb_add_text (builder, "detail", plumb_rung_get_detail (rung));
  plumb_add_diagnosis (builder, plumb_check_diagnose (rung, kind));
  json_builder_end_object (builder);
}

void
plumb_check_print_json (PlumbDestination *destination, GListStore *rungs, gboolean passed)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  plumb_add_text (builder, "destination", plumb_destination_get_name (destination));
  json_builder_set_member_name (builder, "passed");
  json_builder_add_boolean_value (builder, passed);
  json_builder_set_member_name (builder, "rungs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (rungs), i);

    add_rung (builder, rung, plumb_destination_get_kind (destination));
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  plumb_print_builder (builder, TRUE);
}
