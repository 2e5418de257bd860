/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-lead-writer.h"

#include <glib/gi18n.h>

static char *words;
static int limit = 100;
static char *sort;
static gboolean csv;
static gboolean vcard;

const GOptionEntry plumb_leads_options[] = {
  { "query", 0, 0, G_OPTION_ARG_STRING, &words,
    N_("Only leads with all of these words"), N_("WORDS") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit,
      N_("At most so many, 100 if not given; 0 for all"), N_("NUMBER") },
      { "sort", 0, 0, G_OPTION_ARG_STRING, &sort,
        N_("By when, person, company, offer, source, action, destination or follow-up; “-” before it "
       "turns the order round"),
            N_("FIELD") },
        { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_("Print a table for spreadsheets"), NULL },
          { "vcard", 0, 0, G_OPTION_ARG_NONE, &vcard, N_("Print contacts"), NULL }, { NULL },
        };

static gboolean
parse_sort (PlumbLeadQuery *query)
{
  const char *name = sort;

  if (name == NULL)
    return TRUE;
  query->reversed = *name == '-';
  return plumb_lead_sort_from_name (query->reversed ? name + 1 : name, &query->sort);
}

static void
print_as_json (PlumbProfile *profile, GPtrArray *leads)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < leads->len; i++) {
    PlumbLead *lead = g_ptr_array_index (leads, i);

    json_array_add_element (array,
                            plumb_lead_to_json (lead, plumb_name_destination (profile, lead)));
  }
  json_node_set_array (root, array);
  plumb_print_json (root, TRUE);
}

static void
print_leads (PlumbCommandLine *line, PlumbProfile *profile, GPtrArray *leads)
{
  g_autofree char *header = plumb_lead_csv_header ();

  if (line->json) {
    print_as_json (profile, leads);
    return;
  }
  if (csv)
    g_print ("%s", header);
  for (guint i = 0; i < leads->len; i++) {
    PlumbLead *lead = g_ptr_array_index (leads, i);
    const char *name = plumb_name_destination (profile, lead);
    g_autofree char *text = NULL;

    if (csv || vcard) {
      text = csv ? plumb_lead_to_csv (lead, name) : plumb_lead_to_vcard (lead);
      g_print ("%s", text);
    } else {
      plumb_print_lead (lead, name);
    }
  }
}

int
plumb_command_leads (PlumbCommandLine *line)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (PlumbProfile) profile = NULL;
  PlumbStore *store;
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) leads = NULL;
  g_autoptr (GError) error = NULL;

  query->words = g_strdup (words);
  if (!parse_sort (query) || limit < 0 || line->json + csv + vcard > 1) {
    plumb_refuse (_("“plumb-cli leads --help” tells what can be asked for."));
    return PLUMB_EXIT_USAGE;
  }
  profile = plumb_open_profile (line);
  if (profile == NULL)
    return PLUMB_EXIT_FAILED;
  store = plumb_profile_get_store (profile);
  plumb_store_load_leads_async (store, query, 0, (guint) limit, line->cancellable,
                                plumb_keep_result, &kept);
  result = plumb_await (&kept);
  leads = plumb_store_load_leads_finish (store, result, &error);
  if (leads == NULL)
    return plumb_complain (error);
  print_leads (line, profile, leads);
  return PLUMB_EXIT_FINE;
}
