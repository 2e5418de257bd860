/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

G_BEGIN_DECLS

/* Sets the headers that every answer of a storage account has.
 * (transfer full): the request's id, which support asks for. */
char *plumb_storage_answer_start (SoupServerMessage *message);

/* (transfer full): the text of @refusal, with the request's id and the time. */
char *plumb_storage_answer_format (const PlumbTwinRefusal *refusal, const char *id);

/* Sets status and headers, without a body. */
void plumb_storage_answer_set_refusal (SoupServerMessage *message, const PlumbTwinRefusal *refusal);

/* Refuses in XML. */
void plumb_storage_answer_refuse (SoupServerMessage *message, const PlumbTwinRefusal *refusal);

G_END_DECLS
