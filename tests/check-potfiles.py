#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that po/POTFILES.in is sorted and lists exactly the files with text to translate.

usage: check-potfiles.py [--write] [FOLDER]
"""

import pathlib
import re
import sys

MARKED = {
    ".c": re.compile(r"(?<!\w)(?:_|N_|C_|NC_|g_dngettext|ngettext)\s*\("),
    ".h": re.compile(r"(?<!\w)(?:_|N_|C_|NC_|g_dngettext|ngettext)\s*\("),
    ".ui": re.compile(r"translatable=\"(?:yes|true)\""),
    ".in": re.compile(r"^\[Desktop Entry\]|<component\b", re.MULTILINE),
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def has_text(path):
    """Tells whether the file at PATH has text that a translator must see."""
    marked = MARKED.get(path.suffix)
    if marked is None:
        return False
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".c", ".h"):
        text = COMMENT.sub("", text)
    return marked.search(text) is not None


def find_files(top):
    """Returns the sorted names of all files with text."""
    names = []
    for folder in ("data", "resources", "src"):
        paths = (top / folder).rglob("*")
        names += [str(path.relative_to(top)) for path in paths if path.is_file() and has_text(path)]
    return sorted(names)


def main():
    arguments = sys.argv[1:]
    writes = "--write" in arguments
    places = [argument for argument in arguments if argument != "--write"]
    top = pathlib.Path(places[0]) if places else pathlib.Path(__file__).resolve().parent.parent
    listed_file = top / "po" / "POTFILES.in"
    wanted = find_files(top)
    if writes:
        listed_file.write_text("".join(f"{name}\n" for name in wanted), encoding="utf-8")
    listed = listed_file.read_text(encoding="utf-8").splitlines()
    for name in sorted(set(wanted) - set(listed)):
        print(f"po/POTFILES.in: {name} is missing")
    for name in sorted(set(listed) - set(wanted)):
        print(f"po/POTFILES.in: {name} has nothing to translate")
    if listed != sorted(set(listed)):
        print("po/POTFILES.in: the lines are not sorted, or one is there twice")
    if listed != wanted:
        print("tests/check-potfiles.py --write puts it right")
        sys.exit(1)


if __name__ == "__main__":
    main()
