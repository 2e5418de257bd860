/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-private.h"

#include "plumb-dynamics-checks.h"
#include "plumb-instance-url.h"

#include <glib/gi18n.h>

#define POLL_INTERVAL 30
#define POLL_INTERVAL_TEXT G_STRINGIFY (POLL_INTERVAL)

/* Days after which Microsoft's instructions want the password to be changed. */
#define PASSWORD_DAYS 90

/* Where the marketplace keeps source and action is not documented, and its test leads have none. */
#define CARRIED_TEXTS                                                                              \
  ((1u << PLUMB_LEAD_OFFER_TITLE) | (1u << PLUMB_LEAD_FIRST_NAME) | (1u << PLUMB_LEAD_LAST_NAME) | \
   (1u << PLUMB_LEAD_EMAIL) | (1u << PLUMB_LEAD_PHONE) | (1u << PLUMB_LEAD_COUNTRY) |              \
   (1u << PLUMB_LEAD_COMPANY) | (1u << PLUMB_LEAD_TITLE) | (1u << PLUMB_LEAD_DESCRIPTION))

/* clang-format off */
static const PlumbChoice authentications[] = {
  { PLUMB_DYNAMICS_AZURE_AD, N_("Azure Active Directory") },
  { PLUMB_DYNAMICS_OFFICE365, N_("Office 365") },
  { NULL },
};

/* The options that every instance has from the start. */
static const PlumbChoice lead_sources[] = {
  { PLUMB_DYNAMICS_OMIT, N_("Leave it out") },
  { "1", N_("1, Advertisement") },
  { "2", N_("2, Employee Referral") },
  { "3", N_("3, External Referral") },
  { "4", N_("4, Partner") },
  { "5", N_("5, Public Relations") },
  { "6", N_("6, Seminar") },
  { "7", N_("7, Trade Show") },
  { "8", N_("8, Web") },
  { "9", N_("9, Word of Mouth") },
  { "10", N_("10, Other") },
  { NULL },
};

static const PlumbFieldSpec fields[] = {
  { .key = "url",
    .label = N_("URL"),
    .help = N_("The address of your Dynamics 365 instance, such as https://contoso.crm4.dynamics.com."),
    .flags = PLUMB_FIELD_REQUIRED,
    .check = plumb_instance_url_check,
    .tidy = plumb_instance_url_tidy },
  { .key = "authentication",
    .label = N_("Authentication"),
    .help = N_("Azure Active Directory is the better choice. Office 365 works only for a user without multifactor authentication, whose password must be changed every 90 days."),
    .flags = PLUMB_FIELD_REQUIRED,
    .fallback = PLUMB_DYNAMICS_AZURE_AD,
    .choices = authentications,
    .check = plumb_dynamics_check_authentication },
  { .key = "application-id",
    .label = N_("Application (client) ID"),
    .help = N_("Names the app registration. It stands on the registration’s overview page."),
    .flags = PLUMB_FIELD_REQUIRED,
    .when = "authentication", .when_value = PLUMB_DYNAMICS_AZURE_AD,
    .check = plumb_dynamics_check_application_id,
    .tidy = plumb_dynamics_tidy_id },
  { .key = "directory-id",
    .label = N_("Directory ID"),
    .help = N_("Names the company’s directory, also called the tenant. It stands on the registration’s overview page too."),
    .flags = PLUMB_FIELD_REQUIRED,
    .when = "authentication", .when_value = PLUMB_DYNAMICS_AZURE_AD,
    .check = plumb_dynamics_check_directory_id,
    .tidy = plumb_dynamics_tidy_id },
  { .key = "client-secret",
    .label = N_("Client secret"),
    .help = N_("The column “Value” of the secret, which is shown only once, and not its “Secret ID”."),
    .flags = PLUMB_FIELD_SECRET | PLUMB_FIELD_REQUIRED,
    .when = "authentication", .when_value = PLUMB_DYNAMICS_AZURE_AD,
    .check = plumb_dynamics_check_client_secret,
    .tidy = plumb_dynamics_tidy_word },
  { .key = "client-secret-ends",
    .label = N_("The client secret ends on"),
    .help = N_("The column “Expires” beside the secret. Plumb warns you in time, because leads stop on that day."),
    .when = "authentication", .when_value = PLUMB_DYNAMICS_AZURE_AD,
    .ends = "client-secret",
    .check = plumb_dynamics_check_client_secret_ends,
    .tidy = plumb_dynamics_tidy_day },
  { .key = "user-name",
    .label = N_("User name"),
    .help = N_("The user whom Microsoft signs in as, such as leads@contoso.onmicrosoft.com."),
    .flags = PLUMB_FIELD_REQUIRED,
    .when = "authentication", .when_value = PLUMB_DYNAMICS_OFFICE365,
    .check = plumb_dynamics_check_user_name,
    .tidy = plumb_dynamics_tidy_word },
  { .key = "password",
    .label = N_("Password"),
    .help = N_("The user’s password. Change it here and in Partner Center on the same day."),
    .flags = PLUMB_FIELD_SECRET | PLUMB_FIELD_REQUIRED,
    .when = "authentication", .when_value = PLUMB_DYNAMICS_OFFICE365,
    .check = plumb_dynamics_check_password },
  { .key = "password-changed",
    .label = N_("The password was changed on"),
    .help = N_("Microsoft wants it changed every 90 days. Plumb warns you in time."),
    .when = "authentication", .when_value = PLUMB_DYNAMICS_OFFICE365,
    .ends = "password", .ends_after = PASSWORD_DAYS,
    .check = plumb_dynamics_check_password_changed,
    .tidy = plumb_dynamics_tidy_day },
  { .key = "public-client-id",
    .label = N_("Public client ID"),
    .help = N_("The app that a password is given to. Enter one of your own if Microsoft’s is blocked in your company."),
    .flags = PLUMB_FIELD_ADVANCED,
    .fallback = PLUMB_DYNAMICS_PUBLIC_CLIENT,
    .when = "authentication", .when_value = PLUMB_DYNAMICS_OFFICE365,
    .check = plumb_dynamics_check_public_client_id,
    .tidy = plumb_dynamics_tidy_id },
  { .key = "lead-source-code",
    .label = N_("Lead source of test leads"),
    .help = N_("Microsoft sets the column leadsourcecode, which needs a right of its own. Choose one to prove before publishing that this works too."),
    .flags = PLUMB_FIELD_ADVANCED,
    .fallback = PLUMB_DYNAMICS_OMIT,
    .choices = lead_sources },
  { .key = "login-host",
    .label = N_("Login host"),
    .help = N_("Where Plumb signs in. National clouds have hosts of their own, such as https://login.microsoftonline.us."),
    .flags = PLUMB_FIELD_ADVANCED,
    .fallback = "https://login.microsoftonline.com",
    .check = plumb_instance_url_check_login_host,
    .tidy = plumb_instance_url_tidy },
  { .key = "poll-interval",
    .label = N_("Look for new leads every (seconds)"),
    .help = N_("Dynamics allows 6000 requests in five minutes, so that even a short time does no harm."),
    .flags = PLUMB_FIELD_ADVANCED,
    .fallback = POLL_INTERVAL_TEXT,
    .check = plumb_dynamics_check_poll_interval,
    .tidy = plumb_dynamics_tidy_word },
  { NULL },
};

