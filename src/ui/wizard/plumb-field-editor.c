/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-field-editor.h"

#include "plumb-date-button.h"
#include "plumb-diagnosis.h"
#include "plumb-outcome-format.h"

#include <glib/gi18n.h>

/* How long a field that was gone to is kept in sight. */
#define FRAMES_IN_SIGHT 30

struct _PlumbFieldEditor {
  GObject parent_instance;

  const PlumbFieldSpec *field;
  GtkWidget *row;
  GtkWidget *note;
  GtkImage *note_icon;
  GtkLabel *note_text;
  gboolean is_setting;
  gboolean is_used;
};

G_DEFINE_FINAL_TYPE (PlumbFieldEditor, plumb_field_editor, G_TYPE_OBJECT)

enum {
  CHANGED,
  SUGGEST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
plumb_field_editor_dispose (GObject *object)
{
  PlumbFieldEditor *self = PLUMB_FIELD_EDITOR (object);

  g_clear_object (&self->row);
  g_clear_object (&self->note);
  G_OBJECT_CLASS (plumb_field_editor_parent_class)->dispose (object);
}

static void
plumb_field_editor_class_init (PlumbFieldEditorClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_field_editor_dispose;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SUGGEST] =
      g_signal_new ("suggest", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_field_editor_init (PlumbFieldEditor *self)
{
  self->is_used = TRUE;
}

static void
changed_cb (PlumbFieldEditor *self)
{
  if (!self->is_setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
suggest_clicked_cb (PlumbFieldEditor *self)
{
  g_signal_emit (self, signals[SUGGEST], 0);
}

static gboolean
is_choice (PlumbFieldEditor *self)
{
  return self->field->choices != NULL;
}

static GtkWidget *
build_choice_row (PlumbFieldEditor *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const PlumbChoice *choice = self->field->choices; choice->value != NULL; choice++)
    gtk_string_list_append (labels, plumb_outcome_translate (choice->label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  /* Beside the title a longer choice would be cut. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

/* The row's own button has only an icon. */
static void
name_peek_button (GtkWidget *widget, const char *name)
{
  if (GTK_IS_BUTTON (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_peek_button (child, name);
}

static GtkWidget *
build_entry_row (PlumbFieldEditor *self)
{
  gboolean is_secret = (self->field->flags & PLUMB_FIELD_SECRET) != 0;
  GtkWidget *row = is_secret ? adw_password_entry_row_new () : adw_entry_row_new ();

  adw_entry_row_set_input_hints (ADW_ENTRY_ROW (row), GTK_INPUT_HINT_NO_SPELLCHECK |
                                                          GTK_INPUT_HINT_NO_EMOJI |
                                                          (is_secret ? GTK_INPUT_HINT_PRIVATE : 0));
  if (is_secret) {
    /* Translators: %s is a field's name */
    g_autofree char *name =
        g_strdup_printf (_("Show “%s”"), plumb_outcome_translate (self->field->label));

    name_peek_button (row, name);
  }
  if (self->field->ends != NULL)
    adw_entry_row_add_suffix (
        ADW_ENTRY_ROW (row),
        plumb_date_button_new (GTK_EDITABLE (row), plumb_outcome_translate (self->field->label)));
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* What assistive technologies meet when the field has the focus. */
static GtkAccessible *
get_accessible (PlumbFieldEditor *self)
{
  if (is_choice (self))
    return GTK_ACCESSIBLE (self->row);
  return GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->row)));
}

static void
build_note (PlumbFieldEditor *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));

  self->note_icon = g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_START, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->note_text = GTK_LABEL (text);
  gtk_label_set_xalign (self->note_text, 0);
  gtk_label_set_wrap (self->note_text, TRUE);
  gtk_label_set_wrap_mode (self->note_text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_attributes (self->note_text, attributes);
  gtk_widget_add_css_class (text, "caption");
  gtk_widget_set_hexpand (text, TRUE);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note_icon));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (column), box);
  gtk_widget_set_margin_start (column, 12);
  gtk_widget_set_margin_end (column, 12);
  gtk_widget_set_margin_top (column, 6);
  gtk_widget_set_margin_bottom (column, 6);

  self->note = g_object_ref_sink (adw_preferences_row_new ());
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->note), column);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->note), FALSE);
  gtk_widget_set_focusable (self->note, FALSE);
}

PlumbFieldEditor *
plumb_field_editor_new (const PlumbFieldSpec *field)
{
  PlumbFieldEditor *self;
  const char *label;

  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_FIELD_EDITOR, NULL);
  self->field = field;
  self->row =
      g_object_ref_sink (is_choice (self) ? build_choice_row (self) : build_entry_row (self));
  label = plumb_outcome_translate (field->label);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), label);
  /* libadwaita names the row by its title, but not the entry in it. */
  if (!is_choice (self))
    gtk_accessible_update_property (get_accessible (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
  gtk_accessible_update_property (get_accessible (self), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  (field->flags & PLUMB_FIELD_REQUIRED) != 0, -1);
  build_note (self);
  plumb_field_editor_show_finding (self, (PlumbFinding){ PLUMB_FINDING_GOOD, NULL });
  return self;
}

const PlumbFieldSpec *
plumb_field_editor_get_field (PlumbFieldEditor *self)
{
  g_return_val_if_fail (PLUMB_IS_FIELD_EDITOR (self), NULL);

  return self->field;
}

GtkWidget *
plumb_field_editor_get_row (PlumbFieldEditor *self)
{
  g_return_val_if_fail (PLUMB_IS_FIELD_EDITOR (self), NULL);

  return self->row;
}

GtkWidget *
plumb_field_editor_get_note (PlumbFieldEditor *self)
{
  g_return_val_if_fail (PLUMB_IS_FIELD_EDITOR (self), NULL);

  return self->note;
}

char *
plumb_field_editor_dup_value (PlumbFieldEditor *self)
{
  const char *text;

  g_return_val_if_fail (PLUMB_IS_FIELD_EDITOR (self), NULL);

  if (is_choice (self)) {
    guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));

    return g_strdup (selected != GTK_INVALID_LIST_POSITION ? self->field->choices[selected].value
                                                           : "");
  }
  text = gtk_editable_get_text (GTK_EDITABLE (self->row));
  return text[0] != '\0' && self->field->tidy != NULL ? self->field->tidy (text) : g_strdup (text);
}

