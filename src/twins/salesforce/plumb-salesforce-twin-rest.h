/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-salesforce-twin-organisation.h"

G_BEGIN_DECLS

/* Answers what is asked below `/services/`: tokens, versions, queries, records. */
void plumb_salesforce_twin_rest_answer (PlumbSalesforceTwinOrganisation *organisation,
                                        SoupServerMessage *message);

/* `query`, `queryAll`, `tooling/query`; @version: as in the path, `v61.0` */
void plumb_salesforce_twin_query_answer (PlumbSalesforceTwinOrganisation *organisation,
                                         SoupServerMessage *message, const char *version,
                                         gboolean is_tooling);

/* `query/NUMBER-OFFSET`: the next page of an answer. */
void plumb_salesforce_twin_query_continue (PlumbSalesforceTwinOrganisation *organisation,
                                           SoupServerMessage *message, const char *version,
                                           const char *locator);

G_END_DECLS
