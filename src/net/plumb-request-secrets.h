/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-request.h"

G_BEGIN_DECLS

/* What a request keeps secret, and whoever answers it may repeat: the credentials in its header
 * `Authorization`, and the secrets in its form. */

/* (transfer full) (element-type utf8): in all their spellings; wiped when it goes. */
GPtrArray *plumb_request_secrets_list (PlumbRequest *request);

/* (transfer full) (nullable): @text of @length bytes with each of @secrets masked; %NULL if none is
 * in it. */
GString *plumb_request_secrets_mask (GPtrArray *secrets, const char *text, gsize length);

G_END_DECLS
