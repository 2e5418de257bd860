/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-exporter.h"

#include "plumb-lead-writer.h"

#include <glib/gi18n.h>

/* What an export works on. */
typedef struct {
  PlumbProfile *profile;
  PlumbLeadQuery *query;
  PlumbExportFormat format;
  GtkFileChooserNative *chooser;
  GPtrArray *leads;
  GHashTable *names;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->profile);
  plumb_lead_query_free (export->query);
  g_clear_object (&export->chooser);
  g_clear_object (&export->file);
  g_clear_pointer (&export->leads, g_ptr_array_unref);
  g_clear_pointer (&export->names, g_hash_table_unref);
  g_free (export);
}

static const struct {
  const char *file_name;
  const char *title;
} formats[] = {
  [PLUMB_EXPORT_CSV] = {
      "leads.csv", N_("Export leads as a table") },
      [PLUMB_EXPORT_JSON] = { "leads.json", N_("Export leads as JSON") },
                              [PLUMB_EXPORT_VCARD] = { "leads.vcf",
                                                       N_("Export people as contacts") },
                              };

/* Who must not be contacted leaves without the means to. */
static PlumbLead *
withhold (PlumbLead *lead)
{
  PlumbLeadFields fields = *plumb_lead_get_fields (lead);

  if (!plumb_lead_is_do_not_contact (lead))
    return g_object_ref (lead);
  fields.texts[PLUMB_LEAD_EMAIL] = NULL;
  fields.texts[PLUMB_LEAD_PHONE] = NULL;
  fields.raw = NULL;
  return plumb_lead_new (&fields);
}

static void
append_json (GString *text, PlumbLead *lead, const char *name, gboolean is_first)
{
  g_autoptr (JsonNode) node = plumb_lead_to_json (lead, name);
  g_autofree char *json = json_to_string (node, FALSE);

  g_string_append (text, is_first ? "[" : ",\n");
  g_string_append (text, json);
}

static void
append_lead (GString *text, Export *export, guint index)
{
  PlumbLead *stored = g_ptr_array_index (export->leads, index);
  g_autoptr (PlumbLead) lead = withhold (stored);
  const char *id = plumb_lead_get_destination (lead);
  const char *name = id == NULL ? NULL : g_hash_table_lookup (export->names, id);
  g_autofree char *line = NULL;

  switch (export->format) {
  case PLUMB_EXPORT_CSV:
    line = plumb_lead_to_csv (lead, name != NULL ? name : id);
    g_string_append (text, line);
    break;
  case PLUMB_EXPORT_JSON:
    append_json (text, lead, name != NULL ? name : id, index == 0);
    break;
  case PLUMB_EXPORT_VCARD:
    line = plumb_lead_to_vcard (lead);
    g_string_append (text, line);
    break;
  }
}

static GString *
write_text (Export *export)
{
  GString *text = g_string_new (NULL);
  g_autofree char *header = plumb_lead_csv_header ();

  if (export->format == PLUMB_EXPORT_CSV)
    g_string_append (text, header);
  for (guint i = 0; i < export->leads->len; i++)
    append_lead (text, export, i);
  if (export->format == PLUMB_EXPORT_JSON)
    g_string_append (text, export->leads->len == 0 ? "[]\n" : "]\n");
  return text;
}

/* In a thread: a hundred thousand leads take their time. */
static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = write_text (export);
  g_autofree char *name = g_file_get_basename (export->file);

  if (!g_file_replace_contents (export->file, text->str, text->len, NULL, FALSE,
                                G_FILE_CREATE_PRIVATE, NULL, cancellable, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  g_task_return_pointer (
      task,
      /* Translators: a number of leads, and a file's name. */
      g_strdup_printf (ngettext ("%u lead was written to “%s”", "%u leads were written to “%s”",
                                 export->leads->len),
                       export->leads->len, name),
      g_free);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Export *export = g_task_get_task_data (task);

  export->leads = plumb_store_load_leads_finish (PLUMB_STORE (source), result, &error);
  if (export->leads == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_run_in_thread (task, write_in_thread);
}

/* Names are looked up here, since destinations belong to the main thread. */
static void
copy_names (Export *export)
{
  GListModel *destinations = G_LIST_MODEL (plumb_profile_get_destinations (export->profile));

  export->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < g_list_model_get_n_items (destinations); i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (destinations, i);

    g_hash_table_insert (export->names, g_strdup (plumb_destination_get_id (destination)),
                         g_strdup (plumb_destination_get_name (destination)));
  }
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);

  if (response != GTK_RESPONSE_ACCEPT) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  export->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  copy_names (export);
  plumb_store_load_leads_async (plumb_profile_get_store (export->profile), export->query, 0, 0,
                                NULL, loaded_cb, g_steal_pointer (&task));
}

void
plumb_export_leads (GtkWindow *parent, PlumbProfile *profile, const PlumbLeadQuery *query,
                    PlumbExportFormat format, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Export *export = g_new0 (Export, 1);

  export->profile = g_object_ref (profile);
  export->query = plumb_lead_query_copy (query);
  export->format = format;
  export->chooser =
      gtk_file_chooser_native_new (gettext (formats[format].title), parent,
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (export->chooser), formats[format].file_name);
  g_task_set_source_tag (task, plumb_export_leads);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_signal_connect (export->chooser, "response", G_CALLBACK (response_cb), g_object_ref (task));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (export->chooser));
}

char *
plumb_export_leads_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
