/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

/**
 * PlumbPaging:
 *
 * The pages of one walk through a service's leads, so that one that promises more for ever is not
 * followed for ever.
 */
typedef struct _PlumbPaging PlumbPaging;

typedef enum {
  PLUMB_PAGING_ENDS,
  PLUMB_PAGING_GOES_ON,
  PLUMB_PAGING_IS_ENDLESS,
} PlumbPagingStep;

/* @cursor: (nullable): where the walk begins */
PlumbPaging *plumb_paging_new (const char *cursor);
void plumb_paging_free (PlumbPaging *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbPaging, plumb_paging_free)

/**
 * plumb_paging_follow:
 * @page: what was read, and accepted, where the walk stands
 *
 * Whether to ask again at once, from @page's cursor on.  More at the very same place is an end.
 * %PLUMB_PAGING_IS_ENDLESS: its cursor was passed before, or there were more pages than any service
 * has; @page's leads are good, and its attempt is refused from now on, so that it can be diagnosed.
 */
PlumbPagingStep plumb_paging_follow (PlumbPaging *self, PlumbPage *page);

G_END_DECLS
