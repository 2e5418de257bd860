/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-recogniser.h"

#include <string.h>

#define GUID "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

/* What stands between a name and its value, in portals, mails, JSON and settings alike. */
#define GAP "[\"'*`|]*\\s*(?:[:=]|-)?\\s*[\"'*`|{]*\\s*"
/* The same where a word of the sentence could be taken for the value. */
#define CLEAR_GAP "[\"'*`]*[ ]*[:=|\\t\\n][\\s|]*[\"'*`]*"

/* The names that the Azure portal and Partner Center give each, in their languages; of the shorter
 * ones, the particular above the general. */
#define DIRECTORY                                                                                  \
  "(?:directory ?\\(tenant\\) ?id|directory[ _-]?id|tenant[ _-]?id|"                               \
  "id (?:d'|de (?:l')?|du )(?:annuaire|r[ée]pertoire|locataire)(?: ?\\(locataire\\))?|"           \
  "id d[oe] (?:diret[óo]rio|locat[áa]rio|inquilino)(?: ?\\((?:locat[áa]rio|inquilino)\\))?|"    \
  "идентификатор (?:каталога|клиента|арендатора)(?: ?\\((?:клиента?|арендатора?)\\))?)"
#define APPLICATION                                                                                \
  "(?:application ?\\(client\\) ?id|application[ _-]?id|app[ _-]?id|client[ _-]?id|"               \
  "id (?:d'|de (?:l')?)application(?: ?\\(client\\))?|id client|"                                  \
  "id d[oea] (?:aplicativo|aplicação|cliente)(?: ?\\(cliente\\))?|"                              \
  "(?:идентификатор|код) приложения(?: ?\\(клиента?\\))?)"
#define SECRET                                                                                     \
  "(?:client secret value|secret value|client[ _-]?secret|application key|app key|"                \
  "secret client|cl[ée] (?:secr[èe]te )?de l'application|cl[ée] d'application|"                 \
  "segredo d[oe] cliente|chave (?:secreta )?d[oa] (?:aplicativo|aplicação)|"                     \
  "секрет клиента|(?:секретный )?ключ приложения)"
#define VALUE "(?:value|valeur|valor|значение)"
#define SECRET_ID "(?:secret ?id|id (?:de |du )?secret|id d[oe] segredo|идентификатор секрета)"
#define USER_NAME                                                                                  \
  "(?:user ?name|user principal name|nom d'utilisateur|nome de (?:usu[áa]rio|utilizador)|"        \
  "имя пользователя|upn)"
#define PASSWORD "(?:password|mot de passe|senha|palavra-passe|пароль)"

/* A secret of today has letters, digits and `~_-.`; older ones are base64. */
#define SECRET_WORD "([A-Za-z0-9~_.+/=-]{8,})"

static gboolean
has (const char *text, const char *pattern)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT);
}

/* In a form the value is encoded, whatever stands before and after. */
static void
match_encoded (GPtrArray *candidates, const char *text, const char *pattern, int score)
{
  g_autoptr (GPtrArray) found = plumb_candidates_new ();

  plumb_candidates_match (found, text, pattern, 0);
  for (guint i = 0; i < found->len; i++) {
    char *value = g_uri_unescape_string (((PlumbCandidate *) found->pdata[i])->value, NULL);

    if (value != NULL)
      plumb_candidates_take (candidates, value, score);
  }
}

/* (transfer full): @text with the addresses in its forms and queries as they are meant; wiped. */
static char *
decode_addresses (const char *text)
{
  GString *decoded = g_string_sized_new (strlen (text) + 1);

  g_string_append (decoded, text);
  g_string_replace (decoded, "%3A%2F%2F", "://", 0);
  g_string_replace (decoded, "%3a%2f%2f", "://", 0);
  return g_string_free (decoded, FALSE);
}

static void
find_urls (const char *text, GPtrArray *candidates)
{
  char *decoded = decode_addresses (text);

  plumb_candidates_match (candidates, decoded,
                          "(?<![a-z0-9.-])([a-z0-9-]+\\.(?:api\\.)?crm[0-9]*\\."
                          "(?:dynamics\\.com|dynamics\\.cn|microsoftdynamics\\.us|"
                          "appsplatform\\.us))",
                          2);
  plumb_candidates_match (candidates, decoded,
                          "(?<![a-z])url" GAP "(https?://(?!login\\.)[^\\s\"'<>|,;]+)", 1);
  explicit_bzero (decoded, strlen (decoded));
  g_free (decoded);
}

static void
find_directories (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (
      candidates, text,
      "login\\.[a-z.]*(?:microsoftonline|windows|chinacloudapi)\\.[a-z.]+/(" GUID ")", 4);
  plumb_candidates_match (candidates, text, DIRECTORY GAP "(" GUID ")", 3);
  plumb_candidates_match (candidates, text, "(?:tenant(?:_?id)?|directory_?id)" GAP "(" GUID ")",
                          2);
  plumb_candidates_match (candidates, text, "/([0-9a-f-]{36})/oauth2/", 2);
  /* What is nearly an ID, as the sample of the documentation, is told by the field. */
  plumb_candidates_match (candidates, text,
                          DIRECTORY GAP "([0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-"
                                        "[0-9a-z]{12})",
                          1);
}

