/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-catalogue.h"

#include <glib/gi18n.h>

/*
 * Codes: learn.microsoft.com, "Table Storage error codes" and "Common REST API error codes", and
 * what the emulator was seen to answer.
 */

#define FIELD "connection-string"
#define ID(name) "azure-table.connection-string." name
#define TABLE .kind = PLUMB_KIND_AZURE_TABLE
#define ANSWER TABLE, .stage = PLUMB_STAGE_ANSWERED

/* clang-format off */
const PlumbCatalogueRow plumb_catalogue_azure_table[] = {
  /* The network, where a field may be to blame. */
  { TABLE, .stage = PLUMB_STAGE_RESOLVE, .code = "name-unknown", .diagnosis = {
    ID ("host-unknown"), FIELD,
    N_("There is no storage account of this name"),
    N_("AccountName or EndpointSuffix in the connection string is wrong, or the account was deleted."),
    N_("Open the storage account in the Azure portal and copy its connection string again. If no other address works either, this computer is offline.") } },

  /* The time before the key: with a wrong clock, every key is refused. */
  { ANSWER, .status = 403, .clock_off = TRUE, .diagnosis = {
    "clock.off", "clock",
    N_("The clock of this computer is wrong"),
    N_("Azure refuses every request whose time is more than 15 minutes off, whatever the key."),
    N_("Set this computer’s clock, best automatically, then try again.") } },
  { ANSWER, .status = 403, .says = "date header", .diagnosis = {
    "clock.refused", "clock",
    N_("Azure does not accept the time of this computer"),
    N_("Azure refuses every request whose time is more than 15 minutes off, whatever the key."),
    N_("Set this computer’s clock, best automatically, then try again.") } },

  /* The key or the signature. */
  { ANSWER, .status = 403, .code = "KeyBasedAuthenticationNotPermitted", .diagnosis = {
    ID ("key-not-permitted"), "service",
    N_("The storage account does not allow keys"),
    N_("Somebody turned off access by account key, which is the only way in which Microsoft can write leads."),
    N_("In the Azure portal open the storage account, then “Configuration”, and turn on “Allow storage account key access”.") } },
  { ANSWER, .status = 403, .code = "AuthenticationFailed", .says = "not valid in the specified time frame", .diagnosis = {
    ID ("signature-expired"), FIELD,
    N_("The shared access signature has run out"),
    N_("It was made for a certain time, which is over or has not begun."),
    N_("Use the connection string with the account key from “Access keys”. Partner Center wants that one anyway.") } },
  /* Azure says AuthenticationFailed and the emulator AuthorizationFailure, both with this word. */
  { ANSWER, .status = 403, .says = "signature", .diagnosis = {
    ID ("key"), FIELD,
    N_("The account key is wrong"),
    N_("The key does not fit this storage account. It may have been copied in part, or replaced by a new one since."),
    N_("In the Azure portal open the storage account, then “Access keys”, press “Show” and copy the whole connection string again.") } },
  { ANSWER, .status = 403, .code = "AuthenticationFailed", .diagnosis = {
    ID ("refused"), FIELD,
    N_("The storage account does not let Plumb sign in"),
    N_("Azure refused the key in the connection string and did not say why."),
    N_("In the Azure portal open the storage account, then “Access keys”, press “Show” and copy the whole connection string again.") } },
  { ANSWER, .status = 403, .code = "AuthorizationFailure", .diagnosis = {
    "azure-table.network.firewall", "network",
    N_("The storage account does not let this computer in"),
    N_("Its firewall allows certain networks only. Microsoft’s own would be shut out too."),
    N_("In the Azure portal open the storage account, then “Networking”, and allow access from all networks.") } },
  { ANSWER, .status = 403, .code = "AuthorizationPermissionMismatch", .diagnosis = {
    ID ("right"), FIELD,
    N_("The shared access signature lacks a right"),
    N_("It does not allow what Plumb just tried: reading, adding or deleting rows."),
    N_("Use the connection string with the account key from “Access keys”. Partner Center wants that one anyway.") } },
  { ANSWER, .status = 403, .code = "AuthorizationResourceTypeMismatch", .diagnosis = {
    ID ("signature-resource-type"), FIELD,
    N_("The shared access signature is not for rows"),
    N_("When it was made, the resource type “Object” was not allowed."),
    N_("Use the connection string with the account key, or make a signature with the types “Service”, “Container” and “Object”.") } },
  { ANSWER, .status = 403, .code = "AuthorizationServiceMismatch", .diagnosis = {
    ID ("signature-service"), FIELD,
    N_("The shared access signature is not for tables"),
    N_("When it was made, the service “Table” was not allowed."),
    N_("Use the connection string with the account key, or make a signature for the service “Table”.") } },
  { ANSWER, .status = 403, .code = "AuthorizationProtocolMismatch", .diagnosis = {
    ID ("signature-protocol"), FIELD,
    N_("The shared access signature is for another protocol"),
    N_("It allows secure connections only, or plain ones only, and the address does not match."),
    N_("Let the address begin with https, or use the connection string with the account key.") } },
  { ANSWER, .status = 403, .code = "AccountIsDisabled", .diagnosis = {
    "azure-table.account.disabled", "licence",
    N_("The storage account is switched off"),
    N_("Most often the Azure subscription has lapsed, or a payment is due."),
    N_("Sign in at portal.azure.com and look at “Subscriptions”, or ask whoever pays for it.") } },

  /* The table and its rows. */
  { ANSWER, .status = 404, .code = "TableNotFound", .diagnosis = {
    "azure-table.table.missing-there", "table",
    N_("There is no table of this name yet"),
    N_("Microsoft makes the table with the first lead, so this is normal before one has come."),
    N_("Send a test lead: it makes the table. If leads did come, compare the table’s name.") } },
  /* A row that is gone is no failure to anybody who asks for it. */
  { ANSWER, .status = 404, .code = "ResourceNotFound", .diagnosis = {
    ID ("account"), FIELD,
    N_("The service does not know this storage account"),
    N_("AccountName in the connection string is wrong, or the account was deleted."),
    N_("Open the storage account in the Azure portal and copy its connection string again.") } },
  { ANSWER, .status = 404, .code = "EntityNotFound", .diagnosis = {
    "azure-table.entity-gone", "service",
    N_("The row is no longer in the table"),
    N_("Somebody deleted it."),
    N_("Look at the table in the Azure portal, under “Storage browser”.") } },
  { ANSWER, .status = 409, .code = "EntityAlreadyExists", .diagnosis = {
    "azure-table.row-exists", "service",
    N_("This lead is in the table already"),
    N_("A row with the same keys is there, so nothing was written twice."),
    N_("Send a new test lead: each has a tag of its own.") } },
  { ANSWER, .status = 409, .code = "TableAlreadyExists", .diagnosis = {
    "azure-table.table.exists", "service",
    N_("The table is there already"),
    N_("Somebody else made it at the same moment."),
    N_("Nothing is wrong. Try again.") } },
  { ANSWER, .status = 409, .code = "TableBeingDeleted", .diagnosis = {
    "azure-table.table.being-deleted", "service",
    N_("The table is being deleted"),
    N_("Somebody deleted it moments ago, and Azure needs a while until the name is free again."),
    N_("Wait a minute, then try again.") } },
  { ANSWER, .status = 400, .code = "OutOfRangeInput", .diagnosis = {
    "azure-table.out-of-range", "service",
    N_("A value is longer than Azure allows"),
    N_("A text may have 32 thousand characters, and the name of a table 63."),
    N_("Shorten the text, or check the table’s name under “Advanced”.") } },
  { ANSWER, .status = 400, .code = "KeyValueTooLarge", .diagnosis = {
    "azure-table.key-too-long", "service",
    N_("The row’s key is longer than Azure allows"),
    N_("A key may have 512 characters."),
    N_("Send another lead with a shorter tag.") } },
  { ANSWER, .status = 400, .code = "PropertyValueTooLarge", .diagnosis = {
    "azure-table.text-too-long", "service",
    N_("A text is longer than Azure allows"),
    N_("A column may have 32 thousand characters."),
    N_("Shorten the description of the lead.") } },
  { ANSWER, .status = 400, .code = "EntityTooLarge", .diagnosis = {
    "azure-table.row-too-large", "service",
    N_("The row is larger than Azure allows"),
    N_("All columns together may have one megabyte."),
    N_("Shorten the lead’s texts.") } },
  { ANSWER, .status = 400, .code = "InvalidInput", .diagnosis = {
    "azure-table.invalid-input", "service",
    N_("Azure does not accept a character in the request"),
    N_("Keys of rows may not hold slashes, number signs, question marks or control characters."),
    N_("Check the table’s name under “Advanced”, and send another test lead.") } },
  { ANSWER, .status = 400, .code = "InvalidResourceName", .diagnosis = {
    "azure-table.table.refused", "table",
    N_("Azure does not accept the table’s name"),
    N_("A table’s name has 3 to 63 letters and digits and starts with a letter."),
    N_("Leave the table’s name empty to use MarketplaceLeads, which is where Microsoft writes.") } },
  { ANSWER, .status = 400, .code = "PropertiesNeedValue", .diagnosis = {
    "azure-table.key-missing-in-row", "service",
    N_("Azure misses the keys of the row"),
    N_("Plumb should have sent them: this is a fault in Plumb."),
    N_("Please report it with the request number from the details.") } },
  { ANSWER, .status = 400, .code = "InvalidHeaderValue", .diagnosis = {
    "azure-table.header", "service",
    N_("The service does not know this version of the protocol"),
    N_("It is an older emulator, or Plumb sent what it should not."),
    N_("Update the emulator. With Azure itself, please report it with the request number from the details.") } },
  { ANSWER, .status = 415, .code = "AtomFormatNotSupported", .diagnosis = {
    "azure-table.format", "service",
    N_("The service does not accept this format"),
    N_("Plumb should have asked for JSON: this is a fault in Plumb, or a proxy changes its requests."),
    N_("Try from another network, then please report it with the request number from the details.") } },
  { ANSWER, .status = 503, .code = "ServerBusy", .diagnosis = {
    "azure-table.busy", "service",
    N_("Azure Storage is busy"),
    N_("It asks for fewer requests for a moment. Nothing is wrong with your settings."),
    N_("Wait a minute. Plumb tries again by itself while it watches.") } },
  { ANSWER, .status = 500, .code = "OperationTimedOut", .diagnosis = {
    "azure-table.timed-out", "service",
    N_("Azure Storage took too long"),
    N_("It is moving the table to another computer, or is very busy."),
    N_("Wait a minute and try again.") } },
  { ANSWER, .code = "not-rows", .diagnosis = {
    ID ("not-a-table-service"), FIELD,
    N_("What answered is not Azure Table Storage"),
    N_("The answer has no rows in it, so the endpoint in the connection string leads to something else."),
    N_("Copy the connection string again from “Access keys” in the Azure portal.") } },
  { .diagnosis = { NULL } },
};

