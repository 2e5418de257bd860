/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-gather-page.h"

#include "plumb-diagnosis.h"
#include "plumb-extract.h"
#include "plumb-outcome-format.h"

#include <glib/gi18n.h>

/* Milliseconds without a change before the text is read. */
#define PASTE_DELAY 250

struct _PlumbGatherPage {
  PlumbWizardPage parent_instance;

  AdwPreferencesGroup *steps;
  AdwPreferencesGroup *results;
  GtkTextView *paste;
  GtkWidget *practice;

  const PlumbKindInfo *info;
  GPtrArray *step_rows;
  GPtrArray *result_rows;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (PlumbGatherPage, plumb_gather_page, PLUMB_TYPE_WIZARD_PAGE)

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
build_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
add_step (PlumbGatherPage *self, const PlumbGatherStep *step, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *text = NULL;
  GtkWidget *label = gtk_label_new (digits);
  GtkWidget *row;

  if (step->who != NULL) {
    /* Translators: who can do a step of the set-up, after its description */
    g_autofree char *who = g_strdup_printf (_("Who: %s"), plumb_outcome_translate (step->who));

    text = g_strdup_printf ("%s\n%s", plumb_outcome_translate (step->text), who);
  } else {
    text = g_strdup (plumb_outcome_translate (step->text));
  }

  row = build_row (plumb_outcome_translate (step->title), text);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (self->steps, row);
  g_ptr_array_add (self->step_rows, row);
}

static void
add_result (PlumbGatherPage *self, const char *icon_name, const char *style, const char *title,
            const char *subtitle)
{
  GtkWidget *row = build_row (title, subtitle);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (icon, style);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (self->results, row);
  g_ptr_array_add (self->result_rows, row);
}

/* (transfer full): @value as it may be shown: masked, or the label of what is chosen. */
static char *
dup_shown (const PlumbFieldSpec *field, const char *value)
{
  for (const PlumbChoice *choice = field->choices; choice != NULL && choice->value != NULL;
       choice++)
    if (g_str_equal (choice->value, value))
      return g_strdup (plumb_outcome_translate (choice->label));
  return plumb_mask (field, value);
}

static void
show_extract (PlumbGatherPage *self, PlumbExtract *extract)
{
  for (const PlumbFieldSpec *field = self->info->fields; field->key != NULL; field++) {
    const char *value = g_hash_table_lookup (extract->fields, field->key);
    g_autofree char *masked = value != NULL ? dup_shown (field, value) : NULL;

    if (masked != NULL)
      add_result (self, "object-select-symbolic", "success", plumb_outcome_translate (field->label),
                  masked);
  }
  for (guint i = 0; i < extract->missing->len; i++) {
    const PlumbFieldSpec *field =
        plumb_kind_info_find_field (self->info, g_ptr_array_index (extract->missing, i));

    if (field != NULL)
      add_result (self, "radio-symbolic", NULL, plumb_outcome_translate (field->label),
                  _("Not found in this text"));
  }
  for (guint i = 0; i < extract->warnings->len; i++) {
    const PlumbDiagnosis *diagnosis =
        plumb_diagnosis_find (g_ptr_array_index (extract->warnings, i));

    if (diagnosis != NULL)
      add_result (self, "dialog-warning-symbolic", "warning",
                  plumb_outcome_translate (diagnosis->title),
                  plumb_outcome_translate (diagnosis->fix));
  }
}

static void
read_text (PlumbGatherPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->paste);
  PlumbWizardDraft *draft = plumb_wizard_page_get_draft (PLUMB_WIZARD_PAGE (self));
  g_autoptr (PlumbExtract) extract = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  clear_rows (self->results, self->result_rows);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (text[0] != '\0') {
    extract = plumb_extract (self->info, text);
    show_extract (self, extract);
    plumb_wizard_draft_take_values (draft, extract->fields);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->results), self->result_rows->len > 0);
  /* The text may have had secrets in it. */
  explicit_bzero (text, strlen (text));
}

