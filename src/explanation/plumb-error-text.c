/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error-text.h"

#include <string.h>

/* Bytes of the beginning, and of the end: where a log says what went wrong.  More than any message
 * has; what is pasted may be a whole page. */
#define LONGEST_PART 16384

/* Letters; a longer word is none that anybody mistyped. */
#define LONGEST_WORD 64

/* Letters, as in "&nbsp;". */
#define LONGEST_ENTITY 8

#define HEXADECIMAL G_CSET_DIGITS "abcdefABCDEF"

/* Letters that a word must have for one mistake, for two, and for three. */
#define ONE_MISTAKE 5
#define TWO_MISTAKES 9
#define THREE_MISTAKES 18

static gboolean
is_letter (gunichar letter)
{
  return g_unichar_isalnum (letter) || letter == '_';
}

/* What only shapes a text: soft hyphens, accents on their own, joiners. */
static gboolean
is_ignored (gunichar letter)
{
  return g_unichar_ismark (letter) || letter == 0x00ad ||
         g_unichar_type (letter) == G_UNICODE_FORMAT;
}

/* The letter that @name, as in "eacute", has below its accent; a blank for other characters. */
static gunichar
read_entity (const char *name, gsize length)
{
  static const char *const accents[] = { "acute", "grave", "circ", "uml", "cedil", "tilde" };

  if (name[0] == '#')
    return (gunichar) (g_ascii_tolower (name[1]) == 'x' ? g_ascii_strtoull (name + 2, NULL, 16)
                                                        : g_ascii_strtoull (name + 1, NULL, 10));
  if (length == 3 && g_str_has_prefix (name, "shy"))
    return 0x00ad;
  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    if (length == strlen (accents[i]) + 1 && g_str_has_prefix (name + 1, accents[i]))
      return (gunichar) name[0];
  return ' ';
}

/* How long what stands for one character at @at is, 0 if nothing does; @letter: which one. */
static gsize
read_escape (const char *at, gunichar *letter)
{
  gsize length = at[0] == '&' ? strspn (at + 1, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "#") : 0;

  *letter = ' ';
  if (length > 0 && length <= LONGEST_ENTITY && at[length + 1] == ';') {
    *letter = read_entity (at + 1, length);
    return length + 2;
  }
  if (at[0] != '\\')
    return 0;
  if (at[1] == 'u' && strspn (at + 2, HEXADECIMAL) >= 4) {
    g_autofree char *digits = g_strndup (at + 2, 4);

    *letter = (gunichar) g_ascii_strtoull (digits, NULL, 16);
    return 6;
  }
  return at[1] == 'n' || at[1] == 'r' || at[1] == 't' ? 2 : 0;
}

/* As the source of a page, or JSON, spells it. */
static char *
unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  while (*text != '\0') {
    gunichar letter = ' ';
    gsize length = read_escape (text, &letter);

    if (length > 0)
      g_string_append_unichar (plain, letter != 0 && g_unichar_validate (letter) ? letter : ' ');
    else
      g_string_append_c (plain, *text);
    text += MAX (length, 1);
  }
  return g_string_free (plain, FALSE);
}

char *
plumb_error_text_dup_shape (const char *word)
{
  GString *shape = NULL;

  if (strspn (word, G_CSET_DIGITS) == strlen (word))
    return g_strdup (word);
  shape = g_string_new (NULL);
  for (const char *at = word; *at != '\0'; at++) {
    gboolean is_rn = at[0] == 'r' && at[1] == 'n';

    if (*at == '0')
      g_string_append_c (shape, 'o');
    else if (*at == '1' || *at == 'i')
      g_string_append_c (shape, 'l');
    else if (*at == '5')
      g_string_append_c (shape, 's');
    else
      g_string_append_c (shape, is_rn ? 'm' : *at);
    at += is_rn;
  }
  return g_string_free (shape, FALSE);
}

static void
end_word (PlumbErrorText *self, GString *word)
{
  if (word->len > 0) {
    g_ptr_array_add (self->words, g_strndup (word->str, word->len));
    g_ptr_array_add (self->shapes, plumb_error_text_dup_shape (word->str));
  }
  g_string_truncate (word, 0);
}

