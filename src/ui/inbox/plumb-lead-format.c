/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-format.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  const char *name;
  const char *title;
  const char *meaning;
} Term;

static const Term actions[] = {
  { "INS",
    N_("Get it now"),
        N_("The customer pressed “Get it now”: the deployment of your offer was started.") },
    { "PLT", N_("Contact me"),
                 N_("The customer pressed “Contact me” and agreed that their details are shared with you.") },
      { "Create", N_("Create"),
                      N_("The customer pressed “Create” in the Azure portal and bought your offer into their own "
        "account.") },
        { "StartTestDrive",
          N_("Test drive"), N_("The customer started a test drive of your offer.") },
          { "DNC", N_("Do not contact"),
                       N_("The customer asked a partner on whose page your offer is listed too. This lead is for "
        "your information only: do not contact the customer.") },
          };

static const Term sources[] = {
  { "AzureMarketplace", N_("Azure Marketplace"), N_("It happened on Azure Marketplace.") },
    { "AzurePortal", N_("Azure portal"), N_("It happened in the Azure portal.") },
      { "TestDrive", N_("Test drive"), N_("It happened in a test drive.") },
        { "AppSource",
          N_("AppSource"),
              N_("It happened on Microsoft AppSource, which Microsoft’s own systems call SPZA.") },
        };

static const Term *
find_term (const Term *terms, gsize n_terms, const char *name)
{
  for (gsize i = 0; name != NULL && i < n_terms; i++)
    if (strcmp (terms[i].name, name) == 0)
      return &terms[i];
  return NULL;
}

const char *
plumb_lead_format_source (const char *source)
{
  const Term *term = find_term (sources, G_N_ELEMENTS (sources), source);

  return term != NULL ? gettext (term->title) : source;
}

const char *
plumb_lead_format_source_meaning (const char *source)
{
  const Term *term = find_term (sources, G_N_ELEMENTS (sources), source);

  return term != NULL ? gettext (term->meaning) : NULL;
}

const char *
plumb_lead_format_action (const char *action)
{
  const Term *term = find_term (actions, G_N_ELEMENTS (actions), action);

  return term != NULL ? gettext (term->title) : action;
}

const char *
plumb_lead_format_action_meaning (const char *action)
{
  const Term *term = find_term (actions, G_N_ELEMENTS (actions), action);

  return term != NULL ? gettext (term->meaning) : NULL;
}

PlumbFollowUp
plumb_lead_format_follow_up_state (PlumbLead *lead, gint64 since, gint64 done_at, gint64 now)
{
  g_return_val_if_fail (PLUMB_IS_LEAD (lead), PLUMB_FOLLOW_UP_NONE);

  if (plumb_lead_is_test (lead))
    return PLUMB_FOLLOW_UP_TEST;
  if (plumb_lead_is_do_not_contact (lead))
    return PLUMB_FOLLOW_UP_NO_CONTACT;
  if (since > 0)
    return now - since > PLUMB_FOLLOW_UP_LIMIT ? PLUMB_FOLLOW_UP_OVERDUE : PLUMB_FOLLOW_UP_OPEN;
  return done_at > 0 ? PLUMB_FOLLOW_UP_DONE : PLUMB_FOLLOW_UP_NONE;
}

static char *
format_left (gint64 left)
{
  if (left >= G_TIME_SPAN_HOUR)
    /* Translators: hours that are left to follow a customer up; h is the unit's symbol */
    return g_strdup_printf (_("%d h left"), (int) (left / G_TIME_SPAN_HOUR));
  /* Translators: minutes that are left to follow a customer up; min is the unit's symbol */
  return g_strdup_printf (_("%d min left"), (int) (MAX (left, 0) / G_TIME_SPAN_MINUTE));
}

static char *
format_overdue (gint64 over)
{
  if (over >= 2 * G_TIME_SPAN_DAY)
    /* Translators: by how many days a follow-up is late; d is the unit's symbol */
    return g_strdup_printf (_("overdue by %d d"), (int) (over / G_TIME_SPAN_DAY));
  if (over >= G_TIME_SPAN_HOUR)
    return g_strdup_printf (_("overdue by %d h"), (int) (over / G_TIME_SPAN_HOUR));
  return g_strdup_printf (_("overdue by %d min"), (int) (over / G_TIME_SPAN_MINUTE));
}

char *
plumb_lead_format_follow_up (PlumbFollowUp state, gint64 since, gint64 now)
{
  switch (state) {
  case PLUMB_FOLLOW_UP_NONE:
    return g_strdup ("–");
  case PLUMB_FOLLOW_UP_TEST:
    return g_strdup (_("test"));
  case PLUMB_FOLLOW_UP_NO_CONTACT:
    return g_strdup (_("no contact"));
  case PLUMB_FOLLOW_UP_DONE:
    return g_strdup (_("done"));
  case PLUMB_FOLLOW_UP_OPEN:
    return format_left (since + PLUMB_FOLLOW_UP_LIMIT - now);
  case PLUMB_FOLLOW_UP_OVERDUE:
    return format_overdue (now - since - PLUMB_FOLLOW_UP_LIMIT);
  }
  g_return_val_if_reached (NULL);
}

