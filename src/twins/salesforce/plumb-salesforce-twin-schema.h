/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-salesforce-twin-organisation.h"

G_BEGIN_DECLS

/* (transfer container) (nullable): the records of @object, %NULL if there is no such object.
 * @is_tooling: whether it was asked for where the organisation's own make-up is kept */
GPtrArray *plumb_salesforce_twin_schema_list (PlumbSalesforceTwinOrganisation *organisation,
                                              const char *object, gboolean is_tooling);

/* Whether @object, one of the above, has @field and the app's user sees it. */
gboolean plumb_salesforce_twin_schema_has_field (PlumbSalesforceTwinOrganisation *organisation,
                                                 const char *object, const char *field);

/* (transfer full): what the object Lead is made of. */
JsonObject *plumb_salesforce_twin_schema_describe (PlumbSalesforceTwinOrganisation *organisation);

G_END_DECLS
