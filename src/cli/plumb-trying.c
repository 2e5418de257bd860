/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-trying.h"

#include "plumb-clock.h"
#include "plumb-error.h"

#include <glib/gi18n.h>

PlumbProof *
plumb_try (PlumbCommandLine *line, PlumbProfile *profile, PlumbDestination *destination,
           PlumbCredentials *credentials, const PlumbTestOptions *options, guint wait,
           GError **error)
{
  PlumbConnector *connector = plumb_profile_get_connector (profile, destination, error);
  g_autoptr (PlumbLead) lead = NULL;
  g_autoptr (PlumbProof) proof = NULL;
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) stopped = NULL;

  if (connector == NULL)
    return NULL;
  lead = plumb_test_lead_new (options, plumb_clock_now ());
  proof = plumb_proof_new (plumb_profile_get_store (profile), connector, destination, credentials,
                           plumb_inbox_receives_from (plumb_profile_get_inbox (profile), connector,
                                                      destination, credentials),
                           lead);
  plumb_proof_run_async (proof, wait, line->cancellable, plumb_keep_result, &kept);
  result = plumb_await (&kept);
  plumb_proof_run_finish (proof, result, &stopped);
  if (stopped == NULL)
    return g_steal_pointer (&proof);
  g_propagate_error (error, g_steal_pointer (&stopped));
  return NULL;
}

gboolean
plumb_remove_found (PlumbCommandLine *line, PlumbProfile *profile, PlumbDestination *destination,
                    PlumbCredentials *credentials, PlumbProof *proof, GError **error)
{
  PlumbConnector *connector = plumb_profile_get_connector (profile, destination, error);
  PlumbLead *found = plumb_proof_get_found (proof);
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;

  if (connector == NULL)
    return FALSE;
  if (found == NULL ||
      !plumb_connector_can (connector, PLUMB_VERB_DELETE, destination, credentials))
    return TRUE;
  plumb_connector_delete_async (connector, destination, credentials, found, line->cancellable,
                                plumb_keep_result, &kept);
  result = plumb_await (&kept);
  attempt = plumb_connector_delete_finish (connector, result, error);
  if (attempt == NULL)
    return FALSE;
  if (plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_ACCEPTED)
    return TRUE;
  g_set_error_literal (error, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED,
                       _("The test lead could not be removed. Remove it there by hand."));
  return FALSE;
}

int
plumb_verdict_get_exit_code (PlumbVerdict verdict)
{
  static const int codes[] = {
    [PLUMB_VERDICT_NONE] = 1,    [PLUMB_VERDICT_LANDED] = 0,   [PLUMB_VERDICT_FAILED] = 1,
    [PLUMB_VERDICT_REFUSED] = 1, [PLUMB_VERDICT_ACCEPTED] = 3, [PLUMB_VERDICT_ALTERED] = 4,
    [PLUMB_VERDICT_LOST] = 5,
  };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (codes), 1);
  return codes[verdict];
}
