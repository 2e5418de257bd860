/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * PlumbTwinRefusal: @fault: its name; @code: the service's own code; @location: (nullable): where a
 * redirect points
 *
 * What a service answers to every request while a fault is on.
 */
typedef struct {
  const char *fault;
  guint status;
  const char *code;
  const char *message;
  const char *location;
} PlumbTwinRefusal;

typedef struct _PlumbTwinHost PlumbTwinHost;

/**
 * PlumbTwinHost:
 *
 * What a simulated service finds around it: its address, the faults that are on, a way out.  Lives
 * in the thread of its twin and is used nowhere else.
 */
/* @scheme: `http` or `https` */
PlumbTwinHost *plumb_twin_host_new (GMainContext *context, const char *scheme, guint16 port);
void plumb_twin_host_free (PlumbTwinHost *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTwinHost, plumb_twin_host_free)

/* Cancels what is on its way out; the callbacks still come. */
void plumb_twin_host_abort (PlumbTwinHost *self);

/* `http://127.0.0.1:PORT`, or https, without a slash at its end. */
const char *plumb_twin_host_get_url (PlumbTwinHost *self);

void plumb_twin_host_set_fault (PlumbTwinHost *self, const char *fault, gboolean on);
gboolean plumb_twin_host_has_fault (PlumbTwinHost *self, const char *fault);

/* Whether @fault is on and struck fewer than @limit times since; counts this one. */
gboolean plumb_twin_host_strike (PlumbTwinHost *self, const char *fault, guint limit);

/* (nullable): the first row, up to one without a name, whose fault is on. */
const PlumbTwinRefusal *plumb_twin_host_find_refusal (PlumbTwinHost *self,
                                                      const PlumbTwinRefusal *refusals);

/* The path of the address as sent: SoupServer decodes its own, and what was signed is lost. */
const char *plumb_twin_host_get_path (SoupServerMessage *message);

/**
 * plumb_twin_host_break:
 *
 * The faults that every service has: `cut`, `garbage`, `silence`, `slow`.
 *
 * Returns: whether @message is dealt with; for `slow` it is answered, later, as it would have been
 */
gboolean plumb_twin_host_break (PlumbTwinHost *self, SoupServerMessage *message);

/* Calls @function once, in @milliseconds, unless the twin goes first; @data is freed by @destroy.
 */
void plumb_twin_host_later (PlumbTwinHost *self, guint milliseconds, GSourceFunc function,
                            gpointer data, GDestroyNotify destroy);

/* Keeps the answer to @message back until plumb_twin_host_release(). */
void plumb_twin_host_hold (PlumbTwinHost *self, SoupServerMessage *message);
void plumb_twin_host_release (PlumbTwinHost *self, SoupServerMessage *message);

/* (nullable): where to hand leads on. */
const char *plumb_twin_host_get_forward_url (PlumbTwinHost *self);
void plumb_twin_host_set_forward_url (PlumbTwinHost *self, const char *url);

/* Posts @body there; @callback gets the session for soup_session_send_and_read_finish(). */
void plumb_twin_host_forward_async (PlumbTwinHost *self, GBytes *body, const char *content_type,
                                    GAsyncReadyCallback callback, gpointer user_data);

void plumb_twin_host_log (PlumbTwinHost *self, SoupServerMessage *message);
guint plumb_twin_host_get_n_requests (PlumbTwinHost *self);
const char *plumb_twin_host_get_log (PlumbTwinHost *self);

/* (transfer full): 64 random bytes in base64, as services make their keys. */
char *plumb_twin_host_make_key (void);

G_END_DECLS
