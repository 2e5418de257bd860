/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-recogniser.h"

/* Between a label and its value, in portals, tables, JSON, settings and mails. */
#define THEN "[\"']?\\s*[:=|]?\\s*[\"']?"

#define OID "([A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?)(?![A-Za-z0-9!])"
#define MY_DOMAIN                                                                                  \
  "([a-z0-9][a-z0-9-]*(?:\\.(?:sandbox|develop|scratch|demo|patch|trailblaze|free|trial))?"

#define KEY_LABELS                                                                                  \
  "(?:consumer[ _-]?key|cl[ée] (?:du )?(?:consommateur|client)|chave d[eo] (?:consumidor|cliente)" \
  "|ключ (?:потребителя|клиента)|client[ _-]?id)"
#define SECRET_LABELS                                                                                                \
  "(?:consumer[ _-]?secret|secret (?:du )?(?:consommateur|client)"                                                   \
  "|segredo d[eo] (?:consumidor|cliente)|секрет(?:ный ключ)? (?:потребителя|клиента)" \
  "|client[ _-]?secret)"

static void
find_oids (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (candidates, text, "name=[\"']?oid[\"']?\\s+value=[\"']?" OID, 3);
  plumb_candidates_match (candidates, text, "value=[\"']?" OID "[\"']?\\s+name=[\"']?oid\\b", 3);
  plumb_candidates_match (candidates, text, "\\boid" THEN OID, 3);
  plumb_candidates_match (candidates, text, "\\borg(?:anization)?_?id" THEN OID, 2);
  plumb_candidates_match (candidates, text,
                          "(?<![A-Za-z0-9])(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)"
                          "(?![A-Za-z0-9!])",
                          1);
}

static void
find_form_hosts (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (candidates, text,
                          "action=[\"']?(https?://[^/\\s\"'>]+)/servlet/servlet\\.WebToLead", 3);
  plumb_candidates_match (candidates, text, "(https?://[^/\\s\"'<>]+)/servlet/servlet\\.WebToLead",
                          2);
  plumb_candidates_match (candidates, text,
                          "web[_-]?to[_-]?lead[_-]?host" THEN "((?:https?://)?[a-z0-9.:-]+)", 2);
}

/* The server of a form is left out: whoever has a form has no way to read yet. */
static void
find_my_domains (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (candidates, text,
                          "(?<![a-z0-9.-])" MY_DOMAIN
                          "\\.my\\.salesforce\\.com)(?!/servlet|[a-z0-9.-]"
                          "*[a-z0-9])",
                          3);
  plumb_candidates_match (
      candidates, text,
      "(?<![a-z0-9.-])" MY_DOMAIN "\\.(?:lightning\\.force|my\\.salesforce-setup)\\.com)\\b", 2);
}

static void
find_keys (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (candidates, text,
                          "(?<![A-Za-z0-9._])(3MVG9[A-Za-z0-9._]{30,}[A-Za-z0-9_])", 3);
  plumb_candidates_match (candidates, text, KEY_LABELS THEN "([A-Za-z0-9._-]{30,})", 2);
}

static void
find_secrets (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (candidates, text, SECRET_LABELS THEN "([A-Za-z0-9+/=._~-]{16,})", 2);
}

/* ── What should be known ────────────────────────────────────────────────── */

/* Whether the HTML in @text, without its comments, has @pattern. */
static gboolean
shows (const char *text, const char *pattern)
{
  g_autoptr (GRegex) comments =
      g_regex_new ("<!--.*?-->", G_REGEX_DOTALL | G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *html =
      g_regex_replace_literal (comments, text, -1, 0, "", G_REGEX_MATCH_DEFAULT, NULL);

  return html != NULL &&
         g_regex_match_simple (pattern, html, G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT);
}

static gboolean
has_captcha (const char *text)
{
  return shows (text, "g-recaptcha|captcha_settings|recaptcha/api\\.js");
}

static gboolean
has_list (const char *text)
{
  return shows (text, "<select\\b");
}

static gboolean
has_own_field (const char *text)
{
  return shows (text, "name=[\"']?00N[A-Za-z0-9]{12}");
}

static gboolean
is_debugging (const char *text)
{
  return shows (text, "<input[^>]*name=[\"']?debug\\b");
}

static gboolean
has_long_id (const char *text)
{
  return g_regex_match_simple ("(?<![A-Za-z0-9])00D[A-Za-z0-9]{15}(?![A-Za-z0-9!])", text, 0,
                               G_REGEX_MATCH_DEFAULT);
}

const PlumbRecogniser plumb_salesforce_recognisers[] = {
  { "oid", PLUMB_KIND_SALESFORCE, find_oids },
  { "web-to-lead-host", PLUMB_KIND_SALESFORCE, find_form_hosts },
  { "my-domain", PLUMB_KIND_SALESFORCE, find_my_domains },
  { "consumer-key", PLUMB_KIND_SALESFORCE, find_keys },
  { "consumer-secret", PLUMB_KIND_SALESFORCE, find_secrets },
  { NULL },
};

const PlumbSign plumb_salesforce_signs[] = {
  { PLUMB_KIND_SALESFORCE, has_captcha, "salesforce.seen.captcha" },
  { PLUMB_KIND_SALESFORCE, has_list, "salesforce.seen.list" },
  { PLUMB_KIND_SALESFORCE, has_own_field, "salesforce.seen.own-field" },
  { PLUMB_KIND_SALESFORCE, is_debugging, "salesforce.seen.debug" },
  { PLUMB_KIND_SALESFORCE, has_long_id, "salesforce.seen.eighteen" },
  { PLUMB_KIND_NONE, NULL, NULL },
};
