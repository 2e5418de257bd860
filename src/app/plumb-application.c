/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-application.h"

#include "plumb-application-private.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib-unix.h>

/* What the bus started stays for the next letter of a search. */
#define LINGER_MILLISECONDS 10000

static const int ending_signals[PLUMB_N_ENDING_SIGNALS] = { SIGHUP, SIGINT, SIGTERM };

G_DEFINE_FINAL_TYPE (PlumbApplication, plumb_application, ADW_TYPE_APPLICATION)

/* ── Windows ── */

/* (transfer full): held, because one may take another with it. */
static GList *
dup_windows (void)
{
  GList *windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    g_object_ref (l->data);
  return windows;
}

gboolean
plumb_application_close_dialogs (PlumbApplication *self)
{
  g_autolist (GtkWindow) windows = dup_windows ();
  gboolean is_closed = TRUE;

  for (GList *l = windows; l != NULL; l = l->next)
    if (self->window != NULL &&
        gtk_window_get_transient_for (l->data) == GTK_WINDOW (self->window)) {
      gtk_window_close (l->data);
      is_closed = is_closed && !gtk_widget_get_visible (l->data);
    }
  return is_closed;
}

/* Whatever ends Plumb, the next start finds the window as it was. */
static void
destroy_windows (PlumbApplication *self)
{
  g_autolist (GtkWindow) windows = dup_windows ();

  if (self->window == NULL)
    return;
  plumb_window_keep_state (self->window);
  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != self->window)
      gtk_window_destroy (l->data);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static gboolean
close_request_cb (GtkWindow *window, PlumbApplication *self)
{
  /* An unfinished set-up asks what is to become of it. */
  if (!plumb_application_close_dialogs (self))
    return TRUE;
  /* Where nothing could be opened there is nothing to go on with. */
  if (self->session == NULL || self->practice ||
      !g_settings_get_boolean (self->settings, "run-in-background"))
    return FALSE;
  plumb_window_keep_state (self->window);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  return TRUE;
}

static void
make_window (PlumbApplication *self)
{
  PlumbWindow *window = plumb_window_new (GTK_APPLICATION (self));

  g_set_weak_pointer (&self->window, window);
  plumb_window_set_practice (window, self->practice);
  gtk_window_set_default_size (GTK_WINDOW (window),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), self);
  g_signal_connect_object (window, "destroy", G_CALLBACK (plumb_application_end_session), self,
                           G_CONNECT_SWAPPED);
}

/* ── The object ── */

static GSettings *
open_settings (PlumbApplication *self)
{
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autofree char *path = NULL;

  if (self->practice)
    backend = g_memory_settings_backend_new ();
  else if (self->folder != NULL) {
    path = g_build_filename (self->folder, "settings.ini", NULL);
    backend = g_keyfile_settings_backend_new (path, "/", NULL);
  } else {
    return g_settings_new (PLUMB_BASE_ID);
  }
  return g_settings_new_with_backend (PLUMB_BASE_ID, backend);
}

/* Before anything is registered, the command line is read; before startup, calls can come in. */
static void
prepare (PlumbApplication *self)
{
  if (self->settings != NULL)
    return;
  self->settings = open_settings (self);
  self->opener = plumb_profile_opener_new (self->folder);
}

static gboolean
plumb_application_dbus_register (GApplication *application, GDBusConnection *connection,
                                 const char *path, GError **error)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  /* The desktop searches in what is the user's own. */
  if (self->practice || self->folder != NULL)
    return TRUE;
  prepare (self);
  self->search_provider = plumb_search_provider_new (application, self->opener, self->settings);
  return plumb_search_provider_export (self->search_provider, connection, path, error);
}

static void
plumb_application_dbus_unregister (GApplication *application, GDBusConnection *connection,
                                   const char *path)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  if (self->search_provider != NULL)
    plumb_search_provider_unexport (self->search_provider);
}

/* A logout, or the end of the computer: writes are committed, what is thrown away goes. */
static gboolean
told_to_end_cb (gpointer user_data)
{
  g_application_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static void
plumb_application_startup (GApplication *application)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  G_APPLICATION_CLASS (plumb_application_parent_class)->startup (application);
  prepare (self);
  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    g_application_set_inactivity_timeout (application, LINGER_MILLISECONDS);
  plumb_application_add_first_actions (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->ends); i++)
    self->ends[i] = g_unix_signal_add (ending_signals[i], told_to_end_cb, self);
}

static void
plumb_application_activate (GApplication *application)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  if (self->window == NULL)
    make_window (self);
  if (self->starts_hidden)
    self->starts_hidden = FALSE;
  else
    gtk_window_present (GTK_WINDOW (self->window));
  /* Also after it could not be opened: the reason may be gone. */
  plumb_application_open_session (self);
}

static void
plumb_application_shutdown (GApplication *application)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  for (guint i = 0; i < G_N_ELEMENTS (self->ends); i++)
    g_clear_handle_id (&self->ends[i], g_source_remove);
  destroy_windows (self);
  /* What is half open cannot be closed. */
  while (self->is_opening)
    g_main_context_iteration (NULL, TRUE);
  plumb_profile_opener_close (self->opener);
  G_APPLICATION_CLASS (plumb_application_parent_class)->shutdown (application);
}

static void
plumb_application_finalize (GObject *object)
{
  PlumbApplication *self = PLUMB_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->background);
  g_clear_object (&self->search_provider);
  g_clear_object (&self->opener);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_free (self->folder);
  g_free (self->endpoint_error);
  G_OBJECT_CLASS (plumb_application_parent_class)->finalize (object);
}

static void
plumb_application_class_init (PlumbApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = plumb_application_finalize;
  application_class->startup = plumb_application_startup;
  application_class->activate = plumb_application_activate;
  application_class->dbus_register = plumb_application_dbus_register;
  application_class->dbus_unregister = plumb_application_dbus_unregister;
  application_class->shutdown = plumb_application_shutdown;
  application_class->handle_local_options = plumb_application_handle_options;
}

static void
plumb_application_init (PlumbApplication *self)
{
  plumb_application_add_options (self);
}

PlumbApplication *
plumb_application_new (void)
{
  return g_object_new (PLUMB_TYPE_APPLICATION, "application-id", PLUMB_APPLICATION_ID,
                       "resource-base-path", "/io/github/plumb/Plumb", NULL);
}
