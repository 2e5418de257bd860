/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-practice.h"

struct _PlumbPractice {
  GObject parent_instance;
  PlumbProfile *profile;
  /* Kind → its twin. */
  GHashTable *twins;
  /* Those to which the marketplace sends leads; borrowed. */
  GPtrArray *living;
  guint n_simulated;
};

G_DEFINE_FINAL_TYPE (PlumbPractice, plumb_practice, G_TYPE_OBJECT)

PlumbProfile *
plumb_practice_get_profile (PlumbPractice *self)
{
  g_return_val_if_fail (PLUMB_IS_PRACTICE (self), NULL);
  return self->profile;
}

PlumbTwin *
plumb_practice_get_twin (PlumbPractice *self, PlumbKind kind)
{
  g_return_val_if_fail (PLUMB_IS_PRACTICE (self), NULL);
  return g_hash_table_lookup (self->twins, GUINT_TO_POINTER (kind));
}

GHashTable *
plumb_practice_dup_fields (PlumbPractice *self, PlumbKind kind)
{
  PlumbTwin *twin = plumb_practice_get_twin (self, kind);

  return twin == NULL ? NULL : plumb_twin_dup_fields (twin);
}

/* ── Simulated customers ── */

static const char *const people[][7] = {
  { "Amélie", "Dubois", "amelie.dubois@fabrikam.example", "+33 1 70 18 99 01", "FR", "Fabrikam",
    "Directrice informatique" },
  { "João", "Pereira", "joao.pereira@tailspin.example", "+351 21 000 0123", "PT", "Tailspin Toys",
    "Gestor de TI" },
  { "Анна", "Иванова", "anna.ivanova@wingtip.example", "+7 495 000-01-23", "RU", "Wingtip",
    "Директор" },
  { "Jane", "Doe", "jane.doe@northwind.example", "+1 425 555 0100", "US", "Northwind Traders",
    "CTO" },
  { "李", "伟", "wei.li@adatum.example", "+86 10 5555 0123", "CN", "A. Datum", "架构师" },
  { "Jane", "Doe", "jane.doe@northwind.example", "+1 425 555 0100", "US", "Northwind Traders",
    "CTO" },
  { "Siobhán", "O’Brien", "siobhan@proseware.example", "+353 1 555 0142", "IE", "Proseware",
    "Head of Operations" },
};
static const char *const interests[][3] = {
  { "AzureMarketplace", "INS", "Contoso VM" }, { "SPZA", "PLT", "Contoso Backup" },
  { "AzurePortal", "Create", "Contoso VM" },   { "TestDrive", "StartTestDrive", "Contoso VM" },
  { "SPZA", "DNC", "Contoso Backup" },
};

static char *
make_lead (guint number)
{
  const char *const *person = people[number % G_N_ELEMENTS (people)];
  const char *const *interest = interests[number % G_N_ELEMENTS (interests)];

  return g_strdup_printf (
      "{\"userDetails\":{\"firstName\":\"%s\",\"lastName\":\"%s\",\"email\":\"%s\","
      "\"phone\":\"%s\",\"country\":\"%s\",\"company\":\"%s\",\"title\":\"%s\"},"
      "\"leadSource\":\"%s\",\"actionCode\":\"%s\",\"offerTitle\":\"%s\","
      "\"description\":\"Practice lead %u\"}",
      person[0], person[1], person[2], person[3], person[4], person[5], person[6], interest[0],
      interest[1], interest[2], number + 1);
}

gboolean
plumb_practice_simulate_lead (PlumbPractice *self, GError **error)
{
  g_autofree char *lead = NULL;

  g_return_val_if_fail (PLUMB_IS_PRACTICE (self), FALSE);

  lead = make_lead (self->n_simulated);
  return plumb_twin_simulate_lead (
      g_ptr_array_index (self->living, self->n_simulated++ % self->living->len), lead, error);
}

/* ── Starting ── */

static gboolean
start_twins (PlumbPractice *self, GError **error)
{
  GListModel *connectors = G_LIST_MODEL (plumb_profile_get_connectors (self->profile));
  PlumbInbox *inbox = plumb_profile_get_inbox (self->profile);

  for (guint i = 0; i < g_list_model_get_n_items (connectors); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (connectors, i);
    PlumbKind kind = plumb_connector_get_kind (connector);
    PlumbTwin *twin = plumb_twin_new (kind, 0, error);

    if (twin == NULL)
      return FALSE;
    plumb_twin_set_forward_url (twin, plumb_inbox_get_endpoint_url (inbox));
    g_hash_table_insert (self->twins, GUINT_TO_POINTER (kind), twin);
    if (plumb_connector_get_info (connector)->retirement == NULL)
      g_ptr_array_add (self->living, twin);
  }
  return TRUE;
}

static void
endpoint_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbPractice *self = g_task_get_task_data (task);

  if (plumb_inbox_open_endpoint_finish (PLUMB_INBOX (source), result, &error) &&
      start_twins (self, &error))
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
profile_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbPractice *self = g_task_get_task_data (task);
  PlumbEndpointOptions loopback = { .port = 0 };

  if (!plumb_profile_open_finish (PLUMB_PROFILE (source), result, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  plumb_inbox_open_endpoint_async (plumb_profile_get_inbox (self->profile), &loopback,
                                   g_task_get_cancellable (task), endpoint_opened_cb,
                                   g_object_ref (task));
}

void
plumb_practice_start_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  PlumbPractice *self = g_object_new (PLUMB_TYPE_PRACTICE, NULL);

  g_task_set_source_tag (task, plumb_practice_start_async);
  g_task_set_task_data (task, self, g_object_unref);
  self->profile = plumb_profile_new_throw_away (&error);
  if (self->profile == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    plumb_profile_open_async (self->profile, cancellable, profile_opened_cb,
                              g_steal_pointer (&task));
}

PlumbPractice *
plumb_practice_start_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
plumb_practice_dispose (GObject *object)
{
  PlumbPractice *self = PLUMB_PRACTICE (object);

  g_hash_table_remove_all (self->twins);
  g_clear_object (&self->profile);
  G_OBJECT_CLASS (plumb_practice_parent_class)->dispose (object);
}

static void
plumb_practice_finalize (GObject *object)
{
  PlumbPractice *self = PLUMB_PRACTICE (object);

  g_ptr_array_unref (self->living);
  g_hash_table_unref (self->twins);
  G_OBJECT_CLASS (plumb_practice_parent_class)->finalize (object);
}

static void
plumb_practice_class_init (PlumbPracticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = plumb_practice_dispose;
  object_class->finalize = plumb_practice_finalize;
}

static void
plumb_practice_init (PlumbPractice *self)
{
  self->living = g_ptr_array_new ();
  self->twins = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}
