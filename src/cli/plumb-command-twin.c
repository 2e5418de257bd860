/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-error.h"
#include "plumb-key-pair.h"
#include "plumb-twin.h"

#include <glib/gi18n.h>

static int port;
static char **faults;
static char *state;
static char *certificate_path;
static char *key_path;
static gboolean list_faults;

const GOptionEntry plumb_twin_options[] = {
  { "port", 0, 0, G_OPTION_ARG_INT, &port,
    N_("The port to listen at; any if not given"), N_("PORT") },
    { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &faults,
      N_("Fail in this way; may be repeated"), N_("FAULT") },
      { "state", 0, 0, G_OPTION_ARG_FILENAME, &state,
        N_("Keep the twin's records in this file"), N_("FILE") },
        { "tls-cert", 0, 0, G_OPTION_ARG_FILENAME, &certificate_path,
          N_("The certificate (PEM)"), N_("FILE") },
          { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &key_path,
            N_("The certificate's key (PEM)"), N_("FILE") },
            { "list-faults", 0, 0, G_OPTION_ARG_NONE, &list_faults,
              N_("List the ways to fail"), NULL },
              { NULL },
           };

static void
print_settings (PlumbTwin *twin, PlumbKind kind)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GHashTable) fields = plumb_twin_dup_fields (twin);
  GHashTableIter iter;
  gpointer key, value;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &key, &value))
    plumb_add_text (builder, key, value);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "faults");
  json_builder_begin_array (builder);
  for (const PlumbTwinFault *fault = plumb_twin_list_faults (kind); fault->name != NULL; fault++)
    json_builder_add_string_value (builder, fault->name);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  plumb_print_builder (builder, FALSE);
}

static gboolean
prepare (PlumbTwin *twin, GError **error)
{
  if (state != NULL && !plumb_twin_set_state_file (twin, state, error))
    return FALSE;
  for (guint i = 0; faults != NULL && faults[i] != NULL; i++)
    if (!plumb_twin_set_fault (twin, faults[i], TRUE, error))
      return FALSE;
  return TRUE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_main_context_wakeup (NULL);
}

static void
describe_faults (GString *text, const char *indent, PlumbKind kind)
{
  for (const PlumbTwinFault *fault = plumb_twin_list_faults (kind); fault->name != NULL; fault++)
    g_string_append_printf (text, "%s%-22s %s\n", indent, fault->name, gettext (fault->summary));
}

char *
plumb_describe_faults (char **words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    describe_faults (text, "  ", plumb_kind_from_name (*word));
  if (text->len == 0)
    return g_strdup (_("“plumb-cli twin KIND --help” lists the faults of that twin."));
  /* Translators: above the list of ways in which a simulated service can fail. */
  g_string_prepend (text, "\n");
  g_string_prepend (text, _("Faults:"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
print_faults (PlumbCommandLine *line, PlumbKind kind)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  if (!line->json) {
    describe_faults (text, "", kind);
    g_print ("%s", text->str);
    return;
  }
  json_builder_begin_array (builder);
  for (const PlumbTwinFault *fault = plumb_twin_list_faults (kind); fault->name != NULL; fault++)
    json_builder_add_string_value (builder, fault->name);
  json_builder_end_array (builder);
  plumb_print_builder (builder, TRUE);
}

/* (nullable) (transfer full): what the twin proves itself with; %NULL without @error for none. */
static GTlsCertificate *
load_certificate (GError **error)
{
  if (certificate_path == NULL && key_path == NULL)
    return NULL;
  if (certificate_path == NULL || key_path == NULL) {
    g_set_error_literal (error, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED,
                         _("--tls-cert and --tls-key go together."));
    return NULL;
  }
  return plumb_key_pair_load (certificate_path, key_path, error);
}

int
plumb_command_twin (PlumbCommandLine *line)
{
  PlumbKind kind = plumb_kind_from_name (line->arguments[0]);
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (PlumbTwin) twin = NULL;
  g_autoptr (GError) error = NULL;

  if (port < 0 || port > G_MAXUINT16) {
    plumb_refuse (_("--port takes a number from 0 to 65535."));
    return PLUMB_EXIT_USAGE;
  }
  certificate = load_certificate (&error);
  if (error == NULL)
    twin = plumb_twin_new_tls (kind, (guint16) port, certificate, &error);
  if (twin == NULL) {
    plumb_complain (error);
    return g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED) ? PLUMB_EXIT_USAGE
                                                                         : PLUMB_EXIT_FAILED;
  }
  if (list_faults) {
    print_faults (line, kind);
    return PLUMB_EXIT_FINE;
  }
  if (!prepare (twin, &error)) {
    plumb_complain (error);
    return g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_NOT_FOUND) ? PLUMB_EXIT_USAGE
                                                                       : PLUMB_EXIT_FAILED;
  }
  print_settings (twin, kind);
  g_signal_connect (line->cancellable, "cancelled", G_CALLBACK (cancelled_cb), NULL);
  while (!g_cancellable_is_cancelled (line->cancellable))
    g_main_context_iteration (NULL, TRUE);
  return PLUMB_EXIT_FINE;
}
