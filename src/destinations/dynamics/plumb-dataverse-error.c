/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dataverse-error.h"

#include "plumb-dataverse-answer.h"
#include "plumb-dynamics-checks.h"
#include "plumb-json.h"

#include <string.h>

/* Codes beat texts.  The texts are those that Partner Center shows too; the first that occurs
 * counts, in the order in which they are told apart best. */
static const struct {
  const char *fragment;
  const char *code;
} texts[] = {
  { "RetrievePrivilegeForUser", "0x80042f09" },
  { "create permissions for the leadsourcecode", "0x8004F502" },
  { "create permissions for the leadourcecode", "0x8004F502" },
  { "invalid client secret", "AADSTS7000215" },
  { "application with identifier", "AADSTS700016" },
  { "requested tenant identifier", "AADSTS900023" },
  { "specified tenant identifier", "AADSTS900023" },
  { "tenant not found", "AADSTS90002" },
  { "request channel timed out", PLUMB_DATAVERSE_NOT_DYNAMICS },
};

/* Sign-in hosts of clouds that keep to themselves (learn.microsoft.com, "National clouds"). */
static const struct {
  const char *host;
  const char *cloud;
} national_hosts[] = {
  { "login.microsoftonline.us", "us" },
  { "login.partner.microsoftonline.cn", "cn" },
  { "login.chinacloudapi.cn", "cn" },
};

/* (nullable): group 1 of the first match. */
static char *
find_match (const char *text, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (text == NULL || !g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    return NULL;
  return g_match_info_fetch (match, 1);
}

char *
plumb_dataverse_find_authority (const char *header)
{
  return find_match (header, "authorization_uri\\s*=\\s*\"?([^\",\\s]+)");
}

char *
plumb_dataverse_find_directory (const char *authority)
{
  g_autofree char *directory = find_match (authority, "^https?://[^/]+/([^/?#]+)");

  if (directory == NULL || g_ascii_strcasecmp (directory, "common") == 0 ||
      g_ascii_strcasecmp (directory, "organizations") == 0)
    return NULL;
  return g_ascii_strdown (directory, -1);
}

/* (nullable): the national cloud that @url signs in to; %NULL for that of all others. */
static const char *
find_cloud (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  for (guint i = 0; host != NULL && i < G_N_ELEMENTS (national_hosts); i++)
    if (g_ascii_strcasecmp (national_hosts[i].host, host) == 0)
      return national_hosts[i].cloud;
  return NULL;
}

/* Where the instance belongs to one cloud and the sign-in goes to another. */
static gboolean
is_in_other_cloud (const PlumbDataverse *place, const char *authority)
{
  return g_strcmp0 (find_cloud (authority), find_cloud (place->login_host)) != 0;
}

static void
refuse (PlumbAttempt *attempt, const char *code)
{
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (attempt, code);
}

static gboolean
is_passing (guint status)
{
  return status == 403 || status == 408 || status == 429 || status >= 500;
}

void
plumb_dataverse_judge_probe (const PlumbDataverse *place, PlumbReply *reply, char **directory)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  guint status = plumb_reply_get_status (reply);
  g_autofree char *authority =
      plumb_dataverse_find_authority (plumb_reply_get_header (reply, "WWW-Authenticate"));
  g_autofree char *owner = plumb_dataverse_find_directory (authority);

  if (!plumb_attempt_is_answered (attempt))
    return;
  if (is_passing (status))
    plumb_dataverse_judge_reply (reply);
  else if (status != 401 || authority == NULL)
    refuse (attempt, PLUMB_DATAVERSE_NOT_DYNAMICS);
  else if (is_in_other_cloud (place, authority))
    refuse (attempt, PLUMB_DATAVERSE_OTHER_CLOUD);
  else if (owner != NULL && place->directory != NULL && plumb_dynamics_is_guid (owner) &&
           plumb_dynamics_is_guid (place->directory) && !g_str_equal (owner, place->directory))
    refuse (attempt, PLUMB_DATAVERSE_OTHER_DIRECTORY);
  else
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
  /* Whoever compares the directories finds the right one in the details. */
  if (authority != NULL && plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_REFUSED)
    plumb_attempt_set_message (attempt, authority);
  if (directory != NULL)
    *directory = g_steal_pointer (&owner);
}

