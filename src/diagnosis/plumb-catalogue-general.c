/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-catalogue.h"

#include <glib/gi18n.h>

/* What can go wrong with any kind; the particular rows of each kind stand above these. */
/* clang-format off */
const PlumbCatalogueRow plumb_catalogue_general[] = {
  /* Codes that mean the same wherever they occur. */
  { .anywhere = TRUE, .code = "failed", .diagnosis = {
    "network.failed", "network",
    N_("The connection failed"),
    N_("Something on this computer or on the way to the server went wrong in a way that Plumb has no name for."),
    N_("Try again. If it happens each time, open the details and send them to whoever runs the network.") } },
  { .anywhere = TRUE, .code = "endless", .diagnosis = {
    "service.endless", "service",
    N_("The service’s list of leads has no end"),
    N_("Each page that it sends names another, and they lead back to those that were read before."),
    N_("What was read is kept, and Plumb goes on from there. Try again in a few minutes. If it lasts, give the request number from the details to the service’s support.") } },
  { .stage = PLUMB_STAGE_RESOLVE, .code = "timed-out", .diagnosis = {
    "network.name-silence", "network",
    N_("Looking up the server’s name took too long"),
    N_("The service that turns names into addresses did not answer."),
    N_("Check the connection to the internet, then try again in a few minutes.") } },
  { .stage = PLUMB_STAGE_RESOLVE, .code = "name-service-down", .diagnosis = {
    "network.offline", "network",
    N_("This computer cannot look up names"),
    N_("The service that turns names into addresses cannot be reached. Most often the computer is offline."),
    N_("Check the connection to the internet, then try again.") } },
  { .stage = PLUMB_STAGE_RESOLVE, .diagnosis = {
    "network.name-unknown", "network",
    N_("No server has this name"),
    N_("The address is misspelt, or this computer has no connection to the internet."),
    N_("Compare the address letter by letter with the one you were given, and open any web page to see whether the connection works.") } },
  { .stage = PLUMB_STAGE_CONNECT, .code = "timed-out", .diagnosis = {
    "network.silence", "network",
    N_("The server does not answer"),
    N_("The server, or a firewall on the way to it, kept silent until the time was up."),
    N_("Try again in a few minutes. If it stays silent, ask whoever runs the network whether a firewall stops this connection.") } },
  { .stage = PLUMB_STAGE_CONNECT, .code = "unreachable", .diagnosis = {
    "network.unreachable", "network",
    N_("There is no way to the server"),
    N_("This computer is offline, or its network has no route to the server."),
    N_("Check the connection to the internet, and any VPN or proxy, then try again.") } },
  { .stage = PLUMB_STAGE_CONNECT, .code = "proxy-down", .diagnosis = {
    "network.proxy-silent", "network",
    N_("This computer’s proxy does not answer"),
    N_("The network settings send all requests through a proxy that cannot be reached. The server itself was not asked."),
    N_("Check the proxy in the system’s network settings, or ask whoever runs the network.") } },
  { .stage = PLUMB_STAGE_CONNECT, .code = "proxy", .diagnosis = {
    "network.proxy-failed", "network",
    N_("The proxy does not let Plumb through"),
    N_("The network sends all requests through a proxy, which refused this one or cannot be reached."),
    N_("Check the proxy in the system’s network settings, or ask whoever runs the network.") } },
  { .stage = PLUMB_STAGE_CONNECT, .code = "cut", .diagnosis = {
    "network.cut-while-connecting", "network",
    N_("The connection broke off at once"),
    N_("The server, a proxy or a firewall closed the connection as soon as it stood."),
    N_("Check the address and its port, then ask whoever runs the network about proxies and firewalls.") } },
  { .stage = PLUMB_STAGE_CONNECT, .diagnosis = {
    "network.refused", "network",
    N_("The server refuses the connection"),
    N_("The server exists, but nothing there takes connections at this address."),
    N_("Check the port in the address, if there is one, and ask whoever runs the server whether it is running.") } },
  { .stage = PLUMB_STAGE_TLS, .tls_errors = G_TLS_CERTIFICATE_EXPIRED, .diagnosis = {
    "network.certificate-expired", "network",
    N_("The server’s certificate has expired"),
    N_("The server can no longer prove who it is. Microsoft would refuse it too."),
    N_("Ask whoever runs the server to renew its certificate. If it is still good, check the date on this computer.") } },
  { .stage = PLUMB_STAGE_TLS, .tls_errors = G_TLS_CERTIFICATE_NOT_ACTIVATED, .diagnosis = {
    "network.certificate-too-early", "clock",
    N_("The server’s certificate is not valid yet"),
    N_("The certificate starts in the future, or the clock of this computer is behind."),
    N_("Check the date and time of this computer first, then ask whoever runs the server about its certificate.") } },
  { .stage = PLUMB_STAGE_TLS, .tls_errors = G_TLS_CERTIFICATE_BAD_IDENTITY, .diagnosis = {
    "network.certificate-other-name", "network",
    N_("The server’s certificate is for another name"),
    N_("The server proved to be somebody else than the address says."),
    N_("Check the address for a typing mistake. If it is right, ask whoever runs the server for a certificate with this name.") } },
  { .stage = PLUMB_STAGE_TLS, .tls_errors = G_TLS_CERTIFICATE_UNKNOWN_CA, .diagnosis = {
    "network.certificate-unknown", "network",
    N_("Nobody vouches for the server’s certificate"),
    N_("The certificate was signed by the server itself or by an authority that this computer does not know."),
    N_("Ask whoever runs the server for a certificate from a public authority, together with its chain.") } },
  { .stage = PLUMB_STAGE_TLS, .tls_errors = G_TLS_CERTIFICATE_REVOKED, .diagnosis = {
    "network.certificate-revoked", "network",
    N_("The server’s certificate was withdrawn"),
    N_("The authority that signed the certificate no longer vouches for it."),
    N_("Ask whoever runs the server for a new certificate.") } },
  { .stage = PLUMB_STAGE_TLS, .code = "certificate", .diagnosis = {
    "network.certificate", "network",
    N_("The server’s certificate cannot be trusted"),
    N_("The certificate is broken or too weak to prove who the server is."),
    N_("Ask whoever runs the server for a new certificate from a public authority.") } },
  { .stage = PLUMB_STAGE_TLS, .code = "certificate-wanted", .diagnosis = {
    "network.certificate-wanted", "network",
    N_("The server wants a certificate from whoever asks"),
    N_("It lets in only those who prove who they are by a certificate. Microsoft does not have one."),
    N_("Ask whoever runs the server to let requests in without a client certificate at this address.") } },
  { .stage = PLUMB_STAGE_TLS, .code = "not-tls", .diagnosis = {
    "network.not-tls", "network",
    N_("The server does not speak a secure language"),
    N_("It answers in the clear, so the port is one for plain connections."),
    N_("Check the port in the address. Secure addresses mostly have none, or 443.") } },
  { .stage = PLUMB_STAGE_TLS, .code = "timed-out", .diagnosis = {
    "network.tls-silence", "network",
    N_("The server fell silent"),
    N_("It took the connection and then kept silent while the two were to agree on how to protect it."),
    N_("Check the port in the address, then try again in a few minutes.") } },
  { .stage = PLUMB_STAGE_TLS, .diagnosis = {
    "network.tls", "network",
    N_("No secure connection came about"),
    N_("The server and Plumb could not agree on how to protect the connection."),
    N_("Ask whoever runs the server whether it supports TLS 1.2 or newer at this address and port.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .code = "timed-out", .diagnosis = {
    "network.no-answer", "service",
    N_("The server took the request and never answered"),
    N_("The connection works, but no answer came until the time was up."),
    N_("Try again in a few minutes. Look in the destination first: what was sent may have arrived all the same.") } },
  { .stage = PLUMB_STAGE_SENT, .code = "timed-out", .diagnosis = {
    "network.no-reading", "service",
    N_("The server did not take the request"),
    N_("The connection works, but the request could not be handed over until the time was up."),
    N_("Try again in a few minutes.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .code = "not-http", .diagnosis = {
    "network.not-http", "network",
    N_("What answered is not a web server"),
    N_("The answer is not HTTP, so another program is listening at this address."),
    N_("Check the address and its port.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .code = "too-large", .diagnosis = {
    "network.too-large", "service",
    N_("The answer is too long"),
    N_("The server sent more than Plumb is ready to read."),
    N_("Check that the address is the one of the service and not of a download.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .code = "cut", .diagnosis = {
    "network.cut", "network",
    N_("The connection broke off"),
    N_("The server, or something on the way to it, closed the connection before the answer was complete."),
    N_("Try again. If it happens each time, ask whoever runs the network about proxies and firewalls.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .code = "garbled", .diagnosis = {
    "network.garbled", "network",
    N_("The answer cannot be read"),
    N_("It arrived in pieces that do not fit together. A proxy or virus scanner on the way may do that."),
    N_("Try again, and from another network if you can. Then tell whoever runs the network.") } },
  { .stage = PLUMB_STAGE_SENT, .diagnosis = {
    "network.cut-while-sending", "network",
    N_("The connection broke off while sending"),
    N_("The server, or something on the way to it, closed the connection before it had the whole request."),
    N_("Try again. If it happens each time, ask whoever runs the network about proxies and firewalls.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .status = 407, .diagnosis = {
    "network.proxy", "network",
    N_("The proxy wants a name and a password"),
    N_("The network sends all requests through a proxy, which did not let this one pass."),
    N_("Ask whoever runs the network how programs on this computer sign in to the proxy.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .status = 401, .diagnosis = {
    "service.unauthorised", "service",
    N_("The service does not know who is asking"),
    N_("It refused the name, key or secret that it was given."),
    N_("Copy the values again from where you got them, without blanks at the ends.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .status = 403, .diagnosis = {
    "service.forbidden", "role",
    N_("The service does not allow this"),
    N_("It knows who is asking, but the right to do this is missing."),
    N_("Ask the administrator of the service for the right to write leads.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .status = 404, .diagnosis = {
    "service.not-found", "service",
    N_("There is nothing at this address"),
    N_("The server answers, but has nothing under this address."),
    N_("Copy the address again from where you got it.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .status = 408, .diagnosis = {
    "service.slow", "service",
    N_("The service gave up waiting"),
    N_("It closed the request because something took too long."),
    N_("Try again in a few minutes.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .status = 429, .diagnosis = {
    "service.too-many", "service",
    N_("The service wants fewer requests"),
    N_("More requests came in a short time than the service allows."),
    N_("Wait a few minutes. If it happens often, look at the limits of your plan with this service.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .status = 503, .diagnosis = {
    "service.busy", "service",
    N_("The service is busy or being maintained"),
    N_("It answers, but cannot work just now."),
    N_("Try again in a few minutes. If it lasts, look at the service’s status page.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .status = 500, .status_end = 599, .diagnosis = {
    "service.failed", "service",
    N_("The service failed"),
    N_("The fault is on the side of the service, not of your settings."),
    N_("Try again in a few minutes. If it lasts, give the request number from the details to the service’s support.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .status = 300, .status_end = 399, .diagnosis = {
    "service.moved", "service",
    N_("The service points to another address"),
    N_("The address has moved. Plumb does not follow, because the request holds a secret."),
    N_("Compare the new address in the details with what you expect, and enter that one instead.") } },
  { .stage = PLUMB_STAGE_ANSWERED, .status = 400, .status_end = 499, .diagnosis = {
    "service.refused", "service",
    N_("The service refused the request"),
    N_("It answers, but does not take what it was sent."),
    N_("Open the details: the service’s own words are there. Send them to whoever runs the service.") } },
  { .verdict = PLUMB_VERDICT_ACCEPTED, .diagnosis = {
    "verdict.accepted", "service",
    N_("Accepted, not proved"),
    N_("The service took the test lead, and there is no way to read it back."),
    N_("Look for the test lead where your leads arrive, by the tag that starts with MSFT_TEST.") } },
  { .verdict = PLUMB_VERDICT_ALTERED, .diagnosis = {
    "verdict.altered", "service",
    N_("The lead arrived, but not as it was sent"),
    N_("At least one field was cut, left out or changed on the way."),
    N_("Look at the comparison below, and at the rules of the destination for the fields that differ.") } },
  { .verdict = PLUMB_VERDICT_LOST, .diagnosis = {
    "verdict.lost", "service",
    N_("The lead was taken and did not arrive"),
    N_("The service accepted the test lead, but it could not be found within the wait."),
    N_("Wait a few minutes: Plumb marks it if it turns up late. Then look at the rules that may stop or merge new leads at the destination.") } },
  { .diagnosis = {
    "field.not-a-date", "service",
    N_("This is not a date"),
    N_("Plumb reads days as year, month and day, so that no country’s order is mistaken for another’s."),
    N_("Enter a day that exists, as in 2027-03-31.") } },
  { .diagnosis = {
    "intake.several", "service",
    N_("What you pasted has more than one value for a field"),
    N_("Plumb took the one that looks most like what is needed, the first of several."),
    N_("Compare it with what you were given, and paste only the right one if it is another.") } },
  { .anywhere = TRUE, .diagnosis = {
    "unknown", "service",
    N_("Plumb does not know this failure"),
    N_("What came back fits none of the failures that Plumb knows."),
    N_("Open the details, and send them to whoever runs the service.") } },
  { .diagnosis = { NULL } },
};
/* clang-format on */
