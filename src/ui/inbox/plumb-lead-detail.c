/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-detail.h"

#include "plumb-clock.h"
#include "plumb-lead-cell.h"
#include "plumb-lead-contact.h"
#include "plumb-lead-copy.h"
#include "plumb-lead-journey.h"
#include "plumb-lead-origin.h"
#include "plumb-lead-presenter.h"
#include "plumb-lead-question.h"
#include "plumb-lead-record.h"
#include "plumb-lead-send-menu.h"
#include "plumb-property.h"

#include <glib/gi18n.h>

struct _PlumbLeadDetail {
  AdwBin parent_instance;

  GtkLabel *person_label;
  GtkLabel *role_label;
  PlumbLeadCell *mark;
  GtkButton *close_button;
  PlumbLeadContact *contact;
  PlumbLeadOrigin *origin;
  PlumbLeadJourney *journey;
  PlumbLeadRecord *record;
  AdwActionRow *delivery_row;
  GtkMenuButton *send_button;

  PlumbLeadPresenter *presenter;
  PlumbLead *lead;
  char *customer;
  gboolean is_revealed;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PlumbLeadDetail, plumb_lead_detail, ADW_TYPE_BIN)

typedef enum {
  PROP_LEAD = 1,
  PROP_ACTIONS,
  PROP_DESTINATIONS,
  PROP_BLURRED,
  PROP_NARROW,
} PlumbLeadDetailProps;

static GParamSpec *properties[PROP_NARROW + 1];

enum {
  CLOSED,
  MESSAGE,
  LEAD_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say (PlumbLeadDetail *self, const char *message)
{
  if (message != NULL)
    g_signal_emit (self, signals[MESSAGE], 0, message);
}

/* ── Showing ───────────────────────────────────────────────────────────────── */

static void
show_person (PlumbLeadDetail *self, gboolean blurred)
{
  g_autofree char *person = plumb_lead_format_person (self->lead, blurred);
  g_autofree char *role = plumb_lead_format_role (self->lead);
  const char *mark = plumb_lead_format_mark (self->lead);

  gtk_label_set_label (self->person_label, person);
  gtk_label_set_label (self->role_label, role);
  gtk_widget_set_visible (GTK_WIDGET (self->role_label), role != NULL);
  plumb_lead_cell_show (self->mark, plumb_lead_format_mark_icon (self->lead), mark);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), mark != NULL);
}

static void
refresh (PlumbLeadDetail *self)
{
  gboolean blurred = plumb_lead_presenter_is_blurred (self->presenter);
  g_autofree char *delivery = NULL;
  g_autoptr (GMenuModel) menu = NULL;

  if (self->lead == NULL)
    return;
  show_person (self, blurred);
  plumb_lead_contact_show (self->contact, self->presenter, self->lead,
                           plumb_lead_detail_is_withheld (self));
  plumb_lead_origin_show (self->origin, self->lead);
  plumb_lead_record_show (self->record, self->lead, blurred, plumb_lead_detail_is_withheld (self));
  delivery = plumb_lead_format_delivery (self->lead);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->delivery_row),
                                 plumb_lead_presenter_get_destination_name (
                                     self->presenter, plumb_lead_get_destination (self->lead)));
  adw_action_row_set_subtitle (self->delivery_row, delivery);
  menu = plumb_lead_send_menu_new (self->presenter);
  gtk_menu_button_set_menu_model (self->send_button, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->send_button), g_menu_model_get_n_items (menu) > 0);
}

/* ── Acting ────────────────────────────────────────────────────────────────── */

static void
toggle_follow_up (PlumbLeadDetail *self)
{
  PlumbLeadActions *actions = plumb_lead_presenter_get_actions (self->presenter);
  PlumbFollowUp state = plumb_lead_presenter_get_follow_up (self->presenter, self->lead, NULL);

  if (self->customer == NULL || state == PLUMB_FOLLOW_UP_TEST ||
      state == PLUMB_FOLLOW_UP_NO_CONTACT)
    return;
  plumb_lead_actions_mark_followed_up (actions, self->customer,
                                       state == PLUMB_FOLLOW_UP_DONE ? 0 : plumb_clock_now ());
  refresh (self);
}

static void
copy (PlumbLeadDetail *self, PlumbLeadText text)
{
  say (self, plumb_lead_copy_text (GTK_WIDGET (self), self->lead, text,
                                   plumb_lead_detail_is_withheld (self)));
}

