/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-twin-host.h"

#include "plumb-redaction.h"

#include <string.h>

/* Longer than any client waits: Microsoft's own gives up after two minutes. */
#define SLOW_MILLISECONDS 150000

#define PATH_KEY "plumb-twin-path"

struct _PlumbTwinHost {
  GMainContext *context;
  char *url;
  char *forward_url;
  SoupSession *session;
  GHashTable *faults;
  GHashTable *held;
  GPtrArray *sources;
  GString *log;
  guint n_requests;
};

typedef struct {
  PlumbTwinHost *host;
  SoupServerMessage *message;
} Held;

/* Runs before SoupServer's own handler, the only moment at which the address is as sent. */
static gboolean
keep_path_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  SoupServerMessage *message = g_value_get_object (values);
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  g_object_set_data_full (G_OBJECT (message), PATH_KEY, g_strdup (path), g_free);
  return G_SOURCE_CONTINUE;
}

static void
keep_paths (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once)) {
    g_autoptr (GTypeClass) klass = g_type_class_ref (SOUP_TYPE_SERVER_MESSAGE);

    g_signal_add_emission_hook (g_signal_lookup ("got-headers", SOUP_TYPE_SERVER_MESSAGE), 0,
                                keep_path_cb, NULL, NULL);
    g_once_init_leave (&once, 1);
  }
}

const char *
plumb_twin_host_get_path (SoupServerMessage *message)
{
  return g_object_get_data (G_OBJECT (message), PATH_KEY);
}

static void
held_free (gpointer data)
{
  Held *held = data;

  g_object_unref (held->message);
  g_free (held);
}

static void
destroy_source (gpointer data)
{
  g_source_destroy (data);
  g_source_unref (data);
}

PlumbTwinHost *
plumb_twin_host_new (GMainContext *context, const char *scheme, guint16 port)
{
  PlumbTwinHost *self = g_new0 (PlumbTwinHost, 1);

  keep_paths ();
  self->context = g_main_context_ref (context);
  self->url = g_strdup_printf ("%s://127.0.0.1:%u", scheme, port);
  self->session = soup_session_new_with_options ("proxy-resolver", NULL, "timeout", 30, NULL);
  self->faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->held = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->sources = g_ptr_array_new_with_free_func (destroy_source);
  self->log = g_string_new (NULL);
  return self;
}

void
plumb_twin_host_abort (PlumbTwinHost *self)
{
  soup_session_abort (self->session);
}

void
plumb_twin_host_free (PlumbTwinHost *self)
{
  g_ptr_array_unref (self->sources);
  g_hash_table_unref (self->held);
  g_hash_table_unref (self->faults);
  g_object_unref (self->session);
  g_string_free (self->log, TRUE);
  g_main_context_unref (self->context);
  g_free (self->forward_url);
  g_free (self->url);
  g_free (self);
}

const char *
plumb_twin_host_get_url (PlumbTwinHost *self)
{
  return self->url;
}

void
plumb_twin_host_set_fault (PlumbTwinHost *self, const char *fault, gboolean on)
{
  if (on)
    g_hash_table_insert (self->faults, g_strdup (fault), GUINT_TO_POINTER (0));
  else
    g_hash_table_remove (self->faults, fault);
}

gboolean
plumb_twin_host_has_fault (PlumbTwinHost *self, const char *fault)
{
  return g_hash_table_contains (self->faults, fault);
}

gboolean
plumb_twin_host_strike (PlumbTwinHost *self, const char *fault, guint limit)
{
  gpointer struck;

  if (!g_hash_table_lookup_extended (self->faults, fault, NULL, &struck) ||
      GPOINTER_TO_UINT (struck) >= limit)
    return FALSE;
  g_hash_table_insert (self->faults, g_strdup (fault),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (struck) + 1));
  return TRUE;
}

