/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-organisation-id.h"
#include "plumb-salesforce-host.h"
#include "plumb-salesforce-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* A form has no place for the offer's title beside its id. */
#define CARRIED_TEXTS (((1u << PLUMB_LEAD_N_TEXTS) - 1) & ~(1u << PLUMB_LEAD_OFFER_TITLE))

#define POLL_INTERVAL 60
#define POLL_INTERVAL_TEXT G_STRINGIFY (POLL_INTERVAL)

/* What the keys of connected apps begin with, and how short none of them is. */
#define KEY_PREFIX "3MVG9"
#define KEY_LENGTH 40

static char *
tidy_word (const char *value)
{
  g_autofree char *word = g_strdup (value);

  g_strdelimit (word, "\"'`", ' ');
  return g_strdup (g_strstrip (word));
}

static gboolean
is_word (const char *value)
{
  return strpbrk (value, " \t\r\n") == NULL;
}

static PlumbFinding
check_key (const char *value)
{
  if (!is_word (value))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "salesforce.consumer-key.blanks" };
  if (!g_str_has_prefix (value, KEY_PREFIX) || strlen (value) < KEY_LENGTH)
    return (PlumbFinding){ PLUMB_FINDING_WARNING, "salesforce.consumer-key.unusual" };
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}

static PlumbFinding
check_secret (const char *value)
{
  if (!is_word (value))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "salesforce.consumer-secret.blanks" };
  if (g_str_has_prefix (value, KEY_PREFIX))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "salesforce.consumer-secret.is-key" };
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}

static PlumbFinding
check_poll_interval (const char *value)
{
  guint64 seconds = 0;

  if (!g_ascii_string_to_unsigned (value, 10, 10, 3600, &seconds, NULL))
    return (PlumbFinding){ PLUMB_FINDING_FAULT, "salesforce.poll-interval.range" };
  return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
}

/* clang-format off */
static const PlumbFieldSpec fields[] = {
  { .key = "oid",
    .label = N_("Organization identifier"),
    .help = N_("15 letters and digits that start with 00D. It stands in the HTML that Salesforce makes for a Web-to-Lead form, beside the name oid."),
    .flags = PLUMB_FIELD_REQUIRED,
    .check = plumb_organisation_id_check,
    .tidy = plumb_organisation_id_tidy },
  { .key = "web-to-lead-host",
    .label = N_("Web-to-Lead server"),
    .help = N_("Where forms are sent to. For a sandbox test.salesforce.com, or in any case the name of your My Domain."),
    .flags = PLUMB_FIELD_ADVANCED,
    .fallback = PLUMB_SALESFORCE_WEB_HOST,
    .check = plumb_salesforce_host_check_form,
    .tidy = plumb_salesforce_host_tidy },
  { .key = "my-domain",
    .label = N_("My Domain"),
    .help = N_("For reading leads back, which Partner Center never asks for. The name of your server, like acme.my.salesforce.com."),
    .check = plumb_salesforce_host_check_reading,
    .tidy = plumb_salesforce_host_tidy },
  { .key = "consumer-key",
    .label = N_("Consumer key"),
    .help = N_("For reading leads back. The key of an app in Salesforce that may sign in by itself."),
    .check = check_key,
    .tidy = tidy_word },
  { .key = "consumer-secret",
    .label = N_("Consumer secret"),
    .help = N_("For reading leads back. It stands beside the consumer key."),
    .flags = PLUMB_FIELD_SECRET,
    .check = check_secret,
    .tidy = tidy_word },
  { .key = "poll-interval",
    .label = N_("Look for new leads every (seconds)"),
    .help = N_("Each look counts as one request of those that Salesforce allows in 24 hours."),
    .flags = PLUMB_FIELD_ADVANCED,
    .fallback = POLL_INTERVAL_TEXT,
    .check = check_poll_interval,
    .tidy = tidy_word },
  { NULL },
};

static const PlumbGatherStep steps[] = {
  { N_("Turn on Web-to-Lead"),
    N_("In Salesforce open “Setup”, then “Feature Settings”, “Marketing”, “Web-to-Lead”. In the classic view it is “Build”, “Customize”, “Leads”, “Web-to-Lead”. Choose “Edit”, tick “Web-to-Lead Enabled” and set a default lead creator."),
    N_("An administrator of Salesforce.") },
  { N_("Make a form, without reCAPTCHA"),
    N_("On the same page choose “Create Web-to-Lead Form”, untick “Include reCAPTCHA in HTML”, then “Generate”. Copy all of the HTML: it holds the organization identifier and the server. If the settings require reCAPTCHA for all forms, turn that off too, because Microsoft cannot solve one."),
    N_("An administrator of Salesforce.") },
  { N_("See that no field stops a lead"),
    N_("In “Setup”, “Object Manager”, “Lead”, “Fields & Relationships”, no list may be required and no country list may be used: make them text fields that need not be filled in. Microsoft sends name, company, title, e-mail, phone, country, a note and the lead source, and nothing else."),
    N_("An administrator of Salesforce.") },
  { N_("For reading back: find your My Domain"),
    N_("In “Setup”, “Company Settings”, “My Domain”, copy “Current My Domain URL”. Without this and the next step Plumb can send a test lead, but neither prove that it arrived nor show leads."),
    N_("An administrator of Salesforce.") },
  { N_("For reading back: make an app that signs in by itself"),
    N_("In “Setup”, “External Client App Manager”, “New External Client App” (older: “App Manager”, “New Connected App”), make an app with OAuth and the scope “Manage user data via APIs (api)”, tick “Enable Client Credentials Flow” and choose a user to run as who may read leads. Copy “Consumer Key” and “Consumer Secret”."),
    N_("An administrator of Salesforce.") },
  { NULL },
};

static const PlumbSheetRow sheet[] = {
  { N_("Lead destination"), NULL, N_("Salesforce") },
  { N_("Organization identifier"), "oid", NULL },
  { N_("Contact email"), NULL, NULL, N_("The addresses to tell about new leads, with semicolons between them") },
  { NULL },
};

const PlumbKindInfo plumb_salesforce_info = {
  .name = "salesforce",
  .title = N_("Salesforce"),
  .summary = N_("Right if your sales team works in Salesforce: leads go in by its Web-to-Lead form."),
  .icon = "plumb-kind-salesforce-symbolic",
  .fields = fields,
  .steps = steps,
  .sheet = sheet,
  .carries = CARRIED_TEXTS,
  .poll_interval = POLL_INTERVAL,
};
/* clang-format on */
