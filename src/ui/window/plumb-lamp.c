/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lamp.h"

#include "plumb-diagnosis.h"

#include <glib/gi18n.h>

static gboolean
is_bad (PlumbVerdict verdict)
{
  return verdict == PLUMB_VERDICT_FAILED || verdict == PLUMB_VERDICT_REFUSED ||
         verdict == PLUMB_VERDICT_ALTERED || verdict == PLUMB_VERDICT_LOST;
}

PlumbLamp
plumb_lamp_of (PlumbDestination *destination, PlumbNearness nearness)
{
  PlumbVerdict verdict = plumb_destination_get_last_verdict (destination);

  if (!plumb_destination_is_watching (destination))
    return PLUMB_LAMP_OFF;
  if (plumb_destination_get_trouble (destination) != NULL || is_bad (verdict) ||
      nearness >= PLUMB_NEARNESS_WEEK)
    return PLUMB_LAMP_ATTENTION;
  return verdict == PLUMB_VERDICT_LANDED ? PLUMB_LAMP_PROVED : PLUMB_LAMP_UNTESTED;
}

const char *
plumb_lamp_get_icon (PlumbLamp lamp)
{
  static const char *const icons[] = {
    [PLUMB_LAMP_UNTESTED] = "plumb-lamp-untested-symbolic",
    [PLUMB_LAMP_PROVED] = "plumb-lamp-proved-symbolic",
    [PLUMB_LAMP_ATTENTION] = "plumb-lamp-attention-symbolic",
    [PLUMB_LAMP_OFF] = "plumb-lamp-off-symbolic",
  };

  g_return_val_if_fail (lamp < G_N_ELEMENTS (icons), NULL);
  return icons[lamp];
}

char *
plumb_lamp_format_ago (gint64 time, gint64 now)
{
  gint64 minutes = (now - time) / (60 * G_USEC_PER_SEC);
  g_autoptr (GDateTime) date = NULL;

  if (minutes < 1)
    return g_strdup (_("just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d min ago", "%d min ago", (gulong) minutes), (int) minutes);
  if (minutes < 24 * 60)
    return g_strdup_printf (ngettext ("%d h ago", "%d h ago", (gulong) (minutes / 60)),
                            (int) (minutes / 60));
  date = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  return g_date_time_format (date, "%x");
}

static const char *
describe_verdict (PlumbVerdict verdict)
{
  switch (verdict) {
  case PLUMB_VERDICT_NONE:
    return _("Never tested");
  case PLUMB_VERDICT_FAILED:
    return _("The last test failed");
  case PLUMB_VERDICT_REFUSED:
    return _("The last test lead was refused");
  case PLUMB_VERDICT_ACCEPTED:
    return _("Accepted, not proved");
  case PLUMB_VERDICT_ALTERED:
    return _("The last test lead was altered");
  case PLUMB_VERDICT_LOST:
    return _("The last test lead was lost");
  case PLUMB_VERDICT_LANDED:
    break;
  }
  return NULL;
}

char *
plumb_lamp_describe (PlumbDestination *destination, gint64 now)
{
  const char *trouble = plumb_destination_get_trouble (destination);
  const PlumbDiagnosis *diagnosis = trouble == NULL ? NULL : plumb_diagnosis_find (trouble);
  const char *said = describe_verdict (plumb_destination_get_last_verdict (destination));
  g_autofree char *ago = NULL;

  if (plumb_destination_is_busy (destination))
    return g_strdup (_("Testing…"));
  if (!plumb_destination_is_watching (destination))
    return g_strdup (_("Watching is off"));
  if (trouble != NULL)
    return g_strdup (diagnosis == NULL ? _("Needs attention") : gettext (diagnosis->title));
  if (said != NULL)
    return g_strdup (said);
  ago = plumb_lamp_format_ago (plumb_destination_get_last_proved_at (destination), now);
  /* Translators: %s is "just now", "2 min ago" or a date. */
  return g_strdup_printf (_("Proved %s"), ago);
}

char *
plumb_lamp_describe_reading (PlumbDestination *destination, gint64 now)
{
  gint64 heard_at = plumb_destination_get_heard_at (destination);
  g_autofree char *ago = NULL;

  if (plumb_destination_is_busy (destination) || !plumb_destination_is_watching (destination) ||
      plumb_destination_get_trouble (destination) != NULL)
    return plumb_lamp_describe (destination, now);
  if (heard_at == 0)
    return g_strdup (_("Not read yet"));
  ago = plumb_lamp_format_ago (heard_at, now);
  /* Translators: when leads were read there; %s is "just now", "2 min ago" or a date. */
  return g_strdup_printf (_("Read %s"), ago);
}

char *
plumb_lamp_describe_hearing (guint n_hearing, guint n_sources, gint64 heard_at)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *time = NULL;

  if (n_sources == 0)
    return g_strdup (_("Nothing is being watched"));
  if (heard_at == 0)
    return g_strdup_printf (ngettext ("Heard from none of %u source yet",
                                      "Heard from none of %u sources yet", n_sources),
                            n_sources);
  date = g_date_time_new_from_unix_local (heard_at / G_USEC_PER_SEC);
  time = g_date_time_format (date, "%X");
  /* Translators: how many sources answered, how many there are, and the time of the last answer. */
  return g_strdup_printf (ngettext ("Heard from %u of %u source, last proof %s",
                                    "Heard from %u of %u sources, last proof %s", n_sources),
                          n_hearing, n_sources, time);
}
