/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-catalogue.h"

#include <glib/gi18n.h>

/*
 * Codes: developer.salesforce.com, "OAuth 2.0 Authorization Errors" and "Status Codes and Error
 * Responses"; help.salesforce.com on Web-to-Lead.  Those in small letters with dashes are what the
 * connector found out by itself.
 */

#define ID(name) "salesforce." name
#define SALESFORCE .kind = PLUMB_KIND_SALESFORCE
#define ANSWER SALESFORCE, .stage = PLUMB_STAGE_ANSWERED

/* clang-format off */
const PlumbCatalogueRow plumb_catalogue_salesforce[] = {
  { SALESFORCE, .stage = PLUMB_STAGE_RESOLVE, .code = "my-domain-unknown", .diagnosis = {
    ID ("my-domain.unknown"), "my-domain",
    N_("There is no My Domain of this name"),
    N_("The name is misspelt, the organisation was given another since, or this computer is offline."),
    N_("In “Setup”, “My Domain” copy “Current My Domain URL” and enter it as My Domain.") } },
  { SALESFORCE, .stage = PLUMB_STAGE_RESOLVE, .code = "name-unknown", .diagnosis = {
    ID ("web-to-lead-host.unknown"), "web-to-lead-host",
    N_("No server of Salesforce has this name"),
    N_("The name of the Web-to-Lead server is misspelt, or this computer is offline."),
    N_("In Salesforce open “Setup”, “My Domain” and compare the name letter by letter. Leave “Web-to-Lead server” empty for the usual one.") } },

  /* The form. */
  { ANSWER, .code = "page-not-available", .diagnosis = {
    ID ("web-to-lead-host.not-available"), "web-to-lead-host",
    N_("This server does not take forms for your organisation"),
    N_("Salesforce says that the lead capture page is not available: the server does not serve this organisation, or no Web-to-Lead form was ever made in it."),
    N_("Make a form once in “Setup”, “Web-to-Lead”. If that was done, enter the name of your My Domain (like acme.my.salesforce.com) as “Web-to-Lead server” under “Advanced”.") } },
  { ANSWER, .code = "not-processed", .diagnosis = {
    ID ("oid.unknown"), "oid",
    N_("Salesforce could not process the lead"),
    N_("Mostly the organization identifier is of no organisation on this server, as when that of a sandbox is sent to production. A field that Salesforce does not take has the same effect."),
    N_("Copy the identifier from the HTML of a Web-to-Lead form of this organisation. For a sandbox, which has its own after each refresh, enter its server too.") } },
  { ANSWER, .status = 404, .code = "no-form", .diagnosis = {
    ID ("web-to-lead-host.no-form"), "web-to-lead-host",
    N_("There is no Web-to-Lead at this server"),
    N_("The server answers, but does not know the address that forms are sent to."),
    N_("Leave “Web-to-Lead server” empty for the usual one, or enter the name of your My Domain.") } },

  /* The token. */
  { ANSWER, .code = "invalid_client_id", .diagnosis = {
    ID ("consumer-key.unknown"), "consumer-key",
    N_("Salesforce does not know this consumer key"),
    N_("No app of this organisation has it. A new app needs up to ten minutes until it is known everywhere."),
    N_("In “External Client App Manager” open the app, then “Settings”, “OAuth Settings”, and copy the consumer key again.") } },
  { ANSWER, .code = "invalid_client", .diagnosis = {
    ID ("consumer-secret.wrong"), "consumer-secret",
    N_("The consumer secret is wrong"),
    N_("Salesforce knows the app, but not with this secret. It may have been copied in part or replaced since."),
    N_("In “External Client App Manager” open the app, then “Settings”, “OAuth Settings”, and copy the consumer secret again.") } },
  { ANSWER, .code = "invalid_grant", .says = "not supported on this domain", .diagnosis = {
    ID ("my-domain.refused"), "my-domain",
    N_("This server does not let apps sign in by themselves"),
    N_("Salesforce allows it at the organisation’s own My Domain only."),
    N_("In “Setup”, “My Domain” copy “Current My Domain URL” and enter it as My Domain.") } },
  { ANSWER, .code = "invalid_grant", .diagnosis = {
    ID ("flow.not-enabled"), "service",
    N_("The app may not sign in by itself"),
    N_("The client credentials flow is off for this app, or no user is chosen for it to run as."),
    N_("In “External Client App Manager” open the app’s policies, tick “Enable Client Credentials Flow”, and choose a user under “Run As”.") } },
  { ANSWER, .code = "unsupported_grant_type", .diagnosis = {
    ID ("flow.unsupported"), "service",
    N_("Salesforce does not allow this way to sign in"),
    N_("The organisation or the app does not support the client credentials flow."),
    N_("Make the app in “External Client App Manager” and tick “Enable Client Credentials Flow” in it.") } },
  { ANSWER, .code = "inactive_user", .diagnosis = {
    ID ("user.inactive"), "role",
    N_("The user whom the app runs as is switched off"),
    N_("Somebody deactivated the user, mostly because the person left."),
    N_("In the app’s policies choose another user under “Run As”, one who may read leads.") } },
  { ANSWER, .code = "inactive_org", .diagnosis = {
    ID ("organisation.inactive"), "licence",
    N_("The organisation is closed"),
    N_("Salesforce locked, closed or suspended it, perhaps because a trial or a contract ended."),
    N_("Sign in to Salesforce as an administrator, or ask whoever pays for it.") } },
  { ANSWER, .code = "no-token", .diagnosis = {
    ID ("my-domain.not-salesforce"), "my-domain",
    N_("What answered gives no token"),
    N_("The server named as My Domain is not one where apps sign in to Salesforce."),
    N_("In “Setup”, “My Domain” copy “Current My Domain URL” and enter it as My Domain.") } },

  /* Reading. */
  { ANSWER, .status = 401, .code = "INVALID_SESSION_ID", .diagnosis = {
    ID ("session.refused"), "role",
    N_("Salesforce does not accept what it gave the app"),
    N_("The app signed in, and was then refused twice. A rule about sessions or addresses may forbid it."),
    N_("Look at the app’s policies, “IP Relaxation”, and at the login ranges of the user whom it runs as.") } },
  { ANSWER, .status = 400, .code = "INVALID_FIELD", .diagnosis = {
    ID ("field.hidden"), "role",
    N_("The app’s user does not see a field of the lead"),
    N_("Field-level security hides at least one of the fields in which marketplace leads are kept. The details name it."),
    N_("In “Object Manager”, “Lead”, “Fields & Relationships” open the field, “Set Field-Level Security”, and make it visible to the user whom the app runs as.") } },
  { ANSWER, .status = 400, .code = "INVALID_TYPE", .diagnosis = {
    ID ("object.hidden"), "role",
    N_("The app’s user may not read leads"),
    N_("For this user the object Lead is not there."),
    N_("Give the user whom the app runs as the right “Read” for leads, in a profile or permission set.") } },
  { ANSWER, .status = 400, .code = "MALFORMED_QUERY", .diagnosis = {
    ID ("query"), "service",
    N_("Salesforce does not understand the question"),
    N_("Plumb asked in a way that this version of Salesforce does not take: this is a fault in Plumb."),
    N_("Please report it with the words of Salesforce from the details.") } },
  { ANSWER, .status = 400, .code = "INVALID_QUERY_LOCATOR", .diagnosis = {
    ID ("page-gone"), "service",
    N_("Salesforce no longer keeps the rest of its answer"),
    N_("It keeps the pages of an answer for some time only."),
    N_("Nothing is lost: Plumb asks again by itself.") } },
  { ANSWER, .status = 403, .code = "REQUEST_LIMIT_EXCEEDED", .diagnosis = {
    ID ("limit.exceeded"), "licence",
    N_("The organisation has used up its requests for today"),
    N_("Salesforce allows a number of requests in 24 hours, shared by all programs of the organisation."),
    N_("Wait until some hours have passed, let Plumb look less often under “Advanced”, or see in “Setup”, “System Overview” who asks so much.") } },
  { ANSWER, .status = 403, .code = "API_DISABLED_FOR_ORG", .diagnosis = {
    ID ("api.disabled"), "licence",
    N_("The organisation’s edition has no interface for programs"),
    N_("Professional Edition has it as an extra; smaller ones do not have it at all."),
    N_("Leave My Domain, consumer key and consumer secret empty: sending test leads works without them. Or ask Salesforce for the interface.") } },
  { ANSWER, .status = 403, .code = "API_CURRENTLY_DISABLED", .diagnosis = {
    ID ("user.no-api"), "role",
    N_("The app’s user may not use the interface for programs"),
    N_("The right “API Enabled” is missing."),
    N_("Give “API Enabled” to the user whom the app runs as, in a profile or permission set.") } },
  { ANSWER, .status = 403, .code = "INSUFFICIENT_ACCESS_OR_READONLY", .diagnosis = {
    ID ("delete.forbidden"), "role",
    N_("The app’s user may not delete this lead"),
    N_("The right “Delete” for leads is missing, or the lead belongs to somebody else."),
    N_("Delete the test leads in Salesforce by hand, or give the user the right “Modify All Records” (older: “Modify All”) for leads.") } },
  { ANSWER, .status = 503, .diagnosis = {
    ID ("busy"), "service",
    N_("Salesforce is busy or being maintained"),
    N_("It answers, but cannot work just now."),
    N_("Try again in a few minutes. If it lasts, look at status.salesforce.com.") } },
  { ANSWER, .code = "not-salesforce", .diagnosis = {
    ID ("my-domain.other-service"), "my-domain",
    N_("What answered is not Salesforce"),
    N_("The answer is not what Salesforce’s interface for programs would say."),
    N_("In “Setup”, “My Domain” copy “Current My Domain URL” and enter it as My Domain.") } },

  /* What loses leads without a word. */
  { ANSWER, .code = "other-organisation", .diagnosis = {
    ID ("oid.other-organisation"), "oid",
    N_("The organization identifier is of another organisation"),
    N_("My Domain leads to an organisation with another identifier, so leads would go elsewhere. A sandbox has its own, and a new one after each refresh."),
    N_("Copy the identifier from “Setup”, “Company Information” of the organisation that leads should go to.") } },
  { ANSWER, .code = "required-picklist", .diagnosis = {
    ID ("picklist.required"), "service",
    N_("A list must be chosen from, and Microsoft sends nothing for it"),
    N_("At least one field of the lead is a list that is required. Salesforce takes the form and drops the lead. The details name the field."),
    N_("In “Object Manager”, “Lead”, “Fields & Relationships” open the field and untick “Required”, or make it a text field that is not required.") } },
  { ANSWER, .code = "required-field", .diagnosis = {
    ID ("field.required"), "service",
    N_("A field is required that Microsoft does not send"),
    N_("Salesforce takes the form and drops the lead, because a field stays empty. The details name it."),
    N_("In “Object Manager”, “Lead”, “Fields & Relationships” open the field and untick “Required”, or give it a default value.") } },
  { ANSWER, .code = "restricted-lead-source", .diagnosis = {
    ID ("lead-source.restricted"), "service",
    N_("The list of lead sources may stop leads"),
    N_("It takes only the values in it, and the marketplace writes a new one for each offer and action."),
    N_("In “Object Manager”, “Lead”, “Lead Source” untick “Restrict picklist to the values defined in the value set”.") } },
  { ANSWER, .code = "country-picklist", .diagnosis = {
    ID ("country-picklist"), "service",
    N_("The list of countries may stop leads"),
    N_("State and country lists are on, and Microsoft sends the country as a text like “US”, which Salesforce refuses where it fits no entry."),
    N_("In “Setup”, “State and Country/Territory Picklists” give each country an integration value of two letters, or turn the lists off.") } },
  { ANSWER, .code = "validation-rules", .diagnosis = {
    ID ("validation-rule"), "service",
    N_("A validation rule may stop leads"),
    N_("At least one is active. A lead that breaks it is dropped without a word to Microsoft; the default lead creator gets a mail with the reason."),
    N_("Look for that mail, then in “Object Manager”, “Lead”, “Validation Rules” let leads from the web pass. The details name the rules.") } },
  { ANSWER, .code = "duplicate-rules", .diagnosis = {
    ID ("duplicate-rule"), "service",
    N_("A duplicate rule may stop leads"),
    N_("At least one is active. From the web, even a rule that only alerts blocks a lead that looks like another."),
    N_("In “Setup”, “Duplicate Rules” add the condition that the current user is not the default lead creator. The details name the rules.") } },
  { ANSWER, .code = "daily-cap", .diagnosis = {
    ID ("daily-cap"), "service",
    N_("The limit of 500 leads a day may be reached"),
    N_("So many leads were made in the last 24 hours. Salesforce keeps further ones from the web waiting and mails the default lead creator."),
    N_("Wait a day, or ask Salesforce Support to raise the limit for leads from the web.") } },
  { SALESFORCE, .verdict = PLUMB_VERDICT_LOST, .diagnosis = {
    ID ("lost"), "service",
    N_("Salesforce took the form and made no lead of it"),
    N_("Plumb saw nothing that explains it. The likeliest reasons, in order: reCAPTCHA is required, a rule or trigger refused the lead, Web-to-Lead is off or has no default lead creator."),
    N_("Look for a mail “Salesforce could not create this lead” at the default lead creator, then at “Setup”, “Web-to-Lead”. Plumb marks the lead if it turns up late.") } },
  { SALESFORCE, .verdict = PLUMB_VERDICT_ACCEPTED, .diagnosis = {
    ID ("accepted"), "service",
    N_("Accepted, not proved"),
    N_("Salesforce took the form, which it does for leads that it then drops too. Without a way to read, nobody can tell."),
    N_("Search Salesforce for MSFT_TEST, or fill in My Domain, consumer key and consumer secret so that Plumb can.") } },
  { .diagnosis = { NULL } },
};

