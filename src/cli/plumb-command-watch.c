/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-diagnosis.h"
#include "plumb-printing.h"

#include <glib/gi18n.h>

static int count;
static int timeout;

const GOptionEntry plumb_watch_options[] = {
  { "count", 0, 0, G_OPTION_ARG_INT, &count, N_("End after so many leads"), N_("NUMBER") },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &timeout, N_("End after so long"), N_("SECONDS") },
      { NULL },
    };

/* What goes wrong while watching is no reason to end, but must be told. */
static void
trouble_cb (PlumbDestination *destination, GParamSpec *pspec, gpointer user_data)
{
  const char *trouble = plumb_destination_get_trouble (destination);
  const PlumbDiagnosis *diagnosis = trouble == NULL ? NULL : plumb_diagnosis_find (trouble);

  if (diagnosis != NULL)
    plumb_refuse ("%s: %s. %s", plumb_destination_get_name (destination),
                  gettext (diagnosis->title), gettext (diagnosis->fix));
}

static void
tell_troubles (GListModel *destinations)
{
  for (guint i = 0; i < g_list_model_get_n_items (destinations); i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (destinations, i);

    g_signal_connect (destination, "notify::trouble", G_CALLBACK (trouble_cb), NULL);
  }
}

/* A kind may want more for reading than the marketplace asks for. */
static gboolean
lacks_fields (PlumbProfile *profile, PlumbDestination *destination)
{
  PlumbConnector *connector = plumb_profile_get_connector (profile, destination, NULL);

  return connector != NULL && plumb_connector_can (connector, PLUMB_VERB_WATCH, NULL, NULL) &&
         !plumb_connector_can (connector, PLUMB_VERB_WATCH, destination, NULL);
}

static gboolean
collect_wanted (PlumbProfile *profile, char **names, GHashTable *wanted)
{
  for (guint i = 0; names[i] != NULL; i++) {
    PlumbDestination *destination = plumb_find_destination (profile, names[i]);

    if (destination == NULL)
      return FALSE;
    if (lacks_fields (profile, destination))
      return plumb_refuse (_("“%s” cannot be watched: fields that reading takes are empty. "
                             "“plumb-cli kinds” lists them all."),
                              names[i]);
    g_hash_table_add (wanted, g_strdup (plumb_destination_get_id (destination)));
  }
  return TRUE;
}

int
plumb_command_watch (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PlumbPrinting printing = { .line = line, .count = count, .timeout = timeout };

  if (count < 0 || timeout < 0) {
    plumb_refuse (_("--count and --timeout take a number, 0 or more."));
    return PLUMB_EXIT_USAGE;
  }
  profile = plumb_open_profile (line);
  if (profile == NULL || !collect_wanted (profile, line->arguments, wanted))
    return PLUMB_EXIT_FAILED;
  printing.profile = profile;
  if (line->arguments[0] != NULL)
    printing.wanted = wanted;
  tell_troubles (G_LIST_MODEL (plumb_profile_get_destinations (profile)));
  return plumb_print_arriving (&printing);
}
