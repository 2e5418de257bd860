/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-fields-page.h"

#include "plumb-diagnosis.h"
#include "plumb-field-editor.h"
#include "plumb-outcome-format.h"

#include <glib/gi18n.h>

/* Milliseconds without a change before a value is judged. */
#define CHECK_DELAY 250

struct _PlumbFieldsPage {
  PlumbWizardPage parent_instance;

  AdwPreferencesPage *page;
  AdwEntryRow *name;
  GtkWidget *name_note;
  AdwPreferencesGroup *fields;
  AdwExpanderRow *advanced;
  AdwPreferencesGroup *keyring;
  AdwActionRow *keyring_row;
  GtkSwitch *session_only;
  GtkLabel *missing;

  const PlumbKindInfo *info;
  GPtrArray *editors;
  GCancellable *cancellable;
  guint timeout;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (PlumbFieldsPage, plumb_fields_page, PLUMB_TYPE_WIZARD_PAGE)

static PlumbWizardDraft *
get_draft (PlumbFieldsPage *self)
{
  return plumb_wizard_page_get_draft (PLUMB_WIZARD_PAGE (self));
}

static PlumbFieldEditor *
find_editor (PlumbFieldsPage *self, const char *key)
{
  for (guint i = 0; i < self->editors->len; i++) {
    PlumbFieldEditor *editor = g_ptr_array_index (self->editors, i);

    if (g_strcmp0 (plumb_field_editor_get_field (editor)->key, key) == 0)
      return editor;
  }
  return NULL;
}

/* (transfer full) (nullable): why the user cannot go on. */
static char *
find_obstacle (PlumbFieldsPage *self)
{
  PlumbWizardDraft *draft = get_draft (self);
  const PlumbDiagnosis *diagnosis;
  const char *key = NULL;
  const char *label;
  PlumbFinding finding;

  if (plumb_wizard_draft_get_name (draft)[0] == '\0')
    return g_strdup (_("Give the destination a name to go on."));
  if (plumb_wizard_draft_is_name_taken (draft))
    return g_strdup (_("Another destination has this name. Choose a different one to go on."));

  finding = plumb_connector_check_fields (plumb_wizard_draft_get_connector (draft),
                                          plumb_wizard_draft_get_destination (draft),
                                          plumb_wizard_draft_get_credentials (draft), &key);
  if (finding.level != PLUMB_FINDING_FAULT)
    return NULL;
  label = plumb_wizard_page_find_field_label (PLUMB_WIZARD_PAGE (self), key);
  diagnosis = finding.diagnosis != NULL ? plumb_diagnosis_find (finding.diagnosis) : NULL;
  if (label == NULL)
    return g_strdup (diagnosis != NULL ? plumb_outcome_translate (diagnosis->title)
                                       : _("A value is missing."));
  if (plumb_wizard_draft_get_value (draft, key)[0] == '\0')
    /* Translators: %s is a field's name, e.g. "Client secret" */
    return g_strdup_printf (_("Fill in “%s” to go on."), label);
  /* Translators: %s is a field's name, e.g. "Client secret" */
  return g_strdup_printf (_("Correct “%s” to go on."), label);
}

static void
show_obstacle (PlumbFieldsPage *self)
{
  gboolean is_taken = plumb_wizard_draft_is_name_taken (get_draft (self));
  g_autofree char *obstacle = find_obstacle (self);

  gtk_widget_set_visible (self->name_note, is_taken);
  if (is_taken)
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  gtk_label_set_label (self->missing, obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), obstacle != NULL);
  plumb_wizard_page_set_complete (PLUMB_WIZARD_PAGE (self), obstacle == NULL);
}

static void
check_all (PlumbFieldsPage *self)
{
  for (guint i = 0; i < self->editors->len; i++) {
    PlumbFieldEditor *editor = g_ptr_array_index (self->editors, i);

    plumb_field_editor_check (editor);
    plumb_field_editor_set_used (
        editor,
        plumb_wizard_draft_uses_field (get_draft (self), plumb_field_editor_get_field (editor)));
  }
  show_obstacle (self);
}

static gboolean
check_cb (gpointer user_data)
{
  PlumbFieldsPage *self = PLUMB_FIELDS_PAGE (user_data);

  self->timeout = 0;
  check_all (self);
  return G_SOURCE_REMOVE;
}

static void
check_soon (PlumbFieldsPage *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (CHECK_DELAY, check_cb, self);
}

