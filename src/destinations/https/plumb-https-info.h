/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-field-spec.h"

G_BEGIN_DECLS

/* The value of the field `key-spelling` for Microsoft's published schema. */
#define PLUMB_HTTPS_PASCAL_VALUE "pascal"

extern const PlumbKindInfo plumb_https_info;

G_END_DECLS
