/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-catalogue.h"

#include <glib/gi18n.h>

/*
 * Codes: experienceleague.adobe.com, Marketo's "Error codes"; nearly all of them come with the
 * status 200.  What the identity service writes beside its 401 is known from reports only.
 */

#define MARKETO .kind = PLUMB_KIND_MARKETO
#define ANSWER MARKETO, .stage = PLUMB_STAGE_ANSWERED
#define ID(name) "marketo." name

/* clang-format off */
const PlumbCatalogueRow plumb_catalogue_marketo[] = {
  { MARKETO, .stage = PLUMB_STAGE_RESOLVE, .code = "name-unknown", .diagnosis = {
    ID ("munchkin-id.host-unknown"), "munchkin-id",
    N_("There is no Marketo instance with this Munchkin account ID"),
    N_("The address of its REST API is made from the ID, and no server has this name."),
    N_("In Marketo open “Admin”, “Integration”, “Munchkin” and copy the ID again. If no other address works either, this computer is offline.") } },

  /* Signing in. */
  { ANSWER, .status = 401, .says = "no client with requested id", .diagnosis = {
    ID ("client-id.unknown"), "client-id",
    N_("Marketo does not know this Client ID"),
    N_("It was copied in part, belongs to another instance, or its LaunchPoint service was deleted."),
    N_("In Marketo open “Admin”, “Integration”, “LaunchPoint”, choose “View Details” of the service and copy the Client ID again.") } },
  { ANSWER, .status = 401, .diagnosis = {
    ID ("client-secret.wrong"), "client-secret",
    N_("Client ID and Client Secret do not belong together"),
    N_("Marketo’s identity service refused them. Most often the secret was copied in part, or with the ID of another service."),
    N_("In Marketo open “Admin”, “Integration”, “LaunchPoint”, choose “View Details” of the service and copy both again.") } },
  { ANSWER, .code = "no-token", .diagnosis = {
    ID ("munchkin-id.no-token"), "munchkin-id",
    N_("The server does not sign anybody in"),
    N_("It answered, but not as Marketo’s identity service does. The address may be that of another server."),
    N_("Compare the Munchkin account ID with “Admin”, “Integration”, “Munchkin”, and leave the address under “Advanced” empty.") } },
  { ANSWER, .code = "601", .diagnosis = {
    ID ("client-id.token-invalid"), "client-id",
    N_("Marketo does not accept the token that it gave"),
    N_("Plumb asked for a new one and it was refused as well. The LaunchPoint service or its user may just have been changed."),
    N_("Try again in a minute. If it stays, open “Admin”, “LaunchPoint” in Marketo and make the service anew.") } },
  { ANSWER, .code = "602", .diagnosis = {
    ID ("client-id.token-expired"), "client-id",
    N_("Marketo’s token ran out at once"),
    N_("Tokens last an hour. Plumb asked for a new one and it had run out as well."),
    N_("Try again in a minute. If it stays, open “Admin”, “LaunchPoint” in Marketo and make the service anew.") } },
  { ANSWER, .code = "603", .diagnosis = {
    ID ("role.denied"), "role",
    N_("Marketo does not allow this"),
    N_("The role of the API-only user lacks a permission, or the list of allowed addresses does not have this computer’s."),
    N_("In “Admin”, “Users & Roles” give the role “Read-Write Person” (older: “Read-Write Lead”), “Read-Only Activity” and “Read-Only Assets” under “Access API”. Then look at “Admin”, “Web Services”, “IP Restrictions”.") } },
  { ANSWER, .code = "1008", .diagnosis = {
    ID ("role.partition"), "role",
    N_("The role may not use the partition of this person"),
    N_("Marketo keeps people in partitions, and the API-only user has no access to a workspace with this one."),
    N_("In “Admin”, “Users & Roles” give the user the role in the workspace that the form belongs to.") } },

  /* How much is allowed. */
  { ANSWER, .code = "606", .diagnosis = {
    ID ("rate"), "service",
    N_("Marketo wants fewer calls at once"),
    N_("All programs together may make 100 calls in 20 seconds, and they made more."),
    N_("Wait 20 seconds and try again. If it happens often, look for a program that calls Marketo without pause.") } },
  { ANSWER, .code = "607", .diagnosis = {
    ID ("quota"), "licence",
    N_("Today’s calls to Marketo are used up"),
    N_("All programs together may make a certain number of calls in a day, 50,000 unless you bought more. Plumb goes on at midnight in US Central time."),
    N_("In “Admin”, “Web Services” see which user made the calls. Whoever sold you Marketo can raise the number.") } },
  { ANSWER, .code = "615", .diagnosis = {
    ID ("concurrency"), "service",
    N_("Too many programs call Marketo at the same moment"),
    N_("At most ten calls are served at once. Plumb makes one at a time, so others are at work."),
    N_("Try again in a few seconds. If it happens often, look for a program that makes many calls at once.") } },
  { ANSWER, .code = "616", .diagnosis = {
    ID ("subscription-type"), "licence",
    N_("Your Marketo subscription does not include this"),
    N_("Marketo says that another type of subscription is needed for this call."),
    N_("Ask whoever sold you Marketo which subscription has the REST API.") } },
  { ANSWER, .code = "703", .diagnosis = {
    ID ("feature-off"), "licence",
    N_("This feature is not switched on in your Marketo"),
    N_("The subscription does not have a feature that the call needs."),
    N_("Ask Marketo’s support to switch it on.") } },
  { ANSWER, .code = "614", .diagnosis = {
    ID ("munchkin-id.subscription"), "munchkin-id",
    N_("Marketo does not find the subscription"),
    N_("The Munchkin account ID names none, or the subscription cannot be reached for a moment."),
    N_("Try again in a minute. If it stays, compare the ID with “Admin”, “Integration”, “Munchkin”.") } },

  /* The form. */
  { ANSWER, .code = "610|form-unknown", .diagnosis = {
    ID ("form-id.unknown"), "form-id",
    N_("Marketo has no form with this number"),
    N_("The Form ID is wrong, the form was deleted, or it lies in a workspace that the role may not see."),
    N_("In “Design Studio” select the form, then “Form Actions”, “Embed Code”, and take the number at the end of the line with loadForm.") } },
  { ANSWER, .code = "form-draft", .diagnosis = {
    ID ("form-id.draft"), "form-id",
    N_("The form is not approved"),
    N_("It is still a draft, and takes no leads before it is approved."),
    N_("Open the form in “Design Studio”, choose “Finish”, then “Approve and Close”.") } },
  { ANSWER, .code = "1003", .says = "not approved", .diagnosis = {
    ID ("form-id.not-approved"), "form-id",
    N_("Marketo took no lead because the form is not approved"),
    N_("A form that is still a draft cannot be filled."),
    N_("Open the form in “Design Studio”, choose “Finish”, then “Approve and Close”.") } },
  { ANSWER, .code = "form-email", .diagnosis = {
    ID ("form-id.email-missing"), "form-id",
    N_("The form has no field for the e-mail address"),
    N_("Marketo knows people by their address, so no lead can be taken without this field."),
    N_("Edit the form in “Design Studio”, add “Email Address” and what else the details name, then “Approve and Close”.") } },
  { ANSWER, .code = "form-field", .diagnosis = {
    ID ("form-id.fields-missing"), "form-id",
    N_("The form lacks fields of a lead"),
    N_("Marketo refuses a lead with a field that the form does not have. The details name those that are missing."),
    N_("Edit the form in “Design Studio”, add them (mostly “Lead Source” or “Job Title”), then “Approve and Close”.") } },
  { ANSWER, .code = "1006", .diagnosis = {
    ID ("form-id.field-not-found"), "form-id",
    N_("The form does not have a field that the lead has"),
    N_("Marketo refuses the whole lead then. The details name the field."),
    N_("Edit the form in “Design Studio”, add the field (mostly “Lead Source” or “Job Title”), then “Approve and Close”.") } },
  { ANSWER, .code = "1011", .diagnosis = {
    ID ("form-id.field-not-supported"), "form-id",
    N_("Marketo does not support a field in this place"),
    N_("The details name a field that exists and cannot be used here."),
    N_("Compare the fields of the form with the list in the first step, and remove what is not in it.") } },
  { ANSWER, .code = "701", .diagnosis = {
    ID ("form-id.blank"), "form-id",
    N_("Marketo wants a field filled that was empty"),
    N_("The form has a required field that the marketplace does not fill. The details name it."),
    N_("Edit the form in “Design Studio” and turn off “Is Required” for every field but Email Address.") } },
  { ANSWER, .code = "1002", .diagnosis = {
    ID ("form-id.required"), "form-id",
    N_("Marketo misses a value that it requires"),
    N_("The form has a required field that the lead does not fill. The details name it."),
    N_("Edit the form in “Design Studio” and turn off “Is Required” for every field but Email Address.") } },
  { ANSWER, .code = "1001", .diagnosis = {
    ID ("form-id.invalid-value"), "form-id",
    N_("Marketo cannot store one of the values"),
    N_("A field has a type that the value does not fit, such as a number for a text. The details name it."),
    N_("In “Admin”, “Field Management” look at the field’s type. The fields of a lead are all texts.") } },
  { ANSWER, .code = "1003", .diagnosis = {
    ID ("record.invalid-data"), "service",
    N_("Marketo does not accept the lead’s data"),
    N_("A value is not valid for the form. The details have Marketo’s own words."),
    N_("Compare the form’s fields and rules with what is said there. An address must have plain letters only.") } },
  { ANSWER, .code = "709", .diagnosis = {
    ID ("form-id.business-rule"), "form-id",
    N_("A rule in Marketo forbids this"),
    N_("Marketo says that the call violates a requirement of the form. The details have its own words."),
    N_("Open the form in “Design Studio” and approve it again.") } },

  /* The person. */
  { ANSWER, .code = "1004", .diagnosis = {
    ID ("record.not-found"), "service",
    N_("Marketo does not have this person any more"),
    N_("Somebody deleted or merged it since."),
    N_("Nothing needs to be done. To try again, send a new test lead.") } },
  { ANSWER, .code = "1005", .diagnosis = {
    ID ("record.exists"), "service",
    N_("Marketo has this person already"),
    N_("The address is known, and the call was one that only makes new people."),
    N_("Send a new test lead: each has an address of its own.") } },
  { ANSWER, .code = "1007", .diagnosis = {
    ID ("record.several"), "service",
    N_("Marketo has several people with this address"),
    N_("It cannot know which of them to update."),
    N_("In the “Database” select the duplicates and choose “Merge People”.") } },
  { ANSWER, .code = "1009", .diagnosis = {
    ID ("record.partition-name"), "service",
    N_("Marketo wants to know the partition"),
    N_("People are kept in several partitions, and the form’s workspace has no primary one."),
    N_("In “Admin”, “Workspaces & Partitions” give the form’s workspace a primary partition.") } },
  { ANSWER, .code = "1010", .diagnosis = {
    ID ("record.partition-update"), "service",
    N_("The person is in another partition"),
    N_("Marketo has this address in a partition that does not belong to the form’s workspace."),
    N_("In “Admin”, “Workspaces & Partitions” give the form’s workspace access to that partition, or merge the people.") } },
  { ANSWER, .code = "1012", .diagnosis = {
    ID ("record.cookie"), "service",
    N_("Marketo does not accept a cookie"),
    N_("A tracking cookie was sent along, which Plumb never does."),
    N_("Look for a proxy between this computer and Marketo that adds one.") } },
  { ANSWER, .code = "skipped", .diagnosis = {
    ID ("record.skipped"), "service",
    N_("Marketo skipped the lead and did not say why"),
    N_("The call was accepted, and the person was neither made nor updated."),
    N_("Compare the form’s fields with the list in the first step, and try again.") } },

  /* What passes, and what only a mistake of Plumb’s can cause. */
  { ANSWER, .code = "604", .diagnosis = {
    ID ("timed-out"), "service",
    N_("Marketo took too long"),
    N_("It gave the call up, mostly because much else was going on in the instance."),
    N_("Wait a few minutes and try again.") } },
  { ANSWER, .code = "608", .diagnosis = {
    ID ("unavailable"), "service",
    N_("Marketo’s API is not there for a moment"),
    N_("This happens while Adobe maintains it."),
    N_("Wait a few minutes and try again. Adobe’s status page tells when it is planned.") } },
  { ANSWER, .code = "611", .diagnosis = {
    ID ("system-error"), "service",
    N_("Marketo failed in a way that it did not expect"),
    N_("The cause is on Marketo’s side."),
    N_("Try again. If it stays, give Marketo’s support the request ID from the details.") } },
  { ANSWER, .code = "713", .diagnosis = {
    ID ("transient"), "service",
    N_("Something in Marketo was not there for a moment"),
    N_("Marketo says itself that this passes."),
    N_("Wait a minute and try again.") } },
  { ANSWER, .status = 502, .diagnosis = {
    ID ("gateway"), "service",
    N_("The way into Marketo is blocked for a moment"),
    N_("The server in front got no good answer from those behind it."),
    N_("Wait a minute and try again.") } },
  { ANSWER, .code = "702", .diagnosis = {
    ID ("no-data"), "service",
    N_("Marketo found nothing"),
    N_("What was asked for is not there, or the role may not see it."),
    N_("Compare the Form ID with the form’s embed code, and look at the role’s workspaces.") } },
  { ANSWER, .code = "704", .diagnosis = {
    ID ("date"), "service",
    N_("Marketo does not accept the date of the question"),
    N_("Plumb asked for what happened since a time that Marketo takes for none. This computer’s clock may be far off."),
    N_("Set the clock of this computer. If it is right, report this with the details: it is a mistake in Plumb.") } },
  { ANSWER, .code = "605", .diagnosis = {
    ID ("method"), "service",
    N_("Marketo does not take the call in this way"),
    N_("Either Marketo’s API has changed, or a proxy has changed the call."),
    N_("Try from another network. If it stays, report this with the details: it is a mistake in Plumb.") } },
  { ANSWER, .code = "609", .diagnosis = {
    ID ("json"), "service",
    N_("Marketo could not read what was sent"),
    N_("A proxy may have changed it on the way."),
    N_("Try from another network. If it stays, report this with the details: it is a mistake in Plumb.") } },
  { ANSWER, .code = "612", .diagnosis = {
    ID ("content-type"), "service",
    N_("Marketo does not accept the format"),
    N_("A proxy may have changed the type of what was sent."),
    N_("Try from another network. If it stays, report this with the details: it is a mistake in Plumb.") } },
  { ANSWER, .code = "613", .diagnosis = {
    ID ("multipart"), "service",
    N_("Marketo could not take apart what was sent"),
    N_("Plumb sends nothing in parts, so something on the way changed it."),
    N_("Try from another network. If it stays, report this with the details: it is a mistake in Plumb.") } },
  { ANSWER, .status = 413, .diagnosis = {
    ID ("too-large"), "service",
    N_("The lead is too large for Marketo"),
    N_("A call may hold one megabyte."),
    N_("Send a lead with shorter texts.") } },
  { ANSWER, .status = 414, .diagnosis = {
    ID ("too-long"), "service",
    N_("The question is too long for Marketo"),
    N_("An address may have eight kilobytes, and Marketo’s own paging token can fill it."),
    N_("Turn watching off and on again. If it stays, report this with the details: it is a mistake in Plumb.") } },
  { ANSWER, .code = "not-json", .diagnosis = {
    ID ("not-json"), "network",
    N_("The answer is not Marketo’s"),
    N_("Something between this computer and Marketo answered in its place, such as a page to sign in to a network."),
    N_("Open any web page and see whether the network wants you to sign in first.") } },
  { ANSWER, .code = "no-page-token", .diagnosis = {
    ID ("no-page-token"), "service",
    N_("Marketo did not say where to read on"),
    N_("Every list of activities ends with a token for the next, and this one did not."),
    N_("Plumb tries again by itself. If it stays, report this with the details.") } },
  { ANSWER, .code = "no-success", .diagnosis = {
    ID ("no-success"), "service",
    N_("Marketo refused and did not say why"),
    N_("The answer says neither that the call went well nor what was wrong."),
    N_("Try again. If it stays, give Marketo’s support the request ID from the details.") } },
  { .diagnosis = { NULL } },
};
/* clang-format on */
