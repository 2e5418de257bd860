/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-reply.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is in the answers of an instance that accepted a request; all pure. */

/* How far a privilege reaches. */
typedef enum {
  PLUMB_DATAVERSE_UNKNOWN,
  PLUMB_DATAVERSE_NONE,
  PLUMB_DATAVERSE_PART,
  PLUMB_DATAVERSE_GLOBAL,
} PlumbDataverseDepth;

/* (transfer full) (nullable): the body, if it is JSON. */
JsonNode *plumb_dataverse_answer_parse (PlumbReply *reply);

/* (nullable): the records, borrowed from @node, which is a body. */
JsonArray *plumb_dataverse_answer_find_records (JsonNode *node);

/* (transfer full) (nullable): of WhoAmI: the id of the user. */
char *plumb_dataverse_answer_dup_user (PlumbReply *reply);

/* Of RetrieveUserPrivilegeByPrivilegeName: an empty list means that there is none. */
PlumbDataverseDepth plumb_dataverse_answer_read_depth (PlumbReply *reply);

/* Of the definition of the table: whether changes are tracked. */
gboolean plumb_dataverse_answer_tells_changes (PlumbReply *reply);

/* How many requests the instance still takes within five minutes, as each answer says; -1 if it
 * does not tell. */
gint64 plumb_dataverse_answer_get_remaining (PlumbReply *reply);

G_END_DECLS
