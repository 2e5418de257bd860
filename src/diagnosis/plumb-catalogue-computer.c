/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-catalogue.h"

#include <glib/gi18n.h>

/* What keeps Plumb from asking at all: found by their ids, as those of fields are. */
/* clang-format off */
const PlumbCatalogueRow plumb_catalogue_computer[] = {
  { .diagnosis = {
    "secret.missing", "service",
    N_("The secrets of this destination are missing"),
    N_("The keyring has none for it. They were kept for one session only, or somebody removed them."),
    N_("Open the destination’s settings and enter its secrets again.") } },
  { .diagnosis = {
    "keyring.absent", "service",
    N_("No keyring is running on this computer"),
    N_("Plumb keeps secrets in the system’s keyring and nowhere else, and finds none."),
    N_("Install or start one, such as GNOME Keyring or KDE Wallet, or enter the secrets for this session only.") } },
  { .diagnosis = {
    "keyring.locked", "service",
    N_("The keyring is locked"),
    N_("There is no screen on which it could ask for its password."),
    N_("Unlock the keyring, then try again.") } },
  { .diagnosis = {
    "keyring.dismissed", "service",
    N_("The keyring stayed locked"),
    N_("It asked for its password and was not given it. Plumb does not ask again by itself."),
    N_("Try again and enter its password, which is most often the one you log in with.") } },
  { .diagnosis = {
    "keyring.failed", "service",
    N_("The keyring did not do what it was asked to"),
    N_("It is running, but the secrets could not be read from it."),
    N_("Try again. If it lasts, look whether the system’s password manager can open the keyring.") } },
  { .diagnosis = {
    "store.failed", "service",
    N_("Plumb cannot write what it hears"),
    N_("The disk is full, or the folder with Plumb’s database cannot be written to."),
    N_("Make room on the disk, then try again. No lead is lost: Plumb reads from where it stopped.") } },
  { .diagnosis = {
    "settings.unusable", "service",
    N_("A setting of this destination cannot be used"),
    N_("With it, Plumb cannot even ask the service."),
    N_("Open the destination’s settings: the field that is wrong is marked there.") } },
  { .diagnosis = { NULL } },
};
/* clang-format on */
