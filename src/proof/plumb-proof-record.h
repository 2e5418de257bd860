/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (nullable) (element-type PlumbDifference): as a #PlumbTrial keeps them; %NULL for
 * none. */
char *plumb_proof_record_differences (GPtrArray *differences);

G_END_DECLS
