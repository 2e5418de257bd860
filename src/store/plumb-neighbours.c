/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-neighbours.h"

/* A file monitor misses what happens on some network file systems. */
#define INTERVAL_SECONDS 2
#define RATE_LIMIT_MILLISECONDS 100

struct _PlumbNeighbours {
  PlumbDatabase *writer;
  PlumbNotice *notice;
  GFileMonitor *monitor;
  GSource *timer;
  gint64 data_version;
  gint64 last_row;
  gint64 leads_changed;
  gint64 destinations_changed;
};

/* Numbers that only grow; whether @known was behind. */
static gboolean
catch_up (PlumbDatabase *database, const char *sql, gint64 *known)
{
  gint64 number = plumb_database_get_number (database, sql, NULL);
  gboolean has_grown = number > *known;

  *known = number;
  return has_grown;
}

static PlumbChange
find_changes (PlumbNeighbours *self)
{
  PlumbChange changes = PLUMB_CHANGE_NONE;

  if (catch_up (self->writer, "SELECT max (id) FROM leads", &self->last_row))
    changes |= PLUMB_CHANGE_LEADS_ADDED;
  if (catch_up (self->writer, "SELECT value FROM marks WHERE name = 'leads_changed'",
                &self->leads_changed))
    changes |= PLUMB_CHANGE_LEADS;
  if (catch_up (self->writer, "SELECT value FROM marks WHERE name = 'destinations_changed'",
                &self->destinations_changed))
    changes |= PLUMB_CHANGE_DESTINATIONS;
  return changes;
}

static void
look (PlumbNeighbours *self)
{
  gint64 version = plumb_database_get_number (self->writer, "PRAGMA data_version", NULL);

  if (version == self->data_version)
    return;
  self->data_version = version;
  plumb_notice_give (self->notice, find_changes (self));
}

static gboolean
time_came_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

static void
file_changed_cb (GFileMonitor *monitor, GFile *file, GFile *other_file, GFileMonitorEvent event,
                 gpointer user_data)
{
  look (user_data);
}

PlumbNeighbours *
plumb_neighbours_new (const char *path, PlumbDatabase *writer, PlumbNotice *notice)
{
  PlumbNeighbours *self = g_new0 (PlumbNeighbours, 1);
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  g_autoptr (GFile) log = g_file_new_for_path (log_path);

  self->writer = writer;
  self->notice = notice;
  self->data_version = plumb_database_get_number (writer, "PRAGMA data_version", NULL);
  find_changes (self);
  self->monitor = g_file_monitor_file (log, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL) {
    g_file_monitor_set_rate_limit (self->monitor, RATE_LIMIT_MILLISECONDS);
    g_signal_connect (self->monitor, "changed", G_CALLBACK (file_changed_cb), self);
  }
  self->timer = g_timeout_source_new_seconds (INTERVAL_SECONDS);
  g_source_set_callback (self->timer, time_came_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
  return self;
}

void
plumb_neighbours_free (PlumbNeighbours *self)
{
  if (self == NULL)
    return;
  if (self->monitor != NULL) {
    g_signal_handlers_disconnect_by_data (self->monitor, self);
    g_file_monitor_cancel (self->monitor);
    g_object_unref (self->monitor);
  }
  g_source_destroy (self->timer);
  g_source_unref (self->timer);
  g_free (self);
}

gboolean
plumb_neighbours_tell (PlumbDatabase *writer, PlumbChange changes, GError **error)
{
  if ((changes & PLUMB_CHANGE_LEADS) != 0 &&
      !plumb_database_run (
          writer, "UPDATE marks SET value = value + 1 WHERE name = 'leads_changed'", error))
    return FALSE;
  return (changes & PLUMB_CHANGE_DESTINATIONS) == 0 ||
         plumb_database_run (
             writer, "UPDATE marks SET value = value + 1 WHERE name = 'destinations_changed'",
             error);
}
