/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-database.h"

G_BEGIN_DECLS

/**
 * plumb_migrations_run:
 *
 * Brings the tables up to date, each step in its own transaction, and sets what a writer
 * needs.  Errors: %PLUMB_ERROR_STORE_NEWER, and nothing was written.
 */
gboolean plumb_migrations_run (PlumbDatabase *database, GError **error);

G_END_DECLS
