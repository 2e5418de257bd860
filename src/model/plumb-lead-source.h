/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlumbLeadSource:
 * @source: (nullable): where the customer was, e.g. `AzureMarketplace`; the
 *   spellings of AppSource (`SPZA`, `AppSource (SPZA)`) are one source, `AppSource`
 * @action: (nullable): what the customer did, e.g. `INS`, `PLT`, `DNC`
 * @publisher: (nullable): the publisher's id
 * @offer: (nullable): the offer's id, never interpreted further; its display name when
 *   @publisher is %NULL, as in Microsoft's test leads
 *
 * The parts of the marketplace's `LeadSource`, whose grammar is
 * `Source-Action|PublisherId.OfferId`.  Unknown sources and actions are kept as they are.
 */
typedef struct {
  char *source;
  char *action;
  char *publisher;
  char *offer;
} PlumbLeadSource;

/**
 * plumb_lead_source_parse:
 * @text: (nullable): the marketplace's text, blanks around its parts allowed
 *
 * Returns: (transfer full) (nullable): the parts; %NULL if there is not even a source
 */
PlumbLeadSource *plumb_lead_source_parse (const char *text);
void plumb_lead_source_free (PlumbLeadSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbLeadSource, plumb_lead_source_free)

/**
 * plumb_lead_source_format:
 * @source, @action, @publisher, @offer: (nullable) each
 * @title: (nullable): stands for an offer that has no publisher, as in Microsoft's test leads
 *
 * Returns: (transfer full) (nullable): the marketplace's text; %NULL if nothing is known
 */
char *plumb_lead_source_format (const char *source, const char *action, const char *publisher,
                                const char *offer, const char *title);

/* (transfer full): the name under which all spellings of one source are kept. */
char *plumb_lead_source_dup_canonical (const char *source);

/* (transfer full): the name under which all spellings of one known action are kept. */
char *plumb_lead_source_dup_canonical_action (const char *action);

/* The five documented actions, %NULL-terminated: `INS`, `PLT`, `DNC`, `Create`, `StartTestDrive`.
 */
const char *const *plumb_lead_source_get_actions (void);

/* The documented sources, %NULL-terminated. */
const char *const *plumb_lead_source_get_sources (void);

G_END_DECLS
