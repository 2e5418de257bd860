/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-search-provider.h"

#include "plumb-search-result.h"

static const char introspection[] =
    "<node><interface name='org.gnome.Shell.SearchProvider2'>"
    "<method name='GetInitialResultSet'>"
    "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/>"
    "</method>"
    "<method name='GetSubsearchResultSet'>"
    "<arg type='as' name='previous_results' direction='in'/>"
    "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/>"
    "</method>"
    "<method name='GetResultMetas'>"
    "<arg type='as' name='identifiers' direction='in'/>"
    "<arg type='aa{sv}' name='metas' direction='out'/>"
    "</method>"
    "<method name='ActivateResult'>"
    "<arg type='s' name='identifier' direction='in'/><arg type='as' name='terms' direction='in'/>"
    "<arg type='u' name='timestamp' direction='in'/>"
    "</method>"
    "<method name='LaunchSearch'>"
    "<arg type='as' name='terms' direction='in'/><arg type='u' name='timestamp' direction='in'/>"
    "</method>"
    "</interface></node>";

struct _PlumbSearchProvider {
  GObject parent_instance;
  GApplication *application;
  PlumbProfileOpener *opener;
  GSettings *settings;
  GDBusConnection *connection;
  guint registration;
};

G_DEFINE_FINAL_TYPE (PlumbSearchProvider, plumb_search_provider, G_TYPE_OBJECT)

/* ── One call ── */

typedef struct {
  PlumbSearchProvider *provider;
  GDBusMethodInvocation *invocation;
  PlumbLeadQuery *query;
  GStrv ids;
} Call;

/* The program stays for as long as it owes an answer. */
static Call *
call_new (PlumbSearchProvider *provider, GDBusMethodInvocation *invocation)
{
  Call *call = g_new0 (Call, 1);

  call->provider = g_object_ref (provider);
  call->invocation = invocation;
  g_application_hold (provider->application);
  return call;
}

static void
call_free (Call *call)
{
  g_application_release (call->provider->application);
  g_clear_pointer (&call->query, plumb_lead_query_free);
  g_strfreev (call->ids);
  g_object_unref (call->provider);
  g_free (call);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
return_ids (GDBusMethodInvocation *invocation, GPtrArray *leads)
{
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; leads != NULL && i < leads->len; i++) {
    g_autofree char *id = plumb_search_result_make_id (g_ptr_array_index (leads, i));

    g_variant_builder_add (&ids, "s", id);
  }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", &ids));
}

/* ── Leads with these words ── */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) leads =
      plumb_store_load_leads_finish (PLUMB_STORE (source), result, &error);

  if (error != NULL)
    g_warning ("Leads could not be looked for: %s", error->message);
  return_ids (call->invocation, leads);
}

static void
opened_to_find_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbProfile) profile =
      plumb_profile_opener_open_finish (PLUMB_PROFILE_OPENER (source), result, &error);
  const PlumbLeadQuery *query = call->query;

  if (profile == NULL) {
    g_warning ("There is nothing to look for leads in: %s", error->message);
    return_ids (call->invocation, NULL);
    return;
  }
  plumb_store_load_leads_async (plumb_profile_get_store (profile), query, 0,
                                PLUMB_SEARCH_RESULT_LIMIT, NULL, found_cb, g_steal_pointer (&call));
}

static void
find (PlumbSearchProvider *self, const char *const *terms, GDBusMethodInvocation *invocation)
{
  PlumbLeadQuery *query = plumb_search_result_make_query (terms);
  Call *call;

  /* Who never opened Plumb has nothing to be found, and gets no database for being asked. */
  if (query == NULL || !plumb_profile_opener_has_database (self->opener)) {
    g_clear_pointer (&query, plumb_lead_query_free);
    return_ids (invocation, NULL);
    return;
  }
  call = call_new (self, invocation);
  call->query = query;
  plumb_profile_opener_open_async (self->opener, opened_to_find_cb, call);
}

/* ── What they are ── */

static void
opened_to_describe_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (PlumbProfile) profile =
      plumb_profile_opener_open_finish (PLUMB_PROFILE_OPENER (source), result, NULL);
  gboolean blurred = g_settings_get_boolean (call->provider->settings, "blurred");
  GVariantBuilder metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; profile != NULL && i < PLUMB_SEARCH_RESULT_LIMIT && call->ids[i] != NULL; i++) {
    guint32 row = plumb_search_result_parse_id (call->ids[i]);
    g_autoptr (PlumbLead) lead =
        row == 0 ? NULL : plumb_store_load_lead (plumb_profile_get_store (profile), row);

    if (lead != NULL && !plumb_lead_is_test (lead))
      g_variant_builder_add_value (&metas, plumb_search_result_describe (lead, blurred));
  }
  g_dbus_method_invocation_return_value (call->invocation, g_variant_new ("(aa{sv})", &metas));
}

