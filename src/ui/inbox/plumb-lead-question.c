/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-question.h"

#include <glib/gi18n.h>

typedef struct {
  GWeakRef widget;
  PlumbLeadAnswered answered;
  GtkEditable *entry;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_weak_ref_clear (&question->widget);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&question->widget);
  g_autofree char *text = question->entry != NULL
                              ? g_strstrip (g_strdup (gtk_editable_get_text (question->entry)))
                              : NULL;

  if (widget != NULL && g_str_equal (response, "yes"))
    question->answered (widget, text);
}

static AdwMessageDialog *
make_dialog (GtkWidget *widget, const char *heading, const char *body, const char *yes)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "no", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "yes", yes);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "yes",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "no");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "no");
  return ADW_MESSAGE_DIALOG (dialog);
}

static void
ask (AdwMessageDialog *dialog, GtkWidget *widget, PlumbLeadAnswered answered, GtkEditable *entry)
{
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->widget, widget);
  question->answered = answered;
  question->entry = entry;
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
reason_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "yes", text[0] != '\0');
}

void
plumb_lead_question_ask_reason (GtkWidget *widget, PlumbLeadAnswered answered)
{
  AdwMessageDialog *dialog = make_dialog (
      widget, _("Show how to reach this customer?"),
                 _("The marketplace says that this customer must not be contacted. Your "
                        "reason is kept in Plumb’s log."),
                    _("_Show"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Reason"), -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_set_response_enabled (dialog, "yes", FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_changed_cb), dialog, 0);
  ask (dialog, widget, answered, GTK_EDITABLE (entry));
}

void
plumb_lead_question_ask_erase (GtkWidget *widget, const char *person, PlumbLeadAnswered answered)
{
  g_autofree char *heading = g_strdup_printf (_("Erase %s?"), person);

  ask (make_dialog (widget, heading,
                    _("All leads of this person are removed from this computer, also from the "
                       "search index. What is stored at your destinations stays there."),
                       _("_Erase")),
                    widget, answered, NULL);
}
