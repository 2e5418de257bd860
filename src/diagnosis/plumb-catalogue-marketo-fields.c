/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-catalogue.h"

#include <glib/gi18n.h>

#define ID(name) "marketo." name

/* clang-format off */
/* What is wrong with a field before anything is sent, and what is seen in a pasted text. */
const PlumbCatalogueRow plumb_catalogue_marketo_fields[] = {
  { .diagnosis = {
    ID ("server-id.shape"), "server-id",
    N_("This cannot be a Server ID"),
    N_("A Server ID has letters, digits, dots and dashes only, such as ys12."),
    N_("Take it from “Admin”, “My Account”, “Support Information” in Marketo, or leave it empty if Partner Center does not ask for it.") } },
  { .diagnosis = {
    ID ("server-id.landing-page"), "server-id",
    N_("This looks like the domain of your landing pages"),
    N_("Newer embed codes show that domain in the place where the Server ID used to stand. It is not one."),
    N_("Take the Server ID from “Admin”, “My Account”, “Support Information” in Marketo, or leave it empty if Partner Center does not ask for it.") } },
  { .diagnosis = {
    ID ("munchkin-id.missing"), "munchkin-id",
    N_("The Munchkin account ID is missing"),
    N_("Without it, neither Plumb nor Microsoft knows your Marketo instance."),
    N_("Paste the form’s embed code, or copy the ID from “Admin”, “Integration”, “Munchkin”.") } },
  { .diagnosis = {
    ID ("munchkin-id.shape"), "munchkin-id",
    N_("This cannot be a Munchkin account ID"),
    N_("It has three characters, a dash, three characters, a dash and three characters."),
    N_("Copy it from “Admin”, “Integration”, “Munchkin” in Marketo.") } },
  { .diagnosis = {
    ID ("munchkin-id.unusual"), "munchkin-id",
    N_("This Munchkin account ID looks unusual"),
    N_("Most are three digits, three letters and three digits, such as 123-PQR-789."),
    N_("Compare it with “Admin”, “Integration”, “Munchkin” in Marketo.") } },
  { .diagnosis = {
    ID ("form-id.missing"), "form-id",
    N_("The Form ID is missing"),
    N_("Leads come into Marketo by filling a form, and the number says which one."),
    N_("Paste the form’s embed code: the number is at the end of the line with loadForm.") } },
  { .diagnosis = {
    ID ("form-id.shape"), "form-id",
    N_("This cannot be a Form ID"),
    N_("A Form ID is a number of up to eight digits."),
    N_("Take the number at the end of the line with loadForm in the form’s embed code.") } },
  { .diagnosis = {
    ID ("client-id.needed"), "client-id",
    N_("Without Client ID and Client Secret, Plumb cannot try this out"),
    N_("Server ID, Munchkin account ID and Form ID tell Microsoft which form to fill. They let nobody sign in, so Plumb can only look at their shape."),
    N_("Ask an administrator of Marketo for a “Custom” service in “Admin”, “LaunchPoint”, and enter its Client ID and Client Secret. Partner Center’s own settings stay as they are.") } },
  { .diagnosis = {
    ID ("client-id.missing"), "client-id",
    N_("The Client ID is missing"),
    N_("There is a Client Secret, and the one is of no use without the other."),
    N_("In “Admin”, “LaunchPoint” choose “View Details” of the service and copy the Client ID.") } },
  { .diagnosis = {
    ID ("client-id.shape"), "client-id",
    N_("This cannot be a Client ID"),
    N_("A Client ID is one word of up to 128 plain characters."),
    N_("In “Admin”, “LaunchPoint” choose “View Details” of the service and copy the Client ID again.") } },
  { .diagnosis = {
    ID ("client-secret.missing"), "client-secret",
    N_("The Client Secret is missing"),
    N_("There is a Client ID, and the one is of no use without the other."),
    N_("In “Admin”, “LaunchPoint” choose “View Details” of the service and copy the Client Secret.") } },
  { .diagnosis = {
    ID ("client-secret.shape"), "client-secret",
    N_("This cannot be a Client Secret"),
    N_("A Client Secret is one word of up to 128 plain characters."),
    N_("In “Admin”, “LaunchPoint” choose “View Details” of the service and copy the Client Secret again.") } },
  { .diagnosis = {
    ID ("client-secret.looks-like-id"), "client-secret",
    N_("This looks like a Client ID"),
    N_("A Client ID has dashes in this place, and secrets have none."),
    N_("Compare it with “View Details” of the service: the secret stands below the ID.") } },
  { .diagnosis = {
    ID ("rest-host.not-one"), "rest-host",
    N_("This is not a web address"),
    N_("The address of the REST API begins with https:// and a name."),
    N_("Leave it empty: Plumb makes it from the Munchkin account ID.") } },
  { .diagnosis = {
    ID ("rest-host.plain"), "rest-host",
    N_("The connection would not be protected"),
    N_("The address begins with http, which would show the secret to everybody on the way."),
    N_("Let it begin with https, or leave it empty.") } },
  { .diagnosis = {
    ID ("poll-interval.range"), "poll-interval",
    N_("This is no usable time between two looks"),
    N_("Plumb looks into Marketo every 5 to 3600 seconds."),
    N_("Enter a number from 5 to 3600, or leave it empty for 60.") } },
  { .diagnosis = {
    ID ("lead.address"), "service",
    N_("Marketo cannot take a lead with this address"),
    N_("It knows people by their e-mail address, which must be there and may have plain letters only."),
    N_("Give the lead an address of plain letters and send it again.") } },
  { .diagnosis = {
    ID ("lead.unknown-person"), "service",
    N_("Plumb does not know whom to remove"),
    N_("Marketo removes people by their number, and this lead has none."),
    N_("Find the test lead in Marketo’s “Database” by its address, and delete the person there.") } },
  { .diagnosis = {
    ID ("paste.no-credentials"), "client-id",
    N_("Client ID and Client Secret are not in this text"),
    N_("An embed code has none. Newer settings of Partner Center ask for both, and Plumb needs them to send a test lead."),
    N_("Copy both from “View Details” of the service in “Admin”, “LaunchPoint”, and paste them too.") } },
  { .diagnosis = {
    ID ("paste.form-post"), "service",
    N_("This text fills the form by a way that Adobe does not support"),
    N_("It posts to leadCapture/save2, which Marketo may refuse any day without saying so."),
    N_("Set up Client ID and Client Secret, so that leads come in through the REST API.") } },
  { .diagnosis = { NULL } },
};
/* clang-format on */
