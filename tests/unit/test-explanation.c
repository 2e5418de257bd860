/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-explanation.h"

#include <string.h>
#include <time.h>

/* The eight errors that Partner Center documents for Dynamics, in each language that the documents
 * have; some keep the service's own words in English. */
typedef struct {
  const char *diagnosis;
  const char *texts[4];
} Documented;

static const char *const languages[] = { "en", "fr", "pt", "ru" };

#define EN "Unable to save lead in Dynamics CRM"
#define FR "Impossible d’enregistrer le prospect dans Dynamics CRM"
#define PT "Não foi possível salvar o cliente potencial no Dynamics CRM"
#define RU "Не удалось сохранить интерес в Dynamics CRM"

/* clang-format off */
static const Documented documented[] = {
  { "dynamics.sign-in.failed", {
    EN ". Please check Dynamics CRM account settings. LastCRMError: Unable to Login to Dynamics CRM, LastCRMException:",
    FR ". Vérifiez les paramètres de compte Dynamics CRM. LastCRMError : Impossible de se connecter à Dynamics CRM, LastCRMException :",
    PT ". Verifique as configurações de conta do Dynamics CRM. LastCRMError: Não é possível entrar no Dynamics CRM, LastCRMException:",
    RU ". Проверьте параметры учетной записи Dynamics CRM. LastCRMError: Unable to Login to Dynamics CRM, LastCRMException:" } },
  { "dynamics.role.lead-source-code", {
    EN ". The user does not have create permissions for the leadsourcecode attribute in the lead entity",
    FR ". L’utilisateur ne dispose pas d’autorisations de création pour l’attribut leadsourcecode dans l’entité prospect",
    PT ". O usuário não tem permissões de criação para o atributo leadsourcecode na entidade de cliente potencial",
    RU ". У пользователя нет разрешений на создание атрибута leadourcecode в объекте интереса" } },
  { "dynamics.directory-id.unknown", {
    EN " using AAD. Exception:: Tenant not found. This may happen if there are no active subscriptions for the tenant.",
    FR " en utilisant AAD. Exception:: Locataire introuvable. Cette instance peut se produire s’il n’existe aucun abonnement actif pour le locataire.",
    PT " usando o AAD. Exceção:: Locatário não encontrado. Essa instância pode ocorrer se não houver nenhuma assinatura ativa para o locatário.",
    RU ", используя AAD. Exception:: Tenant not found. Этот экземпляр может произойти, если у клиента отсутствуют активные подписки." } },
  { "dynamics.role.none", {
    EN ". LastCRMError: SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user.",
    FR ". LastCRMError : SecLib::RetrievePrivilegeForUser en échec - aucun rôle attribué à l’utilisateur.",
    PT ". LastCRMError: SecLib:: RetrievePrivilegeForUser falhou-nenhuma função está atribuída ao usuário.",
    RU ". LastCRMError: SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user." } },
  { "dynamics.application-id.unknown", {
    EN " using AAD. Exception:: Application with identifier was not found in the directory",
    FR " en utilisant AAD. Exception:: L’application associée à l’identificateur est introuvable dans le répertoire",
    PT " usando o AAD. Exceção:: O aplicativo com identificador não foi encontrado no diretório",
    RU ", используя AAD. Exception:: Application with identifier was not found in the directory" } },
  { "dynamics.directory-id.malformed", {
    EN " using AAD. Exception:: Requested tenant identifier is not valid and not valid external domain format",
    FR " en utilisant AAD. Exception:: L’identificateur de locataire demandé n’est pas valide et n’est pas un format de domaine externe valide",
    PT " usando o AAD. Exceção:: O identificador de locatário solicitado não é válido e não é um formato de domínio externo válido",
    RU ", используя AAD. Exception:: Requested tenant identifier is not valid and not valid external domain format" } },
  { "dynamics.client-secret.wrong", {
    EN " using AAD. Exception:: Error validating credentials.: Invalid client secret is provided.",
    FR " en utilisant AAD. Exception:: Erreur de validation des informations d’identification. Le secret client fourni n’est pas valide.",
    PT " usando o AAD. Exceção:: Erro ao validar as credenciais.: Segredo do cliente inválido fornecido.",
    RU ", используя AAD. Exception:: Error validating credentials.: Invalid client secret is provided." } },
  { "dynamics.url.not-dynamics", {
    EN ". LastCRMError: The request channel timed out while waiting for a reply after 00:02:00. Increase the timeout value passed to the call to Request or increase the SendTimeout value on the Binding. The time allotted to this operation may have been a portion of a longer timeout.",
    FR ". LastCRMError : Le canal de demande a dépassé le délai de réponse après 00:02:00. Augmentez la valeur de délai d’attente passée à l’appel de Request ou augmentez la valeur de SendTimeout de la liaison.",
    PT ". LastCRMError: O canal de solicitação atingiu o tempo limite ao aguardar uma resposta após 00:02:00. Aumente o valor de tempo limite passado para a chamada para solicitação ou aumente o valor de SendTimeout na associação.",
    RU ". LastCRMError: The request channel timed out while waiting for a reply after 00:02:00. Увеличьте значение времени ожидания, которое передается во время вызова запроса, или значение SendTimeout в привязке." } },
};