static void
describe (PlumbSearchProvider *self, GStrv ids, GDBusMethodInvocation *invocation)
{
  Call *call = call_new (self, invocation);

  call->ids = ids;
  plumb_profile_opener_open_async (self->opener, opened_to_describe_cb, call);
}

/* ── The bus ── */

static void
show (PlumbSearchProvider *self, const char *id)
{
  guint32 row = plumb_search_result_parse_id (id);

  if (row != 0)
    g_action_group_activate_action (G_ACTION_GROUP (self->application), "show-lead",
                                    g_variant_new_int64 (row));
}

static void
launch (PlumbSearchProvider *self, const char *const *terms)
{
  g_autofree char *words = g_strjoinv (" ", (char **) terms);

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "search",
                                  g_variant_new_string (words));
}

static void
method_call_cb (GDBusConnection *connection, const char *sender, const char *path,
                const char *interface, const char *method, GVariant *parameters,
                GDBusMethodInvocation *invocation, gpointer user_data)
{
  PlumbSearchProvider *self = user_data;
  g_autofree const char **terms = NULL;
  GStrv ids;
  const char *id;

  if (g_str_equal (method, "GetInitialResultSet")) {
    g_variant_get (parameters, "(^a&s)", &terms);
    find (self, terms, invocation);
  } else if (g_str_equal (method, "GetSubsearchResultSet")) {
    /* Looking again is as fast as looking at each, and finds what has come in meanwhile. */
    g_variant_get (parameters, "(as^a&s)", NULL, &terms);
    find (self, terms, invocation);
  } else if (g_str_equal (method, "GetResultMetas")) {
    g_variant_get (parameters, "(^as)", &ids);
    describe (self, ids, invocation);
  } else if (g_str_equal (method, "ActivateResult")) {
    g_variant_get (parameters, "(&s^a&su)", &id, &terms, NULL);
    show (self, id);
    g_dbus_method_invocation_return_value (invocation, NULL);
  } else {
    g_variant_get (parameters, "(^a&su)", &terms, NULL);
    launch (self, terms);
    g_dbus_method_invocation_return_value (invocation, NULL);
  }
}

static const GDBusInterfaceVTable vtable = { .method_call = method_call_cb };

gboolean
plumb_search_provider_export (PlumbSearchProvider *self, GDBusConnection *connection,
                              const char *path, GError **error)
{
  g_autofree char *own = NULL;
  g_autoptr (GDBusNodeInfo) node = NULL;

  g_return_val_if_fail (PLUMB_IS_SEARCH_PROVIDER (self), FALSE);
  g_return_val_if_fail (self->registration == 0, FALSE);

  own = g_strconcat (path, "/SearchProvider", NULL);
  node = g_dbus_node_info_new_for_xml (introspection, NULL);
  self->registration = g_dbus_connection_register_object (connection, own, node->interfaces[0],
                                                          &vtable, self, NULL, error);
  if (self->registration != 0)
    self->connection = g_object_ref (connection);
  return self->registration != 0;
}

void
plumb_search_provider_unexport (PlumbSearchProvider *self)
{
  g_return_if_fail (PLUMB_IS_SEARCH_PROVIDER (self));

  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_clear_object (&self->connection);
}

static void
plumb_search_provider_dispose (GObject *object)
{
  PlumbSearchProvider *self = PLUMB_SEARCH_PROVIDER (object);

  plumb_search_provider_unexport (self);
  g_clear_object (&self->opener);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (plumb_search_provider_parent_class)->dispose (object);
}

static void
plumb_search_provider_class_init (PlumbSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_search_provider_dispose;
}

static void
plumb_search_provider_init (PlumbSearchProvider *self)
{
}

PlumbSearchProvider *
plumb_search_provider_new (GApplication *application, PlumbProfileOpener *opener,
                           GSettings *settings)
{
  PlumbSearchProvider *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (PLUMB_IS_PROFILE_OPENER (opener) && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PLUMB_TYPE_SEARCH_PROVIDER, NULL);
  self->application = application;
  self->opener = g_object_ref (opener);
  self->settings = g_object_ref (settings);
  return self;
}
