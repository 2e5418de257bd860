#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that what the desktop finds Plumb by agrees: launcher, bus service, search provider; prints what is wrong.

usage: check-desktop-files.py LAUNCHER SERVICE SEARCH-PROVIDER
"""

import configparser
import pathlib
import sys


def read(path):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser


def find_wrong(launcher, service, provider, name):
    entry = launcher["Desktop Entry"]
    started = service["D-BUS Service"]
    search = provider["Shell Search Provider"]
    path = "/" + name.replace(".", "/")
    promised = {
        "the launcher is started by the bus": entry.get("DBusActivatable") == "true",
        "the service has the application's name": started["Name"] == name,
        "the service waits to be asked": started["Exec"].endswith("/plumb --gapplication-service"),
        "the service is found": started["Exec"].startswith("/"),
        "the provider is of the launcher": search["DesktopId"] == f"{name}.desktop",
        "the provider is where the service is": search["BusName"] == name,
        "the provider is where the application puts it": search["ObjectPath"] == f"{path}/SearchProvider",
        "the provider is of the second version": search["Version"] == "2",
    }
    yield from (sentence for sentence, holds in promised.items() if not holds)
    actions = [action for action in entry["Actions"].split(";") if action]
    groups = [section.partition("Desktop Action ")[2] for section in launcher.sections()[1:]]
    if sorted(actions) != sorted(groups):
        yield f"actions {actions} and groups {groups} differ"
    for group in groups:
        words = launcher[f"Desktop Action {group}"].get("Exec", "").split()
        if not words:
            yield f"{group} cannot be started without the bus"
        if words[:2] == ["gapplication", "action"] and words[2:] != [name, group]:
            yield f"{group} is asked of another application: {words[2:]}"


def main():
    paths = [pathlib.Path(argument) for argument in sys.argv[1:]]
    wrong = [*find_wrong(*map(read, paths), paths[1].stem)]
    if paths[2].name != f"{paths[1].stem}.search-provider.ini":
        wrong.append(f"{paths[2].name} is named otherwise than {paths[1].name}")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
