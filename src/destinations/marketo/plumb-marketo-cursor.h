/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlumbMarketoNewcomer:
 * @person: Marketo's id
 * @time: when the person was made, or filled the form
 * @filled: whether the form was filled; otherwise it may still turn out to have been
 *
 * Somebody who was just seen.  Making a person and filling the form are two activities of one
 * lead, and may come on two pages.
 */
typedef struct {
  gint64 person;
  gint64 time;
  gboolean filled;
} PlumbMarketoNewcomer;

/**
 * PlumbMarketoCursor:
 * @since: all before this is read; from here, less an overlap, reading starts over; 0 before the
 *   first look
 * @token: (nullable): the paging token that reading goes on with
 * @place: (nullable): of which form it is
 * @newcomers: (element-type PlumbMarketoNewcomer): who was seen within the last minutes
 *
 * How far the activities of an instance were read.
 */
typedef struct {
  gint64 since;
  char *token;
  char *place;
  GArray *newcomers;
} PlumbMarketoCursor;

/* @text: (nullable): what plumb_marketo_cursor_to_text() made; anything else is the beginning. */
PlumbMarketoCursor *plumb_marketo_cursor_new (const char *text);
void plumb_marketo_cursor_free (PlumbMarketoCursor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbMarketoCursor, plumb_marketo_cursor_free)

/* Goes back to the beginning if @place is another form than the one it is of. */
void plumb_marketo_cursor_set_place (PlumbMarketoCursor *self, const char *place);

/* Forgets the paging token: reading starts over where all before is read. */
void plumb_marketo_cursor_start_over (PlumbMarketoCursor *self);

/* From when a new paging token is to be asked for; @beginning: where nothing was read before. */
gint64 plumb_marketo_cursor_get_start (const PlumbMarketoCursor *self, gint64 beginning);

char *plumb_marketo_cursor_to_text (const PlumbMarketoCursor *self);

G_END_DECLS
