/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-advice.h"

#include "plumb-explain-window.h"
#include "plumb-help-window.h"
#include "plumb-unknown-texts.h"

struct _PlumbAdvice {
  GObject parent_instance;
  PlumbProfile *profile;
  PlumbUnknownTexts *unknown;
};

G_DEFINE_FINAL_TYPE (PlumbAdvice, plumb_advice, G_TYPE_OBJECT)

static GStrv
dup_unknown (gpointer data)
{
  return plumb_unknown_texts_list (((PlumbAdvice *) data)->unknown);
}

static void
keep_unknown (const char *text, gpointer data)
{
  plumb_unknown_texts_add (((PlumbAdvice *) data)->unknown, text);
}

static void
forget_unknown (gpointer data)
{
  plumb_unknown_texts_clear (((PlumbAdvice *) data)->unknown);
}

/* One of each in front of a window is enough; what the old one has to keep the new one shows. */
static void
close_others (GType type, GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) &&
        gtk_window_get_transient_for (l->data) == parent)
      gtk_window_close (l->data);
}

/* What is wider than the window it stands in front of would leave a small screen.  In front of a
 * window that nothing else can be done in, nothing else can be done either. */
static void
put_in_front (GtkWindow *window, GtkWindow *parent)
{
  int width, height;

  if (parent == NULL)
    return;
  gtk_window_get_default_size (window, &width, &height);
  if (gtk_widget_get_width (GTK_WIDGET (parent)) < width)
    gtk_window_set_default_size (window, gtk_widget_get_width (GTK_WIDGET (parent)),
                                 gtk_widget_get_height (GTK_WIDGET (parent)));
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_modal (window, gtk_window_get_modal (parent));
}

static PlumbExplainServices
get_services (PlumbAdvice *self, PlumbDestinationList *destinations)
{
  return (PlumbExplainServices){
    .connectors = plumb_profile_get_connectors (self->profile),
    .destinations = destinations,
    .dup_unknown = dup_unknown,
    .keep_unknown = keep_unknown,
    .forget_unknown = forget_unknown,
    .data = self,
  };
}

GtkWindow *
plumb_advice_open_explanation (PlumbAdvice *self, PlumbDestination *destination, GtkWindow *parent)
{
  PlumbExplainServices services;
  GtkWindow *window;

  g_return_val_if_fail (PLUMB_IS_ADVICE (self), NULL);

  close_others (PLUMB_TYPE_EXPLAIN_WINDOW, parent);
  services = get_services (self, plumb_profile_get_destinations (self->profile));
  window = plumb_explain_window_new (
      &services, destination != NULL ? plumb_destination_get_kind (destination) : PLUMB_KIND_NONE,
      destination);
  put_in_front (window, parent);
  return window;
}

GtkWindow *
plumb_advice_open_wizard_explanation (PlumbAdvice *self, PlumbKind kind, GtkWindow *parent)
{
  PlumbExplainServices services;
  GtkWindow *window;

  g_return_val_if_fail (PLUMB_IS_ADVICE (self), NULL);

  close_others (PLUMB_TYPE_EXPLAIN_WINDOW, parent);
  services = get_services (self, NULL);
  window = plumb_explain_window_new (&services, kind, NULL);
  put_in_front (window, parent);
  return window;
}

GtkWindow *
plumb_advice_open_help (PlumbAdvice *self, PlumbKind kind, PlumbHelpTopic topic, GtkWindow *parent)
{
  GtkWindow *window;

  g_return_val_if_fail (PLUMB_IS_ADVICE (self), NULL);

  close_others (PLUMB_TYPE_HELP_WINDOW, parent);
  window = plumb_help_window_new (plumb_profile_get_connectors (self->profile), kind, topic);
  put_in_front (window, parent);
  return window;
}

static void
plumb_advice_dispose (GObject *object)
{
  PlumbAdvice *self = PLUMB_ADVICE (object);

  g_clear_object (&self->unknown);
  g_clear_object (&self->profile);
  G_OBJECT_CLASS (plumb_advice_parent_class)->dispose (object);
}

static void
plumb_advice_class_init (PlumbAdviceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_advice_dispose;
}

static void
plumb_advice_init (PlumbAdvice *self)
{
}

PlumbAdvice *
plumb_advice_new (PlumbProfile *profile)
{
  PlumbAdvice *self;

  g_return_val_if_fail (PLUMB_IS_PROFILE (profile), NULL);

  self = g_object_new (PLUMB_TYPE_ADVICE, NULL);
  self->profile = g_object_ref (profile);
  self->unknown = plumb_unknown_texts_new (plumb_profile_get_store (profile));
  return self;
}
