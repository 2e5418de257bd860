/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-wizard-opener.h"

#include "plumb-endpoint-settings.h"
#include "plumb-rotation-dialog.h"

#include <glib/gi18n.h>

/* The group of texts in which the store keeps unfinished set-ups. */
#define DRAFTS "draft"

struct _PlumbWizardOpener {
  GObject parent_instance;
  PlumbProfile *profile;
  PlumbPractice *practice;
  GSettings *settings;
  PlumbAdvice *advice;
  /* Kind's name → text, in step with the store. */
  GHashTable *drafts;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PlumbWizardOpener, plumb_wizard_opener, G_TYPE_OBJECT)

/* ── Unfinished set-ups ── */

static void
drafts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GHashTable *drafts = plumb_store_load_texts_finish (PLUMB_STORE (source), result, &error);
  PlumbWizardOpener *self = user_data;

  if (drafts == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_warning ("Unfinished set-ups could not be read: %s", error->message);
    return;
  }
  g_hash_table_unref (self->drafts);
  self->drafts = drafts;
}

static char *
dup_draft (PlumbKind kind, gpointer data)
{
  PlumbWizardOpener *self = data;

  return g_strdup (g_hash_table_lookup (self->drafts, plumb_kind_get_name (kind)));
}

static void
draft_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!plumb_store_save_text_finish (PLUMB_STORE (source), result, &error))
    g_warning ("The unfinished set-up could not be kept: %s", error->message);
}

static void
save_draft (PlumbKind kind, const char *draft, gpointer data)
{
  PlumbWizardOpener *self = data;
  const char *name = plumb_kind_get_name (kind);

  if (draft == NULL)
    g_hash_table_remove (self->drafts, name);
  else
    g_hash_table_insert (self->drafts, g_strdup (name), g_strdup (draft));
  plumb_store_save_text_async (plumb_profile_get_store (self->profile), DRAFTS, name, draft, NULL,
                               draft_saved_cb, NULL);
}

/* ── Practice ── */

static GHashTable *
dup_practice_fields (PlumbKind kind, gpointer data)
{
  PlumbWizardOpener *self = data;

  return self->practice == NULL ? NULL : plumb_practice_dup_fields (self->practice, kind);
}

/* ── Plumb's own endpoint ── */

static char *
dup_suggestion_label (PlumbKind kind, const char *key, gpointer data)
{
  /* A kind that is given an address to post to can be given ours. */
  return g_str_equal (key, "url") && kind == PLUMB_KIND_HTTPS
      ? g_strdup (_("Use Plumb’s own endpoint"))
      : NULL;
}

static void
endpoint_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbInbox *inbox = PLUMB_INBOX (source);

  if (plumb_inbox_open_endpoint_finish (inbox, result, &error))
    g_task_return_pointer (task, g_strdup (plumb_inbox_get_endpoint_url (inbox)), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
suggest_async (PlumbKind kind, const char *key, GCancellable *cancellable,
               GAsyncReadyCallback callback, gpointer user_data, gpointer data)
{
  PlumbWizardOpener *self = data;
  PlumbInbox *inbox = plumb_profile_get_inbox (self->profile);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, suggest_async);
  if (plumb_inbox_get_endpoint_url (inbox) != NULL)
    g_task_return_pointer (task, g_strdup (plumb_inbox_get_endpoint_url (inbox)), g_free);
  else
    /* As it will listen from now on: the address is written into a destination. */
    plumb_endpoint_settings_open (self->settings, inbox, cancellable, endpoint_opened_cb,
                                  g_steal_pointer (&task));
}

/* ── Help ── */

static GtkWindow *
open_explanation (PlumbKind kind, GtkWindow *wizard, gpointer data)
{
  return plumb_advice_open_wizard_explanation (((PlumbWizardOpener *) data)->advice, kind, wizard);
}

static GtkWindow *
open_help (PlumbKind kind, PlumbHelpTopic topic, GtkWindow *wizard, gpointer data)
{
  return plumb_advice_open_help (((PlumbWizardOpener *) data)->advice, kind, topic, wizard);
}

static PlumbWizardServices
get_services (PlumbWizardOpener *self)
{
  return (PlumbWizardServices){
    .connectors = plumb_profile_get_connectors (self->profile),
    .destinations = plumb_profile_get_destinations (self->profile),
    .inbox = plumb_profile_get_inbox (self->profile),
    .store = plumb_profile_get_store (self->profile),
    .practice = self->practice != NULL,
    .dup_practice_fields = self->practice == NULL ? NULL : dup_practice_fields,
    .dup_suggestion_label = dup_suggestion_label,
    .suggest_async = suggest_async,
    .dup_draft = dup_draft,
    .save_draft = save_draft,
    .open_explanation = open_explanation,
    .open_help = open_help,
    .data = self,
  };
}

/* What is wider than the window it stands in front of would leave a small screen. */
static void
put_in_front (GtkWindow *window, GtkWindow *parent)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) < width)
    gtk_window_set_default_size (window, gtk_widget_get_width (GTK_WIDGET (parent)),
                                 gtk_widget_get_height (GTK_WIDGET (parent)));
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_modal (window, TRUE);
}

PlumbWizard *
plumb_wizard_opener_open (PlumbWizardOpener *self, GtkWindow *parent)
{
  PlumbWizardServices services = get_services (self);
  PlumbWizard *wizard = plumb_wizard_new (&services);

  put_in_front (GTK_WINDOW (wizard), parent);
  return wizard;
}

GtkWindow *
plumb_wizard_opener_open_rotation (PlumbWizardOpener *self, PlumbDestination *destination,
                                   GtkWindow *parent)
{
  PlumbWizardServices services = get_services (self);
  GtkWindow *dialog = plumb_rotation_dialog_new (&services, destination);

  put_in_front (dialog, parent);
  return dialog;
}

static void
plumb_wizard_opener_dispose (GObject *object)
{
  PlumbWizardOpener *self = PLUMB_WIZARD_OPENER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->practice);
  g_clear_object (&self->settings);
  g_clear_object (&self->advice);
  g_clear_object (&self->profile);
  G_OBJECT_CLASS (plumb_wizard_opener_parent_class)->dispose (object);
}

static void
plumb_wizard_opener_finalize (GObject *object)
{
  PlumbWizardOpener *self = PLUMB_WIZARD_OPENER (object);

  g_hash_table_unref (self->drafts);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (plumb_wizard_opener_parent_class)->finalize (object);
}

static void
plumb_wizard_opener_class_init (PlumbWizardOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_wizard_opener_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_wizard_opener_finalize;
}

static void
plumb_wizard_opener_init (PlumbWizardOpener *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cancellable = g_cancellable_new ();
}

PlumbWizardOpener *
plumb_wizard_opener_new (PlumbProfile *profile, PlumbPractice *practice, GSettings *settings,
                         PlumbAdvice *advice)
{
  PlumbWizardOpener *self;

  g_return_val_if_fail (PLUMB_IS_PROFILE (profile), NULL);

  self = g_object_new (PLUMB_TYPE_WIZARD_OPENER, NULL);
  self->profile = g_object_ref (profile);
  g_set_object (&self->practice, practice);
  self->settings = g_object_ref (settings);
  self->advice = g_object_ref (advice);
  plumb_store_load_texts_async (plumb_profile_get_store (profile), DRAFTS, self->cancellable,
                                drafts_loaded_cb, self);
  return self;
}