static const PlumbGatherStep steps[] = {
  { N_("Have Dynamics 365 online"),
    N_("Open Dynamics 365 Sales in the browser and copy the address: https, your organisation’s name, then something like crm4.dynamics.com. An installation on servers of your own cannot take leads; choose HTTPS or Azure Table then."),
    N_("Anyone who uses Dynamics 365 in your company.") },
  { N_("Install the lead writer"),
    N_("Download Microsoft’s solution “Microsoft Marketplace Lead Writer” from the link on Partner Center’s help page. At make.powerapps.com choose the environment, then “Solutions” and “Import solution”. In older versions it is Settings, “Advanced settings”, “Solutions”, “Import”. This makes the security role of the same name."),
    N_("An administrator of the Dynamics 365 instance.") },
  { N_("Register an app"),
    N_("At portal.azure.com open Microsoft Entra ID, formerly Azure Active Directory, then “App registrations” and “New registration”. Take any name, “Multiple Entra ID tenants” (older: “Accounts in any organizational directory”), and as redirect URI “Web” with any https address. Then copy “Application (client) ID” and “Directory (tenant) ID” from the overview."),
    N_("An administrator of the directory.") },
  { N_("Make a client secret"),
    N_("In the registration open “Certificates & secrets” and choose “New client secret”. Copy the column “Value” at once, because it is never shown again, and note the date in “Expires”. The column “Secret ID” is of no use here."),
    N_("An administrator of the directory, or an owner of the app registration.") },
  { N_("Let the app use Dynamics"),
    N_("In the registration open “API permissions”, then “Add a permission”, “Dynamics CRM”, “Delegated permissions” and “user_impersonation”."),
    N_("An administrator of the directory.") },
  { N_("Make the app a user of Dynamics"),
    N_("In the Power Platform admin center open the environment, then “Settings”, “Users + permissions”, “Application users” and “New app user”, and choose the app. In older versions it is Settings, “Security”, “Users”, the view “Application Users”, “New” and the form “Application User”."),
    N_("An administrator of the Dynamics 365 instance.") },
  { N_("Give it the role"),
    N_("Give the application user the role “Microsoft Marketplace Lead Writer”. In the role, “User Entity UI Settings” needs Create, Read and Write for the user, “System Job” needs Read, Write and Append To for the organization. To watch leads in Plumb, add a role that may read leads of the whole organization."),
    N_("An administrator of the Dynamics 365 instance.") },
  { N_("Or take an Office 365 user"),
    N_("Only where no app can be registered: in the Microsoft 365 admin center add a user without administrator rights, set a password that need not be changed at the first sign-in, give it a licence for Dynamics 365 and the same role. Multifactor authentication must be off for it, and the password must be changed every 90 days."),
    N_("An administrator of Microsoft 365.") },
  { NULL },
};

static const PlumbSheetRow sheet[] = {
  { N_("Lead destination"), NULL, N_("Dynamics 365 Customer Engagement"), N_("Older dialogs call it “Dynamics CRM Online”") },
  { N_("URL"), "url", NULL },
  { N_("Authentication"), "authentication", NULL },
  { N_("Application (client) ID"), "application-id", NULL },
  { N_("Directory ID"), "directory-id", NULL },
  { N_("Client secret"), "client-secret", NULL },
  { N_("User name"), "user-name", NULL },
  { N_("Password"), "password", NULL },
  { N_("Contact email"), NULL, NULL, N_("Only if the dialog asks: the addresses to tell about new leads, with semicolons between them") },
  { NULL },
};

const PlumbKindInfo plumb_dynamics_info = {
  .name = "dynamics",
  .title = N_("Dynamics 365"),
  .summary = N_("Right if your sales team works in Dynamics 365, so that each lead is there at once."),
  .icon = "plumb-kind-dynamics-symbolic",
  .fields = fields,
  .steps = steps,
  .sheet = sheet,
  .carries = CARRIED_TEXTS,
  .poll_interval = POLL_INTERVAL,
};
/* clang-format on */