/* What has nothing to do with leads, or says nothing of its cause. */
static const char *const unrelated[] = {
  "",
  "Something went wrong. Please try again later.",
  "Your offer could not be published because the plan has no price.",
  "The logo must be a PNG of 216 by 216 pixels.",
  "Error 404: the page that you are looking for does not exist.",
  "You do not have permission to view this account. Ask an owner to invite you.",
  "The technical configuration of the virtual machine is not valid: the SAS URI has expired.",
  "Segmentation fault (core dumped)",
  "java.lang.NullPointerException at com.example.Main.run(Main.java:42)",
  "Your payment method was declined. Update your tax profile.",
  "The certificate for www.example.com is not trusted.",
  "Le fichier est introuvable. Vérifiez le nom et réessayez.",
  "Impossible d’enregistrer l’offre. Le champ Description est obligatoire.",
  "Não foi possível salvar a oferta. O campo Descrição é obrigatório.",
  "O arquivo não foi encontrado no diretório de trabalho.",
  "Не удалось сохранить предложение. Укажите описание.",
  "Недостаточно памяти для выполнения операции.",
  "User alice is not in the sudoers file. This incident will be reported.",
  "The request was throttled by the storage of your web server after 30 seconds.",
  "Impossible de se connecter au serveur de messagerie.",
  "Não é possível iniciar sessão no Windows.",
  "Не удалось выполнить вход в Skype. Проверьте пароль.",
  "Невозможно войти в систему 1С.",
  EN, FR, PT, RU,
  "Dynamics 365 Business Central: the posting date is not within your range of allowed dates.",
};
/* clang-format on */

typedef enum {
  WHOLE,
  CUT,
  WRAPPED,
  MISTYPED,
  PAGE_SOURCE,
  IN_JSON,
  N_MANGLINGS,
} Mangling;

/* As a mail shows it: quoted, broken every 40 letters or so, blanks that do not break. */
static char *
wrap (const char *text)
{
  GString *wrapped = g_string_new ("> ");
  guint n_letters = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), n_letters++) {
    gunichar letter = g_utf8_get_char (at);

    if (letter == ' ' && n_letters > 40) {
      g_string_append (wrapped, "\r\n> ");
      n_letters = 0;
    } else if (letter == ' ' && n_letters % 3 == 0) {
      g_string_append (wrapped, "\u00a0");
    } else {
      g_string_append_unichar (wrapped, letter);
    }
  }
  return g_string_free (wrapped, FALSE);
}

/* Drops a letter of every fourth long word, as somebody does who types it off a picture. */
static char *
mistype (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n_long = 0;

  for (char **word = words; *word != NULL; word++) {
    const char *third = g_utf8_strlen (*word, -1) >= 8 ? g_utf8_offset_to_pointer (*word, 3) : NULL;

    if (third == NULL || n_long++ % 4 != 1)
      continue;
    memmove ((char *) third, g_utf8_next_char (third), strlen (g_utf8_next_char (third)) + 1);
  }
  return g_strjoinv (" ", words);
}

/* The rest of it did not fit on the screen. */
static char *
cut (const char *text)
{
  return g_utf8_substring (text, 0, g_utf8_strlen (text, -1) * 92 / 100);
}

/* As the source of a page or, with a backslash for @form, JSON spells it. */
static char *
escape (const char *text, char form)
{
  GString *escaped = g_string_new ("<p>\\n");

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (g_ascii_isalnum (*at))
      g_string_append_c (escaped, *at);
    else if (form == '&')
      g_string_append_printf (escaped, "&#%u;", g_utf8_get_char (at));
    else
      g_string_append_printf (escaped, "\\u%04x", g_utf8_get_char (at));
  }
  return g_string_free (escaped, FALSE);
}

static char *
mangle (const char *text, Mangling mangling)
{
  switch (mangling) {
  case CUT:
    return cut (text);
  case WRAPPED:
    return wrap (text);
  case MISTYPED:
    return mistype (text);
  case PAGE_SOURCE:
    return escape (text, '&');
  case IN_JSON:
    return escape (text, '\\');
  case WHOLE:
  case N_MANGLINGS:
  default:
    return g_strdup (text);
  }
}

