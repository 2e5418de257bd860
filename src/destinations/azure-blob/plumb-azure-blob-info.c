/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Nothing new should ever come: a look costs a request for every hundred files. */
#define POLL_INTERVAL 300
#define POLL_INTERVAL_TEXT G_STRINGIFY (POLL_INTERVAL)
#define LONGEST_INTERVAL 86400

/* learn.microsoft.com, "Naming and referencing containers, blobs, and metadata". */
#define CONTAINER_PATTERN "^[a-z0-9]+(-[a-z0-9]+)*$"
#define SHORTEST_NAME 3
#define LONGEST_NAME 63

static PlumbFinding
check_connection_string (const char *value)
{
  return plumb_connection_string_check (value, &plumb_azure_blob_service);
}

static PlumbFinding
check_container (const char *value)
{
  gsize length = strlen (value);

  if (length < SHORTEST_NAME || length > LONGEST_NAME ||
      !g_regex_match_simple (CONTAINER_PATTERN, value, G_REGEX_DOLLAR_ENDONLY, 0))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "azure-blob.container.name" };
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}

static PlumbFinding
check_poll_interval (const char *value)
{
  guint64 seconds = 0;

  if (!g_ascii_string_to_unsigned (value, 10, POLL_INTERVAL, LONGEST_INTERVAL, &seconds, NULL))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "azure-blob.poll-interval.range" };
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}

static char *
tidy_word (const char *value)
{
  return g_strstrip (g_strdup (value));
}

/* clang-format off */
static const PlumbFieldSpec fields[] = {
  { .key = "container",
    .label = N_("Container name"),
    .help = N_("The documentation’s example was marketplaceleadcontainer. The portal lists yours under “Data storage”, “Containers”."),
    .flags = PLUMB_FIELD_REQUIRED,
    .check = check_container,
    .tidy = tidy_word },
  { .key = "connection-string",
    .label = N_("Connection string"),
    .help = N_("One long line that starts with DefaultEndpointsProtocol. It holds the account’s key."),
    .flags = PLUMB_FIELD_SECRET | PLUMB_FIELD_REQUIRED,
    .check = check_connection_string,
    .tidy = plumb_connection_string_tidy },
  { .key = "poll-interval",
    .label = N_("Look for new leads every (seconds)"),
    .help = N_("Nothing new should ever come here, so Plumb looks every five minutes at most."),
    .flags = PLUMB_FIELD_ADVANCED,
    .fallback = POLL_INTERVAL_TEXT,
    .check = check_poll_interval,
    .tidy = tidy_word },
  { NULL },
};

static const PlumbGatherStep steps[] = {
  { N_("Find the storage account"),
    N_("Sign in at portal.azure.com and open “Storage accounts”. It is the account whose connection string was in Partner Center when leads still came to it."),
    N_("Anyone who may see the Azure subscription.") },
  { N_("Find the container"),
    N_("Open the storage account, then “Data storage”, “Containers”. Older portals list “Blobs” under “Blob service”. Leads are in the container that was named in Partner Center."),
    N_("Anyone who may see the storage account.") },
  { N_("Copy the connection string"),
    N_("Open the storage account, then “Security + networking”, “Access keys”. Press “Show” beside “Connection string” of key1 and copy the whole line. Older portals list “Access keys” under “Settings”."),
    N_("An administrator, or anyone who may list the keys of this storage account.") },
  { NULL },
};

/* Partner Center no longer takes it. */
static const PlumbSheetRow sheet[] = {
  { NULL },
};

const PlumbKindInfo plumb_azure_blob_info = {
  .name = "azure-blob",
  .title = N_("Azure Blob"),
  .summary = N_("Only for reading an old container: leads no longer arrive there."),
  .icon = "plumb-kind-azure-blob-symbolic",
  .fields = fields,
  .steps = steps,
  .sheet = sheet,
  .poll_interval = POLL_INTERVAL,
  .retirement = N_("The marketplace no longer writes leads to Azure Blob storage: since 2020, whoever still has it as destination misses them."),
  .successor = PLUMB_KIND_AZURE_TABLE,
};
/* clang-format on */
