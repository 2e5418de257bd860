/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-case-matrix.h"

#include "plumb-clock.h"
#include "plumb-connector.h"
#include "plumb-lead-source.h"
#include "plumb-property.h"
#include "plumb-store.h"

#include <glib/gi18n.h>

struct _PlumbCaseMatrix {
  GObject parent_instance;
  GPtrArray *proofs;
  GPtrArray *titles;
  guint n_done;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PlumbCaseMatrix, plumb_case_matrix, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef enum {
  PROP_N_DONE = 1,
} PlumbCaseMatrixProps;

static GParamSpec *props[PROP_N_DONE + 1];

/* What services trip over; the tag stays in the other texts, so that each lead can be found. */
static const struct {
  const char *title;
  PlumbTestOptions options;
} oddities[] = {
  { N_("No phone number"), { .phone = "" } },
    { N_("Names of one letter"), { .first_name = "A", .last_name = "B" } },
      { N_("Apostrophe and comma"),
            { .first_name = "Siobhán", .last_name = "O’Brien-D'Arcy, Jr." } },
        { N_("Emoji"), { .first_name = "Zoë 🚀", .last_name = "👩‍💻" } },
          { N_("Names written from right to left"), { .first_name = "محمد", .last_name = "לוי" } },
            { N_("Chinese and Cyrillic letters"),
                  { .first_name = "小明", .last_name = "Щербакова" } },
              { N_("Markup and signs"), { .company = "Smith & Söhne <GmbH> \"50%\" +1" } },
            };

#define N_LETTERS_OF_LONG_COMPANY 255

static GType
plumb_case_matrix_get_item_type (GListModel *model)
{
  return PLUMB_TYPE_PROOF;
}

static guint
plumb_case_matrix_get_n_items (GListModel *model)
{
  return PLUMB_CASE_MATRIX (model)->proofs->len;
}

static gpointer
plumb_case_matrix_get_item (GListModel *model, guint position)
{
  PlumbCaseMatrix *self = PLUMB_CASE_MATRIX (model);

  if (position >= self->proofs->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->proofs, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = plumb_case_matrix_get_item_type;
  iface->get_n_items = plumb_case_matrix_get_n_items;
  iface->get_item = plumb_case_matrix_get_item;
}

const char *
plumb_case_matrix_get_title (PlumbCaseMatrix *self, guint position)
{
  g_return_val_if_fail (PLUMB_IS_CASE_MATRIX (self), NULL);
  g_return_val_if_fail (position < self->titles->len, NULL);
  return g_ptr_array_index (self->titles, position);
}

guint
plumb_case_matrix_get_n_done (PlumbCaseMatrix *self)
{
  g_return_val_if_fail (PLUMB_IS_CASE_MATRIX (self), 0);
  return self->n_done;
}

/* ── Running ─────────────────────────────────────────────────────────────── */

static void run_next (GTask *task);

static gboolean
is_good (PlumbProof *proof)
{
  PlumbVerdict verdict = plumb_proof_get_verdict (proof);

  return verdict == PLUMB_VERDICT_LANDED || verdict == PLUMB_VERDICT_ACCEPTED;
}

static gboolean
are_all_good (PlumbCaseMatrix *self)
{
  for (guint i = 0; i < self->proofs->len; i++)
    if (!is_good (g_ptr_array_index (self->proofs, i)))
      return FALSE;
  return TRUE;
}

static void
proved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbCaseMatrix *self = g_task_get_source_object (task);
  PlumbVerdict verdict = plumb_proof_run_finish (PLUMB_PROOF (source), result, &error);

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  self->n_done++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_DONE]);
  if (verdict == PLUMB_VERDICT_FAILED)
    g_task_return_boolean (task, FALSE);
  else
    run_next (g_steal_pointer (&task));
}

/* Takes @task. */
static void
run_next (GTask *task)
{
  PlumbCaseMatrix *self = g_task_get_source_object (task);
  guint wait = GPOINTER_TO_UINT (g_task_get_task_data (task));

  if (self->n_done == self->proofs->len) {
    g_task_return_boolean (task, are_all_good (self));
    g_object_unref (task);
    return;
  }
  plumb_proof_run_async (g_ptr_array_index (self->proofs, self->n_done), wait,
                         g_task_get_cancellable (task), proved_cb, task);
}