const char *
plumb_lead_format_follow_up_icon (PlumbFollowUp state)
{
  switch (state) {
  case PLUMB_FOLLOW_UP_NONE:
  case PLUMB_FOLLOW_UP_TEST:
  case PLUMB_FOLLOW_UP_NO_CONTACT:
    return NULL;
  case PLUMB_FOLLOW_UP_DONE:
    return "object-select-symbolic";
  case PLUMB_FOLLOW_UP_OPEN:
    return "plumb-lead-clock-symbolic";
  case PLUMB_FOLLOW_UP_OVERDUE:
    return "dialog-warning-symbolic";
  }
  g_return_val_if_reached (NULL);
}

const char *
plumb_lead_format_mark_icon (PlumbLead *lead)
{
  if (plumb_lead_is_test (lead))
    return "plumb-lead-test-symbolic";
  if (plumb_lead_is_do_not_contact (lead))
    return "plumb-lead-no-contact-symbolic";
  return NULL;
}

const char *
plumb_lead_format_mark (PlumbLead *lead)
{
  if (plumb_lead_is_test (lead))
    return _("Test lead");
  if (plumb_lead_is_do_not_contact (lead))
    return _("Do not contact");
  return NULL;
}

/* GLib looks at files each time it is asked for the zone, which is most of what a cell costs. */
static GTimeZone *
get_zone (void)
{
  static GTimeZone *zone;
  static gint64 asked_at;
  gint64 now = g_get_monotonic_time ();

  if (zone == NULL || now - asked_at >= G_USEC_PER_SEC) {
    g_clear_pointer (&zone, g_time_zone_unref);
    zone = g_time_zone_new_local ();
    asked_at = now;
  }
  return zone;
}

static GDateTime *
local_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_timezone (utc, get_zone ()) : NULL;
}

static char *
format_local (gint64 time, const char *format)
{
  g_autoptr (GDateTime) local = local_time (time);

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("");
}

gint64
plumb_lead_format_day_start (gint64 time, int days)
{
  g_autoptr (GDateTime) local = local_time (time);
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) start = NULL;

  g_return_val_if_fail (local != NULL, 0);
  day = g_date_time_add_days (local, days);
  start = g_date_time_new (get_zone (), g_date_time_get_year (day), g_date_time_get_month (day),
                           g_date_time_get_day_of_month (day), 0, 0, 0);
  return g_date_time_to_unix (start) * G_USEC_PER_SEC;
}

char *
plumb_lead_format_when (gint64 time, gint64 now)
{
  if (time <= 0)
    return g_strdup ("–");
  if (time >= plumb_lead_format_day_start (now, 1) || time < plumb_lead_format_day_start (now, -6))
    return format_local (time, "%x");
  if (time >= plumb_lead_format_day_start (now, 0))
    /* Translators: g_date_time_format() codes for the time of day */
    return format_local (time, _("%H:%M"));
  if (time >= plumb_lead_format_day_start (now, -1))
    return format_local (time, _("Yesterday %H:%M"));
  /* Translators: g_date_time_format() codes for a short weekday and the time of day */
  return format_local (time, _("%a %H:%M"));
}

char *
plumb_lead_format_when_said (gint64 time, gint64 now)
{
  if (time <= 0)
    return g_strdup (_("at an unknown time"));
  if (time >= plumb_lead_format_day_start (now, 1) || time < plumb_lead_format_day_start (now, -1))
    /* Translators: %x is the date in the locale's way, then the time of day */
    return format_local (time, _("%x, %H:%M"));
  if (time >= plumb_lead_format_day_start (now, 0))
    return format_local (time, _("today %H:%M"));
  return format_local (time, _("yesterday %H:%M"));
}

char *
plumb_lead_format_time (gint64 time)
{
  return time > 0 ? format_local (time, "%x, %X") : g_strdup (_("unknown"));
}

char *
plumb_lead_format_day (gint64 time)
{
  return format_local (time, "%x");
}

char *
plumb_lead_format_span (gint64 span)
{
  if (span < G_TIME_SPAN_SECOND)
    return g_strdup_printf (_("%d ms"), (int) (MAX (span, 0) / G_TIME_SPAN_MILLISECOND));
  if (span < G_TIME_SPAN_MINUTE)
    return g_strdup_printf (_("%.1f s"), (double) span / G_TIME_SPAN_SECOND);
  if (span < 2 * G_TIME_SPAN_HOUR)
    return g_strdup_printf (_("%d min"), (int) (span / G_TIME_SPAN_MINUTE));
  if (span < 2 * G_TIME_SPAN_DAY)
    return g_strdup_printf (_("%d h"), (int) (span / G_TIME_SPAN_HOUR));
  return g_strdup_printf (_("%d d"), (int) MIN (span / G_TIME_SPAN_DAY, G_MAXINT));
}

char *
plumb_lead_format_new_leads (guint n_leads)
{
  return g_strdup_printf (ngettext ("%'u new lead", "%'u new leads", n_leads), n_leads);
}

char *
plumb_lead_format_n_leads (guint n_leads)
{
  return g_strdup_printf (ngettext ("%'u lead", "%'u leads", n_leads), n_leads);
}

const char *
plumb_lead_format_offer (PlumbLead *lead)
{
  const char *title = plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE);

  return title != NULL ? title : plumb_lead_get_text (lead, PLUMB_LEAD_OFFER);
}
