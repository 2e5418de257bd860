/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-database.h"

G_BEGIN_DECLS

/* Tells of what changed, in the context for which the notice was made. */
typedef void (*PlumbNoticeFunc) (PlumbChange changes, gpointer user_data);

/**
 * PlumbNotice:
 *
 * Carries word of changes from any thread to one context: the first at once, what follows
 * within some milliseconds together, so that a burst costs that context almost nothing.
 */
typedef struct _PlumbNotice PlumbNotice;

PlumbNotice *plumb_notice_new (GMainContext *context, PlumbNoticeFunc func, gpointer user_data);

/* In the thread of the context, or when nobody gives notice any more. */
void plumb_notice_free (PlumbNotice *self);

/* From any thread. */
void plumb_notice_give (PlumbNotice *self, PlumbChange changes);

G_END_DECLS
