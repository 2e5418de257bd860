/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-catalogue.h"

#include <glib/gi18n.h>

/*
 * Codes: learn.microsoft.com, "Blob Storage error codes" and "Common REST API error codes", and
 * what the emulator was seen to answer.
 */

#define FIELD "connection-string"
#define ID(name) "azure-blob.connection-string." name
#define BLOB .kind = PLUMB_KIND_AZURE_BLOB
#define ANSWER BLOB, .stage = PLUMB_STAGE_ANSWERED

/* clang-format off */
const PlumbCatalogueRow plumb_catalogue_azure_blob[] = {
  /* The network, where a field may be to blame. */
  { BLOB, .stage = PLUMB_STAGE_RESOLVE, .code = "name-unknown", .diagnosis = {
    ID ("host-unknown"), FIELD,
    N_("There is no storage account of this name"),
    N_("AccountName or EndpointSuffix in the connection string is wrong, or the account was deleted."),
    N_("Open the storage account in the Azure portal and copy its connection string again. If no other address works either, this computer is offline.") } },

  /* The time before the key: with a wrong clock, every key is refused. */
  { ANSWER, .status = 403, .clock_off = TRUE, .diagnosis = {
    "azure-blob.clock.off", "clock",
    N_("The clock of this computer is wrong"),
    N_("Azure refuses every request whose time is more than 15 minutes off, whatever the key."),
    N_("Set this computer’s clock, best automatically, then try again.") } },
  { ANSWER, .status = 403, .says = "date header", .diagnosis = {
    "azure-blob.clock.refused", "clock",
    N_("Azure does not accept the time of this computer"),
    N_("Azure refuses every request whose time is more than 15 minutes off, whatever the key."),
    N_("Set this computer’s clock, best automatically, then try again.") } },

  /* The key or the signature. */
  { ANSWER, .status = 403, .code = "KeyBasedAuthenticationNotPermitted", .diagnosis = {
    ID ("key-not-permitted"), "service",
    N_("The storage account does not allow keys"),
    N_("Somebody turned off access by account key, with which Plumb reads the container."),
    N_("In the Azure portal open the storage account, then “Configuration”, and turn on “Allow storage account key access”.") } },
  { ANSWER, .status = 403, .code = "AuthenticationFailed", .says = "not valid in the specified time frame", .diagnosis = {
    ID ("signature-expired"), FIELD,
    N_("The shared access signature has run out"),
    N_("It was made for a certain time, which is over or has not begun."),
    N_("Make a new signature, or use the connection string with the account key from “Access keys”.") } },
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
    "azure-blob.network.firewall", "network",
    N_("The storage account does not let this computer in"),
    N_("Its firewall allows certain networks only."),
    N_("In the Azure portal open the storage account, then “Networking”, and add the address of this computer.") } },
  { ANSWER, .status = 403, .code = "AuthorizationPermissionMismatch", .diagnosis = {
    ID ("right"), FIELD,
    N_("The shared access signature lacks a right"),
    N_("It does not allow what Plumb just tried: listing or reading files."),
    N_("Make a signature with the rights “Read” and “List”, or use the connection string with the account key from “Access keys”.") } },
  { ANSWER, .status = 403, .code = "AuthorizationResourceTypeMismatch", .diagnosis = {
    ID ("signature-resource-type"), FIELD,
    N_("The shared access signature is not for files"),
    N_("When it was made, the resource types “Container” and “Object” were not allowed."),
    N_("Use the connection string with the account key, or make a signature with the types “Service”, “Container” and “Object”.") } },
  { ANSWER, .status = 403, .code = "AuthorizationServiceMismatch", .diagnosis = {
    ID ("signature-service"), FIELD,
    N_("The shared access signature is not for blobs"),
    N_("When it was made, the service “Blob” was not allowed."),
    N_("Use the connection string with the account key, or make a signature for the service “Blob”.") } },
  { ANSWER, .status = 403, .code = "AuthorizationProtocolMismatch", .diagnosis = {
    ID ("signature-protocol"), FIELD,
    N_("The shared access signature is for another protocol"),
    N_("It allows secure connections only, or plain ones only, and the address does not match."),
    N_("Let the address begin with https, or use the connection string with the account key.") } },
  { ANSWER, .status = 403, .code = "AccountIsDisabled", .diagnosis = {
    "azure-blob.account.disabled", "licence",
    N_("The storage account is switched off"),
    N_("Most often the Azure subscription has lapsed, or a payment is due."),
    N_("Sign in at portal.azure.com and look at “Subscriptions”, or ask whoever pays for it.") } },

  /* The container and its files. */
  { ANSWER, .status = 404, .code = "ContainerNotFound", .diagnosis = {
    "azure-blob.container.not-found", "container",
    N_("There is no container of this name"),
    N_("The name is misspelt, or the container was deleted since leads stopped coming to it."),
    N_("In the Azure portal open the storage account, then “Containers”, and compare the name.") } },
  { ANSWER, .status = 409, .code = "ContainerBeingDeleted", .diagnosis = {
    "azure-blob.container.being-deleted", "container",
    N_("The container is being deleted"),
    N_("Somebody deleted it moments ago, and what was in it can no longer be read."),
    N_("If that was a mistake, in the Azure portal open the storage account, then “Containers”, and show deleted containers: it may be possible to restore it.") } },
  { ANSWER, .status = 404, .code = "BlobNotFound", .diagnosis = {
    "azure-blob.blob.gone", "service",
    N_("The file is no longer in the container"),
    N_("Somebody deleted it while Plumb was reading the list."),
    N_("Nothing needs to be done: Plumb passes it over and reads the others.") } },
  { ANSWER, .status = 409, .code = "BlobArchived|BlobBeingRehydrated", .diagnosis = {
    "azure-blob.blob.archived", "service",
    N_("A file is in the archive"),
    N_("Its access tier is “Archive”, from which nothing can be read at once."),
    N_("In the Azure portal open the container, change the tier of its files to “Hot” or “Cool”, and wait some hours.") } },
  { ANSWER, .status = 404, .code = "ResourceNotFound", .diagnosis = {
    ID ("account"), FIELD,
    N_("The service does not know this storage account"),
    N_("AccountName in the connection string is wrong, or the account was deleted."),
    N_("Open the storage account in the Azure portal and copy its connection string again.") } },
  { ANSWER, .status = 400, .code = "InvalidResourceName", .diagnosis = {
    "azure-blob.container.refused", "container",
    N_("Azure does not accept the container’s name"),
    N_("A container’s name has 3 to 63 small letters, digits and single dashes."),
    N_("In the Azure portal open the storage account, then “Containers”, and compare the name.") } },
  { ANSWER, .status = 400, .code = "InvalidHeaderValue", .diagnosis = {
    "azure-blob.header", "service",
    N_("The service does not know this version of the protocol"),
    N_("It is an older emulator, or Plumb sent what it should not."),
    N_("Update the emulator. With Azure itself, please report it with the request number from the details.") } },
  { ANSWER, .status = 503, .code = "ServerBusy", .diagnosis = {
    "azure-blob.busy", "service",
    N_("Azure Storage is busy"),
    N_("It asks for fewer requests for a moment. Nothing is wrong with your settings."),
    N_("Wait a minute. Plumb tries again by itself while it watches.") } },
  { ANSWER, .status = 500, .code = "OperationTimedOut", .diagnosis = {
    "azure-blob.timed-out", "service",
    N_("Azure Storage took too long"),
    N_("It is moving the container to another computer, or is very busy."),
    N_("Wait a minute and try again.") } },
  { ANSWER, .code = "not-blobs", .diagnosis = {
    ID ("not-a-blob-service"), FIELD,
    N_("What answered is not Azure Blob Storage"),
    N_("The answer is no list of files, so the endpoint in the connection string leads to something else."),
    N_("Copy the connection string again from “Access keys” in the Azure portal.") } },
  { .diagnosis = { NULL } },
};

