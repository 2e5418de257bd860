/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-store.h"

G_BEGIN_DECLS

/*
 * What the benchmarks share: a store full of made-up leads, times and the table.
 */

/* Waits for @path to be opened; aborts when it cannot be. */
PlumbStore *plumb_bench_open_store (const char *path);

/* (transfer full): the lead number @number, like no other, a minute after the one before it. */
PlumbLead *plumb_bench_new_lead (guint number);

/* (transfer full): where GAsyncReadyCallback @result is kept, once it is there. */
void plumb_bench_keep_result (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *plumb_bench_await (GAsyncResult **result);

/* The @share (0 to 1) of @values (element-type double), which are sorted. */
double plumb_bench_get_percentile (GArray *values, double share);

/* Anonymous memory of the process in bytes. */
gsize plumb_bench_get_memory (void);

/* Milliseconds since @start, a monotonic time. */
double plumb_bench_get_milliseconds (gint64 start);

/* One line of the table: held if @value is at most @limit. */
void plumb_bench_report (const char *target, double value, double limit, const char *unit);

/* The same where more is better. */
void plumb_bench_report_least (const char *target, double value, double limit, const char *unit);

G_END_DECLS
