/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-explanation.h"

/* As people send them: with what stands round them, read off pictures, cut, turned over by
 * machines, two at once, denied. */
typedef struct {
  const char *diagnosis;
  const char *text;
} Sent;

#define TRACE " Trace ID: 5f2f2a2b-1c0d-4d1c-9a01-9f5f2f2a2b00 Timestamp: 2024-05-01 10:11:12Z"
#define MARKETO_SAYS(code, words)                                                                  \
  "{\"requestId\":\"e42b#14272d07d78\",\"success\":false,\"errors\":[{\"code\":\"" code            \
  "\",\"message\":\"" words "\"}]}"

/* clang-format off */
static const Sent sure[] = {
  { "dynamics.directory-id.unknown", "Hi Anna,\nthis is what I get:\n> Unable to create lead in Dynamics CRM. Tenant\n> '12345678-8af1-4caf-1234-12234d01db47' not found. This may\n> happen if there are no active subscriptions for the tenant.\nPeter" },
  { "dynamics.client-secret.wrong", "The secret is not valid. AADSTS7000215: Invalid client secret provided." TRACE },
  { "dynamics.application-id.unknown", "leads do not arrive: AADSTS700016: Application with identifier '2345' was not found in the directory" },
  { "dynamics.client-secret.wrong", "\"error_codes\":[7000215],\"timestamp\":\"2024" },
  { "dynamics.client-secret.expired", "https://login.microsoftonline.com/error?code=7000222" },
  { "dynamics.password.wrong", "AADSTS 50126 when we validate" },
  { "dynamics.password.wrong", "AADSTS70002: Error validating credentials. AADSTS50126: Invalid username or password" },
  { "dynamics.authentication.mfa", "LastCRMError: Unable to Login to Dynamics CRM, LastCRMException: AADSTS50076: Due to a configuration change made by your administrator" },
  { "dynamics.role.no-user", "{\"error\":{\"code\":\"0x80072560\",\"message\":\"The user is not a member of the organization.\"}}" },
  { "dynamics.role.none", "Dynamics CRM: Returned hr = -2147209463" },
  { "dynamics.role.create", "Principal user (Id=1111, type=8) is missing prvCreateLead privilege on OTC=4" },
  { "dynamics.client-secret.wrong", "Impossible de créer un prospect dans Dynamics CRM. Error validating credentials. Invalid client secret is provided." },
  { "marketo.role.denied", MARKETO_SAYS ("603", "Access denied") },
  { "marketo.form-id.unknown", MARKETO_SAYS ("610", "Requested resource not found") },
  { "marketo.form-id.field-not-found", "{\"requestId\":\"b#1\",\"success\":true,\"result\":[{\"status\":\"skipped\",\"reasons\":[{\"code\":\"1006\",\"message\":\"Field 'leadSource' not found\"}]}]}" },
  { "marketo.client-id.token-expired", "Marketo says \"602: Access token expired\" when a lead is sent" },
  { "marketo.quota", "Marketo renvoie l’erreur 607 : quota quotidien atteint" },
  { "salesforce.session.refused", "Salesforce : INVALID_SESSION_ID, session expirée ou non valide" },
  { "azure-table.connection-string.key", "https://contosoleads.table.core.windows.net/MarketplaceLeads 403 AuthenticationFailed: Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature." },
  { "azure-blob.container.not-found", "<Error><Code>ContainerNotFound</Code><Message>The specified container does not exist.\nRequestId:1c2d\nTime:2024-05-01T10:11:12Z</Message></Error>" },
  { "https.flow.off", "{\"error\":{\"code\":\"WorkflowTriggerIsNotEnabled\",\"message\":\"Could not execute workflow 'x' trigger 'manual' with state 'Disabled'\"}}" },
};

