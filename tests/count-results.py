#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what really ran: every line of TAP, and one for a test that prints none.

usage: count-results.py meson RESULTS.json LOG
       count-results.py tap OUTPUT STATUS

Prints what failed, and as the last line "PASSED FAILED". A skipped test is a failed one.
"""

import json
import os
import re
import sys

POINT = re.compile(r"^(ok|not ok)\b(.*)$", re.MULTILINE)


def count_points(output):
    """Returns the names of the passed and of the failed points of a TAP output."""
    passed, failed = [], []
    for verdict, name in POINT.findall(output):
        is_skipped = re.search(r"#\s*(skip|todo)", name, re.IGNORECASE)
        (passed if verdict == "ok" and not is_skipped else failed).append(name.strip())
    return passed, failed


def count_test(test):
    """Returns how much of one of Meson's tests passed, and the names of what failed."""
    output = test.get("stdout", "")
    passed, failed = count_points(output)
    if not passed and not failed:
        passed = [test["name"]] if test["result"] == "OK" else []
    if test["result"] not in ("OK", "EXPECTEDFAIL") and not failed:
        failed = [f"{test['name']}: {test['result'].lower()}"]
    return len(passed), failed


def show_failure(test, failed):
    for name in failed:
        print(f"    FAILED {test['name']}: {name}")
    lines = (test.get("stdout", "") + test.get("stderr", "")).splitlines()
    for line in [line for line in lines if not line.startswith("ok ")][-30:]:
        print(f"        {line}")


def count_meson(results, log):
    passed, n_failed = 0, 0
    if os.path.exists(results):
        with open(results, encoding="utf-8") as lines:
            for test in map(json.loads, lines):
                n_passed, failed = count_test(test)
                passed += n_passed
                n_failed += len(failed)
                if failed:
                    show_failure(test, failed)
    if passed + n_failed == 0:
        print("    FAILED: nothing ran")
        with open(log, encoding="utf-8", errors="replace") as lines:
            print("".join(f"        {line}" for line in lines.readlines()[-30:]))
        n_failed = 1
    print(passed, n_failed)


def count_tap(path, status):
    with open(path, encoding="utf-8", errors="replace") as file:
        output = file.read()
    passed, failed = count_points(output)
    if not failed and (status != "0" or not passed):
        failed = [f"ended with status {status} after {len(passed)} points"]
    for name in failed:
        print(f"    FAILED {name}")
    if failed:
        lines = [line for line in output.splitlines() if not line.startswith("ok ")]
        print("\n".join(f"        {line}" for line in lines[-40:]))
    print(len(passed), len(failed))


def main():
    {"meson": count_meson, "tap": count_tap}[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
