/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-blob-list.h"

#include "plumb-clock.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* What is under way while the XML is read. */
typedef struct {
  PlumbBlobList *list;
  PlumbBlob *blob;
  GString *text;
  gboolean is_list;
} Reading;

static void
free_blob (gpointer data)
{
  PlumbBlob *blob = data;

  g_free (blob->name);
  g_free (blob);
}

gint64
plumb_blob_get_time (const PlumbBlob *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->modified != 0 ? MAX (self->modified, self->moved) : 0;
}

static PlumbBlobList *
make_list (void)
{
  PlumbBlobList *self = g_new0 (PlumbBlobList, 1);

  self->blobs = g_ptr_array_new_with_free_func (free_blob);
  return self;
}

void
plumb_blob_list_free (PlumbBlobList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blobs);
  g_free (self->next);
  g_free (self);
}

/* Whether the element at hand lies in @parent. */
static gboolean
lies_in (GMarkupParseContext *context, const char *parent)
{
  const GSList *stack = g_markup_parse_context_get_element_stack (context);

  return stack != NULL && stack->next != NULL && g_str_equal (stack->next->data, parent);
}

static void
element_started_cb (GMarkupParseContext *context, const char *name, const char **attribute_names,
                    const char **attribute_values, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  g_string_truncate (reading->text, 0);
  if (g_str_equal (name, "EnumerationResults"))
    reading->is_list = TRUE;
  if (g_str_equal (name, "Blob") && lies_in (context, "Blobs")) {
    g_clear_pointer (&reading->blob, free_blob);
    reading->blob = g_new0 (PlumbBlob, 1);
    reading->blob->size = -1;
  }
}

static void
take_marker (Reading *reading)
{
  if (reading->text->len == 0)
    return;
  g_free (reading->list->next);
  reading->list->next = g_strdup (reading->text->str);
}

/* An address with steps upwards is another one once it is sent: such a name cannot be asked for. */
static gboolean
is_askable (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  return name[0] != '\0' && !g_strv_contains ((const char *const *) parts, ".") &&
         !g_strv_contains ((const char *const *) parts, "..");
}

static void
take_blob (Reading *reading)
{
  PlumbBlob *blob = g_steal_pointer (&reading->blob);

  if (blob != NULL && blob->name != NULL && is_askable (blob->name))
    g_ptr_array_add (reading->list->blobs, blob);
  else
    g_clear_pointer (&blob, free_blob);
}

static void
take_of_blob (Reading *reading, GMarkupParseContext *context, const char *name)
{
  if (g_str_equal (name, "Name") && lies_in (context, "Blob")) {
    g_free (reading->blob->name);
    reading->blob->name = g_strdup (reading->text->str);
  } else if (g_str_equal (name, "Last-Modified") && lies_in (context, "Properties")) {
    reading->blob->modified = plumb_clock_parse_http (reading->text->str);
  } else if (g_str_equal (name, "AccessTierChangeTime") && lies_in (context, "Properties")) {
    reading->blob->moved = plumb_clock_parse_http (reading->text->str);
  } else if (g_str_equal (name, "AccessTier") && lies_in (context, "Properties")) {
    reading->blob->is_archived = g_str_equal (reading->text->str, "Archive");
  } else if (g_str_equal (name, "ArchiveStatus") && lies_in (context, "Properties")) {
    reading->blob->is_returning = g_str_has_prefix (reading->text->str, "rehydrate-pending");
  } else if (g_str_equal (name, "Content-Length") && lies_in (context, "Properties")) {
    reading->blob->size = g_ascii_strtoll (reading->text->str, NULL, 10);
  }
}

static void
element_ended_cb (GMarkupParseContext *context, const char *name, gpointer user_data,
                  GError **error)
{
  Reading *reading = user_data;

  if (g_str_equal (name, "NextMarker") && lies_in (context, "EnumerationResults"))
    take_marker (reading);
  else if (g_str_equal (name, "Blob") && lies_in (context, "Blobs"))
    take_blob (reading);
  else if (reading->blob != NULL)
    take_of_blob (reading, context, name);
  g_string_truncate (reading->text, 0);
}

static void
text_found_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
               GError **error)
{
  g_string_append_len (((Reading *) user_data)->text, text, (gssize) length);
}

PlumbBlobList *
plumb_blob_list_parse (const char *xml, gsize length)
{
  static const GMarkupParser parser = { element_started_cb, element_ended_cb, text_found_cb };
  g_autoptr (PlumbBlobList) list = make_list ();
  g_autoptr (GString) text = g_string_new (NULL);
  Reading reading = { list, NULL, text, FALSE };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reading, NULL);
  gboolean is_whole = FALSE;

  g_return_val_if_fail (xml != NULL || length == 0, NULL);

  if (length >= strlen (BYTE_ORDER_MARK) &&
      memcmp (xml, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0) {
    xml += strlen (BYTE_ORDER_MARK);
    length -= strlen (BYTE_ORDER_MARK);
  }
  is_whole =
      g_markup_parse_context_parse (context, xml != NULL ? xml : "", (gssize) length, NULL) &&
      g_markup_parse_context_end_parse (context, NULL);
  g_clear_pointer (&reading.blob, free_blob);
  return is_whole && reading.is_list ? g_steal_pointer (&list) : NULL;
}
