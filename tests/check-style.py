#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what no compiler and no formatter checks; each mistake made twice becomes a rule here.

usage: check-style.py [FOLDER]

A rule is a function that is given a file's name, its text and all files, and yields pairs of
line number and complaint. tests/test-check-style.py has an offending and a clean sample of each.
"""

import pathlib
import re
import sys

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50
MAX_NESTING = 3
FOLDERS = (".ci", "data", "flatpak", "po", "resources", "src", "tests")
TEXT_SUFFIXES = (".c", ".h", ".py", ".ui", ".css", ".xml", ".in", ".build", ".md", ".json", ".sh", "")
LOOP_FOLDERS = ("src/app/", "src/cli/", "src/inbox/", "src/receiver/", "src/store/", "src/twins/")

RULES = []


def rule(function):
    RULES.append(function)
    return function


def is_c(name):
    return name.endswith((".c", ".h"))


def is_script(name, text):
    return name.endswith(".py") or text.startswith("#!")


def find_lines(pattern, text):
    """Yields the number of each line on which PATTERN occurs."""
    for match in re.finditer(pattern, text, re.MULTILINE):
        yield text.count("\n", 0, match.start()) + 1


def blank_out(match):
    return re.sub(r"[^\n]", " ", match.group())


def strip_comments(text):
    """Returns TEXT with comments blanked, at the same positions; strings stay."""
    pattern = r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])+'|/\*.*?\*/|//[^\n]*"
    return re.sub(pattern, lambda match: blank_out(match) if match.group()[0] == "/"
                  else match.group(), text, flags=re.DOTALL)


def strip_code(text):
    """Returns TEXT with comments and strings blanked, at the same positions."""
    return re.sub(r"\"(?:\\.|[^\"\\\n])*\"", blank_out, strip_comments(text))


def find_functions(text):
    """Yields name, first line and body of each function of a formatted C file."""
    pattern = r"^([a-z_]\w*) \([^;{}]*?\)\n\{\n(.*?)^\}"
    for match in re.finditer(pattern, text, re.MULTILINE | re.DOTALL):
        yield match.group(1), text.count("\n", 0, match.start()) + 1, match.group(2)


def forbid(names, pattern, complaint, text):
    """Yields COMPLAINT for each line of code with PATTERN, if the file's name fits NAMES."""
    if names:
        for line in find_lines(pattern, strip_code(text)):
            yield line, complaint


@rule
def check_licence(name, text, tree):
    if name.endswith((".c", ".h", ".css")):
        if not text.startswith("/* SPDX-License-Identifier: GPL-3.0-or-later */\n"):
            yield 1, "the first line must be the licence"
    elif is_script(name, text) and "SPDX-License-Identifier" not in "".join(text.split("\n")[:2]):
        yield 1, "the licence is missing"


@rule
def check_white_space(name, text, tree):
    for line in find_lines(r"[ \t]+$", text):
        yield line, "blanks at the end of the line"
    if text and not text.endswith("\n"):
        yield text.count("\n") + 1, "the last line does not end"
    if is_c(name) or is_script(name, text):
        for line in find_lines(r"\t", text):
            yield line, "a tab"


@rule
def check_file_length(name, text, tree):
    if not is_c(name):
        return
    tables = r"/\* clang-format off \*/.*?/\* clang-format on \*/"
    n_lines = re.sub(tables, "", text, flags=re.DOTALL).count("\n")
    if n_lines > MAX_FILE_LINES:
        yield n_lines, f"{n_lines} lines beside tables; {MAX_FILE_LINES} is the limit"


@rule
def check_function_length(name, text, tree):
    for function, line, body in find_functions(text) if name.endswith(".c") else ():
        if body.count("\n") > MAX_FUNCTION_LINES and not (function == "main" and "test" in name):
            yield line, f"{function} has {body.count(chr(10))} lines; {MAX_FUNCTION_LINES} is the limit"


@rule
def check_nesting(name, text, tree):
    if name.endswith(".c"):
        indent = "  " * (MAX_NESTING + 1)
        for line in find_lines(rf"^{indent}(?:  )*(?:if|for|while|do|switch)\b", strip_code(text)):
            yield line, f"nested deeper than {MAX_NESTING}"


@rule
def check_goto(name, text, tree):
    return forbid(is_c(name), r"\bgoto\b", "goto", text)


@rule
def check_printing(name, text, tree):
    is_quiet = name.startswith("src/") and is_c(name) and not name.startswith(("src/cli/", "src/app/main."))
    return forbid(is_quiet, r"\b(?:g_print|g_printerr|printf|puts) \(",
                  "prints, which only the command line may", text)


@rule
def check_unbounded_strings(name, text, tree):
    return forbid(is_c(name), r"\b(?:sprintf|vsprintf|strcpy|strcat|gets) \(",
                  "writes without a bound", text)


@rule
def check_main_loop(name, text, tree):
    is_forbidden = is_c(name) and not name.startswith(LOOP_FOLDERS)
    return forbid(is_forbidden, r"\bg_main_loop_run\b", "a main loop where there must be none", text)


@rule
def check_singleton(name, text, tree):
    return forbid(is_c(name), r"\b(?:plumb_\w+|g_application)_get_default\b",
                  "services are given, not found", text)


@rule
def check_deprecated(name, text, tree):
    """The compiler is told not to warn, since most has no replacement in the oldest version that will do."""
    return forbid(is_c(name), r"\bgtk_widget_(?:translate_coordinates|get_allocat\w+|show|hide)\b",
                  "newer GTK deprecates it, and GTK 4.8 has what takes its place", text)


@rule
def check_dead_code(name, text, tree):
    return forbid(is_c(name), r"^\s*#\s*if 0\b", "code that is never compiled", text)


