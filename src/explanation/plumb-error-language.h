/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-error-text.h"

G_BEGIN_DECLS

/* (nullable): `en`, `fr`, `pt` or `ru`: which the words are mostly in, %NULL if in none of them. */
const char *plumb_error_language_guess (PlumbErrorText *text);

G_END_DECLS
