/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PlumbLeadText:
 *
 * The texts of a lead, in the order in which Plumb lists them everywhere.
 */
typedef enum {
  PLUMB_LEAD_SOURCE,
  PLUMB_LEAD_ACTION,
  PLUMB_LEAD_PUBLISHER,
  PLUMB_LEAD_OFFER,
  PLUMB_LEAD_OFFER_TITLE,
  PLUMB_LEAD_FIRST_NAME,
  PLUMB_LEAD_LAST_NAME,
  PLUMB_LEAD_EMAIL,
  PLUMB_LEAD_PHONE,
  PLUMB_LEAD_COUNTRY,
  PLUMB_LEAD_COMPANY,
  PLUMB_LEAD_TITLE,
  PLUMB_LEAD_DESCRIPTION,
} PlumbLeadText;

#define PLUMB_LEAD_N_TEXTS (PLUMB_LEAD_DESCRIPTION + 1)

/* The name in JSON, CSV and the database, as in `first_name`. */
const char *plumb_lead_text_get_name (PlumbLeadText text);

/* What a person calls it, untranslated (marked for translation), as in "First name". */
const char *plumb_lead_text_get_label (PlumbLeadText text);

/**
 * PlumbLeadFields:
 * @row: the database's number for the lead, 0 while it has none
 * @destination: (nullable): the id of the destination it came from, or `endpoint`
 * @key: (nullable): what makes it the same lead when it is delivered again, unique within
 *   the destination, e.g. the record's id there
 * @earlier_key: (nullable): a second key under which it may be known already
 * @received_at: when Plumb learnt of it
 * @created_at: when the marketplace or the destination made it, or 0
 * @texts: (nullable) each: by #PlumbLeadText
 * @raw: (nullable): the record as received, to the byte
 *
 * All of a lead, borrowed; what plumb_lead_new() copies.
 */
typedef struct {
  gint64 row;
  const char *destination;
  const char *key;
  const char *earlier_key;
  gint64 received_at;
  gint64 created_at;
  const char *texts[PLUMB_LEAD_N_TEXTS];
  const char *raw;
} PlumbLeadFields;

#define PLUMB_TYPE_LEAD (plumb_lead_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLead, plumb_lead, PLUMB, LEAD, GObject)

/**
 * PlumbLead:
 *
 * One customer's sign of interest, as the marketplace sends it.  Never changes once made,
 * so that lists, threads and tests may share it.
 *
 * Each text is also a property, named as in plumb_lead_text_get_name() with dashes.
 */
PlumbLead *plumb_lead_new (const PlumbLeadFields *fields);

/* All of @self, borrowed: the way to make a changed copy. */
const PlumbLeadFields *plumb_lead_get_fields (PlumbLead *self);

/* (nullable): %NULL when unknown; never an empty text. */
const char *plumb_lead_get_text (PlumbLead *self, PlumbLeadText text);

gint64 plumb_lead_get_row (PlumbLead *self);
const char *plumb_lead_get_destination (PlumbLead *self);
const char *plumb_lead_get_key (PlumbLead *self);
const char *plumb_lead_get_raw (PlumbLead *self);
gint64 plumb_lead_get_received_at (PlumbLead *self);
gint64 plumb_lead_get_created_at (PlumbLead *self);

/* When it happened as far as anybody knows: created, else received. */
gint64 plumb_lead_get_occurred_at (PlumbLead *self);

/* Whether name, company, title, description, e-mail or source start with `MSFT_TEST_`. */
gboolean plumb_lead_is_test (PlumbLead *self);

/* (transfer full) (nullable): the test lead's tag. */
char *plumb_lead_dup_test_tag (PlumbLead *self);

/* Whether the action is `DNC`: cross-listed, the customer must not be contacted. */
gboolean plumb_lead_is_do_not_contact (PlumbLead *self);

/* (transfer full) (nullable): the normalised e-mail address by which leads are one customer's. */
char *plumb_lead_dup_customer (PlumbLead *self);

/* (transfer full) (nullable): first and last name; %NULL if there is neither. */
char *plumb_lead_dup_person (PlumbLead *self);

G_END_DECLS
