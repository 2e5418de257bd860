/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-background.h"

#include "plumb-autostart.h"
#include "plumb-background-portal.h"
#include "plumb-own-program.h"
#include "plumb-property.h"

#include <glib/gi18n.h>

struct _PlumbBackground {
  GObject parent_instance;
  GSettings *settings;
  GDBusConnection *connection;
  gboolean sandboxed;
  GCancellable *cancellable;
  guint idle;
  /* One after the other, or the older may win; what changes meanwhile is done next. */
  gboolean is_under_way;
  gboolean is_outdated;
  char *problem;
};

G_DEFINE_FINAL_TYPE (PlumbBackground, plumb_background, G_TYPE_OBJECT)

typedef enum {
  PROP_PROBLEM = 1,
} PlumbBackgroundProps;

static GParamSpec *props[PROP_PROBLEM + 1];

const char *
plumb_background_get_problem (PlumbBackground *self)
{
  g_return_val_if_fail (PLUMB_IS_BACKGROUND (self), NULL);
  return self->problem;
}

static void
set_problem (PlumbBackground *self, const char *problem)
{
  if (g_strcmp0 (problem, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static gboolean
runs_in_background (PlumbBackground *self)
{
  return g_settings_get_boolean (self->settings, "run-in-background");
}

/* Who does not go on without a window need not begin without one. */
static gboolean
starts_at_login (PlumbBackground *self)
{
  return runs_in_background (self) && g_settings_get_boolean (self->settings, "start-at-login");
}

static gboolean follow_cb (gpointer user_data);

static void
follow (PlumbBackground *self)
{
  if (self->is_under_way)
    self->is_outdated = TRUE;
  else if (self->idle == 0)
    self->idle = g_idle_add (follow_cb, self);
}

static void
end_step (PlumbBackground *self)
{
  self->is_under_way = FALSE;
  if (self->is_outdated)
    follow (self);
  self->is_outdated = FALSE;
}

/* ── In a sandbox ── */

static void
granted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  PlumbBackgroundGrant grant = plumb_background_portal_request_finish (result, &error);
  PlumbBackground *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  if (!runs_in_background (self))
    set_problem (self, NULL);
  else if (error != NULL)
    set_problem (self, _("This desktop has no way to start Plumb at login, and may end it while "
                         "its window is closed."));
  else if (!(grant & PLUMB_BACKGROUND_ALLOWED))
    set_problem (self, _("The desktop does not let Plumb go on in the background. Allow it in the "
                         "desktop’s own settings of applications."));
  else if (starts_at_login (self) && !(grant & PLUMB_BACKGROUND_AT_LOGIN))
    set_problem (self, _("The desktop does not start Plumb at login."));
  else
    set_problem (self, NULL);
  end_step (self);
}

static void
ask_portal (PlumbBackground *self)
{
  if (self->connection == NULL)
    return;
  self->is_under_way = TRUE;
  plumb_background_portal_request_async (self->connection, starts_at_login (self),
                                         self->cancellable, granted_cb, self);
}

/* ── Elsewhere ── */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbBackground) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  if (!plumb_autostart_set_finish (result, &error))
    problem = g_strdup_printf (_("Starting at login could not be changed: %s"), error->message);
  if (self->settings == NULL)
    return;
  set_problem (self, problem);
  end_step (self);
}

static void
write_file (PlumbBackground *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autofree char *found = g_find_program_in_path ("plumb");
  /* By its name it is found also after it has moved. */
  g_autofree char *program = found != NULL ? g_strdup ("plumb") : plumb_own_program_find ();

  self->is_under_way = TRUE;
  plumb_autostart_set_async (folder, program, starts_at_login (self), NULL, written_cb,
                             g_object_ref (self));
}

/* ── The settings ── */

static gboolean
follow_cb (gpointer user_data)
{
  PlumbBackground *self = user_data;

  self->idle = 0;
  if (self->sandboxed)
    ask_portal (self);
  else
    write_file (self);
  return G_SOURCE_REMOVE;
}

static void
setting_changed_cb (GSettings *settings, const char *key, PlumbBackground *self)
{
  if (g_str_equal (key, "run-in-background") || g_str_equal (key, "start-at-login"))
    follow (self);
}

static void
plumb_background_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PlumbBackgroundProps) id) {
  case PROP_PROBLEM:
    g_value_set_string (value, PLUMB_BACKGROUND (object)->problem);
    break;
  }
}

static void
plumb_background_dispose (GObject *object)
{
  PlumbBackground *self = PLUMB_BACKGROUND (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->connection);
  G_OBJECT_CLASS (plumb_background_parent_class)->dispose (object);
}

static void
plumb_background_finalize (GObject *object)
{
  PlumbBackground *self = PLUMB_BACKGROUND (object);

  g_object_unref (self->cancellable);
  g_free (self->problem);
  G_OBJECT_CLASS (plumb_background_parent_class)->finalize (object);
}

static void
plumb_background_class_init (PlumbBackgroundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_background_get_property;
  object_class->dispose = plumb_background_dispose;
  object_class->finalize = plumb_background_finalize;

  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, PLUMB_PROPERTY_SHOWN);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
plumb_background_init (PlumbBackground *self)
{
  self->cancellable = g_cancellable_new ();
}

PlumbBackground *
plumb_background_new (GSettings *settings, GDBusConnection *connection, gboolean sandboxed)
{
  PlumbBackground *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PLUMB_TYPE_BACKGROUND, NULL);
  self->settings = g_object_ref (settings);
  g_set_object (&self->connection, connection);
  self->sandboxed = sandboxed;
  g_signal_connect_object (settings, "changed", G_CALLBACK (setting_changed_cb), self, 0);
  /* A sandbox is asked about each time; the file may have been removed by its owner. */
  if (sandboxed && runs_in_background (self))
    follow (self);
  return self;
}