/* What is wrong with a field before anything is sent. */
const PlumbCatalogueRow plumb_catalogue_azure_blob_fields[] = {
  { .diagnosis = {
    ID ("missing"), FIELD,
    N_("The connection string is missing"),
    N_("Without it, Plumb does not know the storage account."),
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
    N_("Storage accounts have small letters and digits only. Perhaps this is the sample from the documentation."),
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
    N_("EndpointSuffix is not one that Microsoft runs."),
    N_("Compare it with the connection string in the Azure portal. Mostly it is core.windows.net.") } },
  { .diagnosis = {
    ID ("endpoint"), FIELD,
    N_("The address in the connection string cannot be used"),
    N_("BlobEndpoint, or what DefaultEndpointsProtocol begins with, is no web address."),
    N_("Copy the connection string again from the Azure portal.") } },
  { .diagnosis = {
    ID ("plain"), FIELD,
    N_("The connection would not be protected"),
    N_("The connection string asks for http, which would show your leads to everybody on the way."),
    N_("Replace DefaultEndpointsProtocol=http by DefaultEndpointsProtocol=https.") } },
  { .diagnosis = {
    ID ("signature-cannot-read"), FIELD,
    N_("The shared access signature does not allow reading"),
    N_("Plumb needs the rights “Read” and “List” to read an old container."),
    N_("Make a signature with these rights, or use the connection string with the account key from “Access keys”.") } },
  { .diagnosis = {
    "azure-blob.container.missing", "container",
    N_("The container’s name is missing"),
    N_("A storage account may have many containers, and Plumb does not guess which one has leads."),
    N_("In the Azure portal open the storage account, then “Containers”, and copy the name. The documentation’s example was marketplaceleadcontainer.") } },
  { .diagnosis = {
    "azure-blob.container.name", "container",
    N_("This cannot be the name of a container"),
    N_("A container’s name has 3 to 63 small letters, digits and single dashes, and begins and ends with a letter or digit."),
    N_("In the Azure portal open the storage account, then “Containers”, and copy the name.") } },
  { .diagnosis = {
    "azure-blob.poll-interval.range", "poll-interval",
    N_("This is no usable number of seconds"),
    N_("Plumb looks into an old container every 300 to 86400 seconds: nothing new should ever come."),
    N_("Enter a number from 300 to 86400, or leave it empty for 300.") } },
  { .diagnosis = { NULL } },
};
/* clang-format on */