static void
field_changed_cb (PlumbFieldsPage *self, PlumbFieldEditor *editor)
{
  g_autofree char *value = plumb_field_editor_dup_value (editor);

  plumb_wizard_draft_set_value (get_draft (self), plumb_field_editor_get_field (editor)->key,
                                value);
  /* A choice may bring other fields, which should not be late. */
  if (plumb_field_editor_get_field (editor)->choices != NULL)
    check_all (self);
  else
    check_soon (self);
}

static void
name_changed_cb (PlumbFieldsPage *self)
{
  g_autofree char *name = NULL;

  if (self->is_filling || self->info == NULL)
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  plumb_wizard_draft_set_name (get_draft (self), name);
  show_obstacle (self);
}

static void
session_only_changed_cb (PlumbFieldsPage *self)
{
  plumb_wizard_draft_set_session_only (get_draft (self),
                                       gtk_switch_get_active (self->session_only));
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbFieldEditor) editor = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = g_task_propagate_pointer (G_TASK (result), &error);
  PlumbFieldsPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = PLUMB_FIELDS_PAGE (
      gtk_widget_get_ancestor (plumb_field_editor_get_row (editor), PLUMB_TYPE_FIELDS_PAGE));
  if (self == NULL)
    return;
  if (value == NULL) {
    plumb_wizard_page_tell (PLUMB_WIZARD_PAGE (self),
                            error != NULL ? error->message : _("There is nothing to suggest."));
    return;
  }
  plumb_field_editor_set_value (editor, value);
  field_changed_cb (self, editor);
}

static void
suggest_cb (PlumbFieldsPage *self, PlumbFieldEditor *editor)
{
  PlumbWizardDraft *draft = get_draft (self);
  const PlumbWizardServices *services = plumb_wizard_draft_get_services (draft);

  services->suggest_async (plumb_connector_get_kind (plumb_wizard_draft_get_connector (draft)),
                           plumb_field_editor_get_field (editor)->key, self->cancellable,
                           suggested_cb, g_object_ref (editor), services->data);
}

static void
add_suggestion (PlumbFieldsPage *self, PlumbFieldEditor *editor)
{
  PlumbWizardDraft *draft = get_draft (self);
  const PlumbWizardServices *services = plumb_wizard_draft_get_services (draft);
  const PlumbFieldSpec *field = plumb_field_editor_get_field (editor);
  g_autofree char *label = NULL;

  if (services->dup_suggestion_label == NULL || field->choices != NULL)
    return;
  label = services->dup_suggestion_label (
      plumb_connector_get_kind (plumb_wizard_draft_get_connector (draft)), field->key,
      services->data);
  if (label == NULL)
    return;
  plumb_field_editor_show_suggestion (editor, label);
  g_signal_connect_object (editor, "suggest", G_CALLBACK (suggest_cb), self, G_CONNECT_SWAPPED);
}

static void
clear_editors (PlumbFieldsPage *self)
{
  for (guint i = 0; i < self->editors->len; i++) {
    PlumbFieldEditor *editor = g_ptr_array_index (self->editors, i);
    GtkWidget *row = plumb_field_editor_get_row (editor);
    GtkWidget *note = plumb_field_editor_get_note (editor);

    if ((plumb_field_editor_get_field (editor)->flags & PLUMB_FIELD_ADVANCED) != 0) {
      adw_expander_row_remove (self->advanced, row);
      adw_expander_row_remove (self->advanced, note);
    } else {
      adw_preferences_group_remove (self->fields, row);
      adw_preferences_group_remove (self->fields, note);
    }
  }
  g_ptr_array_set_size (self->editors, 0);
}

static void
add_editor (PlumbFieldsPage *self, const PlumbFieldSpec *field)
{
  PlumbFieldEditor *editor = plumb_field_editor_new (field);
  GtkWidget *row = plumb_field_editor_get_row (editor);
  GtkWidget *note = plumb_field_editor_get_note (editor);

  if ((field->flags & PLUMB_FIELD_ADVANCED) != 0) {
    adw_expander_row_add_row (self->advanced, row);
    adw_expander_row_add_row (self->advanced, note);
    gtk_widget_set_visible (GTK_WIDGET (self->advanced), TRUE);
  } else {
    adw_preferences_group_add (self->fields, row);
    adw_preferences_group_add (self->fields, note);
  }
  g_signal_connect_object (editor, "changed", G_CALLBACK (field_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->editors, editor);
  add_suggestion (self, editor);
}

static void
build_editors (PlumbFieldsPage *self, const PlumbKindInfo *info)
{
  clear_editors (self);
  self->info = info;
  gtk_widget_set_visible (GTK_WIDGET (self->advanced), FALSE);
  adw_expander_row_set_expanded (self->advanced, FALSE);
  adw_preferences_group_set_title (self->fields, plumb_outcome_translate (info->title));
  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++)
    add_editor (self, field);
}

