/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-printing.h"

#include <glib/gi18n.h>
#include <stdio.h>

static int port;
static char *address;
static char *certificate;
static char *key;

const GOptionEntry plumb_receive_options[] = {
  { "port", 0, 0, G_OPTION_ARG_INT, &port,
    N_("The port to listen at; the last one if not given"), N_("PORT") },
    { "address", 0, 0, G_OPTION_ARG_STRING, &address,
      N_("The network address to listen at; this computer only if not given"), N_("ADDRESS") },
      { "tls-cert", 0, 0, G_OPTION_ARG_FILENAME, &certificate,
        N_("The certificate (PEM)"), N_("FILE") },
        { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &key,
          N_("The certificate's key (PEM)"), N_("FILE") }, { NULL },
        };

static void
print_url (PlumbCommandLine *line, const char *url)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!line->json) {
    g_print ("%s\n", url);
    fflush (stdout);
    return;
  }
  json_builder_begin_object (builder);
  plumb_add_text (builder, "url", url);
  json_builder_end_object (builder);
  plumb_print_builder (builder, FALSE);
}

/* The inbox listens already: whoever posts as soon as the address is there is not missed. */
static int
open_endpoint (PlumbCommandLine *line, PlumbProfile *profile)
{
  PlumbEndpointOptions options = {
    .address = address, .port = (guint16) port, .tls_certificate = certificate, .tls_key = key
  };
  PlumbInbox *inbox = plumb_profile_get_inbox (profile);
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_inbox_open_endpoint_async (inbox, &options, line->cancellable, plumb_keep_result, &kept);
  result = plumb_await (&kept);
  if (!plumb_inbox_open_endpoint_finish (inbox, result, &error))
    return plumb_complain (error);
  print_url (line, plumb_inbox_get_endpoint_url (inbox));
  return PLUMB_EXIT_FINE;
}

int
plumb_command_receive (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  PlumbPrinting printing = { .line = line, .wanted = wanted, .begin = open_endpoint };

  if (port < 0 || port > G_MAXUINT16) {
    plumb_refuse (_("--port takes a number from 0 to 65535."));
    return PLUMB_EXIT_USAGE;
  }
  profile = plumb_open_profile (line);
  if (profile == NULL)
    return PLUMB_EXIT_FAILED;
  /* Only what comes in here: destinations are for “watch”. */
  g_hash_table_add (wanted, (gpointer) PLUMB_DESTINATION_ENDPOINT);
  printing.profile = profile;
  return plumb_print_arriving (&printing);
}
