/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Certificates made when the tests are built, for localhost, 127.0.0.1 and ::1 and signed by our
 * own authority: `good`, `expired` (in 2021), `other` (for other.example), `alien` (signed by
 * itself) and `authority`.  Keys stand beside them, as in `good-key`.
 */

/* (transfer full): where the file is. */
char *plumb_test_certificate_dup_path (const char *name);

/* (transfer full): the certificate with its key. */
GTlsCertificate *plumb_test_certificate_new (const char *name);

/* (transfer full): what trusts our authority, and nobody else. */
GTlsDatabase *plumb_test_certificate_new_trust (void);

G_END_DECLS
