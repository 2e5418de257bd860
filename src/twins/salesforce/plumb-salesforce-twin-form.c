/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-twin-form.h"

#include "plumb-salesforce-twin-faults.h"

#include <string.h>

/* Milliseconds until the lead is there. */
#define USUAL_DELAY 20
#define LATE_DELAY 2000

#define ALTERED_LENGTH 10

/* The members of a form that become fields of the lead; help.salesforce.com, "Web-to-Lead". */
static const struct {
  const char *member;
  const char *field;
} members[] = {
  { "first_name", "FirstName" },
  { "last_name", "LastName" },
  { "company", "Company" },
  { "title", "Title" },
  { "email", "Email" },
  { "phone", "Phone" },
  { "mobile", "MobilePhone" },
  { "fax", "Fax" },
  { "street", "Street" },
  { "city", "City" },
  { "state", "State" },
  { "zip", "PostalCode" },
  { "country", "Country" },
  { "URL", "Website" },
  { "description", "Description" },
  { "lead_source", "LeadSource" },
  { "industry", "Industry" },
  { "rating", "Rating" },
};

typedef struct {
  PlumbSalesforceTwinOrganisation *organisation;
  JsonObject *lead;
} Arrival;

static void
arrival_free (gpointer data)
{
  Arrival *arrival = data;

  json_object_unref (arrival->lead);
  g_free (arrival);
}

static gboolean
arrived_cb (gpointer data)
{
  Arrival *arrival = data;

  g_hash_table_remove (arrival->organisation->hidden, arrival->lead);
  return G_SOURCE_REMOVE;
}

static const char *
get_member (GHashTable *form, const char *name)
{
  const char *value = g_hash_table_lookup (form, name);

  return value != NULL ? value : "";
}

static void
cut_company (JsonObject *lead)
{
  const char *company = json_object_get_string_member_with_default (lead, "Company", "");
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (company, -1) <= ALTERED_LENGTH)
    return;
  cut = g_utf8_substring (company, 0, ALTERED_LENGTH);
  json_object_set_string_member (lead, "Company", cut);
}

static JsonObject *
make_lead (PlumbSalesforceTwinOrganisation *organisation, GHashTable *form)
{
  JsonObject *lead = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    const char *value = get_member (form, members[i].member);

    if (value[0] != '\0' && g_utf8_validate (value, -1, NULL))
      json_object_set_string_member (lead, members[i].field, value);
  }
  if (plumb_twin_host_has_fault (organisation->host, "record.altered"))
    cut_company (lead);
  return lead;
}

static void
keep (PlumbSalesforceTwinOrganisation *organisation, GHashTable *form)
{
  gboolean is_late = plumb_twin_host_has_fault (organisation->host, "record.late");
  Arrival *arrival = NULL;

  if (plumb_salesforce_twin_loses_leads (organisation->host))
    return;
  arrival = g_new (Arrival, 1);
  *arrival = (Arrival){ organisation, make_lead (organisation, form) };
  plumb_salesforce_twin_organisation_add (organisation, arrival->lead);
  g_hash_table_add (organisation->hidden, arrival->lead);
  plumb_twin_host_later (organisation->host, is_late ? LATE_DELAY : USUAL_DELAY, arrived_cb,
                         arrival, arrival_free);
}

static gboolean
is_known (PlumbSalesforceTwinOrganisation *organisation, GHashTable *form)
{
  const char *oid = get_member (form, "oid");

  return !plumb_twin_host_has_fault (organisation->host, "oid.unknown") && strlen (oid) >= 15 &&
         strncmp (oid, PLUMB_SALESFORCE_TWIN_OID, 15) == 0;
}

static gboolean
is_complete (GHashTable *form)
{
  return get_member (form, "last_name")[0] != '\0' && get_member (form, "company")[0] != '\0';
}

static void
append_form (GString *page, GHashTable *form)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (form), (GCompareFunc) strcmp);

  for (GList *name = names; name != NULL; name = name->next) {
    g_autofree char *line =
        g_markup_printf_escaped ("%s: %s\n", (char *) name->data, get_member (form, name->data));

    g_string_append (page, line);
  }
}

/* @reason: (nullable): %NULL for the page that a browser would be sent on from */
static void
answer_page (SoupServerMessage *message, GHashTable *form, const char *reason)
{
  GString *page = g_string_new (NULL);
  g_autofree char *url = g_markup_escape_text (get_member (form, "retURL"), -1);

  if (reason != NULL) {
    g_string_append_printf (page,
                            "<HTML><PRE><b>Salesforce.com Lead Capture Interface</b>\n\n"
                            "Reason: %s\n\n",
                            reason);
    append_form (page, form);
    g_string_append (page, "</PRE></HTML>\n");
  } else {
    g_string_append_printf (page,
                            "<html><head><meta http-equiv=\"Refresh\" content=\"0; URL=%s\">"
                            "</head></html>\n",
                            url);
  }
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/html;charset=UTF-8", SOUP_MEMORY_COPY, page->str,
                                    page->len);
  g_string_free (page, TRUE);
}

static void
take_form (PlumbSalesforceTwinOrganisation *organisation, SoupServerMessage *message,
           GHashTable *form)
{
  PlumbTwinHost *host = organisation->host;
  gboolean is_debug = g_str_equal (get_member (form, "debug"), "1") &&
                      !plumb_twin_host_has_fault (host, "debug.ignored");
  gboolean is_good = is_known (organisation, form) && is_complete (form);
  gboolean is_available = !plumb_twin_host_has_fault (host, "host.not-available");
  const char *reason = "Your request has been queued.";

  if (!is_good)
    reason = "Your Lead could not be processed.";
  else if (!is_available)
    reason = "Your Lead could not be processed.\nLead Capture Page: Not available.";
  answer_page (message, form, is_debug ? reason : NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Is-Processed",
                                is_good && is_available
                                    ? "true"
                                    : "true Exception:common.exception.SalesforceGenericException");
  if (is_good && is_available)
    keep (organisation, form);
}

void
plumb_salesforce_twin_form_answer (PlumbSalesforceTwinOrganisation *organisation,
                                   SoupServerMessage *message)
{
  g_autoptr (GBytes) body =
      soup_message_body_flatten (soup_server_message_get_request_body (message));
  gsize length = 0;
  const char *data = g_bytes_get_data (body, &length);
  g_autofree char *text = g_strndup (length > 0 ? data : "", length);
  g_autoptr (GHashTable) form = soup_form_decode (text);

  if (plumb_twin_host_has_fault (organisation->host, "form.gone"))
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
  else if (soup_server_message_get_method (message) == SOUP_METHOD_POST)
    take_form (organisation, message, form);
  else
    answer_page (message, form, NULL);
}