/* What is right; how sure does not matter. */
static const Sent right[] = {
  { "dynamics.client-secret.wrong", "AADST57000215: lnvalid client secret provided." },
  { "dynamics.client-secret.expired", "AADSTS7OOO222: keys are expired" },
  { "dynamics.client-secret.wrong", "Unab1e to create 1ead in Dynarnics CRM. Err0r validating credentia1s. Inva1id client secret is pr0vided." },
  { "dynamics.directory-id.malformed", "Unable to create lead in Dynamics CRM. Requested tenant identifier '12345678-8af1-4asf-123" },
  { "dynamics.directory-id.unknown", "Unable to create lead in Dynamics CRM. Tenant '12345678-8af1-4caf-1234-12234d01db47' not found. This may happen" },
  { "dynamics.application-id.unknown", "' was not found in the directory 'contoso.com'. This can happen if the application has not been installed by the administrator of the tenant." },
  { "dynamics.application-id.unknown", "L&rsquo;application associ&eacute;e &agrave; l&rsquo;identificateur est introuvable dans le r&eacute;pertoire" },
  { "dynamics.password.wrong", "Error validating credentials due to invalid username or password." },
  { "dynamics.url.not-dynamics", "AADSTS50126 solved. Now: The request channel timed out while waiting for a reply after 00:02:00" },
  { "https.schema", "WorkflowTriggerIsNotEnabled solved, now TriggerInputSchemaMismatch" },
  { "dynamics.role.lead-source-code", "l'utilisateur n'a pas le droit de créer l'attribut leadourcecode de l'entité prospect" },
  { "dynamics.role.lead-source-code", "usuario sem permissao para criar o atributo leadsourcecode na entidade lead" },
  { "dynamics.client-secret.wrong", "Указан неправильный секрет клиента, Dynamics CRM" },
  { "dynamics.application-id.unknown", "В каталоге не найдено приложение с идентификатором 2345" },
  { "dynamics.url.not-dynamics", "O canal do pedido excedeu o tempo limite ao aguardar uma resposta depois de 00:02:00" },
  { "dynamics.role.lead-source-code", "create permissions for the leadsourcecode attribute in the lead entity" },
  { "dynamics.role.none", "RetrievePrivilegeForUser" },
  { "dynamics.role.none", "Dynamics 365 returned 80042F09" },
  { "marketo.rate", "606 Max rate limit '100' exceeded with in '20' secs, Marketo" },
  { "salesforce.flow.not-enabled", "{\"error\":\"invalid_grant\",\"error_description\":\"no client credentials user enabled\"}" },
  { "salesforce.session.refused", "lNVALlD_SESSlON_ID: Session expired or invalid" },
  { "azure-table.connection-string.key-not-permitted", "Key based authentication is not permitted on this storage account." },
};

/* Two at once, denied, of another product, or of which any could be meant. */
static const char *const unsure[] = {
  "Yesterday: AADSTS7000215: Invalid client secret provided. Today: AADSTS700016: Application with identifier '2345' was not found in the directory",
  "Marketo 603 access denied, and in Dynamics CRM AADSTS50126",
  "INVALID_SESSION_ID in Salesforce; the Azure table says AuthenticationFailed",
  "If you see “Invalid client secret is provided” in Dynamics CRM, compare the key. If you see “Tenant not found. This may happen if there are no active subscriptions for the tenant”, check the ID.",
  "It does not say 'invalid client secret is provided' any more, but leads in Dynamics CRM still do not come",
  "Before anybody asks: it is not AADSTS7000215, the secret is fine.",
  "The AADSTS7000222 error is fixed, thanks!",
  "neither AADSTS50126 nor AADSTS50034 helped us",
  "Ce n'est pas l'erreur « secret client invalide » de Dynamics CRM",
  "это не ошибка «недопустимый секрет клиента», секрет проверили",
  "não é o erro AADSTS50126, a palavra-passe está certa",
  "Microsoft Teams: We couldn't sign you in. Error caa20003 AADSTS50076",
  "Unable to login to Dynamics NAV",
  "Our tenant was not found by the landlord, dynamics of the market",
  "Keycloak: invalid client secret",
  "System.TimeoutException: The request channel timed out while waiting for a reply after 00:00:59.9 calling http://intranet/Service.svc. Increase the timeout value passed to the call to Request or increase the SendTimeout value on the Binding.",
  "The \"SendUsing\" configuration value is invalid. 0x80040220 CDO.Message",
  "An error occurred (EntityAlreadyExists) when calling the CreateRole operation: Role with name x already exists.",
  "AADSTS700082: The refresh token has expired due to inactivity. Dynamics CRM",
  "Marketo lead count 610, error rate 3%, no problem",
  /* All is well, in almost the same words. */
  "Application with identifier 2345 was found in the directory, but leads do not come to Dynamics CRM",
  "The user does have create permissions for the leadsourcecode attribute in the lead entity; leads still do not arrive in Dynamics 365",
  "SecLib::RetrievePrivilegeForUser worked - roles are assigned to user. Dynamics CRM still refused",
  "Приложение с идентификатором найдено в каталоге, но лиды не приходят в Dynamics CRM",
  "O aplicativo com identificador foi encontrado no diretório, mas os leads não chegam ao Dynamics CRM",
  "Key based authentication is permitted on this storage account, but still not working with Azure table",
  "Je peux me connecter à Dynamics CRM, mais les prospects n’arrivent pas",
  "We use Dynamics CRM here. On my laptop the password is expired and so I could not read your long mail of yesterday",
  "{\"error\":{\"code\":\"DirectApiAuthorizationRequired\",\"message\":\"The request must be authenticated only by Shared Access scheme.\"}} Power Automate",
  "Dynamics 365 error code 50034 from our ERP",
  "TableNotFound",
  "WorkflowNotFound",
};

/* Codes that many services share, on their own; questions; what nobody here says. */
static const char *const unknown[] = {
  "InvalidInput",
  "ResourceNotFound",
  "ServerBusy",
  "invalid_client",
  "Error 610",
  "610",
  "400 Bad Request",
  "Access denied",
  "Error code: 50126",
  "error 1006 access denied (Cloudflare)",
  "PayPal: Access token expired",
  "{\"error\":\"invalid_grant\",\"error_description\":\"Bad Request\"} google oauth",
  "AADSTS50011: The redirect URI 'https://localhost' specified in the request does not match",
  "INVALID_FIELD: price must be a number (shop API)",
  "Where do I find the directory ID?",
  "How do I sign in to Dynamics CRM?",
  "Comment se connecter à Dynamics CRM ?",
  "Como entrar no Dynamics CRM?",
  "What is a client secret and where do I get it for Dynamics CRM?",
  "the leadsourcecode attribute in the lead entity should be 8 for our leads",
  "مرحبا، لا يمكنني تسجيل الدخول إلى البوابة",
  "😀",
};
/* clang-format on */

