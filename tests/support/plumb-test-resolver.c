/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-resolver.h"

struct _PlumbBlankResolver {
  GResolver parent_instance;
};

G_DECLARE_FINAL_TYPE (PlumbBlankResolver, plumb_blank_resolver, PLUMB, BLANK_RESOLVER, GResolver)
G_DEFINE_FINAL_TYPE (PlumbBlankResolver, plumb_blank_resolver, G_TYPE_RESOLVER)

static void
look_up_async (GResolver *resolver, const char *name, GResolverNameLookupFlags flags,
               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_task_report_new_error (resolver, callback, user_data, look_up_async, G_RESOLVER_ERROR,
                           G_RESOLVER_ERROR_NOT_FOUND, "No such name");
}

static GList *
look_up_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
plumb_blank_resolver_class_init (PlumbBlankResolverClass *klass)
{
  G_RESOLVER_CLASS (klass)->lookup_by_name_with_flags_async = look_up_async;
  G_RESOLVER_CLASS (klass)->lookup_by_name_with_flags_finish = look_up_finish;
}

static void
plumb_blank_resolver_init (PlumbBlankResolver *self)
{
}

GResolver *
plumb_test_resolver_know_no_name (void)
{
  GResolver *usual = g_resolver_get_default ();
  g_autoptr (GResolver) blank = g_object_new (plumb_blank_resolver_get_type (), NULL);

  g_resolver_set_default (blank);
  return usual;
}

gboolean
plumb_test_resolver_yes (void)
{
  return TRUE;
}

gboolean
plumb_test_resolver_no (void)
{
  return FALSE;
}
