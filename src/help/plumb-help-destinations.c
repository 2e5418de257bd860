/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-help-entries.h"

#include <glib/gi18n.h>

/* clang-format off */
const PlumbHelpEntry plumb_help_destinations[] = {
  { "destination.dynamics", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_DYNAMICS,
    N_("Dynamics 365: application or user"),
    N_("An application in Microsoft Entra ID, formerly Azure Active Directory, is the better way to sign in: it needs no licence and no password. A user with a password works only without a second factor, needs a licence, and its password must be changed here and in Partner Center every 90 days.") },
  { "destination.dynamics-names", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_DYNAMICS,
    N_("Dynamics 365: Office 365 or Microsoft 365"),
    N_("Older documents speak of “Office 365 authentication”, newer ones of “Microsoft 365 authentication”. Both mean the same: a user who signs in with a password.") },
  { "destination.dynamics-role", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_DYNAMICS,
    N_("Dynamics 365: the Lead Writer role"),
    N_("Importing Microsoft’s solution into the instance makes the security role “Microsoft Marketplace Lead Writer”. Give it to the application user, or to the user whose password you entered.") },
  { "destination.dynamics-online", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_DYNAMICS,
    N_("Dynamics 365: online only"),
    N_("Microsoft writes to instances in its own cloud. For a server of your own use the HTTPS endpoint or Azure Table.") },
  { "destination.marketo", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_MARKETO,
    N_("Marketo: two generations of settings"),
    N_("Older settings have a server ID, a Munchkin ID and a form ID; newer ones a Munchkin ID, a form ID, a client ID and a client secret. Plumb itself can check and test only with the client ID and secret of a LaunchPoint service.") },
  { "destination.salesforce-picklist", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_SALESFORCE,
    N_("Salesforce: a required list loses leads"),
    N_("If the web-to-lead form, or the lead itself, has a field that is required and chosen from a list, Salesforce drops the marketplace’s leads without a word. Make it a text field that need not be filled in.") },
  { "destination.salesforce-fields", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_SALESFORCE,
    N_("Salesforce: no fields of your own"),
    N_("The marketplace sends its own fields only, and no list that was filled in beforehand, such as a country to choose, is supported.") },
  { "destination.storage-view", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_AZURE_TABLE,
    N_("Azure Table: where to see the leads"),
    N_("Plumb lists them. In the Azure portal open the storage account, then “Storage browser”; on a computer the free program Azure Storage Explorer shows the table MarketplaceLeads.") },
  { "destination.storage-cost", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_AZURE_TABLE,
    N_("Azure Table: what it costs"),
    N_("Nearly every publisher stays under one gigabyte. A thousand leads in a month cost about half a dollar.") },
  { "destination.storage-mail", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_AZURE_TABLE,
    N_("Azure Table: a mail for each lead"),
    N_("Plumb tells you about new leads while it runs. Without it, a flow in Power Automate can look at the table on a schedule and send a mail; the older recipe was an Azure Function.") },
  { "destination.https", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_HTTPS,
    N_("HTTPS endpoint: what it must do"),
    N_("It takes a POST of JSON without signing in, answers 2xx within two minutes, and keeps the lead before it answers. In Power Automate use the trigger “When an HTTP request is received” and let anyone trigger it.") },
  { "destination.https-mail", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_HTTPS,
    N_("HTTPS endpoint: a mail for each lead"),
    N_("A flow that takes leads can send a mail as its second step. Leave out leads with the action DNC there, because those customers did not ask for you.") },
  { "destination.blob", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_AZURE_BLOB,
    N_("Azure Blob: retired"),
    N_("Leads came here only while Blob was the chosen destination. Since October 2020 it is no longer supported and leads may be missed: switch to Azure Table, with the same connection string.") },
  { "destination.blob-view", PLUMB_HELP_DESTINATIONS, PLUMB_KIND_AZURE_BLOB,
    N_("Azure Blob: where to see old leads"),
    N_("Plumb reads an old container. The Azure portal and the free program Azure Storage Explorer show it too.") },
  { NULL },
};
/* clang-format on */
