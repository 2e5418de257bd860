/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-profile.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What `plumb-cli` ends with, besides the verdicts' own codes. */
#define PLUMB_EXIT_FINE 0
#define PLUMB_EXIT_FAILED 1
#define PLUMB_EXIT_USAGE 2
#define PLUMB_EXIT_INTERRUPTED 130

typedef struct _PlumbCommandLine PlumbCommandLine;

/**
 * PlumbCommand:
 * @name: the word on the command line
 * @arguments: what follows it, for the usage line
 * @summary: one line, untranslated
 * @options: (nullable): its options besides `--json`; their storage is static
 * @least, @most: how many arguments it takes; @most -1 for any number
 * @run: does it; returns the exit code
 * @describe: (nullable): (transfer full) (nullable): what `--help` adds for these words
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  const GOptionEntry *options;
  int least;
  int most;
  int (*run) (PlumbCommandLine *line);
  char *(*describe) (char **words);
} PlumbCommand;

/**
 * PlumbCommandLine:
 * @arguments: (array zero-terminated=1): what followed the command's name, without options
 * @json: whether JSON is wanted
 * @folder: (nullable): of `--profile`
 * @cancellable: cancelled by Ctrl+C
 *
 * What a command works on.
 */
struct _PlumbCommandLine {
  char **arguments;
  gboolean json;
  char *folder;
  GCancellable *cancellable;
};

/* All commands, ending with a row whose name is %NULL. */
const PlumbCommand *plumb_command_list (void);

/* The commands themselves, a file each. */
int plumb_command_kinds (PlumbCommandLine *line);
int plumb_command_add (PlumbCommandLine *line);
int plumb_command_set (PlumbCommandLine *line);
int plumb_command_remove (PlumbCommandLine *line);
int plumb_command_convert (PlumbCommandLine *line);
int plumb_command_list_destinations (PlumbCommandLine *line);
int plumb_command_check (PlumbCommandLine *line);
int plumb_command_test (PlumbCommandLine *line);
int plumb_command_rotate (PlumbCommandLine *line);
int plumb_command_watch (PlumbCommandLine *line);
int plumb_command_receive (PlumbCommandLine *line);
int plumb_command_leads (PlumbCommandLine *line);
int plumb_command_explain (PlumbCommandLine *line);
int plumb_command_extract (PlumbCommandLine *line);
int plumb_command_sheet (PlumbCommandLine *line);
int plumb_command_support (PlumbCommandLine *line);
int plumb_command_clean_up (PlumbCommandLine *line);
int plumb_command_twin (PlumbCommandLine *line);
int plumb_command_rehearse (PlumbCommandLine *line);

/* (transfer full): the ways to fail of the twins that @words name, or where to find them. */
char *plumb_describe_faults (char **words);

extern const GOptionEntry plumb_add_options[];
extern const GOptionEntry plumb_convert_options[];
extern const GOptionEntry plumb_test_options[];
extern const GOptionEntry plumb_rotate_options[];
extern const GOptionEntry plumb_watch_options[];
extern const GOptionEntry plumb_receive_options[];
extern const GOptionEntry plumb_leads_options[];
extern const GOptionEntry plumb_explain_options[];
extern const GOptionEntry plumb_extract_options[];
extern const GOptionEntry plumb_support_options[];
extern const GOptionEntry plumb_clean_up_options[];
extern const GOptionEntry plumb_twin_options[];
extern const GOptionEntry plumb_rehearse_options[];

/* ── What commands share ── */

/* A callback that keeps the result in the #GAsyncResult that @user_data points at. */
void plumb_keep_result (GObject *source, GAsyncResult *result, gpointer user_data);

/* Turns the main context until the result is there. (transfer full) */
GAsyncResult *plumb_await (GAsyncResult **result);

/* (transfer full) (nullable): what @input holds, as valid UTF-8, but not more than @limit bytes;
 * can be interrupted, also while somebody types. */
char *plumb_read_text (PlumbCommandLine *line, GInputStream *input, gsize limit, GError **error);

/* (transfer full) (nullable): a text that somebody would paste, from the file at @path; from
 * standard input if that is %NULL or `-`. */
char *plumb_read_pasted (PlumbCommandLine *line, const char *path, GError **error);

/* One line on stderr about wrong usage; always %FALSE. */
gboolean plumb_refuse (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* One line on stderr; returns the exit code that goes with @error. */
int plumb_complain (const GError *error);

/* (transfer full) (nullable): %NULL after a complaint. */
PlumbProfile *plumb_open_profile (PlumbCommandLine *line);

/* (nullable): borrowed; %NULL after a complaint. */
PlumbDestination *plumb_find_destination (PlumbProfile *profile, const char *name);

/* (transfer full) (nullable): its secrets; %NULL after a complaint. */
PlumbCredentials *plumb_look_up (PlumbCommandLine *line, PlumbProfile *profile,
                                 PlumbDestination *destination);

/* Whether @connector's kind is one that leads still come to; %FALSE after a complaint with the next
 * step.  @name: the destination's */
gboolean plumb_is_living (PlumbConnector *connector, const char *name);

/* Prints what became of @destination: @sentence, or JSON. */
void plumb_print_destination (PlumbCommandLine *line, PlumbDestination *destination,
                              const char *sentence);

/* A name that lists can show in one line; %FALSE after a complaint. */
gboolean plumb_is_name (const char *name);

/* (nullable): the name by which a lead's destination is printed. */
const char *plumb_name_destination (PlumbProfile *profile, PlumbLead *lead);

/* Prints one document, or one line of many. */
void plumb_print_json (JsonNode *node, gboolean pretty);
/* Ends and prints what @builder has built. */
void plumb_print_builder (JsonBuilder *builder, gboolean pretty);

/* Members of the object that is being built; %NULL and 0 are null. */
void plumb_add_text (JsonBuilder *builder, const char *name, const char *text);
void plumb_add_time (JsonBuilder *builder, const char *name, gint64 time);
void plumb_add_milliseconds (JsonBuilder *builder, const char *name, gint64 microseconds);

/* `{id,field,cause,fix}` or null. @diagnosis_id: (nullable) */
void plumb_add_diagnosis (JsonBuilder *builder, const char *diagnosis_id);
/* The same for people, indented. */
void plumb_print_diagnosis (const char *diagnosis_id);

/* A lead as a line of text. */
void plumb_print_lead (PlumbLead *lead, const char *destination);

G_END_DECLS
