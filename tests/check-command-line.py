#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what the programs say of themselves with their manual pages and completions; prints TAP.

usage: check-command-line.py FOLDER PLUMB PLUMB-CLI
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(sys.argv[1])
PROGRAMS = {"plumb": pathlib.Path(sys.argv[2]).resolve(), "plumb-cli": pathlib.Path(sys.argv[3]).resolve()}
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8",
               "PATH": ":".join([*(str(program.parent) for program in PROGRAMS.values()), os.environ["PATH"]])}
# Completes a command line as an interactive shell does, and prints what it would offer.
COMPLETE = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
function_name=$(complete -p "$1" | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
$function_name "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
[ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
"""
points = []


def point(wrong, sentence):
    """WRONG: what does not hold; nothing if all does."""
    points.append(not wrong)
    print(f"{'not ok' if wrong else 'ok'} {len(points)} - {sentence}")
    for line in wrong or ():
        print(f"# {line}")


def ask(program, *arguments, stdin=""):
    return subprocess.run([PROGRAMS[program], *arguments], check=True, text=True, env=ENVIRONMENT, input=stdin,
                          capture_output=True, encoding="utf-8").stdout


def list_options(*arguments):
    return re.findall(r"^  (?:-., )?(--[a-z-]+)", ask(*arguments), re.MULTILINE)


def list_commands():
    return re.findall(r"^  ([a-z][a-z-]*) ", ask("plumb-cli", "--help"), re.MULTILINE)


def complete(*words):
    said = subprocess.run(["bash", "-c", COMPLETE, "bash", FOLDER / "data/bash-completion" / words[0], *words],
                          check=True, text=True, env=ENVIRONMENT, capture_output=True, encoding="utf-8")
    if said.stderr:
        raise RuntimeError(said.stderr)
    return said.stdout.split("\n")[:-1]


def differ(found, promised):
    return [f"missing: {name}" for name in sorted(set(promised) - set(found))] + \
           [f"too many: {name}" for name in sorted(set(found) - set(promised))]


def check_manual(name, commands, options):
    path = FOLDER / f"data/man/{name}.1"
    said = subprocess.run(["mandoc", "-Tlint", "-Wwarning", path], text=True, capture_output=True, check=False)
    point(said.stdout.splitlines(), f"{name}.1 is a sound manual page")
    text = re.sub(r"\\f.", "", path.read_text(encoding="utf-8")).replace("\\-", "-")
    point([option for option in options if not re.search(rf"(?<![\w-]){option}(?![\w-])", text)],
          f"{name}.1 tells of every option")
    headings = re.findall(r"\.TP\n(?:\.B )?([a-z][a-z-]*)", text)
    point(differ(headings, commands), f"{name}.1 tells of every command, and of no other")


def check_manual_of_each(commands):
    """A command's own options stand where the command does."""
    text = re.sub(r"\\f.", "", (FOLDER / "data/man/plumb-cli.1").read_text(encoding="utf-8")).replace("\\-", "-")
    parts = re.split(r"\.TP\n(?:\.B )?(?=[a-z])", text)
    told = {re.match(r"[a-z-]+", part).group(): part for part in parts[1:]}
    wrong = [f"{command}: {option}" for command in commands for option in list_options("plumb-cli", command, "--help")
             if option not in ("--help", "--json") and not re.search(rf"{option}(?![\w-])", told.get(command, ""))]
    point(wrong, "each command's options are told of with the command")


def check_completion(commands, folder):
    point(differ(complete("plumb", "--"), list_options("plumb", "--help-all")), "plumb's options are offered")
    point(differ(complete("plumb-cli", ""), commands), "plumb-cli's commands are offered")
    point(differ(complete("plumb-cli", "--profile", folder, ""), commands), "and after --profile too")
    point(differ(complete("plumb-cli", "--"), ["--help", "--profile", "--version"]), "and what may stand before them")
    wrong = [f"{command}: {difference}" for command in commands
             for difference in differ(complete("plumb-cli", command, "--"), list_options("plumb-cli", command, "--help"))]
    point(wrong, "each command's options are offered")
    point(differ(complete("plumb-cli", "test", "--w"), ["--wait"]), "but only those that begin as what was typed")


def check_completion_of_names(folder, commands):
    """NAMES: what is offered for what was typed."""
    offered = {"Contoso\\ l": "Contoso\\ leads", '"Contoso l': "Contoso leads", "'Contoso l": "Contoso leads",
               "O": 'O\\\'Neil\\ \\"North\\"/\\\\South', "Ол": "Ольга"}
    for name in ("O'Neil \"North\"/\\South", "Ольга"):
        ask("plumb-cli", "--profile", folder, "add", "https", name, "--secrets-stdin",
            stdin="url=https://leads.example/in\n")
    wrong = [f"{typed}: {difference}" for typed, name in offered.items()
             for difference in differ(complete("plumb-cli", "--profile", folder, "check", typed), [name])]
    point(wrong, "whatever is in it, and however it was begun")
    takes_a_name = [command for command in commands if re.search(
        rf"^  plumb-cli \S+ {command} \[?NAME", ask("plumb-cli", command, "--help"), re.MULTILINE)]
    point([] if takes_a_name else ["there are none"], "there are commands that want a name")
    point([command for command in takes_a_name
           if complete("plumb-cli", "--profile", folder, command, "Con") != ["Contoso\\ leads"]],
          "after every command that wants one")


def check_completion_of_values(folder, commands):
    kinds = re.findall(r"^([a-z][a-z-]*) ", ask("plumb-cli", "kinds"), re.MULTILINE)
    point(differ(complete("plumb-cli", "twin", ""), kinds), "kinds are offered where a kind is wanted")
    faults = [line.split()[0] for line in ask("plumb-cli", "twin", "azure-table", "--list-faults").splitlines()]
    point(differ(complete("plumb-cli", "twin", "azure-table", "--fault", "=", ""), faults),
          "a twin's faults are offered")
    point(differ(complete("plumb-cli", "explain", "--kind", "=", ""), kinds), "and kinds where an option wants one")
    ENVIRONMENT.update(SECRET_BACKEND="file", SECRET_FILE_TEST_PASSWORD="test",
                       SECRET_FILE_TEST_PATH=f"{folder}/test.keyring")
    ask("plumb-cli", "--profile", folder, "add", "https", "Contoso leads", "--secrets-stdin",
        stdin="url=https://leads.example/in\n")
    point(differ(complete("plumb-cli", "--profile", folder, "check", "Con"), ["Contoso\\ leads"]),
          "a destination's name is offered, with its blanks quoted")
    check_completion_of_names(folder, commands)
    point(differ(complete("plumb-cli", "--profile", folder, "set", "Contoso leads", "key-"), ["key-spelling="]),
          "a field is offered, ready for its value")
    point(differ(complete("plumb-cli", "leads", "--limit", ""), []), "nothing is offered where a number is wanted")


def check_version(folder):
    said = ask("plumb", "--version")
    beside = [["--version", "--practice"], ["--profile", folder, "--version"]]
    wrong = [arguments for arguments in beside if ask("plumb", *arguments) != said]
    point(wrong, "plumb tells its version also where something else stands beside it, and no window opens")


def main():
    commands = list_commands()
    options = {"--help", "--profile", "--version"}
    options.update(option for command in commands for option in list_options("plumb-cli", command, "--help"))
    check_manual("plumb", [], list_options("plumb", "--help-all"))
    check_manual("plumb-cli", commands, sorted(options))
    check_manual_of_each(commands)
    with tempfile.TemporaryDirectory() as folder:
        check_version(folder)
        check_completion(commands, folder)
        check_completion_of_values(folder, commands)
    print(f"1..{len(points)}")
    return 0 if all(points) else 1


if __name__ == "__main__":
    sys.exit(main())
