#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries check-checklist.py on lists with and without mistakes; prints TAP."""

import importlib.util
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
SPEC = importlib.util.spec_from_file_location("check_checklist",
                                              pathlib.Path(__file__).with_name("check-checklist.py"))
CHECKLIST = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(CHECKLIST)

FILES = {
    "src/help/plumb-help-a.c": '  { "lead.what", A, B,\n    N_("x") },\n',
    "tests/unit/test-a.c": 'g_test_add_func ("/a/it-works", test_it_works);\nADD ("so-does-this", f);\n',
    "tests/journeys/journey-a": 'journey.point(True, "it is found")\n',
}
# What is wrong, the list, and the number of complaints.
SAMPLES = [
    ("nothing is wrong with help", {"C1": {"help": ["lead.what"]}}, 0),
    ("nothing is wrong with a test's path", {"C1": {"tests": ["unit/test-a.c: it-works"]}}, 0),
    ("nothing is wrong with a short name", {"C1": {"tests": ["unit/test-a.c: so-does-this"]}}, 0),
    ("nothing is wrong with a journey", {"C1": {"tests": ["journeys/journey-a: it is found"]}}, 0),
    ("a row is missing", {}, 1),
    ("a row is empty", {"C1": {}}, 1),
    ("a row is too many", {"C1": {"help": ["lead.what"]}, "C2": {"help": ["lead.what"]}}, 1),
    ("an entry of the help is missing", {"C1": {"help": ["lead.when"]}}, 1),
    ("a file is missing", {"C1": {"tests": ["unit/test-b.c: it-works"]}}, 1),
    ("a sentence is missing", {"C1": {"tests": ["unit/test-a.c: works"]}}, 1),
    ("a sentence is not named", {"C1": {"tests": ["unit/test-a.c"]}}, 1),
]


def main():
    n_failed = 0
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder)
        for name, text in FILES.items():
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / name).write_text(text, encoding="utf-8")
        points = [(title, len(list(CHECKLIST.check(top, rows, {"C": 1}, set()))) == count)
                  for title, rows, count in SAMPLES]
        trap = list(CHECKLIST.check(top, {"C1": {"help": ["lead.what"]}}, {"C": 1}, {"C1"}))
        points.append(("a trap has no test", len(trap) == 1))
    for number, (title, holds) in enumerate(points, 1):
        n_failed += not holds
        print(f"{'ok' if holds else 'not ok'} {number} - {title}")
    print(f"1..{len(points)}")
    return 1 if n_failed else 0


if __name__ == "__main__":
    sys.exit(main())