static void
reason_given_cb (GtkWidget *widget, const char *reason)
{
  plumb_lead_detail_reveal (PLUMB_LEAD_DETAIL (widget), reason);
}

static void
erase_confirmed_cb (GtkWidget *widget, const char *unused)
{
  PlumbLeadDetail *self = PLUMB_LEAD_DETAIL (widget);

  plumb_lead_actions_erase_customer (plumb_lead_presenter_get_actions (self->presenter),
                                     self->customer);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
ask_erase (PlumbLeadDetail *self)
{
  g_autofree char *person =
      plumb_lead_format_person (self->lead, plumb_lead_presenter_is_blurred (self->presenter));

  plumb_lead_question_ask_erase (GTK_WIDGET (self), person, erase_confirmed_cb);
}

static void
activate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbLeadDetail *self = PLUMB_LEAD_DETAIL (widget);

  if (g_str_equal (name, "lead-detail.close"))
    g_signal_emit (self, signals[CLOSED], 0);
  else if (self->lead == NULL || plumb_lead_presenter_get_actions (self->presenter) == NULL)
    return;
  else if (g_str_equal (name, "lead-detail.follow-up"))
    toggle_follow_up (self);
  else if (g_str_equal (name, "lead-detail.copy-email"))
    copy (self, PLUMB_LEAD_EMAIL);
  else if (g_str_equal (name, "lead-detail.copy-phone"))
    copy (self, PLUMB_LEAD_PHONE);
  else if (g_str_equal (name, "lead-detail.show-anyway"))
    plumb_lead_question_ask_reason (widget, reason_given_cb);
  else if (g_str_equal (name, "lead-detail.send-again"))
    plumb_lead_send_menu_choose (self->presenter, self->lead,
                                 g_variant_get_string (parameter, NULL));
  else
    ask_erase (self);
}

static void
copied_cb (PlumbLeadDetail *self)
{
  say (self, _("It was copied."));
}

static void
journey_cb (PlumbLeadDetail *self, PlumbLead *lead)
{
  g_autoptr (PlumbLead) kept = g_object_ref (lead);

  plumb_lead_detail_set_lead (self, kept);
  g_signal_emit (self, signals[LEAD_ACTIVATED], 0, kept);
}

/* ── Set-up ────────────────────────────────────────────────────────────────── */

static void
plumb_lead_detail_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbLeadDetail *self = PLUMB_LEAD_DETAIL (object);

  switch ((PlumbLeadDetailProps) id) {
  case PROP_LEAD:
    g_value_set_object (value, self->lead);
    break;
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  case PROP_ACTIONS:
  case PROP_DESTINATIONS:
  case PROP_BLURRED:
    g_object_get_property (G_OBJECT (self->presenter), pspec->name, value);
    break;
  }
}

static void
plumb_lead_detail_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlumbLeadDetail *self = PLUMB_LEAD_DETAIL (object);

  switch ((PlumbLeadDetailProps) id) {
  case PROP_LEAD:
    plumb_lead_detail_set_lead (self, g_value_get_object (value));
    break;
  case PROP_NARROW:
    self->narrow = g_value_get_boolean (value);
    gtk_button_set_icon_name (self->close_button,
                              self->narrow ? "go-previous-symbolic" : "window-close-symbolic");
    g_object_notify_by_pspec (object, pspec);
    break;
  case PROP_ACTIONS:
  case PROP_DESTINATIONS:
  case PROP_BLURRED:
    g_object_set_property (G_OBJECT (self->presenter), pspec->name, value);
    g_object_notify_by_pspec (object, pspec);
    break;
  }
}

