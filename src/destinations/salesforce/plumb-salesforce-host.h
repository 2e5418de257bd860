/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-field-spec.h"

G_BEGIN_DECLS

/*
 * Names of Salesforce's servers, as typed: `webto.salesforce.com`, `acme.my.salesforce.com`, or the
 * whole address of a page there.  For tests and twins, an origin on this computer
 * (`http://127.0.0.1:8080`) stands for a name.
 */

/* What Web-to-Lead forms of production organisations are posted to. */
#define PLUMB_SALESFORCE_WEB_HOST "webto.salesforce.com"

/* (transfer full): the bare name, in small letters; a Lightning or set-up page's becomes that of
 * its My Domain. */
char *plumb_salesforce_host_tidy (const char *text);

/* For a #PlumbFieldSpec: where forms are posted to. */
PlumbFinding plumb_salesforce_host_check_form (const char *text);

/* For a #PlumbFieldSpec: the My Domain that is read from. */
PlumbFinding plumb_salesforce_host_check_reading (const char *text);

/* (transfer full): `https://` and the name, or the origin on this computer as it is. */
char *plumb_salesforce_host_dup_origin (const char *text);

G_END_DECLS