static void
assert_explained (const Sent *row, PlumbCertainty least)
{
  g_autoptr (PlumbExplanation) explanation = plumb_explain (PLUMB_KIND_NONE, row->text);

  g_test_message ("%s: certainty %u", row->text, explanation->certainty);
  g_assert_nonnull (explanation->diagnosis);
  g_assert_cmpstr (explanation->diagnosis->id, ==, row->diagnosis);
  g_assert_cmpint (explanation->certainty, >=, least);
}

static void
test_what_tells_of_its_service_is_sure (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sure); i++)
    assert_explained (&sure[i], PLUMB_CERTAINTY_SURE);
}

static void
test_what_is_mangled_is_still_right (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    assert_explained (&right[i], PLUMB_CERTAINTY_LIKELY);
}

static void
test_what_may_mean_something_else_is_not_sure (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unsure); i++) {
    g_autoptr (PlumbExplanation) explanation = plumb_explain (PLUMB_KIND_NONE, unsure[i]);

    g_test_message ("%s: %s", unsure[i],
                    explanation->diagnosis != NULL ? explanation->diagnosis->id : "none");
    g_assert_cmpint (explanation->certainty, <, PLUMB_CERTAINTY_SURE);
  }
}

static void
test_what_anybody_says_gets_no_answer (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++) {
    g_autoptr (PlumbExplanation) explanation = plumb_explain (PLUMB_KIND_NONE, unknown[i]);

    g_test_message ("%s: %s", unknown[i],
                    explanation->diagnosis != NULL ? explanation->diagnosis->id : "none");
    g_assert_null (explanation->diagnosis);
  }
}

/* Whoever asks from a destination has said of which service the text is. */
static void
test_the_kind_that_is_asked_about_counts (void)
{
  g_autoptr (PlumbExplanation) table = plumb_explain (PLUMB_KIND_AZURE_TABLE, "InvalidInput");
  g_autoptr (PlumbExplanation) code = plumb_explain (PLUMB_KIND_MARKETO, "error 610");
  g_autoptr (PlumbExplanation) number = plumb_explain (PLUMB_KIND_MARKETO, "610");

  g_assert_cmpint (table->certainty, ==, PLUMB_CERTAINTY_SURE);
  g_assert_cmpstr (code->diagnosis->id, ==, "marketo.form-id.unknown");
  g_assert_cmpint (code->certainty, ==, PLUMB_CERTAINTY_SURE);
  g_assert_cmpint (number->certainty, ==, PLUMB_CERTAINTY_LIKELY);
}

/* A code of the sign-in that the catalogue lacks is one all the same. */
static void
test_an_unknown_code_of_the_sign_in_says_where_to_look (void)
{
  g_autoptr (PlumbExplanation) explanation =
      plumb_explain (PLUMB_KIND_NONE, "AADSTS50011: The redirect URI does not match");

  g_assert_cmpuint (explanation->nearest->len, >, 0);
  g_assert_cmpstr (((const PlumbDiagnosis *) g_ptr_array_index (explanation->nearest, 0))->id, ==,
                   "dynamics.sign-in.refused");
}

static void
test_the_end_of_a_long_log_is_read (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (PlumbExplanation) explanation = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (log, "10:%02u INFO step %u went well\n", i % 60, i);
  g_string_append (log, "11:00 ERROR AADSTS7000222: The provided client secret keys are expired.");
  explanation = plumb_explain (PLUMB_KIND_NONE, log->str);

  g_assert_nonnull (explanation->diagnosis);
  g_assert_cmpstr (explanation->diagnosis->id, ==, "dynamics.client-secret.expired");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/explanation/what-tells-of-its-service-is-sure",
                   test_what_tells_of_its_service_is_sure);
  g_test_add_func ("/explanation/what-is-mangled-is-still-right",
                   test_what_is_mangled_is_still_right);
  g_test_add_func ("/explanation/what-may-mean-something-else-is-not-sure",
                   test_what_may_mean_something_else_is_not_sure);
  g_test_add_func ("/explanation/what-anybody-says-gets-no-answer",
                   test_what_anybody_says_gets_no_answer);
  g_test_add_func ("/explanation/the-kind-that-is-asked-about-counts",
                   test_the_kind_that_is_asked_about_counts);
  g_test_add_func ("/explanation/an-unknown-code-of-the-sign-in-says-where-to-look",
                   test_an_unknown_code_of_the_sign_in_says_where_to_look);
  g_test_add_func ("/explanation/the-end-of-a-long-log-is-read",
                   test_the_end_of_a_long_log_is_read);

  return g_test_run ();
}
