/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-toast.h"

/* A line that is pleasant to read. */
#define CHARACTERS_PER_LINE 60

AdwToast *
plumb_toast_new (const char *sentence, guint seconds)
{
  /* The title of a toast would be cut off. */
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = NULL;

  g_return_val_if_fail (sentence != NULL, NULL);

  label = gtk_label_new (sentence);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARACTERS_PER_LINE);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, seconds);
  return toast;
}

void
plumb_toast_set_sentence (AdwToast *toast, const char *sentence)
{
  g_return_if_fail (ADW_IS_TOAST (toast));

  gtk_label_set_text (GTK_LABEL (adw_toast_get_custom_title (toast)), sentence);
}
