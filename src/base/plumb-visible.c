/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-visible.h"

/* What stands for a character that is not shown. */
#define REPLACEMENT 0xfffd

static gboolean
is_visible (gunichar letter)
{
  return letter == '\n' || letter == '\t' || !g_unichar_iscntrl (letter);
}

char *
plumb_visible_dup (const char *text)
{
  g_autofree char *valid = NULL;
  GString *visible = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  visible = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    g_string_append_unichar (visible, is_visible (letter) ? letter : REPLACEMENT);
  }
  return g_string_free (visible, FALSE);
}