@rule
def check_left_open(name, text, tree):
    if is_c(name) or is_script(name, text) or name.endswith((".ui", ".build")):
        for line in find_lines(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b", text):
            yield line, "something was left open"


@rule
def check_file_name(name, text, tree):
    if re.search(r"(?:util|helper|misc)s?\b", pathlib.PurePath(name).name):
        yield 1, "the name says nothing about what is in the file"
    if name.startswith("src/") and is_c(name) and pathlib.PurePath(name).name != "main.c":
        if not pathlib.PurePath(name).name.startswith("plumb-"):
            yield 1, "the name does not start with plumb-"


@rule
def check_guard(name, text, tree):
    if name.endswith(".h") and not re.search(r"^#pragma once$", text, re.MULTILINE):
        yield 1, "#pragma once is missing"


@rule
def check_own_header_first(name, text, tree):
    header = name[:-2] + ".h"
    if not name.endswith(".c") or header not in tree:
        return
    included = re.search(r"^#include [\"<](.*?)[\">]", text, re.MULTILINE)
    if included is None or included.group(1) != pathlib.PurePath(header).name:
        yield 1, "the file's own header does not come first"


@rule
def check_bare_includes(name, text, tree):
    if is_c(name):
        for line in find_lines(r"^#include \"[^\"]*/", text):
            yield line, "headers of ours are included by bare name"


@rule
def check_translated_literal(name, text, tree):
    if is_c(name):
        for line in find_lines(r"(?<!\w)N?_ ?\((?!\s*(?:\"|$))", strip_comments(text)):
            if not text.split("\n")[line - 1].startswith("#define"):
                yield line, "only a literal can be marked; gettext () translates what is in a table"


@rule
def check_template_of_class(name, text, tree):
    if not name.startswith("src/") or not name.endswith(".c"):
        return
    for match in re.finditer(r"\"/io/github/plumb/Plumb/ui/(.*?\.ui)\"", text):
        if f"resources/ui/{match.group(1)}" not in tree:
            yield text.count("\n", 0, match.start()) + 1, f"there is no {match.group(1)}"


@rule
def check_class_of_template(name, text, tree):
    template = re.search(r"<template class=\"(\w+)\"", text)
    if not name.endswith(".ui") or template is None:
        return
    stem = pathlib.PurePath(name).stem
    if re.sub(r"(?<!^)([A-Z])", r"-\1", template.group(1)).lower() != stem:
        yield 1, f"{template.group(1)} does not belong into this file"
    if not any(other.endswith(f"/{stem}.c") for other in tree):
        yield 1, "no class has this template"


@rule
def check_cancelled_in_dispose(name, text, tree):
    has_member = re.search(r"^struct _Plumb\w+ \{[^}]*\bGCancellable \*", text, re.MULTILINE)
    if not name.startswith("src/") or not name.endswith(".c") or has_member is None:
        return
    functions = list(find_functions(text))
    cancelling = [function for function, _, body in functions if "g_cancellable_cancel" in body]
    disposals = [body for function, _, body in functions if function.endswith("dispose")]
    calls = "|".join(map(re.escape, ["g_cancellable_cancel", *cancelling]))
    if not any(re.search(rf"\b(?:{calls})\b", body) for body in disposals):
        yield 1, "has a cancellable and does not cancel it in dispose"


@rule
def check_task_source_tag(name, text, tree):
    for function, line, body in find_functions(text) if name.startswith("src/") else ():
        if "g_task_new (" in body and "g_task_set_source_tag (" not in body:
            yield line, f"{function} makes a task without a source tag"


@rule
def check_task_is_valid(name, text, tree):
    for function, line, body in find_functions(text) if name.startswith("src/") else ():
        is_unchecked = "g_task_propagate" in body and "g_task_is_valid (" not in body
        if function.endswith("_finish") and function.startswith("plumb_") and is_unchecked:
            yield line, f"{function} takes any result"


@rule
def check_patience(name, text, tree):
    is_test = name.startswith("tests/") and is_c(name)
    return forbid(is_test, r"\b(?:g_usleep|usleep|sleep|g_test_skip|g_test_incomplete) \(",
                  "tests neither sleep nor skip", text)


@rule
def check_foreign_places(name, text, tree):
    places = ("/wo" "rk/", "/tmp/" "wt", "/home/" "\\w", "deb" r"\.debian\.org", "registry" r"\.npmjs")
    for line in find_lines(r"(?<![\w.])(?:%s)" % "|".join(places), text):
        yield line, "names a place that other computers do not have"


def read_tree(top):
    """Returns the text of each file of ours by its name below TOP."""
    paths = [path for path in top.iterdir() if path.is_file()]
    for folder in FOLDERS:
        paths += [path for path in (top / folder).rglob("*") if path.is_file()]
    tree = {}
    for path in paths:
        name = path.relative_to(top).as_posix()
        is_ours = "__pycache__" not in name and "node_modules" not in name
        # Replies and payloads are kept as services write them.
        if is_ours and path.suffix in TEXT_SUFFIXES and not name.startswith("tests/data/"):
            if name not in ("LICENSE", ".git"):
                tree[name] = path.read_text(encoding="utf-8", errors="replace")
    return tree


def check_tree(tree):
    """Returns all complaints about TREE, sorted by place."""
    complaints = []
    for name, text in tree.items():
        for check in RULES:
            for line, complaint in check(name, text, tree) or ():
                complaints.append((name, line, f"{complaint} [{check.__name__[6:]}]"))
    return sorted(complaints)


def main():
    top = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    complaints = check_tree(read_tree(top))
    for name, line, complaint in complaints:
        print(f"{name}:{line}: {complaint}")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
