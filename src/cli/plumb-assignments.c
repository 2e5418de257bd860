/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-assignments.h"

#include "plumb-diagnosis.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>

#define LARGEST_SECRETS (64 * 1024)

static gboolean
judge (const PlumbFieldSpec *field, const char *value)
{
  PlumbFinding finding = { PLUMB_FINDING_GOOD, NULL };
  const PlumbDiagnosis *diagnosis;

  if (field->check != NULL && *value != '\0')
    finding = field->check (value);
  if (finding.level == PLUMB_FINDING_GOOD)
    return TRUE;
  diagnosis = plumb_diagnosis_find (finding.diagnosis);
  plumb_refuse ("%s: %s. %s", field->key, gettext (diagnosis->title), gettext (diagnosis->fix));
  return finding.level == PLUMB_FINDING_WARNING;
}

static gboolean
set_field (PlumbTarget *target, const char *assignment, gboolean from_arguments)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *key =
      equals == NULL ? NULL : g_strndup (assignment, (gsize) (equals - assignment));
  const PlumbKindInfo *info = plumb_connector_get_info (target->connector);
  const PlumbFieldSpec *field;
  g_autofree char *value = NULL;

  /* A line from standard input is likely to be a secret. */
  if (key == NULL)
    return from_arguments
        ? plumb_refuse (_("“%s” is not of the form FIELD=VALUE."), assignment)
        : plumb_refuse (_("A line of standard input is not of the form FIELD=VALUE."));
  field = plumb_kind_info_find_field (info, key);
  if (field == NULL)
    return plumb_refuse (_("There is no field “%s”. “plumb-cli kinds” lists them all."), key);
  if (from_arguments && (field->flags & PLUMB_FIELD_SECRET))
    return plumb_refuse (_("“%s” is a secret, and other programs can read arguments. Give it with "
                     "--secrets-stdin."),
                            key);
  value = field->tidy != NULL ? field->tidy (equals + 1) : g_strdup (equals + 1);
  if (!judge (field, value))
    return FALSE;
  if (field->flags & PLUMB_FIELD_SECRET)
    plumb_credentials_set (target->credentials, key, value);
  else
    plumb_destination_set_setting (target->destination, key, value);
  target->is_shared |= plumb_kind_info_is_on_sheet (info, key);
  return TRUE;
}

static gboolean
read_secrets (PlumbCommandLine *line, PlumbTarget *target)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = plumb_read_text (line, input, LARGEST_SECRETS, &error);
  g_auto (GStrv) lines = NULL;
  gboolean ok = TRUE;

  if (text == NULL) {
    plumb_complain (error);
    return FALSE;
  }
  lines = g_strsplit (text, "\n", -1);
  explicit_bzero (text, strlen (text));
  for (guint i = 0; lines[i] != NULL; i++) {
    g_strchomp (lines[i]);
    if (ok && *lines[i] != '\0')
      ok = set_field (target, lines[i], FALSE);
    explicit_bzero (lines[i], strlen (lines[i]));
  }
  return ok;
}

gboolean
plumb_assign (PlumbCommandLine *line, PlumbTarget *target, char **assignments,
              gboolean secrets_stdin)
{
  for (guint i = 0; assignments[i] != NULL; i++)
    if (!set_field (target, assignments[i], TRUE))
      return FALSE;
  return !secrets_stdin || read_secrets (line, target);
}
