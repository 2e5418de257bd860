#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the manifests in flatpak/: pinned, explained, and alike; prints what is wrong.

usage: check-manifests.py FOLDER
"""

import json
import pathlib
import sys

# What a build for development may have of its own.
OWN = {"id", "rename-desktop-file", "rename-appdata-file", "rename-icon", "desktop-file-name-suffix", "modules"}
PINS = {"archive": ("sha256", "sha512"), "file": ("sha256", "sha512"), "git": ("commit",)}


def list_modules(modules):
    for module in modules:
        yield module
        yield from list_modules(module.get("modules", []))


def find_unpinned(name, manifest):
    """A folder is pinned by the commit that it is part of, as long as it is this one."""
    for module in list_modules(manifest["modules"]):
        for source in module["sources"]:
            pins = PINS.get(source["type"], ())
            is_here = source["type"] == "dir" and source["path"] == ".."
            # A command that fetches nothing is as fixed as the manifest itself.
            is_here = is_here or source["type"] == "shell"
            if not is_here and not any(pin in source for pin in pins):
                yield f"{name}: a source of {module['name']} is not pinned: {source}"


def find_unexplained(name, manifest, explained):
    for permission in manifest["finish-args"]:
        if not any(line.startswith("|") and f"`{permission}`" in line for line in explained):
            yield f"{name}: flatpak/README.md has no row that says why it needs {permission}"


def find_differences(release, devel):
    for key in sorted(release.keys() | devel.keys()):
        if key not in OWN and release.get(key) != devel.get(key):
            yield f"the manifests differ in {key}"


def main():
    folder = pathlib.Path(sys.argv[1]) / "flatpak"
    # Up to where it tells what is not asked for.
    explained = (folder / "README.md").read_text(encoding="utf-8").split("That is all.")[0].splitlines()
    manifests = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    wrong = list(find_differences(*manifests.values()))
    for name, manifest in manifests.items():
        wrong += [*find_unpinned(name, manifest), *find_unexplained(name, manifest, explained)]
        wrong += [] if name == f"{manifest['id']}.json" else [f"{name}: is named otherwise than {manifest['id']}"]
        wrong += [] if manifest.get("separate-locales") is False else [f"{name}: a bundle would lose translations"]
        wrong += [] if all(module.get("run-tests") for module in manifest["modules"][-1:]) else [f"{name}: runs no tests"]
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
