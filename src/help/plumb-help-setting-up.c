/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-help-entries.h"

#include <glib/gi18n.h>

/* clang-format off */
const PlumbHelpEntry plumb_help_setting_up[] = {
  { "set-up.which", PLUMB_HELP_SETTING_UP, PLUMB_KIND_NONE,
    N_("Which destination to choose"),
    N_("If your company has a CRM that Microsoft writes to, choose it. If not, Azure Table keeps every lead in a simple list and costs cents. The HTTPS endpoint is right if something of your own, or a flow in Power Automate, should take leads.") },
  { "set-up.obligatory", PLUMB_HELP_SETTING_UP, PLUMB_KIND_NONE,
    N_("Offers that must have a destination"),
    N_("For years Microsoft asked for one for software as a service that is listed as “Contact me”, for Dynamics 365 apps (Customer Engagement when listed as “Contact me”; Finance and Operations and Business Central always) and for all consulting services.") },
  { "set-up.optional", PLUMB_HELP_SETTING_UP, PLUMB_KIND_NONE,
    N_("Offers that may have one"),
    N_("For all other offers a destination is optional, and recommended. Since 2022 the documents call it optional for every offer, because the Referrals workspace of Partner Center lists all leads as well.") },
  { "set-up.menu", PLUMB_HELP_SETTING_UP, PLUMB_KIND_NONE,
    N_("Where Partner Center asks for it"),
    N_("Open your offer in Partner Center, then “Offer setup”, “Customer leads”, and press “Connect”.") },
  { "set-up.old-menu", PLUMB_HELP_SETTING_UP, PLUMB_KIND_NONE,
    N_("Where the older portal asked for it"),
    N_("In the Cloud Partner Portal of 2018 it was “Storefront details”, “Lead destination”. Some translated texts still describe that menu; the values are the same.") },
  { "set-up.contact-email", PLUMB_HELP_SETTING_UP, PLUMB_KIND_NONE,
    N_("Who gets a mail about each lead"),
    N_("Partner Center can mail each new lead’s arrival to the addresses in “Contact email”, with semicolons between them. To change them later open “Offer setup”, “Lead management”, “Edit”. The mail has no personal data in it.") },
  { "set-up.keep-current", PLUMB_HELP_SETTING_UP, PLUMB_KIND_NONE,
    N_("Keep the settings current"),
    N_("Whenever something changes on your side, such as a password, a secret, a form or an address, change it in Partner Center too, and send a test lead. Leads that arrive while the settings are wrong are lost for good.") },
  { "set-up.after", PLUMB_HELP_SETTING_UP, PLUMB_KIND_NONE,
    N_("Validate, publish, preview"),
    N_("Press “Validate” in the dialog, then publish the offer: the settings count only once the offer is published. Microsoft sends its own test lead while it publishes, at the step that validates leads.") },
  { NULL },
};

const PlumbHelpEntry plumb_help_testing[] = {
  { "testing.microsoft", PLUMB_HELP_TESTING, PLUMB_KIND_NONE,
    N_("Microsoft’s own test lead"),
    N_("After you publish, Microsoft checks the connection and sends a test lead. If you see it in the destination, the connection is valid.") },
  { "testing.find", PLUMB_HELP_TESTING, PLUMB_KIND_NONE,
    N_("How to find a test lead"),
    N_("Search the destination for MSFT_TEST. Behind it stands a number that tells when it was sent: Plumb decodes it.") },
  { "testing.preview", PLUMB_HELP_TESTING, PLUMB_KIND_NONE,
    N_("Try it in the preview"),
    N_("Before the offer goes live you can get it yourself in the preview: press “Get it now”, “Contact me” or “Free trial” there, and look whether the lead arrives.") },
  { "testing.none-arrive", PLUMB_HELP_TESTING, PLUMB_KIND_NONE,
    N_("The offer is live and no leads come"),
    N_("Check the connection first: climb the ladder and send a test lead. Then look whether you search for the right thing: names and formats differ from one destination to the next. Then look at what may swallow leads silently.") },
  { "testing.edu", PLUMB_HELP_TESTING, PLUMB_KIND_NONE,
    N_("A mail came, but no lead"),
    N_("If the customer’s mail address ends in .edu, Microsoft does not pass personal data on, and the lead stays away. Open a support ticket to ask for it.") },
  { NULL },
};
/* clang-format on */
