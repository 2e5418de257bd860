/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connectors.h"

struct _PlumbConnectors {
  GObject parent_instance;
  PlumbHttp *http;
  GPtrArray *connectors;
};

static GType
plumb_connectors_get_item_type (GListModel *model)
{
  return PLUMB_TYPE_CONNECTOR;
}

static guint
plumb_connectors_get_n_items (GListModel *model)
{
  return PLUMB_CONNECTORS (model)->connectors->len;
}

static gpointer
plumb_connectors_get_item (GListModel *model, guint position)
{
  PlumbConnectors *self = PLUMB_CONNECTORS (model);

  if (position >= self->connectors->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->connectors, position));
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = plumb_connectors_get_item_type;
  iface->get_n_items = plumb_connectors_get_n_items;
  iface->get_item = plumb_connectors_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PlumbConnectors, plumb_connectors, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

PlumbConnector *
plumb_connectors_get (PlumbConnectors *self, PlumbKind kind)
{
  g_return_val_if_fail (PLUMB_IS_CONNECTORS (self), NULL);

  for (guint i = 0; i < self->connectors->len; i++) {
    PlumbConnector *connector = g_ptr_array_index (self->connectors, i);

    if (plumb_connector_get_kind (connector) == kind)
      return connector;
  }
  return NULL;
}

PlumbHttp *
plumb_connectors_get_http (PlumbConnectors *self)
{
  g_return_val_if_fail (PLUMB_IS_CONNECTORS (self), NULL);
  return self->http;
}

static void
plumb_connectors_finalize (GObject *object)
{
  PlumbConnectors *self = PLUMB_CONNECTORS (object);

  g_ptr_array_unref (self->connectors);
  g_clear_object (&self->http);
  G_OBJECT_CLASS (plumb_connectors_parent_class)->finalize (object);
}

static void
plumb_connectors_class_init (PlumbConnectorsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_connectors_finalize;
}

static void
plumb_connectors_init (PlumbConnectors *self)
{
  self->connectors = g_ptr_array_new_with_free_func (g_object_unref);
}

PlumbConnectors *
plumb_connectors_new (PlumbHttp *http, const GType *types)
{
  PlumbConnectors *self = NULL;

  g_return_val_if_fail (G_IS_OBJECT (http), NULL);
  g_return_val_if_fail (types != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_CONNECTORS, NULL);
  self->http = g_object_ref (http);
  for (const GType *type = types; *type != G_TYPE_INVALID; type++)
    g_ptr_array_add (self->connectors, g_object_new (*type, "http", http, NULL));
  return self;
}
