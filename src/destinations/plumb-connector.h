/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-attempt.h"
#include "plumb-credentials.h"
#include "plumb-destination.h"
#include "plumb-field-spec.h"
#include "plumb-http.h"
#include "plumb-lead.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_CONNECTOR (plumb_connector_get_type ())
G_DECLARE_DERIVABLE_TYPE (PlumbConnector, plumb_connector, PLUMB, CONNECTOR, GObject)

/* What a connector can do; some verbs need credentials that the marketplace never asks for. */
typedef enum {
  PLUMB_VERB_VERIFY,
  PLUMB_VERB_SEND,
  PLUMB_VERB_CONFIRM,
  PLUMB_VERB_WATCH,
  PLUMB_VERB_DELETE,
} PlumbVerb;

/**
 * PlumbPage:
 * @attempt: the evidence; if its outcome is not ACCEPTED, there are no leads and @cursor is %NULL
 * @leads: (element-type PlumbLead): each with `key`, and without row or destination
 * @complaint: (nullable): the refusal of a part of the page, while the rest is good
 * @cursor: (nullable): from where to go on; a text that the store keeps and nobody else reads
 * @more: whether to ask again at once, as far as #PlumbPaging goes along
 *
 * Leads read from a destination.
 */
typedef struct {
  PlumbAttempt *attempt;
  GPtrArray *leads;
  PlumbAttempt *complaint;
  char *cursor;
  gboolean more;
} PlumbPage;

PlumbPage *plumb_page_new (PlumbAttempt *attempt);
void plumb_page_free (PlumbPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbPage, plumb_page_free)

/* The newest time that a place in the service's leads may have: its own when it answered, else this
 * computer's.  A lead of a later one, which a wrong clock gave it, tells nothing of how far leads
 * were read: all that are still to come would be passed over. */
gint64 plumb_page_get_present (const PlumbPage *self);

/**
 * PlumbConnectorClass:
 * @kind: which destinations this class serves
 * @info: what the wizard and the command line show
 * @can: (nullable): whether @verb is possible with these credentials; %NULL: whether there is
 *   an implementation
 * @verify_async: climbs the ladder: appends #PlumbRung to @rungs (a #GListStore) and finishes
 *   each; stops at the first that fails, leaving the rest WAITING
 * @send_async: hands one lead over
 * @confirm_async: looks for a lead that was sent
 * @find_cause_async: (nullable): looks for what may have stopped a lead that was taken and is not
 *   there; asks more than a look does, so that it is for the end of a wait
 * @watch_async: one page of leads since @cursor, oldest first
 * @find_tests_async: one page of test leads at the destination, for the clean-up
 * @delete_async: removes one test lead, found by its `key`
 *
 * How Plumb talks to one kind of service.  A connector keeps no state between calls: all it needs
 * arrives as arguments.  Verbs that the service has nothing for are %NULL.  The public functions
 * below check the arguments once.
 *
 * Every `_finish` sets an error only for what stops Plumb (%PLUMB_ERROR_SETTING, cancelled); what
 * the service says is in the attempt.
 */
struct _PlumbConnectorClass {
  GObjectClass parent_class;

  PlumbKind kind;
  const PlumbKindInfo *info;

