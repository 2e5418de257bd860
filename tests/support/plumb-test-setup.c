/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-setup.h"

#include "plumb-test-wait.h"

#include <glib/gstdio.h>

PlumbStore *
plumb_test_setup_open_store (PlumbTestSetup *self)
{
  g_autofree char *path = g_build_filename (self->folder, "plumb.db", NULL);
  PlumbStore *store = plumb_store_new (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_store_open_async (store, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_store_open_finish (store, result, &error));
  g_assert_no_error (error);
  return store;
}

static void
open_list (PlumbTestSetup *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->store = plumb_test_setup_open_store (self);
  self->list = plumb_destination_list_new (self->store, self->keyring);
  plumb_destination_list_load_async (self->list, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_destination_list_load_finish (self->list, result, &error));
  g_assert_no_error (error);
}

static gboolean
is_gone (gpointer object)
{
  return *(gpointer *) object == NULL;
}

/* What is under way may hold it a little longer, but not for ever. */
static void
let_go (gpointer object)
{
  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  plumb_test_wait_until (is_gone, &object);
}

static void
close_list (PlumbTestSetup *self)
{
  plumb_test_settle ();
  plumb_store_close (self->store);
  let_go (g_steal_pointer (&self->list));
  let_go (g_steal_pointer (&self->store));
}

void
plumb_test_setup_set_up (PlumbTestSetup *self, gconstpointer data)
{
  const GType types[] = { PLUMB_TYPE_TEST_CONNECTOR, 0 };

  self->folder = g_dir_make_tmp ("plumb-test-XXXXXX", NULL);
  self->keyring = plumb_keyring_new_session_only ();
  self->http = plumb_http_new ();
  self->connectors = plumb_connectors_new (self->http, types);
  self->connector =
      PLUMB_TEST_CONNECTOR (plumb_connectors_get (self->connectors, PLUMB_KIND_HTTPS));
  open_list (self);
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

/* Nothing that a test let go may live on. */
void
plumb_test_setup_tear_down (PlumbTestSetup *self, gconstpointer data)
{
  close_list (self);
  g_object_unref (self->keyring);
  g_assert_finalize_object (self->connectors);
  g_assert_finalize_object (self->http);
  remove_folder (self->folder);
  g_free (self->folder);
}

void
plumb_test_setup_restart (PlumbTestSetup *self)
{
  close_list (self);
  open_list (self);
}

PlumbDestination *
plumb_test_setup_add (PlumbTestSetup *self, const char *name)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, name);
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_credentials_set (credentials, "url", "https://example.com/leads");
  plumb_destination_set_watching (destination, TRUE);
  plumb_destination_list_save_async (self->list, destination, credentials, TRUE, NULL,
                                     plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_destination_list_save_finish (self->list, result, &error));
  g_assert_no_error (error);
  return plumb_destination_list_find (self->list, name);
}

void
plumb_test_setup_remove (PlumbTestSetup *self, PlumbDestination *destination)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_remove_async (self->list, destination, NULL, plumb_test_keep_result,
                                       &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_destination_list_remove_finish (self->list, result, &error));
  g_assert_no_error (error);
}

GPtrArray *
plumb_test_setup_list_companies (PlumbTestSetup *self)
{
  GPtrArray *companies = g_ptr_array_new_with_free_func (g_free);
  guint32 last_row = plumb_store_get_last_row (self->store);

  for (guint32 row = 1; row <= last_row; row++) {
    g_autoptr (PlumbLead) lead = plumb_store_load_lead (self->store, row);

    if (lead != NULL)
      g_ptr_array_add (companies, g_strdup (plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY)));
  }
  return companies;
}
