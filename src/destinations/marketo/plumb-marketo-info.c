/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-private.h"
#include "plumb-marketo-values.h"

#include <glib/gi18n.h>

/* The form has no field for a note, and the source names an offer by its ids or by its title. */
#define CARRIED                                                                                    \
  (((1u << PLUMB_LEAD_N_TEXTS) - 1) &                                                              \
   ~(1u << PLUMB_LEAD_DESCRIPTION | 1u << PLUMB_LEAD_OFFER_TITLE))

#define POLL_INTERVAL 60
#define POLL_INTERVAL_TEXT G_STRINGIFY (POLL_INTERVAL)

/* clang-format off */
static const PlumbFieldSpec fields[] = {
  { .key = "server-id",
    .label = N_("Server ID"),
    .help = N_("Only older settings of Partner Center have it. It is the part between “app-” and “.marketo.com”."),
    .check = plumb_marketo_check_server_id,
    .tidy = plumb_marketo_tidy_server_id },
  { .key = "munchkin-id",
    .label = N_("Munchkin account ID"),
    .help = N_("Three digits, three letters, three digits. It names your Marketo instance."),
    .flags = PLUMB_FIELD_REQUIRED,
    .check = plumb_marketo_check_munchkin_id,
    .tidy = plumb_marketo_tidy_munchkin_id },
  { .key = "form-id",
    .label = N_("Form ID"),
    .help = N_("The number at the end of the form’s embed code."),
    .flags = PLUMB_FIELD_REQUIRED,
    .check = plumb_marketo_check_form_id,
    .tidy = plumb_marketo_tidy_word },
  { .key = "client-id",
    .label = N_("Client ID"),
    .help = N_("From LaunchPoint. Without it and the Client Secret Plumb can look at the shape of the fields, and no more."),
    .check = plumb_marketo_check_client_id,
    .tidy = plumb_marketo_tidy_word },
  { .key = "client-secret",
    .label = N_("Client Secret"),
    .help = N_("From LaunchPoint, below the Client ID."),
    .flags = PLUMB_FIELD_SECRET,
    .check = plumb_marketo_check_client_secret,
    .tidy = plumb_marketo_tidy_word },
  { .key = "rest-host",
    .label = N_("Address of the REST API"),
    .help = N_("Made from the Munchkin account ID while it is empty."),
    .flags = PLUMB_FIELD_ADVANCED,
    .check = plumb_marketo_check_rest_host,
    .tidy = plumb_marketo_tidy_rest_host },
  { .key = "poll-interval",
    .label = N_("Look for new leads every (seconds)"),
    .help = N_("Each look is one or two of the calls that Marketo allows in a day, 50,000 unless you bought more."),
    .flags = PLUMB_FIELD_ADVANCED,
    .fallback = POLL_INTERVAL_TEXT,
    .check = plumb_marketo_check_poll_interval,
    .tidy = plumb_marketo_tidy_word },
  { NULL },
};

static const PlumbGatherStep steps[] = {
  { N_("Make a form in Marketo"),
    N_("In Marketo open “Design Studio”, then “New”, “New Form”. Choose a folder and a name such as “MarketplaceLeads”, then “Create”."),
    N_("A marketing user of Marketo.") },
  { N_("Put the fields on it"),
    N_("The form needs Email Address, First Name, Last Name, Phone Number, Company Name, Job Title, Country and Lead Source. Marketo refuses a lead with a field that the form does not have. None but Email Address may be required."),
    N_("A marketing user of Marketo.") },
  { N_("Approve it"),
    N_("Choose “Finish”, then “Approve and Close”. A form that is still a draft takes no leads."),
    N_("A marketing user of Marketo.") },
  { N_("Copy the embed code"),
    N_("Select the form in “Design Studio”, then “Form Actions”, “Embed Code”. The line with loadForm holds the Munchkin account ID and the Form ID: paste it into the box. Older settings of Partner Center also ask for the Server ID; take that from “Admin”, “My Account”, “Support Information”, because the embed code may show the domain of your landing pages in its place."),
    N_("A marketing user of Marketo.") },
  { N_("Make a role and a user for the REST API"),
    N_("In “Admin”, “Users & Roles”, make a role with “Read-Write Person” (older: “Read-Write Lead”), “Read-Only Activity” and “Read-Only Assets” under “Access API”. Then invite a user with this role and “API Only” ticked. If “IP Restrictions” under “Web Services” are on, add this computer’s address, and ask Microsoft’s support for theirs."),
    N_("An administrator of Marketo.") },
  { N_("Copy Client ID and Client Secret"),
    N_("In “Admin”, “Integration”, “LaunchPoint” choose “New”, “New Service”, the service “Custom” and the user just made. Then “View Details” shows both. Newer settings of Partner Center ask for them; with older ones Plumb alone uses them."),
    N_("An administrator of Marketo.") },
  { NULL },
};

static const PlumbSheetRow sheet[] = {
  { N_("Lead destination"), NULL, N_("Marketo") },
  { N_("Server ID"), "server-id", NULL, N_("Only if the dialog asks for it, as older ones do") },
  { N_("Munchkin account ID"), "munchkin-id", NULL, N_("Newer dialogs call it “Munchkin ID”") },
  { N_("Form ID"), "form-id", NULL },
  { N_("Client ID"), "client-id", NULL, N_("Only if the dialog asks for it, as newer ones do") },
  { N_("Client Secret"), "client-secret", NULL, N_("Only if the dialog asks for it, as newer ones do") },
  { NULL },
};

const PlumbKindInfo plumb_marketo_info = {
  .name = "marketo",
  .title = N_("Marketo"),
  .summary = N_("Right if your marketing works with Adobe Marketo Engage and nurtures leads there."),
  .icon = "plumb-kind-marketo-symbolic",
  .fields = fields,
  .steps = steps,
  .sheet = sheet,
  .carries = CARRIED,
  .poll_interval = POLL_INTERVAL,
};
/* clang-format on */
