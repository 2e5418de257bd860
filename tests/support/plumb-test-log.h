/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Keeps all that is logged, at every level and with every field, and all that is written to
 * standard error, until plumb_test_log_end().  Other threads' output is kept too.
 */
void plumb_test_log_begin (void);

/* Fails the test if @secret occurs in what was kept: as it is, percent-encoded or in base64. */
void plumb_test_log_assert_without (const char *secret);

/* (transfer full): what was kept. */
char *plumb_test_log_end (void);

/* Fails the test if @text holds @secret: as it is, percent-encoded or in base64. */
void plumb_test_assert_without (const char *text, const char *secret);

G_END_DECLS
