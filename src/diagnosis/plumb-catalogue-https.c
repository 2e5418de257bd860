/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-catalogue.h"

#include <glib/gi18n.h>

/*
 * Power Automate's codes are known from reports of its users; Microsoft documents few of them.
 */

#define FIELD "url"
#define ID(name) "https.url." name
#define HTTPS .kind = PLUMB_KIND_HTTPS
#define ANSWER HTTPS, .stage = PLUMB_STAGE_ANSWERED

/* clang-format off */
const PlumbCatalogueRow plumb_catalogue_https[] = {
  { HTTPS, .stage = PLUMB_STAGE_RESOLVE, .code = "name-unknown", .diagnosis = {
    ID ("host-unknown"), FIELD,
    N_("No server has the name in this address"),
    N_("The address is misspelt or was copied in part, or the server is gone. Power Automate has moved its flows to new addresses."),
    N_("Open the flow and copy its “HTTP URL” again. If no other address works either, this computer is offline.") } },
  { ANSWER, .code = "TriggerInputSchemaMismatch", .diagnosis = {
    "https.schema", "service",
    N_("The flow does not accept the shape of the lead"),
    N_("It checks each request against its schema, and a field has another name or type there."),
    N_("Paste Microsoft’s schema into the trigger again, or turn off “Schema validation” in the trigger’s settings.") } },
  { ANSWER, .code = "DirectApiAuthorizationRequired", .diagnosis = {
    ID ("tenant-only"), FIELD,
    N_("The flow lets in only people of your company"),
    N_("“Who can trigger the flow?” is set to users of your tenant, and Microsoft’s marketplace is not one of them. An address that was cut off before its signature is answered alike."),
    N_("Open the flow’s trigger, set “Who can trigger the flow?” to “Anyone”, save, and copy the new address.") } },
  { ANSWER, .status = 401, .says = "must be authenticated", .diagnosis = {
    ID ("sign-in"), FIELD,
    N_("The endpoint wants everybody to sign in"),
    N_("Microsoft’s marketplace cannot sign in: it sends leads to the address and nothing more."),
    N_("In Power Automate set “Who can trigger the flow?” to “Anyone”. On a server of your own, take leads without signing in and keep the address secret.") } },
  { ANSWER, .code = "sign-in-page", .diagnosis = {
    ID ("sign-in-page"), FIELD,
    N_("A page to sign in on answered instead of the endpoint"),
    N_("Something in front of the endpoint wants people to sign in. Microsoft’s marketplace would take this page for success, and every lead would be lost."),
    N_("Ask whoever runs the server to take leads at this address without signing in, and keep the address secret.") } },
  { ANSWER, .code = "WorkflowTriggerIsNotEnabled", .diagnosis = {
    "https.flow.off", "service",
    N_("The flow is turned off"),
    N_("Somebody turned it off, or Power Automate did because nothing came for a long time."),
    N_("Open the flow in Power Automate and choose “Turn on”.") } },
  { ANSWER, .status = 400, .status_end = 404, .says = "disabled", .diagnosis = {
    "https.flow.disabled", "service",
    N_("The flow is disabled"),
    N_("Somebody turned it off, or Power Automate did because nothing came for a long time."),
    N_("Open the flow in Power Automate and choose “Turn on”.") } },
  { ANSWER, .code = "WorkflowNotFound", .diagnosis = {
    ID ("gone"), FIELD,
    N_("The flow does not exist any more"),
    N_("It was deleted, or this is its old address: Power Automate has moved its flows to new ones."),
    N_("Open the flow and copy its “HTTP URL” again, or make a new flow.") } },
  { ANSWER, .status = 401, .status_end = 403, .says = "signature", .diagnosis = {
    ID ("signature"), FIELD,
    N_("The endpoint does not accept the signature in the address"),
    N_("The address was copied in part, or its key was made anew since."),
    N_("Copy the address again with the button beside it, not with the mouse.") } },
  { ANSWER, .status = 401, .diagnosis = {
    ID ("unauthorised"), FIELD,
    N_("The endpoint does not accept the secret in the address"),
    N_("The address was copied in part, its key was made anew since, or the endpoint wants callers to sign in."),
    N_("Copy the address again with the button beside it, not with the mouse.") } },
  { ANSWER, .status = 403, .diagnosis = {
    ID ("forbidden"), FIELD,
    N_("The endpoint does not let this request in"),
    N_("The secret part of the address is wrong, or a firewall in front of the endpoint refuses it."),
    N_("Copy the address again with the button beside it. If it stays refused, ask whoever runs the endpoint.") } },
  { ANSWER, .status = 404, .status_end = 404, .diagnosis = {
    ID ("nothing-there"), FIELD,
    N_("There is nothing at this address"),
    N_("The server answers, but the flow or page behind this address is gone or was never there."),
    N_("Copy the address again from the flow or from whoever runs the endpoint.") } },
  { ANSWER, .status = 410, .diagnosis = {
    ID ("retired"), FIELD,
    N_("This address is retired"),
    N_("The server knows that it was in use once and is no longer."),
    N_("Open the flow and copy its new address.") } },
  { ANSWER, .status = 405, .diagnosis = {
    ID ("method"), FIELD,
    N_("The endpoint does not take leads in this way"),
    N_("Leads are sent by POST, which this address does not allow."),
    N_("In the flow’s trigger set the method to POST, or ask whoever runs the endpoint.") } },
  { ANSWER, .status = 408, .diagnosis = {
    "https.slow", "service",
    N_("The endpoint took too long"),
    N_("It does its work before it answers, and Microsoft does not wait for long."),
    N_("Let it answer first and work afterwards: in a flow, put the action “Response” at the start.") } },
  { ANSWER, .status = 504, .diagnosis = {
    "https.gateway", "service",
    N_("What is behind the endpoint took too long"),
    N_("The server in front gave up waiting for the flow or program behind it."),
    N_("Let it answer first and work afterwards: in a flow, put the action “Response” at the start.") } },
  { ANSWER, .status = 413, .diagnosis = {
    "https.too-large", "service",
    N_("The lead is too large for the endpoint"),
    N_("It limits how much a request may hold."),
    N_("Ask whoever runs the endpoint to allow at least one megabyte.") } },
  { ANSWER, .status = 415, .diagnosis = {
    "https.content-type", "service",
    N_("The endpoint wants another format"),
    N_("Leads are JSON, of the type application/json, and it insists on something else."),
    N_("Ask whoever runs the endpoint to accept application/json.") } },
  { ANSWER, .status = 429, .diagnosis = {
    "https.too-many", "licence",
    N_("The endpoint wants fewer requests"),
    N_("The plan behind it allows only so many in a while."),
    N_("Wait a few minutes. If it happens often, look at the limits of your Power Automate plan.") } },
  { ANSWER, .status = 300, .status_end = 399, .diagnosis = {
    ID ("moved"), FIELD,
    N_("The endpoint points to another address"),
    N_("Plumb did not follow, because the address is secret. Whether Microsoft would follow is not known."),
    N_("Look at the new address in the details. If it is yours, enter it here and in Partner Center.") } },
  { .verdict = PLUMB_VERDICT_ACCEPTED, HTTPS, .diagnosis = {
    "https.accepted", "service",
    N_("Accepted, not proved"),
    N_("The endpoint took the test lead. What it did with it cannot be seen from outside."),
    N_("In Power Automate open the flow’s “Run history” and look for a run that just succeeded. If fields are blank there, the schema spells their names in another way.") } },

  /* What is wrong with a field before anything is sent. */
  { .diagnosis = {
    ID ("missing"), FIELD,
    N_("The address is missing"),
    N_("Without it, neither Plumb nor Microsoft knows where to send leads."),
    N_("Open the flow and copy its “HTTP URL”, or ask whoever runs the endpoint.") } },
  { .diagnosis = {
    ID ("not-one"), FIELD,
    N_("This is not a web address"),
    N_("An endpoint’s address begins with https:// and a name."),
    N_("Copy the whole address again with the button beside it.") } },
  { .diagnosis = {
    ID ("plain"), FIELD,
    N_("The connection would not be protected"),
    N_("The address begins with http, and Partner Center takes only https."),
    N_("Use the address that begins with https, or ask whoever runs the endpoint for one.") } },
  { .diagnosis = {
    ID ("user"), FIELD,
    N_("The address holds a user name"),
    N_("A name or password before the @ sign is not sent by the marketplace."),
    N_("Remove what stands between // and @, and put a secret part into the path instead.") } },
  { .diagnosis = {
    ID ("fragment"), FIELD,
    N_("The address holds a # sign"),
    N_("What follows a # sign never reaches the server."),
    N_("Remove the # sign and what follows it, or copy the address again.") } },
  { .diagnosis = {
    ID ("too-long"), FIELD,
    N_("The address is too long"),
    N_("It has more than 2048 characters, which many programs do not take."),
    N_("Copy the address again: perhaps something else was copied with it.") } },
  { .diagnosis = {
    ID ("this-computer"), FIELD,
    N_("Microsoft cannot reach this address"),
    N_("It leads to this computer, which is fine for trying out."),
    N_("For Partner Center, use an address that can be reached from the internet.") } },
  { .diagnosis = {
    ID ("private"), FIELD,
    N_("Microsoft can hardly reach this address"),
    N_("It means something only within your own network."),
    N_("For Partner Center, use an address that can be reached from the internet.") } },
  { .diagnosis = {
    ID ("old-flow"), FIELD,
    N_("This may be the old address of a flow"),
    N_("Addresses at logic.azure.com stopped working for Power Automate at the end of November 2025. Those of Azure Logic Apps go on."),
    N_("If this is a Power Automate flow, copy its new “HTTP URL” and update Partner Center too.") } },
  { .diagnosis = {
    ID ("partner-center-refuses"), FIELD,
    N_("Partner Center will refuse this address"),
    N_("It holds a character that Partner Center does not take, such as a letter with an accent."),
    N_("Ask whoever runs the endpoint for an address of plain letters and digits.") } },
  { .diagnosis = {
    "https.key-spelling.not-a-choice", "key-spelling",
    N_("This spelling does not exist"),
    N_("The field names are spelt either camel or pascal."),
    N_("Leave it empty for camel, which is how Microsoft sends them.") } },
  { .diagnosis = { NULL } },
};
/* clang-format on */
