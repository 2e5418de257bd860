/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Some of Marketo's types of activities. */
typedef enum {
  PLUMB_MARKETO_LOG_VISIT = 1,
  PLUMB_MARKETO_LOG_FILL_OUT_FORM = 2,
  PLUMB_MARKETO_LOG_NEW_LEAD = 12,
  PLUMB_MARKETO_LOG_CHANGE = 13,
  PLUMB_MARKETO_LOG_DELETE = 37,
} PlumbMarketoLogType;

/**
 * PlumbMarketoLog:
 *
 * What the people of the simulated instance did, oldest first.  Read by paging tokens, each of
 * which is a place in it.
 */
typedef struct _PlumbMarketoLog PlumbMarketoLog;

PlumbMarketoLog *plumb_marketo_log_new (void);
void plumb_marketo_log_free (PlumbMarketoLog *self);

/* @object: what it was done to, a form's number or the person's own */
void plumb_marketo_log_add (PlumbMarketoLog *self, PlumbMarketoLogType type, gint64 person,
                            gint64 object);

/* (transfer full): for what happened at @since or later. */
char *plumb_marketo_log_make_token (PlumbMarketoLog *self, gint64 since);

/**
 * PlumbMarketoLogWalk:
 * @types: ids, with commas between them
 * @people: (nullable): only these, with commas between them
 * @limit: how many activities of all types are looked at
 * @result: (out): those of the types, (transfer full)
 * @next: (out): the token to go on with, (transfer full)
 * @more: (out): whether the log goes on there
 */
typedef struct {
  const char *types;
  const char *people;
  guint limit;
  JsonArray *result;
  char *next;
  gboolean more;
} PlumbMarketoLogWalk;

/* %FALSE if @token is none. */
gboolean plumb_marketo_log_walk (PlumbMarketoLog *self, const char *token,
                                 PlumbMarketoLogWalk *walk);

/* (transfer full) */
JsonArray *plumb_marketo_log_save (PlumbMarketoLog *self);
void plumb_marketo_log_load (PlumbMarketoLog *self, JsonArray *activities);

/* (transfer full): as Marketo writes times. */
char *plumb_marketo_log_format_time (gint64 time);

G_END_DECLS