const PlumbTwinRefusal *
plumb_twin_host_find_refusal (PlumbTwinHost *self, const PlumbTwinRefusal *refusals)
{
  for (; refusals->fault != NULL; refusals++)
    if (plumb_twin_host_has_fault (self, refusals->fault))
      return refusals;
  return NULL;
}

void
plumb_twin_host_later (PlumbTwinHost *self, guint milliseconds, GSourceFunc function, gpointer data,
                       GDestroyNotify destroy)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, function, data, destroy);
  g_source_attach (source, self->context);
  g_ptr_array_add (self->sources, source);
}

void
plumb_twin_host_hold (PlumbTwinHost *self, SoupServerMessage *message)
{
  g_hash_table_add (self->held, g_object_ref (message));
  soup_server_message_pause (message);
}

void
plumb_twin_host_release (PlumbTwinHost *self, SoupServerMessage *message)
{
  g_autoptr (SoupServerMessage) kept = g_object_ref (message);

  if (g_hash_table_remove (self->held, message))
    soup_server_message_unpause (kept);
}

/* Writes @text as it is, and hangs up. */
static void
hang_up (SoupServerMessage *message, const char *text)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);
  gsize written;

  if (!g_output_stream_write_all (g_io_stream_get_output_stream (stream), text, strlen (text),
                                  &written, NULL, NULL))
    g_debug ("The client hung up first");
  g_io_stream_close (stream, NULL, NULL);
}

static gboolean
release_later_cb (gpointer data)
{
  Held *held = data;

  plumb_twin_host_release (held->host, held->message);
  return G_SOURCE_REMOVE;
}

gboolean
plumb_twin_host_break (PlumbTwinHost *self, SoupServerMessage *message)
{
  if (plumb_twin_host_has_fault (self, "cut")) {
    hang_up (message, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                      "Content-Length: 1000\r\n\r\n{\"value\":");
    return TRUE;
  }
  if (plumb_twin_host_has_fault (self, "garbage")) {
    hang_up (message, "220 mail.example.com ESMTP ready\r\n");
    return TRUE;
  }
  if (plumb_twin_host_has_fault (self, "silence")) {
    plumb_twin_host_hold (self, message);
    return TRUE;
  }
  if (plumb_twin_host_has_fault (self, "slow")) {
    Held *held = g_new (Held, 1);

    held->host = self;
    held->message = g_object_ref (message);
    plumb_twin_host_hold (self, message);
    plumb_twin_host_later (self, SLOW_MILLISECONDS, release_later_cb, held, held_free);
  }
  return FALSE;
}

const char *
plumb_twin_host_get_forward_url (PlumbTwinHost *self)
{
  return self->forward_url;
}

void
plumb_twin_host_set_forward_url (PlumbTwinHost *self, const char *url)
{
  g_free (self->forward_url);
  self->forward_url = g_strdup (url);
}

void
plumb_twin_host_forward_async (PlumbTwinHost *self, GBytes *body, const char *content_type,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_POST, self->forward_url);

  soup_message_set_request_body_from_bytes (message, content_type, body);
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, callback,
                                    user_data);
}

void
plumb_twin_host_log (PlumbTwinHost *self, SoupServerMessage *message)
{
  g_autofree char *address = g_uri_to_string (soup_server_message_get_uri (message));
  g_autofree char *redacted = plumb_redact_url (address);

  self->n_requests++;
  g_string_append_printf (self->log, "%s %s %u\n", soup_server_message_get_method (message),
                          redacted, soup_server_message_get_status (message));
}

guint
plumb_twin_host_get_n_requests (PlumbTwinHost *self)
{
  return self->n_requests;
}

const char *
plumb_twin_host_get_log (PlumbTwinHost *self)
{
  return self->log->str;
}

char *
plumb_twin_host_make_key (void)
{
  guint32 random[16];

  for (guint i = 0; i < G_N_ELEMENTS (random); i++)
    random[i] = g_random_int ();
  return g_base64_encode ((const guchar *) random, sizeof random);
}
