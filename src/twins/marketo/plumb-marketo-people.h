/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PlumbMarketoPeople:
 *
 * The people of the simulated instance: JSON objects in the names of the REST API.
 */
typedef struct _PlumbMarketoPeople PlumbMarketoPeople;

PlumbMarketoPeople *plumb_marketo_people_new (void);
void plumb_marketo_people_free (PlumbMarketoPeople *self);

/* A number that nobody has. */
gint64 plumb_marketo_people_reserve (PlumbMarketoPeople *self);

/* (nullable): who has this value in @field; ids as text. */
JsonObject *plumb_marketo_people_find (PlumbMarketoPeople *self, const char *field,
                                       const char *value);

/* Copies the members of @values into @person, or, if that is %NULL, into a new one with @id. */
JsonObject *plumb_marketo_people_put (PlumbMarketoPeople *self, JsonObject *person, gint64 id,
                                      JsonObject *values);

gboolean plumb_marketo_people_remove (PlumbMarketoPeople *self, gint64 id);

/* (transfer full): @person with these members only, those that it does not have being null. */
JsonObject *plumb_marketo_person_select (JsonObject *person, const char *const *fields);

/* (transfer full) */
JsonArray *plumb_marketo_people_save (PlumbMarketoPeople *self);
void plumb_marketo_people_load (PlumbMarketoPeople *self, JsonArray *people);

G_END_DECLS
