/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-database.h"

G_BEGIN_DECLS

/**
 * plumb_sql_functions_register:
 *
 * Gives @database `plumb_order (text)`: by what texts are sorted, whatever their case and
 * accents; and `plumb_matches (words, text, …)`: whether each of the folded words is in the texts.
 */
void plumb_sql_functions_register (PlumbDatabase *database);

G_END_DECLS
