/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"
#include "plumb-terminal.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>

/* clang-format off */
static const PlumbCommand commands[] = {
  { "kinds", "", N_("List the kinds of destinations and their fields"),
    NULL, 0, 0, plumb_command_kinds },
  { "add", "KIND NAME [FIELD=VALUE…]", N_("Add a destination"),
    plumb_add_options, 2, -1, plumb_command_add },
  { "set", "NAME FIELD=VALUE…", N_("Change a destination's settings"),
    plumb_add_options, 1, -1, plumb_command_set },
  { "remove", "NAME", N_("Remove a destination and its secrets"),
    NULL, 1, 1, plumb_command_remove },
  { "convert", "NAME [NEW-NAME]", N_("Set up what replaces a retired destination"),
    plumb_convert_options, 1, 2, plumb_command_convert },
  { "list", "", N_("List the destinations"),
    NULL, 0, 0, plumb_command_list_destinations },
  { "check", "NAME", N_("Check the connection, step by step"),
    NULL, 1, 1, plumb_command_check },
  { "test", "NAME", N_("Send a test lead and prove that it landed"),
    plumb_test_options, 1, 1, plumb_command_test },
  { "rotate", "NAME --secrets-stdin [FIELD=VALUE…]",
    N_("Replace a secret by a new one that a test lead has proved"),
    plumb_rotate_options, 1, -1, plumb_command_rotate },
  { "watch", "[NAME…]", N_("Print leads as they arrive"),
    plumb_watch_options, 0, -1, plumb_command_watch },
  { "leads", "", N_("Print the leads that are stored"),
    plumb_leads_options, 0, 0, plumb_command_leads },
  { "receive", "", N_("Take leads at Plumb's own endpoint"),
    plumb_receive_options, 0, 0, plumb_command_receive },
  { "explain", "[FILE|-]", N_("Explain an error message"),
    plumb_explain_options, 0, 1, plumb_command_explain },
  { "extract", "KIND [FILE|-]", N_("Find a destination's fields in any text"),
    plumb_extract_options, 1, 2, plumb_command_extract },
  { "sheet", "NAME", N_("Print what to enter in Partner Center"),
    NULL, 1, 1, plumb_command_sheet },
  { "support", "NAME", N_("Write a file for whoever helps, without secrets and personal data"),
    plumb_support_options, 1, 1, plumb_command_support },
  { "clean-up", "NAME", N_("Find and remove test leads at the destination"),
    plumb_clean_up_options, 1, 1, plumb_command_clean_up },
  { "twin", "KIND", N_("Serve a simulated destination"),
    plumb_twin_options, 1, 1, plumb_command_twin, plumb_describe_faults },
  { "rehearse", "[KIND…]", N_("Add, check and test each kind against its twin"),
    plumb_rehearse_options, 0, -1, plumb_command_rehearse },
  { NULL },
};
/* clang-format on */

const PlumbCommand *
plumb_command_list (void)
{
  return commands;
}

static gboolean
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

static void
print_usage (void)
{
  g_print ("%s\n\n", _("Usage: plumb-cli [--profile DIR] COMMAND …"));
  for (const PlumbCommand *command = commands; command->name != NULL; command++)
    g_print ("  %-10s %s\n", command->name, gettext (command->summary));
  g_print ("\n%s\n", _("“plumb-cli COMMAND --help” tells more. Times are in UTC."));
}

static const PlumbCommand *
find_command (const char *name)
{
  for (const PlumbCommand *command = commands; command->name != NULL; command++)
    if (g_str_equal (command->name, name))
      return command;
  return NULL;
}

static int
complain_of_usage (const GError *error, const char *command)
{
  /* Translators: what is wrong with an option, and the command whose help tells more. */
  plumb_refuse (_("%s. “plumb-cli %s--help” tells what can be asked for."), error->message,
                   command);
  return PLUMB_EXIT_USAGE;
}

/* Parses the command's own options; what remains are its arguments. */
static gboolean
parse_command (const PlumbCommand *command, PlumbCommandLine *line, char ***arguments,
               GError **error)
{
  g_autofree char *usage = g_strdup_printf ("%s %s", command->name, command->arguments);
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autofree char *description = NULL;
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &line->json, N_("Print JSON"), NULL }, { NULL },
  };

  if (command->describe != NULL)
    description = command->describe (*arguments);
  g_option_context_set_description (context, description);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, gettext (command->summary));
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
  return g_option_context_parse_strv (context, arguments, error);
}

/* What failed because of Ctrl+C was interrupted; what nobody can read did not work. */
static int
judge_end (PlumbCommandLine *line, int code)
{
  if (code == PLUMB_EXIT_FAILED && g_cancellable_is_cancelled (line->cancellable))
    return PLUMB_EXIT_INTERRUPTED;
  if (code == PLUMB_EXIT_FINE && (fflush (stdout) != 0 || ferror (stdout)))
    return PLUMB_EXIT_FAILED;
  return code;
}

static int
run_command (const PlumbCommand *command, PlumbCommandLine *line, char **words)
{
  g_auto (GStrv) arguments = g_strdupv (words);
  g_autoptr (GError) error = NULL;
  int n_arguments;

  if (!parse_command (command, line, &arguments, &error)) {
    g_autofree char *name = g_strconcat (command->name, " ", NULL);

    return complain_of_usage (error, name);
  }
  n_arguments = (int) g_strv_length (arguments) - 1;
  if (n_arguments < command->least || (command->most >= 0 && n_arguments > command->most)) {
    /* Translators: the form of a command. */
    plumb_refuse (_("The form is: plumb-cli %s %s"), command->name, command->arguments);
    return PLUMB_EXIT_USAGE;
  }
  line->arguments = arguments + 1;
  return judge_end (line, command->run (line));
}

static gboolean
parse_global (PlumbCommandLine *line, char ***words, gboolean *version, gboolean *help,
              GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  const GOptionEntry options[] = {
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &line->folder, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, version, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, NULL, NULL },
    { NULL },
  };

  /* What comes after the command's name is the command's. */
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, options, NULL);
  return g_option_context_parse_strv (context, words, error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PlumbCommandLine line = { .cancellable = cancellable };
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  gboolean version = FALSE;
  gboolean help = FALSE;
  const PlumbCommand *command;
  int code;

  plumb_http_forbid_old_tls ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PLUMB_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("plumb-cli");
  plumb_terminal_protect ();

  words = g_strdupv (argv);
  /* A reader that goes away must not leave throw-away profiles behind. */
  signal (SIGPIPE, SIG_IGN);
  if (!parse_global (&line, &words, &version, &help, &error))
    return complain_of_usage (error, "");
  if (version) {
    g_print ("plumb-cli %s\n", PLUMB_VERSION);
    return PLUMB_EXIT_FINE;
  }
  if (help || words[1] == NULL) {
    print_usage ();
    return help ? PLUMB_EXIT_FINE : PLUMB_EXIT_USAGE;
  }
  command = find_command (words[1]);
  if (command == NULL) {
    plumb_refuse (_("There is no such command. “plumb-cli --help” lists them."));
    return PLUMB_EXIT_USAGE;
  }
  g_unix_signal_add (SIGINT, interrupted_cb, cancellable);
  g_unix_signal_add (SIGTERM, interrupted_cb, cancellable);
  code = run_command (command, &line, words + 1);
  g_free (line.folder);
  return code;
}
