/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which leads of a three-way choice are wanted. */
typedef enum {
  PLUMB_WANT_ALL,
  PLUMB_WANT_ONLY,
  PLUMB_WANT_NONE,
} PlumbWant;

/* By what leads are sorted; the names on the command line are in plumb_lead_sort_from_name(). */
typedef enum {
  PLUMB_LEAD_SORT_WHEN,
  PLUMB_LEAD_SORT_PERSON,
  PLUMB_LEAD_SORT_COMPANY,
  PLUMB_LEAD_SORT_OFFER,
  PLUMB_LEAD_SORT_SOURCE,
  PLUMB_LEAD_SORT_ACTION,
  PLUMB_LEAD_SORT_DESTINATION,
  PLUMB_LEAD_SORT_FOLLOW_UP,
} PlumbLeadSort;

/* `when`, `person`, `company`, `offer`, `source`, `action`, `destination`, `follow-up`. */
const char *plumb_lead_sort_get_name (PlumbLeadSort sort);
gboolean plumb_lead_sort_from_name (const char *name, PlumbLeadSort *sort);

/**
 * PlumbLeadQuery:
 * @words: (nullable): free words, all of which must occur in person, company, e-mail,
 *   phone, country, offer or description; case and accents do not matter
 * @destination: (nullable): a destination's id
 * @source: (nullable), @action: (nullable): canonical names
 * @offer: (nullable): an offer's id or, where there is none, its title
 * @customer: (nullable): a normalised e-mail address
 * @since: only leads that occurred at this time or later; 0 for any
 * @until: only leads that occurred before this time; 0 for any
 * @tests: test leads
 * @do_not_contact: leads with `DNC`
 * @follow_up: leads whose follow-up is still open
 * @sort: by what; descending for WHEN unless @reversed, ascending for all others
 *
 * Which leads, in which order.  A plain value; owns its strings.
 */
typedef struct {
  char *words;
  char *destination;
  char *source;
  char *action;
  char *offer;
  char *customer;
  gint64 since;
  gint64 until;
  PlumbWant tests;
  PlumbWant do_not_contact;
  PlumbWant follow_up;
  PlumbLeadSort sort;
  gboolean reversed;
} PlumbLeadQuery;

PlumbLeadQuery *plumb_lead_query_new (void);
PlumbLeadQuery *plumb_lead_query_copy (const PlumbLeadQuery *self);
void plumb_lead_query_free (PlumbLeadQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbLeadQuery, plumb_lead_query_free)

gboolean plumb_lead_query_equal (const PlumbLeadQuery *a, const PlumbLeadQuery *b);

/* Whether it narrows at all: words or any filter, whatever the order. */
gboolean plumb_lead_query_is_filtered (const PlumbLeadQuery *self);

/* (transfer full): a text from which plumb_lead_query_from_text() makes the same query. */
char *plumb_lead_query_to_text (const PlumbLeadQuery *self);

/* (transfer full) (nullable): %NULL if @text is none. */
PlumbLeadQuery *plumb_lead_query_from_text (const char *text);

G_END_DECLS
