#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries each rule of check-style.py on an offending and on a clean sample; prints TAP."""

import importlib.util
import pathlib
import sys

sys.dont_write_bytecode = True
SPEC = importlib.util.spec_from_file_location(
    "check_style", pathlib.Path(__file__).with_name("check-style.py"))
STYLE = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(STYLE)

LICENCE = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
DISPOSE = "static void\nplumb_a_dispose (GObject *object)\n{\n  %s\n}\n"
CANCELLABLE = "struct _PlumbA {\n  GObject parent;\n  GCancellable *cancellable;\n};\n"
STOP = "static void\nstop (PlumbA *self)\n{\n  g_cancellable_cancel (self->cancellable);\n}\n"
FUNCTION = "static void\ngo_on (int a,\n       int b)\n{\n%s}\n"
TEMPLATE = "<interface>\n  <template class=\"PlumbLeadRow\" parent=\"GtkBox\"/>\n</interface>\n"
FINISH = "int\nplumb_a_finish (void)\n{\n%s  return g_task_propagate_int (t, e);\n}\n"


def c_file(text):
    return {"src/model/plumb-a.c": text}


# For each rule: files in which it must find something, files in which it must find nothing.
SAMPLES = {
    "licence": [
        (c_file("#include <glib.h>\n"), c_file(LICENCE)),
        ({"tests/a.py": "print ()\n"}, {"tests/a.py": "# SPDX-License-Identifier: X\n"}),
        ({"src/run": "#!/bin/sh\n"}, {"src/run": "#!/bin/sh\n# SPDX-License-Identifier: X\n"}),
    ],
    "white_space": [
        ({"README.md": "a \n"}, {"README.md": "a\n"}),
        ({"README.md": "a"}, {"README.md": ""}),
        (c_file("\tint a;\n"), {"tests/data.json": "\t{}\n"}),
    ],
    "file_length": [
        (c_file("int a;\n" * 401), c_file("int a;\n" * 400)),
        (c_file("int a;\n" * 401),
         c_file("/* clang-format off */\n" + "int a;\n" * 500 + "/* clang-format on */\n")),
    ],
    "function_length": [
        (c_file(FUNCTION % ("  a ();\n" * 51)), c_file(FUNCTION % ("  a ();\n" * 50))),
        (c_file("int\nmain (void)\n{\n" + "  a ();\n" * 51 + "}\n"),
         {"tests/unit/test-a.c": "int\nmain (void)\n{\n" + "  a ();\n" * 51 + "}\n"}),
    ],
    "nesting": [(c_file("        if (a)\n"), c_file("      if (a)\n        /* if */ go ();\n"))],
    "goto": [(c_file("  goto out;\n"), c_file("  /* goto */ a (\"goto\");\n"))],
    "printing": [
        (c_file("  g_print (\"a\");\n"), {"src/cli/plumb-a.c": "  g_print (\"a\");\n"}),
        (c_file("  printf (\"a\");\n"), c_file("  g_strdup_printf (\"a\");\n")),
    ],
    "unbounded_strings": [(c_file("  strcpy (a, b);\n"), c_file("  g_strdup (a);\n"))],
    "main_loop": [
        (c_file("  g_main_loop_run (l);\n"), {"src/cli/plumb-a.c": "  g_main_loop_run (l);\n"}),
    ],
    "singleton": [
        (c_file("  plumb_store_get_default ();\n"), c_file("  gdk_display_get_default ();\n")),
    ],
    "deprecated": [
        (c_file("  gtk_widget_show (a);\n"), c_file("  gtk_widget_set_visible (a, TRUE);\n")),
    ],
    "dead_code": [(c_file("#if 0\n"), c_file("#ifdef A\n"))],
    "left_open": [(c_file("/* TO" "DO: more */\n"), c_file("/* done */\n"))],
    "file_name": [
        ({"src/base/plumb-utils.c": ""}, {"src/base/plumb-clock.c": ""}),
        ({"src/base/clock.c": ""}, {"src/app/main.c": ""}),
    ],
    "guard": [({"src/base/plumb-a.h": "int a;\n"}, {"src/base/plumb-a.h": "#pragma once\n"})],
    "own_header_first": [
        ({"src/a/plumb-a.c": "#include <glib.h>\n", "src/a/plumb-a.h": ""},
         {"src/a/plumb-a.c": "#include \"plumb-a.h\"\n", "src/a/plumb-a.h": ""}),
    ],
    "bare_includes": [
        (c_file("#include \"model/plumb-a.h\"\n"), c_file("#include <glib/gi18n.h>\n")),
    ],
    "translated_literal": [
        (c_file("  a = _ (b);\n"), c_file("  a = _ (\"b\");\n  a = _ (\n      \"b\");\n")),
        (c_file("  a = N_ (b);\n"), c_file("  a = gettext (b);\n")),
    ],
    "template_of_class": [
        (c_file("  a (\"/io/github/plumb/Plumb/ui/plumb-a.ui\");\n"),
         c_file("  a (\"/io/github/plumb/Plumb/ui/plumb-a.ui\");\n")
         | {"resources/ui/plumb-a.ui": ""}),
    ],
    "class_of_template": [
        ({"resources/ui/plumb-lead-row.ui": TEMPLATE},
         {"resources/ui/plumb-lead-row.ui": TEMPLATE, "src/ui/plumb-lead-row.c": ""}),
        ({"resources/ui/plumb-other.ui": TEMPLATE, "src/ui/plumb-other.c": ""},
         {"resources/ui/plumb-other.ui": "<interface/>\n"}),
    ],
    "cancelled_in_dispose": [
        (c_file(CANCELLABLE), c_file(CANCELLABLE + DISPOSE % "g_cancellable_cancel (c);")),
        (c_file(CANCELLABLE + STOP + DISPOSE % "wait (self);"),
         c_file(CANCELLABLE + STOP + DISPOSE % "stop (self);")),
    ],
    "task_source_tag": [
        (c_file(FUNCTION % "  a = g_task_new (b);\n"),
         c_file(FUNCTION % "  a = g_task_new (b);\n  g_task_set_source_tag (a, go_on);\n")),
    ],
    "task_is_valid": [
        (c_file(FINISH % ""), c_file(FINISH % "  g_return_if_fail (g_task_is_valid (r, s));\n")),
    ],
    "patience": [
        ({"tests/unit/test-a.c": "  g_usleep (5);\n"}, {"tests/unit/test-a.c": "  wait_for (5);\n"}),
        ({"tests/unit/test-a.c": "  g_test_skip (\"\");\n"}, c_file("  g_usleep (5);\n")),
    ],
    "foreign_places": [
        ({"README.md": "see /wo" "rk/main\n"}, {"README.md": "see a/wo" "rk/main\n"}),
        ({"src/run": "registry" ".npmjs.org\n"}, {"src/run": "npm install\n"}),
    ],
}


def finds(check, files):
    return any(list(check(name, text, files) or ()) for name, text in files.items())


def try_rule(check):
    """Returns what is wrong with a rule, or nothing."""
    samples = SAMPLES.get(check.__name__[6:], [])
    faults = [] if samples else ["has no sample"]
    for number, (offending, clean) in enumerate(samples, 1):
        if not finds(check, offending):
            faults.append(f"misses offending sample {number}")
        if finds(check, clean):
            faults.append(f"complains about clean sample {number}")
    return faults


def main():
    n_failed = 0
    print(f"1..{len(STYLE.RULES)}")
    for number, check in enumerate(STYLE.RULES, 1):
        faults = try_rule(check)
        n_failed += bool(faults)
        print(f"{'not ' if faults else ''}ok {number} {check.__name__[6:]}")
        for fault in faults:
            print(f"# {fault}")
    sys.exit(1 if n_failed else 0)


if __name__ == "__main__":
    main()