static gboolean
pasted_cb (gpointer user_data)
{
  PlumbGatherPage *self = PLUMB_GATHER_PAGE (user_data);

  self->timeout = 0;
  read_text (self);
  return G_SOURCE_REMOVE;
}

static void
paste_changed_cb (PlumbGatherPage *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->info != NULL)
    self->timeout = g_timeout_add (PASTE_DELAY, pasted_cb, self);
}

static void
practice_clicked_cb (PlumbGatherPage *self)
{
  PlumbWizardPage *page = PLUMB_WIZARD_PAGE (self);
  PlumbWizardDraft *draft = plumb_wizard_page_get_draft (page);
  const PlumbWizardServices *services = plumb_wizard_draft_get_services (draft);
  g_autoptr (GHashTable) values = services->dup_practice_fields (
      plumb_connector_get_kind (plumb_wizard_draft_get_connector (draft)), services->data);

  if (values == NULL) {
    plumb_wizard_page_tell (page, _("There are no practice values for this kind."));
    return;
  }
  plumb_wizard_draft_take_values (draft, values);
  plumb_wizard_page_ask_next (page);
}

static void
plumb_gather_page_enter (PlumbWizardPage *page)
{
  PlumbGatherPage *self = PLUMB_GATHER_PAGE (page);
  PlumbWizardDraft *draft = plumb_wizard_page_get_draft (page);
  const PlumbWizardServices *services = plumb_wizard_draft_get_services (draft);
  const PlumbKindInfo *info = plumb_wizard_draft_get_info (draft);

  gtk_widget_set_visible (self->practice,
                          services->practice && services->dup_practice_fields != NULL);
  if (info == self->info)
    return;

  self->info = info;
  clear_rows (self->steps, self->step_rows);
  for (guint i = 0; info->steps != NULL && info->steps[i].title != NULL; i++)
    add_step (self, &info->steps[i], i + 1);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), self->step_rows->len > 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->paste), "", -1);
  g_clear_handle_id (&self->timeout, g_source_remove);
  read_text (self);
}

static void
plumb_gather_page_leave (PlumbWizardPage *page)
{
  PlumbGatherPage *self = PLUMB_GATHER_PAGE (page);

  /* The last words typed count too. */
  if (self->timeout == 0)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  read_text (self);
}

static void
plumb_gather_page_dispose (GObject *object)
{
  g_clear_handle_id (&PLUMB_GATHER_PAGE (object)->timeout, g_source_remove);
  G_OBJECT_CLASS (plumb_gather_page_parent_class)->dispose (object);
}

static void
plumb_gather_page_finalize (GObject *object)
{
  PlumbGatherPage *self = PLUMB_GATHER_PAGE (object);

  g_ptr_array_unref (self->step_rows);
  g_ptr_array_unref (self->result_rows);
  G_OBJECT_CLASS (plumb_gather_page_parent_class)->finalize (object);
}

static void
plumb_gather_page_class_init (PlumbGatherPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = plumb_gather_page_dispose;
  object_class->finalize = plumb_gather_page_finalize;
  PLUMB_WIZARD_PAGE_CLASS (klass)->enter = plumb_gather_page_enter;
  PLUMB_WIZARD_PAGE_CLASS (klass)->leave = plumb_gather_page_leave;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-gather-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbGatherPage, steps);
  gtk_widget_class_bind_template_child (widget_class, PlumbGatherPage, results);
  gtk_widget_class_bind_template_child (widget_class, PlumbGatherPage, paste);
  gtk_widget_class_bind_template_child (widget_class, PlumbGatherPage, practice);
  gtk_widget_class_bind_template_callback (widget_class, paste_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, practice_clicked_cb);
}

static void
plumb_gather_page_init (PlumbGatherPage *self)
{
  self->step_rows = g_ptr_array_new ();
  self->result_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
plumb_gather_page_new (PlumbWizardDraft *draft)
{
  return g_object_new (PLUMB_TYPE_GATHER_PAGE, "draft", draft, NULL);
}
