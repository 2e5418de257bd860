/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-explain-answer.h"

#include "plumb-diagnosis-card.h"
#include "plumb-outcome-format.h"

#include <glib/gi18n.h>

struct _PlumbExplainAnswer {
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *certainty;
  GtkLabel *advice;
  PlumbDiagnosisCard *card;
  GtkMenuButton *where;
  GtkButton *set_up;

  char *destination;
  char *key;
  PlumbKind kind;
};

G_DEFINE_FINAL_TYPE (PlumbExplainAnswer, plumb_explain_answer, ADW_TYPE_BIN)

enum {
  GO_TO_FIELD,
  SET_UP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
go_activated_cb (GtkWidget *widget, const char *action, GVariant *id)
{
  PlumbExplainAnswer *self = PLUMB_EXPLAIN_ANSWER (widget);

  g_signal_emit (self, signals[GO_TO_FIELD], 0, g_variant_get_string (id, NULL), self->key);
}

static void
go_to_field_cb (PlumbExplainAnswer *self, const char *key)
{
  g_signal_emit (self, signals[GO_TO_FIELD], 0, self->destination, key);
}

static void
set_up_clicked_cb (PlumbExplainAnswer *self)
{
  g_signal_emit (self, signals[SET_UP], 0, (guint) self->kind);
}

/* ── How sure ── */

static void
show_certainty (PlumbExplainAnswer *self, PlumbExplanation *explanation)
{
  switch (explanation->certainty) {
  case PLUMB_CERTAINTY_SURE:
    gtk_image_set_from_icon_name (self->icon, "object-select-symbolic");
    gtk_label_set_label (self->certainty, _("Plumb is sure"));
    gtk_label_set_label (self->advice, _("This is what the service says in this case."));
    break;
  case PLUMB_CERTAINTY_LIKELY:
    gtk_image_set_from_icon_name (self->icon, "dialog-question-symbolic");
    gtk_label_set_label (self->certainty, _("Most likely"));
    gtk_label_set_label (self->advice, _("The text fits this one best, but others too. Check the "
                                         "connection to be sure."));
    break;
  case PLUMB_CERTAINTY_NONE:
    gtk_image_set_from_icon_name (self->icon, "dialog-question-symbolic");
    gtk_label_set_label (self->certainty, _("Plumb does not know this text"));
    gtk_label_set_label (self->advice,
                         _("It is kept here for you. Paste the whole message if this is a part of "
                           "it, check the connection, or send a report to whoever helps you."));
    break;
  }
}

/* ── Where to go ── */

/* (transfer full) (element-type PlumbDestination) */
static GPtrArray *
list_of_kind (PlumbDestinationList *destinations, PlumbKind kind)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (destinations)); i++) {
    g_autoptr (PlumbDestination) destination =
        g_list_model_get_item (G_LIST_MODEL (destinations), i);

    if (plumb_destination_get_kind (destination) == kind)
      g_ptr_array_add (found, g_steal_pointer (&destination));
  }
  return found;
}

static void
offer_destinations (PlumbExplainAnswer *self, GPtrArray *found)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < found->len; i++) {
    PlumbDestination *destination = g_ptr_array_index (found, i);
    g_autoptr (GMenuItem) item = g_menu_item_new (plumb_destination_get_name (destination), NULL);

    g_menu_item_set_action_and_target (item, "answer.go", "s",
                                       plumb_destination_get_id (destination));
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (self->where, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->where), TRUE);
}

static void
offer_to_set_up (PlumbExplainAnswer *self, const PlumbKindInfo *info)
{
  /* Translators: %s is a kind of destination, as in "Azure Table". */
  g_autofree char *label =
      g_strdup_printf (_("Set up %s…"), plumb_outcome_translate (info->title));

  gtk_button_set_label (self->set_up, label);
  gtk_widget_set_visible (GTK_WIDGET (self->set_up), TRUE);
}

static void
set_destination (PlumbExplainAnswer *self, const char *id)
{
  g_free (self->destination);
  self->destination = g_strdup (id);
}

