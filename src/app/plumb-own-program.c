/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-own-program.h"

#include <string.h>

/* What the kernel adds to the name of a file that is no longer there. */
#define GONE " (deleted)"

char *
plumb_own_program_find (void)
{
  g_autofree char *path = g_file_read_link ("/proc/self/exe", NULL);

  if (path != NULL && g_str_has_suffix (path, GONE))
    path[strlen (path) - strlen (GONE)] = '\0';
  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return g_strdup ("plumb");
  return g_steal_pointer (&path);
}
