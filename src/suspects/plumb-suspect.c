/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-suspect.h"

#include <glib/gi18n.h>

#define NONE PLUMB_LIKELIHOOD_NONE
#define LOW PLUMB_LIKELIHOOD_LOW
#define MEDIUM PLUMB_LIKELIHOOD_MEDIUM
#define HIGH PLUMB_LIKELIHOOD_HIGH

/* Of two that are as likely, the one that comes first here is offered first. */
/* clang-format off */
const PlumbSuspect plumb_suspects[] = {
  { "blob", PLUMB_KIND_AZURE_BLOB, HIGH, HIGH,
    N_("Leads no longer go to Azure Blob"),
    N_("Microsoft has retired this kind of destination. The container stays as it is, and nothing says that no lead will come."),
    N_("Open the offer in Partner Center, “Customer leads”. If it says Azure Blob, choose Azure Table instead and publish.") },
  { "watching-off", PLUMB_KIND_NONE, NONE, NONE,
    N_("Plumb does not look for leads here"),
    N_("Leads may well be at the destination, but Plumb was told not to watch it."),
    N_("Open the destination’s menu in Plumb and choose “Watch for leads”.") },
  { "retired-url", PLUMB_KIND_HTTPS, LOW, MEDIUM,
    N_("The address is one of those that were retired"),
    N_("Power Automate moved its flows to new addresses. What is sent to the old one may be taken and come to nothing, or stop from one day to the next."),
    N_("Open the flow’s trigger and compare its “HTTP URL” with the address in Partner Center, up to the first question mark."),
    "https.url.retired https.url.old-flow https.url.gone" },
  { "retired-url", PLUMB_KIND_SALESFORCE, LOW, MEDIUM,
    N_("The address of the web form is one of those that were retired"),
    N_("Salesforce answers on old addresses as well, without making a lead."),
    N_("In Salesforce open “Setup”, “Web-to-Lead”, “Create Web-to-Lead Form”, and compare the address in “form action” with the one set here."),
    "salesforce.web-to-lead-host.old salesforce.web-to-lead-host.not-available" },
  { "redirect", PLUMB_KIND_HTTPS, LOW, LOW,
    N_("The address passes leads on to another one"),
    N_("On the way to the other address the lead is dropped: most servers turn what is posted into a mere look at a page."),
    N_("Ask who looks after the server whether the address answers with 301, 302, 307 or 308. Put the final address into Partner Center."),
    "https.url.moved" },
  { "key-case", PLUMB_KIND_HTTPS, MEDIUM, MEDIUM,
    N_("The names of the fields are spelt differently"),
    N_("Microsoft’s schema says “UserDetails”, while leads come with “userDetails”. A flow that knows only one spelling runs well, with empty fields."),
    N_("Open the flow’s last run and look at what it made of the lead. If it is empty, use Microsoft’s schema with the names in camel case."),
    "https.schema" },
  { "flow-run", PLUMB_KIND_HTTPS, HIGH, MEDIUM,
    N_("The flow starts and then fails"),
    N_("Power Automate says yes as soon as the flow has started. What fails after that is only told to the flow’s owner."),
    N_("Open the flow in Power Automate and look at “28-day run history”: a run of this minute should be there, and say “Succeeded”."),
    "https.flow.off https.flow.disabled" },
  { "tenant-only", PLUMB_KIND_HTTPS, LOW, HIGH,
    N_("The flow lets in only people of your company"),
    N_("New flows start with “Any user in my tenant”. Microsoft’s marketplace is not one of them."),
    N_("Open the flow’s trigger and see that “Who can trigger the flow?” says “Anyone”."),
    "https.url.tenant-only https.url.sign-in" },
  { "unpaid-trigger", PLUMB_KIND_HTTPS, LOW, MEDIUM,
    N_("The plan of the flow’s owner has ended"),
    N_("The HTTP trigger needs a paid plan of Power Automate. When it ends, the flow is turned off after a while."),
    N_("Open the flow in Power Automate: a notice on its page says when its plan does not cover it.") },
  { "other-organisation", PLUMB_KIND_SALESFORCE, LOW, LOW,
    N_("The leads go to another organisation"),
    N_("Salesforce takes a lead for any OID, also for a wrong one, and says yes."),
    N_("In Salesforce open “Setup”, “Company Information” and compare “Salesforce.com Organization ID” with the OID, letter by letter."),
    "salesforce.oid.other-organisation", "organisation" },
  { "captcha", PLUMB_KIND_SALESFORCE, HIGH, MEDIUM,
    N_("reCAPTCHA is required"),
    N_("A form with reCAPTCHA takes leads from people only. Those that a server sends are dropped without an error."),
    N_("Open “Setup”, “Web-to-Lead” and see that reCAPTCHA is not required."),
    "salesforce.seen.captcha" },
  { "required-picklist", PLUMB_KIND_SALESFORCE, HIGH, HIGH,
    N_("A list that must be filled in stops the lead"),
    N_("Salesforce drops a lead from the web without a word if a required list is empty, or holds a value that the list does not have."),
    N_("Open “Object Manager”, “Lead”, “Fields & Relationships”, and look for required lists. Make such a field a text that is not required."),
    "salesforce.picklist.required salesforce.field.required salesforce.lead-source.restricted salesforce.country-picklist salesforce.seen.list",
    "lead-fields" },
  { "duplicate-rule", PLUMB_KIND_SALESFORCE, MEDIUM, MEDIUM,
    N_("A duplicate rule stops the lead"),
    N_("A rule stops leads from the web even if it only warns people, because nobody is there to see the warning."),
    N_("Open “Setup”, “Duplicate Rules” and see whether one for leads is active. Leave out the user that Web-to-Lead works as."),
    "salesforce.duplicate-rule", "duplicate-rules" },
  { "validation-rule", PLUMB_KIND_SALESFORCE, MEDIUM, MEDIUM,
    N_("A validation rule stops the lead"),
    N_("Salesforce checks leads from the web against the rules too, and drops those that break one."),
    N_("Open “Object Manager”, “Lead”, “Validation Rules” and read what the active ones ask for."),
    "salesforce.validation-rule", "validation-rules" },
  { "form-off", PLUMB_KIND_SALESFORCE, MEDIUM, LOW,
    N_("Web-to-Lead is turned off"),
    N_("Salesforce answers forms with success also while Web-to-Lead is off, or has nobody to make leads for it."),
    N_("Open “Setup”, “Web-to-Lead”: it must be enabled, and “Default Lead Creator” must name an active user.") },
  { "daily-cap", PLUMB_KIND_SALESFORCE, LOW, LOW,
    N_("The leads of this day are used up"),
    N_("Salesforce makes no more than 500 leads from the web in 24 hours. Others wait, or are dropped."),
    N_("Count the leads of the last 24 hours in a list view of all leads. The user of Web-to-Lead also gets a mail when it is too much."),
    "salesforce.daily-cap", "daily-cap" },
  { "draft-form", PLUMB_KIND_MARKETO, MEDIUM, MEDIUM,
    N_("The form is still a draft"),
    N_("Marketo takes what is sent for a form that is not approved, and nothing comes of it."),
    N_("Open the form in Marketo’s Design Studio. If it says “Draft”, choose “Approve and Close”."),
    "marketo.form-id.draft marketo.form-id.not-approved", "form" },
  { "other-table", PLUMB_KIND_AZURE_TABLE, LOW, LOW,
    N_("The marketplace fills another table"),
    N_("It always writes to the table MarketplaceLeads of the account, whatever table is looked at here."),
    N_("Open the storage account in the Azure portal, “Storage browser”, “Tables”, and look into MarketplaceLeads."),
    "azure-table.table.other" },
  { "automation", PLUMB_KIND_DYNAMICS, MEDIUM, LOW,
    N_("Something there moves or merges new leads"),
    N_("A workflow, a plug-in or a rule of the company may convert, merge or delete a lead in the second it comes in."),
    N_("Search for the tag in all leads, also closed ones, and ask the administrator which processes run when a lead is made.") },
  { "automation", PLUMB_KIND_SALESFORCE, LOW, LOW,
    N_("Something there moves or merges new leads"),
    N_("A flow, a trigger or an assignment rule may convert, merge or delete a lead in the second it comes in."),
    N_("Search for the tag in everything, not only in leads, and look into the recycle bin.") },
  { "automation", PLUMB_KIND_MARKETO, LOW, LOW,
    N_("Something there moves or merges new leads"),
    N_("A smart campaign may merge or delete a person in the second it comes in."),
    N_("Search for the tag in Marketo’s database, and look at the campaigns that “Fills Out Form” starts.") },
  { "automation", PLUMB_KIND_AZURE_TABLE, MEDIUM, LOW,
    N_("Something takes new rows away"),
    N_("A function, a flow or an import may fetch a row and delete it in the second it comes in."),
    N_("Ask who reads this table whether rows are deleted after that, and look for the tag where they go.") },
  { "not-published", PLUMB_KIND_NONE, NONE, MEDIUM,
    N_("The offer was not published since the destination was set"),
    N_("What stands in “Customer leads” counts only once the offer is published, and for each offer by itself."),
    N_("Open each offer in Partner Center: “Customer leads” must name this destination, and the offer must be live, not in draft.") },
  { "edu", PLUMB_KIND_NONE, NONE, LOW,
    N_("The customer’s address ends in .edu"),
    N_("Microsoft does not pass on personal data of schools. You may get the mail that there is a lead, and yet no lead."),
    N_("Look into the mails from Microsoft: if there is one for a lead that is missing, open a ticket with it. Nothing is wrong in your settings.") },
  { NULL },
};
/* clang-format on */

const char *
plumb_likelihood_get_name (PlumbLikelihood likelihood)
{
  static const char *const names[] = { NULL, "low", "medium", "high" };

  g_return_val_if_fail (likelihood < G_N_ELEMENTS (names), NULL);
  return names[likelihood];
}

const char *
plumb_likelihood_get_label (PlumbLikelihood likelihood)
{
  static const char *const labels[] = { "", N_("Unlikely"), N_("Possible"), N_("Likely") };

  g_return_val_if_fail (likelihood < G_N_ELEMENTS (labels), NULL);
  return labels[likelihood];
}
