/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error-phrases.h"

/*
 * What Partner Center and the older portal say of Dynamics, by what sets each message apart; of the
 * services' own messages those that have no code.  Messages are kept in English in some
 * translations and turned over word by word in others.
 */

#define DYNAMICS(name) "dynamics." name, PLUMB_KIND_DYNAMICS

/* clang-format off */
const PlumbErrorPhrase plumb_error_phrases[] = {
  /* No role at all: the method's name is the same in all languages. */
  { DYNAMICS ("role.none"), "en", "RetrievePrivilegeForUser failed no roles are assigned to user" },
  { DYNAMICS ("role.none"), "fr", "RetrievePrivilegeForUser en échec aucun rôle attribué à l'utilisateur" },
  { DYNAMICS ("role.none"), "pt", "RetrievePrivilegeForUser falhou nenhuma função está atribuída ao usuário" },
  { DYNAMICS ("role.none"), "ru", "RetrievePrivilegeForUser пользователю не назначены роли" },
  { DYNAMICS ("role.none"), "ru", "не назначено ни одной роли пользователю" },
  { DYNAMICS ("role.none"), "en", "SecLib RetrievePrivilegeForUser" },

  /* The column that Microsoft's writer fills in. */
  { DYNAMICS ("role.lead-source-code"), "en", "create permissions for the leadsourcecode attribute in the lead entity" },
  { DYNAMICS ("role.lead-source-code"), "fr", "autorisations de création pour l'attribut leadsourcecode dans l'entité prospect" },
  { DYNAMICS ("role.lead-source-code"), "pt", "permissões de criação para o atributo leadsourcecode na entidade de cliente potencial" },
  { DYNAMICS ("role.lead-source-code"), "ru", "нет разрешений на создание атрибута leadsourcecode в объекте интереса" },
  { DYNAMICS ("role.lead-source-code"), "ru", "разрешений на создание для атрибута leadsourcecode в сущности лида" },
  { DYNAMICS ("role.lead-source-code"), "en", "no create permission on attribute leadsourcecode of entity lead" },

  { DYNAMICS ("client-secret.wrong"), "en", "error validating credentials invalid client secret is provided" },
  { DYNAMICS ("client-secret.wrong"), "en", "invalid client secret is provided" },
  { DYNAMICS ("client-secret.wrong"), "en", "invalid client secret" },
  { DYNAMICS ("client-secret.wrong"), "fr", "erreur de validation des informations d'identification le secret client fourni n'est pas valide" },
  { DYNAMICS ("client-secret.wrong"), "fr", "secret client fourni n'est pas valide" },
  { DYNAMICS ("client-secret.wrong"), "fr", "clé secrète client non valide" },
  { DYNAMICS ("client-secret.wrong"), "fr", "secret client invalide" },
  { DYNAMICS ("client-secret.wrong"), "pt", "erro ao validar as credenciais segredo do cliente inválido fornecido" },
  { DYNAMICS ("client-secret.wrong"), "pt", "segredo do cliente inválido" },
  { DYNAMICS ("client-secret.wrong"), "ru", "ошибка проверки учетных данных указан недопустимый секрет клиента" },
  { DYNAMICS ("client-secret.wrong"), "ru", "недопустимый секрет клиента" },
  { DYNAMICS ("client-secret.wrong"), "ru", "неверный секрет клиента" },
  { DYNAMICS ("client-secret.wrong"), "ru", "недействительный секрет клиента" },

  { DYNAMICS ("application-id.unknown"), "en", "application with identifier was not found in the directory" },
  { DYNAMICS ("application-id.unknown"), "fr", "application associée à l'identificateur est introuvable dans le répertoire" },
  { DYNAMICS ("application-id.unknown"), "fr", "application avec l'identificateur introuvable dans l'annuaire" },
  { DYNAMICS ("application-id.unknown"), "fr", "application avec l'identifiant n'a pas été trouvée dans le répertoire" },
  { DYNAMICS ("application-id.unknown"), "fr", "application avec l'identifiant n'a pas été trouvée dans l'annuaire" },
  { DYNAMICS ("application-id.unknown"), "pt", "aplicativo com identificador não foi encontrado no diretório" },
  { DYNAMICS ("application-id.unknown"), "pt", "aplicação com o identificador não foi encontrada no diretório" },
  { DYNAMICS ("application-id.unknown"), "ru", "приложение с идентификатором не найдено в каталоге" },

  { DYNAMICS ("directory-id.malformed"), "en", "requested tenant identifier is not valid and not valid external domain format" },
  { DYNAMICS ("directory-id.malformed"), "en", "tenant identifier is neither a valid DNS name nor a valid external domain" },
  { DYNAMICS ("directory-id.malformed"), "fr", "identificateur de locataire demandé n'est pas valide et n'est pas un format de domaine externe valide" },
  { DYNAMICS ("directory-id.malformed"), "pt", "identificador de locatário solicitado não é válido e não é um formato de domínio externo válido" },
  { DYNAMICS ("directory-id.malformed"), "pt", "identificador de inquilino pedido não é válido" },
  { DYNAMICS ("directory-id.malformed"), "ru", "запрошенный идентификатор клиента недопустим и не является форматом внешнего домена" },
  { DYNAMICS ("directory-id.malformed"), "ru", "запрошенный идентификатор арендатора недействителен" },

  { DYNAMICS ("directory-id.unknown"), "en", "tenant not found this may happen if there are no active subscriptions for the tenant" },
  { DYNAMICS ("directory-id.unknown"), "en", "tenant not found" },
  { DYNAMICS ("directory-id.unknown"), "fr", "locataire introuvable cette instance peut se produire s'il n'existe aucun abonnement actif pour le locataire" },
  { DYNAMICS ("directory-id.unknown"), "fr", "locataire introuvable" },
  { DYNAMICS ("directory-id.unknown"), "fr", "locataire non trouvé s'il n'y a aucun abonnement actif pour le locataire" },
  { DYNAMICS ("directory-id.unknown"), "fr", "client introuvable s'il n'y a pas d'abonnements actifs pour le client" },
  { DYNAMICS ("directory-id.unknown"), "pt", "locatário não encontrado se não houver nenhuma assinatura ativa para o locatário" },
  { DYNAMICS ("directory-id.unknown"), "pt", "locatário não encontrado" },
  { DYNAMICS ("directory-id.unknown"), "pt", "inquilino não encontrado" },
  { DYNAMICS ("directory-id.unknown"), "ru", "tenant not found если у клиента отсутствуют активные подписки" },
  { DYNAMICS ("directory-id.unknown"), "ru", "арендатор не найден" },
  { DYNAMICS ("directory-id.unknown"), "ru", "клиент каталога не найден активные подписки отсутствуют" },
  { DYNAMICS ("directory-id.unknown"), "ru", "клиент не найден при отсутствии активных подписок у клиента" },

  { DYNAMICS ("url.not-dynamics"), "en", "request channel timed out while waiting for a reply after 00:02:00" },
  { DYNAMICS ("url.not-dynamics"), "en", "increase the timeout value passed to the call to request or increase the SendTimeout value on the binding" },
  { DYNAMICS ("url.not-dynamics"), "fr", "canal de demande a dépassé le délai de réponse après 00:02:00" },
  { DYNAMICS ("url.not-dynamics"), "fr", "canal de requête a expiré en attendant une réponse après 00:02:00" },
  { DYNAMICS ("url.not-dynamics"), "fr", "canal de demande a expiré lors de l'attente d'une réponse après 00:02:00" },
  { DYNAMICS ("url.not-dynamics"), "fr", "augmentez la valeur de délai d'attente passée à l'appel de Request ou la valeur de SendTimeout de la liaison" },
  { DYNAMICS ("url.not-dynamics"), "pt", "canal de solicitação atingiu o tempo limite ao aguardar uma resposta após 00:02:00" },
  { DYNAMICS ("url.not-dynamics"), "pt", "canal de pedido expirou enquanto aguardava uma resposta após 00:02:00" },
  { DYNAMICS ("url.not-dynamics"), "pt", "aumente o valor de tempo limite passado para a chamada ou o valor de SendTimeout na associação" },
  { DYNAMICS ("url.not-dynamics"), "ru", "истекло время ожидания ответа канала запроса после 00:02:00" },
  { DYNAMICS ("url.not-dynamics"), "ru", "время ожидания канала запроса истекло при ожидании ответа через 00:02:00" },
  { DYNAMICS ("url.not-dynamics"), "ru", "увеличьте значение времени ожидания которое передается во время вызова запроса или значение SendTimeout в привязке" },

  /* Says least, so it comes last. */
  { DYNAMICS ("sign-in.failed"), "en", "unable to login to dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "en", "unable to sign in to dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "en", "cannot sign in to dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "fr", "impossible de se connecter à dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "fr", "connexion impossible à dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "fr", "impossible d'ouvrir une session dans dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "pt", "não é possível entrar no dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "pt", "não é possível iniciar sessão no dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "pt", "não é possível fazer logon no dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "pt", "não foi possível fazer login no dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "ru", "не удалось выполнить вход в dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "ru", "невозможно войти в dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "ru", "не удается войти в dynamics crm" },
  { DYNAMICS ("sign-in.failed"), "ru", "не удалось войти в dynamics crm" },

  { NULL },
};
/* clang-format on */
