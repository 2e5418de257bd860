# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop as far as it talks to Plumb: its bus, its search, its settings."""

import configparser
import json
import pathlib
import urllib.request

from gi.repository import Gio, GLib

from screen import Screen
from surroundings import HERE, find_free_port, wait_for

NAME = "io.github.plumb.Plumb"
PATH = "/io/github/plumb/Plumb"
MAIN = "Plumb"
WIZARD = "Set up a destination"
# Of the application without a window: GApplication's 10 s, and some.
IDLE_LIMIT = 25
SAMPLE = HERE.parent / "data/incoming/https-documented.json"
PEOPLE = [("Ada", "Lovelace", "Fabrikam", "INS"), ("Grace", "Hopper", "Fabrikam", "DNC"),
          ("MSFT_TEST_1", "MSFT_TEST_1", "Fabrikam", "INS")]


class Started:
    """What the bus started, as far as a screen wants to know."""

    err = ""

    def __init__(self, pid):
        self.pid = pid
        self.process = self
        self.returncode = None

    def poll(self):
        return None if pathlib.Path(f"/proc/{self.pid}").exists() else 0


def call(journey, method, arguments, path=PATH, name=NAME):
    """Returns what the method gives: unpacked, and alone if it is one thing."""
    interface, _, member = method.rpartition(".")
    answer = journey.bus.call_sync(name, path, interface, member, arguments, None, Gio.DBusCallFlags.NONE, 20000,
                                   None).unpack()
    return answer[0] if len(answer) == 1 else answer


def search(journey, method, signature, *arguments):
    return call(journey, f"org.gnome.Shell.SearchProvider2.{method}", GLib.Variant(signature, arguments),
                f"{PATH}/SearchProvider")


def act(journey, action, *parameter):
    """As the desktop does what an application's own menu or notification asks for."""
    call(journey, "org.freedesktop.Application.ActivateAction", GLib.Variant("(sava{sv})", (action, parameter, {})))


def find_pid(journey):
    """Returns the process that is Plumb on the bus, 0 if nobody is."""
    bus = "org.freedesktop.DBus"
    owned = call(journey, f"{bus}.NameHasOwner", GLib.Variant("(s)", (NAME,)), "/", bus)
    return call(journey, f"{bus}.GetConnectionUnixProcessID", GLib.Variant("(s)", (NAME,)), "/", bus) if owned else 0


def wait_for_the_end(journey, pid, what, limit=IDLE_LIMIT):
    wait_for(lambda: not pathlib.Path(f"/proc/{pid}").exists(), what, limit)
    journey.point(True, what)


def has_window(journey):
    return journey.finish_program(["xdotool", "search", "--onlyvisible", "--name", "^Plumb$"]).out != ""


def write_settings(journey, **values):
    """As the desktop's own tools do, beside Plumb."""
    keyfile = journey.work / "config/glib-2.0/settings/keyfile"
    keyfile.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key.replace('_', '-')}={value}" for key, value in values.items()]
    keyfile.write_text("\n".join(["[io/github/plumb/Plumb]", *lines, ""]), encoding="utf-8")


def start(journey):
    """A bus that starts the built Plumb as the installed one's does."""
    journey.screen = Screen(journey)
    journey.env.update(GSETTINGS_BACKEND="keyfile", PATH="/usr/bin:/bin")
    service = configparser.ConfigParser()
    service.optionxform = str
    service.read(journey.build / f"data/{NAME}.service")
    journey.equal(service["D-BUS Service"]["Name"], NAME, "the service has the application's name")
    program = pathlib.Path(journey.get_window()[0])
    arguments = service["D-BUS Service"]["Exec"].split()[1:]
    service["D-BUS Service"]["Exec"] = " ".join([str(program), *arguments])
    with open(journey.work / f"services/{NAME}.service", "w", encoding="utf-8") as file:
        service.write(file, space_around_delimiters=False)
    journey.start_bus("org.a11y.Bus")
    journey.screen.connect()
    connect(journey)


def connect(journey):
    """To the bus, as the desktop is."""
    flags = Gio.DBusConnectionFlags
    journey.bus = Gio.DBusConnection.new_for_address_sync(
        journey.env["DBUS_SESSION_BUS_ADDRESS"], flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)


def take_leads(journey, command=None):
    """COMMAND: what starts plumb-cli on the user's own profile."""
    port = find_free_port()
    receiver = journey.start([*(command or [journey.build / "src/cli/plumb-cli"]), "receive", "--port", port, "--json"])
    url = json.loads(receiver.wait_for_line())["url"]
    sample = json.loads(SAMPLE.read_text(encoding="utf-8"))
    for first, last, company, action in PEOPLE:
        sample["UserDetails"].update(FirstName=first, LastName=last, Company=company,
                                     Email=f"{first.lower()}@fabrikam.example", Phone="5550100")
        sample.update(ActionCode=action, OfferTitle="Contoso VM")
        request = urllib.request.Request(url, json.dumps(sample).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            journey.equal(answer.status // 100, 2, f"{last}'s lead is taken")
    receiver.end()