static void
test_documented (gconstpointer data)
{
  const Documented *row = data;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint mangling = WHOLE; mangling < N_MANGLINGS; mangling++) {
      g_autofree char *text = mangle (row->texts[i], mangling);
      g_autoptr (PlumbExplanation) explanation = plumb_explain (PLUMB_KIND_NONE, text);
      const char *id = explanation->diagnosis != NULL ? explanation->diagnosis->id : "none";

      g_test_message ("%s %u: %s, certainty %u", languages[i], mangling, id,
                      explanation->certainty);
      g_assert_cmpstr (id, ==, row->diagnosis);
      g_assert_cmpint (explanation->kind, ==, PLUMB_KIND_DYNAMICS);
      g_assert_cmpstr (explanation->language, ==, languages[i]);
      if (mangling == WHOLE)
        g_assert_cmpint (explanation->certainty, ==, PLUMB_CERTAINTY_SURE);
    }
}

static void
test_what_is_not_known_gets_no_answer (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (unrelated); i++) {
    g_autoptr (PlumbExplanation) explanation = plumb_explain (PLUMB_KIND_NONE, unrelated[i]);

    g_test_message ("%s: %s", unrelated[i],
                    explanation->diagnosis != NULL ? explanation->diagnosis->id : "none");
    g_assert_cmpint (explanation->certainty, ==, PLUMB_CERTAINTY_NONE);
    g_assert_null (explanation->diagnosis);
  }
}

/* As others translate them, or remember them. */
static void
test_what_others_make_of_them_is_known_too (void)
{
  static const char *const rows[][2] = {
    { "dynamics.sign-in.failed", "Cannot sign in to Dynamics CRM" },
    { "dynamics.sign-in.failed", "Impossible d’ouvrir une session dans Dynamics CRM" },
    { "dynamics.sign-in.failed", "Não foi possível fazer login no Dynamics CRM" },
    { "dynamics.sign-in.failed", "Не удалось войти в Dynamics CRM" },
    { "dynamics.role.none", "SecLib::RetreivePrivelegForUser en échec - aucun rôle" },
    { "dynamics.role.lead-source-code",
      "user has no create permission on attribute leadsourcecode of entity lead" },
    { "dynamics.directory-id.unknown", "Client introuvable. Cela peut se produire s’il n’y a pas "
                                       "d’abonnements actifs pour le client." },
    { "dynamics.directory-id.unknown", "Клиент не найден. Это может произойти при отсутствии "
                                       "активных подписок у клиента." },
    { "dynamics.application-id.unknown",
      "L’application avec l’identifiant « x » n’a pas été trouvée dans le répertoire" },
    { "dynamics.client-secret.wrong", "Secret client invalide" },
    { "dynamics.client-secret.wrong", "Предоставлен недействительный секрет клиента." },
    { "dynamics.url.not-dynamics",
      "Le canal de requête a expiré en attendant une réponse après 00:02:00." },
    { "dynamics.url.not-dynamics",
      "O canal de pedido expirou enquanto aguardava uma resposta após 00:02:00" },
    { "dynamics.url.not-dynamics",
      "Время ожидания канала запроса истекло при ожидании ответа через 00:02:00." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PlumbExplanation) explanation = plumb_explain (PLUMB_KIND_NONE, rows[i][1]);

    g_test_message ("%s", rows[i][1]);
    g_assert_nonnull (explanation->diagnosis);
    g_assert_cmpstr (explanation->diagnosis->id, ==, rows[i][0]);
  }
}

static void
test_what_may_be_about_something_else_is_not_sure (void)
{
  static const char *const texts[] = {
    "The tenant has not paid the rent; tenant not found at the address",
    "Inquilino não encontrado no contrato de aluguel",
    "invalid_request: redirect_uri mismatch",
    "unauthorized_client",
    "Before it said “invalid client secret”, and now “Tenant not found” in Dynamics CRM",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExplanation) explanation = plumb_explain (PLUMB_KIND_NONE, texts[i]);

    g_test_message ("%s", texts[i]);
    g_assert_cmpint (explanation->certainty, <, PLUMB_CERTAINTY_SURE);
  }
}

static void
assert_code (PlumbKind kind, const char *text, const char *diagnosis, PlumbCertainty certainty)
{
  g_autoptr (PlumbExplanation) explanation = plumb_explain (kind, text);

  g_assert_nonnull (explanation->diagnosis);
  g_assert_cmpstr (explanation->diagnosis->id, ==, diagnosis);
  g_assert_cmpint (explanation->certainty, ==, certainty);
}

