/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-command.h"

#include "plumb-clock.h"
#include "plumb-diagnosis.h"
#include "plumb-error.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define LONGEST_NAME 200

void
plumb_keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

GAsyncResult *
plumb_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (result);
}

char *
plumb_read_text (PlumbCommandLine *line, GInputStream *input, gsize limit, GError **error)
{
  g_autofree char *text = g_malloc (limit);
  gsize length = 0;
  gssize n_read = 1;

  while (n_read > 0 && length < limit) {
    GAsyncResult *kept = NULL;
    g_autoptr (GAsyncResult) result = NULL;

    g_input_stream_read_async (input, text + length, limit - length, G_PRIORITY_DEFAULT,
                               line->cancellable, plumb_keep_result, &kept);
    result = plumb_await (&kept);
    n_read = g_input_stream_read_finish (input, result, error);
    length += (gsize) MAX (0, n_read);
  }
  return n_read < 0 ? NULL : g_utf8_make_valid (text, (gssize) length);
}

gboolean
plumb_refuse (const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* One line, whatever the user's own words in it hold. */
  g_printerr ("plumb-cli: %s\n", g_strdelimit (sentence, "\n\r", ' '));
  return FALSE;
}

int
plumb_complain (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return PLUMB_EXIT_INTERRUPTED;
  plumb_refuse ("%s", error->message);
  return PLUMB_EXIT_FAILED;
}

PlumbProfile *
plumb_open_profile (PlumbCommandLine *line)
{
  g_autoptr (PlumbProfile) profile = plumb_profile_new (line->folder);
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_profile_open_async (profile, line->cancellable, plumb_keep_result, &kept);
  result = plumb_await (&kept);
  if (plumb_profile_open_finish (profile, result, &error))
    return g_steal_pointer (&profile);
  plumb_complain (error);
  return NULL;
}

PlumbDestination *
plumb_find_destination (PlumbProfile *profile, const char *name)
{
  PlumbDestination *destination =
      plumb_destination_list_find (plumb_profile_get_destinations (profile), name);

  if (destination == NULL)
    plumb_refuse (_("No destination is called “%s”. “plumb-cli list” names them all."), name);
  return destination;
}

PlumbCredentials *
plumb_look_up (PlumbCommandLine *line, PlumbProfile *profile, PlumbDestination *destination)
{
  PlumbDestinationList *list = plumb_profile_get_destinations (profile);
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbCredentials *credentials;

  plumb_destination_list_look_up_async (list, destination, line->cancellable, plumb_keep_result,
                                        &kept);
  result = plumb_await (&kept);
  credentials = plumb_destination_list_look_up_finish (list, result, &error);
  if (credentials == NULL)
    plumb_complain (error);
  return credentials;
}

const char *
plumb_name_destination (PlumbProfile *profile, PlumbLead *lead)
{
  const char *id = plumb_lead_get_destination (lead);
  PlumbDestination *destination =
      id == NULL ? NULL
                 : plumb_destination_list_find_id (plumb_profile_get_destinations (profile), id);

  return destination == NULL ? id : plumb_destination_get_name (destination);
}

void
plumb_print_json (JsonNode *node, gboolean pretty)
{
  g_autofree char *text = json_to_string (node, pretty);

  g_print ("%s\n", text);
  fflush (stdout);
}

void
plumb_print_builder (JsonBuilder *builder, gboolean pretty)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  plumb_print_json (root, pretty);
}

void
plumb_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, text);
}

void
plumb_add_time (JsonBuilder *builder, const char *name, gint64 time)
{
  g_autofree char *text = plumb_clock_format (time);

  plumb_add_text (builder, name, text);
}

void
plumb_add_milliseconds (JsonBuilder *builder, const char *name, gint64 microseconds)
{
  json_builder_set_member_name (builder, name);
  if (microseconds < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, microseconds / 1000);
}

void
plumb_add_diagnosis (JsonBuilder *builder, const char *diagnosis_id)
{
  const PlumbDiagnosis *diagnosis =
      diagnosis_id == NULL ? NULL : plumb_diagnosis_find (diagnosis_id);

  json_builder_set_member_name (builder, "diagnosis");
  if (diagnosis == NULL) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  plumb_add_text (builder, "id", diagnosis->id);
  plumb_add_text (builder, "field", diagnosis->field);
  plumb_add_text (builder, "cause", gettext (diagnosis->cause));
  plumb_add_text (builder, "fix", gettext (diagnosis->fix));
  json_builder_end_object (builder);
}

void
plumb_print_diagnosis (const char *diagnosis_id)
{
  const PlumbDiagnosis *diagnosis =
      diagnosis_id == NULL ? NULL : plumb_diagnosis_find (diagnosis_id);

  if (diagnosis == NULL)
    return;
  g_print ("\n  %s (%s)\n", gettext (diagnosis->title), diagnosis->field);
  g_print ("  %s\n", gettext (diagnosis->cause));
  g_print ("  → %s\n", gettext (diagnosis->fix));
}

void
plumb_print_lead (PlumbLead *lead, const char *destination)
{
  g_autofree char *time = plumb_clock_format (plumb_lead_get_occurred_at (lead));
  g_autofree char *person = plumb_lead_dup_person (lead);
  const char *company = plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY);
  const char *offer = plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE);
  const char *action = plumb_lead_get_text (lead, PLUMB_LEAD_ACTION);

  g_print ("%s  %s, %s  %s  %s  %s%s%s\n", time, person != NULL ? person : "–",
           company != NULL ? company : "–", offer != NULL ? offer : "–",
           action != NULL ? action : "–", destination != NULL ? destination : "–",
           plumb_lead_is_test (lead)
           ? _("  (test)")                         : "",
                plumb_lead_is_do_not_contact (lead) ? _("  (do not contact)") : "");
  fflush (stdout);
}

void
plumb_print_destination (PlumbCommandLine *line, PlumbDestination *destination,
                         const char *sentence)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!line->json) {
    g_print ("%s\n", sentence);
    return;
  }
  json_builder_begin_object (builder);
  plumb_add_text (builder, "id", plumb_destination_get_id (destination));
  plumb_add_text (builder, "kind", plumb_kind_get_name (plumb_destination_get_kind (destination)));
  plumb_add_text (builder, "name", plumb_destination_get_name (destination));
  json_builder_end_object (builder);
  plumb_print_builder (builder, TRUE);
}

static gboolean
is_name (const char *name)
{
  if (!g_utf8_validate (name, -1, NULL) || g_utf8_strlen (name, -1) > LONGEST_NAME)
    return FALSE;
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

gboolean
plumb_is_name (const char *name)
{
  return is_name (name) ||
         plumb_refuse (
             _("A name has at least one letter, no line breaks and not more than %d characters."
                         " Choose another one."),
                LONGEST_NAME);
}

gboolean
plumb_is_living (PlumbConnector *connector, const char *name)
{
  const PlumbKindInfo *info = plumb_connector_get_info (connector);

  if (info->retirement == NULL)
    return TRUE;
  /* Translators: why leads no longer come to a kind, in a sentence, and a destination's name. */
  return plumb_refuse (
      _("%s Plumb can still read what is there. “plumb-cli convert %s” sets up what "
                       "replaces it."),
         gettext (info->retirement), name);
}
