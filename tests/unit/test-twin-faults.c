/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-faults.h"
#include "plumb-clock.h"
#include "plumb-diagnosis.h"
#include "plumb-verdict.h"

static const PlumbKind kinds[] = { PLUMB_KIND_DYNAMICS, PLUMB_KIND_AZURE_TABLE, PLUMB_KIND_HTTPS };

static void
test_every_fault_ends_in_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (const PlumbTwinFault *fault = plumb_twin_list_faults (kinds[i]); fault->name != NULL;
         fault++) {
      gboolean landed = g_str_equal (fault->verdict_name, "landed");

      g_test_message ("%s", fault->name);
      g_assert_cmpint (plumb_verdict_from_name (fault->verdict_name), !=, PLUMB_VERDICT_NONE);
      g_assert_true ((fault->diagnosis == NULL) == landed);
      g_assert_true (landed || plumb_diagnosis_find (fault->diagnosis) != NULL);
    }
}

static const char *
diagnose (const PlumbTwinRefusal *refusal)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_attempt_set_status (attempt, refusal->status);
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (attempt, refusal->code);
  plumb_attempt_set_message (attempt, refusal->message);
  if (g_str_equal (refusal->fault, "clock.off"))
    plumb_attempt_set_server_time (attempt, plumb_clock_now () + G_TIME_SPAN_HOUR);
  return plumb_diagnose (PLUMB_KIND_AZURE_TABLE, attempt)->id;
}

static const PlumbTwinFault *
find_fault (const char *name)
{
  const PlumbTwinFault *fault = plumb_azure_table_faults;

  while (!g_str_equal (fault->name, name))
    fault++;
  return fault;
}

static void
test_every_refusal_names_its_culprit (void)
{
  const PlumbTwinRefusal *const tables[] = { plumb_azure_table_refusals,
                                             plumb_azure_table_create_refusals };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const PlumbTwinRefusal *refusal = tables[i]; refusal->fault != NULL; refusal++) {
      const PlumbTwinFault *fault = find_fault (refusal->fault);

      g_test_message ("%s", refusal->fault);
      if (g_str_equal (fault->verdict_name, "refused"))
        g_assert_cmpstr (diagnose (refusal), ==, fault->diagnosis);
    }
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
