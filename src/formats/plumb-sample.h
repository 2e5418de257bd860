/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Samples that somebody copied out of the marketplace's documents, some of which are broken. */

/**
 * plumb_sample_mend:
 * @text: JSON, or nearly
 *
 * Adds the commas that are missing and takes the backslashes away that came from Markdown.
 *
 * Returns: (transfer full) (nullable): valid JSON; %NULL if @text needs no mending or is beyond it
 */
char *plumb_sample_mend (const char *text);

/* (transfer full): @text without Markdown's backslashes, as in `jsmith\@microsoft.com`. */
char *plumb_sample_unescape (const char *text);

/**
 * plumb_sample_get_wire_name:
 * @name: a key, source or action as a translated document prints it, e.g. `país`
 *
 * Returns: (transfer none) (nullable): what is really sent, e.g. `country`; %NULL if @name is no
 * translation of it
 */
const char *plumb_sample_get_wire_name (const char *name);

/**
 * plumb_sample_describe_translations:
 * @text: what was pasted
 *
 * Returns: (transfer full) (nullable): a line such as `país → country` for each that is translated;
 *   %NULL if there are too few for @text to be a translated sample
 */
char *plumb_sample_describe_translations (const char *text);

G_END_DECLS