  gboolean (*can) (PlumbConnector *self, PlumbVerb verb, PlumbDestination *destination,
                   PlumbCredentials *credentials);
  void (*verify_async) (PlumbConnector *self, PlumbDestination *destination,
                        PlumbCredentials *credentials, GListStore *rungs, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);
  void (*send_async) (PlumbConnector *self, PlumbDestination *destination,
                      PlumbCredentials *credentials, PlumbLead *lead, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data);
  void (*confirm_async) (PlumbConnector *self, PlumbDestination *destination,
                         PlumbCredentials *credentials, PlumbLead *lead, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data);
  void (*find_cause_async) (PlumbConnector *self, PlumbDestination *destination,
                            PlumbCredentials *credentials, PlumbLead *lead,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
  void (*watch_async) (PlumbConnector *self, PlumbDestination *destination,
                       PlumbCredentials *credentials, const char *cursor, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data);
  void (*find_tests_async) (PlumbConnector *self, PlumbDestination *destination,
                            PlumbCredentials *credentials, const char *cursor,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
  void (*delete_async) (PlumbConnector *self, PlumbDestination *destination,
                        PlumbCredentials *credentials, PlumbLead *lead, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);
};

/* @http: borrowed for good; shared by all connectors. */
PlumbHttp *plumb_connector_get_http (PlumbConnector *self);
PlumbKind plumb_connector_get_kind (PlumbConnector *self);
const PlumbKindInfo *plumb_connector_get_info (PlumbConnector *self);

/* @destination and @credentials may be %NULL: whether it is possible at all. */
gboolean plumb_connector_can (PlumbConnector *self, PlumbVerb verb, PlumbDestination *destination,
                              PlumbCredentials *credentials);

/**
 * plumb_connector_get_value:
 *
 * Returns: (nullable): the field's value from credentials or settings, else its fallback
 */
const char *plumb_connector_get_value (PlumbConnector *self, PlumbDestination *destination,
                                       PlumbCredentials *credentials, const char *key);

/* Whether @field counts with these values, see #PlumbFieldSpec `when`. */
gboolean plumb_connector_uses_field (PlumbConnector *self, PlumbDestination *destination,
                                     PlumbCredentials *credentials, const PlumbFieldSpec *field);

/* Whether @row stands in Partner Center's dialog with these values. */
gboolean plumb_connector_shows_row (PlumbConnector *self, PlumbDestination *destination,
                                    PlumbCredentials *credentials, const PlumbSheetRow *row);

/* (transfer full) (nullable): what goes into @row there, a choice in its words; may be a secret. */
char *plumb_connector_dup_row_value (PlumbConnector *self, PlumbDestination *destination,
                                     PlumbCredentials *credentials, const PlumbSheetRow *row);

/**
 * plumb_connector_check_fields:
 *
 * Judges the shape of every field that counts, the empty ones too.
 *
 * Returns: the first fault, else the first warning, else good; @key: (out) (optional): its field
 */
PlumbFinding plumb_connector_check_fields (PlumbConnector *self, PlumbDestination *destination,
                                           PlumbCredentials *credentials, const char **key);

void plumb_connector_verify_async (PlumbConnector *self, PlumbDestination *destination,
                                   PlumbCredentials *credentials, GListStore *rungs,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
/* Whether every rung passed or was skipped with a reason; on %FALSE without @error a rung failed.
 */
gboolean plumb_connector_verify_finish (PlumbConnector *self, GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

void plumb_connector_send_async (PlumbConnector *self, PlumbDestination *destination,
                                 PlumbCredentials *credentials, PlumbLead *lead,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
PlumbAttempt *plumb_connector_send_finish (PlumbConnector *self, GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

void plumb_connector_confirm_async (PlumbConnector *self, PlumbDestination *destination,
                                    PlumbCredentials *credentials, PlumbLead *lead,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
/**
 * plumb_connector_confirm_finish:
 * @found: (out) (transfer full) (nullable): the lead as stored there, or %NULL for "not there yet"
 */
PlumbAttempt *plumb_connector_confirm_finish (PlumbConnector *self, GAsyncResult *result,
                                              PlumbLead **found,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void plumb_connector_find_cause_async (PlumbConnector *self, PlumbDestination *destination,
                                       PlumbCredentials *credentials, PlumbLead *lead,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
/* (transfer full) (nullable): refused, with a diagnosis; %NULL without @error: nothing is known. */
PlumbAttempt *plumb_connector_find_cause_finish (PlumbConnector *self, GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For implementations: what a confirm task returns (g_task_return_pointer). */
typedef struct {
  PlumbAttempt *attempt;
  PlumbLead *found;
} PlumbConfirmation;
PlumbConfirmation *plumb_confirmation_new (PlumbAttempt *attempt, PlumbLead *found);
void plumb_confirmation_free (PlumbConfirmation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbConfirmation, plumb_confirmation_free)

void plumb_connector_watch_async (PlumbConnector *self, PlumbDestination *destination,
                                  PlumbCredentials *credentials, const char *cursor,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
PlumbPage *plumb_connector_watch_finish (PlumbConnector *self, GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

void plumb_connector_find_tests_async (PlumbConnector *self, PlumbDestination *destination,
                                       PlumbCredentials *credentials, const char *cursor,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
PlumbPage *plumb_connector_find_tests_finish (PlumbConnector *self, GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Refuses, with %PLUMB_ERROR_SETTING, whatever is not a test lead. */
void plumb_connector_delete_async (PlumbConnector *self, PlumbDestination *destination,
                                   PlumbCredentials *credentials, PlumbLead *lead,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
PlumbAttempt *plumb_connector_delete_finish (PlumbConnector *self, GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
