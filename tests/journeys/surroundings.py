# SPDX-License-Identifier: GPL-3.0-or-later
"""Surroundings of its own for a journey: a home, a message bus, a keyring, programs that end with it.

A journey is a program that makes a Journey, makes points with it, and ends with its finish ().
Nothing sleeps: wait_for () asks again until what is waited for holds, or fails at its limit.
"""

import base64
import itertools
import json
import os
import pathlib
import secrets
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
LIMIT = 20

BUS = """<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class Unfulfilled(Exception):
    """What a journey waited for did not come."""


def wait_for(condition, what, limit=LIMIT):
    """Returns what CONDITION gives as soon as that is true."""
    ends = time.monotonic() + limit
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > ends:
            raise Unfulfilled(f"waited {limit} s for {what}")
        # A turn of waiting, not the wait itself: the limit is above.
        select.select([], [], [], 0.02)


def find_free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_listening(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def find_node_modules():
    """Where tests/run puts what it gets from npm."""
    cache = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    folder = os.environ.get("PLUMB_TEST_NODE") or pathlib.Path(cache) / "plumb-tests/node"
    return pathlib.Path(folder) / "node_modules"


class Output:
    """What a finished program said."""

    def __init__(self, status, out, err):
        self.status = status
        self.out = out
        self.err = err

    @property
    def json(self):
        return json.loads(self.out)

    def __str__(self):
        return f"status {self.status}, out {self.out[-600:]!r}, err {self.err[-600:]!r}"


class Program:
    """A program that runs beside the journey; its output is kept in files."""

    def __init__(self, journey, arguments, stdin=None, env=None):
        self.name = pathlib.Path(arguments[0]).name
        stem = journey.logs / f"{next(journey.numbers):03}-{self.name}"
        self.out_path = stem.with_suffix(".out")
        self.err_path = stem.with_suffix(".err")
        with open(self.out_path, "wb") as out, open(self.err_path, "wb") as err:
            self.process = subprocess.Popen(
                arguments, stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL,
                stdout=out, stderr=err, env=env or journey.env, start_new_session=True)
        if stdin is not None:
            self.process.stdin.write(stdin.encode())
            self.process.stdin.close()

    @property
    def out(self):
        return self.out_path.read_text(encoding="utf-8", errors="replace")

    @property
    def err(self):
        return self.err_path.read_text(encoding="utf-8", errors="replace")

    @property
    def lines(self):
        """The whole lines so far; one that is still being written is not among them."""
        return self.out.split("\n")[:-1]

    def wait_for_line(self, number=1, limit=LIMIT):
        def has_line():
            if len(self.lines) >= number:
                return True
            if self.process.poll() is not None:
                raise Unfulfilled(f"{self.name} ended with {self.process.returncode}: {self.err[-600:]}")
            return False

        wait_for(has_line, f"line {number} of {self.name}", limit)
        return self.lines[number - 1]

    def end(self, number=signal.SIGTERM, limit=LIMIT):
        """Ends it and returns its status."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(limit)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Unfulfilled(f"{self.name} did not end when told to") from None


