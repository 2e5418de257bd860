/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-bench.h"

#include <stdio.h>

#define N_SYLLABLES 24
#define MINUTE (60 * G_USEC_PER_SEC)
#define FIRST_TIME ((gint64) 1600000000 * G_USEC_PER_SEC)

static const char *const syllables[N_SYLLABLES] = {
  "an", "bel", "cor", "da",  "el", "fa",  "gor", "hi",  "in",  "jo", "ka",  "lu",
  "ma", "ne",  "or",  "pel", "qi", "ros", "sa",  "tor", "ulm", "vi", "wen", "zy",
};

static const char *const offers[] = { "Contoso Backup", "Fabrikam Mail Guard", "Northwind Ledger",
                                      "Tailspin Flight Planner", "Woodgrove Cash Desk" };
static const char *const sources[] = { "AzureMarketplace", "AzureAppSource", "SPZA" };
static const char *const actions[] = { "INS", "TRN", "PTO", "CONTACT" };
static const char *const countries[] = { "DE", "FR", "US", "BR", "IN", "JP", "ZA" };

void
plumb_bench_keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

GAsyncResult *
plumb_bench_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (result);
}

PlumbStore *
plumb_bench_open_store (const char *path)
{
  PlumbStore *store = plumb_store_new (path);
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_store_open_async (store, NULL, plumb_bench_keep_result, &kept);
  result = plumb_bench_await (&kept);
  plumb_store_open_finish (store, result, &error);
  g_assert_no_error (error);
  return store;
}

/* The same name for the same @number, some hundred thousand of them. */
static char *
dup_name (guint number, guint n_parts)
{
  GString *name = g_string_new (NULL);
  guint rest = number * 2654435761u;

  for (guint i = 0; i < n_parts; i++) {
    g_string_append (name, syllables[(rest >> 8) % N_SYLLABLES]);
    rest = rest * 1664525u + 1013904223u;
  }
  name->str[0] = g_ascii_toupper (name->str[0]);
  return g_string_free (name, FALSE);
}

PlumbLead *
plumb_bench_new_lead (guint number)
{
  g_autofree char *key = g_strdup_printf ("lead %u", number);
  g_autofree char *first = dup_name (number % 971, 2);
  g_autofree char *last = dup_name (number % 39989, 3);
  g_autofree char *house = dup_name (number % 7919, 3);
  g_autofree char *company = g_strdup_printf ("%s %s", house, number % 3 == 0 ? "GmbH" : "Ltd");
  g_autofree char *email = g_strdup_printf ("%s.%s@%s.example", first, last, house);
  g_autofree char *phone = g_strdup_printf ("+49 30 %07u", (number * 7919u) % 10000000u);
  g_autofree char *raw = g_strdup_printf ("{\"id\":%u,\"CustomerDetails\":{\"Email\":\"%s\","
                                          "\"Company\":\"%s\",\"Phone\":\"%s\"}}",
                                          number, email, company, phone);
  PlumbLeadFields fields = {
    .key = key,
    .raw = raw,
    .created_at = FIRST_TIME + number * (gint64) MINUTE,
    .received_at = FIRST_TIME + number * (gint64) MINUTE + G_USEC_PER_SEC,
  };

  fields.texts[PLUMB_LEAD_SOURCE] = sources[number % G_N_ELEMENTS (sources)];
  fields.texts[PLUMB_LEAD_ACTION] = actions[number % G_N_ELEMENTS (actions)];
  fields.texts[PLUMB_LEAD_OFFER_TITLE] = offers[number % G_N_ELEMENTS (offers)];
  fields.texts[PLUMB_LEAD_FIRST_NAME] = first;
  fields.texts[PLUMB_LEAD_LAST_NAME] = last;
  fields.texts[PLUMB_LEAD_EMAIL] = email;
  fields.texts[PLUMB_LEAD_PHONE] = phone;
  fields.texts[PLUMB_LEAD_COUNTRY] = countries[number % G_N_ELEMENTS (countries)];
  fields.texts[PLUMB_LEAD_COMPANY] = company;
  return plumb_lead_new (&fields);
}

double
plumb_bench_get_percentile (GArray *values, double share)
{
  if (values->len == 0)
    return 0;
  return g_array_index (values, double, (guint) (share * (values->len - 1) + 0.5));
}

gsize
plumb_bench_get_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "RssAnon:");
  return line == NULL ? 0 : (gsize) g_ascii_strtoull (line + strlen ("RssAnon:"), NULL, 10) * 1024;
}

double
plumb_bench_get_milliseconds (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
print_line (const char *target, double value, const char *bound, double limit, const char *unit,
            gboolean is_held)
{
  printf ("%-58s %10.2f %-5s %s %8.2f  %5.2f  %s\n", target, value, unit, bound, limit,
          value / limit, is_held ? "held" : "NOT HELD");
  fflush (stdout);
}

void
plumb_bench_report (const char *target, double value, double limit, const char *unit)
{
  print_line (target, value, "<=", limit, unit, value <= limit);
}

void
plumb_bench_report_least (const char *target, double value, double limit, const char *unit)
{
  print_line (target, value, ">=", limit, unit, value >= limit);
}
