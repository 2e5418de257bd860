/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-proof-view.h"

#include "plumb-comparison.h"
#include "plumb-diagnosis-card.h"
#include "plumb-outcome-format.h"
#include "plumb-proof-keeping.h"
#include "plumb-timeline.h"

#include <glib/gi18n.h>

struct _PlumbProofView {
  AdwBin parent_instance;

  GtkLabel *tag;
  GtkButton *copy_button;
  PlumbTimeline *timeline;
  GtkImage *verdict_icon;
  GtkSpinner *spinner;
  GtkLabel *headline;
  PlumbDiagnosisCard *card;
  PlumbComparison *comparison;
  PlumbProofKeeping *keeping;

  PlumbProof *proof;
  const PlumbKindInfo *info;
};

G_DEFINE_FINAL_TYPE (PlumbProofView, plumb_proof_view, ADW_TYPE_BIN)

enum {
  GO_TO_FIELD,
  TRY_AGAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
count_fields (PlumbProofView *self)
{
  PlumbLead *lead = plumb_proof_get_lead (self->proof);
  guint n = 0;

  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    if ((self->info->carries & (1u << i)) != 0 && plumb_lead_get_text (lead, i) != NULL)
      n++;
  return n;
}

static gint64
find_latency (PlumbProofView *self)
{
  gint64 sent_at = plumb_proof_get_reached_at (self->proof, PLUMB_PROOF_SENT);
  gint64 found_at = plumb_proof_get_reached_at (self->proof, PLUMB_PROOF_FOUND);

  return sent_at != 0 && found_at != 0 ? MAX (0, found_at - sent_at) : -1;
}

static char *
format_progress (PlumbProofView *self)
{
  if (plumb_proof_get_reached_at (self->proof, PLUMB_PROOF_ANSWERED) != 0)
    return g_strdup (_("Accepted. Looking for it at the destination…"));
  return g_strdup (_("Sending…"));
}

static void
show_headline (PlumbProofView *self)
{
  PlumbVerdict verdict = plumb_proof_get_verdict (self->proof);
  gboolean is_open = verdict == PLUMB_VERDICT_NONE;
  const char *style = plumb_outcome_get_verdict_style (verdict);
  GPtrArray *differences = plumb_proof_get_differences (self->proof);
  g_autofree char *headline =
      is_open ? format_progress (self)
              : plumb_outcome_format_headline (verdict, find_latency (self),
                                               differences != NULL ? differences->len : 0,
                                               plumb_proof_is_late (self->proof));

  gtk_label_set_label (self->headline, headline);
  gtk_image_set_from_icon_name (self->verdict_icon, plumb_outcome_get_verdict_icon (verdict));
  gtk_widget_set_css_classes (GTK_WIDGET (self->verdict_icon), (const char *[]){ style, NULL });
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_icon), !is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_open);
  gtk_spinner_set_spinning (self->spinner, is_open && plumb_proof_is_running (self->proof));
}

static void
show_stages (PlumbProofView *self)
{
  gint64 reached_at[PLUMB_PROOF_N_STAGES];

  for (guint i = 0; i < PLUMB_PROOF_N_STAGES; i++)
    reached_at[i] = plumb_proof_get_reached_at (self->proof, i);
  plumb_timeline_set_stages (self->timeline, reached_at);
}

static void
show_comparison (PlumbProofView *self)
{
  gboolean is_compared = plumb_proof_get_reached_at (self->proof, PLUMB_PROOF_COMPARED) != 0;

  plumb_comparison_show (self->comparison,
                         is_compared ? plumb_proof_get_differences (self->proof) : NULL,
                         count_fields (self));
}

