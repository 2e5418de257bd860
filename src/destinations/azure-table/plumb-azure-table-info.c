/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define ALL_TEXTS ((1u << PLUMB_LEAD_N_TEXTS) - 1)

#define POLL_INTERVAL 30
#define POLL_INTERVAL_TEXT G_STRINGIFY (POLL_INTERVAL)

/* learn.microsoft.com, "Understanding the Table service data model". */
#define TABLE_NAME_PATTERN "^[A-Za-z][A-Za-z0-9]{2,62}$"

static PlumbFinding
check_connection_string (const char *value)
{
  return plumb_connection_string_check (value, &plumb_azure_table_service);
}

static PlumbFinding
check_table (const char *value)
{
  gboolean is_good = g_regex_match_simple (TABLE_NAME_PATTERN, value, G_REGEX_DOLLAR_ENDONLY, 0) &&
                     g_ascii_strcasecmp (value, "tables") != 0;

  if (!is_good)
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "azure-table.table.name" };
  if (g_ascii_strcasecmp (value, PLUMB_TABLE_DEFAULT_NAME) != 0)
    return (PlumbFinding){ PLUMB_FINDING_WARNING, "azure-table.table.other" };
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}

static PlumbFinding
check_poll_interval (const char *value)
{
  guint64 seconds = 0;

  if (!g_ascii_string_to_unsigned (value, 10, 5, 3600, &seconds, NULL))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "azure-table.poll-interval.range" };
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}

static char *
tidy_word (const char *value)
{
  return g_strstrip (g_strdup (value));
}

/* clang-format off */
static const PlumbFieldSpec fields[] = {
  { .key = "connection-string",
    .label = N_("Connection string"),
    .help = N_("One long line that starts with DefaultEndpointsProtocol. It holds the account’s key."),
    .flags = PLUMB_FIELD_SECRET | PLUMB_FIELD_REQUIRED,
    .check = check_connection_string,
    .tidy = plumb_connection_string_tidy },
  { .key = "table",
    .label = N_("Table"),
    .help = N_("Microsoft writes leads to the table MarketplaceLeads and makes it when there is none."),
    .flags = PLUMB_FIELD_ADVANCED,
    .fallback = PLUMB_TABLE_DEFAULT_NAME,
    .check = check_table,
    .tidy = tidy_word },
  { .key = "poll-interval",
    .label = N_("Look for new leads every (seconds)"),
    .help = N_("Each look is one paid request to Azure Storage, which costs very little."),
    .flags = PLUMB_FIELD_ADVANCED,
    .fallback = POLL_INTERVAL_TEXT,
    .check = check_poll_interval,
    .tidy = tidy_word },
  { NULL },
};

static const PlumbGatherStep steps[] = {
  { N_("Have an Azure subscription"),
    N_("Sign in at portal.azure.com. If your company has no subscription yet, one can be started there; storing leads costs a few cents a month."),
    N_("Anyone with a company account can start one; paying needs the person who owns the budget.") },
  { N_("Have a storage account"),
    N_("In the portal choose “Create a resource”, then “Storage account”. Any name, region and redundancy will do. An account you have already works too."),
    N_("An administrator, or anyone with the role Contributor in the subscription.") },
  { N_("Copy the connection string"),
    N_("Open the storage account, then “Security + networking”, “Access keys”. Press “Show” beside “Connection string” of key1 and copy the whole line. Older portals list “Access keys” under “Settings”."),
    N_("An administrator, or anyone who may list the keys of this storage account.") },
  { N_("Leave key access on"),
    N_("Under “Settings”, “Configuration”, the switch “Allow storage account key access” must be on, and under “Networking” the account must be reachable from all networks, because Microsoft signs in from its own."),
    N_("An administrator of the storage account.") },
  { NULL },
};

static const PlumbSheetRow sheet[] = {
  { N_("Lead destination"), NULL, N_("Azure Table") },
  { N_("Storage account connection string"), "connection-string", NULL },
  { N_("Contact email"), NULL, NULL, N_("The addresses to tell about new leads, with semicolons between them") },
  { NULL },
};

const PlumbKindInfo plumb_azure_table_info = {
  .name = "azure-table",
  .title = N_("Azure Table"),
  .summary = N_("Right if you have no CRM yet, or want every lead kept in one simple list in Azure."),
  .icon = "plumb-kind-azure-table-symbolic",
  .fields = fields,
  .steps = steps,
  .sheet = sheet,
  .carries = ALL_TEXTS,
  .poll_interval = POLL_INTERVAL,
};
/* clang-format on */