/* What is wrong with a field before anything is sent. */
const PlumbCatalogueRow plumb_catalogue_azure_table_fields[] = {
  { .diagnosis = {
    ID ("missing"), FIELD,
    N_("The connection string is missing"),
    N_("Without it, neither Plumb nor Microsoft knows the storage account."),
    N_("In the Azure portal open the storage account, then “Access keys”, press “Show” and copy the connection string.") } },
  { .diagnosis = {
    ID ("not-one"), FIELD,
    N_("This is not a connection string"),
    N_("It has none of the parts that one is made of. Perhaps only the key was copied."),
    N_("Copy the line “Connection string” under “Access keys”. It starts with DefaultEndpointsProtocol.") } },
  { .diagnosis = {
    ID ("account-missing"), FIELD,
    N_("The connection string does not name the storage account"),
    N_("The part AccountName is missing, so it was not copied as a whole."),
    N_("Copy the whole line “Connection string” under “Access keys” with the button beside it.") } },
  { .diagnosis = {
    ID ("account-name"), FIELD,
    N_("This cannot be the name of a storage account"),
    N_("Such names have 3 to 24 letters and digits, nothing else."),
    N_("Compare AccountName with the name of the storage account in the Azure portal.") } },
  { .diagnosis = {
    ID ("account-capitals"), FIELD,
    N_("The account name has capital letters"),
    N_("Storage accounts have small letters and digits only, and Partner Center refuses anything else. Perhaps this is the sample from the documentation."),
    N_("Copy the connection string of your own storage account.") } },
  { .diagnosis = {
    ID ("key-missing"), FIELD,
    N_("The connection string has no key"),
    N_("The part AccountKey is missing or empty. The portal hides keys until you press “Show”."),
    N_("Press “Show” beside the connection string, then copy the whole line.") } },
  { .diagnosis = {
    ID ("key-not-base64"), FIELD,
    N_("The account key is not one"),
    N_("It holds characters that keys never have. Perhaps the dots were copied that hide it."),
    N_("Press “Show” beside the connection string, then copy the whole line.") } },
  { .diagnosis = {
    ID ("key-length"), FIELD,
    N_("The account key has an unusual length"),
    N_("Keys of storage accounts have 88 characters. This one may have lost its end."),
    N_("Copy the whole line with the button beside it.") } },
  { .diagnosis = {
    ID ("suffix-misprint"), FIELD,
    N_("The address is a misprint from the documentation"),
    N_("Some pages say core.screens.net where core.windows.net is meant. No such address exists."),
    N_("Replace core.screens.net by core.windows.net, or copy the connection string from the Azure portal.") } },
  { .diagnosis = {
    ID ("suffix-unknown"), FIELD,
    N_("The address belongs to none of Azure’s clouds"),
    N_("EndpointSuffix is not one that Microsoft runs, and Partner Center refuses others."),
    N_("Compare it with the connection string in the Azure portal. Mostly it is core.windows.net.") } },
  { .diagnosis = {
    ID ("endpoint"), FIELD,
    N_("The address in the connection string cannot be used"),
    N_("TableEndpoint, or what DefaultEndpointsProtocol begins with, is no web address."),
    N_("Copy the connection string again from the Azure portal.") } },
  { .diagnosis = {
    ID ("plain"), FIELD,
    N_("The connection would not be protected"),
    N_("The connection string asks for http, which would show your leads to everybody on the way."),
    N_("Replace DefaultEndpointsProtocol=http by DefaultEndpointsProtocol=https.") } },
  { .diagnosis = {
    ID ("partner-center-refuses"), FIELD,
    N_("Partner Center will refuse this connection string"),
    N_("It works here, but Partner Center takes only the portal’s own form: protocol, account name, account key and suffix, in this order, with nothing after it."),
    N_("For Partner Center, copy the connection string from “Access keys” in the Azure portal.") } },
  { .diagnosis = {
    ID ("signature-cannot-add"), FIELD,
    N_("The shared access signature does not allow adding"),
    N_("Without the right “Add”, no lead can be written."),
    N_("Use the connection string with the account key from “Access keys”. Partner Center wants that one anyway.") } },
  { .diagnosis = {
    "azure-table.table.name", "table",
    N_("This cannot be the name of a table"),
    N_("A table’s name has 3 to 63 letters and digits and starts with a letter."),
    N_("Leave it empty to use MarketplaceLeads, which is where Microsoft writes.") } },
  { .diagnosis = {
    "azure-table.table.other", "table",
    N_("Microsoft does not write to this table"),
    N_("Leads from the marketplace go to the table MarketplaceLeads. Plumb would look elsewhere."),
    N_("Leave it empty, unless you copy leads to a table of your own.") } },
  { .diagnosis = {
    "azure-table.poll-interval.range", "poll-interval",
    N_("This is no usable number of seconds"),
    N_("Plumb looks for new leads every 5 to 3600 seconds."),
    N_("Enter a number from 5 to 3600, or leave it empty for 30.") } },
  { .diagnosis = { NULL } },
};
/* clang-format on */
