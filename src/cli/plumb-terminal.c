/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-terminal.h"

#include "plumb-visible.h"

#include <unistd.h>

/* GLib's own way to print, which knows the terminal's encoding, is what is left without a handler.
 */
static void
print (const char *text)
{
  g_autofree char *visible = plumb_visible_dup (text);

  g_set_print_handler (NULL);
  g_print ("%s", visible);
  g_set_print_handler (print);
}

static void
print_error (const char *text)
{
  g_autofree char *visible = plumb_visible_dup (text);

  g_set_printerr_handler (NULL);
  g_printerr ("%s", visible);
  g_set_printerr_handler (print_error);
}

void
plumb_terminal_protect (void)
{
  if (isatty (STDOUT_FILENO))
    g_set_print_handler (print);
  if (isatty (STDERR_FILENO))
    g_set_printerr_handler (print_error);
}
