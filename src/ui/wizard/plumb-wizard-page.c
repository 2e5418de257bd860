/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-wizard-page.h"

#include "plumb-outcome-format.h"
#include "plumb-property.h"

typedef struct {
  char *title;
  PlumbWizardDraft *draft;
  gboolean complete;
  gboolean busy;
} PlumbWizardPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PlumbWizardPage, plumb_wizard_page, ADW_TYPE_BIN)

typedef enum {
  PROP_TITLE = 1,
  PROP_DRAFT,
  PROP_COMPLETE,
  PROP_BUSY,
} PlumbWizardPageProps;

static GParamSpec *props[PROP_BUSY + 1];

enum {
  GO_NEXT,
  GO_TO_FIELD,
  SHOW_LEAD,
  TELL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static PlumbWizardPagePrivate *
get_private (PlumbWizardPage *self)
{
  return plumb_wizard_page_get_instance_private (self);
}

static void
plumb_wizard_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbWizardPagePrivate *priv = get_private (PLUMB_WIZARD_PAGE (object));

  switch ((PlumbWizardPageProps) id) {
  case PROP_TITLE:
    g_value_set_string (value, priv->title);
    break;
  case PROP_DRAFT:
    g_value_set_object (value, priv->draft);
    break;
  case PROP_COMPLETE:
    g_value_set_boolean (value, priv->complete);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, priv->busy);
    break;
  }
}

static void
plumb_wizard_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlumbWizardPage *self = PLUMB_WIZARD_PAGE (object);
  PlumbWizardPagePrivate *priv = get_private (self);

  switch ((PlumbWizardPageProps) id) {
  case PROP_TITLE:
    g_free (priv->title);
    priv->title = g_value_dup_string (value);
    g_object_notify_by_pspec (object, pspec);
    break;
  case PROP_DRAFT:
    priv->draft = g_value_dup_object (value);
    break;
  case PROP_COMPLETE:
    plumb_wizard_page_set_complete (self, g_value_get_boolean (value));
    break;
  case PROP_BUSY:
    plumb_wizard_page_set_busy (self, g_value_get_boolean (value));
    break;
  }
}

static void
plumb_wizard_page_finalize (GObject *object)
{
  PlumbWizardPagePrivate *priv = get_private (PLUMB_WIZARD_PAGE (object));

  g_clear_object (&priv->draft);
  g_free (priv->title);
  G_OBJECT_CLASS (plumb_wizard_page_parent_class)->finalize (object);
}

/* ── Explaining and helping ── */

static PlumbKind
get_kind (PlumbWizardPage *self)
{
  PlumbWizardDraft *draft = get_private (self)->draft;

  return plumb_wizard_draft_is_chosen (draft)
             ? plumb_connector_get_kind (plumb_wizard_draft_get_connector (draft))
             : PLUMB_KIND_NONE;
}

static void
explained_cb (GtkWindow *window, const char *id, const char *key, PlumbWizardPage *self)
{
  g_autofree char *field = g_strdup (key);

  gtk_window_close (window);
  plumb_wizard_page_ask_field (self, field);
}

static void
explain_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlumbWizardPage *self = PLUMB_WIZARD_PAGE (widget);
  const PlumbWizardServices *services = plumb_wizard_draft_get_services (get_private (self)->draft);
  GtkWindow *window = NULL;

  if (services->open_explanation == NULL)
    return;
  window = services->open_explanation (get_kind (self), GTK_WINDOW (gtk_widget_get_root (widget)),
                                       services->data);
  g_signal_connect_object (window, "go-to-field", G_CALLBACK (explained_cb), self, 0);
  gtk_window_present (window);
}

void
plumb_wizard_page_show_help (PlumbWizardPage *self, PlumbHelpTopic topic)
{
  const PlumbWizardServices *services = NULL;

  g_return_if_fail (PLUMB_IS_WIZARD_PAGE (self));

  services = plumb_wizard_draft_get_services (get_private (self)->draft);
  if (services->open_help != NULL)
    gtk_window_present (services->open_help (get_kind (self), topic,
                                             GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                             services->data));
}

static void
plumb_wizard_page_class_init (PlumbWizardPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = plumb_wizard_page_get_property;
  object_class->set_property = plumb_wizard_page_set_property;
  object_class->finalize = plumb_wizard_page_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.explain", NULL,
                                   explain_activated_cb);

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, PLUMB_PROPERTY_CHANGING);
  props[PROP_DRAFT] =
      g_param_spec_object ("draft", NULL, NULL, PLUMB_TYPE_WIZARD_DRAFT, PLUMB_PROPERTY_ONCE);
  props[PROP_COMPLETE] =
      g_param_spec_boolean ("complete", NULL, NULL, FALSE, PLUMB_PROPERTY_CHANGING);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, PLUMB_PROPERTY_CHANGING);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[GO_NEXT] =
      g_signal_new ("go-next", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GO_TO_FIELD] = g_signal_new ("go-to-field", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW_LEAD] = g_signal_new ("show-lead", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TELL] = g_signal_new ("tell", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
}