static void
keyring_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean works =
      plumb_destination_list_check_keyring_finish (PLUMB_DESTINATION_LIST (source), result, &error);
  g_autofree char *markup = error == NULL ? NULL : g_markup_escape_text (error->message, -1);
  PlumbFieldsPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = PLUMB_FIELDS_PAGE (user_data);
  gtk_widget_set_visible (GTK_WIDGET (self->keyring), !works);
  if (error != NULL)
    adw_preferences_group_set_description (self->keyring, markup);
}

static gboolean
has_secrets (const PlumbKindInfo *info)
{
  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++)
    if ((field->flags & PLUMB_FIELD_SECRET) != 0)
      return TRUE;
  return FALSE;
}

static void
plumb_fields_page_enter (PlumbWizardPage *page)
{
  PlumbFieldsPage *self = PLUMB_FIELDS_PAGE (page);
  PlumbWizardDraft *draft = get_draft (self);
  const PlumbKindInfo *info = plumb_wizard_draft_get_info (draft);

  if (info != self->info)
    build_editors (self, info);

  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), plumb_wizard_draft_get_name (draft));
  self->is_filling = FALSE;
  for (guint i = 0; i < self->editors->len; i++) {
    PlumbFieldEditor *editor = g_ptr_array_index (self->editors, i);

    plumb_field_editor_set_value (
        editor, plumb_wizard_draft_get_value (draft, plumb_field_editor_get_field (editor)->key));
  }
  check_all (self);

  gtk_widget_set_visible (GTK_WIDGET (self->keyring), FALSE);
  if (has_secrets (info))
    plumb_destination_list_check_keyring_async (
        plumb_wizard_draft_get_services (draft)->destinations, self->cancellable,
        keyring_checked_cb, self);
}

static void
plumb_fields_page_go_to_field (PlumbWizardPage *page, const char *key)
{
  PlumbFieldsPage *self = PLUMB_FIELDS_PAGE (page);
  PlumbFieldEditor *editor = find_editor (self, key);

  if (editor == NULL)
    return;
  if ((plumb_field_editor_get_field (editor)->flags & PLUMB_FIELD_ADVANCED) != 0)
    adw_expander_row_set_expanded (self->advanced, TRUE);
  plumb_field_editor_grab_focus (editor);
}

static void
plumb_fields_page_dispose (GObject *object)
{
  PlumbFieldsPage *self = PLUMB_FIELDS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  G_OBJECT_CLASS (plumb_fields_page_parent_class)->dispose (object);
}

static void
plumb_fields_page_finalize (GObject *object)
{
  PlumbFieldsPage *self = PLUMB_FIELDS_PAGE (object);

  g_ptr_array_unref (self->editors);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (plumb_fields_page_parent_class)->finalize (object);
}

static void
plumb_fields_page_class_init (PlumbFieldsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PlumbWizardPageClass *page_class = PLUMB_WIZARD_PAGE_CLASS (klass);

  object_class->dispose = plumb_fields_page_dispose;
  object_class->finalize = plumb_fields_page_finalize;
  page_class->enter = plumb_fields_page_enter;
  page_class->go_to_field = plumb_fields_page_go_to_field;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-fields-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbFieldsPage, page);
  gtk_widget_class_bind_template_child (widget_class, PlumbFieldsPage, name);
  gtk_widget_class_bind_template_child (widget_class, PlumbFieldsPage, name_note);
  gtk_widget_class_bind_template_child (widget_class, PlumbFieldsPage, fields);
  gtk_widget_class_bind_template_child (widget_class, PlumbFieldsPage, advanced);
  gtk_widget_class_bind_template_child (widget_class, PlumbFieldsPage, keyring);
  gtk_widget_class_bind_template_child (widget_class, PlumbFieldsPage, keyring_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbFieldsPage, session_only);
  gtk_widget_class_bind_template_child (widget_class, PlumbFieldsPage, missing);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_only_changed_cb);
}

static void
plumb_fields_page_init (PlumbFieldsPage *self)
{
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->name))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the destination"), -1);
}

GtkWidget *
plumb_fields_page_new (PlumbWizardDraft *draft)
{
  return g_object_new (PLUMB_TYPE_FIELDS_PAGE, "draft", draft, NULL);
}
