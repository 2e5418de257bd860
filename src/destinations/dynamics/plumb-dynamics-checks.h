/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-field-spec.h"

G_BEGIN_DECLS

/* The shapes of the fields other than addresses; all pure. */

/* (transfer full): without blanks around it. */
char *plumb_dynamics_tidy_word (const char *value);
/* (transfer full): without blanks, braces and quotation marks around it, in small letters. */
char *plumb_dynamics_tidy_id (const char *value);
/* (transfer full): the day of a time such as `2027-03-31T00:00:00Z`. */
char *plumb_dynamics_tidy_day (const char *value);

gboolean plumb_dynamics_is_guid (const char *value);

PlumbFinding plumb_dynamics_check_authentication (const char *value);
PlumbFinding plumb_dynamics_check_application_id (const char *value);
PlumbFinding plumb_dynamics_check_directory_id (const char *value);
PlumbFinding plumb_dynamics_check_client_secret (const char *value);
PlumbFinding plumb_dynamics_check_client_secret_ends (const char *value);
PlumbFinding plumb_dynamics_check_user_name (const char *value);
PlumbFinding plumb_dynamics_check_password (const char *value);
PlumbFinding plumb_dynamics_check_password_changed (const char *value);
PlumbFinding plumb_dynamics_check_public_client_id (const char *value);
PlumbFinding plumb_dynamics_check_poll_interval (const char *value);

G_END_DECLS