/* (nullable): the label of the field if one click can lead there. */
static const char *
find_way (PlumbExplainAnswer *self, PlumbConnector *connector, PlumbKind kind,
          PlumbDestination *destination, PlumbDestinationList *destinations)
{
  const PlumbKindInfo *info = plumb_connector_get_info (connector);
  const PlumbFieldSpec *field = plumb_kind_info_find_field (info, self->key);
  const char *label = field != NULL ? plumb_outcome_translate (field->label) : NULL;
  g_autoptr (GPtrArray) found = NULL;

  set_destination (self, destination != NULL ? plumb_destination_get_id (destination) : "");
  if ((destination != NULL || destinations == NULL) && kind == self->kind)
    return label;
  if (destinations == NULL)
    return NULL;
  found = list_of_kind (destinations, self->kind);
  if (found->len == 0) {
    offer_to_set_up (self, info);
    return NULL;
  }
  /* Also the only one by its name, where another was asked about. */
  if (found->len > 1 || destination != NULL) {
    if (label != NULL)
      offer_destinations (self, found);
    return NULL;
  }
  set_destination (self, plumb_destination_get_id (g_ptr_array_index (found, 0)));
  return label;
}

void
plumb_explain_answer_show (PlumbExplainAnswer *self, PlumbExplanation *explanation,
                           PlumbConnectors *connectors, PlumbKind kind,
                           PlumbDestination *destination, PlumbDestinationList *destinations)
{
  const PlumbDiagnosis *diagnosis = explanation != NULL ? explanation->diagnosis : NULL;
  PlumbConnector *connector = NULL;
  const char *label = NULL;

  g_return_if_fail (PLUMB_IS_EXPLAIN_ANSWER (self));

  gtk_widget_set_visible (GTK_WIDGET (self), explanation != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->where), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->set_up), FALSE);
  if (explanation == NULL)
    return;
  show_certainty (self, explanation);
  self->kind = explanation->kind;
  g_free (self->key);
  self->key = diagnosis != NULL ? g_strdup (diagnosis->field) : NULL;
  connector = plumb_connectors_get (connectors, explanation->kind);
  if (diagnosis != NULL && connector != NULL)
    label = find_way (self, connector, kind, destination, destinations);
  plumb_diagnosis_card_show (self->card, diagnosis, NULL, label, FALSE);
  /* The report says more. */
  plumb_diagnosis_card_set_evidence (self->card, NULL);
}

/* ── The object ── */

static void
plumb_explain_answer_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PLUMB_TYPE_EXPLAIN_ANSWER);
  G_OBJECT_CLASS (plumb_explain_answer_parent_class)->dispose (object);
}

static void
plumb_explain_answer_finalize (GObject *object)
{
  PlumbExplainAnswer *self = PLUMB_EXPLAIN_ANSWER (object);

  g_free (self->destination);
  g_free (self->key);
  G_OBJECT_CLASS (plumb_explain_answer_parent_class)->finalize (object);
}

static void
plumb_explain_answer_class_init (PlumbExplainAnswerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_explain_answer_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_explain_answer_finalize;

  signals[GO_TO_FIELD] = g_signal_new ("go-to-field", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SET_UP] = g_signal_new ("set-up", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (PLUMB_TYPE_DIAGNOSIS_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-explain-answer.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainAnswer, icon);
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainAnswer, certainty);
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainAnswer, advice);
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainAnswer, card);
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainAnswer, where);
  gtk_widget_class_bind_template_child (widget_class, PlumbExplainAnswer, set_up);
  gtk_widget_class_bind_template_callback (widget_class, go_to_field_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_clicked_cb);
  gtk_widget_class_install_action (widget_class, "answer.go", "s", go_activated_cb);
}

static void
plumb_explain_answer_init (PlumbExplainAnswer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
plumb_explain_answer_new (void)
{
  return g_object_new (PLUMB_TYPE_EXPLAIN_ANSWER, NULL);
}
