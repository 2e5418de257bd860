/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-catalogue.h"

#include <glib/gi18n.h>

/*
 * Codes: learn.microsoft.com, "Microsoft Entra authentication and authorization error codes" and
 * "Web service error codes (Dataverse)"; some of the latter are known from public code only.
 */

#define ID(name) "dynamics." name
#define DYNAMICS .kind = PLUMB_KIND_DYNAMICS
#define ANSWER DYNAMICS, .stage = PLUMB_STAGE_ANSWERED

/* clang-format off */
const PlumbCatalogueRow plumb_catalogue_dynamics[] = {
  { DYNAMICS, .stage = PLUMB_STAGE_RESOLVE, .code = "name-unknown", .diagnosis = {
    ID ("url.host-unknown"), "url",
    N_("There is no Dynamics instance of this name"),
    N_("The address is misspelt, or the instance was deleted or renamed."),
    N_("Open Dynamics 365 in the browser and copy the address from there. If no other address works either, this computer is offline.") } },

  /* What the instance says of itself, before any secret is sent. */
  { ANSWER, .code = "other-directory", .diagnosis = {
    ID ("directory-id.other-tenant"), "directory-id",
    N_("The instance belongs to another directory"),
    N_("The Dynamics instance at this address is owned by another directory than the one you entered, so the sign-in could not work. Your secret was not sent."),
    N_("Compare both: either the URL is that of another company’s instance, or the Directory ID was copied from another directory. The details name the directory that owns the instance.") } },
  { ANSWER, .code = "other-cloud", .diagnosis = {
    ID ("login-host.other-cloud"), "login-host",
    N_("The instance is in another cloud than the login host"),
    N_("The US government and China have clouds with a sign-in of their own, and the instance does not belong to the one that you sign in to. Your secret was not sent."),
    N_("Under “Advanced” enter the login host of the instance’s cloud: https://login.microsoftonline.us for the US government, https://login.partner.microsoftonline.cn for China. For all other instances leave it empty.") } },
  { ANSWER, .code = "not-dynamics", .diagnosis = {
    ID ("url.not-dynamics"), "url",
    N_("What answers at this address is not Dynamics 365"),
    N_("A Dynamics instance refuses strangers and says where to sign in; this server does not. Partner Center would wait two minutes and then report that the request channel timed out."),
    N_("Open Dynamics 365 in the browser and copy the first part of its address, such as https://contoso.crm4.dynamics.com. In Partner Center it is under “Offer setup”, “Customer leads”, “URL”.") } },
  { ANSWER, .code = "not-records", .diagnosis = {
    ID ("url.not-records"), "url",
    N_("Dynamics did not answer with leads"),
    N_("Something between this computer and Dynamics changes the answers, or the address leads to another service."),
    N_("Check the URL, and try from another network.") } },

  /* The directory. */
  { ANSWER, .code = "AADSTS90002", .diagnosis = {
    ID ("directory-id.unknown"), "directory-id",
    N_("There is no directory with this ID"),
    N_("The Directory ID is well formed, but no directory has it, or it has no active subscription. Partner Center says “Tenant not found”."),
    N_("In the Azure portal open Microsoft Entra ID, “Overview”, and copy “Tenant ID”, also called Directory ID, again. Correct it in Partner Center too.") } },
  { ANSWER, .code = "AADSTS900023", .diagnosis = {
    ID ("directory-id.malformed"), "directory-id",
    N_("The Directory ID is not one"),
    N_("It is neither an ID nor the name of a domain. Partner Center says “Requested tenant identifier is not valid”."),
    N_("In the Azure portal open Microsoft Entra ID, “Overview”, and copy “Tenant ID”, also called Directory ID, with the button beside it.") } },
  { ANSWER, .code = "AADSTS90038", .diagnosis = {
    ID ("directory-id.national-cloud"), "directory-id",
    N_("The directory is in a national cloud"),
    N_("It can be signed in to only at that cloud’s own host."),
    N_("Under “Advanced” enter that cloud’s login host: https://login.microsoftonline.us for the US government, https://login.partner.microsoftonline.cn for China.") } },

  /* The application and its secret. */
  { ANSWER, .code = "AADSTS700016|AADSTS70001|AADSTS700011", .diagnosis = {
    ID ("application-id.unknown"), "application-id",
    N_("The directory does not know this application"),
    N_("The Application ID is wrong, or the app is registered in another directory. Microsoft’s own advice for “Application with identifier was not found” names the Directory ID, but means this one."),
    N_("In the Azure portal open “App registrations”, choose the app and copy “Application (client) ID” again. See that “Directory (tenant) ID” beside it is the one you entered.") } },
  { ANSWER, .code = "AADSTS7000112", .diagnosis = {
    ID ("application-id.disabled"), "application-id",
    N_("The application is switched off"),
    N_("Somebody turned off sign-in for it in this directory."),
    N_("In the Azure portal open Microsoft Entra ID, “Enterprise applications”, choose the app, then “Properties”, and set “Enabled for users to sign-in?” to Yes.") } },
  { ANSWER, .code = "AADSTS65001|AADSTS90094|AADSTS650057", .diagnosis = {
    ID ("application-id.consent"), "application-id",
    N_("Nobody has allowed the application to use Dynamics"),
    N_("The permission for Dynamics CRM is not in the app registration, or an administrator has not agreed to it."),
    N_("In the app registration open “API permissions”, add “Dynamics CRM”, “user_impersonation”, and let an administrator press “Grant admin consent”.") } },
  { ANSWER, .code = "AADSTS7000215|AADSTS70002", .diagnosis = {
    ID ("client-secret.wrong"), "client-secret",
    N_("The client secret is wrong"),
    N_("It does not belong to this application. Often the “Secret ID” was pasted in place of the value, or the secret was deleted since."),
    N_("In the app registration open “Certificates & secrets”, make a new client secret and copy its column “Value” at once. Enter it in Partner Center too.") } },
  { ANSWER, .code = "AADSTS7000222", .diagnosis = {
    ID ("client-secret.expired"), "client-secret",
    N_("The client secret has expired"),
    N_("Secrets end on a day that was chosen when they were made. Since then Microsoft cannot deliver leads either."),
    N_("In the app registration open “Certificates & secrets”, make a new client secret, copy its column “Value” and enter it here and in Partner Center.") } },
  { ANSWER, .code = "AADSTS7000218", .diagnosis = {
    ID ("client-secret.demanded"), "authentication",
    N_("The application wants a secret"),
    N_("It takes a user’s password only if public client flows are allowed for it."),
    N_("In the app registration open “Authentication” and allow public client flows, or choose Azure Active Directory here and enter a client secret.") } },
  { ANSWER, .code = "AADSTS700025", .diagnosis = {
    ID ("client-secret.needless"), "client-secret",
    N_("The application takes no secret"),
    N_("It is registered as a public client, such as a mobile app, which signs in without one."),
    N_("Register another app with the platform “Web”, make a client secret for it and enter both here.") } },

  /* The instance, as the directory sees it. */
  { ANSWER, .code = "AADSTS500011", .diagnosis = {
    ID ("url.not-in-directory"), "url",
    N_("The directory does not know this instance"),
    N_("The URL is that of no Dynamics instance in this directory: one of the two belongs to somebody else."),
    N_("Open Dynamics 365 in the browser, copy its address, and compare the Directory ID with that of the company which owns the instance.") } },
  { ANSWER, .code = "AADSTS70011|AADSTS28002", .diagnosis = {
    ID ("url.scope"), "url",
    N_("The sign-in does not understand which instance is meant"),
    N_("The URL has something in it that does not belong there."),
    N_("Enter only the first part of the address, such as https://contoso.crm4.dynamics.com.") } },

  /* The user. */
  { ANSWER, .code = "AADSTS50126", .diagnosis = {
    ID ("password.wrong"), "password",
    N_("The user name or the password is wrong"),
    N_("Microsoft does not say which of the two. Passwords of such users must be changed every 90 days, so it may have been changed since."),
    N_("Sign in with both at office.com in a private window. Then enter them here and in Partner Center.") } },
  { ANSWER, .code = "AADSTS50034", .diagnosis = {
    ID ("user-name.unknown"), "user-name",
    N_("There is no user of this name"),
    N_("The user name is misspelt, or the user was deleted or is in another directory."),
    N_("In the Microsoft 365 admin center open “Active users” and copy the user name.") } },
  { ANSWER, .code = "AADSTS50053", .diagnosis = {
    ID ("user-name.locked"), "user-name",
    N_("The user is locked out"),
    N_("There were too many attempts with a wrong password, or from an address that Microsoft does not trust."),
    N_("Wait some minutes, or let an administrator unblock the user. Make sure that Partner Center has the right password, or it locks the user again.") } },
  { ANSWER, .code = "AADSTS50055", .diagnosis = {
    ID ("password.expired"), "password",
    N_("The password has expired"),
    N_("Such passwords must be changed every 90 days. Since then Microsoft cannot deliver leads either."),
    N_("Sign in at office.com, choose a new password and enter it here and in Partner Center.") } },
  { ANSWER, .code = "AADSTS50056", .diagnosis = {
    ID ("password.none"), "password",
    N_("The user has no password here"),
    N_("The user signs in without a password, or the password is kept by another directory."),
    N_("Give the user a password in the Microsoft 365 admin center, or choose Azure Active Directory here.") } },
  { ANSWER, .code = "AADSTS50057", .diagnosis = {
    ID ("user-name.disabled"), "user-name",
    N_("The user is switched off"),
    N_("An administrator blocked sign-in for this user."),
    N_("In the Microsoft 365 admin center open the user and allow sign-in.") } },
  { ANSWER, .code = "AADSTS50076|AADSTS50079|AADSTS50072|AADSTS50074|AADSTS50078", .diagnosis = {
    ID ("authentication.mfa"), "authentication",
    N_("The user must confirm each sign-in with a second factor"),
    N_("Neither Plumb nor Microsoft’s lead writer can do that: with Office 365, multifactor authentication must be off for the user."),
    N_("Choose Azure Active Directory in place of Office 365: an application needs no second factor. Or let an administrator exempt this user.") } },
  { ANSWER, .code = "AADSTS53003|AADSTS530035", .diagnosis = {
    ID ("authentication.conditional-access"), "authentication",
    N_("A rule of your company forbids this sign-in"),
    N_("Conditional access or the security defaults do not let a user sign in with a password only."),
    N_("Choose Azure Active Directory in place of Office 365. Or let an administrator exempt this user from the rule.") } },
  { ANSWER, .code = "AADSTS9001023", .diagnosis = {
    ID ("authentication.common"), "authentication",
    N_("A password cannot be used at this address"),
    N_("The sign-in for all kinds of accounts takes no passwords."),
    N_("Check “Login host” under “Advanced”: it is a host’s name without a path. Or choose Azure Active Directory.") } },
  { ANSWER, .code = "AADSTS90055|AADSTS50196|AADSTS90033|AADSTS90006", .diagnosis = {
    ID ("sign-in.busy"), "service",
    N_("Microsoft’s sign-in is busy"),
    N_("There were too many sign-ins in a short time, or the service is in trouble. Nothing is wrong with your settings."),
    N_("Wait some minutes. Plumb tries again by itself while it watches.") } },
  { ANSWER, .says = "AADSTS", .diagnosis = {
    ID ("sign-in.refused"), "authentication",
    N_("The sign-in was refused"),
    N_("Microsoft refused it for a reason that Plumb has no better words for."),
    N_("Open the details and search for the number after AADSTS at login.microsoftonline.com/error. Compare all IDs with those in the Azure portal.") } },
  { ANSWER, .code = "invalid_client|invalid_grant|invalid_request|invalid_scope|unauthorized_client", .diagnosis = {
    ID ("sign-in.failed"), "authentication",
    N_("Signing in to Dynamics did not work"),
    N_("User name and password are wrong, or Directory ID, Application ID and secret do not belong together, or the account may not use Dynamics 365. Partner Center says “Unable to Login to Dynamics CRM”."),
    N_("With Office 365, test the password at office.com and check licence and role. With Azure Active Directory, compare the three values with the Azure portal, and see that the application user exists and has the role.") } },

  { ANSWER, .code = "no-token", .diagnosis = {
    ID ("sign-in.no-token"), "login-host",
    N_("The login host does not sign anybody in"),
    N_("It answered, but neither with a token nor with a reason, as Microsoft’s sign-in does. Something between this computer and Microsoft may have answered in its place."),
    N_("Leave “Login host” under “Advanced” empty, unless your cloud has one of its own. Open any web page and see whether the network wants you to sign in first.") } },

  /* Who it is in Dynamics, and what the role allows. */
  { ANSWER, .code = "0x80072560", .diagnosis = {
    ID ("role.no-user"), "role",
    N_("Dynamics does not know this application or user"),
    N_("The sign-in worked, but nobody made the application a user of this Dynamics instance."),
    N_("In the Power Platform admin center open the environment, “Settings”, “Users + permissions”, “Application users”, “New app user”, choose the app and give it the role “Microsoft Marketplace Lead Writer”.") } },
  { ANSWER, .code = "0x80042f09", .diagnosis = {
    ID ("role.none"), "role",
    N_("The application or user has no role in Dynamics"),
    N_("It is known, but has not been given any role. Partner Center says “SecLib::RetrievePrivilegeForUser failed”."),
    N_("In the Power Platform admin center open the environment, “Settings”, “Users + permissions”, “Application users”, choose the app, then “Edit security roles”, and give it “Microsoft Marketplace Lead Writer”.") } },
  { ANSWER, .code = "0x8004F502", .diagnosis = {
    ID ("role.lead-source-code"), "role",
    N_("The role may not set the lead source"),
    N_("The role “Microsoft Marketplace Lead Writer” is missing, or column security protects leadsourcecode. Microsoft sets this column, so that its leads would be refused."),
    N_("Give the application or user the role “Microsoft Marketplace Lead Writer”. If column security is on for leadsourcecode, add it to the profile that may write it.") } },
  { ANSWER, .code = "privilege-missing", .diagnosis = {
    ID ("role.create-not-granted"), "role",
    N_("The role does not allow writing leads"),
    N_("None of the roles that the application or user has contains the right to create leads."),
    N_("Give it the role “Microsoft Marketplace Lead Writer”. If there is no such role, install Microsoft’s solution of that name first.") } },
  { ANSWER, .says = "prvCreateLead", .diagnosis = {
    ID ("role.create"), "role",
    N_("The role may not write leads"),
    N_("Dynamics refused the test lead, because the right to create leads is missing."),
    N_("Give the application or user the role “Microsoft Marketplace Lead Writer”. If there is no such role, install Microsoft’s solution of that name first.") } },
  { ANSWER, .says = "prvReadLead", .diagnosis = {
    ID ("role.read"), "role",
    N_("Sending works, watching needs one more role"),
    N_("The role “Microsoft Marketplace Lead Writer” only writes. Plumb may not read leads, so that it can neither watch nor find its test lead again. Microsoft’s leads arrive all the same."),
    N_("If you want to watch leads in Plumb, give the application or user a second role that may read leads of the whole organization.") } },
  { ANSWER, .says = "prvDeleteLead", .diagnosis = {
    ID ("role.delete"), "role",
    N_("The role may not delete leads"),
    N_("Test leads cannot be cleaned up, because the right to delete leads is missing. Nothing else needs it."),
    N_("Delete the test leads in Dynamics: search for MSFT_TEST. Or give the application or user a role that may delete leads.") } },
  { ANSWER, .code = "0x80040220", .diagnosis = {
    ID ("role.privilege"), "role",
    N_("The role lacks a right"),
    N_("Dynamics does not allow the application or user what Plumb just tried."),
    N_("Give it the role “Microsoft Marketplace Lead Writer”. In that role, “User Entity UI Settings” needs Create, Read and Write for the user, “System Job” needs Read, Write and Append To for the organization.") } },
  { ANSWER, .code = "0x80048306|0x80040231|0x80048405", .diagnosis = {
    ID ("role.denied"), "role",
    N_("Dynamics denies access"),
    N_("The application or user is known, but its roles do not allow this."),
    N_("Give it the role “Microsoft Marketplace Lead Writer”, and to watch leads one that may read those of the whole organization.") } },
  { ANSWER, .code = "0x80041d1f|0x80040225", .diagnosis = {
    ID ("role.user-disabled"), "role",
    N_("The application or user is switched off in Dynamics"),
    N_("It is disabled there, or belongs to no business unit."),
    N_("In the Power Platform admin center open the environment, “Settings”, “Users + permissions”, “Users” or “Application users”, and activate it.") } },
  { ANSWER, .code = "0x8004D24B", .diagnosis = {
    ID ("licence.missing"), "licence",
    N_("The user has no licence for Dynamics 365"),
    N_("A user needs one, which costs money; an application does not."),
    N_("In the Microsoft 365 admin center give the user a licence for Dynamics 365, or choose Azure Active Directory here.") } },

  /* The lead. */
  { ANSWER, .code = "0x8004431A", .diagnosis = {
    ID ("lead-source-code.unknown"), "lead-source-code",
    N_("The instance does not have this lead source"),
    N_("Its list of lead sources was changed, and the chosen number is not in it."),
    N_("Install Microsoft’s solution “Microsoft Marketplace Lead Writer” again. Or under “Advanced” leave the lead source of test leads out.") } },
  { ANSWER, .code = "0x80040265", .diagnosis = {
    ID ("plug-in"), "service",
    N_("A plug-in of your Dynamics rejected the lead"),
    N_("A program or workflow that your company added looks at new leads and did not want this one. It would reject Microsoft’s leads too."),
    N_("Send the message in the details to whoever looks after your Dynamics.") } },
  { ANSWER, .code = "0x80040237", .diagnosis = {
    ID ("duplicate.key"), "service",
    N_("This lead is in Dynamics already"),
    N_("A lead with the same key is there, so nothing was written twice."),
    N_("Send a new test lead: each has a tag of its own.") } },
  { ANSWER, .status = 412, .diagnosis = {
    ID ("duplicate.rule"), "service",
    N_("Dynamics takes the lead for a duplicate"),
    N_("A rule of your company compares new leads with those that are there."),
    N_("Send a new test lead. If that is refused too, let the administrator of Dynamics turn off duplicate detection for leads from the marketplace.") } },
  { ANSWER, .code = "0x80044331", .diagnosis = {
    ID ("text-too-long"), "service",
    N_("A text is longer than Dynamics allows"),
    N_("A name may have 50 letters, a company 100, a topic 300. Dynamics refuses the whole lead then."),
    N_("Shorten the text. If real leads are refused, let the administrator of Dynamics lengthen the column.") } },
  { ANSWER, .code = "0x80060888", .diagnosis = {
    ID ("request"), "service",
    N_("Dynamics does not understand the request"),
    N_("The instance lacks a column that leads usually have, or runs an old version."),
    N_("Send the message in the details to whoever looks after your Dynamics: it names the column.") } },
  { ANSWER, .code = "0x80044352", .diagnosis = {
    ID ("tracking.expired"), "service",
    N_("Plumb was away for too long"),
    N_("Dynamics remembers for seven days what has changed since the last look."),
    N_("Nothing needs to be done: Plumb reads all leads again and shows none twice.") } },

  /* The service. */
  { ANSWER, .status = 429, .code = "0x80072322|0x80072321|0x80072326", .diagnosis = {
    ID ("throttled.limit"), "service",
    N_("Dynamics asks to wait"),
    N_("Within five minutes, one user may send 6000 requests and keep Dynamics busy for 20 minutes in all, with 52 requests at once. Some program used that up under the same name."),
    N_("Wait a few minutes. Plumb tries again by itself at the time that Dynamics named. Programs that share the application should have one each.") } },
  { ANSWER, .status = 429, .diagnosis = {
    ID ("throttled"), "service",
    N_("The service asks to wait"),
    N_("There were too many requests in a short time. Nothing is wrong with your settings."),
    N_("Wait a few minutes. Plumb tries again by itself while it watches.") } },
  { ANSWER, .status = 502, .status_end = 504, .diagnosis = {
    ID ("service.away"), "service",
    N_("Dynamics is not available at the moment"),
    N_("It is being updated or moved, or is in trouble."),
    N_("Wait some minutes, then try again. The Microsoft 365 admin center shows under “Service health” whether Microsoft knows of it.") } },
  { ANSWER, .status = 404, .diagnosis = {
    ID ("url.no-api"), "url",
    N_("There is no Dynamics 365 at this address"),
    N_("The server answers, but does not know the address of Dynamics’ interface. It is an old version, or another server."),
    N_("Open Dynamics 365 in the browser and copy the first part of its address. Installations on servers of your own cannot take leads.") } },
  { ANSWER, .status = 401, .clock_off = TRUE, .diagnosis = {
    ID ("clock.off"), "clock",
    N_("The clock of this computer is wrong"),
    N_("Signing in depends on the time, and the clocks differ by more than 15 minutes."),
    N_("Set this computer’s clock, best automatically, then try again.") } },
  { ANSWER, .status = 401, .diagnosis = {
    ID ("url.token-refused"), "url",
    N_("Dynamics does not accept the sign-in"),
    N_("The sign-in worked, but this instance takes the token for no good, even a new one: it is for another address of the same instance, or the directory’s."),
    N_("Enter the address exactly as it stands in the browser when Dynamics 365 is open, without “api” in the host’s name.") } },
  { .diagnosis = { NULL } },
};
/* clang-format on */
