/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-application-private.h"

#include <glib/gi18n.h>

void
plumb_application_add_options (PlumbApplication *self)
{
  /* clang-format off */
  static const GOptionEntry options[] = {
    { "practice", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_("Practise with simulated services; nothing of yours is touched"), NULL },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_("Use the database and settings in this folder"), N_("FOLDER") },
    { "background", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Watch without a window"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
    { NULL },
  };
  /* clang-format on */

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/* Whether another Plumb, which is there already, was told to watch. */
static gboolean
leave_watching_to_another (GApplication *application)
{
  if (!g_application_register (application, NULL, NULL) ||
      !g_application_get_is_remote (application))
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (application), "watch", NULL);
  return TRUE;
}

int
plumb_application_handle_options (GApplication *application, GVariantDict *options)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  g_variant_dict_lookup (options, "practice", "b", &self->practice);
  g_variant_dict_lookup (options, "profile", "^ay", &self->folder);
  /* Neither may end in the window of the user's own profile. */
  if (self->practice || self->folder != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  /* Practice without a window could not be seen, nor ended. */
  if (self->practice || !g_variant_dict_contains (options, "background"))
    return -1;
  if (leave_watching_to_another (application))
    return 0;
  self->starts_hidden = TRUE;
  return -1;
}