static void
add_words (PlumbErrorText *self, const char *folded)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (is_letter (letter))
      g_string_append_unichar (word, letter);
    else if (!is_ignored (letter))
      end_word (self, word);
  }
  end_word (self, word);
}

/* (transfer full): the beginning and the end of a text that is too long. */
static char *
dup_parts (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *parts = NULL;

  if (length > 2 * LONGEST_PART) {
    g_autofree char *beginning = g_strndup (text, LONGEST_PART);

    parts = g_strconcat (beginning, "\n", text + length - LONGEST_PART, NULL);
    text = parts;
  }
  return g_utf8_make_valid (text, -1);
}

PlumbErrorText *
plumb_error_text_new (const char *text)
{
  PlumbErrorText *self = g_new0 (PlumbErrorText, 1);
  g_autofree char *unescaped = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->shapes = g_ptr_array_new_with_free_func (g_free);
  self->text = dup_parts (text);
  unescaped = unescape (self->text);
  plain = g_utf8_normalize (unescaped, -1, G_NORMALIZE_ALL);
  folded = g_utf8_casefold (plain, -1);
  add_words (self, folded);
  return self;
}

void
plumb_error_text_free (PlumbErrorText *self)
{
  if (self == NULL)
    return;
  /* It may have secrets in it. */
  explicit_bzero (self->text, strlen (self->text));
  g_free (self->text);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->shapes);
  g_free (self);
}

/* How many letters must be changed, added, left out or swapped to make @b of @a. */
static glong
count_mistakes (const gunichar *a, glong a_length, const gunichar *b, glong b_length)
{
  glong rows[3][LONGEST_WORD + 1];

  for (glong j = 0; j <= b_length; j++)
    rows[0][j] = j;
  for (glong i = 1; i <= a_length; i++) {
    glong *before = rows[(i + 1) % 3];
    glong *last = rows[(i - 1) % 3];
    glong *row = rows[i % 3];

    row[0] = i;
    for (glong j = 1; j <= b_length; j++) {
      row[j] = MIN (MIN (last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN (row[j], before[j - 2] + 1);
    }
  }
  return rows[a_length % 3][b_length];
}

/* Most pairs of words are told apart without a look at their letters. */
static gboolean
may_be_alike (const char *a, const char *b)
{
  gsize first = strlen (a);
  gsize second = strlen (b);
  gsize longer = MAX (first, second);

  /* A number with another digit is another number. */
  if (longer < ONE_MISTAKE || (first > 0 && g_ascii_isdigit (a[first - 1])) ||
      (second > 0 && g_ascii_isdigit (b[second - 1])))
    return FALSE;
  /* A letter has up to four bytes, and three may be missing. */
  return longer - MIN (first, second) <= 12;
}

/* The letters of @word, and how many; a word that is longer counts as one letter more. */
static glong
spell (const char *word, gunichar letters[LONGEST_WORD])
{
  glong length = 0;

  for (; *word != '\0' && length < LONGEST_WORD; word = g_utf8_next_char (word))
    letters[length++] = g_utf8_get_char (word);
  return *word == '\0' ? length : LONGEST_WORD + 1;
}

double
plumb_error_text_compare (const char *a, const char *b)
{
  gunichar first[LONGEST_WORD];
  gunichar second[LONGEST_WORD];
  glong first_length, second_length, longer, mistakes, allowed;

  if (g_str_equal (a, b))
    return 1;
  if (!may_be_alike (a, b))
    return 0;
  first_length = spell (a, first);
  second_length = spell (b, second);
  longer = MAX (first_length, second_length);
  allowed = (longer >= ONE_MISTAKE) + (longer >= TWO_MISTAKES) + (longer >= THREE_MISTAKES);
  if (longer > LONGEST_WORD || ABS (first_length - second_length) > allowed)
    return 0;
  mistakes = count_mistakes (first, first_length, second, second_length);
  return mistakes > allowed ? 0 : 1 - (double) mistakes / (double) longer;
}
