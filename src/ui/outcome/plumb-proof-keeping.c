/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-proof-keeping.h"

#include "plumb-clock.h"
#include "plumb-proof-report.h"
#include "plumb-proof-suspects.h"
#include "plumb-suspect-list.h"
#include "plumb-text-saver.h"

#include <glib/gi18n.h>

struct _PlumbProofKeeping {
  AdwBin parent_instance;

  PlumbSuspectList *suspects;
  GtkLabel *note;

  PlumbProof *proof;
  PlumbVerdict verdict;
  GPtrArray *suspicions;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PlumbProofKeeping, plumb_proof_keeping, ADW_TYPE_BIN)

/* ── The report ── */

/* What a report is made from, while the user looks for a folder. */
typedef struct {
  PlumbProof *proof;
  GPtrArray *suspicions;
} Kept;

static void
kept_free (gpointer user_data)
{
  Kept *kept = user_data;

  g_object_unref (kept->proof);
  g_clear_pointer (&kept->suspicions, g_ptr_array_unref);
  g_free (kept);
}

static char *
write_report (const char *file_name, gpointer user_data)
{
  Kept *kept = user_data;
  const PlumbProofReport report = { kept->proof, kept->suspicions, plumb_clock_now () };

  return plumb_proof_report_write (&report, file_name);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbProofKeeping) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = plumb_save_text_finish (result, &error);

  if (error != NULL)
    gtk_label_set_label (self->note, error->message);
  else if (sentence != NULL)
    gtk_label_set_label (self->note, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->note), gtk_label_get_label (self->note)[0] != '\0');
}

static void
save_clicked_cb (PlumbProofKeeping *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = g_strdup_printf ("%s.html", plumb_proof_get_tag (self->proof));
  Kept *kept = g_new0 (Kept, 1);

  kept->proof = g_object_ref (self->proof);
  kept->suspicions = self->suspicions != NULL ? g_ptr_array_ref (self->suspicions) : NULL;
  plumb_save_text_async (GTK_WINDOW (root), _("Save a report"), name, write_report, kept,
                                               kept_free, saved_cb, g_object_ref (self));
}

/* ── Whom to suspect ── */

static void
suspected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *suspicions = plumb_proof_find_suspects_finish (PLUMB_PROOF (source), result, &error);
  PlumbProofKeeping *self = user_data;

  if (suspicions == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_warning ("Nothing could be suspected: %s", error->message);
    return;
  }
  g_clear_pointer (&self->suspicions, g_ptr_array_unref);
  self->suspicions = suspicions;
  plumb_suspect_list_show (self->suspects, suspicions);
}

static void
let_go (PlumbProofKeeping *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->proof);
  g_clear_pointer (&self->suspicions, g_ptr_array_unref);
  self->verdict = PLUMB_VERDICT_NONE;
}

static void
plumb_proof_keeping_dispose (GObject *object)
{
  let_go (PLUMB_PROOF_KEEPING (object));
  G_OBJECT_CLASS (plumb_proof_keeping_parent_class)->dispose (object);
}

static void
plumb_proof_keeping_class_init (PlumbProofKeepingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_proof_keeping_dispose;

  g_type_ensure (PLUMB_TYPE_SUSPECT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-proof-keeping.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbProofKeeping, suspects);
  gtk_widget_class_bind_template_child (widget_class, PlumbProofKeeping, note);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
plumb_proof_keeping_init (PlumbProofKeeping *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
plumb_proof_keeping_new (void)
{
  return g_object_new (PLUMB_TYPE_PROOF_KEEPING, NULL);
}

void
plumb_proof_keeping_show (PlumbProofKeeping *self, PlumbProof *proof)
{
  PlumbVerdict verdict = proof != NULL ? plumb_proof_get_verdict (proof) : PLUMB_VERDICT_NONE;

  g_return_if_fail (PLUMB_IS_PROOF_KEEPING (self));

  if (self->proof == proof && self->verdict == verdict)
    return;
  let_go (self);
  gtk_widget_set_visible (GTK_WIDGET (self), verdict != PLUMB_VERDICT_NONE);
  plumb_suspect_list_show (self->suspects, NULL);
  gtk_label_set_label (self->note, "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  if (verdict == PLUMB_VERDICT_NONE)
    return;
  self->proof = g_object_ref (proof);
  self->verdict = verdict;
  self->cancellable = g_cancellable_new ();
  plumb_proof_find_suspects_async (proof, self->cancellable, suspected_cb, self);
}