void
plumb_case_matrix_run_async (PlumbCaseMatrix *self, guint wait, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_CASE_MATRIX (self));
  g_return_if_fail (self->n_done == 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_case_matrix_run_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (wait), NULL);
  run_next (g_steal_pointer (&task));
}

gboolean
plumb_case_matrix_run_finish (PlumbCaseMatrix *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
plumb_case_matrix_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbCaseMatrix *self = PLUMB_CASE_MATRIX (object);

  switch ((PlumbCaseMatrixProps) id) {
  case PROP_N_DONE:
    g_value_set_uint (value, self->n_done);
    break;
  }
}

static void
plumb_case_matrix_finalize (GObject *object)
{
  PlumbCaseMatrix *self = PLUMB_CASE_MATRIX (object);

  g_ptr_array_unref (self->proofs);
  g_ptr_array_unref (self->titles);
  G_OBJECT_CLASS (plumb_case_matrix_parent_class)->finalize (object);
}

static void
plumb_case_matrix_class_init (PlumbCaseMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_case_matrix_get_property;
  object_class->finalize = plumb_case_matrix_finalize;

  props[PROP_N_DONE] =
      g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, PLUMB_PROPERTY_SHOWN);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
plumb_case_matrix_init (PlumbCaseMatrix *self)
{
  self->proofs = g_ptr_array_new_with_free_func (g_object_unref);
  self->titles = g_ptr_array_new_with_free_func (g_free);
}

/* ── The cases ───────────────────────────────────────────────────────────── */

typedef struct {
  PlumbCaseMatrix *matrix;
  PlumbStore *store;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  gboolean reads_endpoint;
} Builder;

/* @title: (transfer full) */
static void
add_case (const Builder *builder, char *title, const PlumbTestOptions *options)
{
  g_autoptr (PlumbLead) lead = plumb_test_lead_new (options, plumb_clock_now ());

  g_ptr_array_add (builder->matrix->titles, title);
  g_ptr_array_add (builder->matrix->proofs,
                   plumb_proof_new (builder->store, builder->connector, builder->destination,
                                    builder->credentials, builder->reads_endpoint, lead));
}

static void
add_sources_and_actions (const Builder *builder)
{
  const char *const *sources = plumb_lead_source_get_sources ();
  const char *const *actions = plumb_lead_source_get_actions ();

  for (guint i = 0; sources[i] != NULL; i++) {
    for (guint j = 0; actions[j] != NULL; j++) {
      PlumbTestOptions options = { .source = sources[i], .action = actions[j] };

      add_case (builder, g_strconcat (sources[i], ", ", actions[j], NULL), &options);
    }
  }
}

static void
add_oddities (const Builder *builder)
{
  g_autofree char *company = g_strnfill (N_LETTERS_OF_LONG_COMPANY, 'x');
  PlumbTestOptions options = { .company = company };

  for (gsize i = 0; i < G_N_ELEMENTS (oddities); i++)
    add_case (builder, g_strdup (gettext (oddities[i].title)), &oddities[i].options);
  add_case (builder,
            g_strdup_printf (ngettext ("A company of %d letter", "A company of %d letters",
                                       N_LETTERS_OF_LONG_COMPANY),
                             N_LETTERS_OF_LONG_COMPANY),
            &options);
}

PlumbCaseMatrix *
plumb_case_matrix_new (PlumbStore *store, PlumbConnector *connector, PlumbDestination *destination,
                       PlumbCredentials *credentials, gboolean reads_endpoint)
{
  PlumbCaseMatrix *self = NULL;
  Builder builder = { NULL, store, connector, destination, credentials, reads_endpoint };

  g_return_val_if_fail (PLUMB_IS_STORE (store) && PLUMB_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);
  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (credentials), NULL);

  self = g_object_new (PLUMB_TYPE_CASE_MATRIX, NULL);
  builder.matrix = self;
  add_sources_and_actions (&builder);
  add_oddities (&builder);
  return self;
}
