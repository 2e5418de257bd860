/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connector.h"

#include "plumb-property.h"

#include <glib/gi18n.h>

typedef struct {
  PlumbHttp *http;
} PlumbConnectorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PlumbConnector, plumb_connector, G_TYPE_OBJECT)

typedef enum {
  PROP_HTTP = 1,
} PlumbConnectorProps;

static GParamSpec *props[PROP_HTTP + 1];

PlumbHttp *
plumb_connector_get_http (PlumbConnector *self)
{
  PlumbConnectorPrivate *priv = plumb_connector_get_instance_private (self);

  g_return_val_if_fail (PLUMB_IS_CONNECTOR (self), NULL);
  return priv->http;
}

PlumbKind
plumb_connector_get_kind (PlumbConnector *self)
{
  g_return_val_if_fail (PLUMB_IS_CONNECTOR (self), PLUMB_KIND_NONE);
  return PLUMB_CONNECTOR_GET_CLASS (self)->kind;
}

const PlumbKindInfo *
plumb_connector_get_info (PlumbConnector *self)
{
  g_return_val_if_fail (PLUMB_IS_CONNECTOR (self), NULL);
  return PLUMB_CONNECTOR_GET_CLASS (self)->info;
}

static gboolean
has_verb (PlumbConnectorClass *klass, PlumbVerb verb)
{
  switch (verb) {
  case PLUMB_VERB_VERIFY:
    return klass->verify_async != NULL;
  case PLUMB_VERB_SEND:
    return klass->send_async != NULL;
  case PLUMB_VERB_CONFIRM:
    return klass->confirm_async != NULL;
  case PLUMB_VERB_WATCH:
    return klass->watch_async != NULL;
  case PLUMB_VERB_DELETE:
    return klass->delete_async != NULL && klass->find_tests_async != NULL;
  }
  return FALSE;
}

gboolean
plumb_connector_can (PlumbConnector *self, PlumbVerb verb, PlumbDestination *destination,
                     PlumbCredentials *credentials)
{
  PlumbConnectorClass *klass = NULL;

  g_return_val_if_fail (PLUMB_IS_CONNECTOR (self), FALSE);
  g_return_val_if_fail (destination == NULL || PLUMB_IS_DESTINATION (destination), FALSE);
  g_return_val_if_fail (credentials == NULL || PLUMB_IS_CREDENTIALS (credentials), FALSE);

  klass = PLUMB_CONNECTOR_GET_CLASS (self);
  if (!has_verb (klass, verb))
    return FALSE;
  return klass->can == NULL || klass->can (self, verb, destination, credentials);
}

static gboolean
is_filled (const char *value)
{
  return value != NULL && value[0] != '\0';
}

