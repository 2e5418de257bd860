/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-choose-page.h"

#include "plumb-outcome-format.h"

#include <glib/gi18n.h>

struct _PlumbChoosePage {
  PlumbWizardPage parent_instance;

  AdwPreferencesGroup *drafts;
  AdwPreferencesGroup *kinds;
  AdwPreferencesGroup *retired;
  AdwActionRow *successor_row;

  GPtrArray *draft_rows;
  GPtrArray *marks; /* a GtkImage for each kind */
};

G_DEFINE_FINAL_TYPE (PlumbChoosePage, plumb_choose_page, PLUMB_TYPE_WIZARD_PAGE)

static GListModel *
get_connectors (PlumbChoosePage *self)
{
  PlumbWizardDraft *draft = plumb_wizard_page_get_draft (PLUMB_WIZARD_PAGE (self));

  return G_LIST_MODEL (plumb_wizard_draft_get_services (draft)->connectors);
}

/* Why leads no longer come to the chosen kind, and what to do instead. */
static void
show_retirement (PlumbChoosePage *self)
{
  PlumbWizardDraft *draft = plumb_wizard_page_get_draft (PLUMB_WIZARD_PAGE (self));
  PlumbConnector *successor = plumb_wizard_draft_find_successor (draft);
  const PlumbKindInfo *info = plumb_wizard_draft_get_info (draft);
  gboolean is_retired = info != NULL && info->retirement != NULL;
  g_autofree char *reason = NULL;
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->retired), is_retired);
  gtk_widget_set_visible (GTK_WIDGET (self->successor_row), successor != NULL);
  if (!is_retired)
    return;
  reason = g_markup_escape_text (plumb_outcome_translate (info->retirement), -1);
  adw_preferences_group_set_title (self->retired, plumb_outcome_translate (info->title));
  adw_preferences_group_set_description (self->retired, reason);
  if (successor == NULL)
    return;
  /* Translators: %s is a kind of destination, as in "Azure Table". */
  title =
      g_strdup_printf (_("Set up %s instead"),
                          plumb_outcome_translate (plumb_connector_get_info (successor)->title));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->successor_row), title);
}

static void
show_choice (PlumbChoosePage *self)
{
  PlumbWizardPage *page = PLUMB_WIZARD_PAGE (self);
  PlumbConnector *chosen = plumb_wizard_draft_get_connector (plumb_wizard_page_get_draft (page));

  for (guint i = 0; i < self->marks->len; i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (get_connectors (self), i);

    gtk_widget_set_opacity (g_ptr_array_index (self->marks, i), connector == chosen ? 1 : 0);
  }
  show_retirement (self);
  plumb_wizard_page_set_complete (page, chosen != NULL);
}

static void
successor_activated_cb (PlumbChoosePage *self)
{
  PlumbWizardPage *page = PLUMB_WIZARD_PAGE (self);

  plumb_wizard_draft_succeed (plumb_wizard_page_get_draft (page));
  show_choice (self);
  plumb_wizard_page_ask_next (page);
}

static void
reading_activated_cb (PlumbChoosePage *self)
{
  plumb_wizard_page_ask_next (PLUMB_WIZARD_PAGE (self));
}

static void
kind_activated_cb (PlumbChoosePage *self, AdwActionRow *row)
{
  PlumbWizardPage *page = PLUMB_WIZARD_PAGE (self);
  PlumbConnector *connector = g_object_get_data (G_OBJECT (row), "connector");

  plumb_wizard_draft_set_connector (plumb_wizard_page_get_draft (page), connector);
  show_choice (self);
  /* Who chooses a retired kind is told first. */
  if (plumb_connector_get_info (connector)->retirement == NULL)
    plumb_wizard_page_ask_next (page);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->retired), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