static void
test_codes_count_for_more_than_words (void)
{
  assert_code (PLUMB_KIND_AZURE_TABLE, "<Code>TableBeingDeleted</Code> tenant not found",
               "azure-table.table.being-deleted", PLUMB_CERTAINTY_SURE);
  assert_code (PLUMB_KIND_AZURE_TABLE, "keybasedauthenticationnotpermitted",
               "azure-table.connection-string.key-not-permitted", PLUMB_CERTAINTY_SURE);
  assert_code (PLUMB_KIND_NONE, "AADSTS7000222: the provided client secret keys are expired",
               "dynamics.client-secret.expired", PLUMB_CERTAINTY_SURE);
  /* The code that tells most, wherever it stands, and words before a code that any service says. */
  assert_code (PLUMB_KIND_NONE,
               "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: expired\"}",
               "dynamics.client-secret.expired", PLUMB_CERTAINTY_SURE);
  assert_code (PLUMB_KIND_NONE, "invalid_client: Invalid client secret is provided.",
               "dynamics.client-secret.wrong", PLUMB_CERTAINTY_SURE);
  assert_code (PLUMB_KIND_NONE, "0x80040220: missing prvCreateLead privilege",
               "dynamics.role.create", PLUMB_CERTAINTY_SURE);
  assert_code (PLUMB_KIND_MARKETO, "error 607", "marketo.quota", PLUMB_CERTAINTY_SURE);
  assert_code (PLUMB_KIND_NONE, "It said: WorkflowTriggerIsNotEnabled!", "https.flow.off",
               PLUMB_CERTAINTY_SURE);
}

/* The documents' answer to this error says "directory ID" and means the other one. */
static void
test_the_application_is_to_blame_and_not_the_directory (void)
{
  g_autoptr (PlumbExplanation) explanation =
      plumb_explain (PLUMB_KIND_NONE, "Application with identifier was not found in the directory");

  g_assert_nonnull (explanation->diagnosis);
  g_assert_cmpstr (explanation->diagnosis->field, ==, "application-id");
}

static void
test_another_kinds_texts_are_not_looked_at (void)
{
  g_autoptr (PlumbExplanation) explanation =
      plumb_explain (PLUMB_KIND_AZURE_TABLE, documented[0].texts[0]);

  g_assert_null (explanation->diagnosis);
}

static void
test_what_is_only_like_a_known_text_is_shown_beside_it (void)
{
  g_autoptr (PlumbExplanation) explanation =
      plumb_explain (PLUMB_KIND_NONE, "The tenant of this building was not found");

  g_assert_cmpint (explanation->certainty, !=, PLUMB_CERTAINTY_SURE);
  g_assert_cmpuint (explanation->nearest->len, >, 0);
}

/* Microseconds that this thread has worked, whatever else the computer is busy with. */
static gint64
get_own_time (void)
{
  struct timespec time = { 0 };

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time), ==, 0);
  return time.tv_sec * G_TIME_SPAN_SECOND + time.tv_nsec / 1000;
}

static void
test_a_whole_page_is_read_in_time (void)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (PlumbExplanation) explanation = NULL;
  gint64 started = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (page, "word%u application tenant ", i);
  started = get_own_time ();
  explanation = plumb_explain (PLUMB_KIND_NONE, page->str);

  g_assert_cmpint (get_own_time () - started, <, 5 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (explanation->certainty, !=, PLUMB_CERTAINTY_SURE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (documented); i++) {
    g_autofree char *path = g_strconcat ("/explanation/documented/", documented[i].diagnosis, NULL);

    g_test_add_data_func (path, &documented[i], test_documented);
  }
  g_test_add_func ("/explanation/what-is-not-known-gets-no-answer",
                   test_what_is_not_known_gets_no_answer);
  g_test_add_func ("/explanation/what-others-make-of-them-is-known-too",
                   test_what_others_make_of_them_is_known_too);
  g_test_add_func ("/explanation/what-may-be-about-something-else-is-not-sure",
                   test_what_may_be_about_something_else_is_not_sure);
  g_test_add_func ("/explanation/codes-count-for-more-than-words",
                   test_codes_count_for_more_than_words);
  g_test_add_func ("/explanation/the-application-is-to-blame-and-not-the-directory",
                   test_the_application_is_to_blame_and_not_the_directory);
  g_test_add_func ("/explanation/another-kinds-texts-are-not-looked-at",
                   test_another_kinds_texts_are_not_looked_at);
  g_test_add_func ("/explanation/what-is-only-like-a-known-text-is-shown-beside-it",
                   test_what_is_only_like_a_known_text_is_shown_beside_it);
  g_test_add_func ("/explanation/a-whole-page-is-read-in-time", test_a_whole_page_is_read_in_time);

  return g_test_run ();
}
