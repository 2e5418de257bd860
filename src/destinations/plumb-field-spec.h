/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-kind.h"

G_BEGIN_DECLS

/**
 * PlumbFieldFlags:
 * @PLUMB_FIELD_SECRET: kept in the keyring, never in the database or a log
 * @PLUMB_FIELD_REQUIRED: the destination does not work without it
 * @PLUMB_FIELD_ADVANCED: Partner Center does not have it; shown under "Advanced"
 */
typedef enum {
  PLUMB_FIELD_NO_FLAGS = 0,
  PLUMB_FIELD_SECRET = 1 << 0,
  PLUMB_FIELD_REQUIRED = 1 << 1,
  PLUMB_FIELD_ADVANCED = 1 << 2,
} PlumbFieldFlags;

/* How bad a finding is: a fault cannot work at all; a warning works here, but perhaps not there. */
typedef enum {
  PLUMB_FINDING_GOOD,
  PLUMB_FINDING_WARNING,
  PLUMB_FINDING_FAULT,
} PlumbFindingLevel;

/**
 * PlumbFinding:
 * @level: how bad
 * @diagnosis: (nullable): the id in the catalogue that has the words for it, static
 */
typedef struct {
  PlumbFindingLevel level;
  const char *diagnosis;
} PlumbFinding;

/**
 * PlumbChoice: one value of a field that is chosen, not typed
 */
typedef struct {
  const char *value;
  const char *label;
} PlumbChoice;

/**
 * PlumbFieldSpec:
 * @key: the setting's key in #PlumbDestination, or in #PlumbCredentials if it is secret
 * @label: its name as in Partner Center, untranslated
 * @help: (nullable): one or two sentences, untranslated
 * @flags: see #PlumbFieldFlags
 * @fallback: (nullable): what counts while it is empty
 * @choices: (nullable) (array zero-terminated=1): for a field that is chosen
 * @when: (nullable): the field counts only while the chosen field of this key has the value
 *   @when_value; otherwise it is not shown, not judged and not copied
 * @ends: (nullable): the key of a secret: this field is a date (`2027-03-31`) that tells its end
 * @ends_after: days from that date to the end of the secret; 0 if the date is the end itself
 * @check: (nullable): judges the shape of a value that is not empty; pure
 * @tidy: (nullable) (transfer full): the value without what pasting adds (blanks, line breaks,
 *   JSON around it)
 */
typedef struct {
  const char *key;
  const char *label;
  const char *help;
  PlumbFieldFlags flags;
  const char *fallback;
  const PlumbChoice *choices;
  const char *when;
  const char *when_value;
  const char *ends;
  guint ends_after;
  PlumbFinding (*check) (const char *value);
  char *(*tidy) (const char *value);
} PlumbFieldSpec;

/**
 * PlumbGatherStep:
 * @title: what to do, untranslated
 * @text: where and how, untranslated
 * @who: (nullable): who can do it, untranslated
 */
typedef struct {
  const char *title;
  const char *text;
  const char *who;
} PlumbGatherStep;

/**
 * PlumbSheetRow:
 * @label: the field's name in Partner Center's dialog, untranslated
 * @key: (nullable): the field whose value goes there
 * @text: (nullable): what to choose there if it is no field, e.g. "Azure Table"
 * @note: (nullable): what goes there if Plumb cannot know it, untranslated
 */
typedef struct {
  const char *label;
  const char *key;
  const char *text;
  const char *note;
} PlumbSheetRow;

/**
 * PlumbKindInfo:
 * @name: as in plumb_kind_get_name()
 * @title: what Partner Center calls it, untranslated
 * @summary: one sentence on when it is right, untranslated
 * @icon: icon name
 * @fields: (array zero-terminated=1): what the wizard asks for, in order
 * @steps: (array zero-terminated=1): what to have ready
 * @sheet: (array zero-terminated=1): Partner Center's dialog in its own order
 * @carries: a bit for each #PlumbLeadText that survives a trip to this kind and back
 * @poll_interval: seconds between two looks for new leads; 0 if it cannot be watched
 * @retirement: (nullable): why the marketplace no longer sends leads to this kind, untranslated;
 * such a destination is read, never tested or copied to Partner Center
 * @successor: the kind to set up in place of a retired one; %PLUMB_KIND_NONE for a living one
 */
typedef struct {
  const char *name;
  const char *title;
  const char *summary;
  const char *icon;
  const PlumbFieldSpec *fields;
  const PlumbGatherStep *steps;
  const PlumbSheetRow *sheet;
  guint carries;
  guint poll_interval;
  const char *retirement;
  PlumbKind successor;
} PlumbKindInfo;

/* (nullable): the field @key of @info. */
const PlumbFieldSpec *plumb_kind_info_find_field (const PlumbKindInfo *info, const char *key);

/* Whether Partner Center asks for the field @key, so that a change of it is to be entered there. */
gboolean plumb_kind_info_is_on_sheet (const PlumbKindInfo *info, const char *key);

G_END_DECLS
