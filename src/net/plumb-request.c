/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-request.h"

typedef struct {
  char *name;
  char *value;
} Header;

struct _PlumbRequest {
  GObject parent_instance;
  char *method;
  char *url;
  char *content_type;
  GPtrArray *headers;
  GBytes *body;
};

G_DEFINE_FINAL_TYPE (PlumbRequest, plumb_request, G_TYPE_OBJECT)

static void
free_header (gpointer data)
{
  Header *header = data;

  g_free (header->name);
  g_free (header->value);
  g_free (header);
}

static Header *
find_header (PlumbRequest *self, const char *name)
{
  for (guint i = 0; i < self->headers->len; i++) {
    Header *header = g_ptr_array_index (self->headers, i);

    if (g_ascii_strcasecmp (header->name, name) == 0)
      return header;
  }
  return NULL;
}

const char *
plumb_request_get_method (PlumbRequest *self)
{
  g_return_val_if_fail (PLUMB_IS_REQUEST (self), NULL);
  return self->method;
}

const char *
plumb_request_get_url (PlumbRequest *self)
{
  g_return_val_if_fail (PLUMB_IS_REQUEST (self), NULL);
  return self->url;
}

void
plumb_request_set_header (PlumbRequest *self, const char *name, const char *value)
{
  Header *header;

  g_return_if_fail (PLUMB_IS_REQUEST (self));
  g_return_if_fail (name != NULL && value != NULL);

  header = find_header (self, name);
  if (header == NULL) {
    header = g_new0 (Header, 1);
    header->name = g_strdup (name);
    g_ptr_array_add (self->headers, header);
  }
  g_free (header->value);
  header->value = g_strdup (value);
}

const char *
plumb_request_get_header (PlumbRequest *self, const char *name)
{
  Header *header;

  g_return_val_if_fail (PLUMB_IS_REQUEST (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  header = find_header (self, name);
  return header != NULL ? header->value : NULL;
}

const char **
plumb_request_list_headers (PlumbRequest *self)
{
  const char **names;

  g_return_val_if_fail (PLUMB_IS_REQUEST (self), NULL);

  names = g_new0 (const char *, self->headers->len + 1);
  for (guint i = 0; i < self->headers->len; i++) {
    Header *header = g_ptr_array_index (self->headers, i);

    names[i] = header->name;
  }
  return names;
}

void
plumb_request_set_body (PlumbRequest *self, const char *content_type, GBytes *body)
{
  g_return_if_fail (PLUMB_IS_REQUEST (self));
  g_return_if_fail (body == NULL || content_type != NULL);

  g_free (self->content_type);
  self->content_type = g_strdup (content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = body != NULL ? g_bytes_ref (body) : NULL;
}

const char *
plumb_request_get_content_type (PlumbRequest *self)
{
  g_return_val_if_fail (PLUMB_IS_REQUEST (self), NULL);
  return self->content_type;
}

GBytes *
plumb_request_get_body (PlumbRequest *self)
{
  g_return_val_if_fail (PLUMB_IS_REQUEST (self), NULL);
  return self->body;
}

static void
plumb_request_finalize (GObject *object)
{
  PlumbRequest *self = PLUMB_REQUEST (object);

  g_free (self->method);
  g_free (self->url);
  g_free (self->content_type);
  g_ptr_array_unref (self->headers);
  g_clear_pointer (&self->body, g_bytes_unref);
  G_OBJECT_CLASS (plumb_request_parent_class)->finalize (object);
}

static void
plumb_request_class_init (PlumbRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_request_finalize;
}

static void
plumb_request_init (PlumbRequest *self)
{
  self->headers = g_ptr_array_new_with_free_func (free_header);
}

PlumbRequest *
plumb_request_new (const char *method, const char *url)
{
  PlumbRequest *self;

  g_return_val_if_fail (method != NULL && url != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_REQUEST, NULL);
  self->method = g_strdup (method);
  self->url = g_strdup (url);
  return self;
}
