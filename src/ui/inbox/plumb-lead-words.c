/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-words.h"

struct _PlumbLeadWords {
  GObject parent_instance;
  GtkSearchEntry *entry;
  PlumbLeadFilter *filter;
  GtkWidget *found;
};

G_DEFINE_FINAL_TYPE (PlumbLeadWords, plumb_lead_words, G_TYPE_OBJECT)

static void
changed_cb (PlumbLeadWords *self)
{
  plumb_lead_filter_set_words (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* What is typed next, Escape too, belongs to the entry. */
static void
started_cb (PlumbLeadWords *self)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);

  gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (editable)));
  gtk_editable_set_position (editable, -1);
}

static void
activated_cb (PlumbLeadWords *self)
{
  gtk_widget_child_focus (self->found, GTK_DIR_TAB_FORWARD);
}

static void
stopped_cb (PlumbLeadWords *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  plumb_lead_filter_set_words (self->filter, NULL);
  activated_cb (self);
}

static void
filter_changed_cb (PlumbLeadWords *self)
{
  const char *words = plumb_lead_filter_get_query (self->filter)->words;
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (g_strcmp0 (g_strstrip (typed), words != NULL ? words : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words != NULL ? words : "");
}

static void
plumb_lead_words_class_init (PlumbLeadWordsClass *klass)
{
}

static void
plumb_lead_words_init (PlumbLeadWords *self)
{
}

PlumbLeadWords *
plumb_lead_words_new (GtkSearchEntry *entry, PlumbLeadFilter *filter, GtkWidget *found)
{
  const struct {
    const char *name;
    GCallback callback;
  } signals[] = {
    { "search-changed", G_CALLBACK (changed_cb) },
    { "search-started", G_CALLBACK (started_cb) },
    { "activate", G_CALLBACK (activated_cb) },
    { "stop-search", G_CALLBACK (stopped_cb) },
  };
  PlumbLeadWords *self;

  g_return_val_if_fail (GTK_IS_SEARCH_ENTRY (entry) && GTK_IS_WIDGET (found), NULL);
  g_return_val_if_fail (PLUMB_IS_LEAD_FILTER (filter), NULL);

  self = g_object_new (PLUMB_TYPE_LEAD_WORDS, NULL);
  self->entry = entry;
  self->filter = filter;
  self->found = found;
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (entry, signals[i].name, signals[i].callback, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
