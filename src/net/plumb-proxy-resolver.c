/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-proxy-resolver.h"

struct _PlumbProxyResolver {
  GObject parent_instance;
  GProxyResolver *others;
  GMutex lock;
  GHashTable *indirect;
};

static void plumb_proxy_resolver_iface_init (GProxyResolverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PlumbProxyResolver, plumb_proxy_resolver, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER,
                                                      plumb_proxy_resolver_iface_init))

gboolean
plumb_proxy_resolver_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  g_return_val_if_fail (host != NULL, FALSE);

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

static gboolean
is_direct (const char *uri)
{
  g_autofree char *host = NULL;

  if (!g_uri_split_network (uri, G_URI_FLAGS_NONE, NULL, &host, NULL, NULL))
    return FALSE;
  return host != NULL && plumb_proxy_resolver_is_loopback (host);
}

/* Notes whether @proxies, of those who were asked last, leave a way without a proxy. */
static void
remember (PlumbProxyResolver *self, const char *uri, char **proxies)
{
  g_autofree char *host = NULL;

  if (!g_uri_split_network (uri, G_URI_FLAGS_NONE, NULL, &host, NULL, NULL) || host == NULL)
    return;
  g_mutex_lock (&self->lock);
  if (proxies == NULL || g_strv_contains ((const char *const *) proxies, "direct://"))
    g_hash_table_remove (self->indirect, host);
  else
    g_hash_table_add (self->indirect, g_steal_pointer (&host));
  g_mutex_unlock (&self->lock);
}

gboolean
plumb_proxy_resolver_is_indirect (PlumbProxyResolver *self, const char *host)
{
  gboolean is_indirect;

  g_return_val_if_fail (PLUMB_IS_PROXY_RESOLVER (self), FALSE);
  g_return_val_if_fail (host != NULL, FALSE);

  g_mutex_lock (&self->lock);
  is_indirect = g_hash_table_contains (self->indirect, host);
  g_mutex_unlock (&self->lock);
  return is_indirect;
}

static char **
dup_direct (void)
{
  const char *const direct[] = { "direct://", NULL };

  return g_strdupv ((char **) direct);
}

static gboolean
plumb_proxy_resolver_is_supported (GProxyResolver *resolver)
{
  return TRUE;
}

static char **
plumb_proxy_resolver_lookup (GProxyResolver *resolver, const char *uri, GCancellable *cancellable,
                             GError **error)
{
  PlumbProxyResolver *self = PLUMB_PROXY_RESOLVER (resolver);
  char **proxies;

  if (is_direct (uri))
    return dup_direct ();
  proxies = g_proxy_resolver_lookup (self->others, uri, cancellable, error);
  remember (self, uri, proxies);
  return proxies;
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char **proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);

  remember (g_task_get_source_object (task), g_task_get_task_data (task), proxies);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, proxies, (GDestroyNotify) g_strfreev);
}

static void
plumb_proxy_resolver_lookup_async (GProxyResolver *resolver, const char *uri,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  PlumbProxyResolver *self = PLUMB_PROXY_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, plumb_proxy_resolver_lookup_async);
  g_task_set_task_data (task, g_strdup (uri), g_free);
  if (is_direct (uri))
    g_task_return_pointer (task, dup_direct (), (GDestroyNotify) g_strfreev);
  else
    g_proxy_resolver_lookup_async (self->others, uri, cancellable, looked_up_cb,
                                   g_steal_pointer (&task));
}

static char **
plumb_proxy_resolver_lookup_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, resolver), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
plumb_proxy_resolver_finalize (GObject *object)
{
  PlumbProxyResolver *self = PLUMB_PROXY_RESOLVER (object);

  g_clear_object (&self->others);
  g_hash_table_unref (self->indirect);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (plumb_proxy_resolver_parent_class)->finalize (object);
}

static void
plumb_proxy_resolver_class_init (PlumbProxyResolverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_proxy_resolver_finalize;
}

static void
plumb_proxy_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->is_supported = plumb_proxy_resolver_is_supported;
  iface->lookup = plumb_proxy_resolver_lookup;
  iface->lookup_async = plumb_proxy_resolver_lookup_async;
  iface->lookup_finish = plumb_proxy_resolver_lookup_finish;
}

static void
plumb_proxy_resolver_init (PlumbProxyResolver *self)
{
  g_mutex_init (&self->lock);
  self->indirect = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GProxyResolver *
plumb_proxy_resolver_new (GProxyResolver *others)
{
  PlumbProxyResolver *self;

  g_return_val_if_fail (G_IS_PROXY_RESOLVER (others), NULL);

  self = g_object_new (PLUMB_TYPE_PROXY_RESOLVER, NULL);
  self->others = g_object_ref (others);
  return G_PROXY_RESOLVER (self);
}
