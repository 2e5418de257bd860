# SPDX-License-Identifier: GPL-3.0-or-later
"""Surroundings for a journey through the installed Flatpak: the real keyring and the portals beside it.

usage of what uses this: PROGRAM INSTALLATION [ARGUMENT…]; INSTALLATION is a Flatpak installation with Plumb.
"""

import os
import pathlib
import shutil
import subprocess
import sys

JOURNEYS = pathlib.Path(__file__).resolve().parents[1] / "tests/journeys"
sys.path.insert(0, str(JOURNEYS))

from screen import Screen  # noqa: E402
from surroundings import Journey, Unfulfilled, wait_for  # noqa: E402

ID = "io.github.plumb.Plumb"
# Not Flatpak's own helper, which would leave a server for certificates behind.
PORTALS = ("org.a11y.Bus", "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Documents",
           "org.freedesktop.portal.Flatpak",
           "org.freedesktop.impl.portal.PermissionStore", "org.freedesktop.impl.portal.desktop.gtk")
KEYRING = "org.freedesktop.secrets"


class Sandbox(Journey):
    """A journey whose programs are those of the Flatpak, started with OPTIONS of `flatpak run`."""

    def __init__(self, title):
        super().__init__(title, build="/nonexistent")
        self.options = []
        for name in ("GSETTINGS_SCHEMA_DIR", "GSETTINGS_BACKEND", "NODE_PATH", "GIO_USE_VFS"):
            self.env.pop(name)
        # GNOME's keyring answers for the secret portal, but only in its own desktop.
        self.env.update(FLATPAK_USER_DIR=str(pathlib.Path(sys.argv[1]).resolve()), XDG_CURRENT_DESKTOP="GNOME",
                        XDG_DATA_DIRS="/usr/local/share:/usr/share")

    def get_flatpak(self, command, *arguments):
        return ["flatpak", "--user", "run", f"--command={command}", *self.options, ID, *arguments]

    def get_window(self, *arguments):
        return self.get_flatpak("plumb", *arguments)

    def get_cli(self, *arguments):
        return self.get_flatpak("plumb-cli", *arguments)

    def shell(self, command, *arguments):
        return self.finish_program(self.get_flatpak("sh", "-c", command, "sh", *arguments))

    def start_session(self, with_portals=True):
        """A bus with what a desktop has on it; without portals, only what is not one."""
        services = [name for name in PORTALS if with_portals or "portal" not in name]
        self.start_bus(*(name for name in services if pathlib.Path(f"/usr/share/dbus-1/services/{name}.service").exists()))

    def lose_keyring(self):
        """Ends the keyring's daemon and removes what it kept."""
        for program in self.programs:
            if program.name == "gnome-keyring-daemon":
                program.end()
        shutil.rmtree(self.work / "data/keyrings")

    def end_session(self):
        """Ends the bus, and the portals with it."""
        self.lose_keyring()
        for program in self.programs:
            if program.name == "dbus-daemon":
                program.end()
        for service in (self.work / "services").iterdir():
            service.unlink()

    def find_data(self):
        return self.home / ".var/app" / ID / "data"

    def clean_up(self):
        # The document portal's mount, where it could make one, would keep the folder.
        documents = self.work / "run/doc"
        if os.path.ismount(documents):
            subprocess.run(["fusermount3", "-u", "-z", documents], check=False)
        super().clean_up()


class SandboxScreen(Screen):
    def is_ours(self, application):
        """Its process has a number of its own inside the sandbox, so that its name must do."""
        return application.get_name() in ("plumb", "Plumb", ID)


__all__ = ["ID", "JOURNEYS", "KEYRING", "Sandbox", "SandboxScreen", "Unfulfilled", "wait_for"]
