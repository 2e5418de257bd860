/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-field-spec.h"

G_BEGIN_DECLS

/*
 * The grammar of Marketo's fields; pure.  The patterns are Microsoft's own, from the schema of the
 * product ingestion API (customer-leads/2022-03-01-preview2); those of the REST credentials are
 * wide, because nobody documents them.
 */

PlumbFinding plumb_marketo_check_server_id (const char *value);
PlumbFinding plumb_marketo_check_munchkin_id (const char *value);
PlumbFinding plumb_marketo_check_form_id (const char *value);
PlumbFinding plumb_marketo_check_client_id (const char *value);
PlumbFinding plumb_marketo_check_client_secret (const char *value);
PlumbFinding plumb_marketo_check_rest_host (const char *value);
PlumbFinding plumb_marketo_check_poll_interval (const char *value);

/* (transfer full): without blanks and quotation marks around it. */
char *plumb_marketo_tidy_word (const char *value);

/* (transfer full): `ys12` of `https://app-ys12.marketo.com/…`; another host is left whole. */
char *plumb_marketo_tidy_server_id (const char *value);

/* (transfer full): `123-PQR-789` of itself in small letters, or of an address at mktorest.com. */
char *plumb_marketo_tidy_munchkin_id (const char *value);

/* (transfer full): scheme, host and port of an address, without the path that Marketo shows. */
char *plumb_marketo_tidy_rest_host (const char *value);

G_END_DECLS
