/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-account.h"

#include <string.h>

struct _PlumbSalesforceAccount {
  GObject parent_instance;
  char *origin;
  char *consumer_key;
  char *consumer_secret;
};

G_DEFINE_FINAL_TYPE (PlumbSalesforceAccount, plumb_salesforce_account, G_TYPE_OBJECT)

static void
wipe (char *secret)
{
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

const char *
plumb_salesforce_account_get_origin (PlumbSalesforceAccount *self)
{
  g_return_val_if_fail (PLUMB_IS_SALESFORCE_ACCOUNT (self), NULL);
  return self->origin;
}

PlumbRequest *
plumb_salesforce_account_make_question (PlumbSalesforceAccount *self)
{
  g_autofree char *url = NULL;
  g_autofree char *key = NULL;
  g_autoptr (PlumbRequest) question = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *secret = NULL;
  char *body = NULL;

  g_return_val_if_fail (PLUMB_IS_SALESFORCE_ACCOUNT (self), NULL);

  url = g_strconcat (self->origin, "/services/oauth2/token", NULL);
  key = g_uri_escape_string (self->consumer_key, NULL, FALSE);
  secret = g_uri_escape_string (self->consumer_secret, NULL, FALSE);
  body =
      g_strdup_printf ("grant_type=client_credentials&client_id=%s&client_secret=%s", key, secret);
  wipe (secret);
  question = plumb_request_new ("POST", url);
  plumb_request_set_header (question, "Accept", "application/json");
  bytes = g_bytes_new_with_free_func (body, strlen (body), (GDestroyNotify) wipe, body);
  plumb_request_set_body (question, "application/x-www-form-urlencoded", bytes);
  return g_steal_pointer (&question);
}

PlumbRequest *
plumb_salesforce_account_make_call (PlumbSalesforceAccount *self, const char *method,
                                    const char *path)
{
  g_autofree char *url = NULL;
  PlumbRequest *request = NULL;

  g_return_val_if_fail (PLUMB_IS_SALESFORCE_ACCOUNT (self), NULL);
  g_return_val_if_fail (path != NULL && path[0] == '/', NULL);

  url = g_strconcat (self->origin, path, NULL);
  request = plumb_request_new (method, url);
  plumb_request_set_header (request, "Accept", "application/json");
  return request;
}

PlumbRequest *
plumb_salesforce_account_make_versions (PlumbSalesforceAccount *self)
{
  return plumb_salesforce_account_make_call (self, "GET", "/services/data/");
}

static void
plumb_salesforce_account_finalize (GObject *object)
{
  PlumbSalesforceAccount *self = PLUMB_SALESFORCE_ACCOUNT (object);

  g_free (self->origin);
  g_free (self->consumer_key);
  wipe (self->consumer_secret);
  G_OBJECT_CLASS (plumb_salesforce_account_parent_class)->finalize (object);
}

static void
plumb_salesforce_account_class_init (PlumbSalesforceAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_salesforce_account_finalize;
}

static void
plumb_salesforce_account_init (PlumbSalesforceAccount *self)
{
}

PlumbSalesforceAccount *
plumb_salesforce_account_new (const char *origin, const char *consumer_key,
                              const char *consumer_secret)
{
  PlumbSalesforceAccount *self = NULL;

  g_return_val_if_fail (origin != NULL, NULL);
  g_return_val_if_fail (consumer_key != NULL && consumer_secret != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_SALESFORCE_ACCOUNT, NULL);
  self->origin = g_strdup (origin);
  self->consumer_key = g_strdup (consumer_key);
  self->consumer_secret = g_strdup (consumer_secret);
  return self;
}
