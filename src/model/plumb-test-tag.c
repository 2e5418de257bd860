/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-tag.h"

#include "plumb-clock.h"

#include <string.h>

#define PREFIX "MSFT_TEST_"
#define N_DIGITS 18
#define TAG_LENGTH (sizeof PREFIX - 1 + N_DIGITS)

char *
plumb_test_tag_new (gint64 time)
{
  static gint64 last_ticks;
  gint64 ticks = plumb_clock_to_ticks (time);
  gint64 last = __atomic_load_n (&last_ticks, __ATOMIC_RELAXED);
  gint64 next;

  do
    next = ticks > last ? ticks : last + 1;
  while (!__atomic_compare_exchange_n (&last_ticks, &last, next, FALSE, __ATOMIC_RELAXED,
                                       __ATOMIC_RELAXED));
  return g_strdup_printf (PREFIX "%0*" G_GINT64_FORMAT, N_DIGITS, next);
}

static gboolean
is_tag (const char *text)
{
  gsize n_digits;

  if (!g_str_has_prefix (text, PREFIX))
    return FALSE;
  n_digits = strspn (text + strlen (PREFIX), "0123456789");
  return n_digits == N_DIGITS;
}

gint64
plumb_test_tag_get_time (const char *tag)
{
  if (tag == NULL || !is_tag (tag))
    return 0;
  return plumb_clock_from_ticks (g_ascii_strtoll (tag + strlen (PREFIX), NULL, 10));
}

/* The lead source of a test lead is `<tag>-<tag>|<offer>`. */
static const char *
find_mark (const char *text)
{
  const char *mark = text;

  while (mark != NULL && !g_str_has_prefix (mark, PREFIX)) {
    mark = strchr (mark, '-');
    if (mark != NULL)
      mark++;
  }
  return mark;
}

char *
plumb_test_tag_find (const char *text)
{
  const char *mark = text == NULL ? NULL : find_mark (text);

  while (mark != NULL && !is_tag (mark))
    mark = find_mark (mark + 1);
  return mark == NULL ? NULL : g_strndup (mark, TAG_LENGTH);
}

gboolean
plumb_test_tag_marks (const char *text)
{
  return text != NULL && find_mark (text) != NULL;
}