class Journey:
    def __init__(self, title, build=None):
        self.title = title
        self.build = pathlib.Path(build or sys.argv[1]).resolve()
        self.n_points = 0
        self.n_failed = 0
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="plumb-journey-"))
        # Beside the home, since what Plumb writes is searched for secrets there.
        self.home = self.work / "home"
        self.logs = self.work / "logs"
        self.folders = [self.home, self.work / "run", self.work / "data", self.work / "config",
                        self.work / "cache", self.work / "state", self.work / "profile"]
        for folder in [*self.folders, self.logs, self.work / "services"]:
            folder.mkdir(mode=0o700)
        self.programs = []
        self.numbers = itertools.count()
        self.node_modules = find_node_modules()
        self.env = self.make_environment()

    def make_environment(self):
        kept = {name: os.environ[name] for name in ("PATH", "DISPLAY", "GDK_BACKEND", "GSK_RENDERER")
                if name in os.environ}
        schemas = self.work / "schemas"
        schemas.mkdir()
        for schema in (HERE.parents[1] / "data").glob("*.gschema.xml"):
            shutil.copy(schema, schemas)
        subprocess.run(["glib-compile-schemas", str(schemas)], check=True)
        return {
            **kept,
            "HOME": str(self.home), "TMPDIR": str(self.work / "run"), "LC_ALL": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(self.work / "run"), "XDG_DATA_HOME": str(self.work / "data"),
            "XDG_CONFIG_HOME": str(self.work / "config"), "XDG_CACHE_HOME": str(self.work / "cache"),
            "XDG_STATE_HOME": str(self.work / "state"), "GSETTINGS_BACKEND": "memory",
            "GSETTINGS_SCHEMA_DIR": str(schemas), "GIO_USE_VFS": "local",
            "GIO_USE_PROXY_RESOLVER": "dummy", "NODE_PATH": str(self.node_modules),
            # A path that no bus listens at: nothing is started behind the journey's back.
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.work / 'no-bus'}",
        }

    # Points

    def point(self, holds, sentence, detail=""):
        self.n_points += 1
        if not holds:
            self.n_failed += 1
        print(f"{'ok' if holds else 'not ok'} {self.n_points} - {self.title}: {sentence}", flush=True)
        if not holds:
            for line in str(detail).splitlines()[:400]:
                print(f"# {line[:1000]}", flush=True)
        return holds

    def equal(self, found, promised, sentence):
        return self.point(found == promised, sentence, f"found {found!r}, promised {promised!r}")

    def run(self, steps, one_after_another=False):
        """Goes through STEPS and ends; a step that breaks off is a failed point.

        ONE_AFTER_ANOTHER: no step can do without those before it.
        """
        # The runner ends what takes too long; what was started must end too.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        try:
            for step in steps:
                try:
                    step(self)
                except Exception as error:  # pylint: disable=broad-except
                    self.point(False, f"{step.__name__.replace('_', ' ')} goes to its end",
                               f"{type(error).__name__}: {error}\n{self.tell_place(error)}")
                    if one_after_another:
                        break
        finally:
            self.clean_up()
        print(f"1..{self.n_points}", flush=True)
        sys.exit(1 if self.n_failed else 0)

    @staticmethod
    def tell_place(error):
        places = []
        trace = error.__traceback__
        while trace is not None:
            places.append(f"{pathlib.Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
            trace = trace.tb_next
        return " > ".join(places)

    def clean_up(self):
        for program in reversed(self.programs):
            if program.process.poll() is None:
                try:
                    os.killpg(program.process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
                program.process.wait()
        if self.n_failed and os.environ.get("PLUMB_TEST_KEEP"):
            print(f"# kept: {self.work}")
        else:
            shutil.rmtree(self.work, ignore_errors=True)

    # Programs

    def start(self, arguments, stdin=None, env=None):
        program = Program(self, [str(argument) for argument in arguments], stdin, env)
        self.programs.append(program)
        return program

    def finish_program(self, arguments, stdin="", limit=60):
        """Runs a program to its end."""
        program = self.start(arguments, stdin)
        try:
            status = program.process.wait(limit)
        except subprocess.TimeoutExpired:
            program.process.kill()
            program.process.wait()
            raise Unfulfilled(f"{arguments} did not end within {limit} s: {program.err}") from None
        return Output(status, program.out, program.err)

    def get_window(self, *arguments):
        """What starts Plumb with its window; a journey through another build has its own."""
        return [self.build / "src/app/plumb", *arguments]

    def get_cli(self, *arguments):
        return [self.build / "src/cli/plumb-cli", "--profile", self.work / "profile", *arguments]

    def cli(self, *arguments, stdin="", limit=60):
        return self.finish_program(self.get_cli(*arguments), stdin, limit)

    def start_cli(self, *arguments):
        return self.start(self.get_cli(*arguments))

    # What Plumb finds around it

    def start_bus(self, *services):
        """A bus of its own that starts nothing but SERVICES."""
        for service in services:
            shutil.copy(f"/usr/share/dbus-1/services/{service}.service", self.work / "services")
        config = self.work / "bus.conf"
        config.write_text(BUS.format(folder=self.work / "run", services=self.work / "services"),
                          encoding="utf-8")
        bus = self.start(["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"])
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.wait_for_line()

    def start_keyring(self):
        """The real GNOME Keyring, unlocked."""
        self.start(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
                   stdin=secrets.token_hex(8))
        found = self.finish_program(["gdbus", "wait", "--session", "--timeout", "10",
                                     "org.freedesktop.secrets"])
        if found.status != 0:
            raise Unfulfilled("no keyring: " + found.err)

    def start_azurite(self, service="table"):
        """A service of Azure's emulator, table or blob; returns its connection string and the account's key."""
        key = secrets.token_bytes(64)
        text = base64.b64encode(key).decode()
        port = find_free_port()
        folder = self.work / f"azurite-{service}"
        folder.mkdir(exist_ok=True)
        env = {**self.env, "AZURITE_ACCOUNTS": f"plumbjourney:{text}"}
        azurite = self.start(
            [self.node_modules / f".bin/azurite-{service}", "--silent", "--disableTelemetry",
             "--location", folder, f"--{service}Host", "127.0.0.1", f"--{service}Port", port], env=env)

        def is_ready():
            if azurite.process.poll() is not None:
                raise Unfulfilled(f"Azurite ended: {azurite.out} {azurite.err}")
            return is_listening(port)

        wait_for(is_ready, "Azurite", 60)
        return (f"DefaultEndpointsProtocol=http;AccountName=plumbjourney;AccountKey={text};"
                f"{service.title()}Endpoint=http://127.0.0.1:{port}/plumbjourney;"), text

    def call_tables(self, connection_string, *calls):
        """Has the npm client @azure/data-tables make CALLS; returns what each gave."""
        return self.call_client("call-tables.cjs", connection_string, calls)

    def call_blobs(self, connection_string, *calls):
        """Has the npm client @azure/storage-blob make CALLS; returns what each gave."""
        return self.call_client("call-blobs.cjs", connection_string, calls)

    def call_client(self, client, connection_string, calls):
        order = json.dumps({"connection": connection_string, "calls": calls})
        said = self.finish_program(["node", HERE / client], stdin=order)
        if said.status != 0:
            raise Unfulfilled(f"{client}: {said}")
        return [json.loads(line) for line in said.out.splitlines()]

    # Secrets

    def find_secret(self, secret):
        """Returns where SECRET is, in any spelling, among what Plumb wrote and printed."""
        spellings = spell(secret)
        # The keyring's own file is where secrets belong; it is encrypted, and searched like the rest.
        paths = [path for folder in [*self.folders, self.logs] for path in folder.rglob("*")]
        found = []
        for path in paths:
            if path.is_symlink() or not path.is_file():
                continue
            content = path.read_bytes()
            found += [f"{path}: {name}" for name, spelling in spellings.items() if spelling in content]
        return found


def spell(secret):
    """Returns the ways to write a SECRET that could end up in a file."""
    spellings = {
        "as it is": secret.encode(),
        "percent-encoded": urllib.parse.quote(secret, safe="").encode(),
        "percent-encoded in small letters": urllib.parse.quote(secret, safe="").lower().encode(),
        "base64": base64.b64encode(secret.encode()).rstrip(b"="),
        "UTF-16": secret.encode("utf-16-le"),
        "in JSON": secret.replace("/", "\\/").encode(),
    }
    try:
        raw = base64.b64decode(secret, validate=True)
    except ValueError:
        return spellings
    if len(secret) < 32:
        return spellings  # A part of it might be anything.
    half = len(secret) // 2
    return {
        **spellings,
        "without padding": secret.rstrip("=").encode(),
        "raw": raw,
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
        "its first half": secret[:half].encode(),
        "its second half": secret[half:-8].encode(),
    }
