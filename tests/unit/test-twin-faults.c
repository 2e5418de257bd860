/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-faults.h"
#include "plumb-azure-table-faults.h"
#include "plumb-clock.h"
#include "plumb-diagnosis.h"
#include "plumb-storage-faults.h"
#include "plumb-verdict.h"

static void
test_every_fault_ends_in_words (void)
{
  for (PlumbKind kind = PLUMB_KIND_DYNAMICS; kind <= PLUMB_KIND_HTTPS; kind++)
    for (const PlumbTwinFault *fault = plumb_twin_list_faults (kind); fault->name != NULL;
         fault++) {
      gboolean is_read = g_str_equal (fault->verdict_name, "read");
      gboolean is_good = is_read || g_str_equal (fault->verdict_name, "landed");

      g_test_message ("%s", fault->name);
      g_assert_true (is_read ||
                     plumb_verdict_from_name (fault->verdict_name) != PLUMB_VERDICT_NONE);
      g_assert_true ((fault->diagnosis == NULL) == is_good);
      g_assert_true (is_good || plumb_diagnosis_find (fault->diagnosis) != NULL);
    }
}

static const char *
diagnose (PlumbKind kind, const PlumbTwinRefusal *refusal)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_attempt_set_status (attempt, refusal->status);
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (attempt, refusal->code);
  plumb_attempt_set_message (attempt, refusal->message);
  if (g_str_equal (refusal->fault, "clock.off"))
    plumb_attempt_set_server_time (attempt, plumb_clock_now () + G_TIME_SPAN_HOUR);
  return plumb_diagnose (kind, attempt)->id;
}

static void
assert_refusals (PlumbKind kind, const PlumbTwinFault *faults, const PlumbTwinRefusal *refusals)
{
  for (const PlumbTwinRefusal *refusal = refusals; refusal->fault != NULL; refusal++) {
    const PlumbTwinFault *fault = faults;

    while (!g_str_equal (fault->name, refusal->fault))
      fault++;
    g_test_message ("%s", refusal->fault);
    if (g_str_equal (fault->verdict_name, "refused"))
      g_assert_cmpstr (diagnose (kind, refusal), ==, fault->diagnosis);
  }
}

static void
test_every_refusal_names_its_culprit (void)
{
  assert_refusals (PLUMB_KIND_AZURE_TABLE, plumb_azure_table_faults, plumb_storage_refusals);
  assert_refusals (PLUMB_KIND_AZURE_TABLE, plumb_azure_table_faults,
                   plumb_azure_table_create_refusals);
  assert_refusals (PLUMB_KIND_AZURE_BLOB, plumb_azure_blob_faults, plumb_storage_refusals);
  assert_refusals (PLUMB_KIND_AZURE_BLOB, plumb_azure_blob_faults,
                   plumb_azure_blob_container_refusals);
  assert_refusals (PLUMB_KIND_AZURE_BLOB, plumb_azure_blob_faults,
                   plumb_azure_blob_reading_refusals);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/twin-faults/every-fault-ends-in-words", test_every_fault_ends_in_words);
  g_test_add_func ("/twin-faults/every-refusal-names-its-culprit",
                   test_every_refusal_names_its_culprit);

  return g_test_run ();
}
