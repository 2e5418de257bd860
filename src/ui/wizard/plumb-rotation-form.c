/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-rotation-form.h"

#include "plumb-clock.h"
#include "plumb-field-date.h"
#include "plumb-field-editor.h"
#include "plumb-secret-end.h"

#include <glib/gi18n.h>

/* Milliseconds without a change before a value is judged. */
#define CHECK_DELAY 250

struct _PlumbRotationForm {
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  PlumbConnector *connector;
  PlumbDestination *destination;
  GPtrArray *editors;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (PlumbRotationForm, plumb_rotation_form, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
is_secret (PlumbFieldEditor *editor)
{
  return (plumb_field_editor_get_field (editor)->flags & PLUMB_FIELD_SECRET) != 0;
}

static gboolean
check_cb (gpointer user_data)
{
  PlumbRotationForm *self = user_data;

  self->timeout = 0;
  for (guint i = 0; i < self->editors->len; i++)
    plumb_field_editor_check (g_ptr_array_index (self->editors, i));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PlumbRotationForm *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (CHECK_DELAY, check_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
plumb_rotation_form_is_complete (PlumbRotationForm *self)
{
  gboolean has_secret = FALSE;

  g_return_val_if_fail (PLUMB_IS_ROTATION_FORM (self), FALSE);

  for (guint i = 0; i < self->editors->len; i++) {
    PlumbFieldEditor *editor = g_ptr_array_index (self->editors, i);
    const PlumbFieldSpec *field = plumb_field_editor_get_field (editor);
    g_autofree char *value = plumb_field_editor_dup_value (editor);

    if (value[0] == '\0')
      continue;
    if (field->check != NULL && field->check (value).level == PLUMB_FINDING_FAULT)
      return FALSE;
    has_secret = has_secret || is_secret (editor);
  }
  return has_secret;
}

PlumbCredentials *
plumb_rotation_form_dup_secrets (PlumbRotationForm *self)
{
  PlumbCredentials *secrets = plumb_credentials_new ();

  g_return_val_if_fail (PLUMB_IS_ROTATION_FORM (self), secrets);

  for (guint i = 0; i < self->editors->len; i++) {
    PlumbFieldEditor *editor = g_ptr_array_index (self->editors, i);
    g_autofree char *value = is_secret (editor) ? plumb_field_editor_dup_value (editor) : NULL;

    if (value == NULL)
      continue;
    plumb_credentials_set (secrets, plumb_field_editor_get_field (editor)->key, value);
    explicit_bzero (value, strlen (value));
  }
  return secrets;
}

PlumbDestination *
plumb_rotation_form_dup_changes (PlumbRotationForm *self)
{
  PlumbDestination *changes;
  g_autoptr (PlumbCredentials) secrets = NULL;

  g_return_val_if_fail (PLUMB_IS_ROTATION_FORM (self), NULL);

  changes = plumb_destination_new (plumb_destination_get_kind (self->destination), "");
  secrets = plumb_rotation_form_dup_secrets (self);
  for (guint i = 0; i < self->editors->len; i++) {
    PlumbFieldEditor *editor = g_ptr_array_index (self->editors, i);
    const PlumbFieldSpec *field = plumb_field_editor_get_field (editor);
    g_autofree char *value = NULL;

    /* The date of a secret that stays is not to change either. */
    if (is_secret (editor) || plumb_credentials_get (secrets, field->ends) == NULL)
      continue;
    value = plumb_field_editor_dup_value (editor);
    plumb_destination_set_setting (changes, field->key, value);
  }
  return changes;
}

gboolean
plumb_rotation_form_go_to_field (PlumbRotationForm *self, const char *key)
{
  g_return_val_if_fail (PLUMB_IS_ROTATION_FORM (self), FALSE);

  for (guint i = 0; i < self->editors->len; i++) {
    PlumbFieldEditor *editor = g_ptr_array_index (self->editors, i);

    if (g_strcmp0 (plumb_field_editor_get_field (editor)->key, key) != 0)
      continue;
    plumb_field_editor_grab_focus (editor);
    return TRUE;
  }
  return FALSE;
}

void
plumb_rotation_form_clear (PlumbRotationForm *self)
{
  g_return_if_fail (PLUMB_IS_ROTATION_FORM (self));

  for (guint i = 0; i < self->editors->len; i++)
    plumb_field_editor_set_value (g_ptr_array_index (self->editors, i), "");
  changed_cb (self);
}

/* ── Building ── */

static void
add_editor (PlumbRotationForm *self, const PlumbFieldSpec *field)
{
  PlumbFieldEditor *editor = plumb_field_editor_new (field);

  if (field->ends_after > 0) {
    g_autofree char *text = NULL;
    GDate today;

    plumb_secret_end_get_today (plumb_clock_now (), &today);
    text = plumb_field_format_date (&today);
    plumb_field_editor_set_value (editor, text);
  }
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (plumb_field_editor_get_row (editor)), TRUE);
  adw_preferences_group_add (self->group, plumb_field_editor_get_row (editor));
  adw_preferences_group_add (self->group, plumb_field_editor_get_note (editor));
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->editors, editor);
}

/* Each secret is followed by its date. */
static void
build (PlumbRotationForm *self)
{
  const PlumbKindInfo *info = plumb_connector_get_info (self->connector);

  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++) {
    if ((field->flags & PLUMB_FIELD_SECRET) == 0 ||
        !plumb_connector_uses_field (self->connector, self->destination, NULL, field))
      continue;
    add_editor (self, field);
    for (const PlumbFieldSpec *date = info->fields; date->key != NULL; date++)
      if (g_strcmp0 (date->ends, field->key) == 0)
        add_editor (self, date);
  }
}

static void
plumb_rotation_form_dispose (GObject *object)
{
  PlumbRotationForm *self = PLUMB_ROTATION_FORM (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  G_OBJECT_CLASS (plumb_rotation_form_parent_class)->dispose (object);
}

static void
plumb_rotation_form_finalize (GObject *object)
{
  PlumbRotationForm *self = PLUMB_ROTATION_FORM (object);

  g_ptr_array_unref (self->editors);
  g_clear_object (&self->connector);
  g_clear_object (&self->destination);
  G_OBJECT_CLASS (plumb_rotation_form_parent_class)->finalize (object);
}

static void
plumb_rotation_form_class_init (PlumbRotationFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_rotation_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_rotation_form_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_rotation_form_init (PlumbRotationForm *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  self->group = ADW_PREFERENCES_GROUP (group);
  adw_preferences_group_set_description (
      self->group, _("Plumb tries the new secret while the old one stays in use. It swaps the two "
                     "only if a test lead has landed with the new one."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_bin_set_child (ADW_BIN (self), page);
}

GtkWidget *
plumb_rotation_form_new (PlumbConnector *connector, PlumbDestination *destination)
{
  PlumbRotationForm *self;

  g_return_val_if_fail (PLUMB_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);

  self = g_object_new (PLUMB_TYPE_ROTATION_FORM, NULL);
  self->connector = g_object_ref (connector);
  self->destination = g_object_ref (destination);
  build (self);
  return GTK_WIDGET (self);
}
