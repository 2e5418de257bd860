/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-case-matrix.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_CASE_MATRIX_WINDOW (plumb_case_matrix_window_get_type ())
G_DECLARE_FINAL_TYPE (PlumbCaseMatrixWindow, plumb_case_matrix_window, PLUMB, CASE_MATRIX_WINDOW,
                      AdwWindow)

/**
 * PlumbCaseMatrixWindow:
 *
 * Every case of a matrix with its verdict as it comes in.  Runs when the user starts it; closing
 * it stops it.
 */
GtkWindow *plumb_case_matrix_window_new (GtkWindow *parent, PlumbCaseMatrix *matrix);

G_END_DECLS
