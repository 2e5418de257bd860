/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-salesforce-twin-organisation.h"

G_BEGIN_DECLS

#define PLUMB_SALESFORCE_TWIN_FORM_PATH "/servlet/servlet.WebToLead"

/**
 * plumb_salesforce_twin_form_answer:
 *
 * Web-to-Lead: answers 200 whatever becomes of the lead, and makes it a moment later.  In debug
 * mode the page tells a reason and repeats what was sent.
 */
void plumb_salesforce_twin_form_answer (PlumbSalesforceTwinOrganisation *organisation,
                                        SoupServerMessage *message);

G_END_DECLS
