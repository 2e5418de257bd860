/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-help-entries.h"

#include <glib/gi18n.h>

/* What a lead is and what it says.  Source: the marketplace's documents on customer leads. */
/* clang-format off */
const PlumbHelpEntry plumb_help_leads[] = {
  { "lead.what", PLUMB_HELP_LEADS, PLUMB_KIND_NONE,
    N_("A customer who raised a hand"),
    N_("A lead is a customer who shows interest in your offer on Azure Marketplace or AppSource (now Microsoft Marketplace), or starts to use it. Both shops give leads, as soon as the offer is connected to a destination.") },
  { "lead.when", PLUMB_HELP_LEADS, PLUMB_KIND_NONE,
    N_("When a lead arrives"),
    N_("Once the offer is live, Microsoft sends the customer’s contact details by itself, right after the customer acted. For a trial that is right after it was deployed. It may take a few minutes until the destination shows it.") },
  { "lead.stages", PLUMB_HELP_LEADS, PLUMB_KIND_NONE,
    N_("From interest to use"),
    N_("“Contact me” is a first interest: the customer asks you to call and agrees to share contact details. “Get it now”, or “Create” in the Azure portal, is an active lead: the customer has begun to deploy. Test drives and free trials give leads too.") },
  { "lead.several", PLUMB_HELP_LEADS, PLUMB_KIND_NONE,
    N_("One person, several leads"),
    N_("The same person may come through several stages: a test drive first, then “Contact me”, then “Get it now”. Plumb shows all leads of one person together, so that you call once and not three times.") },
  { "lead.no-effort", PLUMB_HELP_LEADS, PLUMB_KIND_NONE,
    N_("Nothing to program"),
    N_("Microsoft’s connectors write into Dynamics 365, Marketo, Salesforce and Azure Table with nothing more than a few values that you enter once. For any other system there is the HTTPS endpoint.") },

  { "reading.source", PLUMB_HELP_READING, PLUMB_KIND_NONE,
    N_("Where a lead comes from"),
    N_("The lead source has the form Source-Action|Offer. The source is AzureMarketplace, AzurePortal, TestDrive or SPZA, which is Microsoft’s own name for AppSource. Plumb shows names that it does not know as they came.") },
  { "reading.ins", PLUMB_HELP_READING, PLUMB_KIND_NONE,
    N_("INS: the customer pressed “Get it now”"),
    N_("The customer installs or acquires the offer, on Azure Marketplace or AppSource.") },
  { "reading.plt", PLUMB_HELP_READING, PLUMB_KIND_NONE,
    N_("PLT: the customer pressed “Contact me”"),
    N_("A trial led by a partner: the customer on AppSource waits for your call.") },
  { "reading.dnc", PLUMB_HELP_READING, PLUMB_KIND_NONE,
    N_("DNC: do not contact"),
    N_("The customer asked another partner whose page yours is listed on. This lead is for your information: the customer did not ask for you. Plumb marks it and starts no follow-up clock.") },
  { "reading.create", PLUMB_HELP_READING, PLUMB_KIND_NONE,
    N_("Create: bought in the Azure portal"),
    N_("The customer made a purchase into their own account. This action occurs in the Azure portal only.") },
  { "reading.start-test-drive", PLUMB_HELP_READING, PLUMB_KIND_NONE,
    N_("StartTestDrive: a test drive begins"),
    N_("It comes each time when a customer starts a test drive, and for test drives only.") },
  { "reading.offer", PLUMB_HELP_READING, PLUMB_KIND_NONE,
    N_("Which offer it was"),
    N_("Behind the bar stand the publisher’s ID and the offer’s ID with a dot between them. If you have several offers, filter the list by offer. In test leads the offer’s display name stands there instead.") },
  { "reading.missing", PLUMB_HELP_READING, PLUMB_KIND_NONE,
    N_("Fields that are empty"),
    N_("Not every lead has all fields: a customer need not give a phone number or a title. Plumb shows what came, and the record exactly as received beside it.") },
  { "reading.format", PLUMB_HELP_READING, PLUMB_KIND_NONE,
    N_("The same lead looks different elsewhere"),
    N_("Each destination has its own names for the fields, and the test lead has the form of its destination. Search for a person’s mail address or for MSFT_TEST rather than for a field’s name.") },
  { NULL },
};
/* clang-format on */
