/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* As narrow as a phone. */
#define PLUMB_TEST_NARROW_WIDTH 360
#define PLUMB_TEST_NARROW_HEIGHT 740

/**
 * PlumbTestLanguage:
 * @name: as in the names of translations
 * @locale: in which numbers and days are written
 * @gather: "Gather" in it, which shows that the translation is there
 *
 * A language that Plumb speaks.
 */
typedef struct {
  const char *name;
  const char *locale;
  const char *gather;
} PlumbTestLanguage;

/* Ends with one whose name is %NULL. */
extern const PlumbTestLanguage plumb_test_languages[];

/* Once after gtk_test_init(): where the build has the translations; and nothing moves, as what
 * fades in has no room yet. */
void plumb_test_languages_init (void);

/* Speaks @language from now on. */
void plumb_test_languages_speak (const PlumbTestLanguage *language);

/**
 * plumb_test_assert_readable:
 * @window: on the screen
 *
 * Unfolds everything in @window, and asserts that it can be as narrow as a phone and that no label
 * is cut off; but for the lower line of a title, beside whose buttons there may be no room for a
 * name, and which may be the user's.
 *
 * Returns: how many labels there are
 */
guint plumb_test_assert_readable (GtkWindow *window);

G_END_DECLS