char *
plumb_dataverse_guess_code (const char *message)
{
  g_autofree char *plain = NULL;

  if (message == NULL)
    return NULL;
  plain = g_ascii_strdown (message, -1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *fragment = g_ascii_strdown (texts[i].fragment, -1);

    if (strstr (plain, fragment) != NULL)
      return g_strdup (texts[i].code);
  }
  return NULL;
}

static char *
dup_first_code (JsonObject *answer)
{
  JsonNode *node = answer != NULL ? json_object_get_member (answer, "error_codes") : NULL;
  JsonArray *codes =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gint64 code = 0;

  if (codes == NULL || json_array_get_length (codes) == 0 ||
      !JSON_NODE_HOLDS_VALUE (json_array_get_element (codes, 0)))
    return NULL;
  code = json_array_get_int_element (codes, 0);
  return code > 0 ? g_strdup_printf ("AADSTS%" G_GINT64_FORMAT, code) : NULL;
}

/* The numbers for support have a place of their own. */
static void
shorten_message (PlumbAttempt *attempt)
{
  g_autofree char *message = g_strdup (plumb_attempt_get_message (attempt));
  char *trace = message != NULL ? strstr (message, "Trace ID:") : NULL;

  if (trace == NULL)
    return;
  *trace = '\0';
  plumb_attempt_set_message (attempt, g_strchomp (message));
}

void
plumb_dataverse_judge_token (PlumbToken *token)
{
  PlumbAttempt *attempt = plumb_token_get_attempt (token);
  JsonObject *answer = plumb_token_get_answer (token);
  const char *message = plumb_attempt_get_message (attempt);
  g_autofree char *code = NULL;
  g_autofree char *trace = NULL;

  if (!plumb_attempt_is_answered (attempt) ||
      plumb_attempt_get_outcome (attempt) != PLUMB_OUTCOME_REFUSED)
    return;
  code = dup_first_code (answer);
  if (code == NULL) {
    g_autofree char *number = find_match (message, "AADSTS(\\d+)");

    code = number != NULL ? g_strconcat ("AADSTS", number, NULL)
                          : plumb_dataverse_guess_code (message);
  }
  if (code != NULL)
    plumb_attempt_set_remote_code (attempt, code);
  if (answer != NULL)
    trace = plumb_json_dup_text (answer, "trace_id");
  if (trace != NULL)
    plumb_attempt_set_request_id (attempt, trace);
  shorten_message (attempt);
}

static void
read_error (PlumbReply *reply, char **code, char **message)
{
  g_autoptr (JsonNode) node = plumb_dataverse_answer_parse (reply);
  JsonObject *error = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    error = plumb_json_find_object (json_node_get_object (node), "error");
  if (error == NULL)
    return;
  *code = plumb_json_dup_text (error, "code");
  *message = plumb_json_dup_text (error, "message");
}

static const char *
find_request_id (PlumbReply *reply)
{
  const char *id = plumb_reply_get_header (reply, "x-ms-service-request-id");

  return id != NULL ? id : plumb_reply_get_header (reply, "REQ_ID");
}

void
plumb_dataverse_judge_reply (PlumbReply *reply)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  guint status = plumb_reply_get_status (reply);
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;
  g_autofree char *guess = NULL;

  if (!plumb_attempt_is_answered (attempt))
    return;
  plumb_attempt_set_request_id (attempt, find_request_id (reply));
  if (status >= 200 && status < 300) {
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
    return;
  }
  read_error (reply, &code, &message);
  /* Some refusals come with a code that only says that something went wrong. */
  if (code == NULL || !g_str_has_prefix (code, "0x") || g_str_equal (code, "0x80040216"))
    guess = plumb_dataverse_guess_code (message);
  refuse (attempt, guess != NULL ? guess : code);
  plumb_attempt_set_message (attempt, message);
}

gboolean
plumb_dataverse_reply_says (PlumbReply *reply, const char *code)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  const char *said = plumb_attempt_get_remote_code (attempt);

  return plumb_attempt_is_answered (attempt) &&
         plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_REFUSED && said != NULL &&
         g_ascii_strcasecmp (said, code) == 0;
}
