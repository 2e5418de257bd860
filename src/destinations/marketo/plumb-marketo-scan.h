/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-marketo-cursor.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Of activities, the ids of two types: learn of "Get Activity Types". */
#define PLUMB_MARKETO_FILL_OUT_FORM 2
#define PLUMB_MARKETO_NEW_LEAD 12

/* As many people as Marketo tells of in one call. */
#define PLUMB_MARKETO_MOST_PEOPLE 300

/**
 * PlumbMarketoSighting:
 * @person: Marketo's id of who it was
 * @key: the lead's: of a form that was filled the activity's `marketoGUID`, else `new` and the
 *   person's id
 * @time: when
 * @activity: (nullable): that of the form
 *
 * What is a lead if the person's fields say so.
 */
typedef struct {
  gint64 person;
  char *key;
  gint64 time;
  JsonObject *activity;
} PlumbMarketoSighting;

/**
 * plumb_marketo_scan_page:
 * @activities: (nullable): those of one page, of the two types above
 * @form_id: the form that counts
 * @now: when the page was read, by the service's clock
 * @more: whether there are more pages
 *
 * A form that was filled is a lead.  A person who was made, and within two minutes did not fill
 * the form, is one too if the source is the marketplace's: it may have made the person without the
 * form.  Moves @cursor, all but its token.
 *
 * Returns: (transfer full) (element-type PlumbMarketoSighting): oldest first
 */
GPtrArray *plumb_marketo_scan_page (PlumbMarketoCursor *cursor, JsonArray *activities,
                                    gint64 form_id, gint64 now, gboolean more);

/* (transfer full) (element-type PlumbMarketoSighting): everybody who was made, for the clean-up;
 * their keys are the people's ids. */
GPtrArray *plumb_marketo_scan_people (JsonArray *activities);

G_END_DECLS
