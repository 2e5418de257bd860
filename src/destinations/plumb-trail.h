/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

/**
 * PlumbTrail:
 *
 * The pages of one walk through a service's leads, so that one that promises more for ever is not
 * followed for ever.
 */
typedef struct _PlumbTrail PlumbTrail;

typedef enum {
  PLUMB_TRAIL_ENDS,
  PLUMB_TRAIL_GOES_ON,
  PLUMB_TRAIL_IS_ENDLESS,
} PlumbTrailStep;

/* @cursor: (nullable): where the walk begins */
PlumbTrail *plumb_trail_new (const char *cursor);
void plumb_trail_free (PlumbTrail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTrail, plumb_trail_free)

/**
 * plumb_trail_follow:
 * @page: what was read, and accepted, where the walk stands
 *
 * Whether to ask again at once, from @page's cursor on.  More at the very same place is an end.
 * %PLUMB_TRAIL_IS_ENDLESS: its cursor was passed before, or there were more pages than any service
 * has; @page's leads are good, and its attempt is refused from now on, so that it can be diagnosed.
 */
PlumbTrailStep plumb_trail_follow (PlumbTrail *self, PlumbPage *page);

G_END_DECLS
