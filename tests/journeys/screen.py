# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as somebody with a screen reader has it: through its accessibility tree.

GTK 4.8 does not activate rows and check buttons that way, so those are clicked with xdotool.
"""

import os
import pathlib
import re

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from surroundings import Unfulfilled, wait_for  # noqa: E402

ENTRIES = {"text", "entry", "password text", "search box", "search bar"}
# What somebody can do something with, and so must have a name.
CONTROLS = {"push button", "toggle button", "menu button", "button", "check box", "radio button", "switch",
            "combo box", "list item", "menu item", "page tab", "spin button", "slider", "link", *ENTRIES}
# What has nothing below it that matters.
LEAVES = {"label", "scroll bar", "separator", "image", "icon"}
# What the toolkit says of a control that nobody named.
NO_NAMES = re.compile(r"^(Gtk|Adw|Plumb)[A-Z]\w+$")


def tidy(name):
    """What is read out: without the mark of a mnemonic, and once if it is there twice."""
    name = name.replace("_", "").strip()
    half = name[:len(name) // 2]
    return half if name == f"{half} {half}" else name


def is_on_screen(node):
    """Whether NODE has been given a place; what is on pages not visited yet has none."""
    component = node.get_component_iface()
    place = component and component.get_extents(Atspi.CoordType.WINDOW)
    return place is not None and place.width > 0 and place.height > 0


def read_name(node):
    """The name of NODE; None for a window that goes at this moment."""
    try:
        return node.get_name()
    except GLib.Error:
        return None


class Screen:
    """A screen, its accessibility bus, and the application that runs there."""

    def __init__(self, journey):
        self.journey = journey
        # The screen first: what the bus starts needs it.
        display = journey.start(["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp",
                                 "-noreset"]).wait_for_line()
        journey.env.update(DISPLAY=f":{display.strip()}", GDK_BACKEND="x11", GSK_RENDERER="cairo",
                           GTK_A11Y="atspi", GDK_DEBUG="gl-disable")
        journey.env.pop("WAYLAND_DISPLAY", None)

    def connect(self):
        """To be called once the journey has its bus."""
        for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
            os.environ[name] = self.journey.env[name]
        Atspi.init()

    def start(self, *arguments):
        self.program = self.journey.start(self.journey.get_window(*arguments))
        wait_for(self.find_application, "the application on the accessibility bus", 30)

    def find_application(self):
        if self.program.process.poll() is not None:
            raise Unfulfilled(f"Plumb ended with {self.program.process.returncode}: {self.program.err[-800:]}")
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and self.is_ours(application):
                application.set_cache_mask(Atspi.Cache.ROLE)
                return application
        return None

    def is_ours(self, application):
        return application.get_process_id() == self.program.process.pid

    # The tree

    def list_children(self, node):
        """Asks for all of them at once: GTK 4.8 ends a program that is asked for a window gone meanwhile."""
        try:
            n_children = 0 if node is None or node.get_role_name() in LEAVES else node.get_child_count()
            return [child for child in map(node.get_child_at_index, range(n_children)) if child is not None]
        except GLib.Error:
            return []

    def walk(self, start=None, path=()):
        """Yields every node below START, with the roles and names on the way to it."""
        for child in self.list_children(start or self.find_application()):
            try:
                name = child.get_name()
                if name == "GtkStackPage" and not any(map(is_on_screen, self.list_children(child))):
                    continue  # Nobody has been there yet.
                below = (*path, f"{child.get_role_name()} {name!r}")
            except GLib.Error:
                continue  # It went away while it was looked at.
            yield child, below
            yield from self.walk(child, below)

    def find(self, name, *roles, within=None):
        """Returns the first node whose name matches the pattern NAME, below the frame WITHIN."""
        pattern = re.compile(name)
        if isinstance(within, str):
            windows = self.list_children(self.find_application())
            within = next((window for window in windows if read_name(window) == within), None)
            if within is None:
                return None
        for node, _ in self.walk(within):
            try:
                if roles and node.get_role_name() not in roles:
                    continue
                name = node.get_name() or ""
                if pattern.fullmatch(name) or pattern.fullmatch(tidy(name)):
                    return node
            except GLib.Error:
                continue
        return None

    def wait(self, name, *roles, limit=20, within=None):
        try:
            return wait_for(lambda: self.find(name, *roles, within=within), f"{name!r} {roles} on the screen", limit)
        except Unfulfilled as error:
            raise Unfulfilled(f"{error}\n{self.tell()}") from None

    def wait_for_windows(self, number, limit=20):
        wait_for(lambda: self.find_application().get_child_count() == number, f"{number} windows", limit)

    def tell(self):
        """Everything there is, for a message about what is not."""
        return "\n".join("  " * len(path) + path[-1] for _, path in self.walk())

    def find_nameless(self, window):
        """Returns the path of each control without a name of its own in the window of that title."""
        found = []
        for node, path in self.walk(next(frame for frame in self.list_children(self.find_application())
                                           if frame.get_name() == window)):
            try:
                is_control = node.get_role_name() in CONTROLS and is_on_screen(node)
                name = node.get_name() or ""
            except GLib.Error:
                continue
            # The button that closes a toast is libadwaita's own, and 1.2 gives it no name; nor does it name choices.
            is_foreign = "AdwToastWidget" in " ".join(path) or "list 'GtkListView'" in path
            if is_control and (not name.strip() or NO_NAMES.match(name)) and not is_foreign:
                found.append(" > ".join(path))
        return found

    # What somebody does

    def press(self, name, *roles, limit=20, within=None):
        """Presses a button once it can be pressed."""
        button = self.wait(name, *(roles or ("push button", "button", "toggle button", "menu item")), limit=limit,
                           within=within)
        wait_for(lambda: button.get_state_set().contains(Atspi.StateType.SENSITIVE), f"{name!r} to be sensitive", limit)
        action = button.get_action_iface()
        if action is None or action.get_n_actions() == 0:
            raise Unfulfilled(f"{name!r} cannot be pressed")
        action.do_action(0)

    def type_into(self, node, text):
        editable = node.get_editable_text_iface()
        if editable is None:
            raise Unfulfilled(f"{node.get_role_name()} {node.get_name()!r} takes no text")
        editable.set_text_contents(text)

    def read_text(self, node):
        return Atspi.Text.get_text(node, 0, -1) if "Text" in node.get_interfaces() else ""

    def count_characters(self, node):
        """How many there are, also where they are masked."""
        return Atspi.Text.get_character_count(node)

    def find_entry(self, start):
        """Returns the first node at or below START that takes text."""
        for node, _ in [(start, ()), *self.walk(start)]:
            if node.get_editable_text_iface() is not None:
                return node
        raise Unfulfilled(f"{start.get_name()!r} has no entry")

    def run_xdotool(self, *arguments):
        said = self.journey.finish_program(["xdotool", *arguments])
        if said.status != 0:
            raise Unfulfilled(f"xdotool {arguments}: {said}")
        return said.out

    def find_window(self, window):
        """Returns what the screen knows the window of that title by."""
        return self.run_xdotool("search", "--onlyvisible", "--name", f"^{window}$").split()[-1]

    def find_place(self, window):
        """Returns the left, top, width and height of the window of that title."""
        geometry = dict(line.split("=") for line in
                        self.run_xdotool("getwindowgeometry", "--shell", self.find_window(window)).split())
        return [int(geometry[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")]

    def click(self, node, window):
        """Clicks the middle of NODE, which is in the window of that title."""
        place = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        left, top, _, _ = self.find_place(window)
        self.run_xdotool("mousemove", str(left + place.x + place.width // 2),
                         str(top + place.y + place.height // 2), "click", "1")

    def scroll(self, window, down):
        """Turns the wheel once in the middle of the window."""
        left, top, width, height = self.find_place(window)
        self.run_xdotool("mousemove", str(left + width // 2), str(top + height // 2), "click", "5" if down else "4")

    def scroll_to(self, node, window):
        """Turns the wheel until NODE is inside of the window of that title, clear of its bars."""
        def is_inside():
            place = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            height = self.find_place(window)[3]
            if place.y < 110 or place.y + place.height > height - 30:
                self.scroll(window, place.y >= 110)
                return False
            return True

        wait_for(is_inside, f"{node.get_name()!r} to be scrolled to")

    def focus_window(self, window):
        """What a window manager does for the window that is in front; here is none."""
        self.run_xdotool("windowfocus", "--sync", self.find_window(window))

    def resize(self, window, width, height):
        self.run_xdotool("windowsize", "--sync", self.find_window(window), str(width), str(height))

    # What somebody looks at

    def take_picture(self, name, window):
        """Takes a picture of a window if PLUMB_TEST_SCREENSHOTS names a folder; returns its content."""
        folder = os.environ.get("PLUMB_TEST_SCREENSHOTS")
        if not folder:
            return None
        path = pathlib.Path(folder) / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        left, top, width, height = self.find_place(window)
        self.journey.finish_program(["import", "-window", "root", "-crop", f"{width}x{height}+{left}+{top}", "+repage",
                                     "-strip", "-define", "png:exclude-chunks=date,time", path])
        return path.read_bytes()

    def take_pictures(self, name, window):
        """The same of a page that is longer than its window, scrolled to its end."""
        taken = self.take_picture(name, window)
        for number in range(2, 6 if taken else 0):
            for _ in range(8):
                self.scroll(window, True)
            before, taken = taken, self.take_picture(f"{name}-{number}", window)
            if taken == before:
                (pathlib.Path(os.environ["PLUMB_TEST_SCREENSHOTS"]) / f"{name}-{number}.png").unlink()
                break
