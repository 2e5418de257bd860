/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-record.h"

#include "plumb-lead-format.h"
#include "plumb-pair-layout.h"

#include <glib/gi18n.h>

struct _PlumbLeadRecord {
  GtkWidget parent_instance;

  GtkWidget *decoded_box;
  GtkWidget *raw_box;
  GtkGrid *grid;
  GtkToggleButton *formatted_button;
  GtkWidget *copy_button;
  GtkTextView *raw_view;

  PlumbLead *lead;
  gboolean is_hidden;
};

G_DEFINE_FINAL_TYPE (PlumbLeadRecord, plumb_lead_record, GTK_TYPE_WIDGET)

enum {
  COPIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
copy_text (PlumbLeadRecord *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  g_signal_emit (self, signals[COPIED], 0);
}

static void
copy_field_cb (PlumbLeadRecord *self, GtkWidget *button)
{
  guint text = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "plumb-text"));

  copy_text (self, plumb_lead_get_text (self->lead, (PlumbLeadText) text));
}

static void
copy_raw_cb (PlumbLeadRecord *self)
{
  g_autofree char *raw = plumb_lead_record_dup_raw (self);

  copy_text (self, raw);
}

static GtkWidget *
make_copy_button (PlumbLeadRecord *self, PlumbLeadText text)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  g_autofree char *name =
      g_strdup_printf (_("Copy “%s”"), gettext (plumb_lead_text_get_label (text)));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "plumb-text", GUINT_TO_POINTER (text));
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_field_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_label (const char *text, gboolean is_value)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), is_value);
  gtk_widget_set_hexpand (label, is_value);
  if (!is_value)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static gboolean
reaches_customer (PlumbLeadText text)
{
  return text == PLUMB_LEAD_EMAIL || text == PLUMB_LEAD_PHONE;
}

static void
show_field (PlumbLeadRecord *self, PlumbLeadText text, int row, gboolean blurred,
            gboolean is_withheld)
{
  g_autofree char *value = plumb_lead_format_text (self->lead, text, blurred);
  gboolean is_hidden = is_withheld && reaches_customer (text);
  GtkWidget *label = make_label (is_hidden ? _("withheld") : value, TRUE);

  gtk_grid_attach (self->grid, make_label (gettext (plumb_lead_text_get_label (text)), FALSE), 0,
                   row, 1, 1);
  gtk_grid_attach (self->grid, label, 1, row, 1, 1);
  if (!is_hidden)
    gtk_grid_attach (self->grid, make_copy_button (self, text), 2, row, 1, 1);
}

static void
show_fields (PlumbLeadRecord *self, gboolean blurred, gboolean is_withheld)
{
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    if (plumb_lead_get_text (self->lead, (PlumbLeadText) i) != NULL)
      show_field (self, (PlumbLeadText) i, row++, blurred, is_withheld);
}

static void
show_raw (PlumbLeadRecord *self)
{
  const char *raw = self->lead != NULL ? plumb_lead_get_raw (self->lead) : NULL;
  g_autofree char *formatted = NULL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->raw_view);
  GtkTextIter start;
  GtkTextIter end;

  if (raw != NULL && gtk_toggle_button_get_active (self->formatted_button))
    formatted = plumb_lead_format_raw (raw);
  if (self->is_hidden)
    raw = _("Not shown while people are masked or contact is withheld.");
  else if (raw == NULL)
    raw = _("The record was not kept.");
  else if (formatted != NULL)
    raw = formatted;
  gtk_text_buffer_set_text (buffer, raw, -1);
  /* A hyphen where a line breaks would be a character that was not received. */
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, "plain", &start, &end);
  gtk_widget_set_sensitive (self->copy_button, !self->is_hidden);
  gtk_widget_set_sensitive (GTK_WIDGET (self->formatted_button), !self->is_hidden);
}

static void
plumb_lead_record_dispose (GObject *object)
{
  PlumbLeadRecord *self = PLUMB_LEAD_RECORD (object);

  g_clear_pointer (&self->decoded_box, gtk_widget_unparent);
  g_clear_pointer (&self->raw_box, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), PLUMB_TYPE_LEAD_RECORD);
  g_clear_object (&self->lead);
  G_OBJECT_CLASS (plumb_lead_record_parent_class)->dispose (object);
}

static void
plumb_lead_record_class_init (PlumbLeadRecordClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_lead_record_dispose;
  signals[COPIED] = g_signal_new ("copied", PLUMB_TYPE_LEAD_RECORD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, PLUMB_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-lead-record.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRecord, decoded_box);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRecord, raw_box);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRecord, grid);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRecord, formatted_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRecord, copy_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRecord, raw_view);
  gtk_widget_class_bind_template_callback (widget_class, show_raw);
  gtk_widget_class_bind_template_callback (widget_class, copy_raw_cb);
}

static void
plumb_lead_record_init (PlumbLeadRecord *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->raw_view), "plain", "insert-hyphens",
                              FALSE, NULL);
}

void
plumb_lead_record_show (PlumbLeadRecord *self, PlumbLead *lead, gboolean blurred,
                        gboolean is_withheld)
{
  g_return_if_fail (PLUMB_IS_LEAD_RECORD (self));
  g_return_if_fail (PLUMB_IS_LEAD (lead));

  g_set_object (&self->lead, lead);
  self->is_hidden = blurred || is_withheld;
  show_fields (self, blurred, is_withheld);
  show_raw (self);
}

char *
plumb_lead_record_dup_raw (PlumbLeadRecord *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (PLUMB_IS_LEAD_RECORD (self), NULL);
  buffer = gtk_text_view_get_buffer (self->raw_view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}
