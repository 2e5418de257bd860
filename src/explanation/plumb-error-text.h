/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlumbErrorText:
 * @words: (element-type utf8): its words in their order, folded: no case, no accents, one spelling
 * of quotation marks and blanks; codes such as `aadsts700016` are words too
 * @shapes: (element-type utf8): the same words as they look: letters and digits that are read for
 * one another off a picture are the same in them
 * @text: what the words were taken from: the beginning and the end, if it was long
 *
 * An error message as somebody copied it: cut, wrapped, quoted, with whatever blanks and quotation
 * marks the program had through which it came.
 */
typedef struct {
  GPtrArray *words;
  GPtrArray *shapes;
  char *text;
} PlumbErrorText;

/* (transfer full): of a long text the middle is passed over. */
PlumbErrorText *plumb_error_text_new (const char *text);
void plumb_error_text_free (PlumbErrorText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbErrorText, plumb_error_text_free)

/* (transfer full): how a folded word looks: letters that a reader of pictures takes for one another
 * are the same.  Numbers stay what they are. */
char *plumb_error_text_dup_shape (const char *word);

/* Letters that may be wrong in the longest words. */
#define PLUMB_ERROR_TEXT_MOST_MISTAKES 3

/**
 * plumb_error_text_compare:
 *
 * Returns: from 0 to 1, how alike two folded words are; typing mistakes of one letter, two in
 * long words or three in the longest, are forgiven, in short ones none
 */
double plumb_error_text_compare (const char *a, const char *b);

G_END_DECLS
