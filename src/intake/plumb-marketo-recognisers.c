/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-recogniser.h"

/*
 * Marketo's embed code, the addresses of its screens and of its REST API, the labels of LaunchPoint
 * in the languages that Plumb speaks, settings of programs.
 */

/* loadForm("//app-ys12.marketo.com", "123-PQR-789", 1179); Microsoft's sample has `("` twice.  No
 * further, or a long text would be gone through again from each place where it begins. */
#define LOAD_FORM "loadForm\\s*\\([^;]{0,80}?//"
#define HOST "[A-Za-z0-9.-]{1,255}"
#define AND_ON "[^;]{0,80}?"
#define MUNCHKIN "[A-Za-z0-9]{3}-[A-Za-z0-9]{3}-[A-Za-z0-9]{3}"
#define QUOTE "[\"']"

/* Between a label and its value. */
#define GAP "[\"'*_`]*\\s*[:=]?\\s*[\"'*_`]*"

/* What comes in one piece is what was meant; then what is labelled; then what looks like it. */
#define WHOLE 3
#define LABELLED 2
#define ALIKE 1

/* Hosts other than Marketo's own are the landing pages', and no Server ID. */
static void
find_server_ids (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (candidates, text, LOAD_FORM "(?:app-)?([A-Za-z0-9-]+)\\.marketo\\.com",
                          WHOLE);
  plumb_candidates_match (
      candidates, text,
      "(?:\\bserver[ _-]?id\\b|ID(?: du| de)? serveur|ID do servidor|идентификатор сервера)" GAP
      "((?=[A-Za-z-]*[0-9])[A-Za-z][A-Za-z0-9-]{1,30}(?:\\.marketo\\.com)?)\\b",
      LABELLED);
  plumb_candidates_match (candidates, text, "//app-([A-Za-z0-9-]+)\\.marketo\\.com", ALIKE);
}

static void
find_munchkin_ids (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (candidates, text,
                          LOAD_FORM HOST QUOTE AND_ON QUOTE "(" MUNCHKIN ")" QUOTE, WHOLE);
  plumb_candidates_match (candidates, text, "\\b(" MUNCHKIN ")\\.mktorest\\.com", WHOLE);
  plumb_candidates_match (
      candidates, text, "munchkin[^\\n:=\"']{0,40}" GAP "(" MUNCHKIN ")(?![A-Za-z0-9-])", LABELLED);
  plumb_candidates_match (candidates, text,
                          "(?<![A-Za-z0-9-])([0-9]{3}-[A-Z]{3}-[0-9]{3})(?![A-Za-z0-9-])", ALIKE);
}

static void
find_form_ids (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (
      candidates, text, LOAD_FORM HOST QUOTE AND_ON QUOTE MUNCHKIN QUOTE "\\s*,\\s*([0-9]{1,8})\\b",
      WHOLE);
  plumb_candidates_match (
      candidates, text,
      "(?:\\bform[ _-]?id\\b|ID(?: du| de)? formulaire|ID do formulário|идентификатор формы)" GAP
      "([0-9]{1,8})\\b",
      LABELLED);
  plumb_candidates_match (candidates, text, "\\bmktoForm_([0-9]{1,8})\\b", ALIKE);
  plumb_candidates_match (candidates, text, "marketo\\.com/#FO([0-9]{1,8})", ALIKE);
}

/* What stands behind one of @labels: after a sign or in the next line, and with a digit, so that it
 * is no word of a sentence. */
static void
find_credential (const char *text, const char *labels, GPtrArray *candidates)
{
  g_autofree char *pattern =
      g_strdup_printf ("(?:%s)" GAP "((?=[^\\s\"']{0,127}[0-9])[^\\s\"'<>&,;`:=]{3,128})", labels);

  plumb_candidates_match (candidates, text, pattern, LABELLED);
}

/* LaunchPoint has one label for all languages; pages about it translate it. */
static void
find_client_ids (const char *text, GPtrArray *candidates)
{
  find_credential (text,
                   "client[ _-]?id|ID(?: du| de)? client(?!e)|ID d[eo] cliente|"
                   "identifiant(?: du)? client|идентификатор клиента|ИД клиента|код клиента",
                   candidates);
}

static void
find_client_secrets (const char *text, GPtrArray *candidates)
{
  find_credential (text,
                   "client[ _-]?secret|secret(?: du)? client(?!e)|clé secrète(?: du)? client|"
                   "segredo d[eo] cliente|секрет клиента|секретный (?:ключ|код) клиента",
                   candidates);
}

const PlumbRecogniser plumb_marketo_recognisers[] = {
  { "server-id", PLUMB_KIND_MARKETO, find_server_ids },
  { "munchkin-id", PLUMB_KIND_MARKETO, find_munchkin_ids },
  { "form-id", PLUMB_KIND_MARKETO, find_form_ids },
  { "client-id", PLUMB_KIND_MARKETO, find_client_ids },
  { "client-secret", PLUMB_KIND_MARKETO, find_client_secrets },
  { NULL },
};

static gboolean
has (const char *text, const char *pattern)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0);
}

/* Newer embed codes load the form from the publisher's own domain. */
static gboolean
shows_landing_page (const char *text)
{
  return has (text, LOAD_FORM HOST) && !has (text, LOAD_FORM "[A-Za-z0-9-]+\\.marketo\\.com" QUOTE);
}

static gboolean
lacks_credentials (const char *text)
{
  g_autoptr (GPtrArray) ids = plumb_candidates_new ();
  g_autoptr (GPtrArray) secrets = plumb_candidates_new ();

  find_client_ids (text, ids);
  find_client_secrets (text, secrets);
  return has (text, LOAD_FORM HOST) && (ids->len == 0 || secrets->len == 0);
}

static gboolean
posts_form (const char *text)
{
  return has (text, "leadCapture/save");
}

const PlumbSign plumb_marketo_signs[] = {
  { PLUMB_KIND_MARKETO, shows_landing_page, "marketo.server-id.landing-page" },
  { PLUMB_KIND_MARKETO, lacks_credentials, "marketo.paste.no-credentials" },
  { PLUMB_KIND_MARKETO, posts_form, "marketo.paste.form-post" },
  { 0 },
};
