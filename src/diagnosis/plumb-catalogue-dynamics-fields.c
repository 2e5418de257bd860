/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-catalogue.h"

#include <glib/gi18n.h>

#define ID(name) "dynamics." name

/* clang-format off */
/* What is wrong with a field before anything is sent, or was seen in a pasted text. */
const PlumbCatalogueRow plumb_catalogue_dynamics_fields[] = {
  { .diagnosis = {
    ID ("url.missing"), "url",
    N_("The URL of the Dynamics instance is missing"),
    N_("Without it, neither Plumb nor Microsoft knows where leads shall go."),
    N_("Open Dynamics 365 in the browser and copy the first part of its address, such as https://contoso.crm4.dynamics.com.") } },
  { .diagnosis = {
    ID ("url.shape"), "url",
    N_("This is not the address of a Dynamics instance"),
    N_("It has no host’s name that can be reached."),
    N_("Enter the first part of the address in the browser, such as https://contoso.crm4.dynamics.com.") } },
  { .diagnosis = {
    ID ("url.plain"), "url",
    N_("The connection would not be protected"),
    N_("The address begins with http, which would show your leads to everybody on the way."),
    N_("Let the address begin with https.") } },
  { .diagnosis = {
    ID ("url.with-path"), "url",
    N_("The address has something behind the host’s name"),
    N_("Partner Center wants only the first part of the address, up to the first slash."),
    N_("Remove everything behind the host’s name. What is left looks like https://contoso.crm4.dynamics.com.") } },
  { .diagnosis = {
    ID ("url.unusual-host"), "url",
    N_("This is not one of Dynamics’ usual addresses"),
    N_("Instances are called something like contoso.crm4.dynamics.com. Pages such as make.powerapps.com or portal.azure.com are not instances."),
    N_("Compare it with the address in the browser when Dynamics 365 Sales is open. If it is the same, go on.") } },
  { .diagnosis = {
    ID ("authentication.missing"), "authentication",
    N_("The kind of authentication is missing"),
    N_("Partner Center asks how Microsoft shall sign in."),
    N_("Choose Azure Active Directory, unless you have only a user with a password.") } },
  { .diagnosis = {
    ID ("authentication.not-a-choice"), "authentication",
    N_("There is no such kind of authentication"),
    N_("Partner Center knows Azure Active Directory and Office 365 only."),
    N_("Choose one of the two: azure-ad or office365.") } },
  { .diagnosis = {
    ID ("authentication.office365"), "authentication",
    N_("Office 365 is the weaker choice"),
    N_("It works only for a user without multifactor authentication, and stops when the password is 90 days old. Microsoft advises against it."),
    N_("If you can, register an application and choose Azure Active Directory. Otherwise note when the password was changed, and Plumb reminds you.") } },
  { .diagnosis = {
    ID ("application-id.missing"), "application-id",
    N_("The Application ID is missing"),
    N_("It names the app that signs in to Dynamics."),
    N_("In the Azure portal open “App registrations”, choose the app and copy “Application (client) ID”.") } },
  { .diagnosis = {
    ID ("application-id.shape"), "application-id",
    N_("This is not an Application ID"),
    N_("An ID has 32 digits and letters from a to f, in groups of 8, 4, 4, 4 and 12."),
    N_("Copy “Application (client) ID” from the app’s overview with the button beside it.") } },
  { .diagnosis = {
    ID ("directory-id.missing"), "directory-id",
    N_("The Directory ID is missing"),
    N_("It names the directory in which the app is registered."),
    N_("In the Azure portal open “App registrations”, choose the app and copy “Directory (tenant) ID”.") } },
  { .diagnosis = {
    ID ("directory-id.shape"), "directory-id",
    N_("This is not a Directory ID"),
    N_("An ID has 32 digits and letters from a to f, in groups of 8, 4, 4, 4 and 12. The sample in Microsoft’s own instructions has other letters in it and is not one either."),
    N_("Copy “Directory (tenant) ID” from the app’s overview with the button beside it.") } },
  { .diagnosis = {
    ID ("directory-id.domain"), "directory-id",
    N_("Partner Center wants the directory’s ID, not its domain"),
    N_("The domain works here, but Partner Center takes only the ID."),
    N_("In the Azure portal open “App registrations”, choose the app and copy “Directory (tenant) ID”.") } },
  { .diagnosis = {
    ID ("client-secret.missing"), "client-secret",
    N_("The client secret is missing"),
    N_("It is the app’s password, and shown only once."),
    N_("In the app registration open “Certificates & secrets”, make a new client secret and copy its column “Value” at once.") } },
  { .diagnosis = {
    ID ("client-secret.shape"), "client-secret",
    N_("This cannot be a client secret"),
    N_("It has blanks or line breaks in it, or is longer than Partner Center allows. More than the secret was copied."),
    N_("Copy only the column “Value” with the button beside it.") } },
  { .diagnosis = {
    ID ("client-secret.is-id"), "client-secret",
    N_("This looks like the Secret ID, not like the secret"),
    N_("Beside each secret stand its “Value”, which is needed here, and its “Secret ID”, which is of no use."),
    N_("Copy the column “Value”. If it is no longer shown, make a new client secret.") } },
  { .diagnosis = {
    ID ("client-secret.masked"), "client-secret",
    N_("The client secret is hidden"),
    N_("The portal shows only its first letters once the page was left; the rest is stars."),
    N_("Make a new client secret and copy its column “Value” at once.") } },
  { .diagnosis = {
    ID ("client-secret-ends.shape"), "client-secret-ends",
    N_("This is not a date"),
    N_("Plumb reads dates as year, month and day."),
    N_("Enter the day on which the secret ends, such as 2027-03-31, or leave it empty.") } },
  { .diagnosis = {
    ID ("user-name.missing"), "user-name",
    N_("The user name is missing"),
    N_("With Office 365, Microsoft signs in as a user."),
    N_("Enter the user’s name, such as leads@contoso.onmicrosoft.com.") } },
  { .diagnosis = {
    ID ("user-name.shape"), "user-name",
    N_("This is not a user’s name"),
    N_("Users of Microsoft 365 have names that look like e-mail addresses."),
    N_("Enter the whole name, such as leads@contoso.onmicrosoft.com.") } },
  { .diagnosis = {
    ID ("user-name.personal"), "user-name",
    N_("This looks like a personal account"),
    N_("Only users of your company’s directory can sign in to Dynamics with a password."),
    N_("Enter the name of a user in your company’s Microsoft 365.") } },
  { .diagnosis = {
    ID ("password.missing"), "password",
    N_("The password is missing"),
    N_("With Office 365, Microsoft signs in with a user’s password."),
    N_("Enter the user’s password.") } },
  { .diagnosis = {
    ID ("password.shape"), "password",
    N_("The password is too long"),
    N_("Partner Center takes up to 256 letters."),
    N_("Enter the password alone, or give the user a shorter one.") } },
  { .diagnosis = {
    ID ("password.blanks"), "password",
    N_("The password begins or ends with a blank"),
    N_("Microsoft’s sign-in refuses such passwords. Perhaps the blank came with copying."),
    N_("Remove the blank, or give the user another password.") } },
  { .diagnosis = {
    ID ("password-changed.shape"), "password-changed",
    N_("This is no day of the calendar"),
    N_("Plumb reads dates as year, month and day."),
    N_("Enter the day on which the password was last changed, such as 2026-11-28, or leave it empty.") } },
  { .diagnosis = {
    ID ("public-client-id.shape"), "public-client-id",
    N_("This is not the ID of an app"),
    N_("An ID has 32 digits and letters from a to f, in groups of 8, 4, 4, 4 and 12."),
    N_("Copy “Application (client) ID” from the app’s overview, or leave it empty to use Microsoft’s own.") } },
  { .diagnosis = {
    ID ("lead-source-code.not-a-choice"), "lead-source-code",
    N_("There is no such lead source"),
    N_("Every instance has ten lead sources, numbered from 1 to 10."),
    N_("Choose one of them, or leave the lead source out.") } },
  { .diagnosis = {
    ID ("login-host.shape"), "login-host",
    N_("This cannot be a login host"),
    N_("It is a protected address with nothing behind the host’s name."),
    N_("Leave it empty, or enter something like https://login.microsoftonline.us.") } },
  { .diagnosis = {
    ID ("login-host.unusual"), "login-host",
    N_("This is not one of Microsoft’s login hosts"),
    N_("Your secret would be sent there."),
    N_("Leave it empty, unless you know that your cloud has this host.") } },
  { .diagnosis = {
    ID ("poll-interval.range"), "poll-interval",
    N_("Plumb cannot look that often, or that seldom"),
    N_("It looks for new leads every 5 to 3600 seconds."),
    N_("Enter a number from 5 to 3600, or leave it empty for 30.") } },
  { .diagnosis = { NULL } },
};
/* clang-format on */
