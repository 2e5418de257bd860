#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every statement of the marketplace's documents has a test or an entry of the help.

usage: check-checklist.py [FOLDER]

tests/data/checklist.json maps the number of each statement to {"help": [id…], "tests": ["file: sentence"…]}; the
files are those below tests/.
"""

import json
import pathlib
import re
import sys

# Concept, publishing, test lead, data format, questions and answers, errors: how many of each there are.
STATEMENTS = {"C": 17, "P": 17, "T": 10, "F": 16, "Q": 10, "E": 12}
# What the documents have wrong, or other ways round: no text about it will do, it must be tried.
TRAPS = {"T7", "T8", "T9", "T10", "F8", "F12", "F15", "F16", "Q3", "Q10", "E4", "E7"}


def find_help_ids(top):
    """Returns the id of every entry."""
    return {found for path in sorted((top / "src/help").glob("*.c"))
            for found in re.findall(r"^ *\{ \"([a-z0-9.-]+)\",", path.read_text(encoding="utf-8"), re.MULTILINE)}


def has_sentence(path, sentence):
    """Whether the test at PATH has SENTENCE: in C as a whole name, or the end of one."""
    if not path.is_file():
        return False
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".c":
        return re.search(rf"[\"/]{re.escape(sentence)}\"", text) is not None
    return sentence in text


def check(top, checklist, statements, traps):
    """Yields what is wrong with CHECKLIST."""
    known = find_help_ids(top)
    wanted = [f"{letter}{number}" for letter, count in statements.items() for number in range(1, count + 1)]
    for number in wanted:
        row = checklist.get(number, {})
        if not row.get("help") and not row.get("tests"):
            yield f"{number} has neither a test nor an entry of the help"
        if number in traps and not row.get("tests"):
            yield f"{number} is a trap and has no test"
    for number, row in checklist.items():
        if number not in wanted:
            yield f"{number} is no statement"
        for name in row.get("help", []):
            if name not in known:
                yield f"{number}: there is no help {name}"
        for test in row.get("tests", []):
            name, _, sentence = test.partition(": ")
            if not sentence or not has_sentence(top / "tests" / name, sentence):
                yield f"{number}: there is no test {test}"


def main():
    top = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    checklist = json.loads((top / "tests/data/checklist.json").read_text(encoding="utf-8"))
    complaints = list(check(top, checklist, STATEMENTS, TRAPS))
    for complaint in complaints:
        print(f"tests/data/checklist.json: {complaint}")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
