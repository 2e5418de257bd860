/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

G_BEGIN_DECLS

/* The tag of Microsoft's own printed sample, and when it was sent. */
#define PLUMB_TEST_SAMPLE_TAG "MSFT_TEST_636573304831318844"
#define PLUMB_TEST_SAMPLE_TIME (G_GINT64_CONSTANT (1521733683131884))

/* (transfer full): a test lead with all texts, as the references' requests to the byte have it. */
PlumbLead *plumb_test_sample_new (void);

G_END_DECLS