/* What is wrong with a field before anything is sent. */
const PlumbCatalogueRow plumb_catalogue_salesforce_fields[] = {
  { .diagnosis = {
    ID ("oid.missing"), "oid",
    N_("The organization identifier is missing"),
    N_("Without it, Salesforce does not know whose lead it is."),
    N_("Copy the HTML of a Web-to-Lead form and paste it into “Paste anything”, or see “Setup”, “Company Information”.") } },
  { .diagnosis = {
    ID ("oid.not-one"), "oid",
    N_("This is not an organization identifier"),
    N_("Such an identifier has letters and digits only."),
    N_("Copy the value beside the name oid from the HTML of a Web-to-Lead form.") } },
  { .diagnosis = {
    ID ("oid.length"), "oid",
    N_("The organization identifier has a wrong length"),
    N_("It has 15 characters, or 18 with the three that Salesforce adds. Something is missing or too much."),
    N_("Copy the value beside the name oid from the HTML of a Web-to-Lead form.") } },
  { .diagnosis = {
    ID ("oid.prefix"), "oid",
    N_("This is the identifier of something else"),
    N_("Identifiers of organisations start with 00D. Other records of Salesforce start otherwise."),
    N_("Copy the value beside the name oid from the HTML of a Web-to-Lead form, or see “Setup”, “Company Information”.") } },
  { .diagnosis = {
    ID ("oid.checksum"), "oid",
    N_("The organization identifier was changed on the way"),
    N_("Its last three characters do not fit the others. Capital and small letters matter, and some programs change them."),
    N_("Copy the identifier again, from Salesforce itself.") } },
  { .diagnosis = {
    ID ("oid.eighteen"), "oid",
    N_("Partner Center takes only the first 15 characters"),
    N_("This is the long form of the identifier, whose last three characters are a checksum. It fits."),
    N_("Enter the first 15 characters. Plumb cuts off the rest by itself.") } },
  { .diagnosis = {
    ID ("web-to-lead-host.missing"), "web-to-lead-host",
    N_("The Web-to-Lead server is missing"),
    N_("There is nothing but blanks in the field."),
    N_("Empty the field to use webto.salesforce.com.") } },
  { .diagnosis = {
    ID ("web-to-lead-host.not-one"), "web-to-lead-host",
    N_("This is not the name of a server"),
    N_("A name like webto.salesforce.com was expected."),
    N_("Copy the server from the line “form action” in the HTML of a Web-to-Lead form, or empty the field.") } },
  { .diagnosis = {
    ID ("web-to-lead-host.old"), "web-to-lead-host",
    N_("Forms are no longer sent to www.salesforce.com"),
    N_("The form was made before 2017. Salesforce has had another server for it since."),
    N_("Empty the field to use webto.salesforce.com.") } },
  { .diagnosis = {
    ID ("web-to-lead-host.unusual"), "web-to-lead-host",
    N_("This is not one of Salesforce’s usual servers"),
    N_("Forms mostly go to webto.salesforce.com, test.salesforce.com or a My Domain."),
    N_("Compare it with the line “form action” in the HTML of a Web-to-Lead form.") } },
  { .diagnosis = {
    ID ("my-domain.missing"), "my-domain",
    N_("My Domain is missing"),
    N_("Reading takes three fields: My Domain, consumer key and consumer secret. Not all are filled in."),
    N_("In “Setup”, “My Domain” copy “Current My Domain URL”, or empty the other two: then Plumb only sends.") } },
  { .diagnosis = {
    ID ("my-domain.not-one"), "my-domain",
    N_("This is not the name of a server"),
    N_("A name like acme.my.salesforce.com was expected."),
    N_("In “Setup”, “My Domain” copy “Current My Domain URL”.") } },
  { .diagnosis = {
    ID ("my-domain.login-host"), "my-domain",
    N_("This server is for all organisations"),
    N_("Apps may sign in by themselves at the organisation’s own My Domain only."),
    N_("In “Setup”, “My Domain” copy “Current My Domain URL”, like acme.my.salesforce.com.") } },
  { .diagnosis = {
    ID ("my-domain.unusual"), "my-domain",
    N_("This does not look like a My Domain"),
    N_("Such names mostly end with my.salesforce.com."),
    N_("Compare it with “Current My Domain URL” in “Setup”, “My Domain”.") } },
  { .diagnosis = {
    ID ("consumer-key.missing"), "consumer-key",
    N_("The consumer key is missing"),
    N_("Reading takes three fields: My Domain, consumer key and consumer secret. Not all are filled in."),
    N_("Copy it from the app’s “OAuth Settings” in Salesforce, or empty the other two: then Plumb only sends.") } },
  { .diagnosis = {
    ID ("consumer-key.blanks"), "consumer-key",
    N_("The consumer key has blanks in it"),
    N_("A key is one word. Perhaps something beside it was copied too."),
    N_("Copy the consumer key again with the button beside it.") } },
  { .diagnosis = {
    ID ("consumer-key.unusual"), "consumer-key",
    N_("This does not look like a consumer key"),
    N_("Such keys mostly start with 3MVG9 and have some 85 characters. Perhaps it is the secret, or its end is missing."),
    N_("Compare it with the app’s “OAuth Settings” in Salesforce.") } },
  { .diagnosis = {
    ID ("consumer-secret.missing"), "consumer-secret",
    N_("The consumer secret is missing"),
    N_("Reading takes three fields: My Domain, consumer key and consumer secret. Not all are filled in."),
    N_("Copy it from the app’s “OAuth Settings” in Salesforce, or empty the other two: then Plumb only sends.") } },
  { .diagnosis = {
    ID ("consumer-secret.blanks"), "consumer-secret",
    N_("The consumer secret has blanks in it"),
    N_("A secret is one word. Perhaps something beside it was copied too."),
    N_("Copy the consumer secret again with the button beside it.") } },
  { .diagnosis = {
    ID ("consumer-secret.is-key"), "consumer-secret",
    N_("This is the consumer key, not the secret"),
    N_("It starts as keys do. The two stand beside each other in Salesforce."),
    N_("Copy “Consumer Secret” from the app’s “OAuth Settings”.") } },
  { .diagnosis = {
    ID ("poll-interval.range"), "poll-interval",
    N_("This is no number of seconds between 10 and 3600"),
    N_("Looking more often would use up the requests that Salesforce allows in 24 hours."),
    N_("Enter a number of seconds, like 60.") } },

  /* What was seen in a pasted text. */
  { .diagnosis = {
    ID ("seen.captcha"), "service",
    N_("The form asks for a reCAPTCHA"),
    N_("Microsoft cannot solve one, and Salesforce drops what comes without."),
    N_("In “Setup”, “Web-to-Lead” make the form again with “Include reCAPTCHA in HTML” unticked, and see that it is not required for all forms.") } },
  { .diagnosis = {
    ID ("seen.list"), "service",
    N_("The form has a list to choose from"),
    N_("Microsoft sends plain text. A list that is required, or a list of countries, loses leads without a word."),
    N_("Make the field a text field that is not required, and leave it out of the form.") } },
  { .diagnosis = {
    ID ("seen.own-field"), "service",
    N_("The form has fields of your own"),
    N_("Names that start with 00N are fields which only your organisation has. Microsoft sends none of them."),
    N_("See that none of them is required. Their values stay empty for marketplace leads.") } },
  { .diagnosis = {
    ID ("seen.debug"), "service",
    N_("The form is in debug mode"),
    N_("Its lines debug and debugEmail are not commented out. They make Salesforce show what it was sent, and no more."),
    N_("Nothing needs to be done: Microsoft sends a form of its own. Turn it off on your web site.") } },
  { .diagnosis = {
    ID ("seen.eighteen"), "oid",
    N_("The identifier was there in its long form"),
    N_("Partner Center takes 15 characters, and Plumb has cut off the checksum behind them."),
    N_("Nothing needs to be done. Use the short form in Partner Center.") } },
  { .diagnosis = { NULL } },
};
/* clang-format on */