static void
proof_changed_cb (PlumbProofView *self)
{
  gboolean is_open = plumb_proof_get_verdict (self->proof) == PLUMB_VERDICT_NONE;
  const PlumbDiagnosis *diagnosis = is_open ? NULL : plumb_proof_get_diagnosis (self->proof);
  const PlumbFieldSpec *field = diagnosis != NULL && diagnosis->field != NULL
                                    ? plumb_kind_info_find_field (self->info, diagnosis->field)
                                    : NULL;

  show_stages (self);
  show_headline (self);
  plumb_diagnosis_card_show (self->card, diagnosis, plumb_proof_get_attempt (self->proof),
                             field != NULL ? plumb_outcome_translate (field->label) : NULL, TRUE);
  plumb_diagnosis_card_follow (self->card, gtk_label_get_label (self->headline));
  show_comparison (self);
  plumb_proof_keeping_show (self->keeping, self->proof);
}

static void
copy_clicked_cb (PlumbProofView *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          plumb_proof_get_tag (self->proof));
}

static void
go_to_field_cb (PlumbProofView *self, const char *key)
{
  g_signal_emit (self, signals[GO_TO_FIELD], 0, key);
}

static void
try_again_cb (PlumbProofView *self)
{
  g_signal_emit (self, signals[TRY_AGAIN], 0);
}

static void
let_go (PlumbProofView *self)
{
  if (self->proof != NULL)
    g_signal_handlers_disconnect_by_data (self->proof, self);
  g_clear_object (&self->proof);
}

static void
plumb_proof_view_dispose (GObject *object)
{
  let_go (PLUMB_PROOF_VIEW (object));
  G_OBJECT_CLASS (plumb_proof_view_parent_class)->dispose (object);
}

static void
plumb_proof_view_class_init (PlumbProofViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_proof_view_dispose;

  signals[GO_TO_FIELD] = g_signal_new ("go-to-field", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TRY_AGAIN] = g_signal_new ("try-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PLUMB_TYPE_COMPARISON);
  g_type_ensure (PLUMB_TYPE_DIAGNOSIS_CARD);
  g_type_ensure (PLUMB_TYPE_PROOF_KEEPING);
  g_type_ensure (PLUMB_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-proof-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbProofView, tag);
  gtk_widget_class_bind_template_child (widget_class, PlumbProofView, copy_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbProofView, timeline);
  gtk_widget_class_bind_template_child (widget_class, PlumbProofView, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, PlumbProofView, spinner);
  gtk_widget_class_bind_template_child (widget_class, PlumbProofView, headline);
  gtk_widget_class_bind_template_child (widget_class, PlumbProofView, card);
  gtk_widget_class_bind_template_child (widget_class, PlumbProofView, comparison);
  gtk_widget_class_bind_template_child (widget_class, PlumbProofView, keeping);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_field_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

static void
plumb_proof_view_init (PlumbProofView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
plumb_proof_view_new (void)
{
  return g_object_new (PLUMB_TYPE_PROOF_VIEW, NULL);
}

void
plumb_proof_view_show (PlumbProofView *self, PlumbProof *proof, const PlumbKindInfo *info)
{
  g_return_if_fail (PLUMB_IS_PROOF_VIEW (self));
  g_return_if_fail (proof == NULL || PLUMB_IS_PROOF (proof));
  g_return_if_fail (proof == NULL || info != NULL);

  let_go (self);
  gtk_widget_set_visible (GTK_WIDGET (self), proof != NULL);
  if (proof == NULL) {
    plumb_proof_keeping_show (self->keeping, NULL);
    return;
  }

  self->proof = g_object_ref (proof);
  self->info = info;
  g_signal_connect_object (proof, "changed", G_CALLBACK (proof_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_label (self->tag, plumb_proof_get_tag (proof));
  proof_changed_cb (self);
}

void
plumb_proof_view_show_error (PlumbProofView *self, const GError *error)
{
  g_return_if_fail (PLUMB_IS_PROOF_VIEW (self));
  g_return_if_fail (error != NULL);

  gtk_label_set_label (self->headline, _("The test lead was not sent"));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  plumb_diagnosis_card_show_error (self->card, _("Plumb could not send"), error);
}
