/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-https-info.h"

#include "plumb-https-address.h"
#include "plumb-lead.h"

#include <glib/gi18n.h>

#define CAMEL_VALUE "camel"

/* An offer is known by its title only. */
#define CARRIED_TEXTS                                                                              \
  ((1u << PLUMB_LEAD_SOURCE) | (1u << PLUMB_LEAD_ACTION) | (1u << PLUMB_LEAD_OFFER_TITLE) |        \
   (1u << PLUMB_LEAD_FIRST_NAME) | (1u << PLUMB_LEAD_LAST_NAME) | (1u << PLUMB_LEAD_EMAIL) |       \
   (1u << PLUMB_LEAD_PHONE) | (1u << PLUMB_LEAD_COUNTRY) | (1u << PLUMB_LEAD_COMPANY) |            \
   (1u << PLUMB_LEAD_TITLE) | (1u << PLUMB_LEAD_DESCRIPTION))

/* clang-format off */
static const PlumbChoice spellings[] = {
  { CAMEL_VALUE, N_("userDetails, as Microsoft sends it") },
  { PLUMB_HTTPS_PASCAL_VALUE, N_("UserDetails, as Microsoft’s schema prints it") },
  { NULL },
};

static const PlumbFieldSpec fields[] = {
  { .key = "url",
    .label = N_("HTTPS endpoint URL"),
    .help = N_("The address that takes leads. Keep it secret: whoever knows it can send leads too."),
    .flags = PLUMB_FIELD_SECRET | PLUMB_FIELD_REQUIRED,
    .check = plumb_https_address_check,
    .tidy = plumb_https_address_tidy },
  { .key = "key-spelling",
    .label = N_("Spelling of the field names"),
    .help = N_("Change this to prove that your endpoint reads both spellings."),
    .flags = PLUMB_FIELD_ADVANCED,
    .fallback = CAMEL_VALUE,
    .choices = spellings },
  { NULL },
};

static const PlumbGatherStep steps[] = {
  { N_("Have a place that takes leads"),
    N_("A flow in Power Automate is the usual one and needs a paid plan, because its HTTP trigger is a premium one. A server of your own will do if it has a public address and a certificate from a public authority."),
    N_("Whoever looks after Power Automate or your web server.") },
  { N_("Make the flow"),
    N_("In Power Automate choose “My flows”, “New flow”, “Instant cloud flow” and the trigger “When an HTTP request is received”. As “Request Body JSON Schema” paste Microsoft’s schema for leads, with the field names in camel case."),
    N_("Anyone with a paid Power Automate plan.") },
  { N_("Let Microsoft in"),
    N_("In the trigger set “Who can trigger the flow?” to “Anyone”. New flows start with “Any user in my tenant”, which refuses every lead."),
    N_("The owner of the flow.") },
  { N_("Say what becomes of a lead"),
    N_("Add an action, such as “Add a new row” in Dataverse or “Send an email” in Outlook, and fill it from the fields of the request."),
    N_("The owner of the flow.") },
  { N_("Copy the address"),
    N_("Save the flow. The trigger now shows its “HTTP URL”: copy it with the button beside it, not with the mouse, because it is longer than what is shown. Older pages call it “HTTP POST URL”."),
    N_("The owner of the flow.") },
  { NULL },
};

static const PlumbSheetRow sheet[] = {
  { N_("Lead destination"), NULL, N_("HTTPS Endpoint") },
  { N_("HTTPS endpoint URL"), "url", NULL },
  { N_("Contact email"), NULL, NULL, N_("Only if the dialog asks: the addresses to tell about new leads, with semicolons between them") },
  { NULL },
};

const PlumbKindInfo plumb_https_info = {
  .name = "https",
  .title = N_("HTTPS endpoint"),
  .summary = N_("Right if leads should start a flow in Power Automate, or go to a system of your own."),
  .icon = "plumb-kind-https-symbolic",
  .fields = fields,
  .steps = steps,
  .sheet = sheet,
  .carries = CARRIED_TEXTS,
  .poll_interval = 0,
};
/* clang-format on */
