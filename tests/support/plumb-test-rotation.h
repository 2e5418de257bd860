/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-rotation.h"
#include "plumb-test-setup.h"

G_BEGIN_DECLS

#define PLUMB_TEST_ROTATION_OLD "0ld-s3cret-of-the-test"
#define PLUMB_TEST_ROTATION_NEW "n3w-s3cret-of-the-test"
#define PLUMB_TEST_ROTATION_OLD_END "2027-03-31"
#define PLUMB_TEST_ROTATION_NEW_END "2029-03-31"

/**
 * PlumbTestRotation:
 *
 * A destination `Contoso` with a secret that ends, another secret, and what is to take the place of
 * the first.
 */
typedef struct {
  PlumbTestSetup setup;
  PlumbDestination *destination;
  PlumbDestination *changes;
  PlumbCredentials *secrets;
  PlumbRotation *rotation;
} PlumbTestRotation;

/* For g_test_add(). */
void plumb_test_rotation_set_up (PlumbTestRotation *self, gconstpointer data);
void plumb_test_rotation_tear_down (PlumbTestRotation *self, gconstpointer data);

/* Saves the destination, with @credentials (nullable) as its secrets. */
void plumb_test_rotation_save (PlumbTestRotation *self, PlumbCredentials *credentials);

/* Makes the rotation without running it. */
void plumb_test_rotation_make (PlumbTestRotation *self);

/* Makes it and runs it to its end; whether the new secret is in use. */
gboolean plumb_test_rotation_run (PlumbTestRotation *self, GError **error);

/* Asserts that another run of the program finds this secret with this end. */
void plumb_test_rotation_assert_stored (PlumbTestRotation *self, const char *secret,
                                        const char *end);

G_END_DECLS