build_icon (const char *icon_name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static GtkWidget *
build_row (const char *title, const char *subtitle, const char *icon_name)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), build_icon (icon_name));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
add_kind (PlumbChoosePage *self, PlumbConnector *connector)
{
  const PlumbKindInfo *info = plumb_connector_get_info (connector);
  GtkWidget *row = build_row (plumb_outcome_translate (info->title),
                              plumb_outcome_translate (info->summary), info->icon);
  GtkWidget *mark = build_icon ("object-select-symbolic");

  gtk_widget_add_css_class (mark, "accent");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  g_ptr_array_add (self->marks, mark);
  g_object_set_data (G_OBJECT (row), "connector", connector);
  g_signal_connect_object (row, "activated", G_CALLBACK (kind_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->kinds, row);
}

static void
resume_activated_cb (PlumbChoosePage *self, AdwActionRow *row)
{
  PlumbWizardPage *page = PLUMB_WIZARD_PAGE (self);
  PlumbWizardDraft *draft = plumb_wizard_page_get_draft (page);

  plumb_wizard_draft_set_connector (draft, g_object_get_data (G_OBJECT (row), "connector"));
  plumb_wizard_draft_take_text (draft, g_object_get_data (G_OBJECT (row), "text"));
  show_choice (self);
  plumb_wizard_page_ask_next (page);
}

static void
add_draft (PlumbChoosePage *self, PlumbConnector *connector, char *text)
{
  const PlumbKindInfo *info = plumb_connector_get_info (connector);
  g_autoptr (GVariant) variant = g_variant_parse (NULL, text, NULL, NULL, NULL);
  const char *name = plumb_outcome_translate (info->title);
  GtkWidget *row;

  if (variant != NULL && g_variant_is_of_type (variant, G_VARIANT_TYPE ("(sa{ss})")))
    g_variant_get_child (variant, 0, "&s", &name);
  row = build_row (name, _("Not finished. Go on where you stopped; secrets were not kept."),
                            info->icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), build_icon ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "connector", connector);
  g_object_set_data_full (G_OBJECT (row), "text", text, g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (resume_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->drafts, row);
  g_ptr_array_add (self->draft_rows, row);
}

static void
show_drafts (PlumbChoosePage *self)
{
  PlumbWizardDraft *draft = plumb_wizard_page_get_draft (PLUMB_WIZARD_PAGE (self));
  const PlumbWizardServices *services = plumb_wizard_draft_get_services (draft);
  GListModel *connectors = get_connectors (self);

  for (guint i = 0; i < self->draft_rows->len; i++)
    adw_preferences_group_remove (self->drafts, g_ptr_array_index (self->draft_rows, i));
  g_ptr_array_set_size (self->draft_rows, 0);

  /* What was typed since is newer than any draft. */
  for (guint i = 0; services->dup_draft != NULL && !plumb_wizard_draft_has_changes (draft) &&
                    i < g_list_model_get_n_items (connectors);
       i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (connectors, i);
    char *text = services->dup_draft (plumb_connector_get_kind (connector), services->data);

    if (text != NULL)
      add_draft (self, connector, text);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->drafts), self->draft_rows->len > 0);
}

static void
plumb_choose_page_enter (PlumbWizardPage *page)
{
  PlumbChoosePage *self = PLUMB_CHOOSE_PAGE (page);

  show_drafts (self);
  show_choice (self);
}

static void
plumb_choose_page_constructed (GObject *object)
{
  PlumbChoosePage *self = PLUMB_CHOOSE_PAGE (object);
  GListModel *connectors;

  G_OBJECT_CLASS (plumb_choose_page_parent_class)->constructed (object);
  connectors = get_connectors (self);
  for (guint i = 0; i < g_list_model_get_n_items (connectors); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (connectors, i);

    add_kind (self, connector);
  }
}

static void
plumb_choose_page_finalize (GObject *object)
{
  PlumbChoosePage *self = PLUMB_CHOOSE_PAGE (object);

  g_ptr_array_unref (self->draft_rows);
  g_ptr_array_unref (self->marks);
  G_OBJECT_CLASS (plumb_choose_page_parent_class)->finalize (object);
}

static void
plumb_choose_page_class_init (PlumbChoosePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = plumb_choose_page_constructed;
  object_class->finalize = plumb_choose_page_finalize;
  PLUMB_WIZARD_PAGE_CLASS (klass)->enter = plumb_choose_page_enter;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-choose-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbChoosePage, drafts);
  gtk_widget_class_bind_template_child (widget_class, PlumbChoosePage, kinds);
  gtk_widget_class_bind_template_child (widget_class, PlumbChoosePage, retired);
  gtk_widget_class_bind_template_child (widget_class, PlumbChoosePage, successor_row);
  gtk_widget_class_bind_template_callback (widget_class, successor_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reading_activated_cb);
}

static void
plumb_choose_page_init (PlumbChoosePage *self)
{
  self->draft_rows = g_ptr_array_new ();
  self->marks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
plumb_choose_page_new (PlumbWizardDraft *draft)
{
  return g_object_new (PLUMB_TYPE_CHOOSE_PAGE, "draft", draft, NULL);
}