const char *
plumb_connector_get_value (PlumbConnector *self, PlumbDestination *destination,
                           PlumbCredentials *credentials, const char *key)
{
  const PlumbFieldSpec *field = NULL;
  const char *value = NULL;

  g_return_val_if_fail (PLUMB_IS_CONNECTOR (self), NULL);
  g_return_val_if_fail (destination == NULL || PLUMB_IS_DESTINATION (destination), NULL);
  g_return_val_if_fail (credentials == NULL || PLUMB_IS_CREDENTIALS (credentials), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  field = plumb_kind_info_find_field (plumb_connector_get_info (self), key);
  if (field == NULL)
    return NULL;
  if ((field->flags & PLUMB_FIELD_SECRET) != 0)
    value = credentials != NULL ? plumb_credentials_get (credentials, key) : NULL;
  else
    value = destination != NULL ? plumb_destination_get_setting (destination, key) : NULL;
  return is_filled (value) ? value : field->fallback;
}

gboolean
plumb_connector_uses_field (PlumbConnector *self, PlumbDestination *destination,
                            PlumbCredentials *credentials, const PlumbFieldSpec *field)
{
  const char *value = NULL;

  g_return_val_if_fail (PLUMB_IS_CONNECTOR (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  if (field->when == NULL)
    return TRUE;
  value = plumb_connector_get_value (self, destination, credentials, field->when);
  return g_strcmp0 (value, field->when_value) == 0;
}

gboolean
plumb_connector_shows_row (PlumbConnector *self, PlumbDestination *destination,
                           PlumbCredentials *credentials, const PlumbSheetRow *row)
{
  const PlumbFieldSpec *field = NULL;

  g_return_val_if_fail (PLUMB_IS_CONNECTOR (self), FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  if (row->key != NULL)
    field = plumb_kind_info_find_field (plumb_connector_get_info (self), row->key);
  return field == NULL || plumb_connector_uses_field (self, destination, credentials, field);
}

char *
plumb_connector_dup_row_value (PlumbConnector *self, PlumbDestination *destination,
                               PlumbCredentials *credentials, const PlumbSheetRow *row)
{
  const PlumbFieldSpec *field = NULL;
  const char *value = NULL;

  g_return_val_if_fail (PLUMB_IS_CONNECTOR (self), NULL);
  g_return_val_if_fail (row != NULL, NULL);

  if (row->key == NULL)
    return row->text != NULL ? g_strdup (gettext (row->text)) : NULL;
  field = plumb_kind_info_find_field (plumb_connector_get_info (self), row->key);
  value = plumb_connector_get_value (self, destination, credentials, row->key);
  if (field == NULL || field->choices == NULL)
    return g_strdup (value);
  for (const PlumbChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_strcmp0 (choice->value, value) == 0)
      return g_strdup (gettext (choice->label));
  return NULL;
}

/* What is judged here and not by the field has an id made from its key. */
static PlumbFinding
find_fault (const PlumbKindInfo *info, const PlumbFieldSpec *field, const char *fault)
{
  g_autofree char *id = g_strdup_printf ("%s.%s.%s", info->name, field->key, fault);

  return (PlumbFinding){ PLUMB_FINDING_FAULT, g_intern_string (id) };
}

static gboolean
is_choice (const PlumbFieldSpec *field, const char *value)
{
  for (const PlumbChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, value))
      return TRUE;
  return FALSE;
}

static PlumbFinding
judge_field (const PlumbKindInfo *info, const PlumbFieldSpec *field, const char *value)
{
  g_autofree char *tidied = NULL;
  PlumbFinding good = { PLUMB_FINDING_GOOD, NULL };

  if (value != NULL && field->tidy != NULL)
    tidied = field->tidy (value);
  else
    tidied = g_strdup (value);
  if (!is_filled (tidied))
    return (field->flags & PLUMB_FIELD_REQUIRED) != 0 ? find_fault (info, field, "missing") : good;
  if (field->choices != NULL && !is_choice (field, tidied))
    return find_fault (info, field, "not-a-choice");
  return field->check != NULL ? field->check (tidied) : good;
}

PlumbFinding
plumb_connector_check_fields (PlumbConnector *self, PlumbDestination *destination,
                              PlumbCredentials *credentials, const char **key)
{
  PlumbFinding worst = { PLUMB_FINDING_GOOD, NULL };
  const PlumbKindInfo *info = NULL;

  g_return_val_if_fail (PLUMB_IS_CONNECTOR (self), worst);

  info = plumb_connector_get_info (self);
  if (key != NULL)
    *key = NULL;
  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++) {
    const char *value = plumb_connector_get_value (self, destination, credentials, field->key);
    PlumbFinding finding;

    if (!plumb_connector_uses_field (self, destination, credentials, field))
      continue;
    finding = judge_field (info, field, value);
    if (finding.level <= worst.level)
      continue;
    worst = finding;
    if (key != NULL)
      *key = field->key;
  }
  return worst;
}

static void
plumb_connector_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbConnectorPrivate *priv = plumb_connector_get_instance_private (PLUMB_CONNECTOR (object));

  switch ((PlumbConnectorProps) id) {
  case PROP_HTTP:
    g_value_set_object (value, priv->http);
    break;
  }
}

static void
plumb_connector_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlumbConnectorPrivate *priv = plumb_connector_get_instance_private (PLUMB_CONNECTOR (object));

  switch ((PlumbConnectorProps) id) {
  case PROP_HTTP:
    priv->http = g_value_dup_object (value);
    break;
  }
}

static void
plumb_connector_dispose (GObject *object)
{
  PlumbConnectorPrivate *priv = plumb_connector_get_instance_private (PLUMB_CONNECTOR (object));

  g_clear_object (&priv->http);
  G_OBJECT_CLASS (plumb_connector_parent_class)->dispose (object);
}

static void
plumb_connector_class_init (PlumbConnectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_connector_get_property;
  object_class->set_property = plumb_connector_set_property;
  object_class->dispose = plumb_connector_dispose;

  /* The type is not named, so that who only describes kinds need not link what sends. */
  props[PROP_HTTP] = g_param_spec_object ("http", NULL, NULL, G_TYPE_OBJECT, PLUMB_PROPERTY_ONCE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
plumb_connector_init (PlumbConnector *self)
{
}
