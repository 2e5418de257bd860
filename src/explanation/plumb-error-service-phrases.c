/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error-phrases.h"

/*
 * What the services say themselves, beside their codes: a message is often copied without.  About
 * two thirds stand so in what the catalogue and the twins were made from; the rest is as it is
 * remembered and was not looked up, so it may differ from what is said today.
 */

#define EN "en"
#define DYNAMICS(name) "dynamics." name, PLUMB_KIND_DYNAMICS, EN
#define MARKETO(name) "marketo." name, PLUMB_KIND_MARKETO, EN
#define SALESFORCE(name) "salesforce." name, PLUMB_KIND_SALESFORCE, EN
#define TABLE(name) "azure-table." name, PLUMB_KIND_AZURE_TABLE, EN
#define BLOB(name) "azure-blob." name, PLUMB_KIND_AZURE_BLOB, EN
#define HTTPS(name) "https." name, PLUMB_KIND_HTTPS, EN
#define SHARED PLUMB_PHRASE_SHARED
#define ANYBODYS PLUMB_PHRASE_ANYBODYS

/* clang-format off */
const PlumbErrorPhrase plumb_error_service_phrases[] = {
  /* Microsoft's sign-in, which serves all of its products. */
  { DYNAMICS ("directory-id.unknown"), "tenant not found check to make sure you have the correct tenant ID and are signing into the correct cloud", SHARED },
  { DYNAMICS ("application-id.unknown"), "this can happen if the application has not been installed by the administrator of the tenant", SHARED },
  { DYNAMICS ("application-id.disabled"), "application is disabled", ANYBODYS },
  { DYNAMICS ("application-id.consent"), "the user or administrator has not consented to use the application with ID", SHARED },
  { DYNAMICS ("client-secret.wrong"), "invalid client secret provided ensure the secret being sent in the request is the client secret value not the client secret ID", SHARED },
  { DYNAMICS ("client-secret.expired"), "the provided client secret keys for app are expired", SHARED },
  { DYNAMICS ("client-secret.expired"), "create new keys for your app", ANYBODYS },
  { DYNAMICS ("client-secret.demanded"), "the request body must contain the following parameter client_assertion or client_secret", SHARED },
  { DYNAMICS ("client-secret.needless"), "client is public so neither client_assertion nor client_secret should be presented", SHARED },
  { DYNAMICS ("url.not-in-directory"), "the resource principal named was not found in the tenant named", SHARED },
  { DYNAMICS ("url.scope"), "the provided value for the input parameter scope is not valid", SHARED },
  { DYNAMICS ("password.wrong"), "error validating credentials due to invalid username or password", SHARED },
  { DYNAMICS ("user-name.unknown"), "the user account does not exist in the directory to sign into this application the account must be added to the directory", SHARED },
  { DYNAMICS ("user-name.locked"), "the account is locked you've tried to sign in too many times with an incorrect user ID or password", SHARED },
  { DYNAMICS ("password.expired"), "the password is expired", ANYBODYS },
  { DYNAMICS ("password.none"), "password does not exist in the directory for this user", SHARED },
  { DYNAMICS ("user-name.disabled"), "the user account is disabled", ANYBODYS },
  { DYNAMICS ("authentication.mfa"), "due to a configuration change made by your administrator you must use multi-factor authentication to access", SHARED },
  { DYNAMICS ("authentication.mfa"), "due to a configuration change made by your administrator you must enroll in multi-factor authentication to access", SHARED },
  { DYNAMICS ("authentication.conditional-access"), "access has been blocked by Conditional Access policies the access policy does not allow token issuance", SHARED },
  { DYNAMICS ("authentication.common"), "the grant type is not supported over the /common or /consumers endpoints", SHARED },

  /* Dataverse. */
  { DYNAMICS ("role.no-user"), "the user is not a member of the organization", ANYBODYS },
  { DYNAMICS ("role.create"), "is missing prvCreateLead privilege" },
  { DYNAMICS ("role.create"), "SecLib CheckPrivilege failed PrivilegeName prvCreateLead" },
  { DYNAMICS ("role.read"), "is missing prvReadLead privilege" },
  { DYNAMICS ("role.read"), "SecLib CheckPrivilege failed PrivilegeName prvReadLead" },
  { DYNAMICS ("role.user-disabled"), "the specified user is either disabled or is not a member of any business unit", SHARED },

  { MARKETO ("client-id.token-invalid"), "access token invalid", ANYBODYS },
  { MARKETO ("client-id.token-expired"), "access token expired", ANYBODYS },
  { MARKETO ("client-id.unknown"), "no client with requested id", ANYBODYS },
  { MARKETO ("client-secret.wrong"), "bad client credentials", ANYBODYS },
  { MARKETO ("role.partition"), "access denied to partition", ANYBODYS },
  { MARKETO ("rate"), "max rate limit exceeded with in secs", ANYBODYS },
  { MARKETO ("quota"), "daily quota reached", ANYBODYS },
  { MARKETO ("concurrency"), "concurrent access limit reached", ANYBODYS },
  { MARKETO ("unavailable"), "API temporarily unavailable", ANYBODYS },
  { MARKETO ("form-id.unknown"), "requested resource not found", ANYBODYS },
  { MARKETO ("form-id.not-approved"), "form is not approved", ANYBODYS },
  { MARKETO ("munchkin-id.subscription"), "invalid subscription", ANYBODYS },
  { MARKETO ("feature-off"), "the feature is not enabled for the subscription", ANYBODYS },
  { MARKETO ("form-id.business-rule"), "business rule violation", ANYBODYS },

  { SALESFORCE ("session.refused"), "session expired or invalid", ANYBODYS },
  { SALESFORCE ("field.hidden"), "no such column on entity lead", ANYBODYS },
  { SALESFORCE ("limit.exceeded"), "TotalRequests Limit exceeded", ANYBODYS },
  { SALESFORCE ("api.disabled"), "the REST API is not enabled for this Organization", ANYBODYS },
  { SALESFORCE ("user.no-api"), "API is disabled for this User", ANYBODYS },
  { SALESFORCE ("consumer-key.unknown"), "client identifier invalid", ANYBODYS },
  { SALESFORCE ("consumer-secret.wrong"), "invalid client credentials", ANYBODYS },
  { SALESFORCE ("flow.not-enabled"), "no client credentials user enabled", ANYBODYS },
  { SALESFORCE ("my-domain.refused"), "request not supported on this domain", ANYBODYS },
  { SALESFORCE ("web-to-lead-host.not-available"), "Lead Capture Page Not available", ANYBODYS },

  /* Azure storage: the same words for tables and for blobs. */
  { TABLE ("connection-string.key"), "server failed to authenticate the request make sure the value of Authorization header is formed correctly including the signature", SHARED },
  { BLOB ("connection-string.key"), "server failed to authenticate the request make sure the value of Authorization header is formed correctly including the signature", SHARED },
  { TABLE ("connection-string.key"), "the MAC signature found in the HTTP request is not the same as any computed signature", SHARED },
  { BLOB ("connection-string.key"), "the MAC signature found in the HTTP request is not the same as any computed signature", SHARED },
  { TABLE ("connection-string.key-not-permitted"), "key based authentication is not permitted on this storage account", SHARED },
  { BLOB ("connection-string.key-not-permitted"), "key based authentication is not permitted on this storage account", SHARED },
  { TABLE ("connection-string.right"), "this request is not authorized to perform this operation using this permission", SHARED },
  { BLOB ("connection-string.right"), "this request is not authorized to perform this operation using this permission", SHARED },
  { TABLE ("table.missing-there"), "the table specified does not exist", ANYBODYS },
  { BLOB ("container.not-found"), "the specified container does not exist", ANYBODYS },

  /* Power Automate. */
  { HTTPS ("schema"), "the input body for trigger manual of type Request did not match its schema definition", SHARED },
  { HTTPS ("url.signature"), "the request must be authenticated only by Shared Access scheme", SHARED },
  { HTTPS ("flow.off"), "could not execute workflow trigger manual with state Disabled trigger is not enabled", SHARED },

  { NULL },
};
/* clang-format on */
