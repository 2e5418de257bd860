/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plumb_test_sampler_start:
 *
 * Samples the stack of the calling thread from now on, by the clock of its own work.
 */
void plumb_test_sampler_start (void);

/**
 * plumb_test_sampler_pause:
 *
 * Takes no sample until plumb_test_sampler_resume().
 */
void plumb_test_sampler_pause (void);

/**
 * plumb_test_sampler_resume:
 *
 * Forgets the samples and takes new ones, the first after some milliseconds of work.
 */
void plumb_test_sampler_resume (void);

/**
 * plumb_test_sampler_dup_json:
 *
 * Returns: (transfer full): an array of the samples since plumb_test_sampler_resume(); each is an
 *   array of frames, the innermost first: the file of the program or library, a space, and the
 *   name of the function, or its address in the file where the file exports no name.
 */
char *plumb_test_sampler_dup_json (void);

G_END_DECLS
