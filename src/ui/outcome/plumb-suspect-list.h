/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_SUSPECT_LIST (plumb_suspect_list_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSuspectList, plumb_suspect_list, PLUMB, SUSPECT_LIST, AdwBin)

/**
 * PlumbSuspectList:
 *
 * What may have swallowed a lead, the likeliest first; each opens to why no error is seen and to
 * how to check it in a minute.  Hidden while there is nothing to suspect.
 */
GtkWidget *plumb_suspect_list_new (void);

/* @title: in place of “What may have swallowed it”. */
void plumb_suspect_list_set_title (PlumbSuspectList *self, const char *title);

/* @suspicions: (nullable) (element-type PlumbSuspicion): %NULL hides it. */
void plumb_suspect_list_show (PlumbSuspectList *self, GPtrArray *suspicions);

G_END_DECLS
