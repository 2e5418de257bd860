/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-source.h"

#include <string.h>

static const char *const sources[] = { "AzureMarketplace", "AzurePortal", "TestDrive", "AppSource",
                                       NULL };
static const char *const actions[] = { "INS", "PLT", "DNC", "Create", "StartTestDrive", NULL };
/* Microsoft's internal name for AppSource is SPZA. */
static const char *const appsource_spellings[] = { "SPZA", "AppSource", "AppSource (SPZA)", NULL };

static char *
dup_nonempty (const char *start, gsize length)
{
  char *text = g_strstrip (g_strndup (start, length));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static char *
dup_known_spelling (const char *text, const char *const *known)
{
  for (guint i = 0; known[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, known[i]) == 0)
      return g_strdup (known[i]);
  return g_strdup (text);
}

char *
plumb_lead_source_dup_canonical (const char *source)
{
  if (source == NULL)
    return NULL;
  for (guint i = 0; appsource_spellings[i] != NULL; i++)
    if (g_ascii_strcasecmp (source, appsource_spellings[i]) == 0)
      return g_strdup ("AppSource");
  return dup_known_spelling (source, sources);
}

char *
plumb_lead_source_dup_canonical_action (const char *action)
{
  return action == NULL ? NULL : dup_known_spelling (action, actions);
}

const char *const *
plumb_lead_source_get_actions (void)
{
  return actions;
}

const char *const *
plumb_lead_source_get_sources (void)
{
  return sources;
}

/* Offer ids contain dashes and dots freely: only the first of each separates. */
static void
parse_origin (PlumbLeadSource *self, const char *origin, gsize length)
{
  const char *dash = memchr (origin, '-', length);
  g_autofree char *source = NULL;
  g_autofree char *action = NULL;

  if (dash == NULL) {
    source = dup_nonempty (origin, length);
  } else {
    source = dup_nonempty (origin, (gsize) (dash - origin));
    action = dup_nonempty (dash + 1, length - (gsize) (dash + 1 - origin));
  }
  self->source = plumb_lead_source_dup_canonical (source);
  self->action = plumb_lead_source_dup_canonical_action (action);
}

static void
parse_offer (PlumbLeadSource *self, const char *offer)
{
  const char *dot = strchr (offer, '.');

  /* Ids have no blanks; a title such as "Acme 2.0 Backup" is not publisher and offer. */
  if (dot == NULL || dot == offer || dot[1] == '\0' || strpbrk (offer, " \t") != NULL) {
    self->offer = g_strdup (offer);
    return;
  }
  self->publisher = g_strndup (offer, (gsize) (dot - offer));
  self->offer = g_strdup (dot + 1);
}

PlumbLeadSource *
plumb_lead_source_parse (const char *text)
{
  g_autoptr (PlumbLeadSource) self = g_new0 (PlumbLeadSource, 1);
  g_autofree char *offer = NULL;
  const char *bar;

  if (text == NULL)
    return NULL;
  bar = strchr (text, '|');
  parse_origin (self, text, bar == NULL ? strlen (text) : (gsize) (bar - text));
  if (bar != NULL)
    offer = dup_nonempty (bar + 1, strlen (bar + 1));
  if (offer != NULL)
    parse_offer (self, offer);
  return self->source == NULL ? NULL : g_steal_pointer (&self);
}

char *
plumb_lead_source_format (const char *source, const char *action, const char *publisher,
                          const char *offer, const char *title)
{
  GString *text = g_string_new (source);

  if (action != NULL)
    g_string_append_printf (text, "-%s", action);
  if (publisher != NULL)
    g_string_append_printf (text, "|%s.%s", publisher, offer != NULL ? offer : "");
  else if (title != NULL || offer != NULL)
    g_string_append_printf (text, "|%s", title != NULL ? title : offer);
  return g_string_free (text, text->len == 0);
}

void
plumb_lead_source_free (PlumbLeadSource *self)
{
  g_free (self->source);
  g_free (self->action);
  g_free (self->publisher);
  g_free (self->offer);
  g_free (self);
}