static void
find_applications (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (candidates, text, APPLICATION GAP "(" GUID ")", 3);
  plumb_candidates_match (candidates, text,
                          "(?:client_?id|app_?id|application_?id)" GAP "(" GUID ")", 2);
}

static gboolean
is_form (const char *text)
{
  return has (text, "\\bgrant_type=");
}

static void
find_secrets (const char *text, GPtrArray *candidates)
{
  if (is_form (text))
    match_encoded (candidates, text, "\\bclient_secret=([^&\\s\"']+)", 4);
  plumb_candidates_match (candidates, text, SECRET CLEAR_GAP SECRET_WORD, 3);
  plumb_candidates_match (candidates, text, "client_?secret" CLEAR_GAP SECRET_WORD, 3);
  /* What the Azure command line prints for a new application. */
  if (has (text, "\"appId\""))
    plumb_candidates_match (candidates, text, "\"password\"\\s*:\\s*\"([^\"\\s]+)\"", 3);
  plumb_candidates_match (candidates, text, "(?<![a-zа-я])" VALUE CLEAR_GAP SECRET_WORD, 2);
  /* Those that Microsoft makes today have a mark in them, wherever they stand. */
  plumb_candidates_match (candidates, text,
                          "(?<![A-Za-z0-9~_.-])([A-Za-z0-9~_.-]{3}[0-9]Q~[A-Za-z0-9~_.-]{31,34})"
                          "(?![A-Za-z0-9~_.-])",
                          2);
  plumb_candidates_match (candidates, text, SECRET_ID GAP "(" GUID ")", -1);
}

static void
find_secret_ends (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (candidates, text,
                          "(?:expires(?: on)?|endDateTime|expire le|date d'expiration|expira em|"
                          "срок действия(?: до)?)" GAP "([0-9]{4}-[0-9]{2}-[0-9]{2})",
                          1);
}

static void
find_user_names (const char *text, GPtrArray *candidates)
{
  if (is_form (text))
    match_encoded (candidates, text, "\\busername=([^&\\s\"']+)", 2);
  plumb_candidates_match (candidates, text, USER_NAME GAP "([^\\s\"'<>,;|@]+@[^\\s\"'<>,;|]+)", 1);
}

static void
find_passwords (const char *text, GPtrArray *candidates)
{
  /* There it is an application's secret. */
  if (has (text, "\"appId\""))
    return;
  if (is_form (text))
    match_encoded (candidates, text, "\\bpassword=([^&\\s\"']+)", 2);
  plumb_candidates_match (candidates, text,
                          "(?<![a-z_=])" PASSWORD "[\"'*`|]*[ \\t]*[:=][ \\t]*[\"'*`|]*"
                          "([^\\s\"'|]+)",
                          1);
}

/* A user with a password and no secret can only mean the older way. */
static void
find_authentications (const char *text, GPtrArray *candidates)
{
  g_autoptr (GPtrArray) users = plumb_candidates_new ();
  g_autoptr (GPtrArray) passwords = plumb_candidates_new ();
  g_autoptr (GPtrArray) secrets = plumb_candidates_new ();
  g_autoptr (GPtrArray) directories = plumb_candidates_new ();

  find_user_names (text, users);
  find_passwords (text, passwords);
  find_secrets (text, secrets);
  find_directories (text, directories);
  if (secrets->len > 0 || directories->len > 0)
    plumb_candidates_take (candidates, g_strdup ("azure-ad"), 0);
  else if (users->len > 0 && passwords->len > 0)
    plumb_candidates_take (candidates, g_strdup ("office365"), 0);
}

static void
find_login_hosts (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (candidates, text,
                          "(https://login\\.(?:microsoftonline\\.us|partner\\.microsoftonline\\.cn|"
                          "chinacloudapi\\.cn))",
                          1);
  plumb_candidates_match (candidates, text, "login[ -]host" GAP "(https?://[^\\s\"'<>|,;/]+)", 1);
}

const PlumbRecogniser plumb_dynamics_recognisers[] = {
  { "url", PLUMB_KIND_DYNAMICS, find_urls },
  { "authentication", PLUMB_KIND_DYNAMICS, find_authentications },
  { "application-id", PLUMB_KIND_DYNAMICS, find_applications },
  { "directory-id", PLUMB_KIND_DYNAMICS, find_directories },
  { "client-secret", PLUMB_KIND_DYNAMICS, find_secrets },
  { "client-secret-ends", PLUMB_KIND_DYNAMICS, find_secret_ends },
  { "user-name", PLUMB_KIND_DYNAMICS, find_user_names },
  { "password", PLUMB_KIND_DYNAMICS, find_passwords },
  { "login-host", PLUMB_KIND_DYNAMICS, find_login_hosts },
  { NULL },
};