static void
plumb_wizard_page_init (PlumbWizardPage *self)
{
}

PlumbWizardDraft *
plumb_wizard_page_get_draft (PlumbWizardPage *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_PAGE (self), NULL);

  return get_private (self)->draft;
}

const char *
plumb_wizard_page_get_title (PlumbWizardPage *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_PAGE (self), NULL);

  return get_private (self)->title;
}

void
plumb_wizard_page_enter (PlumbWizardPage *self)
{
  g_return_if_fail (PLUMB_IS_WIZARD_PAGE (self));

  if (PLUMB_WIZARD_PAGE_GET_CLASS (self)->enter != NULL)
    PLUMB_WIZARD_PAGE_GET_CLASS (self)->enter (self);
}

void
plumb_wizard_page_leave (PlumbWizardPage *self)
{
  g_return_if_fail (PLUMB_IS_WIZARD_PAGE (self));

  if (PLUMB_WIZARD_PAGE_GET_CLASS (self)->leave != NULL)
    PLUMB_WIZARD_PAGE_GET_CLASS (self)->leave (self);
}

/* A field that is not shown depends on one that is, where something else was chosen. */
static const char *
find_shown (PlumbWizardDraft *draft, const char *key)
{
  const PlumbFieldSpec *field =
      plumb_kind_info_find_field (plumb_wizard_draft_get_info (draft), key);

  return field != NULL && field->when != NULL && !plumb_wizard_draft_uses_field (draft, field)
             ? field->when
             : key;
}

void
plumb_wizard_page_go_to_field (PlumbWizardPage *self, const char *key)
{
  PlumbWizardDraft *draft = NULL;

  g_return_if_fail (PLUMB_IS_WIZARD_PAGE (self));
  g_return_if_fail (key != NULL);

  draft = get_private (self)->draft;
  if (plumb_wizard_draft_is_chosen (draft))
    key = find_shown (draft, key);
  if (PLUMB_WIZARD_PAGE_GET_CLASS (self)->go_to_field != NULL)
    PLUMB_WIZARD_PAGE_GET_CLASS (self)->go_to_field (self, key);
}

gboolean
plumb_wizard_page_is_complete (PlumbWizardPage *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_PAGE (self), FALSE);

  return get_private (self)->complete;
}

void
plumb_wizard_page_set_complete (PlumbWizardPage *self, gboolean complete)
{
  PlumbWizardPagePrivate *priv;

  g_return_if_fail (PLUMB_IS_WIZARD_PAGE (self));

  priv = get_private (self);
  if (priv->complete == complete)
    return;
  priv->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPLETE]);
}

gboolean
plumb_wizard_page_is_busy (PlumbWizardPage *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_PAGE (self), FALSE);

  return get_private (self)->busy;
}

void
plumb_wizard_page_set_busy (PlumbWizardPage *self, gboolean busy)
{
  PlumbWizardPagePrivate *priv;

  g_return_if_fail (PLUMB_IS_WIZARD_PAGE (self));

  priv = get_private (self);
  if (priv->busy == busy)
    return;
  priv->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

void
plumb_wizard_page_ask_next (PlumbWizardPage *self)
{
  g_return_if_fail (PLUMB_IS_WIZARD_PAGE (self));

  g_signal_emit (self, signals[GO_NEXT], 0);
}

void
plumb_wizard_page_ask_field (PlumbWizardPage *self, const char *key)
{
  g_return_if_fail (PLUMB_IS_WIZARD_PAGE (self));

  g_signal_emit (self, signals[GO_TO_FIELD], 0, key);
}

void
plumb_wizard_page_ask_lead (PlumbWizardPage *self, const char *tag)
{
  g_return_if_fail (PLUMB_IS_WIZARD_PAGE (self));

  g_signal_emit (self, signals[SHOW_LEAD], 0, tag);
}

void
plumb_wizard_page_tell (PlumbWizardPage *self, const char *text)
{
  g_return_if_fail (PLUMB_IS_WIZARD_PAGE (self));

  g_signal_emit (self, signals[TELL], 0, text);
}

const char *
plumb_wizard_page_find_field_label (PlumbWizardPage *self, const char *key)
{
  const PlumbFieldSpec *field;
  const PlumbKindInfo *info;

  g_return_val_if_fail (PLUMB_IS_WIZARD_PAGE (self), NULL);

  info = plumb_wizard_draft_get_info (get_private (self)->draft);
  if (info == NULL || key == NULL)
    return NULL;
  field = plumb_kind_info_find_field (info, key);
  return field != NULL ? plumb_outcome_translate (field->label) : NULL;
}
