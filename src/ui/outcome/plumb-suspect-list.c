/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-suspect-list.h"

#include "plumb-suspicion.h"

#include <glib/gi18n.h>

struct _PlumbSuspectList {
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (PlumbSuspectList, plumb_suspect_list, ADW_TYPE_BIN)

/* What is set along with it is read before "use-markup" counts. */
static GtkWidget *
build_plain_row (GType type, const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (type, "use-markup", FALSE, NULL);

  g_object_set (row, "title", title, "subtitle", subtitle, NULL);
  return row;
}

static GtkWidget *
build_text_row (const char *title, const char *text)
{
  GtkWidget *row = build_plain_row (ADW_TYPE_ACTION_ROW, title, text);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/* (transfer full): how likely it is, and what speaks for it. */
static char *
format_subtitle (const PlumbSuspicion *suspicion)
{
  const char *label = gettext (plumb_likelihood_get_label (suspicion->likelihood));

  if (suspicion->evidence == NULL)
    return g_strdup (label);
  /* Translators: how likely something is, and what speaks for it, as in "Likely: watching is
   * off." */
  return g_strdup_printf (_("%s: %s"), label, suspicion->evidence);
}

static GtkWidget *
build_row (const PlumbSuspicion *suspicion)
{
  const PlumbSuspect *suspect = suspicion->suspect;
  g_autofree char *subtitle = format_subtitle (suspicion);
  g_autofree char *said = g_strdup_printf ("%s. %s", gettext (suspect->title), subtitle);
  GtkWidget *row = build_plain_row (ADW_TYPE_EXPANDER_ROW, gettext (suspect->title), subtitle);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            build_text_row (_("Why no error is seen"), gettext (suspect->why)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            build_text_row (_("Check it in a minute"), gettext (suspect->check)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return row;
}

static void
plumb_suspect_list_finalize (GObject *object)
{
  g_ptr_array_unref (PLUMB_SUSPECT_LIST (object)->rows);
  G_OBJECT_CLASS (plumb_suspect_list_parent_class)->finalize (object);
}

static void
plumb_suspect_list_class_init (PlumbSuspectListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_suspect_list_finalize;
}

static void
plumb_suspect_list_init (PlumbSuspectList *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("What may have swallowed it"));
  adw_preferences_group_set_description (
      self->group,
      _("Services say yes and drop the lead all the same. The likeliest comes first."));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
plumb_suspect_list_new (void)
{
  return g_object_new (PLUMB_TYPE_SUSPECT_LIST, NULL);
}

void
plumb_suspect_list_set_title (PlumbSuspectList *self, const char *title)
{
  g_return_if_fail (PLUMB_IS_SUSPECT_LIST (self));
  adw_preferences_group_set_title (self->group, title);
}

void
plumb_suspect_list_show (PlumbSuspectList *self, GPtrArray *suspicions)
{
  g_return_if_fail (PLUMB_IS_SUSPECT_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; suspicions != NULL && i < suspicions->len; i++) {
    GtkWidget *row = build_row (suspicions->pdata[i]);

    adw_preferences_group_add (self->group, row);
    g_ptr_array_add (self->rows, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}
