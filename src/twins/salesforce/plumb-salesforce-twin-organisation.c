/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-twin-organisation.h"

#include "plumb-clock.h"

#include <string.h>

/* As long as the real ones. */
#define KEY_LENGTH 85
#define SECRET_LENGTH 64
#define TOKEN_LENGTH 96

/* How the ids of leads begin. */
#define LEAD_PREFIX "00Qo0000"
#define SHORT_LENGTH 15

static char *
make_word (const char *prefix, gsize length)
{
  GString *word = g_string_new (prefix);

  while (word->len < length) {
    g_autofree char *random = plumb_twin_host_make_key ();

    for (const char *at = random; *at != '\0' && word->len < length; at++)
      if (g_ascii_isalnum (*at))
        g_string_append_c (word, *at);
  }
  return g_string_free (word, FALSE);
}

PlumbSalesforceTwinOrganisation *
plumb_salesforce_twin_organisation_new (PlumbTwinHost *host)
{
  PlumbSalesforceTwinOrganisation *self = g_new0 (PlumbSalesforceTwinOrganisation, 1);

  self->host = host;
  self->key = make_word ("3MVG9", KEY_LENGTH);
  self->secret = make_word ("", SECRET_LENGTH);
  self->leads = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->hidden = g_hash_table_new (NULL, NULL);
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->answers =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
plumb_salesforce_twin_organisation_free (PlumbSalesforceTwinOrganisation *self)
{
  g_ptr_array_unref (self->leads);
  g_hash_table_unref (self->hidden);
  g_hash_table_unref (self->tokens);
  g_hash_table_unref (self->answers);
  g_free (self->key);
  g_free (self->secret);
  g_free (self);
}

char *
plumb_salesforce_twin_organisation_make_token (PlumbSalesforceTwinOrganisation *self)
{
  char *token = make_word (PLUMB_SALESFORCE_TWIN_OID "!", TOKEN_LENGTH);

  g_hash_table_add (self->tokens, g_strdup (token));
  return token;
}

/* Three characters tell which of the others are capitals. */
static char *
complete_id (const char *id)
{
  GString *complete = g_string_new (id);

  for (guint block = 0; block < SHORT_LENGTH / 5; block++) {
    guint bits = 0;

    for (guint i = 0; i < 5; i++)
      bits |= g_ascii_isupper (id[block * 5 + i]) ? 1u << i : 0;
    g_string_append_c (complete, "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"[bits]);
  }
  return g_string_free (complete, FALSE);
}

static char *
make_id (PlumbSalesforceTwinOrganisation *self)
{
  g_autofree char *id = g_strdup_printf (LEAD_PREFIX "%07u", ++self->n_ids);

  return complete_id (id);
}

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time / G_TIME_SPAN_SECOND);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%S.000+0000");
}

void
plumb_salesforce_twin_organisation_touch (JsonObject *lead)
{
  g_autofree char *now = format_time (plumb_clock_now ());

  json_object_set_string_member (lead, "LastModifiedDate", now);
  json_object_set_string_member (lead, "SystemModstamp", now);
}

static void
set_name (JsonObject *lead)
{
  const char *first = json_object_get_string_member_with_default (lead, "FirstName", NULL);
  const char *last = json_object_get_string_member_with_default (lead, "LastName", "");
  g_autofree char *name = first != NULL ? g_strconcat (first, " ", last, NULL) : g_strdup (last);

  json_object_set_string_member (lead, "Name", name);
}

const char *
plumb_salesforce_twin_organisation_add (PlumbSalesforceTwinOrganisation *self, JsonObject *lead)
{
  g_autofree char *id = make_id (self);
  g_autofree char *now = format_time (plumb_clock_now ());

  json_object_set_string_member (lead, "Id", id);
  json_object_set_string_member (lead, "CreatedDate", now);
  json_object_set_boolean_member (lead, "IsConverted", FALSE);
  json_object_set_boolean_member (lead, "IsDeleted", FALSE);
  if (!json_object_has_member (lead, "Status"))
    json_object_set_string_member (lead, "Status", "Open - Not Contacted");
  set_name (lead);
  plumb_salesforce_twin_organisation_touch (lead);
  g_ptr_array_add (self->leads, json_object_ref (lead));
  return json_object_get_string_member (lead, "Id");
}

JsonObject *
plumb_salesforce_twin_organisation_find (PlumbSalesforceTwinOrganisation *self, const char *id)
{
  for (guint i = 0; i < self->leads->len; i++) {
    const char *known = json_object_get_string_member (self->leads->pdata[i], "Id");

    if (strlen (id) >= SHORT_LENGTH && strncmp (known, id, SHORT_LENGTH) == 0 &&
        !g_hash_table_contains (self->hidden, self->leads->pdata[i]))
      return self->leads->pdata[i];
  }
  return NULL;
}

/* The app is kept as well: what was set up with it shall work the next time. */
JsonObject *
plumb_salesforce_twin_organisation_save (PlumbSalesforceTwinOrganisation *self)
{
  JsonObject *state = json_object_new ();
  JsonArray *leads = json_array_new ();

  for (guint i = 0; i < self->leads->len; i++)
    json_array_add_object_element (leads, json_object_ref (self->leads->pdata[i]));
  json_object_set_string_member (state, "key", self->key);
  json_object_set_string_member (state, "secret", self->secret);
  json_object_set_int_member (state, "ids", self->n_ids);
  json_object_set_array_member (state, "leads", leads);
  return state;
}

static void
load_text (JsonObject *state, const char *name, char **text)
{
  const char *value = json_object_get_string_member_with_default (state, name, NULL);

  if (value == NULL)
    return;
  g_free (*text);
  *text = g_strdup (value);
}

void
plumb_salesforce_twin_organisation_load (PlumbSalesforceTwinOrganisation *self, JsonObject *state)
{
  JsonNode *node = json_object_get_member (state, "leads");
  JsonArray *leads = NULL;

  load_text (state, "key", &self->key);
  load_text (state, "secret", &self->secret);
  self->n_ids = (guint) json_object_get_int_member_with_default (state, "ids", self->n_ids);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  leads = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (leads); i++) {
    JsonNode *lead = json_array_get_element (leads, i);

    if (JSON_NODE_HOLDS_OBJECT (lead) && json_object_has_member (json_node_get_object (lead), "Id"))
      g_ptr_array_add (self->leads, json_node_dup_object (lead));
  }
}
