/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlumbKind:
 *
 * The systems that the marketplace can send leads to.
 */
typedef enum {
  PLUMB_KIND_NONE,
  PLUMB_KIND_DYNAMICS,
  PLUMB_KIND_MARKETO,
  PLUMB_KIND_SALESFORCE,
  PLUMB_KIND_AZURE_TABLE,
  PLUMB_KIND_AZURE_BLOB,
  PLUMB_KIND_HTTPS,
} PlumbKind;

/* The name in the database, on the command line and in JSON, as in `azure-table`. */
const char *plumb_kind_get_name (PlumbKind kind);

/* %PLUMB_KIND_NONE if @name is no kind's. */
PlumbKind plumb_kind_from_name (const char *name);

/* Whether a destination of this kind is of no use without a secret; one of the others may have
 * nothing in the keyring. */
gboolean plumb_kind_needs_secret (PlumbKind kind);

G_END_DECLS