static void
plumb_lead_detail_dispose (GObject *object)
{
  PlumbLeadDetail *self = PLUMB_LEAD_DETAIL (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PLUMB_TYPE_LEAD_DETAIL);
  g_clear_object (&self->presenter);
  g_clear_object (&self->lead);
  g_clear_pointer (&self->customer, g_free);
  G_OBJECT_CLASS (plumb_lead_detail_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  const GType types[] = { PLUMB_TYPE_LEAD_CELL, PLUMB_TYPE_LEAD_CONTACT, PLUMB_TYPE_LEAD_ORIGIN,
                          PLUMB_TYPE_LEAD_JOURNEY, PLUMB_TYPE_LEAD_RECORD };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_ensure (types[i]);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-lead-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadDetail, person_label);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadDetail, role_label);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadDetail, mark);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadDetail, close_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadDetail, contact);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadDetail, origin);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadDetail, journey);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadDetail, record);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadDetail, delivery_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadDetail, send_button);
  gtk_widget_class_bind_template_callback (widget_class, copied_cb);
  gtk_widget_class_bind_template_callback (widget_class, journey_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const names[] = { "lead-detail.close",       "lead-detail.follow-up",
                                       "lead-detail.copy-email",  "lead-detail.copy-phone",
                                       "lead-detail.show-anyway", "lead-detail.erase" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "lead-detail.send-again", "s", activate_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, names[0], NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, 0, names[1], NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, names[2], NULL);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_LEAD] =
      g_param_spec_object ("lead", NULL, NULL, PLUMB_TYPE_LEAD, PLUMB_PROPERTY_CHANGING);
  properties[PROP_ACTIONS] =
      g_param_spec_object ("actions", NULL, NULL, PLUMB_TYPE_LEAD_ACTIONS, PLUMB_PROPERTY_CHANGING);
  properties[PROP_DESTINATIONS] =
      g_param_spec_object ("destinations", NULL, NULL, G_TYPE_LIST_MODEL, PLUMB_PROPERTY_CHANGING);
  properties[PROP_BLURRED] =
      g_param_spec_boolean ("blurred", NULL, NULL, FALSE, PLUMB_PROPERTY_CHANGING);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, PLUMB_PROPERTY_CHANGING);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static guint
add_signal (const char *name, GType type)
{
  return g_signal_new (name, PLUMB_TYPE_LEAD_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, type == G_TYPE_NONE ? 0 : 1, type);
}

static void
plumb_lead_detail_class_init (PlumbLeadDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_lead_detail_get_property;
  object_class->set_property = plumb_lead_detail_set_property;
  object_class->dispose = plumb_lead_detail_dispose;
  install_properties (object_class);

  signals[CLOSED] = add_signal ("closed", G_TYPE_NONE);
  signals[MESSAGE] = add_signal ("message", G_TYPE_STRING);
  signals[LEAD_ACTIVATED] = add_signal ("lead-activated", PLUMB_TYPE_LEAD);
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
plumb_lead_detail_init (PlumbLeadDetail *self)
{
  self->presenter = plumb_lead_presenter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->presenter, "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
}

PlumbLeadDetail *
plumb_lead_detail_new (void)
{
  return g_object_new (PLUMB_TYPE_LEAD_DETAIL, NULL);
}

PlumbLead *
plumb_lead_detail_get_lead (PlumbLeadDetail *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_DETAIL (self), NULL);
  return self->lead;
}

void
plumb_lead_detail_set_lead (PlumbLeadDetail *self, PlumbLead *lead)
{
  PlumbLeadActions *actions;
  g_autoptr (GListModel) leads = NULL;

  g_return_if_fail (PLUMB_IS_LEAD_DETAIL (self));

  if (!g_set_object (&self->lead, lead))
    return;
  self->is_revealed = FALSE;
  g_free (self->customer);
  self->customer = lead != NULL ? plumb_lead_dup_customer (lead) : NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lead-detail.erase", self->customer != NULL);
  actions = plumb_lead_presenter_get_actions (self->presenter);
  if (actions != NULL)
    leads = plumb_lead_actions_list_customer (actions, self->customer);
  plumb_lead_journey_show (self->journey, leads, lead);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEAD]);
}

gboolean
plumb_lead_detail_is_withheld (PlumbLeadDetail *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_DETAIL (self), TRUE);
  return self->lead != NULL && plumb_lead_is_do_not_contact (self->lead) && !self->is_revealed;
}

void
plumb_lead_detail_reveal (PlumbLeadDetail *self, const char *reason)
{
  PlumbLeadActions *actions;

  g_return_if_fail (PLUMB_IS_LEAD_DETAIL (self));
  g_return_if_fail (reason != NULL && reason[0] != '\0');

  actions = plumb_lead_presenter_get_actions (self->presenter);
  if (actions == NULL || !plumb_lead_detail_is_withheld (self))
    return;
  plumb_lead_actions_override_do_not_contact (actions, self->lead, reason);
  self->is_revealed = TRUE;
  refresh (self);
}
