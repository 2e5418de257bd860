/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-help-entries.h"

#include <glib/gi18n.h>

/* clang-format off */
const PlumbHelpEntry plumb_help_afterwards[] = {
  { "after.day", PLUMB_HELP_AFTERWARDS, PLUMB_KIND_NONE,
    N_("Answer within a day"),
    N_("Call or write within 24 hours, while the customer still remembers the button. Plumb counts them down for each lead, and marks what is overdue.") },
  { "after.duplicates", PLUMB_HELP_AFTERWARDS, PLUMB_KIND_NONE,
    N_("Merge, then make it personal"),
    N_("Put all leads of one person together before you write, and speak of what they did: a test drive wants another letter than a purchase.") },
  { "after.qualify", PLUMB_HELP_AFTERWARDS, PLUMB_KIND_NONE,
    N_("Decide what a good lead is"),
    N_("Write down by which criteria a lead enters your sales process, so that everybody decides alike.") },
  { "after.nurture", PLUMB_HELP_AFTERWARDS, PLUMB_KIND_NONE,
    N_("Do not stop at the first try"),
    N_("Plan several calls, and at least two mails that are of use to the customer. Many who buy did not answer the first time.") },
  { "after.process", PLUMB_HELP_AFTERWARDS, PLUMB_KIND_NONE,
    N_("Milestones and owners"),
    N_("Give each step an owner and a date, and look at the numbers: how many leads came, how many were called, how many bought.") },
  { "after.operations", PLUMB_HELP_AFTERWARDS, PLUMB_KIND_NONE,
    N_("Make it part of the daily work"),
    N_("Once leads arrive, bring them into the tools and meetings that your sales and marketing people have already, or nobody will look.") },
  { "support.missed", PLUMB_HELP_SUPPORT, PLUMB_KIND_NONE,
    N_("Leads that were missed"),
    N_("Microsoft does not send a lost lead again, and does not mail it, because it holds personal data. The Referrals workspace of Partner Center keeps leads for six months and can export them.") },
  { "support.ticket", PLUMB_HELP_SUPPORT, PLUMB_KIND_NONE,
    N_("Where to open a ticket"),
    N_("At aka.ms/marketplacepublishersupport: choose “Offer creation”, then the type of your offer, then “Lead management configuration”. Attach the file that Plumb makes for support: it has no secret and no personal data in it.") },
  { "support.documents", PLUMB_HELP_SUPPORT, PLUMB_KIND_NONE,
    N_("Microsoft’s documents"),
    N_("Look on learn.microsoft.com for “Customer leads from your commercial marketplace offer”, and for the page of your destination.") },
  { "support.feedback", PLUMB_HELP_SUPPORT, PLUMB_KIND_NONE,
    N_("Tell Microsoft what is missing"),
    N_("Microsoft asks publishers for their opinion of its lead management. An address that its documents named is AzureMarketOnboard@microsoft.com.") },
  { NULL },
};
/* clang-format on */
