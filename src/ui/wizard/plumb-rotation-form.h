/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_ROTATION_FORM (plumb_rotation_form_get_type ())
G_DECLARE_FINAL_TYPE (PlumbRotationForm, plumb_rotation_form, PLUMB, ROTATION_FORM, AdwBin)

/**
 * PlumbRotationForm:
 *
 * Where new secrets are entered, with the dates on which they end: the fields of the destination's
 * kind that count.  A secret that is left empty stays as it is.
 *
 * Signal: `changed`: perhaps it is complete now, or no longer.
 */
GtkWidget *plumb_rotation_form_new (PlumbConnector *connector, PlumbDestination *destination);

/* Whether there is a new secret, and nothing that cannot be used. */
gboolean plumb_rotation_form_is_complete (PlumbRotationForm *self);

/* (transfer full): the new secrets only. */
PlumbCredentials *plumb_rotation_form_dup_secrets (PlumbRotationForm *self);
/* (transfer full): of this only the settings count, see plumb_rotation_new(). */
PlumbDestination *plumb_rotation_form_dup_changes (PlumbRotationForm *self);

/* %FALSE if the field is not asked for here. */
gboolean plumb_rotation_form_go_to_field (PlumbRotationForm *self, const char *key);

/* Forgets what was typed. */
void plumb_rotation_form_clear (PlumbRotationForm *self);

G_END_DECLS
