/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-proof.h"

#include "plumb-clock.h"
#include "plumb-test-wait.h"

#include <glib/gstdio.h>

static void
open_store (PlumbTestProof *self)
{
  g_autofree char *path = g_build_filename (self->folder, "plumb.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->store = plumb_store_new (path);
  plumb_store_open_async (self->store, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_store_open_finish (self->store, result, &error));
  g_assert_no_error (error);
}

static void
save_destination (PlumbTestProof *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_store_save_destination_async (self->store, self->destination, NULL, plumb_test_keep_result,
                                      &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_store_save_destination_finish (self->store, result, &error));
  g_assert_no_error (error);
}

void
plumb_test_proof_set_up (PlumbTestProof *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("plumb-test-XXXXXX", NULL);
  open_store (self);
  self->connector = plumb_test_connector_new ();
  self->destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Contoso");
  self->credentials = plumb_credentials_new ();
  plumb_credentials_set (self->credentials, "url",
                         "https://prod-00.example.com/invoke?sig=" PLUMB_TEST_PROOF_SECRET);
  save_destination (self);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (folder);
}

void
plumb_test_proof_tear_down (PlumbTestProof *self, gconstpointer data)
{
  g_clear_object (&self->proof);
  plumb_test_settle ();
  plumb_store_close (self->store);
  g_object_unref (self->store);
  g_object_unref (self->credentials);
  g_object_unref (self->destination);
  g_object_unref (self->connector);
  remove_folder (self->folder);
  g_free (self->folder);
}

void
plumb_test_proof_make (PlumbTestProof *self, gboolean reads_endpoint)
{
  g_autoptr (PlumbLead) lead = plumb_test_lead_new (NULL, plumb_clock_now ());

  self->proof = plumb_proof_new (self->store, PLUMB_CONNECTOR (self->connector), self->destination,
                                 self->credentials, reads_endpoint, lead);
}

PlumbVerdict
plumb_test_proof_run (PlumbTestProof *self, guint wait)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbVerdict verdict;

  if (self->proof == NULL)
    plumb_test_proof_make (self, FALSE);
  plumb_proof_run_async (self->proof, wait, NULL, plumb_test_keep_result, &result);
  g_assert_true (plumb_proof_is_running (self->proof));
  g_assert_true (plumb_destination_is_busy (self->destination));
  plumb_test_wait_for (&result);
  verdict = plumb_proof_run_finish (self->proof, result, &error);
  g_assert_no_error (error);
  g_assert_false (plumb_proof_is_running (self->proof));
  g_assert_false (plumb_destination_is_busy (self->destination));
  g_assert_cmpint (plumb_proof_get_verdict (self->proof), ==, verdict);
  return verdict;
}

PlumbTrial *
plumb_test_proof_load_trial (PlumbTestProof *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trials = NULL;

  plumb_store_load_trials_async (self->store, NULL, FALSE, 0, NULL, plumb_test_keep_result,
                                 &result);
  plumb_test_wait_for (&result);
  trials = plumb_store_load_trials_finish (self->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trials->len, ==, 1);
  return plumb_trial_copy (g_ptr_array_index (trials, 0));
}

PlumbLead *
plumb_test_proof_receive (PlumbTestProof *self, const char *company)
{
  PlumbLeadFields fields = *plumb_lead_get_fields (plumb_proof_get_lead (self->proof));
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fields.key = "received";
  if (company != NULL)
    fields.texts[PLUMB_LEAD_COMPANY] = company;
  fields.received_at = plumb_clock_now ();
  g_ptr_array_add (leads, plumb_lead_new (&fields));
  plumb_store_add_leads_async (self->store, PLUMB_DESTINATION_ENDPOINT, leads, NULL, NULL,
                               plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  added = plumb_store_add_leads_finish (self->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added->len, ==, 1);
  return g_object_ref (g_ptr_array_index (added, 0));
}