static void
select_choice (PlumbFieldEditor *self, const char *value)
{
  if (value[0] == '\0' && self->field->fallback != NULL)
    value = self->field->fallback;
  for (guint i = 0; self->field->choices[i].value != NULL; i++)
    if (g_strcmp0 (self->field->choices[i].value, value) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), i);
}

void
plumb_field_editor_set_value (PlumbFieldEditor *self, const char *value)
{
  g_autofree char *before = NULL;

  g_return_if_fail (PLUMB_IS_FIELD_EDITOR (self));
  g_return_if_fail (value != NULL);

  /* What is typed may have blanks that the value has not: leave it under the cursor. */
  before = plumb_field_editor_dup_value (self);
  if (g_strcmp0 (before, value) == 0)
    return;
  self->is_setting = TRUE;
  if (is_choice (self))
    select_choice (self, value);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->row), value);
  self->is_setting = FALSE;
}

PlumbFinding
plumb_field_editor_check (PlumbFieldEditor *self)
{
  PlumbFinding finding = { PLUMB_FINDING_GOOD, NULL };
  g_autofree char *value = NULL;

  g_return_val_if_fail (PLUMB_IS_FIELD_EDITOR (self), finding);

  value = plumb_field_editor_dup_value (self);
  if (value[0] != '\0' && self->field->check != NULL)
    finding = self->field->check (value);
  plumb_field_editor_show_finding (self, finding);
  return finding;
}

static void
show_note (PlumbFieldEditor *self, const char *text, const char *icon_name, const char *style)
{
  gtk_image_set_from_icon_name (self->note_icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->note_icon), icon_name != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->note_icon), (const char *[]){ style, NULL });
  gtk_label_set_label (self->note_text, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->note_text),
                              (const char *[]){ "caption", style, NULL });
  gtk_widget_set_visible (self->note, self->is_used && text[0] != '\0');
  if (text[0] != '\0')
    gtk_widget_add_css_class (self->row, "noted");
  else
    gtk_widget_remove_css_class (self->row, "noted");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_accessible_update_property (get_accessible (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

void
plumb_field_editor_show_finding (PlumbFieldEditor *self, PlumbFinding finding)
{
  const PlumbDiagnosis *diagnosis;
  g_autofree char *text = NULL;
  gboolean is_fault = finding.level == PLUMB_FINDING_FAULT;

  g_return_if_fail (PLUMB_IS_FIELD_EDITOR (self));

  diagnosis = finding.diagnosis != NULL ? plumb_diagnosis_find (finding.diagnosis) : NULL;
  gtk_widget_remove_css_class (self->row, "error");
  gtk_widget_remove_css_class (self->row, "warning");
  gtk_accessible_update_state (
      get_accessible (self), GTK_ACCESSIBLE_STATE_INVALID,
      is_fault ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (finding.level == PLUMB_FINDING_GOOD || diagnosis == NULL) {
    show_note (self, plumb_outcome_translate (self->field->help), NULL, "dim-label");
    return;
  }

  text = g_strdup_printf ("%s\n%s", plumb_outcome_translate (diagnosis->title),
                          plumb_outcome_translate (diagnosis->fix));
  gtk_widget_add_css_class (self->row, is_fault ? "error" : "warning");
  show_note (self, text, is_fault ? "dialog-error-symbolic" : "dialog-warning-symbolic",
             is_fault ? "error" : "warning");
}

void
plumb_field_editor_set_used (PlumbFieldEditor *self, gboolean used)
{
  g_return_if_fail (PLUMB_IS_FIELD_EDITOR (self));

  self->is_used = used;
  gtk_widget_set_visible (self->row, used);
  gtk_widget_set_visible (self->note, used && gtk_label_get_label (self->note_text)[0] != '\0');
}

void
plumb_field_editor_show_suggestion (PlumbFieldEditor *self, const char *label)
{
  GtkWidget *button;

  g_return_if_fail (PLUMB_IS_FIELD_EDITOR (self));
  g_return_if_fail (ADW_IS_ENTRY_ROW (self->row));

  button = gtk_button_new_with_label (label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (suggest_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self->note))), button);
  gtk_widget_set_visible (self->note, TRUE);
}

/* While the page slides in and its notes find their places, the row moves. */
static gboolean
keep_in_sight_cb (GtkWidget *row, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_frames = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  graphene_rect_t place;

  if (viewport != NULL &&
      gtk_widget_compute_bounds (row, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), &place))
    gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                               place.origin.y, place.origin.y + place.size.height);
  return ++*n_frames < FRAMES_IN_SIGHT ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
plumb_field_editor_grab_focus (PlumbFieldEditor *self)
{
  g_return_if_fail (PLUMB_IS_FIELD_EDITOR (self));

  gtk_widget_grab_focus (self->row);
  gtk_widget_add_tick_callback (self->row, keep_in_sight_cb, g_new0 (guint, 1), g_free);
}
